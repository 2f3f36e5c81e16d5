"""Year pages: what was issued, came into force, expired; plans and tasks of the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .. import names
from ..days import show
from ..graph import Graph
from ..records import Instrument
from ..site import Site
from .agency import by_plan
from .environment import Renderer, trail
from .page import Page

Rows = dict[int, list[tuple[Instrument, str, str]]]


@dataclass(slots=True)
class Years:
    """Documents by year, for each of the three things that can happen to them."""

    issued: Rows = field(default_factory=lambda: defaultdict(list))
    begun: Rows = field(default_factory=lambda: defaultdict(list))
    ended: Rows = field(default_factory=lambda: defaultdict(list))
    plans: dict[int, list[Instrument]] = field(default_factory=lambda: defaultdict(list))

    @property
    def all(self) -> list[int]:
        return sorted({*self.issued, *self.begun, *self.ended, *self.plans})


def collect(site: Site) -> Years:
    """Every document under its years; a day is (to show, to sort by)."""
    years = Years()
    for doc in site.graph.instruments.values():
        if doc.issued:
            years.issued[doc.issued.year].append((doc, str(doc.issued), doc.issued.iso))
        for span in site.timelines[doc.id]:
            if span.since and span.status == "het-hieu-luc":
                years.ended[span.since.year].append((doc, show(span.since), span.since.isoformat()))
        if doc.takes_effect:
            years.begun[doc.takes_effect.year].append((doc, show(doc.takes_effect), doc.takes_effect.isoformat()))
    for plan in site.graph.plans:
        years.plans[names.plan_year(plan)].append(plan)
    return years


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every year something happened in."""
    years = collect(renderer.site)
    for index, year in enumerate(years.all):
        before = years.all[index - 1] if index else None
        later = years.all[index + 1] if index + 1 < len(years.all) else None
        yield _page(renderer, years, year, before, later)


def _page(renderer: Renderer, years: Years, year: int, before: int | None, later: int | None) -> Page:
    graph = renderer.site.graph
    tasks = tuple(t for plan in years.plans.get(year, []) for t in graph.tasks_of_plan[plan.id])
    return renderer.page(
        "year.html", f"nam/{year}/", f"Năm {year}", "docs/index.md", kind="nam", record=str(year),
        description=f"Văn bản ban hành, có hiệu lực, hết hiệu lực và kế hoạch của năm {year}.",
        crumbs=trail(("Theo năm", "nam/")), before=before, later=later,
        sections=[
            ("ban-hanh", "Ban hành", _rows(years.issued, year)),
            ("co-hieu-luc", "Bắt đầu có hiệu lực", _rows(years.begun, year)),
            ("het-hieu-luc", "Hết hiệu lực", _rows(years.ended, year)),
        ],
        plans=years.plans.get(year, []), tasks=tasks, task_groups=by_plan(tasks, graph), turns=_turns(graph, year),
    )


def _rows(rows: Rows, year: int) -> list[tuple[Instrument, str]]:
    ordered = sorted(rows.get(year, []), key=lambda row: (row[2], row[0].id))
    return [(doc, day) for doc, day, _ in ordered]


def _turns(graph: Graph, year: int) -> list[object]:
    if graph.milestones is None:
        return []
    return [turn for turn in graph.milestones.turns if turn.day.endswith(f"/{year}")]
