"""Agency pages: then and now, what they lead, what they inherited, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import bases, names, succession, urls
from ..due import due_text
from ..glossary.office import AGENCY
from ..graph import Graph, PlanTask, group
from ..records import Agency, Instrument
from ..site import Site
from .environment import Renderer, trail
from .page import Page

_LABELS = {key.name: key.label for key in AGENCY.keys}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Something an agency must deliver, and where that is said."""

    text: str
    due: str
    url: str
    source: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every agency."""
    for _, agency in sorted(renderer.site.graph.agencies.items()):
        yield _page(renderer, agency)


def _page(renderer: Renderer, agency: Agency) -> Page:
    site, graph = renderer.site, renderer.site.graph
    lead = graph.tasks_of_agency.get(agency.id, ())
    answer = succession.succession(agency.id, site.on, graph)
    running = {p.id for p in graph.plans if bases.running(p, site.on)}
    duties = list(_duties(agency.id, site))
    return renderer.page(
        "agency.html", urls.page("co-quan", agency.id), agency.title, agency.path, kind="co-quan", record=agency.id,
        description=f"{agency.title}: nhiệm vụ, phối hợp, văn bản, hạn, và ai trả lời hôm nay.",
        crumbs=trail(("Cơ quan", "co-quan/")),
        agency=agency, answer=answer, lead=lead, lead_groups=by_plan(lead, graph), running=running,
        partner=graph.tasks_with_partner.get(agency.id, ()),
        inherited=succession.inherited(agency.id, site.on, graph),
        predecessors=succession.predecessors(agency.id, site.on, graph),
        slip=[task for task in lead if task.plan.id in running],
        issued=_newest_first(graph.issued_by.get(agency.id, ())),
        duties=duties, calendar=f"lich/{agency.id}.ics" if agency.id in renderer.offices_with_dates else "",
        due=due_text, key_label=lambda key: _LABELS.get(key, key),
        body=renderer.markdown(agency, urls.page("co-quan", agency.id)),
    )


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
