"""Atom feeds (RFC 4287): one for all, one for every agency, topic and document that has news, one of corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from .. import urls
from ..names import agency_name, short_name
from ..pages.page import Asset
from ..site import Site
from .changes import Change, changes

ALL = "nguon-tin/tat-ca.xml"
CORRECTIONS = "nguon-tin/dinh-chinh.xml"
# The day the log was opened: what dates its feed while there is nothing in it.
_OPENED = date(2026, 11, 22)
# RFC 4151: ids name what they are about and never move with the site's address.
_TAG = "tag:can-cu,2026:"
_VIET_NAM = timezone(timedelta(hours=7))
_MOST = 200


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its file, its name, the page it goes with, and its news, the newest first."""

    url: str
    title: str
    page: str
    changes: tuple[Change, ...]


def address(kind: str, record_id: str) -> str:
    """ ``nguon-tin/co-quan/cong-an-xa.xml``; whether it exists, ``known`` says."""
    return f"nguon-tin/{kind}/{record_id}.xml"


def known(site: Site) -> frozenset[str]:
    """The feeds that exist: pages link to these only."""
    return frozenset(feed.url for feed in feeds(site))


def feeds(site: Site) -> tuple[Feed, ...]:
    """Every feed that has news, and that of corrections, by address."""
    news = changes(site)
    common = tuple(change for change in news if change.everywhere)
    found = [Feed(ALL, "Căn cứ: có gì mới", urls.HOME, common)] if common else []
    found += [
        Feed(address(kind, id_), f"{title}: có gì mới", site.graph.url(kind, id_), own)
        for kind, by_id in _sorted_out(news).items()
        for id_, own in by_id.items()
        if (title := _title(kind, id_, site))
    ]
    return tuple(sorted((*found, _of_corrections(news)), key=lambda feed: feed.url))


def _of_corrections(news: Iterable[Change]) -> Feed:
    """There before the first correction is: whoever wants to hear of one can subscribe today."""
    found = tuple(change for change in news if change.key.startswith("dinh-chinh/"))
    return Feed(CORRECTIONS, "Căn cứ: đính chính", "dinh-chinh/", found)


def _sorted_out(news: Iterable[Change]) -> dict[str, dict[str, tuple[Change, ...]]]:
    """Kind → record → its news. A change names each record once, so nothing is told twice."""
    found: dict[str, dict[str, list[Change]]] = {"co-quan": {}, "chu-de": {}, "van-ban": {}}
    for change in news:
        for kind, ids in (("co-quan", change.agencies), ("chu-de", change.topics), ("van-ban", change.instruments)):
            for id_ in ids:
                found[kind].setdefault(id_, []).append(change)
    return {kind: {id_: tuple(own) for id_, own in by_id.items()} for kind, by_id in found.items()}


def _title(kind: str, record_id: str, site: Site) -> str:
    """Empty for an id that is no record: such a one has no page and so no feed."""
    graph = site.graph
    if kind == "van-ban":
        return short_name(graph.instruments[record_id]) if record_id in graph.instruments else ""
    if kind == "co-quan":
        return agency_name(record_id, graph) if record_id in graph.agencies else ""
    return graph.topics[record_id].title if record_id in graph.topics else ""


def assets(site: Site) -> Iterator[Asset]:
    """Every feed as a file."""
    for feed in feeds(site):
        yield Asset(feed.url, atom(feed, site.settings.address))


def atom(feed: Feed, root: str) -> bytes:
    """The feed as Atom. Without the site's address its links are relative to the file, as RFC 4287 allows."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    made = FeedGenerator()
    made.id(_TAG + feed.url.removesuffix(".xml"))
    made.title(feed.title)
    made.author(name="Căn cứ")
    made.language("vi")
    made.updated(_moment(feed.changes[0].day if feed.changes else _OPENED))
    made.link(href=_href(feed.page, feed.url, root), rel="alternate", type="text/html")
    if root:
        made.link(href=_href(feed.url, feed.url, root), rel="self", type="application/atom+xml")
    for change in feed.changes[:_MOST]:
        entry = made.add_entry(order="append")
        entry.id(_TAG + change.key)
        entry.title(change.title)
        entry.updated(_moment(change.day))
        entry.summary(change.text)
        entry.link(href=_href(change.url, feed.url, root), rel="alternate", type="text/html")
    return bytes(made.atom_str(pretty=True))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=_VIET_NAM)


def _href(target: str, feed: str, root: str) -> str:
    if root:
        return f"{root.rstrip('/')}/{target}"
    folder = feed.rpartition("/")[0] + "/"
    return urls.relative(target, folder)
