"""Files of every kind, sound and broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import papers
import pytest

from cancu.graph import Graph
from cancu.importer.extraction import as_json, extract
from cancu.importer.paper import Unreadable
from cancu.importer.reading import lines_of

ROOT = Path(__file__).parents[2]
needs_font = pytest.mark.skipif(not papers.FONT.is_file(), reason="cần phông DejaVu (gói fonts-dejavu) để tạo PDF tiếng Việt")
HEAD = ["Số: 12/KH-UBND", "Sơn Hà, ngày 01 tháng 02 năm 2024", "KẾ HOẠCH", "Phòng, chống mại dâm năm 2024", "UBND tỉnh Sơn Hà ban hành kế hoạch như sau:"]


def test_automatic_numbers_of_word_are_kept(tmp_path: Path, graph: Graph) -> None:
    items = [
        (0, "MỤC TIÊU"), (1, "Giảm tác hại."), (0, "TỔ CHỨC THỰC HIỆN"), (1, "Sở Y tế"), (2, "Chủ trì xây dựng kế hoạch."), (2, "Báo cáo UBND tỉnh."),
        (1, "Công an tỉnh"), (-1, "Phối hợp với Sở Y tế kiểm tra."),
    ]
    papers.write_listed_docx(tmp_path / "a.docx", items, HEAD)
    found = as_json(extract(lines_of(tmp_path / "a.docx"), graph))
    assert [(s["co_quan"], s["vi_tri"], [t["vi_tri"] for t in s["nhiem_vu"]]) for s in found["phan_cong"]] == [
        ("Sở Y tế", "II.1", ["II.1/1", "II.1/2"]), ("Công an tỉnh", "II.2", ["II.2/1"]),
    ]


def test_a_letterhead_table_and_an_assignment_table_of_word_are_read(tmp_path: Path, graph: Graph) -> None:
    rows = [
        ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"],
        ["1", "Kiểm tra 08 cơ sở kinh doanh dịch vụ", "Công an xã", "Phòng Kinh tế; Trạm Y tế"],
        ["2", "Tuyên truyền", "Phòng Văn hóa - Xã hội", ""],
    ]
    papers.write_table_docx(tmp_path / "a.docx", ["KẾ HOẠCH", "Phòng, chống mại dâm năm 2026", "I. PHÂN CÔNG NHIỆM VỤ"], rows, ["Nơi nhận:", "CHỦ TỊCH"])
    found = as_json(extract(lines_of(tmp_path / "a.docx"), graph))
    assert (found["so_ky_hieu"], found["dia_danh"], found["co_quan_ban_hanh"]) == ("27/KH-UBND", "Đồng Tâm", "Ủy ban nhân dân xã Đồng Tâm")
    first = found["phan_cong"][0]
    assert (first["co_quan"], first["nhiem_vu"][0]["vai_tro"], first["nhiem_vu"][0]["phoi_hop_voi"]) == ("Công an xã", "chu-tri", ["Phòng Kinh tế", "Trạm Y tế"])
    assert first["nhiem_vu"][0]["chi_tieu"][0]["gia_tri"] == "08"


PLAN_HEAD = ["Số: 27/KH-UBND", "Đồng Tâm, ngày 09 tháng 02 năm 2026", "KẾ HOẠCH", "Phòng, chống mại dâm năm 2026", "UBND xã Đồng Tâm ban hành kế hoạch như sau:", "II. PHÂN CÔNG NHIỆM VỤ"]


def test_merged_cells_of_word_keep_their_columns_and_go_on_below(tmp_path: Path, graph: Graph) -> None:
    rows = [
        ["TT", "Nội dung", "Đơn vị thực hiện", "", "Thời gian"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["I", "Truyền thông", "", "", ""],
        ["1", "Phát thanh 02 buổi", "Công an xã", "Trạm Y tế", "Quý I"],
        ["2", "Phát 500 tờ rơi", "", "Phòng Kinh tế", "Quý II"],
    ]
    merges = [((0, 2), (0, 3)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 4), (1, 4)), ((3, 2), (4, 2))]
    papers.write_merged_table_docx(tmp_path / "a.docx", PLAN_HEAD, rows, merges)
    section = as_json(extract(lines_of(tmp_path / "a.docx"), graph))["phan_cong"][0]
    assert (section["co_quan"], section["vi_tri"]) == ("Công an xã", "II.I.1")
    assert [(t["vi_tri"], t["vai_tro"], t["phoi_hop_voi"]) for t in section["nhiem_vu"]] == [
        ("II.I.1", "chu-tri", ["Trạm Y tế"]), ("II.I.2", "chu-tri", ["Phòng Kinh tế"]),
    ]


def test_a_letterhead_in_a_text_box_is_read_once(tmp_path: Path, graph: Graph) -> None:
    boxed = ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM", "Số: 27/KH-UBND"]
    papers.write_boxed_docx(tmp_path / "a.docx", boxed, ["Đồng Tâm, ngày 09 tháng 02 năm 2026", "KẾ HOẠCH", "Phòng, chống mại dâm năm 2026", "I. MỤC TIÊU"])
    lines = [line.text for line in lines_of(tmp_path / "a.docx")]
    assert lines[:4] == [*boxed, "Đồng Tâm, ngày 09 tháng 02 năm 2026"]
    assert as_json(extract(lines_of(tmp_path / "a.docx"), graph))["co_quan_ban_hanh"] == "Ủy ban nhân dân xã Đồng Tâm"


def test_a_list_of_word_that_starts_over_starts_over(tmp_path: Path) -> None:
    papers.write_restarted_docx(tmp_path / "a.docx", [("I. Mục tiêu", ["Một.", "Hai."]), ("II. Nhiệm vụ", ["Ba."])])
    assert [line.text for line in lines_of(tmp_path / "a.docx")] == ["I. Mục tiêu", "1. Một.", "2. Hai.", "II. Nhiệm vụ", "1. Ba."]


@needs_font
def test_a_ruled_table_of_a_pdf_is_read_cell_by_cell(tmp_path: Path, graph: Graph) -> None:
    rows = [["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]]
    rows += [[str(n), f"Truyền thông trên hệ thống truyền thanh xã, đợt {n}", ["Phòng Văn hóa - Xã hội", "Công an xã\nPhòng Kinh tế"][n % 2], "Trạm Y tế xã, Đoàn Thanh niên xã", "Hằng tháng"] for n in range(1, 15)]
    papers.write_table_pdf(tmp_path / "a.pdf", PLAN_HEAD, rows, (8, 45, 30, 30, 20), ["Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH"])
    found = as_json(extract(lines_of(tmp_path / "a.pdf"), graph))["phan_cong"]
    assert [(s["co_quan"], s["vi_tri"], len(s["nhiem_vu"])) for s in found] == [
        (["Công an xã", "Phòng Kinh tế"], "II.1", 7), ("Phòng Văn hóa - Xã hội", "II.2", 7),
    ]
    assert found[0]["nhiem_vu"][0]["phoi_hop_voi"] == ["Trạm Y tế xã", "Đoàn Thanh niên xã"]


@needs_font
@pytest.mark.parametrize("write", [papers.write_pdf, papers.write_flush_pdf])
def test_a_pdf_says_what_its_text_says(tmp_path: Path, graph: Graph, write: object) -> None:
    text = papers.text_of("tinh-2023.md")
    write(tmp_path / "a.pdf", text)  # type: ignore[operator]
    (tmp_path / "a.txt").write_text(text, "utf-8")
    printed, plain = (as_json(extract(lines_of(tmp_path / name), graph)) for name in ("a.pdf", "a.txt"))
    assert printed["so_ky_hieu"] == plain["so_ky_hieu"]
    assert [c["so_ky_hieu"] for c in printed["trich_dan"]] == [c["so_ky_hieu"] for c in plain["trich_dan"]]
    spots = [[t["vi_tri"] for s in found["phan_cong"] for t in s["nhiem_vu"]] for found in (printed, plain)]
    assert len(set(spots[0]) & set(spots[1])) >= 0.9 * len(spots[1])


@needs_font
def test_a_pdf_of_three_hundred_pages_shows_progress_and_stays_small(tmp_path: Path) -> None:
    papers.write_pdf(tmp_path / "a.pdf", papers.text_of("tinh-2023.md"), times=100)
    measured = "import sys, resource; from cancu.importer.run import main; main(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", measured, str(tmp_path / "a.pdf"), "--json"],
        capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    assert "Đọc trang 21/" in done.stderr
    assert int(done.stderr.split()[-1]) < 500 * 1024


def _refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        lines_of(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(path.name)
    return message


def test_a_scan_is_told_which_recognition_to_run(tmp_path: Path) -> None:
    papers.write_scan(tmp_path / "a.pdf")
    assert "ocrmypdf -l vie" in _refused(tmp_path / "a.pdf")


def test_a_pdf_behind_a_password_is_refused(tmp_path: Path) -> None:
    papers.write_locked(tmp_path / "a.pdf")
    assert "mật khẩu" in _refused(tmp_path / "a.pdf")


@pytest.mark.parametrize(("name", "content"), [
    ("rong.txt", b""), ("trang.txt", b" \n\n "), ("hong.pdf", b"%PDF-1.7\nrac"), ("hong.docx", b"PK\x03\x04rac"), ("sai.docx", b"chu thuong"),
    ("sai.pdf", b"chu thuong"), ("anh.png", b"\x89PNG\r\n"), ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("bang.csv", b"a,b"), ("ma.txt", bytes(range(256))),
    ("la.txt", bytes(range(0x80, 0xFF)) * 20),
])
def test_a_broken_or_wrong_file_gets_one_clear_line(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert _refused(tmp_path / name)


def test_a_file_that_is_not_there_gets_one_clear_line(tmp_path: Path) -> None:
    assert "không thấy" in _refused(tmp_path / "khong-co.docx")


TCVN3 = "KÕ ho¹ch phßng, chèng m¹i d©m trªn ®Þa bµn huyÖn"
VNI = "Keá hoaïch phoøng, choáng maïi daâm treân ñòa baøn huyeän"
MODERN = "Kế hoạch phòng, chống mại dâm trên địa bàn huyện"


@pytest.mark.parametrize("written", [TCVN3, VNI])
def test_the_encodings_before_unicode_are_converted(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.txt").write_bytes(written.encode("cp1252"))
    (tmp_path / "b.txt").write_text(written, "utf-8")
    assert [lines_of(tmp_path / name)[0].text for name in ("a.txt", "b.txt")] == [MODERN, MODERN]
    papers.write_docx(tmp_path / "c.docx", [written])
    assert lines_of(tmp_path / "c.docx")[0].text == MODERN


def test_windows_1258_and_utf_16_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(MODERN.encode("utf-16"))
    assert lines_of(tmp_path / "a.txt")[0].text == MODERN
