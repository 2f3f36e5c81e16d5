"""Year pages: what was issued, came into force, expired; plans and tasks of the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .. import names, urls
from ..days import show
from ..graph import Graph
from ..records import Instrument
from ..site import Site
from .agency import by_plan
from .environment import Renderer, trail
from .page import Page
from .paging import Group, Owner, Section, fold, folded

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
        yield from _page(renderer, years, year, before, later)


def _page(renderer: Renderer, years: Years, year: int, before: int | None, later: int | None) -> Iterator[Page]:
    graph = renderer.site.graph
    owner = Owner(f"nam/{year}/", f"Năm {year}", "docs/index.md", trail(("Theo năm", "nam/")))
    sections = _sections(years, year, graph)
    folds = fold(owner, sections, renderer.limits.page)
    yield renderer.page(
        "year.html", owner.url, owner.title, owner.source, kind="nam", record=str(year),
        description=f"Văn bản ban hành, có hiệu lực, hết hiệu lực và kế hoạch của năm {year}.",
        crumbs=owner.crumbs, before=before, later=later, folds=folds, turns=_turns(graph, year),
    )
    yield from folded(renderer, owner, sections, folds)


def _sections(years: Years, year: int, graph: Graph) -> list[Section]:
    plans = years.plans.get(year, [])
    tasks = tuple(t for plan in plans for t in graph.tasks_of_plan[plan.id])
    return [
        Section.of("ban-hanh", "Ban hành", "ngay-van-ban", _rows(years.issued, year)),
        Section.of("co-hieu-luc", "Bắt đầu có hiệu lực", "ngay-van-ban", _rows(years.begun, year)),
        Section.of("het-hieu-luc", "Hết hiệu lực", "ngay-van-ban", _rows(years.ended, year)),
        Section.of("ke-hoach", "Kế hoạch của năm", "van-ban", plans),
        Section("nhiem-vu", "Nhiệm vụ", "viec-nhom", tuple(
            Group(names.short_name(plan), own, urls.page("van-ban", plan.id)) for plan, own in by_plan(tasks, graph)
        )),
    ]


def _rows(rows: Rows, year: int) -> list[tuple[Instrument, str]]:
    ordered = sorted(rows.get(year, []), key=lambda row: (row[2], row[0].id))
    return [(doc, day) for doc, day, _ in ordered]


def _turns(graph: Graph, year: int) -> list[object]:
    if graph.milestones is None:
        return []
    return [turn for turn in graph.milestones.turns if turn.day.endswith(f"/{year}")]
