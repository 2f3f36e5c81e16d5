"""The form of an administrative document in Word: page, letters, headings, tables, comments.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4; margins 20-25, 20-25, 30-35 and 15-20 mm; Times New Roman;
13-14 for the text, 12-13 for the national title), and common practice.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from . import blank
from .blank import TEXT

TABLE = 11
# To the millimetre.
_TWIPS = 56.7
AUTHOR, INITIALS = "Căn cứ", "CC"
LEFT, CENTER, RIGHT, JUSTIFY = "left", "center", "right", "both"


class Paper:
    """A Word document being written.

    Paragraphs, tables and comments are written as XML and parsed at once: built up property by property they take
    the library five to ten times as long.
    """

    def __init__(self, on: date, first: str, others: str) -> None:
        """``first`` and ``others``: the running heads of the first page and of the others."""
        self.on = on
        self.document: Any = Document(io.BytesIO(_headed(first, others)))
        self.body = self.document.element.body
        self._end = self.body.sectPr
        self.comments: Any = self.document.part._comments_part.element

    def line(
        self, text: str = "", *, align: str = JUSTIFY, bold: bool = False, italic: bool = False, size: int = TEXT,
        indent: float = 12.7, notes: Sequence[str] = (), after: int = 6, where: Any = None,
    ) -> Any:
        """A paragraph; ``where`` a cell instead of the body, ``notes`` its comment."""
        marks = "<w:b/>" * bold + "<w:i/>" * italic
        mark = self.comment(notes) if text else None
        paragraph = _paragraph(text, align, indent, after=after, marks=marks, size=size, comment=mark)
        return self._placed(paragraph, where)

    def heading(self, text: str, level: int, notes: Sequence[str] = (), *, align: str = JUSTIFY, indent: float = 12.7) -> Any:
        """A heading that Word's navigation knows."""
        return self._placed(_paragraph(text, align, indent, style=f"Heading{level}", comment=self.comment(notes)), None)

    def _placed(self, paragraph: str, where: Any) -> Any:
        element: Any = parse_xml(paragraph)
        if where is None:
            self._end.addprevious(element)
        else:
            where._tc.append(element)
        return Paragraph(element, where or self.document._body)

    def comment(self, notes: Iterable[str]) -> int | None:
        """The number of a new comment, dated the day of drafting so that bytes repeat; None without a word to say."""
        text = "\n".join(notes)
        if not text:
            return None
        number = len(self.comments)
        self.comments.append(parse_xml(_comment(number, text, self.on)))
        return number

    def table(self, widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]], *, size: int = TABLE, center: int = 1) -> None:
        """A ruled table with a head repeated on every page; the first ``center`` columns are centred."""
        self._end.addprevious(_table(widths, head, rows, size, center))

    def frame(self, widths: Sequence[float], rows: int = 1) -> Any:
        """A table without lines, for what stands side by side."""
        table = self.document.add_table(rows=rows, cols=len(widths))
        _fix(table, widths)
        _tight(table)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.document.add_page_break()


@lru_cache(maxsize=4)
def _headed(first: str, others: str) -> bytes:
    """The empty document with running heads: a text on the first page; on the others the page number and a text beside it."""
    document: Any = Document(io.BytesIO(blank.document()))
    section = document.sections[0]
    line = section.first_page_header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _mark(line.add_run(first))
    line = section.header.paragraphs[0]
    line.style.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(80), WD_TAB_ALIGNMENT.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("\t")
    _page_number(line)
    line.add_run("\t")
    _mark(line.add_run(others))
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


def _paragraph(
    text: str, align: str, indent: float, *, style: str = "", after: int | None = None, marks: str = "", size: int = 0, comment: int | None = None,
) -> str:
    """``indent`` of the first line in mm, ``after`` in points; ``marks`` are the run's properties before its size."""
    shape = f'<w:pStyle w:val="{style}"/>' * bool(style)
    shape += f'<w:spacing w:after="{(after or 0) * 20}"/>' * (after is not None)
    shape += f'<w:ind w:firstLine="{round(indent * _TWIPS)}"/><w:jc w:val="{align}"/>'
    marks += f'<w:sz w:val="{size * 2}"/>' * bool(size)
    run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    if comment is not None:
        reference = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{comment}"/></w:r>'
        run = f'<w:commentRangeStart w:id="{comment}"/>{run}<w:commentRangeEnd w:id="{comment}"/>{reference}'
    return f"<w:p {nsdecls('w')}><w:pPr>{shape}</w:pPr>{run}</w:p>"


def _comment(number: int, text: str, on: date) -> str:
    said = "".join(_said(line, first=not at) for at, line in enumerate(text.split("\n")))
    who = f'w:author="{AUTHOR}" w:initials="{INITIALS}" w:date="{noon(on):%Y-%m-%dT%H:%M:%SZ}"'
    return f'<w:comment {nsdecls("w")} w:id="{number}" {who}>{said}</w:comment>'


def _said(line: str, *, first: bool) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' * first
    return f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def noon(day: date) -> dt.datetime:
    """One time for everything a day makes."""
    return dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)


def _mark(run: Any) -> None:
    run.bold, run.font.size, run.font.color.rgb = True, Pt(10), RGBColor(0x9F, 0x1D, 0x1D)


def rule(paragraph: Any, left: float, right: float) -> None:
    """An empty line made the short rule below a name, indented from both sides (mm)."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)
    _put_borders(paragraph, borders)
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent, shape.first_line_indent = Mm(left), Mm(right), Mm(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)


def boxed(paragraph: Any, left: float, right: float) -> None:
    """A frame around a line."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "12"), ("space", "3"), ("color", "9F1D1D")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    _put_borders(paragraph, borders)
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = Mm(left), Mm(right)


def _put_borders(paragraph: Any, borders: Any) -> None:
    """Word wants the properties of a paragraph in the order of its schema."""
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _fix(table: Any, widths: Sequence[float]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _tight(table: Any) -> None:
    """No space inside the cells: the national title needs the whole width."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _table(widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]], size: int, center: int) -> Any:
    """The element of a whole table, parsed at once: cell by cell the library takes ten times as long."""
    twips = [round(width * _TWIPS) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    body = "".join(_row(twips, row, size, center, bold=False) for row in rows)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(twips, head, size, len(widths), bold=True)}{body}</w:tbl>"
    )


def _row(twips: Sequence[int], cells: Sequence[str], size: int, center: int, *, bold: bool) -> str:
    marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if bold else "")
    filled = "".join(
        _cell(width, text, size, "center" if index < center else "left", bold)
        for index, (width, text) in enumerate(zip(twips, cells, strict=True))
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{filled}</w:tr>"


def _cell(width: int, text: str, size: int, align: str, bold: bool) -> str:
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{size * 2}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)
