"""The role matrix: which agency has which role in which topic, how often, in which plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .graph import Graph, PlanTask

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


def cells(graph: Graph) -> tuple[Cell, ...]:
    """Every cell that is not empty, by plan, agency, topic and role. A joint task counts for each agency."""
    counted = Counter(key for task in graph.tasks for key in _keys(task))
    return tuple(sorted(Cell(*key, tasks) for key, tasks in counted.items()))


def _keys(task: PlanTask) -> list[tuple[str, str, str, str]]:
    own = [(agency, task.task.role) for agency in dict.fromkeys(task.agencies)]
    others = sorted({*task.task.partners, *task.task.directs} - set(task.agencies))
    named = [(agency, NAMED) for agency in others]
    return [(task.plan.id, agency, topic, role) for agency, role in own + named for topic in task.task.topics]
