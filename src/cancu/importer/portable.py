"""PDF with a text layer to lines, page by page, so that a long file stays small in memory."""

from __future__ import annotations

import itertools
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from . import legacy
from .paper import Line, Progress, Unreadable
from .ruled import FEW_STROKES, Table, Tables

_MANY = 40
_FEW_LETTERS = 40
_INDENT = 12.0
_WIDE = 1.3
_AHEAD = 60


def read_pdf(path: Path, progress: Progress) -> list[Line]:
    """Lines of a PDF. Raises Unreadable where it is broken, protected, or scanned without text."""
    import pypdf  # noqa: PLC0415  # slow to load, and most files are no PDF

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        with path.open("rb") as stream:
            reader = pypdf.PdfReader(stream)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(f"{path.name}: tệp PDF có mật khẩu; bỏ mật khẩu rồi nhập lại.")
            pages = _pages(reader, Tables(path), progress)
    except Unreadable:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it meet
        raise Unreadable(f"{path.name}: tệp PDF hỏng hoặc khóa, không đọc được ({type(error).__name__}).") from error
    _refuse_scan(pages, path.name)
    repeated = _running_heads(pages)
    return [line for page in pages for line in page if line.text.strip() not in repeated]


def _pages(reader: Any, tables: Tables, progress: Progress) -> list[list[Line]]:
    total = len(reader.pages)
    pages = []
    for number in range(total):
        if total >= _MANY and number % 20 == 0:
            progress(f"Đọc trang {number + 1}/{total} …")
        page = reader.pages[number]
        pages.append(list(_lines(page, number + 1, tables)))
        # The library keeps each page it has parsed; three hundred of them are what fills memory.
        reader.flattened_pages[number] = page if total < _MANY else page.__class__(reader, page.indirect_reference)
        if total >= _MANY:
            reader.resolved_objects.clear()
    tables.close()
    return pages


def _refuse_scan(pages: list[list[Line]], name: str) -> None:
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < _FEW_LETTERS * max(1, min(len(pages), 3)) and letters < 400:
        raise Unreadable(f"{name}: PDF chỉ có ảnh chụp, không có lớp chữ; chạy `ocrmypdf -l vie {name} co-chu.pdf` rồi nhập co-chu.pdf.")


def _lines(page: Any, number: int, tables: Tables) -> Iterator[Line]:
    every, strokes = _rows(page)
    found = tables.of_page(number - 1) if strokes >= FEW_STROKES else []
    rows = [row for row in every if not any(t.holds(row.y) for t in found)]
    margin, pitch = _margin(rows), _pitch(rows)
    for order, row in enumerate(rows):
        while found and found[0].top > row.y:
            yield from _table_lines(found.pop(0), number)
        above = rows[order - 1] if order else None
        gap = above is None or (pitch > 0 and above.y - row.y > _WIDE * pitch)
        indented = None if margin is None or row.x < 0 else row.x > margin + _INDENT
        yield Line(legacy.modern(row.text), gap=gap, indented=indented, page=number)
    for table in found:
        yield from _table_lines(table, number)


def _table_lines(table: Table, number: int) -> Iterator[Line]:
    return (Line(" | ".join(cells), cells=cells, page=number) for cells in table.rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page with where it begins; -1 where the page does not tell."""

    text: str
    x: float
    y: float


def _rows(page: Any) -> tuple[list[_Row], int]:
    """The lines of a page, and how many strokes are drawn on it."""
    pieces: list[tuple[str, float, float]] = []
    strokes = [0]

    def draw(operator: bytes, _operands: object, _cm: object, _tm: object) -> None:
        strokes[0] += operator in (b"re", b"l")

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            pieces.append((text.strip(), tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    plain = page.extract_text(visitor_text=visit, visitor_operand_before=draw) or ""
    rows: list[_Row] = []
    at = 0
    for line in (line.strip() for line in plain.split("\n")):
        if not line:
            continue
        found = next((i for i in range(at, min(at + _AHEAD, len(pieces))) if line.startswith(pieces[i][0][:8])), None)
        if found is None:
            rows.append(_Row(line, -1.0, rows[-1].y if rows else 0.0))
            continue
        at = found + 1
        rows.append(_Row(line, pieces[found][1], pieces[found][2]))
    return rows, strokes[0]


def _margin(rows: list[_Row]) -> float | None:
    """Where the lines of a page begin that begin no paragraph; None where all begin alike."""
    long = [round(row.x) for row in rows if row.x >= 0 and len(row.text) > 40]
    if len(long) < 5:
        return None
    left = min(x for x, count in Counter(long).items() if count > 1) if max(Counter(long).values()) > 1 else min(long)
    indented = sum(x > left + _INDENT for x in long)
    return float(left) if 0.05 * len(long) <= indented <= 0.8 * len(long) else None


def _pitch(rows: list[_Row]) -> float:
    """The usual distance between two lines, 0 where the page does not tell."""
    steps = [a.y - b.y for a, b in itertools.pairwise(rows) if a.x >= 0 and b.x >= 0 and 0 < a.y - b.y < 60]
    return median(steps) if len(steps) > 4 else 0.0


def _running_heads(pages: list[list[Line]]) -> set[str]:
    """First and last lines that most pages share."""
    if len(pages) < 3:
        return set()
    edges = Counter(line.text.strip() for page in pages for line in {page[0], page[-1]} if page) if all(pages) else Counter()
    return {text for text, count in edges.items() if count > len(pages) / 2 and len(text) < 120}
