"""What a task rests on: its own bases, its plan's, and up to the ordinance and the laws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .graph import Graph, Link, PlanTask
from .provisions import Pinpoint
from .records import Basis, Instrument
from .validity import Span, status, successors
from .vocabulary import DOCUMENT_TYPES

_UP = ("implements", "bases", "guides")


@dataclass(frozen=True, slots=True)
class Support:
    """One link of the chain: which instrument, how it is reached, its status then and now."""

    instrument: Instrument
    depth: int
    via: str
    how: str
    pinpoint: Pinpoint
    origin: str
    then: Span | None
    now: Span | None
    inference: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A dead basis of a task whose plan is running: what died, what replaced it, which article."""

    task: PlanTask
    support: Support
    successor: Instrument | None
    article: str

    @property
    def own(self) -> bool:
        """Whether the task itself names the basis (and not only its plan)."""
        return self.support.depth == 1


def rests_on(task: PlanTask, graph: Graph, on: date) -> tuple[Support, ...]:
    """The chain from a task upwards, nearest first.

    The task's own bases stand to the article, each article apart; what they and the plan rest on in
    turn stands once, at its nearest place.
    """
    chain = _Chain(graph, written(task.plan, on), on)
    for basis in dict.fromkeys(task.task.bases):
        chain.add(basis, 1, "", "own")
    chain.climb([task.plan.id, *chain.reached])
    return chain.in_order()


def plan_rests_on(plan: Instrument, graph: Graph, on: date) -> tuple[Support, ...]:
    """The chain above a plan, without the plan itself."""
    chain = _Chain(graph, written(plan, on), on)
    chain.climb([plan.id])
    return chain.in_order()


def written(plan: Instrument, on: date) -> date:
    """The day to read a plan's bases on. Where only its month or year is known: the latest day it can
    be by ``on``, for what a plan names was there when it was signed."""
    if plan.issued is None:
        return on
    return max(plan.issued.first, min(plan.issued.last, on))


class _Chain:
    """Gathers supports, with their status on the plan's day and now."""

    def __init__(self, graph: Graph, then: date, now: date) -> None:
        self.graph = graph
        self.then = then
        self.now = now
        self.supports: list[Support] = []
        self.reached: dict[str, None] = {}

    def add(self, basis: Basis, depth: int, via: str, how: str) -> None:
        instrument = self.graph.instruments.get(basis.instrument)
        if instrument is None:
            return
        self.reached[instrument.id] = None
        self.supports.append(Support(
            instrument, depth, via, how, basis.pinpoint, basis.origin,
            status(instrument, self.then, self.graph), status(instrument, self.now, self.graph), basis.inference,
        ))

    def climb(self, level: list[str]) -> None:
        """Breadth first upwards, so that each instrument is reached at its nearest place."""
        start = level[0]
        depth = 2
        while level:
            following = []
            for source in level:
                for how, target in _upwards(source, self.graph):
                    if target not in self.reached and target != start:
                        self.add(Basis(instrument=target), depth, source, how)
                        following.append(target)
            level, depth = following, depth + 1

    def in_order(self) -> tuple[Support, ...]:
        return tuple(sorted(self.supports, key=_nearest_first))


def _nearest_first(support: Support) -> tuple[object, ...]:
    return support.depth, _rank(support.instrument), support.instrument.id, support.pinpoint.order


def _upwards(source: str, graph: Graph) -> list[tuple[str, str]]:
    instrument = graph.instruments.get(source)
    if instrument is None:
        return []
    return [(how, relation.target) for how in _UP for relation in getattr(instrument, how)]


def _rank(instrument: Instrument) -> int:
    return DOCUMENT_TYPES[instrument.type].rank


def running(plan: Instrument, on: date) -> bool:
    """Whether a plan's period runs on a day; a plan without a period runs from its issue on."""
    if plan.period:
        return plan.period.first.first <= on <= plan.period.last.last
    return plan.issued is not None and plan.issued.first <= on


def alarms(task: PlanTask, supports: Iterable[Support], graph: Graph, on: date) -> tuple[Alarm, ...]:
    """Dead bases of a running task, of all it rests on; none for a task whose plan has ended: that is history."""
    if not running(task.plan, on):
        return ()
    return tuple(
        Alarm(task, support, *replacement(support, graph))
        for support in supports
        if support.now and support.now.status == "het-hieu-luc" and _direct(support, task)
    )


def _direct(support: Support, task: PlanTask) -> bool:
    """Named by the task or by its plan. What those rest on in turn is shown, but raises no alarm:
    a detail text survives its parent where not contrary (Luật 64/2025/QH15 Điều 57)."""
    return support.depth == 1 or (support.via == task.plan.id and support.how != "guides")


def history(task: PlanTask, supports: Iterable[Support], on: date) -> tuple[Support, ...]:
    """Bases that died after the plan's end: told quietly."""
    if running(task.plan, on):
        return ()
    dead = (s for s in supports if s.now and s.now.status == "het-hieu-luc")
    return tuple(s for s in dead if _direct(s, task))


def replacement(support: Support, graph: Graph) -> tuple[Instrument | None, str]:
    """The successor of a dead basis and the matching article, where known."""
    links = successors(support.instrument, graph)
    if not links:
        return None, ""
    link = links[0]
    return graph.instruments.get(link.source), new_article(link, support.pinpoint.article)


def new_article(link: Link, old: str) -> str:
    """The article that took the place of an old one, or an empty string."""
    return next((pair.new for pair in link.relation.pairs if pair.old == old), "")
