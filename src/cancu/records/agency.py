"""Agencies, generic by level; the place comes from the plan."""

from __future__ import annotations

from dataclasses import dataclass

from ..days import Day
from .base import Basis, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Who took over, for which function. ``default`` marks the heir of this project's field."""

    agency: str
    function: str
    topics: tuple[str, ...] = ()
    default: str = ""
    bases: tuple[Basis, ...] = ()
    since: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Record):
    """An office; ``until`` is the first day it is gone."""

    short_name: str = ""
    abbreviations: tuple[str, ...] = ()
    levels: tuple[str, ...]
    sector: str
    group: str = ""
    since: Day | None = None
    until: Day | None = None
    heirs: tuple[Heir, ...] = ()
    function: str = ""
    bases: tuple[Basis, ...] = ()
    former_ids: tuple[str, ...] = ()
