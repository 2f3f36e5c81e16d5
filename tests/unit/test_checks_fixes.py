"""``--fix`` changes how a fact is written and never the fact."""

from __future__ import annotations

import unicodedata

import pytest
from checks_cases import DAY, Case

from cancu import checks
from cancu.checks import fixes
from cancu.checks.context import Context
from cancu.load import load

ND2 = "legal/can-cu/nd-2-2025-nd-cp.md"
CODES_FIXED = sorted(fixes.FIXED_CODES)


def fixed(root, path=ND2):
    context = Context(load(root), DAY)
    found = {fix.path: fix for fix in fixes.find(context)}
    return found[path].after if path in found else (root / path).read_text("utf-8")


@pytest.fixture
def root(tmp_path):
    return Case(why="").build(tmp_path / "library")


def change(root, old, new, path=ND2):
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_sound_library_is_left_alone(root):
    assert list(fixes.find(Context(load(root), DAY))) == []


@pytest.mark.parametrize("code", CODES_FIXED)
def test_what_a_rule_calls_fixable_is_gone_after_the_fix(code, tmp_path):
    root = Case.read(f"{code}.bad.yml").build(tmp_path / "library")
    for fix in fixes.find(Context(load(root), DAY)):
        fixes.write(root, fix)
    assert [str(i) for i in checks.run(load(root), DAY) if i.code == code] == []


@pytest.mark.parametrize("code", CODES_FIXED)
def test_fixing_twice_changes_nothing_more(code, tmp_path):
    root = Case.read(f"{code}.bad.yml").build(tmp_path / "library")
    for fix in fixes.find(Context(load(root), DAY)):
        fixes.write(root, fix)
    assert list(fixes.find(Context(load(root), DAY))) == []


@pytest.mark.parametrize(("typed", "right"), [
    ("ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 15/12/2025"),
    ("ngay_hieu_luc: 2025-12-15", "ngay_hieu_luc: 15/12/2025"),
    ("ngày hiệu lực: 15/12/2025", "ngay_hieu_luc: 15/12/2025"),
    ("Ngay_Hieu_Luc: 15/12/2025", "ngay_hieu_luc: 15/12/2025"),
    ('ngay_hieu_luc: "5/2/2026"', 'ngay_hieu_luc: "05/02/2026"'),
])
def test_keys_and_days_take_their_form(root, typed, right):
    change(root, "ngay_hieu_luc: 15/12/2025", typed)
    assert f"\n{right}\n" in fixed(root)


def test_ids_typed_with_marks_become_the_known_ids(root):
    change(root, "  - quan-ly-dia-ban", "  - Quản-lý-địa-bàn")
    change(root, "loai_van_ban: nghi-dinh", "loai_van_ban: nghị định")
    text = fixed(root)
    assert "  - quan-ly-dia-ban\n" in text
    assert "loai_van_ban: nghi-dinh\n" in text


def test_an_id_that_only_resembles_a_known_one_is_left_to_a_person(root):
    change(root, "  - chinh-phu", "  - chinh-phuu")
    assert "chinh-phuu" in fixed(root)


def test_tones_and_numbers_in_the_body_are_put_right_but_not_in_code_or_addresses(root):
    body = "Thuỷ lợi theo Nghị định số 1 / 2021/ND-CP, xem `hoà` và https://example.com/hoà/1/2021/ND-CP"
    change(root, "Nghị định này thay", body + ". Nghị định này thay")
    text = fixed(root)
    assert "Thủy lợi theo Nghị định số 1/2021/NĐ-CP, xem `hoà` và https://example.com/hoà/1/2021/ND-CP" in text


def test_an_unknown_number_keeps_its_letters(root):
    change(root, "Nghị định này thay", "Xem 12/2024/ABC-DE và 7/2021/XY-Z. Nghị định này thay")
    assert "Xem 12/2024/ABC-DE và 7/2021/XY-Z" in fixed(root)


def test_keys_are_put_in_order_with_their_comments(root):
    change(root, "ngay_ban_hanh: 30/10/2025\nngay_hieu_luc: 15/12/2025\n", "# đã đối chiếu\nngay_hieu_luc: 15/12/2025\nngay_ban_hanh: 30/10/2025\n")
    assert "ngay_ban_hanh: 30/10/2025\n# đã đối chiếu\nngay_hieu_luc: 15/12/2025\n" in fixed(root)


