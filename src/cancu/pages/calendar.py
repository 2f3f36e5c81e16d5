"""The calendar page: what is due, awareness days, turns of the law; by month and by agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import agenda, names
from ..agenda import Event
from ..days import show
from ..due import due_text
from ..graph import group
from ..site import Site
from ..text import collation_key
from .environment import Renderer, trail
from .page import Page

_KINDS = {"ngay-truyen-thong": "ngày, tháng truyền thông"}


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a line of the page."""

    text_day: str
    title: str
    url: str
    note: str
    past: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month's lines."""

    anchor: str
    title: str
    events: tuple[Line, ...]


def upcoming(site: Site, first: date, last: date) -> list[Line]:
    """What a reader must think of next."""
    return [_line(event, site) for event in agenda.between(agenda.series(site), first, last) if event.last >= site.on]


def _line(event: Event, site: Site) -> Line:
    note = event.source or _KINDS.get(event.kind, "theo luật")
    days = event.note or (show(event.first) if event.first == event.last else f"{show(event.first)}–{show(event.last)}")
    return Line(days, event.title, event.url, note, event.last < site.on)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/lich/``: this year and the next."""
    site = renderer.site
    events = agenda.series(site)
    found = agenda.between(events, date(site.on.year, 1, 1), date(site.on.year + 1, 12, 31))
    offices = agenda.by_agency(events)
    yield renderer.page(
        "calendar.html", "lich/", "Lịch", "docs/lich/moc-chuyen-giao.md", kind="lich", record="lich",
        description="Hạn báo cáo, ngày truyền thông, mốc chuyển giao; theo tháng và theo cơ quan.", crumbs=trail(),
        months=_months(found, site), due=due_text,
        by_agency=sorted(offices.items(), key=lambda row: collation_key(names.agency_name(row[0], site.graph))),
        observances=sorted(site.graph.observances.values(), key=lambda o: (o.first[3:], o.first[:2], o.id)),
        deadlines=sorted(site.graph.deadlines.values(), key=lambda d: collation_key(d.title)),
    )


def _months(found: tuple[Event, ...], site: Site) -> list[Month]:
    grouped = group(((e.first.year, e.first.month), e) for e in found)
    return [
        Month(f"{year}-{month:02}", f"Tháng {month} năm {year}", tuple(_line(e, site) for e in events))
        for (year, month), events in sorted(grouped.items())
    ]
