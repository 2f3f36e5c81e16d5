"""Tables to CSV and XLSX, in which no cell can become a formula.

A spreadsheet program takes a text that begins with = + - @ (or a tab, a carriage return) for a formula. In CSV
such a text gets an apostrophe in front (OWASP, "CSV Injection"); in XLSX every text is written as a string and
such a one is marked as quoted, which a reader does not see and which survives an edit.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Value = str | int
# Full-width forms are read as their ASCII twins by some programs; spaces in front change nothing.
_DANGEROUS = re.compile("[ \u00a0]*[=+\\-@\t\r\n＝＋－＠]")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed moment, so that two builds are the same bytes
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A table: heads, then rows of texts and whole numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def dangerous(text: str) -> bool:
    """Whether a spreadsheet program might run the text, spaces in front or not."""
    return _DANGEROUS.match(text) is not None


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, without which Excel misreads Vietnamese; lines end in CRLF (RFC 4180)."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows([_harmless(value) for value in row] for row in (table.heads, *table.rows))
    return target.getvalue().encode("utf-8-sig")


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and dangerous(value) else value


def to_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """One sheet to a table, with a frozen head row and filters."""
    import xlsxwriter  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        for table in tables:
            _write(book, table)
    return target.getvalue()


def _write(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.title[:31])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    for column, text in enumerate(table.heads):
        sheet.set_column(column, column, _width(table, column))
        sheet.write_string(0, column, text, head)
    for number, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, plain)
            elif value:
                sheet.write_string(number, column, value, quoted if dangerous(value) else plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), max(0, len(table.heads) - 1))


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column])) for row in table.rows), default=0)
    return max(8, min(_WIDEST, max(longest, len(table.heads[column])) + 2))
