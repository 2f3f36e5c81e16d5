"""What a plan asks of one agency, task by task, with who answers today and what each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import bases, names, succession, urls, wording
from ..due import due_text
from ..glossary.assignment import ASSIGNMENT, TASK
from ..graph import PlanTask
from ..records import Assignment, Instrument
from ..site import Site
from ..wording import Paragraph
from . import chain, diagram
from .environment import Renderer, View, trail
from .page import Page
from .paging import WEIGHTS, Owner, sheets
from .paging import page as paged
from .part import Part

_LABELS = {key.name: key.label for key in (*ASSIGNMENT.keys, *TASK.keys)}


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with all that is said of it on its page."""

    task: PlanTask
    now: tuple[succession.Answer, ...]
    supports: tuple[bases.Support, ...]
    alarms: tuple[bases.Alarm, ...]
    history: tuple[bases.Support, ...]
    diagram: Markup
    chain: Markup
    paragraphs: tuple[Paragraph, ...]
    doubts: tuple[Paragraph, ...]

    @property
    def own(self) -> bool:
        """Whether the task rests on more than its plan does: what it shares with all others stands once on the page."""
        return any(support.depth == 1 for support in self.supports)


def parts(site: Site) -> Iterator[Part]:
    """Every assignment file that gives a task."""
    given = {task.assignment.id: task.assignment.path for task in site.graph.tasks}
    yield from (Part(key, _pages, path) for key, path in sorted(given.items()))


def _pages(renderer: Renderer, key: str) -> Iterator[Page]:
    graph = renderer.site.graph
    assignment = graph.assignments[key]
    ordered = tuple({task.assignment.id: task.assignment for task in graph.tasks_of_plan[assignment.plan]}.values())
    at = [other.id for other in ordered].index(key)
    neighbours = (ordered[at - 1] if at else None, (*ordered, None)[at + 1])
    yield from _sheets(renderer, graph.instruments[assignment.plan], assignment, neighbours)


def _sheets(
    renderer: Renderer, plan: Instrument, assignment: Assignment,
    neighbours: tuple[Assignment | None, Assignment | None],
) -> Iterator[Page]:
    """The tasks in full, on as many pages as they need; the first has a place for each, so that no address of a task moves."""
    site, plan_name = renderer.site, names.short_name(plan)
    tasks = [t for t in site.graph.tasks_of_plan[plan.id] if t.assignment is assignment]
    owner = Owner(
        urls.page("phan-cong", assignment.id), f"{assignment.title} ({plan_name})", assignment.path,
        trail(("Phân công", "phan-cong/"), (plan_name, urls.page("van-ban", plan.id))),
    )
    shared = bases.plan_rests_on(plan, site.graph, site.on)
    found = sheets(owner.url, tasks, renderer.limits.page, lambda task: _weight(task, site))
    for sheet in found:
        view = renderer.view(sheet.url)
        yield paged(
            renderer, "assignment.html", owner, sheet, kind="phan-cong", record=assignment.id,
            description=f"{len(tasks)} nhiệm vụ của {assignment.title} theo {plan_name}: vai trò, phối hợp, căn cứ, ai trả lời hôm nay.",
            assignment=assignment, plan=plan, running=bases.running(plan, site.on), total=len(tasks),
            tasks=[_task(task, renderer, view) for task in sheet.items],
            later=[(task, other.url) for other in found[1:] for task in other.items] if sheet.number == 1 else (),
            shared=shared, chain=_chain(plan, shared, view), shared_lines=_lines(plan, [s for s in shared if s.via == plan.id], site),
            body=renderer.markdown(assignment, sheet.url), previous=neighbours[0], following=neighbours[1], due=due_text,
            key_label=lambda key: _LABELS.get(key, key),
        )


def _weight(task: PlanTask, site: Site) -> int:
    """What a task weighs by what it rests on: its boxes, its list and its lines to copy."""
    supports = site.support[task.id]
    own = any(support.depth == 1 for support in supports)
    return WEIGHTS["nhiem-vu"] + (WEIGHTS["can-cu-viec"] * len(supports) if own else 0)


def _lines(plan: Instrument, supports: Iterable[bases.Support], site: Site) -> list[Paragraph]:
    """The "Căn cứ …" lines of what is cited directly, by a task or by its plan, in their order."""
    own = [s for s in supports if s.depth == 1 or s.via == plan.id]
    ranked = [i.id for i in wording.order(s.instrument for s in own)]
    ordered = sorted(own, key=lambda s: (ranked.index(s.instrument.id), s.pinpoint.order))
    return [wording.paragraph(s.instrument, site.graph, site.on, s.pinpoint or None) for s in ordered]


def _chain(plan: Instrument, supports: Iterable[bases.Support], view: View) -> Markup:
    return chain.render(supports, view, "ngày kế hoạch", plan.id)


def _task(task: PlanTask, renderer: Renderer, view: View) -> TaskView:
    site = renderer.site
    supports = site.support[task.id]
    lines = _lines(task.plan, supports, site)
    own = any(s.depth == 1 for s in supports)
    return TaskView(
        task,
        succession.today_of(task, site.on, site.graph),
        supports,
        site.alarms.get(task.id, ()),
        site.history(task),
        diagram.render(task, supports, view) if own else Markup(),
        _chain(task.plan, supports, view) if own else Markup(),
        tuple(p for p in lines if not p.refused),
        tuple(p for p in lines if p.caution),
    )
