"""The calendar page: what is due, awareness days, turns of the law; by month and by agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import agenda, names
from ..agenda import Event
from ..days import show
from ..due import due_text
from ..graph import group
from ..site import Site
from ..text import collation_key
from .environment import Renderer, trail
from .page import Page
from .paging import CONTINUED, WEIGHTS, Owner, Section, Sheet, fold, folded, page, sheets

URL = "lich/"

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
    """``/lich/``: this year and the next; what is too long for one page has pages of its own."""
    site, most = renderer.site, renderer.limits.page
    events = agenda.series(site)
    owner = Owner(URL, "Lịch", "docs/lich/moc-chuyen-giao.md", trail())
    months = _months(agenda.between(events, date(site.on.year, 1, 1), date(site.on.year + 1, 12, 31)), site)
    sections = [*(Section.of(f"thang-{m.anchor}", m.title, "lich", m.events) for m in months), _offices(events, site)]
    folds = fold(owner, sections, most // 2)
    days = sorted(site.graph.observances.values(), key=lambda o: (o.first[3:], o.first[:2], o.id))
    limits = sorted(site.graph.deadlines.values(), key=lambda d: collation_key(d.title))
    told = [_told("ngay-truyen-thong", "Ngày, tháng truyền thông", days, most), _told("thoi-han", "Nghĩa vụ, thời hạn theo luật", limits, most)]
    yield renderer.page(
        "calendar.html", URL, owner.title, owner.source, kind="lich", record="lich",
        description="Hạn báo cáo, ngày truyền thông, mốc chuyển giao; theo tháng và theo cơ quan.", crumbs=owner.crumbs,
        folds=folds, told=told, due=due_text,
    )
    yield from folded(renderer, owner, sections, folds)
    for entries in told:
        if not entries.here:
            yield from _apart(renderer, owner, entries)


@dataclass(frozen=True, slots=True)
class Entries:
    """Records that live on the calendar page: told in full there while they are few, else named there and told apart."""

    slug: str
    title: str
    here: bool
    sheets: tuple[Sheet[Any], ...]


def _told(slug: str, title: str, records: list[Any], most: int) -> Entries:
    pages = sheets(f"{URL}{slug}/", records, most, lambda _: WEIGHTS["thoi-han"])
    return Entries(slug, title, len(records) * WEIGHTS["thoi-han"] <= most // 3, tuple(pages))


def _apart(renderer: Renderer, calendar: Owner, entries: Entries) -> Iterator[Page]:
    owner = Owner(f"{URL}{entries.slug}/", entries.title, calendar.source, trail((calendar.title, URL)))
    for sheet in entries.sheets:
        yield page(renderer, "entries.html", owner, sheet, kind=CONTINUED, record="", slug=entries.slug, due=due_text)


def _offices(events: Iterable[Event], site: Site) -> Section:
    offices = agenda.by_agency(events)
    ordered = sorted(offices, key=lambda agency: collation_key(names.agency_name(agency, site.graph)))
    return Section.of("theo-co-quan", "Theo cơ quan", "ics", ((agency, len(offices[agency])) for agency in ordered))


def _months(found: tuple[Event, ...], site: Site) -> list[Month]:
    grouped = group(((e.first.year, e.first.month), e) for e in found)
    return [
        Month(f"{year}-{month:02}", f"Tháng {month} năm {year}", tuple(_line(e, site) for e in events))
        for (year, month), events in sorted(grouped.items())
    ]
