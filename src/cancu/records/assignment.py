"""Assignments: what a plan asks of an agency, task by task."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Basis, Record
from .deadline import TimeLimit
from .instrument import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One bullet of a plan, in own words. ``id`` is the slug of ``spot``, its place in the source."""

    id: str
    spot: str
    summary: str
    role: str
    acts: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    directs: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    targets: tuple[Target, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    unknowns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """The part of one plan that speaks to one agency (or several under one heading)."""

    plan: str
    agencies: tuple[str, ...]
    spot: str
    tasks: tuple[Task, ...]
    draft: str = ""
