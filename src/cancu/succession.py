"""Who answers for it: agencies and places then and now.

Sources: Nghị định 42/2025/NĐ-CP, 45/2025/NĐ-CP, 150/2025/NĐ-CP and Nghị quyết 203/2025/QH15, as each
agency's record cites them. An unknown heir is told as unknown, with the reason; never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .graph import Graph, PlanTask
from .records import Agency, Basis, Heir


@dataclass(frozen=True, slots=True)
class Answer:
    """Who holds a function on a day.

    ``agencies``: empty when unknown, several when the function was split. ``via``: the steps.
    """

    agency: str
    changed: bool
    agencies: tuple[str, ...]
    via: tuple[Heir, ...] = ()
    reason: str = ""

    @property
    def bases(self) -> tuple[Basis, ...]:
        return tuple(dict.fromkeys(basis for heir in self.via for basis in heir.bases))

    @property
    def single(self) -> bool:
        return len(self.agencies) == 1


def gone(agency: Agency, on: date) -> bool:
    """Whether the agency has ended on a day."""
    return agency.until is not None and agency.until.first <= on


def succession(agency_id: str, on: date, graph: Graph, topics: Iterable[str] = ()) -> Answer:
    """Who answers on a day for a function of ``agency_id``; ``topics`` say which function."""
    return _follow(agency_id, on, graph, frozenset(topics), frozenset())


def _follow(agency_id: str, on: date, graph: Graph, topics: frozenset[str], seen: frozenset[str]) -> Answer:
    agency = graph.agencies.get(agency_id)
    if agency is None or agency_id in seen:
        return Answer(agency_id, False, (agency_id,))
    if not gone(agency, on):
        return Answer(agency_id, False, (agency_id,), reason=agency.why_unknown("den_ngay"))
    heirs = heirs_for(agency, topics)
    if not heirs:
        why = agency.why_unknown("ke_thua") or "Chưa rõ cơ quan kế thừa."
        return Answer(agency_id, True, (), reason=why)
    later = [_follow(heir.agency, on, graph, topics, seen | {agency_id}) for heir in heirs]
    found = tuple(dict.fromkeys(a for answer in later for a in answer.agencies))
    via = (*heirs, *(heir for answer in later for heir in answer.via))
    return Answer(agency_id, True, found, via, agency.why_unknown("ke_thua"))


def heirs_for(agency: Agency, topics: frozenset[str]) -> tuple[Heir, ...]:
    """The heirs of a function: by topic where one matches, else the default one, else all.

    A topic that no heir names goes to the default heir; without one, nothing says who took it, so
    every heir is told.
    """
    special = tuple(h for h in agency.heirs if topics & set(h.topics))
    uncovered = topics - {topic for heir in agency.heirs for topic in heir.topics}
    default = tuple(h for h in agency.heirs if h.default == "co")
    if special and not uncovered:
        return special
    return tuple(dict.fromkeys((*default, *special))) if default else agency.heirs


def today_of(task: PlanTask, on: date, graph: Graph) -> tuple[Answer, ...]:
    """For each agency under the task's heading, who answers on a day."""
    return tuple(succession(agency, on, graph, task.task.topics) for agency in task.agencies)


def predecessors(agency_id: str, on: date, graph: Graph) -> tuple[str, ...]:
    """Agencies whose functions this one holds on a day, in whole or in part."""
    found = []
    for other in graph.agencies.values():
        if other.id != agency_id and gone(other, on) and agency_id in _all_heirs(other, on, graph):
            found.append(other.id)
    return tuple(sorted(found))


def _all_heirs(agency: Agency, on: date, graph: Graph) -> set[str]:
    return {a for heir in agency.heirs for a in succession(heir.agency, on, graph, heir.topics).agencies}


def inherited(agency_id: str, on: date, graph: Graph) -> tuple[PlanTask, ...]:
    """Tasks given to predecessors that this agency answers for on a day."""
    return tuple(
        task
        for former in predecessors(agency_id, on, graph)
        for task in graph.tasks_of_agency.get(former, ())
        if agency_id in succession(former, on, graph, task.task.topics).agencies
    )
