"""What a draft is made of. Texts are templates: ``Target.fill`` puts the place and the year in.

A thing is either in the draft or a ``Doubt``: what is not known stands in the list and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Basis, Duty, Instrument, Target, TimeLimit
from .target import Target as Place

# Kinds of doubt, in the order of the list, with the heading of each.
# What every form of a draft prints.
MARK = "DỰ THẢO"
LIST_TITLE = "CẦN KIỂM TRA TRƯỚC KHI KÝ"
SHEET_TITLE = "PHIẾU RÀ SOÁT DỰ THẢO"
DOUBTS = {
    "dia-ban": "Địa bàn",
    "can-cu": "Căn cứ",
    "nhiem-vu": "Nhiệm vụ chưa có nơi nhận, chưa đưa vào dự thảo",
    "cap-tren-bo": "Nhiệm vụ kế hoạch cấp trên không còn nêu",
    "cap-tren-them": "Nhiệm vụ kế hoạch cấp trên nêu mà mẫu chưa có",
    "cap-tren": "Kế hoạch cấp trên",
    "mau-thuan": "Mâu thuẫn trong kế hoạch mẫu",
    "co-quan": "Cơ quan được nhắc tới",
    "muc": "Đoạn của mẫu chưa dùng được",
    "thoi-han": "Thời hạn, báo cáo",
    "ngay": "Ngày truyền thông",
    "noi-nhan": "Nơi nhận",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked for. ``place``: an id, or a name typed as "phường A, tỉnh B"; ``level``: xa or tinh."""

    year: int
    on: date
    place: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to be settled before signing: what, why, and who can answer.

    ``key`` names it; ``text`` and ``candidates`` (offices as the draft writes them, by id) let a person
    take a task back into the draft.
    """

    kind: str
    key: str
    what: str
    why: str
    who: str
    text: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that differs from the model, with the act or rule behind it."""

    kind: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One "Căn cứ …" line. ``tasks``: the model's tasks it comes from; none for the plan's own chain."""

    instrument: Instrument
    text: str
    notes: tuple[str, ...]
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A task carried over. ``id`` and ``spot`` are the model's; agencies are today's."""

    id: str
    spot: str
    agencies: tuple[str, ...]
    text: str
    role: str
    acts: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    directs: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    notes: tuple[str, ...] = ()
    unknowns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A line of the body, in order: ``muc`` (heading), ``doan`` (paragraph), ``viec`` (task), ``chi-tieu``.

    ``level`` is the depth, 1 for roman numerals; ``number`` and ``spot`` are given by ``numbering``.
    """

    kind: str
    level: int
    text: str
    notes: tuple[str, ...] = ()
    item: Item | None = None
    agencies: tuple[str, ...] = ()
    number: str = ""
    spot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target of the model beside an empty field."""

    target: Target
    text: str
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline of the new year; ``day`` is the last one in time, None where the rule gives none."""

    what: str
    who: str
    to: str
    when: str
    day: date | None
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awareness:
    """An awareness day or month of the new year."""

    title: str
    first: date
    last: date
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Next year's plan, not signed by anyone."""

    model: Instrument
    id: str
    year: int
    on: date
    place: Place
    title: str
    issuer: str
    grounds: tuple[Ground, ...]
    nodes: tuple[Node, ...]
    goals: tuple[Goal, ...]
    dues: tuple[Due, ...]
    days: tuple[Awareness, ...]
    duties: tuple[Duty, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]

    def fill(self, text: str) -> str:
        """A template with the place and the year put in."""
        return self.place.fill(text, self.year)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(node.item for node in self.nodes if node.item)

    def of(self, kind: str) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt in self.doubts if doubt.kind == kind)
