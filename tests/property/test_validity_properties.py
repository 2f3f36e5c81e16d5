"""Law in time holds for any document: the status is total, local and antisymmetric."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from samples import graph_of, instrument

from cancu.days import Day, of
from cancu.records import Instrument, Observation, PartialEffect, Period, Relation
from cancu.validity import Span, status, timeline
from cancu.vocabulary import STATUSES

FIRST, LAST = date(2015, 1, 1), date(2030, 12, 31)
IDS = ("a", "b", "c", "d")
KINDS = ("replaces", "repeals", "amends", "follows", "bases")

dates = st.dates(FIRST, LAST)
days = dates.map(of)
issues = st.one_of(
    st.none(), days, st.builds(Day, st.integers(2015, 2030), st.integers(1, 12)), st.builds(Day, st.integers(2015, 2030))
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(dates), draw(dates)))
    return Period(first=of(first), last=of(last))


@st.composite
def relations(draw: st.DrawFn) -> tuple[Relation, ...]:
    return (Relation(
        target=draw(st.sampled_from(IDS)),
        scope=draw(st.sampled_from(("toan-bo", "mot-phan"))),
        certainty=draw(st.sampled_from(("da-doc", "da-doc", "suy-ra"))),
        since=draw(st.one_of(st.none(), days)),
    ),)


@st.composite
def partial_effects(draw: st.DrawFn) -> PartialEffect:
    since = draw(dates)
    until = draw(st.one_of(st.none(), st.integers(1, 800)))
    return PartialEffect(
        article=draw(st.sampled_from(("5", "toan-bo"))), since=of(since), reason="Thử.",
        until=of(since + timedelta(days=until)) if until else None,
        kind=draw(st.sampled_from(("bat-dau", "sua-doi", "het-hieu-luc", "ngung"))),
    )


observations = st.builds(Observation, status=st.sampled_from(tuple(STATUSES)), day=days, source=st.just("Thử."))


@st.composite
def instruments(draw: st.DrawFn, id_: str) -> Instrument:
    related = {kind: draw(st.one_of(st.just(()), relations())) for kind in KINDS}
    return instrument(
        id_,
        nature=draw(st.sampled_from(("quy-pham", "ca-biet", "dang", "lien-tich"))),
        issued=draw(issues), effective=draw(st.one_of(st.none(), days)), expired=draw(st.one_of(st.none(), days)),
        period=draw(st.one_of(st.none(), periods())),
        partial_effects=tuple(draw(st.lists(partial_effects(), max_size=2))),
        observations=tuple(draw(st.lists(observations, max_size=2))),
        unknowns=draw(st.sampled_from(((), (("trang_thai", "Thử."),)))),
        **related,
    )


@st.composite
def families(draw: st.DrawFn) -> tuple[Instrument, ...]:
    return tuple(draw(instruments(id_)) for id_ in IDS)


def apart(of_: Instrument) -> Instrument:
    """The same document with no relation to any other."""
    return replace(of_, replaces=(), repeals=(), amends=(), follows=(), bases=())


def begins(of_: Instrument) -> date | None:
    return of_.issued.first if of_.issued else None


@given(families())
def test_a_life_is_one_unbroken_row_of_spans_from_the_issue_on(family: tuple[Instrument, ...]) -> None:
    graph = graph_of(*family)
    for member in family:
        spans = timeline(member, graph)
        assert spans[0].since == begins(member)
        assert spans[-1].until is None
        for before, after in pairwise(spans):
            assert before.until is not None
            assert before.until == after.since
            assert before.since is None or before.since < before.until
            assert (before.status, before.reason) != (after.status, after.reason)
        assert {span.status for span in spans} <= set(STATUSES)


@given(families(), dates)
def test_every_day_from_the_issue_on_has_exactly_one_span_and_no_day_before_has_any(
    family: tuple[Instrument, ...], on: date
) -> None:
    graph = graph_of(*family)
    for member in family:
        holding = [span for span in timeline(member, graph) if span.holds(on)]
        start = begins(member)
        assert len(holding) == (0 if start and on < start else 1)
        assert status(member, on, graph) == (holding[0] if holding else None)


def rule_by_rule(of_: Instrument, family: tuple[Instrument, ...], on: date) -> str:  # noqa: PLR0911  # one to a rule
    """Section 6 of the design, read as a list of rules for one day: slow, and told apart from the code."""
    if of_.issued and on < of_.issued.first:
        return "none"
    effect = effective_day(of_)
    acts = [(kind, r, r.since.first if r.since else effective_day(m)) for m in family
            for kind in ("replaces", "repeals", "amends") for r in getattr(m, kind)
            if r.target == of_.id and r.certainty == "da-doc"]
    begun = [(kind, r) for kind, r, since in acts if since and since <= on]
    dead = any(kind != "amends" and r.scope == "toan-bo" for kind, r in begun)
    dead |= of_.expired is not None and of_.expired.first <= on
    dead |= of_.period is not None and of_.period.last.last < on
    if dead:
        return "het-hieu-luc"
    if effect and on < effect:
        return "chua-co-hieu-luc"
    if dict(of_.unknowns).get("trang_thai"):
        return "chua-ro"
    running = [e for e in of_.partial_effects if e.since.first <= on and (e.until is None or on < e.until.first)]
    suspended = any(e.kind == "ngung" and e.article == "toan-bo" for e in running)
    in_part = bool(begun) or any(e.kind != "bat-dau" for e in running)
    noted = sorted((o.day.first, -n, o.status) for n, o in enumerate(of_.observations) if o.day.first <= on)
    if effect:
        in_part |= any(state == "het-hieu-luc-mot-phan" for _, _, state in noted)
        return "ngung-hieu-luc" if suspended else "het-hieu-luc-mot-phan" if in_part else "con-hieu-luc"
    if noted and noted[-1][2] not in ("con-hieu-luc", "het-hieu-luc-mot-phan"):
        return noted[-1][2]
    if noted:
        return "ngung-hieu-luc" if suspended else "het-hieu-luc-mot-phan" if in_part else noted[-1][2]
    signed = of_.nature in ("ca-biet", "dang") and of_.issued is not None and on > of_.issued.last
    return "con-hieu-luc" if signed else "chua-ro"


def effective_day(of_: Instrument) -> date | None:
    if of_.effective:
        return of_.effective.first
    exact = of_.issued is not None and of_.issued.exact
    return of_.issued.first if exact and of_.issued and of_.nature in ("ca-biet", "dang") else None


@given(families(), st.lists(dates, min_size=1, max_size=8))
def test_the_timeline_says_on_each_day_what_the_rules_say_of_that_day(
    family: tuple[Instrument, ...], sample: list[date]
) -> None:
    graph = graph_of(*family)
    for member in family:
        turns = [span.since for span in timeline(member, graph) if span.since]
        for on in {*sample, *turns, *(turn - timedelta(days=1) for turn in turns)}:
            span = status(member, on, graph)
            assert (span.status if span else "none") == rule_by_rule(member, family, on)


@given(families(), instruments("nguoi-la"))
def test_an_unrelated_document_changes_nothing(family: tuple[Instrument, ...], stranger: Instrument) -> None:
    alone = apart(stranger)
    for member in family:
        assert timeline(member, graph_of(*family)) == timeline(member, graph_of(*family, alone))


@given(families(), instruments("nguoi-la"))
def test_relations_that_were_only_inferred_change_nothing(family: tuple[Instrument, ...], stranger: Instrument) -> None:
    inferred: dict[str, Any] = {
        kind: tuple(replace(r, certainty="suy-ra") for r in getattr(stranger, kind)) for kind in KINDS
    }
    doubtful = replace(stranger, **inferred)
    for member in family:
        assert timeline(member, graph_of(*family)) == timeline(member, graph_of(*family, doubtful))


@given(instruments("a"), instruments("b"), st.one_of(st.none(), days))
def test_replacing_is_antisymmetric(newer: Instrument, older: Instrument, since: Day | None) -> None:
    """From the day A replaces B in full, B is dead; and nothing happens to A because of B."""
    old = apart(older)
    act = Relation(target="b", certainty="da-doc", since=since)
    replacing = replace(apart(newer), replaces=(act,))
    together = graph_of(replacing, old)
    from_day = since.first if since else effective_day(newer)
    if from_day:
        assert all(span.status == "het-hieu-luc" for span in _from(timeline(old, together), from_day))
    assert timeline(replacing, together) == timeline(replacing, graph_of(replacing))


def _from(spans: tuple[Span, ...], first: date) -> list[Span]:
    return [span for span in spans if span.until is None or span.until > first]


@given(families())
def test_a_dead_document_stays_dead(family: tuple[Instrument, ...]) -> None:
    """Death by date, period or replacement is final; only what was merely seen may be seen otherwise later."""
    graph = graph_of(*family)
    for member in family:
        spans = timeline(member, graph)
        ends = [n for n, span in enumerate(spans) if span.status == "het-hieu-luc" and span.reason.code != "quan-sat"]
        assert not ends or all(span.status == "het-hieu-luc" for span in spans[ends[0]:])
