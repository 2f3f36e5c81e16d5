"""Long lists: the beginning of each section on its page, all of it on numbered pages of its own.

What a page holds is counted in hundreds of bytes of HTML, by the style of its rows, so that the split depends on
the content alone and no page grows with the number of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .page import Crumb, Page

if TYPE_CHECKING:
    from .environment import Renderer

Item = TypeVar("Item")

# What a row of each style weighs, in hundreds of bytes, on a page of Vietnamese text with its links.
WEIGHTS = {
    "viec": 8, "viec-gon": 6, "viec-nhom": 7, "van-ban": 6, "ngay-van-ban": 6, "dong": 5, "xem-lai": 6, "noi-dan": 5, "quan-he": 6,
    "han": 5, "lich": 5, "ics": 3, "phieu": 9, "tep": 2, "o": 3, "nhiem-vu": 20, "can-cu-viec": 12, "thuat-ngu": 9, "thoi-han": 9, "tai-lieu": 11, "ra-soat": 3,
    "thay-doi": 5, "can-cu": 6, "dinh-chinh": 12, "soan": 8, "cap": 3,
}
_HEADING = 2
# The kind of a page that only goes on with a list: not one to find by searching, nor a record's own.
CONTINUED = "danh-sach"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page may hold, in hundreds of bytes."""

    page: int = 900


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; ``before`` and ``tag`` stand around its title, which may be a link."""

    title: str
    rows: tuple[Any, ...]
    url: str = ""
    note: str = ""
    before: str = ""
    tag: str = ""
    anchor: str = ""
    total: int = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Item]):
    """One page of a list: its items and its place among the others."""

    base: str
    number: int
    count: int
    items: tuple[Item, ...]

    def address(self, number: int) -> str:
        """The first page is the list's own address."""
        return self.base if number == 1 else f"{self.base}trang-{number}/"

    @property
    def url(self) -> str:
        return self.address(self.number)

    @property
    def before(self) -> str:
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self.address(self.number + 1) if self.number < self.count else ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The first, the last, this one and its neighbours; 0 where some are left out."""
        kept = sorted({1, self.count, *range(max(1, self.number - 2), min(self.count, self.number + 2) + 1)})
        gaps = (((0,) if after - before > 1 else ()) for before, after in pairwise(kept))
        return tuple(n for number, gap in zip(kept, (*gaps, ()), strict=True) for n in (number, *gap))


def split(items: Iterable[Item], most: int, weight: Callable[[Item], int]) -> list[tuple[Item, ...]]:
    """Runs of items in their order, each as heavy as ``most`` allows and never empty; one empty run for no items."""
    runs: list[list[Item]] = [[]]
    held = 0
    for item in items:
        heavy = weight(item)
        if runs[-1] and held + heavy > most:
            runs.append([])
            held = 0
        runs[-1].append(item)
        held += heavy
    return [tuple(run) for run in runs]


def sheets(base: str, items: Iterable[Item], most: int, weight: Callable[[Item], int]) -> list[Sheet[Item]]:
    """The pages of a list at ``base``, at least one."""
    runs = split(items, most, weight)
    return [Sheet(base, number, len(runs), run) for number, run in enumerate(runs, 1)]


def grouped(base: str, groups: Sequence[Group], most: int, style: str) -> list[Sheet[Group]]:
    """The pages of a list with headings; a heading whose rows go on stands again on the next page."""
    rows = [(at, nth, row) for at, group in enumerate(groups) for nth, row in enumerate(group.rows)]
    found = sheets(base, rows, most, lambda row: WEIGHTS[style] + (0 if row[1] else _HEADING))
    seen: set[int] = set()
    return [Sheet(s.base, s.number, s.count, tuple(_together(s.items, groups, seen))) for s in found]


def _together(rows: Iterable[tuple[int, int, Any]], groups: Sequence[Group], seen: set[int]) -> Iterator[Group]:
    together: dict[int, list[Any]] = {}
    for at, _, row in rows:
        together.setdefault(at, []).append(row)
    for at, own in together.items():
        yield replace(groups[at], rows=tuple(own), total=len(groups[at].rows), goes_on=at in seen)
        seen.add(at)


@dataclass(frozen=True, slots=True)
class Fold:
    """A section of a page: what of it is shown there, and where all of it is (empty: here)."""

    title: str
    style: str
    groups: tuple[Group, ...]
    total: int
    url: str = ""

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown, without headings."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A section before it is known how much of it fits: the last step of its address, its name, its rows."""

    slug: str
    title: str
    style: str
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, slug: str, title: str, style: str, rows: Iterable[Any]) -> Section:
        """A section without headings inside."""
        return cls(slug, title, style, (Group("", tuple(rows)),))

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True)
class Owner:
    """The page whose sections are folded: where it is, what it is called, which file it is made from."""

    url: str
    title: str
    source: str
    crumbs: tuple[Crumb, ...] = field(default=())


