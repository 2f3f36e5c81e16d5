"""Law in time: an instrument's status on a day, computed from dates and relations, with its reason.

Rules: Luật 64/2025/QH15 Điều 53–57 as set out in the design, section 6. Nobody types a status;
dated observations stand beside the computed one and never change it, except where a normative
document's effective day is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from .days import after
from .graph import Graph, Link
from .records import Instrument

WHOLE = "toan-bo"
_IN_FORCE = ("con-hieu-luc", "het-hieu-luc-mot-phan")


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why: a stable code, and the instrument, relation, day and provisions behind it.

    ``earlier``: the acts that changed it in part before this one and still do, oldest first.
    """

    code: str
    instrument: str = ""
    relation: str = ""
    day: date | None = None
    provisions: tuple[str, ...] = ()
    text: str = ""
    earlier: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch with one status; ``until`` is the first day after it, None is open."""

    since: date | None
    until: date | None
    status: str
    reason: Reason

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def status(instrument: Instrument, on: date, graph: Graph) -> Span | None:
    """The span that holds on a day; None before the document was issued."""
    return next((span for span in timeline(instrument, graph) if span.holds(on)), None)


def timeline(instrument: Instrument, graph: Graph) -> tuple[Span, ...]:
    """The whole life as consecutive spans. Total: every day from the issue on has exactly one."""
    if graph.instruments.get(instrument.id) is not instrument:
        return _Life(instrument, graph).spans()
    if instrument.id not in graph.lives:
        graph.lives[instrument.id] = _Life(instrument, graph).spans()
    spans: tuple[Span, ...] = graph.lives[instrument.id]
    return spans


class _Life:
    """One instrument's dates and the relations that reach it."""

    def __init__(self, instrument: Instrument, graph: Graph) -> None:
        self.it = instrument
        self.graph = graph
        self.reaching = graph.links_to.get(instrument.id, ())
        self.ends = sorted(self._ends(), key=lambda end: (end[0], _END_ORDER[end[1].code]))
        self.partials = sorted(self._partials())
        self.start = instrument.issued.first if instrument.issued else None
        self.effect = instrument.takes_effect

    def spans(self) -> tuple[Span, ...]:
        days: list[date | None] = [self.start]
        days += sorted(d for d in self._turning_days() if self.start is None or d > self.start)
        found = [Span(a, b, *self.on(a)) for a, b in pairwise([*days, None])]
        return _merge(found)

    def _turning_days(self) -> set[date]:
        days = {day for day, _ in self.ends} | {day for day, _, _ in self.partials}
        days |= {until for _, until, _ in self.partials if until != date.max}
        days |= {o.day.first for o in self.it.observations}
        if self.effect:
            days.add(self.effect)
        if self.it.issued and not self.it.issued.exact:
            days.add(after(self.it.issued.last))
        return days

    def on(self, day: date | None) -> tuple[str, Reason]:
        """Status and reason on a day; None is "before anything is dated"."""
        at = day or date.min
        ended = next((reason for when, reason in self.ends if when <= at), None)
        if ended:
            return "het-hieu-luc", ended
        if self.effect and at < self.effect:
            return "chua-co-hieu-luc", Reason("cho-hieu-luc", day=self.effect)
        declared = self.it.why_unknown("trang_thai")
        if declared:
            return "chua-ro", Reason("khai-chua-ro", text=declared)
        if self.effect is None:
            return self._observed(at)
        return self._running(at)

    def _observed(self, at: date) -> tuple[str, Reason]:
        """No effective day is known: unknown until somebody saw a status, then what was seen."""
        seen = [o for o in self.it.observations if o.day.first <= at]
        if seen:
            last = max(seen, key=lambda o: o.day)
            changed = self._changed(at) if last.status in _IN_FORCE else None
            return changed or (last.status, Reason("quan-sat", day=last.day.first, text=last.source))
        imprecise = self.it.issued is not None and not self.it.issued.exact
        if imprecise and self.it.nature in ("ca-biet", "dang") and self.it.issued and at > self.it.issued.last:
            return "con-hieu-luc", Reason("hieu-luc", day=after(self.it.issued.last))
        return "chua-ro", Reason("chua-ro-ngay-hieu-luc", text=self._why_no_day())

    def _why_no_day(self) -> str:
        return self.it.why_unknown("ngay_hieu_luc") or self.it.why_unknown("ngay_ban_hanh")

    def _running(self, at: date) -> tuple[str, Reason]:
        seen = next((r for since, _, r in self.partials if r.code == "quan-sat" and since <= at), None)
        partly = ("het-hieu-luc-mot-phan", seen) if seen else None
        return self._changed(at) or partly or ("con-hieu-luc", Reason("hieu-luc", day=self.effect))

    def _changed(self, at: date) -> tuple[str, Reason] | None:
        """Suspended, or changed in part, by an act that was read; None where nothing has changed."""
        reasons = [r for since, until, r in self.partials if since <= at < until and r.code != "quan-sat"]
        whole = next((r for r in reasons if r.code == "ngung" and r.provisions == (WHOLE,)), None)
        if whole:
            return "ngung-hieu-luc", whole
        if not reasons:
            return None
        *earlier, last = reasons
        return "het-hieu-luc-mot-phan", replace(last, earlier=tuple(earlier))

    def _ends(self) -> Iterator[tuple[date, Reason]]:
        for link in self.reaching:
            day = _acts_from(link, self.graph)
            full = link.kind in ("replaces", "repeals") and link.relation.scope == WHOLE
            if full and day and link.relation.certainty == "da-doc":
                yield day, Reason("thay-the" if link.kind == "replaces" else "bai-bo", link.source, link.kind, day)
        if self.it.expired:
            yield self.it.expired.first, Reason("het-han-ghi", day=self.it.expired.first)
        if self.it.period:
            day = after(self.it.period.last.last)
            yield day, Reason("het-thoi-ky", day=day)

    def _partials(self) -> Iterator[tuple[date, date, Reason]]:
        for link in self.reaching:
            partial = link.kind == "amends" or (
                link.kind in ("replaces", "repeals") and link.relation.scope != WHOLE
            )
            day = _acts_from(link, self.graph)
            if partial and day and link.relation.certainty == "da-doc":
                provisions = tuple(p for p in (link.relation.article,) if p and link.kind != "amends")
                yield day, date.max, Reason("sua-doi", link.source, link.kind, day, provisions)
        for effect in self.it.partial_effects:
            if effect.kind != "bat-dau":
                until = effect.until.first if effect.until else date.max
                reason = Reason(effect.kind, day=effect.since.first, provisions=(effect.article,), text=effect.reason)
                yield effect.since.first, until, reason
        for seen in self.it.observations:
            if seen.status == "het-hieu-luc-mot-phan":
                yield seen.day.first, date.max, Reason("quan-sat", day=seen.day.first, text=seen.source)


