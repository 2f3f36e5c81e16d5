"""Instrument and plan pages: is it alive, what replaced it, who rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import bases, names, urls, wording
from ..due import due_text
from ..glossary import RELATION_LABELS
from ..glossary.instrument import INSTRUMENT
from ..graph import Citing, Graph, Link, PlanTask
from ..records import RELATION_KINDS, Instrument, Provision, Target
from ..site import Site
from ..text import capital
from ..validity import contradictions, successors
from . import draft, timeline
from .environment import Renderer, View, trail
from .page import Page
from .paging import Fold, Group, Owner, Section, fold, folded
from .part import Part

_INVERSE = {
    "bases": "Làm căn cứ cho", "implements": "Được thực hiện bởi", "replaces": "Bị thay thế bởi",
    "repeals": "Bị bãi bỏ bởi", "amends": "Được sửa đổi bởi", "guides": "Được hướng dẫn bởi",
    "corrects": "Được đính chính bởi", "consolidates": "Được hợp nhất trong", "follows": "Văn bản thời kỳ sau",
}
_KEY_LABELS = {key.name: key.label for key in INSTRUMENT.keys} | {"trang_thai": "Trạng thái", "quan_he": "Quan hệ"}


def parts(site: Site) -> Iterator[Part]:
    """Every document of ``legal/``: its page, and its long lists on pages of their own."""
    yield from (Part(key, _pages, doc.path) for key, doc in sorted(site.graph.instruments.items()))


def _pages(renderer: Renderer, key: str) -> Iterator[Page]:
    doc = renderer.site.graph.instruments[key]
    owner = Owner(
        urls.page("van-ban", key), names.short_name(doc), doc.path,
        trail(("Văn bản", "van-ban/"), (names.type_name(doc), f"loai-van-ban/{doc.type}/")),
    )
    sections = _sections(doc, renderer.site.graph)
    folds = fold(owner, sections, renderer.limits.page // 2)
    yield _page(renderer, doc, owner, folds)
    yield from folded(renderer, owner, sections, folds)


def _sections(doc: Instrument, graph: Graph) -> list[Section]:
    """What grows with every document that comes later."""
    cited = (c for c in graph.cited_by.get(doc.id, ()) if c.kind != "nhiem-vu")
    return [
        Section("quan-he-den", "Văn bản sau có quan hệ với văn bản này", "quan-he", tuple(_incoming(doc, graph))),
        Section.of("nhiem-vu-dua-vao", "Nhiệm vụ dựa vào văn bản này", "viec", graph.tasks_on.get(doc.id, ())),
        Section.of("ai-dan", "Ai dẫn văn bản này, ở đâu", "noi-dan", (_place_of(c, graph) for c in cited)),
    ]


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A place that cites the document; ``doubt`` is how it is known that it means this one."""

    title: str
    url: str
    note: str
    doubt: str


def _place_of(citing: Citing, graph: Graph) -> CitingRow:
    note = " · ".join(part for part in (citing.spot, str(citing.pinpoint or "")) if part)
    return CitingRow(citing_name(citing, graph), citing.url, note, citing.inference)


def key_label(key: str) -> str:
    """What a reader calls a front-matter key."""
    return _KEY_LABELS.get(key, key)


def _page(renderer: Renderer, doc: Instrument, owner: Owner, folds: Mapping[str, Fold]) -> Page:
    is_plan = doc.id in renderer.site.graph.tasks_of_plan
    context = _context(renderer, doc, renderer.view(owner.url))
    if is_plan or doc.outline:
        context |= _plan_context(renderer, doc)
    today = context["today"]
    description = f"{names.full_name(doc)}. {context['today_sentence']}" if today else names.full_name(doc)
    return renderer.page(
        "plan.html" if is_plan or doc.outline else "instrument.html", owner.url, owner.title, doc.path,
        kind="van-ban", record=doc.id, description=description, crumbs=owner.crumbs, doc=doc, folds=folds, **context,
    )


