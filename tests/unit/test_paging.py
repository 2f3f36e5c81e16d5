"""Long lists: split by what their rows weigh, each item once, the same way every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.pages.paging import WEIGHTS, Group, Owner, Section, Sheet, fold, grouped, sheets, split

OWNER = Owner("nam/2026/", "Năm 2026", "docs/index.md")
WEIGHED = st.lists(st.integers(1, 30), max_size=60)


@given(items=WEIGHED, most=st.integers(1, 80))
def test_every_item_stands_on_exactly_one_page_in_its_order(items: list[int], most: int) -> None:
    runs = split(items, most, lambda item: item)
    assert [item for run in runs for item in run] == items
    assert all(runs) or items == []
    assert all(sum(run) <= most or len(run) == 1 for run in runs)


@given(items=WEIGHED, most=st.integers(1, 80))
def test_a_page_ends_only_where_the_next_item_would_be_too_much(items: list[int], most: int) -> None:
    runs = split(items, most, lambda item: item)
    assert all(sum(run) + runs[at + 1][0] > most for at, run in enumerate(runs[:-1]))


def test_a_list_that_fits_is_one_page_at_its_own_address() -> None:
    (sheet,) = sheets("van-ban/", range(3), 100, lambda _: 1)
    assert (sheet.url, sheet.before, sheet.after, sheet.count) == ("van-ban/", "", "", 1)


def test_an_empty_list_is_one_empty_page() -> None:
    (sheet,) = sheets("van-ban/", (), 100, lambda _: 1)
    assert sheet.items == ()


def test_the_second_page_leads_back_to_the_lists_own_address() -> None:
    found = sheets("van-ban/", range(5), 2, lambda _: 1)
    assert [sheet.url for sheet in found] == ["van-ban/", "van-ban/trang-2/", "van-ban/trang-3/"]
    assert [sheet.before for sheet in found] == ["", "van-ban/", "van-ban/trang-2/"]
    assert [sheet.after for sheet in found] == ["van-ban/trang-2/", "van-ban/trang-3/", ""]


@pytest.mark.parametrize(("number", "count", "numbers"), [
    (1, 1, (1,)), (1, 3, (1, 2, 3)), (1, 9, (1, 2, 3, 0, 9)), (5, 9, (1, 0, 3, 4, 5, 6, 7, 0, 9)), (9, 9, (1, 0, 7, 8, 9)),
    (4, 6, (1, 2, 3, 4, 5, 6)), (50, 3000, (1, 0, 48, 49, 50, 51, 52, 0, 3000)),
])
def test_the_page_numbers_shown_stay_few(number: int, count: int, numbers: tuple[int, ...]) -> None:
    assert Sheet("x/", number, count, ()).numbers == numbers


def test_a_heading_whose_rows_go_on_stands_again_with_its_whole_count() -> None:
    groups = (Group("Luật", (1, 2, 3)), Group("Nghị định", (4,)))
    first, second = grouped("van-ban/", groups, 2 * WEIGHTS["dong"] + 3, "dong")
    assert [(g.title, g.rows, g.total, g.goes_on) for g in first.items] == [("Luật", (1, 2), 3, False)]
    assert [(g.title, g.rows, g.total, g.goes_on) for g in second.items] == [("Luật", (3,), 3, True), ("Nghị định", (4,), 1, False)]


def test_equal_rows_are_different_rows() -> None:
    found = grouped("x/", (Group("a", ("r", "r", "r")),), WEIGHTS["dong"] + 2, "dong")
    assert [sheet.items[0].rows for sheet in found] == [("r",), ("r",), ("r",)]


def test_sections_that_fit_together_are_shown_whole() -> None:
    folds = fold(OWNER, [Section.of("a", "A", "dong", range(5)), Section.of("b", "B", "dong", range(5))], 100)
    assert all(not f.url and f.total == len(f.rows) == 5 for f in folds.values())


def test_a_short_section_stays_whole_beside_a_long_one() -> None:
    folds = fold(OWNER, [Section.of("ngan", "Ngắn", "dong", range(3)), Section.of("dai", "Dài", "dong", range(900))], 100)
    assert folds["ngan"].rows == (0, 1, 2)
    assert folds["dai"].url == "nam/2026/dai/"
    assert folds["dai"].total == 900
    assert 10 <= len(folds["dai"].rows) <= 20


@given(counts=st.lists(st.integers(0, 300), min_size=1, max_size=6), most=st.integers(30, 900))
def test_what_is_shown_of_all_sections_keeps_to_the_limit(counts: list[int], most: int) -> None:
    sections = [Section.of(f"s{n}", "S", "dong", range(count)) for n, count in enumerate(counts)]
    folds = fold(OWNER, sections, most)
    shown = sum(len(f.rows) for f in folds.values()) * WEIGHTS["dong"]
    assert shown <= max(most, WEIGHTS["dong"] * len(counts))
    assert all(bool(f.url) == (len(f.rows) < f.total) for f in folds.values())