# Where several ends fall on one day, the one that names a successor is told.
_END_ORDER = {"thay-the": 0, "bai-bo": 1, "het-han-ghi": 2, "het-thoi-ky": 3}


def _acts_from(link: Link, graph: Graph) -> date | None:
    """The day a relation begins to act: its own, or that of the newer document."""
    if link.relation.since:
        return link.relation.since.first
    source = graph.instruments.get(link.source)
    return source.takes_effect if source else None


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and (last.status, last.reason) == (span.status, span.reason):
            merged[-1] = Span(last.since, span.until, last.status, last.reason)
        else:
            merged.append(span)
    return tuple(merged)


def contradictions(instrument: Instrument, graph: Graph) -> tuple[tuple[Span, str], ...]:
    """Observations that the dates do not bear out: (the computed span, what was seen)."""
    found = []
    for seen in instrument.observations:
        span = status(instrument, seen.day.first, graph)
        if span and span.status != seen.status:
            found.append((span, seen.status))
    return tuple(found)


def successors(instrument: Instrument, graph: Graph) -> tuple[Link, ...]:
    """What took its place: full replacements first, then the next period's document."""
    links = graph.links_to.get(instrument.id, ())
    return tuple(k for kind in ("replaces", "repeals", "follows") for k in links if k.kind == kind)
