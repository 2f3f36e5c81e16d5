"""Plain text and Markdown to lines, whatever the encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from . import legacy
from .paper import Line, Unreadable

_MARKED = re.compile(r"^\s*(?:#{1,6}\s|(?:[-*]\s+)?(?:\*\*|__))")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:\-–—_=*.]+$")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def read_plain(data: bytes, name: str) -> list[Line]:
    """Lines of a text. Raises Unreadable where it is no text or in an unknown encoding."""
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    return list(_lines(text))


def decode(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, UTF-16, Windows-1258, or the older TCVN3 and VNI."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _clean(data.decode("utf-16", "replace"), name)
    if b"\x00" in data[:4096]:
        raise Unreadable(f"{name}: đây không phải tệp chữ.")
    try:
        return _clean(legacy.modern(data.decode("utf-8-sig")), name)
    except UnicodeDecodeError:
        pass
    windows = data.decode("cp1258", "replace")
    if legacy.vietnamese(windows) and "\ufffd" not in windows:
        return _clean(windows, name)
    text = legacy.modern(data.decode("cp1252", "replace"))
    if not legacy.vietnamese(text):
        raise Unreadable(f"{name}: bảng mã lạ; hãy mở bằng Word hoặc LibreOffice và lưu lại dạng UTF-8 rồi nhập lại.")
    return _clean(text, name)


def _clean(text: str, name: str) -> str:
    kept = "".join(c for c in text if c in "\n\r\t\x0c" or unicodedata.category(c)[0] != "C" or c == "\u00ad")
    if text and len(kept) < 0.9 * len(text):
        raise Unreadable(f"{name}: đây không phải tệp chữ.")
    return kept


def _lines(text: str) -> Iterator[Line]:
    gap, columns = True, 0
    for raw in _FRONT.sub("", text).split("\n"):
        if not raw.strip():
            gap, columns = True, 0
            continue
        if _TABLE.match(raw):
            if not _RULE.match(raw):
                row = _row(raw, gap, columns)
                columns = len(row.cells)
                yield row
        else:
            columns = 0
            yield Line(raw, gap=gap, strong=bool(_MARKED.match(raw)))
        gap = False


def _row(raw: str, gap: bool, columns: int) -> Line:
    """A row of a table; one with a single cell is one only below rows of three columns or more."""
    cells = tuple(c.strip() for c in re.split(r"(?<!\\)\|", raw.strip()[1:-1]))
    if sum(bool(c) for c in cells) > 1 or (columns > 2 and any(cells)):
        return Line(" | ".join(cells), gap=gap, cells=cells)
    text = " ".join(cells).strip()
    return Line(text, gap=gap, strong=bool(_MARKED.match(text)))
