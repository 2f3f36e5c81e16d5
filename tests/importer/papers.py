"""Makes Word and PDF files from a plan's plain text, as an office would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from fpdf import FPDF

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
PLANS = Path(__file__).parent / "plans"
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))


def text_of(name: str) -> str:
    """A plan without its Markdown bold and headings."""
    return re.sub(r"\*\*|^#+\s*", "", (PLANS / name).read_text("utf-8"), flags=re.MULTILINE)


def write_pdf(path: Path, text: str, times: int = 1) -> None:
    """A PDF as Word makes it: justified lines, the first of each paragraph indented."""
    pdf = FPDF(format="A4")
    pdf.set_margins(30, 20, 20)
    pdf.add_font("serif", "", str(FONT))
    pdf.set_font("serif", size=13)
    for _ in range(times):
        pdf.add_page()
        with pdf.text_columns(text_align="J", line_height=1.2) as column:
            for part in (p for p in text.split("\n") if p.strip()):
                with column.paragraph(first_line_indent=10) as paragraph:
                    paragraph.write(part.strip())
    pdf.output(str(path))


def write_flush_pdf(path: Path, text: str) -> None:
    """A PDF without any indent or space between its paragraphs."""
    pdf = FPDF(format="A4")
    pdf.set_margins(30, 20, 20)
    pdf.add_font("serif", "", str(FONT))
    pdf.set_font("serif", size=13)
    pdf.add_page()
    for part in (p for p in text.split("\n") if p.strip()):
        pdf.multi_cell(0, 7, part.strip(), new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def write_scan(path: Path) -> None:
    """A PDF that has pages and no text."""
    pdf = FPDF()
    for _ in range(3):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100)
    pdf.output(str(path))


def write_locked(path: Path) -> None:
    """A PDF behind a password."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="chu", user_password="khach")
    pdf.output(str(path))


def write_docx(path: Path, lines: Iterable[str]) -> None:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def write_listed_docx(path: Path, items: Iterable[tuple[int, str]], head: Iterable[str] = ()) -> None:
    """A Word file whose numbers are Word's own: level 0 Roman, 1 Arabic, 2 a dash, -1 none."""
    document = docx.Document()
    for line in head:
        document.add_paragraph(line)
    _define_list(document)
    for level, text in items:
        paragraph = document.add_paragraph(text)
        if level >= 0:
            _number(paragraph, level)
    document.save(str(path))


def write_table_docx(path: Path, head: Iterable[str], rows: list[list[str]], foot: Iterable[str]) -> None:
    """A Word file with a letterhead table and an assignment table."""
    document = docx.Document()
    letterhead = document.add_table(rows=1, cols=2)
    letterhead.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG TÂM\n-------\nSố: 27/KH-UBND"
    letterhead.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nĐồng Tâm, ngày 09 tháng 02 năm 2026"
    for line in head:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    for line in foot:
        document.add_paragraph(line)
    document.save(str(path))


def write_merged_table_docx(path: Path, head: Iterable[str], rows: list[list[str]], merges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A Word file with a table whose cells are merged, each from one corner to the other."""
    document = docx.Document()
    for line in head:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merges:
        kept = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = kept
    document.save(str(path))


def write_boxed_docx(path: Path, boxed: Iterable[str], lines: Iterable[str]) -> None:
    """A Word file whose letterhead stands in a text box, kept twice as Word keeps it."""
    document = docx.Document()
    anchor = document.add_paragraph("")
    content = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in boxed)
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    spaces = " ".join(f'xmlns:{k}="{v}"' for k, v in _SPACES.items())
    xml = (
        f"<w:r {spaces}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    anchor._p.append(parse_xml(xml))
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def write_restarted_docx(path: Path, lists: Iterable[tuple[str, list[str]]]) -> None:
    """A Word file with headings typed by hand and, below each, Word's own list that begins at 1 again."""
    document = docx.Document()
    _define_list(document)
    numbering = document.part.numbering_part.element
    for order, (heading, items) in enumerate(lists):
        document.add_paragraph(heading)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(100 + order))
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), "77")
        override = OxmlElement("w:lvlOverride")
        override.set(qn("w:ilvl"), "1")
        start = OxmlElement("w:startOverride")
        start.set(qn("w:val"), "1")
        override.append(start)
        number.extend([reference, override])
        numbering.append(number)
        for item in items:
            _number(document.add_paragraph(item), 1, str(100 + order))
    document.save(str(path))


def write_table_pdf(path: Path, head: Iterable[str], rows: list[list[str]], widths: tuple[int, ...], foot: Iterable[str]) -> None:
    """A PDF with a ruled table between its paragraphs; a long one goes over the page."""
    pdf = FPDF(format="A4")
    pdf.set_margins(30, 20, 20)
    pdf.add_font("serif", "", str(FONT))
    pdf.set_font("serif", size=12)
    pdf.add_page()
    for line in head:
        pdf.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    with pdf.table(col_widths=widths, first_row_as_headings=False) as table:
        for row in rows:
            cells = table.row()
            for text in row:
                cells.cell(text)
    for line in foot:
        pdf.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.output(str(path))


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "v": "urn:schemas-microsoft-com:vml",
}


def _define_list(document: Any) -> None:
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, (form, label) in enumerate(_LEVELS):
        element = OxmlElement("w:lvl")
        element.set(qn("w:ilvl"), str(level))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", label)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            element.append(child)
        abstract.append(element)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), "77")
    number.append(reference)
    numbering.append(number)


def _number(paragraph: Any, level: int, key: str = "77") -> None:
    properties = paragraph._p.get_or_add_pPr()
    holder = OxmlElement("w:numPr")
    for name, value in (("ilvl", str(level)), ("numId", key)):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        holder.append(child)
    properties.append(holder)
