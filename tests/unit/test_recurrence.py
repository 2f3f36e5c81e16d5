"""Rules of recurrence to days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.days import Day
from cancu.records import Duty, Instrument, Observance, Period, TimeLimit
from cancu.recurrence import Stretch, label, observed, occurrences, of_plan

YEAR = (date(2018, 1, 1), date(2018, 12, 31))


def days(limit: TimeLimit, first: date = YEAR[0], last: date = YEAR[1]) -> list[str]:
    return [f"{d:%d/%m}" for d in occurrences(limit, first, last)]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (TimeLimit(cycle="quy", day="15", month="cuoi-ky"), ["14/03", "14/06", "14/09", "14/12"]),
        (TimeLimit(cycle="quy", day="20"), ["19/03", "19/06", "19/09", "19/12"]),
        (TimeLimit(cycle="quy", day="05", month="1"), ["04/01", "04/04", "04/07", "04/10"]),
        (TimeLimit(cycle="quy"), ["31/03", "30/06", "30/09", "31/12"]),
        (TimeLimit(cycle="sau-thang"), ["30/06", "31/12"]),
        (TimeLimit(cycle="sau-thang", day="10", month="cuoi-ky"), ["09/06", "09/12"]),
        (TimeLimit(cycle="nam", day="15", month="12"), ["14/12"]),
        (TimeLimit(cycle="nam", month="12"), ["31/12"]),
        (TimeLimit(cycle="nam"), []),
        (TimeLimit(cycle="nam", day="01", month="3"), ["28/02"]),
        (TimeLimit(cycle="nam", day="01", month="1"), ["31/12"]),
        (TimeLimit(cycle="su-kien", days="05", working_days="co"), []),
        (TimeLimit(cycle="khong-dinh-ky"), []),
        (TimeLimit(cycle="mot-lan", day="20", month="12"), []),
        (TimeLimit(cycle="quy", day="15", month="9"), []),
    ],
)
def test_each_cycle_gives_the_last_day_in_time(limit: TimeLimit, expected: list[str]) -> None:
    assert days(limit) == expected


def test_every_month_has_its_day() -> None:
    assert len(days(TimeLimit(cycle="thang", day="31"))) == 12
    assert days(TimeLimit(cycle="thang", day="31"))[1] == "28/02"


def test_a_window_is_closed_at_both_ends() -> None:
    limit = TimeLimit(cycle="quy", day="15")
    assert days(limit, date(2018, 3, 14), date(2018, 6, 14)) == ["14/03", "14/06"]
    assert days(limit, date(2018, 3, 15), date(2018, 6, 13)) == []


def test_the_label_says_what_the_source_says() -> None:
    assert label(TimeLimit(cycle="quy", day="15"), date(2018, 3, 14)) == "trước ngày 15/03/2018"
    assert label(TimeLimit(cycle="nam", day="1", month="3"), date(2020, 2, 29)) == "trước ngày 01/03/2020"
    assert label(TimeLimit(cycle="quy"), date(2018, 12, 31)) == "quý IV năm 2018, không nêu ngày"
    assert label(TimeLimit(cycle="sau-thang"), date(2021, 6, 30)) == "sáu tháng đầu năm 2021, không nêu ngày"


def plan(first: str, last: str, issued: str) -> Instrument:
    return Instrument(
        id="kh", path="legal/chi-dao/kh.md", title="Kế hoạch", type="ke-hoach", nature="ca-biet",
        issued=Day.parse(issued), period=Period(first=Day.parse(first), last=Day.parse(last)),
    )


def test_a_plan_asks_for_nothing_before_its_issue_nor_after_its_period() -> None:
    duty = Duty(id="bao-cao-quy", cycle="quy", day="15", month="cuoi-ky")
    found = of_plan(duty, plan("01/01/2018", "31/12/2018", "24/05/2018"))
    assert found == (date(2018, 6, 14), date(2018, 9, 14), date(2018, 12, 14))


def test_a_single_deadline_of_a_one_year_plan_takes_the_year_from_the_plan() -> None:
    once = Duty(id="tong-ket", cycle="mot-lan", day="20", month="12")
    assert of_plan(once, plan("01/01/2022", "31/12/2022", "21/02/2022")) == (date(2022, 12, 19),)
    assert of_plan(once, plan("01/01/2021", "31/12/2025", "21/02/2021")) == ()


def observance(first: str, last: str = "", **values: str) -> Observance:
    return Observance(id="ngay", path="docs/lich/ngay-truyen-thong/ngay.md", title="Ngày", first=first, last=last, **values)


def test_an_awareness_month_within_a_year_is_one_stretch() -> None:
    assert observed(observance("10/11", "10/12"), *YEAR) == (Stretch(date(2018, 11, 10), date(2018, 12, 10)),)
    assert observed(observance("26/06"), *YEAR) == (Stretch(date(2018, 6, 26), date(2018, 6, 26)),)


def test_a_stretch_over_the_new_year_is_seen_from_both_years() -> None:
    assert observed(observance("15/12", "15/01"), *YEAR) == (
        Stretch(date(2017, 12, 15), date(2018, 1, 15)), Stretch(date(2018, 12, 15), date(2019, 1, 15)),
    )


def test_a_month_kept_once_never_comes_back() -> None:
    once = observance("01/12", "31/12", recurrence="mot-lan", year="2003")
    assert observed(once, *YEAR) == ()
    assert observed(once, date(2003, 1, 1), date(2003, 12, 31)) == (Stretch(date(2003, 12, 1), date(2003, 12, 31)),)


def test_the_29th_of_february_is_kept_in_leap_years_only() -> None:
    found = observed(observance("29/02"), date(2019, 1, 1), date(2024, 12, 31))
    assert [s.first.year for s in found] == [2020, 2024]


_LIMITS = st.builds(
    TimeLimit,
    cycle=st.sampled_from(["nam", "quy", "sau-thang", "thang", "su-kien", "khong-dinh-ky", "mot-lan"]),
    day=st.sampled_from(["", "1", "15", "20", "31"]),
    month=st.sampled_from(["", "cuoi-ky", "1", "3", "12"]),
)
_DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(_LIMITS, _DAYS, st.integers(0, 900), st.integers(0, 900))
def test_splitting_a_window_loses_and_repeats_no_day(limit: TimeLimit, first: date, one: int, two: int) -> None:
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=1 + two)
    parts = occurrences(limit, first, middle) + occurrences(limit, middle + timedelta(days=1), last)
    assert parts == occurrences(limit, first, last)
