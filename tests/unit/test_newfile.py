"""``scripts/new.py`` leaves a file that passes the check but for what it marks."""

from __future__ import annotations

import io
import itertools

import pytest
from checks_cases import DAY, Case

from cancu import checks
from cancu import vocabulary as v
from cancu.issues import errors
from cancu.load import load
from cancu.newfile import main
from cancu.scaffold import TO_FILL


@pytest.fixture
def root(tmp_path):
    return Case(why="").build(tmp_path / "library")


def new(root, *arguments):
    return main(root, ["--ngay", "22/11/2026", *arguments])


def made(root, capsys, *arguments):
    assert new(root, *arguments) == 0, capsys.readouterr().err
    return capsys.readouterr().out.strip()


def left(root):
    return {issue.code for issue in errors(checks.run(load(root), DAY))}


@pytest.mark.parametrize(("arguments", "path"), [
    (["van-ban", "999/2025/NĐ-CP"], "legal/can-cu/nd-999-2025-nd-cp.md"),
    (["van-ban", "999 / 2025/ND-CP"], "legal/can-cu/nd-999-2025-nd-cp.md"),
    (["van-ban", "8/QĐ-TTg", "--ngay-ban-hanh", "05/02/2026"], "legal/can-cu/qd-8-qd-ttg-2026.md"),
    (["van-ban", "36-CT/TW"], "legal/chi-dao/ct-36-ct-tw.md"),
    (["van-ban", "9/2025/QH15"], "legal/can-cu/luat-9-2025-qh15.md"),
    (["van-ban", "9/2025/QH15", "--loai", "nghi-quyet"], "legal/can-cu/nq-9-2025-qh15.md"),
    (["van-ban", "24/2012/TTLT-BNV-BTC"], "legal/can-cu/ttlt-24-2012-ttlt-bnv-btc.md"),
    (["van-ban", "12/KH-UBND", "--dia-phuong", "xa-mau", "--co-quan-ban-hanh", "ubnd-xa"], "legal/chi-dao/kh-12-kh-ubnd-xa-mau.md"),
    (["ke-hoach", "--dia-phuong", "xa-mau", "--nam", "2027"], "legal/chi-dao/kh-xa-mau-2027.md"),
    (["ke-hoach", "15/KH-UBND", "--dia-phuong", "xa-mau", "--nam", "2027"], "legal/chi-dao/kh-15-xa-mau-2027.md"),
    (["phan-cong", "--ke-hoach", "kh-xa-2026", "--co-quan", "ubnd-xa", "--muc", "IV.2"], "docs/phan-cong/kh-xa-2026/ubnd-xa.md"),
    (["co-quan", "Trạm Y tế xã", "--cap", "xa", "--nganh", "y-te"], "docs/co-quan/tram-y-te-xa.md"),
    (["co-quan", "Trạm Y tế xã", "--cap", "xa", "--nganh", "y-te", "--ma", "tram-y-te"], "docs/co-quan/tram-y-te.md"),
])
def test_the_file_is_where_its_number_or_name_says_and_only_marks_are_wrong(root, capsys, arguments, path):
    assert made(root, capsys, *arguments) == path
    assert TO_FILL in (root / path).read_text("utf-8")
    assert left(root) == {"SO001"}


@pytest.mark.parametrize("audience", sorted(v.AUDIENCES))
def test_a_material_for_any_audience_only_lacks_its_words(root, capsys, audience):
    assert made(root, capsys, "tap-huan", "Chuyện mẫu", "--doi-tuong", audience) == "docs/tap-huan/chuyen-mau.md"
    assert left(root) == {"SO001"}


@pytest.mark.parametrize("minutes", ["3", "20", "90"])
def test_a_session_adds_up(root, capsys, minutes):
    made(root, capsys, "tap-huan", "Chuyện mẫu", "--doi-tuong", "cha-me", "--thoi-luong", minutes)
    assert "TH004" not in left(root)


