"""The only reader of content: files to records, with every problem and never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from cancu.frontmatter import MAX_BYTES
from cancu.load import Library, find, kind_for, load

AGENCY = "---\ntitle: Công an cấp xã\ncap:\n  - xa\nnganh: cong-an\n---\n\nLời dẫn.\n"


def put(root: Path, path: str, text: str | bytes = AGENCY) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def read_one(root: Path, path: str, text: str | bytes = AGENCY) -> Library:
    put(root, path, text)
    return load(root)


def codes(library: Library) -> list[str]:
    return [issue.code for issue in library.issues]


def test_a_file_becomes_a_record_named_after_it(tmp_path: Path) -> None:
    library = read_one(tmp_path, "docs/co-quan/cong-an-xa.md")
    record = library.of("co-quan")["cong-an-xa"]
    assert not library.issues
    assert (record.id, record.path, record.title, record.body) == (
        "cong-an-xa", "docs/co-quan/cong-an-xa.md", "Công an cấp xã", "Lời dẫn.",
    )


@pytest.mark.parametrize(("path", "kind"), [
    ("legal/can-cu/luat.md", "van-ban"), ("legal/chi-dao/kh.md", "van-ban"), ("docs/phan-cong/kh/mttq.md", "phan-cong"),
    ("docs/co-quan/x.md", "co-quan"), ("docs/dia-phuong/x.md", "dia-phuong"), ("docs/chu-de/x.md", "chu-de"),
    ("docs/thuat-ngu/x.md", "thuat-ngu"), ("docs/thuat-ngu/chu-viet-tat.md", "viet-tat"), ("docs/index.md", "trang"),
    ("docs/co-quan/index.md", "trang"), ("docs/huong-dan/x.md", "trang"), ("docs/lich/thoi-han/x.md", "thoi-han"),
])
def test_the_folder_tells_the_kind(path: str, kind: str) -> None:
    found = kind_for(path)
    assert found is not None
    assert found.id == kind


def test_an_assignment_is_named_by_its_plan_and_agency(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Công an xã\nke_hoach: kh\nco_quan:\n  - cong-an-xa\nmuc: II.1\nnhiem_vu:\n  - id: ii-1-1\n"
        "    vi_tri: II.1/1\n    noi_dung: Quản lý.\n    vai_tro: chu-tri\n    chu_de:\n      - quan-ly-dia-ban\n---\n"
    )
    assert list(read_one(tmp_path, "docs/phan-cong/kh/cong-an-xa.md", text).of("phan-cong")) == ["kh/cong-an-xa"]


@pytest.mark.parametrize(("path", "text", "code"), [
    ("legal/khac/x.md", AGENCY, "LD001"),
    ("docs/co-quan/x.md", AGENCY.encode("utf-16"), "LD005"),
    ("docs/co-quan/x.md", AGENCY + "x" * MAX_BYTES, "LD004"),
    ("docs/co-quan/Công an.md", AGENCY, "LD006"),
    ("docs/co-quan/cong_an.md", AGENCY, "LD006"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\u200bời"), "LD007"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\u202eời"), "LD007"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\u2028ời"), "LD007"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\u00adời"), "LD007"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\x85ời"), "LD007"),
    ("docs/co-quan/x.md", AGENCY.replace("Lời", "L\rời"), "LD007"),
    ("docs/co-quan/x.md", "Không có phần khai báo.\n", "FM001"),
    ("docs/co-quan/x.md", AGENCY.replace("title", "tieu_de"), "KY001"),
])
def test_each_wrong_file_has_its_code_and_a_place_in_it(tmp_path: Path, path: str, text: str | bytes, code: str) -> None:
    library = read_one(tmp_path, path, text)
    assert code in codes(library)
    assert {issue.place.path for issue in library.issues} == {path}


def test_a_hidden_character_is_told_with_its_line_and_column(tmp_path: Path) -> None:
    (issue,) = read_one(tmp_path, "docs/co-quan/x.md", AGENCY.replace("dẫn", "d\u200bẫn")).issues
    assert (issue.place.line, issue.place.column) == (8, 6)
    assert "U+200B" in issue.message


def test_a_mark_at_the_beginning_of_the_file_is_told(tmp_path: Path) -> None:
    assert {"LD007", "FM001"} <= set(codes(read_one(tmp_path, "docs/co-quan/x.md", "\ufeff" + AGENCY)))


def test_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    library = read_one(tmp_path, "docs/co-quan/x.md", AGENCY.replace("\n", "\r\n"))
    assert not library.issues
    assert library.of("co-quan")["x"].body == "Lời dẫn."


def test_two_files_with_one_id_are_told_and_the_first_kept(tmp_path: Path) -> None:
    law = "---\ntitle: Luật\nloai_van_ban: luat\ntinh_chat: quy-pham\nngay_ban_hanh: 01/01/2020\n---\n"
    put(tmp_path, "legal/can-cu/x.md", law)
    put(tmp_path, "legal/chi-dao/x.md", law)
    library = load(tmp_path)
    assert codes(library) == ["LD002"]
    assert library.of("van-ban")["x"].path == "legal/can-cu/x.md"


def test_a_link_out_of_the_tree_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "ngoai/x.md")
    (tmp_path / "tree/docs/co-quan").mkdir(parents=True)
    (tmp_path / "tree/docs/co-quan/x.md").symlink_to(tmp_path / "ngoai/x.md")
    (tmp_path / "tree/docs/co-quan/y.md").symlink_to(tmp_path / "khong-co.md")
    library = load(tmp_path / "tree")
    assert codes(library) == ["LD003", "LD003"]
    assert not library.of("co-quan")


def test_a_folder_with_the_name_of_a_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "docs/co-quan/x.md").mkdir(parents=True)
    assert find(tmp_path) == []
    assert not load(tmp_path).issues


def test_an_empty_tree_is_an_empty_library(tmp_path: Path) -> None:
    library = load(tmp_path)
    assert not list(library.all())
    assert not library.issues


def test_a_file_missing_what_is_required_gives_no_record_but_every_problem(tmp_path: Path) -> None:
    library = read_one(tmp_path, "docs/co-quan/x.md", "---\ntitle: Công an\nnganh: cong-ann\n---\n")
    assert not library.of("co-quan")
    assert sorted(codes(library)) == ["KY002", "TY005"]


def test_a_value_is_located_in_its_file(tmp_path: Path) -> None:
    library = read_one(tmp_path, "docs/co-quan/x.md")
    record = library.of("co-quan")["x"]
    assert library.place(record, ("cap", 0)).line == 4
    assert library.place(record).line == 1


def test_records_come_in_the_order_of_their_paths(library: Library) -> None:
    paths = [record.path for _, record in library.all()]
    assert paths == sorted(paths)
    assert {record.path for _, record in library.all()} <= set(find(library.root))


def test_the_content_of_this_repository_reads_without_a_problem(library: Library) -> None:
    assert [str(issue) for issue in library.issues] == []
    assert len(library.of("van-ban")) >= 85
