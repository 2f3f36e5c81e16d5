"""The role matrix: agency × topic, per plan and across plans; and two plans side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .. import names
from .. import vocabulary as v
from ..graph import Graph, PlanTask, group
from ..records import Instrument, Topic
from ..text import collation_key
from .environment import Renderer, trail
from .page import Page

NEAREST = 4
LETTERS = {"chu-tri": "C", "phoi-hop": "P", "thuc-hien": "T", "de-nghi": "Đ"}


@dataclass(frozen=True, slots=True)
class Cell:
    """The roles of an agency in a topic, and the tasks behind them."""

    tasks: tuple[PlanTask, ...]

    @property
    def letters(self) -> str:
        roles = {task.task.role for task in self.tasks}
        return " ".join(LETTERS[role] for role in v.ROLES if role in roles)

    @property
    def words(self) -> str:
        counts = group((task.task.role, task) for task in self.tasks)
        return ", ".join(f"{v.ROLES[role]} {len(counts[role])}" for role in v.ROLES if role in counts)

    @property
    def url(self) -> str:
        return self.tasks[0].url


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of agencies, columns of topics; a cell is None where nothing was given."""

    title: str
    anchor: str
    topics: tuple[Topic, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


def table(title: str, anchor: str, tasks: Iterable[PlanTask], graph: Graph) -> Table:
    """The matrix of some tasks; only topics and agencies that occur."""
    cells = group(((agency, topic), t) for t in tasks for agency in t.agencies for topic in t.task.topics)
    used = {topic for _, topic in cells}
    topics = tuple(sorted((graph.topics[t] for t in used if t in graph.topics), key=lambda t: collation_key(t.title)))
    agencies = sorted({a for a, _ in cells}, key=lambda a: collation_key(names.agency_name(a, graph)))
    rows = tuple(
        (a, tuple(Cell(cells[a, t.id]) if (a, t.id) in cells else None for t in topics)) for a in agencies
    )
    return Table(title, anchor, topics, rows)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/ma-tran/``, one matrix a plan, and ``/so-sanh/`` with every pair of plans."""
    graph = renderer.site.graph
    yield _matrix(renderer, "ma-tran/", "Ma trận vai trò", table("Tất cả kế hoạch", "tat-ca", graph.tasks, graph))
    for plan in graph.plans:
        title = f"Ma trận vai trò: {names.short_name(plan)}"
        own = table(names.short_name(plan), plan.id, graph.tasks_of_plan[plan.id], graph)
        yield _matrix(renderer, f"ma-tran/{plan.id}/", title, own, plan)
    yield _pairs(renderer)
    for a, b in neighbours(graph):
        yield _comparison(renderer, a, b)


def neighbours(graph: Graph) -> list[tuple[Instrument, Instrument]]:
    """Pairs worth a page, the older plan first: each plan with the few that follow it in time, and with the
    next one of its own place. Every pair of a thousand plans would be half a million pages."""
    ordered = sorted(graph.plans, key=lambda plan: (names.plan_year(plan), plan.id))
    pairs = [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + NEAREST]]
    for own in group((plan.place, plan) for plan in ordered if plan.place).values():
        pairs += pairwise(own)
    return list(dict.fromkeys(pairs))


def _matrix(renderer: Renderer, url: str, title: str, made: Table, plan: Instrument | None = None) -> Page:
    steps = (("Ma trận vai trò", "ma-tran/"),) if plan else ()
    return renderer.page(
        "matrix.html", url, title, plan.path if plan else "docs/index.md", kind="ma-tran", record=url.rstrip("/"),
        description="Cơ quan nào chủ trì, phối hợp, thực hiện hay được đề nghị, theo từng chủ đề.",
        crumbs=trail(*steps), table=made, plan=plan, plans=renderer.site.graph.plans, letters=LETTERS,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A topic in two plans: who led it, and what that means."""

    topic: Topic
    state: str
    before: tuple[PlanTask, ...]
    after: tuple[PlanTask, ...]


STATES = {"giu": "Giữ", "chuyen": "Chuyển cơ quan", "moi": "Mới", "bo": "Không còn"}


def compare(a: Instrument, b: Instrument, graph: Graph) -> list[Change]:
    """Every topic either plan has, from the older plan to the newer."""
    before = group((topic, t) for t in graph.tasks_of_plan[a.id] for topic in t.task.topics)
    after = group((topic, t) for t in graph.tasks_of_plan[b.id] for topic in t.task.topics)
    topics = [t for t in graph.topics.values() if t.id in before or t.id in after]
    found = [_change(t, before.get(t.id, ()), after.get(t.id, ())) for t in topics]
    order = list(STATES)
    return sorted(found, key=lambda c: (order.index(c.state), collation_key(c.topic.title)))


def _change(topic: Topic, before: tuple[PlanTask, ...], after: tuple[PlanTask, ...]) -> Change:
    if not before or not after:
        return Change(topic, "moi" if after else "bo", before, after)
    offices = [{agency for task in tasks for agency in task.agencies} for tasks in (before, after)]
    return Change(topic, "giu" if offices[0] & offices[1] else "chuyen", before, after)


def _pairs(renderer: Renderer) -> Page:
    return renderer.page(
        "pairs.html", "so-sanh/", "So sánh kế hoạch", "docs/index.md", kind="so-sanh", record="so-sanh",
        description="Hai kế hoạch đặt cạnh nhau theo chủ đề: giữ, mới, không còn, chuyển cơ quan.",
        crumbs=trail(), pairs=neighbours(renderer.site.graph),
    )


def _comparison(renderer: Renderer, a: Instrument, b: Instrument) -> Page:
    title = f"{names.short_name(a)} và {names.short_name(b)}"
    return renderer.page(
        "comparison.html", f"so-sanh/{a.id}--{b.id}/", title, b.path, kind="so-sanh", record=f"{a.id}--{b.id}",
        description=f"So sánh theo chủ đề: {title}.", crumbs=trail(("So sánh kế hoạch", "so-sanh/")),
        before=a, after=b, changes=compare(a, b, renderer.site.graph), states=STATES,
    )