def test_what_is_given_is_not_marked(root, capsys):
    path = made(
        root, capsys, "van-ban", "999/2025/NĐ-CP", "--ten", "Quy định mẫu", "--ngay-ban-hanh", "30/10/2025",
        "--ngay-hieu-luc", "15/12/2025",
    )
    text = (root / path).read_text("utf-8")
    assert "chua_ro" not in text
    assert text.count(TO_FILL) == 1
    assert "co_quan_ban_hanh:\n  - chinh-phu\n" in text


def test_an_existing_file_is_never_overwritten(root, capsys):
    before = (root / "docs/phan-cong/kh-xa-2026/cong-an-xa.md").read_bytes()
    assert new(root, "phan-cong", "--ke-hoach", "kh-xa-2026", "--co-quan", "cong-an-xa", "--muc", "IV.2") == 1
    assert "không ghi đè" in capsys.readouterr().err
    assert (root / "docs/phan-cong/kh-xa-2026/cong-an-xa.md").read_bytes() == before


@pytest.mark.parametrize(("arguments", "says"), [
    (["van-ban", "2/2025/NĐ-CP"], "đã có ở legal/can-cu/nd-2-2025-nd-cp.md"),
    (["van-ban", "QĐ732"], "không có dạng số"),
    (["van-ban", "12/PCTNXH"], "Thêm `--loai`"),
    (["van-ban", "999/2025/NĐ-CP", "--ngay-ban-hanh", "31/02/2025"], "không phải một ngày"),
    (["van-ban", "999/2025/NĐ-CP", "--co-quan-ban-hanh", "chinh-phuu"], "Có phải 'chinh-phu'?"),
    (["ke-hoach", "--dia-phuong", "xa-mauu", "--nam", "2027"], "Có phải 'xa-mau'?"),
    (["ke-hoach", "--dia-phuong", "xa-mau", "--nam", "hai"], "không phải một năm"),
    (["phan-cong", "--ke-hoach", "kh-xa-2025", "--co-quan", "ubnd-xa", "--muc", "I"], "Có phải 'kh-xa-2026'?"),
    (["tap-huan", "Mẫu", "--doi-tuong", "chame"], "Có phải 'cha-me'?"),
    (["tap-huan", "Mẫu", "--doi-tuong", "cha-me", "--thoi-luong", "1"], "từ 3 phút"),
    (["tap-huan", "???", "--doi-tuong", "cha-me"], "Không lập được mã"),
    (["co-quan", "Công an xã", "--cap", "xa", "--nganh", "cong-an"], "đã có ở docs/co-quan/cong-an-xa.md"),
    (["co-quan", "Mẫu", "--cap", "xã", "--nganh", "cong-an"], "Có phải 'xa'?"),
])
def test_what_cannot_be_made_is_told_with_what_to_type(root, capsys, arguments, says):
    before = sorted(root.rglob("*"))
    assert new(root, *arguments) == 1
    assert says in capsys.readouterr().err
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("arguments", [
    ["van-ban"], ["ke-hoach"], ["phan-cong"], ["tap-huan"], ["co-quan", "Mẫu"],
])
def test_without_a_terminal_nothing_is_asked(root, capsys, monkeypatch, arguments):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert new(root, *arguments) == 1
    assert "Thiếu:" in capsys.readouterr().err


def test_at_a_terminal_what_is_missing_is_asked(root, capsys, monkeypatch):
    answers = itertools.chain(["kh-xa-2026\n", "ubnd-xa\n", "IV.2\n"])

    class Terminal:
        def isatty(self):
            return True

        def readline(self):
            return next(answers)

    monkeypatch.setattr("sys.stdin", Terminal())
    assert made(root, capsys, "phan-cong") == "docs/phan-cong/kh-xa-2026/ubnd-xa.md"


def test_an_id_cannot_leave_the_folder(root, capsys):
    assert made(root, capsys, "co-quan", "Mẫu", "--cap", "xa", "--nganh", "khac", "--ma", "../../../ngoai") == "docs/co-quan/ngoai.md"
