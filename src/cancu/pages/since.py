"""From the last session to now: what changed in the law of a topic and in its materials, by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import reasons, urls
from ..names import short_name
from ..records import Instrument, Topic, Training
from ..site import Site
from ..text import collation_key
from .environment import Renderer, trail
from .page import Page
from .paging import WEIGHTS, Owner, sheets
from .paging import page as paged
from .training import CRUMB, HOME, with_scripts

FOLDER = f"{HOME}tu-buoi-truoc/"
# Statuses that tell of no change: they say what is not known.
_QUIET = frozenset({"chua-ro"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: to a document of the topic's law, or to a material."""

    day: date
    kind: str
    title: str
    text: str
    url: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """Every topic that has a material, on as many pages as its changes need; the latest changes on the first."""
    for topic in topics(renderer.site):
        owner = Owner(f"{FOLDER}{topic.id}/", f"Từ buổi trước đến nay: {topic.title}", topic.path, trail(CRUMB))
        found, left = changes(topic.id, renderer.site), 0
        for sheet in reversed(sheets(owner.url, found, renderer.limits.page, lambda _: WEIGHTS["thay-doi"])):
            left += len(sheet.items)
            yield with_scripts(paged(
                renderer, "since.html", owner, sheet, kind="tu-buoi-truoc", record=topic.id, start=left, topic=topic,
                description=f"Luật và tài liệu về {topic.title} đã đổi gì, theo ngày.", materials=of_topic(topic.id, renderer.site),
            ))


def topics(site: Site) -> list[Topic]:
    """Topics with materials, in Vietnamese order."""
    used = {topic for material in site.graph.trainings.values() for topic in material.topics}
    return sorted((site.graph.topics[i] for i in used if i in site.graph.topics), key=lambda t: collation_key(t.title))


def of_topic(topic: str, site: Site) -> list[Training]:
    """The materials of a topic, in the order of their ids."""
    return [m for _, m in sorted(site.graph.trainings.items()) if topic in m.topics]


def changes(topic: str, site: Site) -> list[Change]:
    """Everything up to the site's day, the latest first; what is fixed for later days stands before it."""
    materials = of_topic(topic, site)
    law = {basis.instrument for material in materials for basis in material.bases}
    law |= {i.id for i in site.graph.instruments.values() if topic in i.topics and i.nature in ("quy-pham", "dang")}
    found = [change for id_ in sorted(law & site.graph.instruments.keys()) for change in _of_law(site.graph.instruments[id_], site)]
    found += [_of_material(material) for material in materials]
    return sorted(found, key=lambda c: (-c.day.toordinal(), c.url, c.title))


def _of_law(instrument: Instrument, site: Site) -> Iterator[Change]:
    url, name = urls.page("van-ban", instrument.id), short_name(instrument)
    if instrument.issued and instrument.issued.exact:
        yield Change(instrument.issued.first, "luat", name, "Ban hành.", url)
    for span in site.timelines[instrument.id]:
        told = span.status not in _QUIET and span.reason.code != "quan-sat"
        if span.since and told and span.status != "chua-co-hieu-luc":
            yield Change(span.since, "luat", name, f"{reasons.explain(span, site.graph, instrument)}.", url)


def _of_material(material: Training) -> Change:
    text = f"Rà soát, phiên bản {material.version}; rà soát tiếp {material.next_review}."
    return Change(material.reviewed.first, "tai-lieu", material.title, text, urls.page("tap-huan", material.id))
