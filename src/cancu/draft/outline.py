"""The body: the model's headings with their text, its targets, and the tasks under today's offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .. import names
from ..graph import PlanTask
from ..records import Assignment, Heading, Instrument, Target
from ..text import capital
from .phrasing import Phrasing
from .placing import Placing
from .record import Doubt, Goal, Item, Node

BLANK = "……"
_LEAD = re.compile(r"^[^.:]{0,60}\(điểm [^)]*\):\s*")
_ROMAN = re.compile(r"[IVX]+")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True)
class Body:
    """Lays out one model."""

    plan: Instrument
    tasks: tuple[PlanTask, ...]
    items: dict[str, Item]
    phrasing: Phrasing
    placing: Placing
    doubts: list[Doubt] = field(default_factory=list)

    def nodes(self) -> tuple[Node, ...]:
        """Every line in order, numbered; a heading with nothing under it is left out."""
        tops = [h for h in self.plan.outline if _ROMAN.fullmatch(h.spot)]
        found = [node for top in tops for node in self._section(top)]
        rest = [item for item in self.items.values() if not any(node.item is item for node in found)]
        if rest:
            found += [Node(kind="muc", level=1, text="Tổ chức thực hiện"), *self._groups(rest)]
        return numbered(_without_empty(found))

    def _section(self, top: Heading) -> list[Node]:
        below = [h for h in self.plan.outline if h.spot.startswith(f"{top.spot}.")]
        assigned = any(_within(a.spot, top.spot) and not self._by_heading(a) for a in self._assignments)
        nodes = [self._heading(top)]
        if assigned:
            nodes += self._groups(self._items_under(top.spot))
            told = {a.spot for a in self._assignments} | {t.task.spot for t in self.tasks}
            below = [h for h in below if h.spot not in told and not any(_within(h.spot, spot) for spot in told)]
        elif not below:
            nodes += self._content(top)
        for heading in below:
            title = self._heading(heading)
            nodes += [title, *self._content(heading)] if title.text else []
        return nodes if nodes[0].text else []

    @property
    def _assignments(self) -> tuple[Assignment, ...]:
        return tuple(dict.fromkeys(task.assignment for task in self.tasks))

    def _by_heading(self, assignment: Assignment) -> bool:
        """Tasks that stand under the plan's own headings, not under an office's."""
        return any(h.spot == _parent(t.spot) and h.spot != assignment.spot for t in assignment.tasks for h in self.plan.outline)

    def _items_under(self, spot: str) -> list[Item]:
        homes = {t.id: t.assignment.spot for t in self.tasks}
        return [item for item in self.items.values() if _within(homes[item.id], spot)]

    def _heading(self, heading: Heading) -> Node:
        phrase = self.phrasing.turn(heading.title)
        level = heading.spot.count(".") + 1
        if phrase.blocked:
            self._doubt(heading, phrase.blocked)
            return Node(kind="muc", level=level, text="")
        return Node(kind="muc", level=level, text=phrase.text, notes=tuple(self.placing.act(p) for p in phrase.placed))

    def _content(self, heading: Heading) -> Iterator[Node]:
        level = heading.spot.count(".") + 2
        targets = [t for t in self.plan.targets if _parent(t.spot) == heading.spot]
        tasks = [t for t in self.tasks if _parent(t.task.spot) == heading.spot]
        parent = any(h.spot.startswith(f"{heading.spot}.") for h in self.plan.outline)
        if not targets and not tasks and not parent:
            yield from self._paragraph(heading, level)
        for target in targets:
            yield self._target(target, level)
        for task in tasks:
            if task.id in self.items:
                yield self._task(self.items[task.id], level)

    def _paragraph(self, heading: Heading, level: int) -> Iterator[Node]:
        """An outline's text, without the words that only tell how many points there are."""
        if not heading.summary:
            return
        phrase = self.phrasing.turn(capital(_LEAD.sub("", heading.summary)))
        if phrase.blocked:
            self._doubt(heading, phrase.blocked)
            return
        notes = [self.placing.act(p) for p in phrase.placed] + list(phrase.notes)
        text = f"{phrase.text} {self.phrasing.warning}" if phrase.spared else phrase.text
        yield Node(kind="doan", level=level, text=text, notes=(*notes, *([self.phrasing.spared_note] if phrase.spared else [])))

    def _doubt(self, heading: Heading, why: str) -> None:
        what = f"{heading.spot}. {heading.title}" + (f": {heading.summary}" if heading.summary else "")
        self.doubts.append(Doubt(kind="muc", key=f"muc-{heading.spot}", what=what, why=why, who="Cơ quan soạn thảo viết lại hoặc bỏ"))

    def _target(self, target: Target, level: int) -> Node:
        old = names.plan_year(self.plan)
        text = f"{BLANK} {self._words(target)};"
        return Node(kind="chi-tieu", level=level, text=text, notes=(f"Năm {old}: {target.amount}.",))

    def _words(self, target: Target) -> str:
        return self.phrasing.turn(f"{target.unit} {target.subject}").text.rstrip(";.")

    def _task(self, item: Item, level: int) -> Node:
        return Node(kind="viec", level=level, text=item.text, notes=item.notes, item=item, agencies=item.agencies)

    def _groups(self, items: Iterable[Item]) -> Iterator[Node]:
        """Tasks under the offices that have them today, in the order of the model."""
        groups: dict[tuple[str, ...], list[Item]] = {}
        for item in sorted(items, key=lambda item: _order(item.spot)):
            groups.setdefault(item.agencies, []).append(item)
        for agencies, found in groups.items():
            title = self._title(agencies, found)
            yield Node(kind="muc", level=2, text=title, notes=self._moved(found), agencies=agencies)
            yield from (self._task(item, 3) for item in found)

    def _title(self, agencies: tuple[str, ...], items: list[Item]) -> str:
        """The model's own heading where the office is the same; else the office's name today."""
        sources = {t.id: t for t in self.tasks}
        first = sources[items[0].id]
        asked = all(item.role == "de-nghi" for item in items)
        phrase = self.phrasing.turn(first.assignment.title, given=first.agencies, own=agencies)
        level = self.placing.model_level == self.placing.level
        same = level and first.agencies == agencies and not phrase.blocked
        title = phrase.text if same else ", ".join(self.phrasing.office(a) for a in agencies)
        return f"Đề nghị {title}" if asked and not title.startswith("Đề nghị") else title

    def _moved(self, items: list[Item]) -> tuple[str, ...]:
        """For each office of the model that is not the one of the heading: the act behind the change."""
        sources = {t.id: t for t in self.tasks}
        found: dict[str, None] = {}
        for item in items:
            task = sources[item.id]
            for agency in task.agencies:
                placement = self.placing.put(agency, task.task.topics, assigned=True)
                if placement.changed:
                    found[f"Mẫu: mục {task.assignment.spot}, {task.assignment.title}. {self.placing.act(placement)}"] = None
        return tuple(found)

    def goals(self) -> tuple[Goal, ...]:
        """Every target of what is carried over, once."""
        spots = {task.task.spot: task.id for task in self.tasks}
        own = [Goal(target=t, text=self._words(t), task=spots.get(t.spot, "")) for t in self.plan.targets]
        seen = {(goal.target.amount, goal.target.spot) for goal in own}
        own += [
            Goal(target=replace(t, spot=task.task.spot), text=self._words(t), task=task.id)
            for task in self.tasks for t in task.task.targets if (t.amount, task.task.spot) not in seen
        ]
        return tuple(goal for goal in own if not goal.task or goal.task in self.items)