def _context(renderer: Renderer, doc: Instrument, view: View) -> dict[str, Any]:
    site = renderer.site
    today = site.span(doc)
    heading = names.titled(doc) if doc.type in ("luat", "bo-luat", "phap-lenh") else names.short_name(doc)
    return {
        "heading": heading,
        "subtitle": "" if doc.title in heading else capital(doc.title),
        "draft": getattr(doc, "draft", ""),
        "today": today,
        "today_sentence": view.explain(today, doc) if today else "Chưa ban hành.",
        "successors": successors(doc, site.graph),
        "contradictions": contradictions(doc, site.graph),
        "timeline": timeline.render(doc, site),
        "paragraph": wording.paragraph(doc, site.graph, site.on),
        "outgoing": _outgoing(doc),
        "provisions": [(p, _citing(p, doc, site.graph)) for p in sorted(doc.provisions, key=_order)],
        "citing_name": lambda c: citing_name(c, site.graph),
        "key_label": key_label,
        "place_name": _place_name(doc, site.graph),
        "body": renderer.markdown(doc, view.base),
    }


def _order(provision: Provision) -> Any:
    return provision.pinpoint.order


def _place_name(doc: Instrument, graph: Graph) -> str:
    place = graph.places.get(doc.place)
    if place is None:
        return ""
    return str(place.name_on(doc.issued.first)) if doc.issued else place.title


def _outgoing(doc: Instrument) -> list[tuple[str, list[Link]]]:
    groups = ((k, [Link(k, doc.id, r.target, r) for r in getattr(doc, k)]) for k in RELATION_KINDS)
    return [(RELATION_LABELS[kind], links) for kind, links in groups if links]


def _incoming(doc: Instrument, graph: Graph) -> Iterator[Group]:
    links = graph.links_to.get(doc.id, ())
    for kind in RELATION_KINDS:
        yield Group(_INVERSE[kind], tuple((link, link.source) for link in links if link.kind == kind))


def _citing(provision: Provision, doc: Instrument, graph: Graph) -> list[Citing]:
    return [c for c in graph.cited_by.get(doc.id, ()) if c.pinpoint and provision.pinpoint.covers(c.pinpoint)]


def citing_name(citing: Citing, graph: Graph) -> str:
    """What to call a place that cites."""
    if citing.kind == "van-ban":
        return names.short_name(graph.instruments[citing.id])
    if citing.kind == "nhiem-vu":
        task = graph.task_of[citing.id]
        return f"{names.short_name(task.plan)}, {task.task.spot}"
    lists: dict[str, Any] = {
        "thuat-ngu": graph.terms, "co-quan": graph.agencies, "dia-phuong": graph.places,
        "thoi-han": graph.deadlines, "ngay-truyen-thong": graph.observances,
        "tap-huan": graph.trainings, "duong-day": graph.support_lines,
    }
    record = lists.get(citing.kind, {}).get(citing.id)
    return capital(record.title) if record else citing.id


def _plan_context(renderer: Renderer, plan: Instrument) -> dict[str, Any]:
    graph = renderer.site.graph
    tasks = graph.tasks_of_plan.get(plan.id, ())
    assignments = tuple(dict.fromkeys(task.assignment for task in tasks))
    place = graph.places.get(plan.place)
    issued = plan.issued.first if plan.issued else renderer.site.on
    return {
        "alarms": [alarm for task in tasks for alarm in renderer.site.alarms.get(task.id, ())],
        "drafts": draft.downloads(plan, renderer.site),
        "place": place,
        "place_then": str(place.name_on(issued)) if place else "",
        "place_now": str(place.name_on(renderer.site.on)) if place else "",
        "chain": bases.plan_rests_on(plan, graph, renderer.site.on),
        "assignments": sorted(assignments, key=lambda a: _spot_order(a.spot)),
        "task_count": len(tasks),
        "targets": _targets(plan, tasks),
        "spot_urls": {task.task.spot: task.url for task in tasks},
        "due": due_text,
    }


def _targets(plan: Instrument, tasks: tuple[PlanTask, ...]) -> list[tuple[Target, str]]:
    own = [(target, target.spot) for target in plan.targets]
    seen = {(target.amount, spot) for target, spot in own}
    of_tasks = [(target, task.task.spot) for task in tasks for target in task.task.targets]
    return own + [(target, spot) for target, spot in of_tasks if (target.amount, spot) not in seen]


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def _spot_order(spot: str) -> tuple[Any, ...]:
    """Roman and Arabic parts as numbers, so that III.9 stands before III.10."""
    parts = spot.replace("/", ".").split(".")
    return tuple(
        (0, _ROMAN.get(part, int(part) if part.isdigit() else 0), part) if part else (1, 0, "") for part in parts
    )
