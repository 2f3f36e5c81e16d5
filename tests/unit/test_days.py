"""Days as documents print them."""

from __future__ import annotations

from datetime import date

import pytest

from cancu.days import Day, after, of, show


@pytest.mark.parametrize(("text", "day"), [
    ("21/02/2022", Day(2022, 2, 21)), ("1/2/2022", Day(2022, 2, 1)), ("02/2021", Day(2021, 2)), ("2026", Day(2026)),
    ("29/02/2024", Day(2024, 2, 29)),
])
def test_a_day_is_as_precise_as_it_is_written(text: str, day: Day) -> None:
    assert Day.parse(text) == day
    assert day.exact == (text.count("/") == 2)


@pytest.mark.parametrize("text", [
    "", "31/02/2022", "29/02/2023", "00/02/2021", "00/2021", "13/2021", "32/01/2021", "0000", "2021-02-21",
    "21-02-2021", "21/02/21", "21/02/2021 ", "ngày 21/02/2021", "٢٠٢٢", "1/1/1/2021",
])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert not _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return bool(Day.parse(text))
    except ValueError:
        return False


def test_a_month_or_a_year_stands_for_its_first_to_its_last_day() -> None:
    assert (Day(2024, 2).first, Day(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (Day(2026).first, Day(2026).last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("day", "iso", "printed", "long"), [
    (Day(2022, 2, 1), "2022-02-01", "01/02/2022", "ngày 01 tháng 02 năm 2022"),
    (Day(2020, 3, 5), "2020-03-05", "05/03/2020", "ngày 05 tháng 3 năm 2020"),
    (Day(2025, 12, 15), "2025-12-15", "15/12/2025", "ngày 15 tháng 12 năm 2025"),
    (Day(2021, 2), "2021-02", "02/2021", "tháng 02 năm 2021"),
    (Day(2026), "2026", "2026", "năm 2026"),
])
def test_a_day_is_written_in_iso_in_short_and_in_official_prose(day: Day, iso: str, printed: str, long: str) -> None:
    assert (day.iso, str(day), day.long) == (iso, printed, long)


def test_days_sort_by_time() -> None:
    days = [Day(2025, 12, 15), Day(2021, 2), Day(2025, 3, 1)]
    assert sorted(days) == [Day(2021, 2), Day(2025, 3, 1), Day(2025, 12, 15)]


def test_dates_become_days_and_days_are_shown() -> None:
    assert of(date(2025, 3, 1)) == Day(2025, 3, 1)
    assert show(date(2025, 3, 1)) == "01/03/2025"
    assert after(date(2025, 12, 31)) == date(2026, 1, 1)