def _within(spot: str, heading: str) -> bool:
    return spot == heading or spot.startswith((f"{heading}.", f"{heading}/"))


def _parent(spot: str) -> str:
    """ "II.2/1/1" → "II.2"; "IV.2.a" → "IV.2"."""
    head, slash, _ = spot.partition("/")
    return head if slash else spot.rpartition(".")[0]


def _order(spot: str) -> tuple[tuple[int, str], ...]:
    parts = re.split(r"[./]", spot)
    return tuple((_NUMERALS.index(p) if p in _NUMERALS else int(p) if p.isdigit() else _letter(p), p) for p in parts)


def _letter(part: str) -> int:
    return _LETTERS.index(part) if len(part) == 1 and part in _LETTERS else 99


def _without_empty(nodes: list[Node]) -> list[Node]:
    """Headings that lead to nothing are taken out, from the deepest up."""
    kept: list[Node] = []
    for node in reversed(nodes):
        following = kept[-1] if kept else None
        leads = following is not None and (following.kind != "muc" or following.level > node.level)
        if node.kind != "muc" or leads:
            kept.append(node)
    return kept[::-1]


def numbered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """I. → 1. → a) → "-", as plans are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I); a paragraph has no number."""
    all_nodes = list(nodes)
    dashed = _dashed(all_nodes)
    spots: dict[int, str] = {0: ""}
    counts: dict[int, int] = {}
    found = []
    for index, node in enumerate(all_nodes):
        if node.kind == "doan":
            found.append(node)
            continue
        counts[node.level] = counts.get(node.level, 0) + 1
        for deeper in [level for level in counts if level > node.level]:
            del counts[deeper]
        above = spots[max(level for level in spots if level < node.level)]
        label, spot = _label(node.level, counts[node.level], above, index in dashed)
        spots = {level: s for level, s in spots.items() if level < node.level} | {node.level: spot}
        found.append(replace(node, number=label, spot=spot))
    return tuple(found)


def _dashed(nodes: list[Node]) -> set[int]:
    """Lines of the third level that get dashes: one alone, or more in a row than the alphabet has letters."""
    rows: list[list[int]] = [[]]
    for index, node in enumerate(nodes):
        if node.level < 3 and node.kind == "muc":
            rows.append([])
        elif node.level == 3 and node.kind != "doan":
            rows[-1].append(index)
    return {index for row in rows if len(row) == 1 or len(row) > len(_LETTERS) for index in row}


def _label(level: int, count: int, above: str, dash: bool) -> tuple[str, str]:
    if level == 1:
        return f"{_NUMERALS[count - 1]}.", _NUMERALS[count - 1]
    if level == 2:
        return f"{count}.", f"{above}.{count}"
    if level == 3 and not dash:
        return f"{_LETTERS[count - 1]})", f"{above}.{_LETTERS[count - 1]}"
    return "-", f"{above}/{count}"
