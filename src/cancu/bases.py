"""What a task rests on: its own bases, its plan's, and up to the ordinance and the laws."""

from __future__ import annotations

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
    """The chain from a task upwards, nearest first; each instrument once, at its nearest place."""
    then = task.plan.issued.first if task.plan.issued else on
    found: dict[str, Support] = {}
    for basis in task.task.bases:
        _reach(found, basis.instrument, 1, "", "own", basis, graph, then, on)
    _climb(found, [task.plan.id, *found], graph, then, on)
    return _in_order(found)


def _in_order(found: dict[str, Support]) -> tuple[Support, ...]:
    return tuple(sorted(found.values(), key=lambda s: (s.depth, _rank(s.instrument), s.instrument.id)))


def _climb(found: dict[str, Support], level: list[str], graph: Graph, then: date, on: date) -> None:
    """Breadth first upwards, so that each instrument is reached at its nearest place."""
    start = level[0]
    depth = 2
    while level:
        following = []
        for source in level:
            for how, target, basis in _upwards(source, graph):
                if target not in found and target != start:
                    _reach(found, target, depth, source, how, basis, graph, then, on)
                    following.append(target)
        level, depth = following, depth + 1


def _upwards(source: str, graph: Graph) -> list[tuple[str, str, Basis]]:
    instrument = graph.instruments.get(source)
    if instrument is None:
        return []
    return [
        (how, relation.target, Basis(instrument=relation.target))
        for how in _UP
        for relation in getattr(instrument, how)
    ]


def _reach(
    found: dict[str, Support], target: str, depth: int, via: str, how: str, basis: Basis, graph: Graph,
    then: date, now: date,
) -> None:
    instrument = graph.instruments.get(target)
    if instrument is None or target in found:
        return
    found[target] = Support(
        instrument, depth, via, how, basis.pinpoint, basis.origin,
        status(instrument, then, graph), status(instrument, now, graph), basis.inference,
    )


def _rank(instrument: Instrument) -> int:
    return DOCUMENT_TYPES[instrument.type].rank


def running(plan: Instrument, on: date) -> bool:
    """Whether a plan's period runs on a day; a plan without a period runs from its issue on."""
    if plan.period:
        return plan.period.first.first <= on <= plan.period.last.last
    return plan.issued is not None and plan.issued.first <= on


def alarms(task: PlanTask, graph: Graph, on: date) -> tuple[Alarm, ...]:
    """Dead bases of a running task; none for a task whose plan has ended: that is history."""
    if not running(task.plan, on):
        return ()
    return tuple(
        Alarm(task, support, *replacement(support, graph))
        for support in rests_on(task, graph, on)
        if support.now and support.now.status == "het-hieu-luc" and _direct(support, task)
    )


def _direct(support: Support, task: PlanTask) -> bool:
    """Named by the task or by its plan. What those rest on in turn is shown, but raises no alarm:
    a detail text survives its parent where not contrary (Luật 64/2025/QH15 Điều 57)."""
    return support.depth == 1 or (support.via == task.plan.id and support.how != "guides")


def history(task: PlanTask, graph: Graph, on: date) -> tuple[Support, ...]:
    """Bases that died after the plan's end: told quietly."""
    if running(task.plan, on):
        return ()
    dead = (s for s in rests_on(task, graph, on) if s.now and s.now.status == "het-hieu-luc")
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


def plan_rests_on(plan: Instrument, graph: Graph, on: date) -> tuple[Support, ...]:
    """The chain above a plan, without the plan itself."""
    then = plan.issued.first if plan.issued else on
    found: dict[str, Support] = {}
    _climb(found, [plan.id], graph, then, on)
    return _in_order(found)
