"""Calendars by RFC 5545: one for all, one for every agency that has something with a day.

A calendar program keeps an event by its UID and takes a new version by DTSTAMP, so both come from the data.
Days have no hour, hence no time zone in the events; X-WR-TIMEZONE is for programs that ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from .. import agenda
from ..agenda import Event
from ..days import show
from ..names import agency_name
from ..pages.page import Asset
from ..site import Site
from ..text import capital
from . import words as w
from .columns import address

_PRODUCT = "-//Căn cứ//Lịch//VI"
_ZONE = "Asia/Ho_Chi_Minh"
ALL = "tat-ca"


def assets(site: Site) -> Iterator[Asset]:
    """``lich/tat-ca.ics`` and ``lich/<co-quan>.ics``. No event, no file: an empty calendar is not valid."""
    events = agenda.series(site)
    if events:
        yield Asset(f"lich/{ALL}.ics", calendar("Phòng, chống mại dâm: hạn và ngày truyền thông", events, site))
    for agency, own in agenda.by_agency(events).items():
        yield Asset(f"lich/{agency}.ics", calendar(f"Hạn của {agency_name(agency, site.graph)}", own, site))


def calendar(name: str, events: Iterable[Event], site: Site) -> bytes:
    """A VCALENDAR of these events."""
    from icalendar import Calendar  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    found = Calendar()
    found.add("PRODID", _PRODUCT)
    found.add("VERSION", "2.0")
    found.add("CALSCALE", "GREGORIAN")
    found.add("METHOD", "PUBLISH")
    found.add("X-WR-CALNAME", " ".join(name.split()))  # the format has no line break here
    found.add("X-WR-TIMEZONE", _ZONE)
    for event in events:
        found.add_component(_entry(event, site))
    return bytes(found.to_ical())


def _entry(event: Event, site: Site) -> Any:
    from icalendar import Event as Entry  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    entry = Entry()
    entry.add("UID", f"{event.uid}@can-cu")
    entry.add("DTSTAMP", datetime.combine(event.stamp, time(), UTC))
    entry.add("DTSTART", event.first)
    entry.add("DTEND", event.last + timedelta(days=1))
    entry.add("SUMMARY", _summary(event))
    entry.add("DESCRIPTION", _description(event, site))
    entry.add("TRANSP", "TRANSPARENT")
    if site.settings.address:
        entry.add("URL", f"{site.settings.address.rstrip('/')}{address(event.url)}")
    if event.yearly:
        entry.add("RRULE", _rule(event))
    return entry


def _rule(event: Event) -> dict[str, object]:
    rule: dict[str, object] = {"FREQ": "YEARLY"}
    return rule | {"UNTIL": event.until - timedelta(days=1)} if event.until else rule


def _summary(event: Event) -> str:
    """Short enough for a phone; a yearly rule names no year."""
    due = f"hạn: {event.printed}" if event.printed else "" if event.yearly else event.note
    return f"{event.title} ({due})" if due else event.title


def _due(event: Event) -> str:
    """A printed "10/7" may or may not count the day itself: the calendar keeps to the day that surely does."""
    if not event.printed:
        return "" if event.yearly else event.note
    early = event.limit is not None and event.limit.day
    return f"{event.printed}; lịch đặt ở ngày cuối chắc chắn còn kịp" if early else event.printed


def _description(event: Event, site: Site) -> str:
    graph = site.graph
    lines = (
        ("Hạn", _due(event)), ("Ai", w.offices(event.who, graph)), ("Gửi", w.offices(event.to, graph)),
        ("Nguồn", event.source or w.bases(event.bases, graph)), ("Đối chiếu ngày", show(event.stamp)),
        ("Trang", address(event.url)),
    )
    return "\n".join(f"{label}: {capital(text)}" for label, text in lines if text)