def fold(owner: Owner, sections: Sequence[Section], most: int) -> Mapping[str, Fold]:
    """Each section by its slug. Short ones stay whole; the long ones share what is left evenly."""
    level = _level(sections, most)
    return {section.slug: _fold(owner, section, level // WEIGHTS[section.style] or 1) for section in sections}


def _level(sections: Sequence[Section], most: int) -> int:
    """The most that any one section may weigh so that all together fit."""
    heavy = sorted(section.count * WEIGHTS[section.style] + _HEADING * len(section.groups) for section in sections)
    left = most
    for at, weight in enumerate(heavy):
        share = left // (len(heavy) - at)
        if weight > share:
            return share
        left -= weight
    return heavy[-1] if heavy else most


def _fold(owner: Owner, section: Section, most: int) -> Fold:
    shown, left = [], most
    for group in section.groups:
        if left > 0 and group.rows:
            shown.append(replace(group, rows=group.rows[:left], total=len(group.rows)))
            left -= len(group.rows)
    url = f"{owner.url}{section.slug}/" if section.count > most else ""
    return Fold(section.title, section.style, tuple(shown), section.count, url)


def folded(renderer: Renderer, owner: Owner, sections: Sequence[Section], folds: Mapping[str, Fold]) -> Iterator[Page]:
    """The numbered pages of every section that its owner shows only in section."""
    for section in sections:
        own = folds[section.slug]
        if own.url:
            above = replace(owner, url=own.url, title=f"{section.title}: {owner.title}", crumbs=(*owner.crumbs, Crumb(owner.title, owner.url)))
            yield from listing(renderer, above, section)


def listing(
    renderer: Renderer, owner: Owner, section: Section, *, kind: str = CONTINUED, record: str = "", intro: str = "", **more: Any,
) -> Iterator[Page]:
    """A list on as many pages as it needs, the first at the owner's address."""
    for sheet in grouped(owner.url, section.groups, renderer.limits.page, section.style):
        yield page(renderer, "listing.html", owner, sheet, kind=kind, record=record, groups=sheet.items, style=section.style,
                   intro=intro, total=section.count, **more)


def page(
    renderer: Renderer, template: str, owner: Owner, sheet: Sheet[Any], *, kind: str, record: str, description: str = "", **context: Any,
) -> Page:
    """One sheet as a page: a later one says its number, leads back to the first, and is no record's own page."""
    first = sheet.number == 1
    told = description or context.get("intro") or f"Danh sách: {owner.title}."
    made = renderer.page(
        template, sheet.url, owner.title if first else f"{owner.title}, trang {sheet.number}", owner.source,
        kind=kind if first else CONTINUED, record=record if first else "",
        description=told if first else f"{told} Trang {sheet.number} trong {sheet.count}.",
        crumbs=owner.crumbs if first else (*owner.crumbs, Crumb(owner.title, owner.url)), sheet=sheet, **context,
    )
    ways = {"prev": sheet.before, "next": sheet.after}
    return replace(made, meta={**made.meta, **{name: url for name, url in ways.items() if url}})
