"""Assignment tables: which column holds the agency, the task, the partners, the time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..text import fold
from . import offices
from .markers import parse
from .outline import Node
from .work import Work


_COLUMNS = (
    ("number", r"^(?:stt|tt|so tt|so thu tu)$"),
    ("partner", r"phoi hop"),
    ("when", r"thoi gian|tien do|thoi han|hoan thanh|lo trinh"),
    ("task", r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|trach nhiem cu the"),
    ("lead", r"chu tri|thuc hien|co quan|don vi|trach nhiem|phan cong|bo phan|to chuc"),
)
Row = tuple[list[str], Work]


def sections(root: Node) -> Iterator[Row]:
    """(agencies, task) for every row of every assignment table below ``root``."""
    for node in root.walk():
        for is_row, group in groupby(node.children, key=lambda c: c.kind == "row"):
            if is_row:
                yield from _table(list(group), node.spot)


def _table(rows: list[Node], base: str) -> Iterator[Row]:
    columns: dict[str, int] = {}
    names: list[str] = []
    count = 0
    for row in rows:
        heads = _columns(row.cells)
        if "task" in heads and "lead" in heads:
            columns = heads
            continue
        if not columns or len(row.cells) <= max(columns.values()) or re.fullmatch(r"\(?\d\)?", row.cells[-1].strip()):
            continue
        lead = row.cells[columns["lead"]].strip()
        names = _names(lead) or (names if not lead and columns["lead"] < columns["task"] else [])
        count += 1
        if names:
            yield from ((names, work) for work in _works(row.cells, columns, base, count))


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        key = " ".join(re.findall(r"\w+", fold(cell)))
        kind = next((k for k, pattern in _COLUMNS if len(key.split()) < 12 and re.search(pattern, key) and k not in found), "")
        if kind and not cell.strip().endswith("."):
            found[kind] = at
    return found


def _names(cell: str) -> list[str]:
    parts = [offices.bare(re.sub(r"^[-+•]\s*", "", p)) for p in re.split(r"\n|;", cell) if p.strip()]
    return [name for part in parts for name in offices.split(part)]


def _works(cells: tuple[str, ...], columns: dict[str, int], base: str, count: int) -> Iterator[Work]:
    number = cells[columns["number"]].strip(" .") if "number" in columns else ""
    spot = f"{base}.{number}".lstrip(".") if number else f"{base}/{count}"
    partner = _names(cells[columns["partner"]]) if "partner" in columns else []
    when = cells[columns["when"]].strip() if "when" in columns else ""
    parts = [p.strip() for p in cells[columns["task"]].split("\n") if p.strip()]
    listed = columns["lead"] < columns["task"] and len(parts) > 1
    texts = [_plain(p) for p in parts] if listed else [" ".join(_plain(p) for p in parts)]
    leads = "partner" in columns or columns["lead"] > columns["task"]
    for order, text in enumerate(t for t in texts if t):
        place = f"{spot}/{order + 1}" if columns["lead"] < columns["task"] else spot
        yield Work(text, place, role="chu-tri" if leads and partner else "", partners=tuple(partner), when=when)


def _plain(text: str) -> str:
    marker = parse(text)
    return marker.rest if marker else text
