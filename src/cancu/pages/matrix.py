"""The role matrix: agency × topic, per plan and across plans; and two plans side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .. import names
from .. import vocabulary as v
from ..graph import Graph, PlanTask, group
from ..matrix import grid
from ..records import Instrument, Topic
from ..site import Site
from ..text import collation_key
from .environment import Renderer, trail
from .indexes import Row
from .page import Page
from .paging import WEIGHTS, Owner, Section, listing, sheets
from .paging import page as paged
from .part import Part

NEAREST = 4
# Plans that each page of the matrix names; more of them stand on a page of their own.
MOST_PLANS = 24
BY_PLAN = "ma-tran/theo-ke-hoach/"
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
    cells = grid(tasks)
    used = {topic for _, topic in cells}
    topics = tuple(sorted((graph.topics[t] for t in used if t in graph.topics), key=lambda t: collation_key(t.title)))
    agencies = sorted({a for a, _ in cells}, key=lambda a: collation_key(names.agency_name(a, graph)))
    rows = tuple(
        (a, tuple(Cell(cells[a, t.id]) if (a, t.id) in cells else None for t in topics)) for a in agencies
    )
    return Table(title, anchor, topics, rows)


def parts(site: Site) -> Iterator[Part]:
    """``/ma-tran/``, one matrix a plan, and ``/so-sanh/`` with every pair of plans."""
    yield Part("tat-ca", _overview)
    yield from (Part(plan.id, _of_plan) for plan in site.graph.plans)
    yield from (Part(f"{a.id}--{b.id}", _of_pair) for a, b in neighbours(site.graph))


def _overview(renderer: Renderer, key: str) -> Iterator[Page]:
    graph = renderer.site.graph
    yield from _matrix(renderer, "ma-tran/", "Ma trận vai trò", table("Tất cả kế hoạch", key, graph.tasks, graph))
    if len(graph.plans) > MOST_PLANS:
        rows = [Row(_dated(p), f"ma-tran/{p.id}/", p.title) for p in graph.plans]
        owner = Owner(BY_PLAN, "Ma trận theo kế hoạch", "docs/index.md", trail(("Ma trận vai trò", "ma-tran/")))
        yield from listing(renderer, owner, Section.of("", owner.title, "dong", rows))
    yield from _pairs(renderer)


def _of_plan(renderer: Renderer, key: str) -> Iterator[Page]:
    graph = renderer.site.graph
    plan = graph.instruments[key]
    own = table(names.short_name(plan), plan.id, graph.tasks_of_plan[plan.id], graph)
    yield from _matrix(renderer, f"ma-tran/{plan.id}/", f"Ma trận vai trò: {names.short_name(plan)}", own, plan)


def _of_pair(renderer: Renderer, key: str) -> Iterator[Page]:
    a, b = (renderer.site.graph.instruments[plan] for plan in key.split("--"))
    yield _comparison(renderer, a, b)


def neighbours(graph: Graph) -> list[tuple[Instrument, Instrument]]:
    """Pairs worth a page, the older plan first: each plan with the few that follow it in time, and with the
    next one of its own place. Every pair of a thousand plans would be half a million pages."""
    ordered = sorted(graph.plans, key=lambda plan: (names.plan_year(plan), plan.id))
    pairs = [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + NEAREST]]
    for own in group((plan.place, plan) for plan in ordered if plan.place).values():
        pairs += pairwise(own)
    return list(dict.fromkeys(pairs))


def _matrix(renderer: Renderer, url: str, title: str, made: Table, plan: Instrument | None = None) -> Iterator[Page]:
    """A matrix on as many pages as its filled cells need, each with all its topics."""
    steps = (("Ma trận vai trò", "ma-tran/"),) if plan else ()
    owner = Owner(url, title, plan.path if plan else "docs/index.md", trail(*steps))
    plans = renderer.site.graph.plans
    for sheet in sheets(url, made.rows, renderer.limits.page, lambda row: 2 + WEIGHTS["o"] * sum(cell is not None for cell in row[1])):
        yield paged(
            renderer, "matrix.html", owner, sheet, kind="ma-tran", record=url.rstrip("/"),
            description="Cơ quan nào chủ trì, phối hợp, thực hiện hay được đề nghị, theo từng chủ đề.",
            table=made, plan=plan, plans=plans if len(plans) <= MOST_PLANS else (), by_plan=BY_PLAN, letters=LETTERS,
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


def _pairs(renderer: Renderer) -> Iterator[Page]:
    owner = Owner("so-sanh/", "So sánh kế hoạch", "docs/index.md", trail())
    rows = [Row(f"{_dated(a)} và {_dated(b)}", f"so-sanh/{a.id}--{b.id}/") for a, b in neighbours(renderer.site.graph)]
    yield from listing(
        renderer, owner, Section.of("", owner.title, "cap", rows), kind="so-sanh", record="so-sanh",
        description="Hai kế hoạch đặt cạnh nhau theo chủ đề: giữ, mới, không còn, chuyển cơ quan.",
        intro="Chọn hai kế hoạch, bản cũ đặt trước.",
    )


def _dated(plan: Instrument) -> str:
    return f"{names.short_name(plan)} ({names.plan_year(plan)})"


def _comparison(renderer: Renderer, a: Instrument, b: Instrument) -> Page:
    title = f"{names.short_name(a)} và {names.short_name(b)}"
    return renderer.page(
        "comparison.html", f"so-sanh/{a.id}--{b.id}/", title, b.path, kind="so-sanh", record=f"{a.id}--{b.id}",
        description=f"So sánh theo chủ đề: {title}.", crumbs=trail(("So sánh kế hoạch", "so-sanh/")),
        before=a, after=b, changes=compare(a, b, renderer.site.graph), states=STATES,
    )
