"""What a plan asks of one agency, task by task, with who answers today and what each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from .. import bases, names, succession, urls, wording
from ..due import due_text
from ..glossary.assignment import ASSIGNMENT, TASK
from ..graph import PlanTask
from ..records import Assignment, Instrument
from ..wording import Paragraph
from . import diagram
from .environment import Renderer, View, trail
from .page import Page

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
    paragraphs: tuple[Paragraph, ...]
    doubts: tuple[Paragraph, ...]


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every assignment file."""
    graph = renderer.site.graph
    for plan_id, tasks in sorted(graph.tasks_of_plan.items()):
        plan = graph.instruments[plan_id]
        ordered = tuple(dict.fromkeys(task.assignment for task in tasks))
        for index, assignment in enumerate(ordered):
            neighbours = (ordered[index - 1] if index else None, (*ordered, None)[index + 1])
            yield _page(renderer, plan, assignment, neighbours)


def _page(
    renderer: Renderer, plan: Instrument, assignment: Assignment,
    neighbours: tuple[Assignment | None, Assignment | None],
) -> Page:
    site = renderer.site
    url = urls.page("phan-cong", assignment.id)
    plan_name = names.short_name(plan)
    view = renderer.view(url)
    own = [t for t in site.graph.tasks_of_plan[plan.id] if t.assignment is assignment]
    return renderer.page(
        "assignment.html", url, f"{assignment.title} ({plan_name})", assignment.path, kind="phan-cong", record=assignment.id,
        description=f"{len(own)} nhiệm vụ của {assignment.title} theo {plan_name}: vai trò, phối hợp, căn cứ, ai trả lời hôm nay.",
        crumbs=trail(("Phân công", "phan-cong/"), (plan_name, urls.page("van-ban", plan.id))),
        assignment=assignment, plan=plan, running=bases.running(plan, site.on),
        tasks=[_task(task, renderer, view) for task in own],
        body=renderer.markdown(assignment, url),
        previous=neighbours[0], following=neighbours[1], due=due_text,
        key_label=lambda key: _LABELS.get(key, key),
    )


def _task(task: PlanTask, renderer: Renderer, view: View) -> TaskView:
    site = renderer.site
    supports = site.support[task.id]
    own = [s for s in supports if s.depth == 1 or s.via == task.plan.id]
    ranked = [i.id for i in wording.order(s.instrument for s in own)]
    ordered = sorted(own, key=lambda s: (ranked.index(s.instrument.id), s.pinpoint.order))
    lines = [wording.paragraph(s.instrument, site.graph, site.on, s.pinpoint or None) for s in ordered]
    return TaskView(
        task,
        succession.today_of(task, site.on, site.graph),
        supports,
        site.alarms.get(task.id, ()),
        site.history(task),
        diagram.render(task, supports, view) if supports else Markup(),
        tuple(p for p in lines if not p.refused),
        tuple(p for p in lines if p.warning),
    )
