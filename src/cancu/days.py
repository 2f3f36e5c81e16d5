"""Days as documents print them: ``dd/mm/yyyy``, or less where less is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"(?:(?:([0-9]{1,2})/)?([0-9]{1,2})/)?([0-9]{4})")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day, a month (``day`` 0) or a year (``month`` 0), as precise as the source."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Day:
        """ "21/02/2022", "02/2021" or "2026". Raises ValueError where no such day exists."""
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(text)
        # "00" is a slip, not a part left out: date() refuses it.
        date(int(match[3]), int(match[2] or 1), int(match[1] or 1))
        return cls(int(match[3]), int(match[2] or 0), int(match[1] or 0))

    @property
    def exact(self) -> bool:
        return bool(self.day)

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """ISO 8601, as precise as known: "2022-02-21", "2021-02", "2026"."""
        if not self.month:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def __str__(self) -> str:
        if not self.month:
            return f"{self.year:04}"
        return (f"{self.day:02}/" if self.day else "") + f"{self.month:02}/{self.year:04}"

    @property
    def long(self) -> str:
        """As official prose has it: "ngày 05 tháng 3 năm 2020" (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
        if not self.month:
            return f"năm {self.year}"
        month = f"{self.month:02}" if self.month < 3 else str(self.month)
        tail = f"tháng {month} năm {self.year}"
        return f"ngày {self.day:02} {tail}" if self.day else tail


def of(day: date) -> Day:
    """An exact Day from a date."""
    return Day(day.year, day.month, day.day)


def show(day: date) -> str:
    """``dd/mm/yyyy``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def after(day: date) -> date:
    """The next day; the last day that can be written has none."""
    return day if day == date.max else day + timedelta(days=1)


def parse_day(text: str) -> date:
    """ ``dd/mm/yyyy`` or ISO. Raises ValueError with what to type."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else Day.parse(text).first
    except ValueError as error:
        message = f"`{text}` không phải một ngày; viết dd/mm/yyyy, ví dụ 22/11/2026."
        raise ValueError(message) from error
