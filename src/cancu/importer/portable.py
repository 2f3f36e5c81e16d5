"""PDF with a text layer to lines, page by page, so that a long file stays small in memory."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import legacy
from .paper import Line, Progress, Unreadable

_MANY = 40
_FEW_LETTERS = 40
_INDENT = 12.0


def read_pdf(path: Path, progress: Progress) -> list[Line]:
    """Lines of a PDF. Raises Unreadable where it is broken, protected, or scanned without text."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        with path.open("rb") as stream:
            reader = pypdf.PdfReader(stream)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(f"{path.name}: tệp PDF có mật khẩu; bỏ mật khẩu rồi nhập lại.")
            pages = _pages(reader, progress)
    except Unreadable:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it meet
        raise Unreadable(f"{path.name}: tệp PDF hỏng hoặc khóa, không đọc được ({type(error).__name__}).") from error
    _refuse_scan(pages, path.name)
    repeated = _running_heads(pages)
    return [line for page in pages for line in page if line.text.strip() not in repeated]


def _pages(reader: Any, progress: Progress) -> list[list[Line]]:
    total = len(reader.pages)
    pages = []
    for number in range(total):
        if total >= _MANY and number % 20 == 0:
            progress(f"Đọc trang {number + 1}/{total} …")
        page = reader.pages[number]
        pages.append(list(_lines(page, number + 1)))
        # The library keeps each page it has parsed; three hundred of them are what fills memory.
        reader.flattened_pages[number] = page if total < _MANY else page.__class__(reader, page.indirect_reference)
        if total >= _MANY:
            reader.resolved_objects.clear()
    return pages


def _refuse_scan(pages: list[list[Line]], name: str) -> None:
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < _FEW_LETTERS * max(1, min(len(pages), 3)) and letters < 400:
        raise Unreadable(f"{name}: PDF chỉ có ảnh chụp, không có lớp chữ; chạy `ocrmypdf -l vie {name} co-chu.pdf` rồi nhập co-chu.pdf.")


def _lines(page: Any, number: int) -> Iterator[Line]:
    rows = _rows(page)
    margin = _margin(rows)
    for order, (x, text) in enumerate(rows):
        if text.strip():
            yield Line(legacy.modern(text.strip()), gap=order == 0, indented=None if margin is None else x > margin + _INDENT, page=number)


def _rows(page: Any) -> list[tuple[float, str]]:
    """Each line of text with where it begins, as the page sets them."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.append((tm[5] * cm[3] + cm[5], tm[4] * cm[0] + cm[4], text.strip("\n")))

    plain = page.extract_text(visitor_text=visit) or ""
    starts: dict[str, float] = {}
    for _y, x, text in found:
        starts.setdefault(text.strip()[:12], x)
    return [(starts.get(line.strip()[:12], -1.0), line) for line in plain.split("\n")]


def _margin(rows: list[tuple[float, str]]) -> float | None:
    """Where most lines of a page begin; None where the page does not tell."""
    places = Counter(round(x) for x, text in rows if x >= 0 and len(text) > 40)
    if not places or sum(places.values()) < 5:
        return None
    return float(min(x for x, count in places.items() if count >= 2) if max(places.values()) > 1 else min(places))


def _running_heads(pages: list[list[Line]]) -> set[str]:
    """First and last lines that most pages share."""
    if len(pages) < 3:
        return set()
    edges = Counter(line.text.strip() for page in pages for line in {page[0], page[-1]} if page) if all(pages) else Counter()
    return {text for text, count in edges.items() if count > len(pages) / 2 and len(text) < 120}
