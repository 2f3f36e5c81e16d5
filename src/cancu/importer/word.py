"""Word documents to lines: paragraphs with their automatic numbers, and table rows, in reading order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import legacy
from .numbering import Counter
from .paper import Line, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
    text = _text(element)
    if not text.strip():
        return
    label = counter.label(element)
    for number, part in enumerate(p for p in text.split("\n") if p.strip()):
        yield Line(f"{label} {part}".strip() if number == 0 else part, strong=_strong(element))


def _text(element: Any) -> str:
    """The text of a paragraph; deleted text of tracked changes left out."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append(" ")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return legacy.modern("".join(parts))


def _strong(element: Any) -> bool:
    runs = [r for r in element.iter(f"{_W}r") if any((t.text or "").strip() for t in r.iter(f"{_W}t"))]
    bold = [_on(r.find(f"{_W}rPr/{_W}b")) for r in runs]
    style = element.find(f"{_W}pPr/{_W}pStyle")
    heading = style is not None and str(style.get(f"{_W}val")).startswith(("Heading", "Title"))
    return heading or (bool(bold) and all(bold))


def _on(node: Any) -> bool:
    return node is not None and node.get(f"{_W}val") not in ("0", "false", "off")


def _table(element: Any, counter: Counter) -> Iterator[Line]:
    rows = [[_cell(cell, counter) for cell in row.findall(f"{_W}tc")] for row in element.findall(f"{_W}tr")]
    if _letterhead(rows):
        for row in rows:
            for cell in row:
                yield from (Line(part) for part in cell.split("\n") if part.strip())
        return
    for row in rows:
        cells = tuple(row)
        if sum(bool(c.strip()) for c in cells) > 1:
            yield Line(" | ".join(cells), cells=cells)
        else:
            yield from (Line(part, strong=True) for c in cells for part in c.split("\n") if part.strip())


def _cell(cell: Any, counter: Counter) -> str:
    return "\n".join(line.text for line in _body(cell, counter))


def _letterhead(rows: list[list[str]]) -> bool:
    """The two-column head (issuer | motto) or foot (recipients | signature) of an official document."""
    text = " ".join(" ".join(row) for row in rows).upper()
    return any(words in text for words in ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐỘC LẬP", "NƠI NHẬN", "ĐẢNG CỘNG SẢN"))
