"""What stands behind the words of a training material, and whether it still does.

A claim names its article. ``standing`` tells how that article is on a day: alive, dead, changed, or
not known, with the document that took its place. A dead article told as history is no alarm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .bases import new_article
from .provisions import Pinpoint
from .records import ClaimBasis, Instrument, Training
from .site import Site
from .validity import WHOLE, Span, successors

ALIVE, DEAD, CHANGED, TOUCHED, PENDING, UNKNOWN, PAST = "con", "chet", "sua", "sua-van-ban", "cho", "chua-ro", "lich-su"
# What must be put right before anyone repeats the words.
ALARMS = frozenset({DEAD, CHANGED, PENDING, UNKNOWN})
WORDS = {
    ALIVE: "Còn hiệu lực",
    DEAD: "Đã hết hiệu lực",
    CHANGED: "Điều này đã sửa đổi hoặc hết hiệu lực",
    PENDING: "Chưa có hoặc đang ngưng hiệu lực",
    UNKNOWN: "Chưa rõ hiệu lực",
    PAST: "Đã hết hiệu lực, nêu để so sánh",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An article behind a claim on the site's day.

    ``state`` is one of the seven above; ``by`` the document that replaced or changed it, ``article`` the
    matching new article where known.
    """

    basis: ClaimBasis
    instrument: Instrument | None
    span: Span | None
    state: str
    by: Instrument | None = None
    article: str = ""

    @property
    def alarming(self) -> bool:
        return self.state in ALARMS

    @property
    def words(self) -> str:
        return f"Còn hiệu lực, {self.touched}" if self.state == TOUCHED else WORDS[self.state]

    @property
    def touched(self) -> str:
        """What is known of the document where its article stands: amended by an act, or only seen to be less than whole."""
        amended = self.span and any(r.instrument for r in (self.span.reason, *self.span.reason.earlier))
        return "văn bản đã sửa đổi một phần" if amended else "văn bản có phần đã sửa đổi hoặc hết hiệu lực"


def standing(basis: ClaimBasis, site: Site) -> Standing:
    """How an article is on the site's day."""
    instrument = site.graph.instruments.get(basis.instrument)
    span = site.span(instrument) if instrument else None
    if instrument is None or span is None:
        return Standing(basis, instrument, span, UNKNOWN)
    state = PAST if basis.is_history and span.status == "het-hieu-luc" else _state(basis.pinpoint, instrument, span, site)
    by, article = _heir(basis.pinpoint, instrument, state, site)
    return Standing(basis, instrument, span, state, by, article)


def _state(pinpoint: Pinpoint, instrument: Instrument, span: Span, site: Site) -> str:
    if span.status == "het-hieu-luc":
        return DEAD
    if span.status in ("chua-co-hieu-luc", "ngung-hieu-luc"):
        return PENDING
    if span.status == "chua-ro":
        return UNKNOWN
    if _hit(pinpoint, instrument, site):
        return CHANGED
    return TOUCHED if span.status == "het-hieu-luc-mot-phan" else ALIVE


def _hit(pinpoint: Pinpoint, instrument: Instrument, site: Site) -> bool:
    """Whether this very article was changed, ended or suspended by now."""
    for effect in instrument.partial_effects:
        runs = effect.since.first <= site.on and (effect.until is None or site.on < effect.until.first)
        if effect.kind != "bat-dau" and runs and effect.article in (pinpoint.article, WHOLE):
            return True
    return _changer(pinpoint, instrument, site) is not None


def _changer(pinpoint: Pinpoint, instrument: Instrument, site: Site) -> Instrument | None:
    """The document whose relation names this article."""
    sources = (link.source for link in site.graph.links_to.get(instrument.id, ())
               if link.kind in ("amends", "replaces", "repeals") and _pairs(link.relation.pairs, pinpoint) and _acts(link.source, site))
    return site.graph.instruments.get(next(sources, ""))


def _pairs(pairs: tuple[object, ...], pinpoint: Pinpoint) -> bool:
    return bool(pinpoint.article) and any(getattr(pair, "old", "") == pinpoint.article for pair in pairs)


def _acts(source: str, site: Site) -> bool:
    newer = site.graph.instruments.get(source)
    return bool(newer and newer.takes_effect and newer.takes_effect <= site.on)


def _heir(pinpoint: Pinpoint, instrument: Instrument, state: str, site: Site) -> tuple[Instrument | None, str]:
    """Who replaced or changed it, and the matching article; nobody where other parts alone were changed."""
    graph = site.graph
    if state in (DEAD, PAST):
        links = successors(instrument, graph)
        return (graph.instruments.get(links[0].source), new_article(links[0], pinpoint.article)) if links else (None, "")
    return (_changer(pinpoint, instrument, site) if state == CHANGED else None), ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An article that stands behind a material and stands no more."""

    material: Training
    standing: Standing


def alarms(site: Site) -> Iterator[Alarm]:
    """Every alarm of every material, by material, then in the order the articles stand in it."""
    for _, material in sorted(site.graph.trainings.items()):
        for basis in material.bases:
            found = standing(basis, site)
            if found.alarming:
                yield Alarm(material, found)
