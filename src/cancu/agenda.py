"""Everything with a day, in one list: plans' reports, tasks' limits, deadlines of the law, awareness days.

``series`` tells a yearly one once, with its first day; ``between`` spells every year out for a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from . import recurrence, urls
from .due import Limit
from .graph import Graph, PlanTask, group
from .names import short_name, task_title
from .records import Basis, Deadline, Duty, Instrument, Observance, Record, TimeLimit
from .recurrence import label
from .site import Site
from .text import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day or days on which something is due or kept; both ends included.

    ``key`` names the record; ``kind`` is bao-cao, nhiem-vu, thoi-han or ngay-truyen-thong. A yearly event
    comes back each year before ``until``. ``stamp`` is the day its record was checked. ``printed`` is the
    time as the source words it, where that says more than the day.
    """

    key: str
    kind: str
    title: str
    first: date
    last: date
    url: str
    stamp: date
    limit: Limit | None = None
    yearly: bool = False
    until: date | None = None
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    printed: str = ""
    source: str = ""
    topics: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()

    @property
    def note(self) -> str:
        """ "trước ngày 15/03/2018"; empty for an awareness day, whose days speak for themselves."""
        return label(self.limit, self.last) if self.limit else ""

    @property
    def uid(self) -> str:
        """Stable: the record and the day, without the year where it comes back every year."""
        return f"{self.key}-{self.first:%m-%d}" if self.yearly else f"{self.key}-{self.first.isoformat()}"


def series(site: Site) -> tuple[Event, ...]:
    """Every event, a yearly one once; by day, then by key."""
    found = [*_duties(site.graph), *_limits(site.graph), *_deadlines(site), *_observances(site.graph)]
    return tuple(sorted(found, key=_order))


def between(events: Iterable[Event], first: date, last: date) -> tuple[Event, ...]:
    """What touches a window, each year of a yearly event spelt out, in order of days."""
    found = [e for event in events for e in _spelt_out(event, first, last) if e.first <= last and first <= e.last]
    return tuple(sorted(found, key=_order))


