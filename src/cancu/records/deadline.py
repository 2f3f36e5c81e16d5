"""What is due: reporting duties of a plan, time limits of a task, deadlines of the law."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Basis, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A rule of recurrence. ``day`` is "before that day"; ``month`` a number or the period's last month."""

    subject: str = ""
    cycle: str
    day: str = ""
    month: str = ""
    days: str = ""
    working_days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(TimeLimit):
    """A reporting duty of a plan: who, to whom, where it stands."""

    id: str
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    spot: str = ""
    unknowns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Record):
    """A deadline set by law or by a directing document."""

    who: tuple[str, ...] = ()
    who_text: str = ""
    to: tuple[str, ...] = ()
    cycle: str
    day: str = ""
    month: str = ""
    days: str = ""
    working_days: str = ""
    due_text: str = ""
    bases: tuple[Basis, ...] = ()
    basis_text: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance(Record):
    """An awareness day or month; days as "dd/mm", the last one included."""

    first: str
    last: str = ""
    recurrence: str = "hang-nam"
    year: str = ""
    bases: tuple[Basis, ...] = ()
    basis_text: str = ""
    relevance: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A day on which the law or the offices changed."""

    day: str
    event: str
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones(Record):
    """The days on which law and offices changed, in one list."""

    turns: tuple[Turn, ...]
