"""Rules of recurrence to days: reports, time limits, awareness days.

"Trước ngày 15" excludes the 15th, so the day given here is the 14th, the last one in time; ``label``
tells it as the source does ("trước ngày 15/03/2018"). Where a source prints a bare day ("31/7"), being a day
early is in time too. A period for which no day is stated is due by its last day, and the label says so.
"Hằng năm" without a month, "theo từng việc" and "khi có yêu cầu" have no day at all.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import vocabulary as v
from .days import after, show
from .due import Limit
from .records import Instrument, Observance

# Cycle → months in one period; the others have no day of their own.
_LENGTHS = {"thang": 1, "quy": 3, "sau-thang": 6, "nam": 12}
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days in a row, both ends included."""

    first: date
    last: date


def occurrences(limit: Limit, first: date, last: date) -> tuple[date, ...]:
    """Every last day in time from ``first`` to ``last``, both included, in order.

    A limit that comes once ("mot-lan") has none here: its year is not part of the rule.
    """
    days = (_last_day(limit, year, month) for year, month in _months(limit, first, last))
    return tuple(sorted({day for day in days if first <= day <= last}))


def of_plan(limit: Limit, plan: Instrument) -> tuple[date, ...]:
    """The days of a plan's duty or of a task's limit: from the plan's issue to the end of its period."""
    if plan.period is None:
        return ()
    first, last = plan.period.first.first, plan.period.last.last
    start = max(first, plan.issued.first) if plan.issued else first
    if limit.cycle == "mot-lan" and first.year == last.year:
        return _once(limit, start, last)
    return occurrences(limit, start, last)


def label(limit: Limit, day: date) -> str:
    """How a day of ``occurrences`` is told: "trước ngày 15/03/2018", "quý I năm 2018, không nêu ngày"."""
    return f"trước ngày {show(after(day))}" if limit.day else f"{_period_name(limit, day)}, không nêu ngày"


def observed(observance: Observance, first: date, last: date) -> tuple[Stretch, ...]:
    """When an awareness day or month is kept, as far as it touches ``first`` to ``last``."""
    if observance.recurrence == "mot-lan":
        years = [int(observance.year)] if observance.year else []
    else:
        years = list(range(first.year - 1, last.year + 1))
    found = [stretch for year in years if (stretch := _stretch(observance, year))]
    return tuple(s for s in found if s.first <= last and first <= s.last)


def _months(limit: Limit, first: date, last: date) -> Iterator[tuple[int, int]]:
    """Candidate months: one to a period. A day before the 1st belongs to the month before, hence the margin."""
    length = _LENGTHS.get(limit.cycle)
    if length is None or (length == 12 and not limit.month):
        return
    place = length if limit.month in ("", v.END_OF_PERIOD) else int(limit.month)
    if place > length:
        return
    for year in range(first.year, min(last.year + 1, date.max.year) + 1):
        yield from ((year, month) for month in range(place, 13, length))


def _once(limit: Limit, first: date, last: date) -> tuple[date, ...]:
    if not limit.month.isdigit():
        return ()
    day = _last_day(limit, first.year, int(limit.month))
    return (day,) if first <= day <= last else ()


def _last_day(limit: Limit, year: int, month: int) -> date:
    length = calendar.monthrange(year, month)[1]
    if not limit.day:
        return date(year, month, length)
    return date(year, month, 1) + timedelta(days=min(int(limit.day) - 2, length - 1))


def _period_name(limit: Limit, day: date) -> str:
    if limit.cycle == "quy":
        return f"quý {_QUARTERS[(day.month - 1) // 3]} năm {day.year}"
    if limit.cycle == "sau-thang":
        return f"sáu tháng {'đầu' if day.month <= 6 else 'cuối'} năm {day.year}"
    return f"tháng {day.month} năm {day.year}"


def _stretch(observance: Observance, year: int) -> Stretch | None:
    """In a year; "15/12–15/01" ends in the next one. None for the 29th of February of a common year."""
    first = _day_of(observance.first, year)
    last = _day_of(observance.last or observance.first, year)
    if first and last and last < first:
        last = _day_of(observance.last, year + 1)
    return Stretch(first, last) if first and last else None


def _day_of(day_month: str, year: int) -> date | None:
    day, month = day_month.split("/")
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