def by_agency(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Agency → its events; only agencies that have any. Awareness days belong to nobody in particular."""
    return dict(sorted(group((agency, event) for event in events for agency in event.who).items()))


def _order(event: Event) -> tuple[date, date, str]:
    return event.first, event.last, event.key


def _spelt_out(event: Event, first: date, last: date) -> Iterator[Event]:
    if not event.yearly:
        yield event
        return
    for year in range(max(event.first.year, first.year - 1), last.year + 1):
        days = [d.replace(year=d.year + year - event.first.year) for d in (event.first, event.last)]
        if event.until is None or days[0] < event.until:
            yield replace(event, first=days[0], last=days[1])


def _duties(graph: Graph) -> Iterator[Event]:
    for _, plan in sorted(graph.instruments.items()):
        for duty in plan.duties:
            for day in recurrence.of_plan(duty, plan):
                yield _duty(plan, duty, day)


def _duty(plan: Instrument, duty: Duty, day: date) -> Event:
    return Event(
        key=f"{plan.id}/{duty.id}", kind="bao-cao", title=capital(duty.subject or duty.id), first=day, last=day,
        url=f"{urls.page('van-ban', plan.id)}#bao-cao-{duty.id}", stamp=_stamp(plan, day), limit=duty,
        who=duty.who, to=duty.to, source=_place(plan, duty.spot), topics=plan.topics,
    )


def _limits(graph: Graph) -> Iterator[Event]:
    for task in graph.tasks:
        for number, limit in enumerate(task.task.limits, 1):
            if _told_by_a_duty(task, limit):
                continue
            for day in recurrence.of_plan(limit, task.plan):
                yield _limit(task, limit, number, day)


def _told_by_a_duty(task: PlanTask, limit: TimeLimit) -> bool:
    """The same sentence of the plan, already listed as a reporting duty of the same agencies."""
    rule = (task.task.spot, limit.cycle, limit.day, limit.month)
    return any(
        rule == (duty.spot, duty.cycle, duty.day, duty.month) and set(task.agencies) <= set(duty.who)
        for duty in task.plan.duties
    )


def _limit(task: PlanTask, limit: TimeLimit, number: int, day: date) -> Event:
    return Event(
        key=f"{task.id}/{number}", kind="nhiem-vu", title=capital(limit.subject) or task_title(task), first=day,
        last=day, url=task.url, stamp=_stamp(task.plan, day), limit=limit, who=task.agencies,
        to=task.task.reports_to, source=_place(task.plan, task.task.spot), topics=task.task.topics,
    )


def _place(plan: Instrument, spot: str) -> str:
    return f"{short_name(plan)}, {spot}" if spot else short_name(plan)


def _deadlines(site: Site) -> Iterator[Event]:
    """Yearly from the year in which the deadline was checked, until its last basis has ended."""
    for _, deadline in sorted(site.graph.deadlines.items()):
        until = _end(deadline, site)
        year = _stamp(deadline, site.on).year
        for day in recurrence.occurrences(deadline, date(year, 1, 1), date(year, 12, 31)):
            if until is None or day < until:
                yield _deadline(deadline, _keepable(day), until, site.graph)


def _deadline(deadline: Deadline, day: date, until: date | None, graph: Graph) -> Event:
    return Event(
        key=f"thoi-han/{deadline.id}", kind="thoi-han", title=deadline.title, first=day, last=day,
        url=graph.url("thoi-han", deadline.id), stamp=_stamp(deadline, day), limit=deadline, yearly=True,
        until=until, who=deadline.who, to=deadline.to, printed=deadline.due_text, source=deadline.basis_text,
        topics=deadline.topics, bases=deadline.bases,
    )


def _end(deadline: Deadline, site: Site) -> date | None:
    """The first day on which every basis has ended; None while one lives or none is recorded."""
    last = [site.timelines[b.instrument][-1] for b in deadline.bases if b.instrument in site.timelines]
    ends = [span.since for span in last if span.status == "het-hieu-luc" and span.since]
    return max(ends) if ends and len(ends) == len(last) else None


def _observances(graph: Graph) -> Iterator[Event]:
    for _, kept in sorted(graph.observances.items()):
        once = kept.recurrence == "mot-lan"
        year = int(kept.year) if once and kept.year else _stamp(kept, date(2000, 1, 1)).year
        for stretch in recurrence.observed(kept, date(year, 1, 1), date(year, 12, 31)):
            if stretch.first.year == year:
                yield _observance(kept, stretch, not once, graph)


def _observance(kept: Observance, stretch: recurrence.Stretch, yearly: bool, graph: Graph) -> Event:
    return Event(
        key=f"ngay-truyen-thong/{kept.id}", kind="ngay-truyen-thong", title=kept.title,
        first=_keepable(stretch.first), last=_keepable(stretch.last),
        url=graph.url("ngay-truyen-thong", kept.id), stamp=_stamp(kept, stretch.first), yearly=yearly,
        source=_told_by(kept), topics=kept.topics, bases=kept.bases,
    )


def _told_by(kept: Observance) -> str:
    doubtful = kept.evidence and kept.evidence.confidence == "thap"
    return " · ".join(part for part in (kept.basis_text, "chưa kiểm chứng" if doubtful else "") if part)


def _keepable(day: date) -> date:
    """A day that every year has; for a deadline, a day early is still in time."""
    return day.replace(day=28) if (day.month, day.day) == (2, 29) else day


def _stamp(record: Record, otherwise: date) -> date:
    """The day the record was checked; else, for a plan, the day it was issued."""
    if record.evidence and record.evidence.checked:
        return record.evidence.checked.first
    issued = record.issued if isinstance(record, Instrument) else None
    return issued.first if issued else otherwise
