"""What a task rests on, drawn: boxes by depth, an edge for each way up. The list under it on the page says the same.

Drawn here and not in a template: a page has hundreds of boxes, most of each is numbers, and what words there are is
escaped one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from .. import names, vocabulary
from ..bases import Support
from ..graph import PlanTask
from .environment import View

BOX = (204, 46)
GAP = (44, 12)


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its place, its two lines, where it leads."""

    x: int
    y: int
    line1: str
    line2: str
    label: str
    href: str
    status: str
    origin: str

    def svg(self) -> str:
        """The box with its two lines, a link where it leads somewhere."""
        look = f"so-do-hop so-do-{escape(self.status)}{' so-do-bien-tap' if self.origin == 'bien-tap' else ''}"
        start, end = (f'<a href="{escape(self.href)}"><title>{escape(self.label)}</title>', "</a>") if self.href else ("<g>", "</g>")
        return (
            f'{start}<rect class="{look}" x="{self.x}" y="{self.y}" width="{BOX[0]}" height="{BOX[1]}" rx="6"></rect>'
            f'<text x="{self.x + 10}" y="{self.y + 18}">{escape(self.line1)}</text>'
            f'<text class="so-do-phu" x="{self.x + 10}" y="{self.y + 35}">{escape(self.line2)}</text>{end}\n'
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """A curve from one box to the next column."""

    x1: int
    y1: int
    x2: int
    y2: int

    def svg(self) -> str:
        xm = (self.x1 + self.x2) // 2
        return f'<path class="so-do-day" d="M{self.x1} {self.y1} C {xm} {self.y1} {xm} {self.y2} {self.x2} {self.y2}"></path>'


def render(task: PlanTask, supports: tuple[Support, ...], view: View) -> Markup:
    """Inline SVG; each box a link, reached by keyboard in reading order."""
    columns = _columns(task, supports)
    boxes: list[Node] = []
    first: dict[str, Node] = {}
    edges: list[Edge] = []
    for depth, column in enumerate(columns):
        for row, (key, support) in enumerate(column):
            box = _node(depth, row, task, support, view)
            boxes.append(box)
            # Several articles of one document: each has its box, and the way up leaves from the first.
            first.setdefault(key, box)
            if support and support.via in first:
                edges.append(_edge(first[support.via], box))
    width = len(columns) * (BOX[0] + GAP[0]) - GAP[0] + 2
    height = max(len(c) for c in columns) * (BOX[1] + GAP[1]) - GAP[1] + 2
    frame = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" aria-label="Sơ đồ căn cứ của nhiệm vụ"'
    drawn = "".join([*(edge.svg() for edge in edges), *(box.svg() for box in boxes)])
    return Markup(f'<svg class="so-do so-do-chu" {frame}>\n{drawn}</svg>\n')  # noqa: S704  # escaped box by box


def _columns(task: PlanTask, supports: tuple[Support, ...]) -> list[list[tuple[str, Support | None]]]:
    """The task, then its plan and own bases, then each step up."""
    deepest = max((s.depth for s in supports), default=1)
    columns: list[list[tuple[str, Support | None]]] = [[("", None)], [(task.plan.id, None)]]
    columns += [[] for _ in range(2, deepest + 1)]
    for support in supports:
        columns[support.depth].append((support.instrument.id, support))
    return [column for column in columns if column]


def _node(depth: int, row: int, task: PlanTask, support: Support | None, view: View) -> Node:
    x, y = 1 + depth * (BOX[0] + GAP[0]), 1 + row * (BOX[1] + GAP[1])
    if support:
        instrument = support.instrument
        first = f"{support.pinpoint} " if support.pinpoint else ""
        state = support.now.status if support.now else "chua-ro"
        name = names.short_name(instrument)
        label = f"{first}{name}: {vocabulary.STATUSES[state]}"
        href = view.pin_href(instrument, support.pinpoint)
        return Node(x, y, _cut(first + name), vocabulary.STATUSES[state][:26], label, href, state, support.origin)
    if depth == 0:
        return Node(x, y, f"Nhiệm vụ {task.task.spot}", vocabulary.ROLES[task.task.role], "", "", "viec", "")
    name = names.short_name(task.plan)
    return Node(x, y, _cut(name), "kế hoạch", f"{name}: kế hoạch", view.to("van-ban", task.plan.id), "viec", "")


def _cut(text: str, limit: int = 25) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _edge(a: Node, b: Node) -> Edge:
    return Edge(a.x + BOX[0], a.y + BOX[1] // 2, b.x, b.y + BOX[1] // 2)
