"""What every record shares."""

from __future__ import annotations

from dataclasses import dataclass

from ..days import Day
from ..provisions import Pinpoint, pinpoint

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a record's facts come from, the day they were checked, and how sure they are."""

    addresses: tuple[str, ...] = ()
    description: str = ""
    checked: Day | None = None
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A provision a record rests on. ``origin``: the plan cites it, or an editor linked it."""

    instrument: str
    article: str = ""
    article_to: str = ""
    clause: str = ""
    point: str = ""
    section: str = ""
    annex: str = ""
    origin: str = ""
    inference: str = ""

    @property
    def pinpoint(self) -> Pinpoint:
        return pinpoint(self.article, self.clause, self.point, self.article_to, self.section, self.annex)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An office that read the record against its sources, and the day; never a person."""

    office: str
    place: str = ""
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published fact that was wrong. ``key`` is the front-matter key it stands in, or ``BODY``."""

    day: Day
    key: str
    spot: str = ""
    wrong: str
    right: str
    reason: str = ""
    source: str


# What a correction names where the fact stands in the text below the front matter.
BODY = "loi_van"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A fact file: ``id`` is its file name and URL, ``path`` where it is kept."""

    id: str
    path: str
    title: str
    body: str = ""
    other_names: tuple[str, ...] = ()
    evidence: Evidence | None = None
    unknowns: Reasons = ()
    reviews: tuple[Review, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __lt__(self, other: Record) -> bool:
        return (type(self).__name__, self.id) < (type(other).__name__, other.id)

    def why_unknown(self, key: str) -> str:
        """The reason given under ``chua_ro`` for a front-matter key, or an empty string."""
        return dict(self.unknowns).get(key, "")
