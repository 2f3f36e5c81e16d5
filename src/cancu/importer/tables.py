"""Assignment tables: which column holds the agency, the task, the partners, the time.

A row's place is its number below the part that holds the table ("II.3"), or its order there where it has none
("III/2"); the items of a task cell beside their agency count below it ("III/2/1").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..text import fold
from . import offices
from .markers import parse
from .outline import Node
from .paper import DITTO
from .work import Work

_COLUMNS = (
    ("number", r"^(?:stt|tt|so tt|so thu tu|thu tu)$"),
    ("other", r"don vi tinh|ghi chu|kinh phi|san pham|ket qua|nguon luc|dia diem|^muc tieu$|chi tieu"),
    ("partner", r"^(?!.*chu tri).*phoi hop"),
    ("when", r"thoi gian|tien do|thoi han|hoan thanh|lo trinh"),
    ("task", r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|giai phap|trach nhiem cu the|^trach nhiem$"),
    ("lead", r"chu tri|thuc hien|co quan|don vi|trach nhiem|phan cong|bo phan|to chuc|phu trach|dau moi"),
)
_SAME = re.compile(r"[-–\s]*(?:nt|như trên)[-–\s]*|[\"”″]", re.IGNORECASE)
_GROUP = re.compile(r"[IVX]+|[A-HĐ]")
Row = tuple[list[str], str, Work]


@dataclass(slots=True)
class _Table:
    """What the rows read so far tell of the table."""

    base: str
    columns: dict[str, int] = field(default_factory=dict)
    leads: bool = False
    names: list[str] = field(default_factory=list)
    group: str = ""
    count: int = 0
    fresh: bool = False

    def cell(self, cells: Sequence[str], column: str) -> str:
        at = self.columns.get(column)
        return "" if at is None or at >= len(cells) else cells[at].strip().strip(DITTO)


def place(root: Node) -> None:
    """Give every row of an assignment table its place, and each task beside its agency one of its own."""
    for node in root.walk():
        for row, _names, spot, works in _rows(node):
            row.spot = spot
            if works and works[0].spot != spot:
                row.text = " | ".join(cell for cell in row.cells if not any(work.text in cell for work in works))
                row.children = [Node("cell", "", work.text, row.number, spot=work.spot, parent=row) for work in works]


def sections(root: Node) -> Iterator[Row]:
    """(agencies, place of the row, task) for every row of every assignment table below ``root``."""
    for node in root.walk():
        for _row, names, spot, works in _rows(node):
            yield from ((names, spot, work) for work in works if names)


def _rows(node: Node) -> Iterator[tuple[Node, list[str], str, list[Work]]]:
    for is_row, group in groupby(node.children, key=lambda c: c.kind == "row"):
        table = _Table(node.spot)
        for row in group if is_row else ():
            if not _is_head(table, row.cells) and table.columns and not _is_group(table, row.cells):
                names = _take_names(table, row.cells)
                spot = _take_spot(table, row.cells)
                yield row, names, spot, list(_works(table, row.cells, spot))


def _is_head(table: _Table, cells: tuple[str, ...]) -> bool:
    """Whether a row names the columns; a second such row right below divides the columns of the first."""
    heads = _columns(cells)
    if "task" in heads and "lead" in heads:
        table.columns, table.leads, table.fresh = heads, "chu tri" in fold(cells[heads["lead"]]), True
        return True
    words = sum(bool(c.strip(f" {DITTO}")) for c in cells)
    if table.fresh and heads and len(heads) == words and set(heads) & {"lead", "partner"}:
        table.columns |= heads
        table.leads = table.leads or ("lead" in heads and "chu tri" in fold(cells[heads["lead"]]))
        return True
    table.fresh = False
    return not table.columns or all(re.fullmatch(r"\(?\d{1,2}\)?", c.strip()) for c in cells)


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        key = " ".join(re.findall(r"\w+", fold(cell)))
        kind = next((k for k, pattern in _COLUMNS if key and len(key.split()) < 12 and re.search(pattern, key) and k not in found), "")
        if kind and not cell.strip().endswith("."):
            found[kind] = at
    return {kind: at for kind, at in found.items() if kind != "other"}


def _is_group(table: _Table, cells: tuple[str, ...]) -> bool:
    """A row that only heads the rows below it: "I | Công tác truyền thông"."""
    number = table.cell(cells, "number")
    filled = {c.strip() for c in cells if c.strip(f" {DITTO}")} - {number}
    if len(filled) > 1 or table.cell(cells, "lead") or DITTO in cells[table.columns["lead"]]:
        return False
    text = next(iter(filled), "")
    if number.isdigit() and not text.isupper():
        return False
    marker = parse(text)
    own = marker.label if marker and marker.kind in ("roman", "alpha") else ""
    table.group = number.strip(" .") if _GROUP.fullmatch(number.strip(" .")) else own
    return True


def _take_names(table: _Table, cells: tuple[str, ...]) -> list[str]:
    """The agencies of a row; an empty or ditto cell goes on with those above."""
    at = table.columns["lead"]
    lead = cells[at].strip() if at < len(cells) else ""
    goes_on = DITTO in lead or bool(_SAME.fullmatch(lead)) or (not lead and at < table.columns["task"])
    table.names = table.names if goes_on else _names(lead)
    return table.names


def _names(cell: str) -> list[str]:
    parts = [offices.bare(re.sub(r"^[-+•*]\s*", "", p)) for p in re.split(r"\n|;", cell) if p.strip()]
    return [name for part in parts for name in offices.split(part)]


def _take_spot(table: _Table, cells: tuple[str, ...]) -> str:
    number = table.cell(cells, "number").strip(" .)")
    table.count += 1
    base = f"{table.base}.{table.group}".strip(".")
    return f"{base}.{number}".lstrip(".") if number else f"{base}/{table.count}"


def _works(table: _Table, cells: tuple[str, ...], spot: str) -> Iterator[Work]:
    partner = _names(table.cell(cells, "partner"))
    parts = [p.strip() for p in table.cell(cells, "task").split("\n") if p.strip()]
    by_agency = table.columns["lead"] < table.columns["task"]
    texts = [_plain(p) for p in parts] if by_agency else [" ".join(_plain(p) for p in parts)]
    role = "chu-tri" if table.leads or partner else ""
    for order, text in enumerate((t for t in texts if t), 1):
        yield Work(text, f"{spot}/{order}" if by_agency else spot, role=role, partners=tuple(partner), when=table.cell(cells, "when"))


def _plain(text: str) -> str:
    marker = parse(text)
    return marker.rest if marker else text
