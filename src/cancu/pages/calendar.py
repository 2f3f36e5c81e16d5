"""The calendar page: what is due, awareness days, turns of the law; by month and by agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import names, recurrence, urls
from ..days import show
from ..due import due_text
from ..graph import group
from ..recurrence import Stretch
from ..site import Site
from ..text import capital, collation_key
from .environment import Renderer, trail
from .page import Page


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day; ``agencies`` are those who must act."""

    day: date
    text_day: str
    title: str
    url: str
    note: str
    past: bool
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month's events."""

    anchor: str
    title: str
    events: tuple[Event, ...]


def events(site: Site, first: date, last: date) -> list[Event]:
    """Everything from ``first`` to ``last``, both included, in order."""
    found = [*_duties(site), *_limits(site), *_deadlines(site, first, last), *_observances(site, first, last)]
    return sorted((e for e in found if first <= e.day <= last), key=lambda e: (e.day, collation_key(e.title)))


def upcoming(site: Site, first: date, last: date) -> list[Event]:
    """What a reader must think of next."""
    return [event for event in events(site, first, last) if not event.past]


def _event(site: Site, day: date, text_day: str, title: str, url: str, note: str, agencies: tuple[str, ...]) -> Event:
    return Event(day, text_day, capital(title), url, note, day < site.on, agencies)


def _duties(site: Site) -> Iterator[Event]:
    for plan in site.graph.plans:
        for duty in plan.duties:
            url = f"{urls.page('van-ban', plan.id)}#bao-cao-{duty.id}"
            for day in recurrence.of_plan(duty, plan):
                yield _event(site, day, recurrence.label(duty, day), duty.subject, url, names.short_name(plan), duty.who)


def _limits(site: Site) -> Iterator[Event]:
    for task in site.graph.tasks:
        for limit in task.task.limits:
            title = limit.subject or names.task_title(task)
            note = f"{names.short_name(task.plan)}, {task.task.spot}"
            for day in recurrence.of_plan(limit, task.plan):
                yield _event(site, day, recurrence.label(limit, day), title, task.url, note, task.agencies)


def _deadlines(site: Site, first: date, last: date) -> Iterator[Event]:
    for _, deadline in sorted(site.graph.deadlines.items()):
        url = site.graph.url("thoi-han", deadline.id)
        for day in recurrence.occurrences(deadline, first, last):
            yield _event(site, day, recurrence.label(deadline, day), deadline.title, url, deadline.basis_text or "theo luật", deadline.who)


def _observances(site: Site, first: date, last: date) -> Iterator[Event]:
    for _, observance in sorted(site.graph.observances.items()):
        url = site.graph.url("ngay-truyen-thong", observance.id)
        for stretch in recurrence.observed(observance, first, last):
            yield _event(site, stretch.first, _stretch(stretch), observance.title, url, "ngày, tháng truyền thông", ())


def _stretch(stretch: Stretch) -> str:
    return show(stretch.first) if stretch.first == stretch.last else f"{show(stretch.first)}–{show(stretch.last)}"


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/lich/``: this year and the next."""
    site = renderer.site
    found = events(site, date(site.on.year, 1, 1), date(site.on.year + 1, 12, 31))
    yield renderer.page(
        "calendar.html", "lich/", "Lịch", "docs/lich/moc-chuyen-giao.md", kind="lich", record="lich",
        description="Hạn báo cáo, ngày truyền thông, mốc chuyển giao; theo tháng và theo cơ quan.", crumbs=trail(),
        months=_months(found), by_agency=by_agency(site), due=due_text,
        observances=sorted(site.graph.observances.values(), key=lambda o: (o.first[3:], o.first[:2], o.id)),
        deadlines=sorted(site.graph.deadlines.values(), key=lambda d: collation_key(d.title)),
    )


def _months(found: list[Event]) -> list[Month]:
    grouped = group(((e.day.year, e.day.month), e) for e in found)
    return [Month(f"{y}-{m:02}", f"Tháng {m} năm {y}", events_) for (y, m), events_ in grouped.items()]


def by_agency(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    """Agencies that must deliver something, with what."""
    pairs = [(a, duty.subject) for plan in site.graph.plans for duty in plan.duties for a in duty.who]
    pairs += [(a, limit.subject) for task in site.graph.tasks for limit in task.task.limits for a in task.agencies]
    pairs += [(a, d.title) for d in site.graph.deadlines.values() for a in d.who]
    grouped = group(sorted(pairs))
    return sorted(grouped.items(), key=lambda row: collation_key(names.agency_name(row[0], site.graph)))
