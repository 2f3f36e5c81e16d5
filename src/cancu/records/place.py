"""Places, with their names then and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..days import Day
from .base import Basis, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name and the unit it belonged to, for a time; ``until`` is the first day it is gone."""

    name: str
    within: str = ""
    since: Day | None = None
    until: Day | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.within}" if self.within else self.name

    def runs(self, on: date) -> bool:
        begun = self.since is None or self.since.first <= on
        return begun and (self.until is None or on < self.until.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrativePlace(Record):
    """An administrative unit. ``partial``: today's unit covers only a part of the former one."""

    levels: tuple[str, ...]
    code: str = ""
    names: tuple[PlaceName, ...]
    partial: str = ""
    parent: str = ""
    merged_from: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()

    def name_on(self, on: date) -> PlaceName:
        """The name that ran on a day; the oldest one for days before any is dated."""
        return next((name for name in self.names if name.runs(on)), self.names[0])
