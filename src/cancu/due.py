"""Time limits in words: "trước ngày 15 của tháng cuối quý"."""

from __future__ import annotations

from typing import Protocol

from . import vocabulary as v


class Limit(Protocol):
    """Anything with a rule of recurrence: a task's limit, a plan's duty, a deadline of the law."""

    @property
    def cycle(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def month(self) -> str: ...
    @property
    def days(self) -> str: ...
    @property
    def working_days(self) -> str: ...


_PERIOD_NAMES = {"quy": "quý", "nam": "năm", "sau-thang": "kỳ sáu tháng", "thang": "tháng"}


def due_text(limit: Limit) -> str:
    """The rule as a reader says it, with the cycle."""
    cycle = v.CYCLES[limit.cycle]
    if limit.days:
        unit = "ngày làm việc" if limit.working_days == "co" else "ngày"
        return f"trong {limit.days} {unit}, {cycle}"
    if not limit.day:
        return cycle
    if limit.month == v.END_OF_PERIOD:
        return f"{cycle}, trước ngày {limit.day} của tháng cuối {_PERIOD_NAMES.get(limit.cycle, 'kỳ')}"
    month = f" tháng {limit.month}" if limit.month else ""
    return f"{cycle}, trước ngày {limit.day}{month}"
