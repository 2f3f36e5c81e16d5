"""Agency pages: then and now, what they lead, what they inherited, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import bases, names, succession, urls
from ..due import due_text
from ..glossary.office import AGENCY
from ..graph import Graph, PlanTask, group
from ..records import Agency, Instrument
from ..site import Site
from .environment import Renderer, trail
from .page import Crumb, Page
from .paging import CONTINUED, Fold, Group, Owner, Section, fold, folded, grouped, page
from .part import Part

SLIP = "phieu-giao-viec"
_LABELS = {key.name: key.label for key in AGENCY.keys}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Something an agency must deliver, and where that is said."""

    text: str
    due: str
    url: str
    source: str


def parts(site: Site) -> Iterator[Part]:
    """Every agency: its page, and its long sections on pages of their own."""
    yield from (Part(key, _pages, agency.path) for key, agency in sorted(site.graph.agencies.items()))


def _pages(renderer: Renderer, key: str) -> Iterator[Page]:
    agency = renderer.site.graph.agencies[key]
    owner = Owner(urls.page("co-quan", key), agency.title, agency.path, trail(("Cơ quan", "co-quan/")))
    sections = _sections(agency, renderer.site)
    folds = fold(owner, sections, renderer.limits.page)
    yield _page(renderer, agency, owner, folds)
    yield from _slips(renderer, owner, folds[SLIP], sections[0])
    yield from folded(renderer, owner, sections[1:], folds)


def _page(renderer: Renderer, agency: Agency, owner: Owner, folds: Mapping[str, Fold]) -> Page:
    site, graph = renderer.site, renderer.site.graph
    return renderer.page(
        "agency.html", owner.url, agency.title, agency.path, kind="co-quan", record=agency.id,
        description=f"{agency.title}: nhiệm vụ, phối hợp, văn bản, hạn, và ai trả lời hôm nay.", crumbs=owner.crumbs,
        agency=agency, answer=succession.succession(agency.id, site.on, graph), folds=folds,
        predecessors=succession.predecessors(agency.id, site.on, graph),
        calendar=f"lich/{agency.id}.ics" if agency.id in renderer.offices_with_dates else "",
        due=due_text, key_label=lambda key: _LABELS.get(key, key), body=renderer.markdown(agency, owner.url),
    )


def _sections(agency: Agency, site: Site) -> list[Section]:
    graph = site.graph
    lead = graph.tasks_of_agency.get(agency.id, ())
    running = {task.plan.id for task in lead if bases.running(task.plan, site.on)}
    return [
        Section.of(SLIP, "Phiếu giao việc", "phieu", (task for task in lead if task.plan.id in running)),
        Section("nhiem-vu", "Nhiệm vụ được giao", "viec-gon", tuple(
            Group(names.short_name(plan), own, urls.page("van-ban", plan.id), before=f"{names.plan_year(plan)} · ",
                  tag="đang chạy" if plan.id in running else "")
            for plan, own in by_plan(lead, graph)
        )),
        Section.of("ke-thua", "Nhiệm vụ nhận từ cơ quan trước", "viec", succession.inherited(agency.id, site.on, graph)),
        Section.of("phoi-hop", "Được nêu để phối hợp hoặc được chỉ đạo", "viec", graph.tasks_with_partner.get(agency.id, ())),
        Section.of("han", "Hạn phải nhớ", "han", _duties(agency.id, site)),
        Section.of("van-ban", "Văn bản đã ban hành", "van-ban", _newest_first(graph.issued_by.get(agency.id, ()))),
    ]


def _slips(renderer: Renderer, owner: Owner, slip: Fold, section: Section) -> Iterator[Page]:
    """The work slip of an agency with many plans at once: a table to print, page by page."""
    if slip.url:
        above = Owner(slip.url, f"{slip.title}: {owner.title}", owner.source, (*owner.crumbs, Crumb(owner.title, owner.url)))
        for sheet in grouped(slip.url, section.groups, renderer.limits.page, section.style):
            yield page(renderer, "slip.html", above, sheet, kind=CONTINUED, record="", tasks=sheet.items[0].rows, due=due_text)


def by_plan(tasks: tuple[PlanTask, ...], graph: Graph) -> list[tuple[Instrument, tuple[PlanTask, ...]]]:
    """Tasks under their plans, the newest plan first."""
    grouped = group((task.plan.id, task) for task in tasks)
    return [(plan, grouped[plan.id]) for plan in graph.plans if plan.id in grouped]


def _newest_first(instruments: tuple[Instrument, ...]) -> list[Instrument]:
    def key(instrument: Instrument) -> Any:
        return (-instrument.issued.first.toordinal() if instrument.issued else 0, instrument.id)

    return sorted(instruments, key=key)


def _duties(agency_id: str, site: Site) -> Iterator[DutyRow]:
    graph = site.graph
    for plan in graph.plans:
        for duty in plan.duties:
            if agency_id in duty.who:
                url = f"{urls.page('van-ban', plan.id)}#bao-cao-{duty.id}"
                yield DutyRow(duty.subject, due_text(duty), url, names.short_name(plan))
    for task in graph.tasks_of_agency.get(agency_id, ()):
        for limit in task.task.limits:
            yield DutyRow(limit.subject or task.task.summary, due_text(limit), task.url, f"{names.short_name(task.plan)}, {task.task.spot}")
    for deadline in sorted(graph.deadlines.values()):
        if agency_id in deadline.who:
            url = graph.url("thoi-han", deadline.id)
            yield DutyRow(deadline.title, deadline.due_text or due_text(deadline), url, deadline.basis_text or "theo luật")
