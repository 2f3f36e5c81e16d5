"""Instruments: legal bases and directing documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..days import Day
from ..provisions import Pinpoint, pinpoint
from .base import Record
from .deadline import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePair:
    """An article of a replaced instrument and the one that took its place."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """From a newer document to an older one; ``certainty`` da-doc changes a status, suy-ra does not."""

    target: str
    scope: str = "toan-bo"
    article: str = ""
    since: Day | None = None
    certainty: str = "suy-ra"
    spot: str = ""
    pairs: tuple[ArticlePair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The years a programme or plan runs; both days included."""

    first: Day
    last: Day
    kind: str = "nam"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialEffect:
    """Effect of some provisions that differs from the whole's."""

    article: str
    since: Day
    until: Day | None = None
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Which law governs an act in a given situation, and the article that says so."""

    article: str
    situation: str
    applies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision worth pointing at, with what it is about in own words."""

    article: str = ""
    article_to: str = ""
    clause: str = ""
    point: str = ""
    section: str = ""
    annex: str = ""
    spot: str = ""
    subject: str

    @property
    def pinpoint(self) -> Pinpoint:
        return pinpoint(self.article, self.clause, self.point, self.article_to, self.section, self.annex, self.spot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A status seen somewhere on a day."""

    status: str
    day: Day
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A citation in the document's own text, outside its assignments."""

    target: str
    article: str = ""
    clause: str = ""
    spot: str
    inference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of the outline, in own words."""

    spot: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A quantified target, the figure exactly as printed."""

    amount: str
    unit: str
    subject: str
    spot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places of a source that contradict each other; shown, not repaired."""

    spots: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A slip of the scanned copy that was corrected."""

    printed: str
    corrected: str
    spot: str


RELATION_KINDS = (
    "bases", "implements", "replaces", "repeals", "amends", "guides", "corrects", "consolidates", "follows",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Record):
    """A document of ``legal/``. Relations are written on the newer one only."""

    type: str
    nature: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    signer: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    issued: Day | None = None
    effective: Day | None = None
    expired: Day | None = None
    precision: str = ""
    period: Period | None = None
    bases: tuple[Relation, ...] = ()
    implements: tuple[Relation, ...] = ()
    replaces: tuple[Relation, ...] = ()
    repeals: tuple[Relation, ...] = ()
    amends: tuple[Relation, ...] = ()
    guides: tuple[Relation, ...] = ()
    corrects: tuple[Relation, ...] = ()
    consolidates: tuple[Relation, ...] = ()
    follows: tuple[Relation, ...] = ()
    partial_effects: tuple[PartialEffect, ...] = ()
    retroactive_from: Day | None = None
    transitions: tuple[Transition, ...] = ()
    provisions: tuple[Provision, ...] = ()
    observations: tuple[Observation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    outline: tuple[Heading, ...] = ()
    targets: tuple[Target, ...] = ()
    duties: tuple[Duty, ...] = ()
    recipients: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    full_text: str = ""
    draft: str = ""

    @property
    def takes_effect(self) -> date | None:
        """The first day in force: as printed; an administrative or Party document on signing."""
        if self.effective:
            return self.effective.first
        on_signing = self.nature in ("ca-biet", "dang")
        return self.issued.first if on_signing and self.issued and self.issued.exact else None
