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
Row = tuple[list[str], str, Work]


def sections(root: Node) -> Iterator[Row]:
    """(agencies, place of the row, task) for every row of every assignment table below ``root``."""
    for node in root.walk():
        for is_row, group in groupby(node.children, key=lambda c: c.kind == "row"):
            if is_row:
                yield from _table(list(group), node.spot)


def _table(rows: list[Node], base: str) -> Iterator[Row]:
    columns: dict[str, int] = {}
    names: list[str] = []
    count, leads = 0, False
    for row in rows:
        heads = _columns(row.cells)
        if "task" in heads and "lead" in heads:
            columns, leads = heads, "chu tri" in fold(row.cells[heads["lead"]])
            continue
        if not columns or len(row.cells) <= max(columns.values()) or re.fullmatch(r"\(?\d\)?", row.cells[-1].strip()):
            continue
        lead = row.cells[columns["lead"]].strip()
        names = _names(lead) or (names if not lead and columns["lead"] < columns["task"] else [])
        count += 1
        if names:
            spot = _spot(row.cells, columns, base, count)
            yield from ((names, spot, work) for work in _works(row.cells, columns, spot, leads))


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


def _spot(cells: tuple[str, ...], columns: dict[str, int], base: str, count: int) -> str:
    number = cells[columns["number"]].strip(" .") if "number" in columns else ""
    return f"{base}.{number}".lstrip(".") if number else f"{base}/{count}"


def _works(cells: tuple[str, ...], columns: dict[str, int], spot: str, leads: bool) -> Iterator[Work]:
    partner = _names(cells[columns["partner"]]) if "partner" in columns else []
    when = cells[columns["when"]].strip() if "when" in columns else ""
    parts = [p.strip() for p in cells[columns["task"]].split("\n") if p.strip()]
    by_agency = columns["lead"] < columns["task"]
    texts = [_plain(p) for p in parts] if by_agency else [" ".join(_plain(p) for p in parts)]
    role = "chu-tri" if leads or partner else ""
    for order, text in enumerate((t for t in texts if t), 1):
        place = f"{spot}/{order}" if by_agency else spot
        yield Work(text, place, role=role, partners=tuple(partner), when=when)


def _plain(text: str) -> str:
    marker = parse(text)
    return marker.rest if marker else text
