"""What needs a look: dead bases, contradictions, unknowns, overdue reviews; by agency and by file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import claims, names, urls
from ..graph import group
from ..records import Record
from ..site import Site
from ..text import collation_key
from ..validity import contradictions
from .environment import Renderer, trail
from .instrument import key_label
from .page import Page
from .paging import Group, Owner, Section, fold, folded, listing

URL = "can-xem-lai/"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what, where on the site, which file to edit."""

    kind: str
    title: str
    detail: str
    url: str
    path: str
    agencies: tuple[str, ...] = ()


KINDS = {
    "bao-dong": "Căn cứ đã hết hiệu lực trong kế hoạch đang chạy",
    "tap-huan": "Tài liệu tập huấn có căn cứ không còn như khi soạn",
    "mau-thuan": "Nguồn và ngày tháng không khớp",
    "qua-han": "Quá hạn rà soát",
    "xung-dot": "Mâu thuẫn trong kế hoạch nguồn",
    "chua-ro": "Điều chưa rõ",
}


def items(site: Site) -> list[Item]:
    """Everything, in the order of ``KINDS``, then by file."""
    found = [*_alarms(site), *_claims(site), *_contradictions(site), *_overdue(site), *_conflicts(site), *_unknowns(site)]
    order = list(KINDS)
    return sorted(found, key=lambda i: (order.index(i.kind), i.path, collation_key(i.detail)))


def _alarms(site: Site) -> Iterator[Item]:
    for task in site.graph.tasks:
        for alarm in site.alarms.get(task.id, ()):
            dead = names.short_name(alarm.support.instrument)
            after = f"; thay bằng {names.short_name(alarm.successor)}" if alarm.successor else ""
            article = f", Điều {alarm.article}" if alarm.article else ""
            pin = f"{alarm.support.pinpoint} " if alarm.support.pinpoint else ""
            yield Item("bao-dong", names.task_title(task), f"{pin}{dead} đã hết hiệu lực{after}{article}",
                       task.url, task.assignment.path, task.agencies)


def _claims(site: Site) -> Iterator[Item]:
    for alarm in claims.alarms(site):
        found, by = alarm.standing, alarm.standing.by
        name = names.short_name(found.instrument) if found.instrument else found.basis.instrument
        after = f"; xem {f'Điều {found.article} ' if found.article else ''}{names.short_name(by)}" if by else ""
        yield Item("tap-huan", alarm.material.title, f"{found.basis.pinpoint} {name}: {found.words.lower()}{after}".strip(),
                   urls.page("tap-huan", alarm.material.id), alarm.material.path)


def _contradictions(site: Site) -> Iterator[Item]:
    for doc in site.graph.instruments.values():
        for span, seen in contradictions(doc, site.graph):
            yield Item("mau-thuan", names.short_name(doc), f"nguồn ghi {seen}, tính ra {span.status}",
                       urls.page("van-ban", doc.id), doc.path)


def _overdue(site: Site) -> Iterator[Item]:
    trainings: dict[str, Any] = dict(getattr(site.graph, "trainings", {}))
    lines: dict[str, Any] = dict(getattr(site.graph, "support_lines", {}))
    for kind, records in (("tap-huan", trainings), ("ho-tro", lines)):
        for record in records.values():
            due = getattr(record, "next_review", None)
            if due and due.first < site.on:
                yield Item("qua-han", record.title, f"hạn rà soát {due}", urls.page(kind, record.id), record.path)


def _conflicts(site: Site) -> Iterator[Item]:
    for plan in site.graph.plans:
        for conflict in plan.conflicts:
            url = f"{urls.page('van-ban', plan.id)}#mau-thuan"
            yield Item("xung-dot", names.short_name(plan), conflict.description, url, plan.path)


def _unknowns(site: Site) -> Iterator[Item]:
    graph = site.graph
    lists: tuple[tuple[str, dict[str, Any]], ...] = (
        ("van-ban", dict(graph.instruments)), ("co-quan", dict(graph.agencies)), ("dia-phuong", dict(graph.places)),
        ("thuat-ngu", dict(graph.terms)), ("thoi-han", dict(graph.deadlines)),
        ("ngay-truyen-thong", dict(graph.observances)), ("phan-cong", dict(graph.assignments)),
    )
    for kind, records in lists:
        for _, record in sorted(records.items()):
            yield from _record_unknowns(kind, record, site)
    for task in graph.tasks:
        for key, reason in task.task.unknowns:
            yield Item("chua-ro", f"{names.short_name(task.plan)}, {task.task.spot}", f"{key_label(key)}: {reason}",
                       task.url, task.assignment.path, task.agencies)


def _record_unknowns(kind: str, record: Record, site: Site) -> Iterator[Item]:
    doc = site.graph.instruments.get(record.id) if kind == "van-ban" else None
    title = names.short_name(doc) if doc else record.title
    for key, reason in record.unknowns:
        yield Item("chua-ro", title, f"{key_label(key)}: {reason}", site.graph.url(kind, record.id), record.path)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/can-xem-lai/`` by kind, with all of it by file and by agency on pages below it."""
    site = renderer.site
    found = items(site)
    owner = Owner(URL, "Cần xem lại", "docs/index.md", trail())
    sections = [Section.of(kind, label, "xem-lai", (i for i in found if i.kind == kind)) for kind, label in KINDS.items()]
    folds = fold(owner, sections, renderer.limits.page)
    more = [_by_file(found, site), _by_agency(found, site)]
    yield renderer.page(
        "review.html", URL, owner.title, owner.source, kind="can-xem-lai", record="can-xem-lai",
        description="Căn cứ đã hết hiệu lực, điều chưa rõ, hạn rà soát; theo cơ quan và theo tệp.", crumbs=owner.crumbs,
        folds=folds, more=[(section.title, f"{URL}{section.slug}/", len(section.groups)) for section in more],
    )
    yield from folded(renderer, owner, sections, folds)
    for section in more:
        below = Owner(f"{URL}{section.slug}/", f"Cần xem lại: {section.title.lower()}", owner.source, trail((owner.title, URL)))
        yield from listing(renderer, below, section)


def _by_file(found: list[Item], site: Site) -> Section:
    by_file = group((item.path, item) for item in found)
    return Section("theo-tep", "Theo tệp", "xem-lai", tuple(
        Group(path, own, site.settings.edit_url(path)) for path, own in sorted(by_file.items())
    ))


def _by_agency(found: list[Item], site: Site) -> Section:
    by_agency = group((agency, item) for item in found for agency in item.agencies)
    named = sorted(by_agency, key=lambda agency: collation_key(names.agency_name(agency, site.graph)))
    return Section("theo-co-quan", "Theo cơ quan", "xem-lai", tuple(
        Group(names.agency_name(agency, site.graph), by_agency[agency], urls.page("co-quan", agency)) for agency in named
    ))
