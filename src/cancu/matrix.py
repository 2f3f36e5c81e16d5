"""The role matrix: which agency has which role in which topic, how often, in which plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .graph import Graph, PlanTask, group

# A task of another agency that names this one: as a partner, or as directed by it.
NAMED = "duoc-neu"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """``role`` is an id of ``vocabulary.ROLES``, or ``NAMED``; ``tasks`` how many tasks of the plan."""

    plan: str
    agency: str
    topic: str
    role: str
    tasks: int


def grid(tasks: Iterable[PlanTask]) -> Mapping[tuple[str, str], tuple[PlanTask, ...]]:
    """(agency, topic) → the tasks under the agency's own heading. A joint task stands with each agency."""
    return group(((agency, topic), task) for task in tasks for agency in task.agencies for topic in task.task.topics)


def cells(graph: Graph) -> tuple[Cell, ...]:
    """Every cell that is not empty, by plan, agency, topic and role."""
    own = ((t.plan.id, *place, t.task.role) for place, tasks in grid(graph.tasks).items() for t in tasks)
    named = ((t.plan.id, agency, topic, NAMED) for t in graph.tasks for agency in _named(t) for topic in t.task.topics)
    return tuple(sorted(Cell(*key, tasks) for key, tasks in Counter([*own, *named]).items()))


def _named(task: PlanTask) -> set[str]:
    return {*task.task.partners, *task.task.directs} - set(task.agencies)
