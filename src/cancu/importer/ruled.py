"""The ruled tables of a PDF, cell by cell: the words between the lines, and where on the page each table stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import legacy, offices
from .markers import parse
from .paper import DITTO

FEW_STROKES = 6
"""A page with fewer lines and boxes than this holds no table worth a second look."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its upper and lower edge, measured from the foot of the page, and its rows."""

    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]

    def holds(self, y: float) -> bool:
        return self.bottom - 1 <= y <= self.top + 1


@dataclass(slots=True)
class Tables:
    """Finds tables page by page; the file is opened only when the first page asks."""

    path: Path
    _file: Any = field(default=None)

    def of_page(self, number: int) -> list[Table]:
        """The tables of a page, counted from 0, from its head to its foot."""
        import pdfplumber  # noqa: PLC0415  # slow to load, and few files need it

        if self._file is None:
            self._file = pdfplumber.open(self.path)
        page = self._file.pages[number]
        found = [_table(table, float(page.height)) for table in page.find_tables()]
        page.close()
        return sorted((t for t in found if len(t.rows) > 1 and len(t.rows[0]) > 1), key=lambda t: -t.top)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _table(table: Any, height: float) -> Table:
    _left, top, _right, bottom = table.bbox
    rows = [tuple(DITTO if cell is None else _cell(cell) for cell in row) for row in table.extract()]
    return Table(height - top, height - bottom, tuple(row for row in rows if any(c.strip(DITTO) for c in row)))


def _cell(text: str) -> str:
    return "\n".join(_items(legacy.modern(text)))


def _items(text: str) -> Iterator[str]:
    """The lines of a cell, those joined again that only the width of the column broke."""
    item = ""
    for line in (part.strip() for part in text.split("\n") if part.strip()):
        if item and (_next_item(item, line) or _next_office(item, line)):
            yield item
            item = line
        else:
            item = f"{item} {line}".strip()
    if item:
        yield item


def _next_item(item: str, line: str) -> bool:
    """Whether a line begins an item of a list; a dash in the middle of a name ("Văn hóa" / "- Xã hội") begins none."""
    marker, above = parse(line), parse(item)
    if marker is None or marker.kind != "dash":
        return marker is not None
    return item.endswith((".", ";", ":")) or (above is not None and above.kind == "dash")


def _next_office(item: str, line: str) -> bool:
    """Whether a line names the next agency: "Công an xã" / "Phòng Kinh tế", not "Văn phòng" / "HĐND và UBND xã"."""
    if item.endswith(("-", ",", "và")) or not line[:1].isupper() or not offices.heading(item) or not offices.heading(line):
        return False
    whole = offices.at(f"{item} {line}")
    return whole is None or whole.end <= len(item)