def test_a_file_that_does_not_parse_is_left_but_for_its_letters(root):
    change(root, "title: Nghị định mẫu mới về xử phạt", "title: Nghị định: mẫu mới về xử phạt")
    assert fixed(root) == (root / ND2).read_text("utf-8")


def test_letters_and_marks_apart_are_joined(root):
    change(root, "Nghị định này thay", unicodedata.normalize("NFD", "Hải Phòng") + ". Nghị định này thay")
    assert unicodedata.is_normalized("NFC", fixed(root))


def test_the_diff_names_the_file_and_shows_both_lines(root):
    change(root, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 2025-12-15")
    diff = next(fixes.find(Context(load(root), DAY))).diff()
    assert diff.startswith(f"--- a/{ND2}\n+++ b/{ND2}\n")
    assert "-ngay_hieu_luc: 2025-12-15\n+ngay_hieu_luc: 15/12/2025\n" in diff


def test_only_the_wanted_files_are_fixed(root):
    change(root, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 2025-12-15")
    assert list(fixes.find(Context(load(root), DAY), lambda path: path.startswith("docs/"))) == []


PLAN = "legal/chi-dao/kh-xa-2026.md"
TASKS = "docs/phan-cong/kh-xa-2026/cong-an-xa.md"


def test_keys_inside_lists_and_groups_are_put_in_order_too(root):
    change(root, "  - van_ban: qd-7-qd-ttg-2026\n    nguon_quan_he: da-doc\n    vi_tri: Mở đầu\n",
           "  - vi_tri: Mở đầu\n    # đọc ở bản ký\n    nguon_quan_he: da-doc\n    van_ban: qd-7-qd-ttg-2026\n", PLAN)
    change(root, "thoi_ky:\n  tu: 01/01/2026\n  den: 31/12/2026\n", "thoi_ky:\n  den: 31/12/2026\n  tu: 01/01/2026\n", PLAN)
    text = fixed(root, PLAN)
    assert "  - van_ban: qd-7-qd-ttg-2026\n    # đọc ở bản ký\n    nguon_quan_he: da-doc\n    vi_tri: Mở đầu\n" in text
    assert "thoi_ky:\n  tu: 01/01/2026\n  den: 31/12/2026\n" in text


def test_a_group_two_levels_down_is_put_in_order(root):
    change(root, '      - van_ban: nd-2-2025-nd-cp\n        dieu: "32"\n        goc: bien-tap\n',
           '      - goc: bien-tap\n        dieu: "32"\n        van_ban: nd-2-2025-nd-cp\n', TASKS)
    assert '      - van_ban: nd-2-2025-nd-cp\n        dieu: "32"\n        goc: bien-tap\n' in fixed(root, TASKS)


def test_a_wrong_order_below_a_list_of_groups_is_seen(root):
    change(root, "    vai_tro: thuc-hien\n", "", TASKS)
    change(root, "        goc: bien-tap\n", "        goc: bien-tap\n    vai_tro: thuc-hien\n", TASKS)
    assert [str(i.place) for i in checks.run(load(root), DAY) if i.code == "CT007"] == [f"{TASKS}:21:5"]


def test_text_of_many_lines_moves_whole_and_keeps_what_looks_like_keys(root):
    change(root, "    noi_dung: Tiếp nhận và xử lý tin báo về hành vi vi phạm.\n    vai_tro: thuc-hien\n",
           "    vai_tro: thuc-hien\n    noi_dung: |\n      Tiếp nhận tin báo:\n      vai_tro: không phải khóa\n      # không phải ghi chú\n", TASKS)
    text = fixed(root, TASKS)
    assert "    noi_dung: |\n      Tiếp nhận tin báo:\n      vai_tro: không phải khóa\n      # không phải ghi chú\n    vai_tro: thuc-hien\n" in text


@pytest.mark.parametrize("typed", ["15-12-2025", "15.12.2025", "2025/12/15", "2025-12-15"])
def test_a_day_written_another_way_takes_its_form(root, typed):
    change(root, "ngay_hieu_luc: 15/12/2025", f"ngay_hieu_luc: {typed}")
    assert "\nngay_hieu_luc: 15/12/2025\n" in fixed(root)


def test_a_day_that_does_not_exist_is_left_to_a_person(root):
    change(root, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 31-02-2025")
    assert next(i.code for i in checks.run(load(root), DAY) if i.place.path == ND2) == "TY003"
