"""The plan above: what it no longer asks, and what it asks that the model does not have.

Compared only where the knowledge base has that plan with its tasks; otherwise that is what is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .. import names
from ..graph import PlanTask
from ..records import Instrument
from ..site import Site
from .record import Doubt
from .target import Target

_RANK = {"trung-uong": 0, "tinh": 1, "huyen": 2, "xa": 3}


@dataclass(frozen=True)
class Higher:
    """The plan one level up for a place and a year, and the one before it."""

    site: Site
    model: Instrument
    place: Target
    year: int

    @cached_property
    def current(self) -> Instrument | None:
        """The latest plan with tasks that binds this place in the year."""
        found = (plan for plan in self.site.graph.plans if self._above(plan) and self._runs(plan))
        return next(found, None)

    @cached_property
    def former(self) -> Instrument | None:
        """The plan above of an earlier year: the one the current one follows, or the model implements."""
        now = self.current
        older = [r.target for r in now.follows] if now else []
        older += [r.target for r in (*self.model.implements, *self.model.bases)]
        same = (p.id for p in self.site.graph.plans if now and p.id != now.id and self._above(p) and p.issuers == now.issuers)
        with_tasks = [i for i in (*older, *same) if i in self.site.graph.tasks_of_plan and (not now or i != now.id)]
        return self.site.graph.instruments[with_tasks[0]] if with_tasks else None

    def _above(self, plan: Instrument) -> bool:
        agencies = [self.site.graph.agencies[i] for i in plan.issuers if i in self.site.graph.agencies]
        ranks = [_RANK[level] for agency in agencies for level in agency.levels[:1]]
        here = not plan.place or plan.place in (self.place.parent, self.place.place)
        return bool(ranks) and max(ranks) < _RANK[self.place.level] and here

    def _runs(self, plan: Instrument) -> bool:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return plan.period is not None and plan.period.first.first <= last and first <= plan.period.last.last

    def dropped(self, tasks: Iterable[PlanTask]) -> dict[str, Doubt]:
        """Model task → why it is left out: the earlier plan above asked for its topics, the current one does not."""
        now, then = self.current, self.former
        if now is None or then is None:
            return {}
        gone = self._topics(then) - self._topics(now)
        return {task.id: self._dropped(task, now) for task in tasks if task.task.topics and set(task.task.topics) <= gone}

    def _topics(self, plan: Instrument) -> set[str]:
        return {topic for task in self.site.graph.tasks_of_plan[plan.id] for topic in task.task.topics}

    def _dropped(self, task: PlanTask, now: Instrument) -> Doubt:
        why = f"Kế hoạch cấp trên trước đây có chủ đề này; {names.short_name(now)} không còn nêu."
        return Doubt(
            kind="cap-tren-bo", key=task.id, what=f"{task.task.spot}: {task.task.summary}", why=why,
            who=names.issuer_name(now, self.site.graph), topics=task.task.topics,
        )

    def lacking(self, carried: Iterable[str]) -> tuple[Doubt, ...]:
        """What the plan above asks of offices of this level on topics the draft does not have."""
        now, have = self.current, set(carried)
        if now is None:
            return ()
        asked = (t for t in self.site.graph.tasks_of_plan[now.id] if self._speaks_here(t) and not set(t.task.topics) <= have)
        return tuple(self._lacking(task, now) for task in asked)

    def _speaks_here(self, task: PlanTask) -> bool:
        agencies = (self.site.graph.agencies.get(a) for a in task.agencies)
        return any(agency and self.place.level in agency.levels for agency in agencies)

    def _lacking(self, task: PlanTask, now: Instrument) -> Doubt:
        who = names.names_of(task.agencies, self.site.graph)
        return Doubt(
            kind="cap-tren-them", key=task.id, what=f"{names.short_name(now)}, {task.task.spot}: {task.task.summary}",
            why=f"Kế hoạch cấp trên giao {who}; mẫu không có việc này.", who=names.issuer_name(now, self.site.graph),
            topics=task.task.topics,
        )

    def unknown(self) -> tuple[Doubt, ...]:
        """Said where there is no plan above to compare with."""
        if self.current:
            return ()
        above = "Ủy ban nhân dân {tren}" if self.place.level == "xa" else "Bộ, ngành Trung ương phụ trách"
        what = f"Kế hoạch năm {self.year} của cấp trên"
        why = "Trong kho chưa có kế hoạch cấp trên của năm này kèm phân công, nên chưa đối chiếu được việc thêm, việc bỏ."
        return (Doubt(kind="cap-tren", key="cap-tren", what=what, why=why, who=above),)
