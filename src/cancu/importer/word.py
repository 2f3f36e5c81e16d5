"""Word documents to lines: paragraphs with their automatic numbers, and table rows, in reading order."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import legacy
from .numbering import Counter
from .paper import DITTO, Line, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOX = f"{_W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_APART = frozenset((_BOX, _FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom"))
MAX_UNPACKED = 400_000_000


def read_docx(path: Path) -> list[Line]:
    """Lines of a .docx. Raises Unreadable where it is broken, protected or no Word file."""
    import docx  # noqa: PLC0415  # slow to load, and not every file is Word

    _check(path)
    try:
        document = docx.Document(str(path))
        counter = Counter.of(document)
        return list(_body(document.element.body, counter))
    except Unreadable:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it meet
        raise Unreadable(f"{path.name}: tệp Word hỏng, không đọc được ({type(error).__name__}).") from error


def _check(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable(f"{path.name}: tệp Word hỏng, không mở được.") from error
    if "word/document.xml" not in names:
        raise Unreadable(f"{path.name}: tệp nén này không phải tài liệu Word (.docx).")
    if size > MAX_UNPACKED:
        raise Unreadable(f"{path.name}: nội dung giải nén lớn hơn 400 MB; không nhập.")


def _body(body: Any, counter: Counter) -> Iterator[Line]:
    for child in body:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, counter)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, counter)
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            yield from _body(content, counter) if content is not None else ()


def _paragraph(element: Any, counter: Counter) -> Iterator[Line]:
    for box in _boxes(element):
        yield from _body(box, counter)
    text = legacy.modern("".join(_pieces(element)))
    if not text.strip():
        return
    label = counter.label(element)
    for number, part in enumerate(p for p in text.split("\n") if p.strip()):
        yield Line(f"{label} {part}".strip() if number == 0 else part, strong=_strong(element))


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; Word keeps each twice, the second for older programs."""
    for box in element.iter(_BOX):
        if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors()):
            yield box


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph without its text boxes and what tracked changes took away."""
    for node in element:
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in _SIGNS:
            yield _SIGNS[node.tag]
        elif node.tag not in _APART:
            yield from _pieces(node)


def _strong(element: Any) -> bool:
    runs = [r for r in element.iter(f"{_W}r") if any((t.text or "").strip() for t in r.iter(f"{_W}t"))]
    bold = [_on(r.find(f"{_W}rPr/{_W}b")) for r in runs]
    style = element.find(f"{_W}pPr/{_W}pStyle")
    heading = style is not None and str(style.get(f"{_W}val")).startswith(("Heading", "Title"))
    return heading or (bool(bold) and all(bold))


def _on(node: Any) -> bool:
    return node is not None and node.get(f"{_W}val") not in ("0", "false", "off")


def _table(element: Any, counter: Counter) -> Iterator[Line]:
    rows = [[text for cell in row.iter(f"{_W}tc") if _nearest_row(cell) is row for text in _cells(cell, counter)] for row in _rows(element)]
    if _letterhead(rows):
        for column in itertools.zip_longest(*rows, fillvalue=""):
            yield from (Line(part) for cell in column for part in cell.split("\n") if part.strip())
        return
    # In a table of data a row with one cell heads the rows below it; elsewhere a table only places text on the page.
    data = sum(_filled(row) > 1 for row in rows) > 1 and max(map(len, rows), default=0) > 2
    for row in rows:
        cells = tuple(row)
        if _filled(row) > 1 or (data and _filled(row)):
            yield Line(" | ".join(cells), cells=cells)
        else:
            yield from (Line(part, strong=True) for c in cells for part in c.split("\n") if part.strip())


def _filled(row: list[str]) -> int:
    return sum(bool(c.strip()) for c in row)


def _rows(element: Any) -> Iterator[Any]:
    return (row for row in element.iter(f"{_W}tr") if next(a for a in row.iterancestors() if a.tag == f"{_W}tbl") is element)


def _nearest_row(cell: Any) -> Any:
    return next(a for a in cell.iterancestors() if a.tag == f"{_W}tr")


def _cells(cell: Any, counter: Counter) -> list[str]:
    """A cell, with empty ones after it where it spans several columns."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    width = str(span.get(f"{_W}val")) if span is not None else "1"
    text = DITTO if merged is not None and merged.get(f"{_W}val") != "restart" else _cell(cell, counter)
    return [text, *[""] * (int(width) - 1 if width.isdigit() and width != "0" else 0)]


def _cell(cell: Any, counter: Counter) -> str:
    return "\n".join(line.text for line in _body(cell, counter))


def _letterhead(rows: list[list[str]]) -> bool:
    """The two-column head (issuer | motto) or foot (recipients | signature) of an official document."""
    text = " ".join(" ".join(row) for row in rows).upper()
    return any(words in text for words in ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐỘC LẬP", "NƠI NHẬN", "ĐẢNG CỘNG SẢN"))
