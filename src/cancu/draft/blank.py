"""The empty administrative document: its page, its letters, and no style that is not used.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4; margins 20-25, 20-25, 30-35 and 15-20 mm; Times New Roman; 13-14 for the text).
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT, TEXT = "Times New Roman", 14
# Parts of the template that no draft needs: lists are typed as text, nothing is a web page, no source is cited.
_UNUSED = ("/stylesWithEffects", "/customXml", "/webSettings", "/numbering")
_STYLES = ("Normal", "Heading1", "Heading2", "Heading3", "Header", "TableGrid", "CommentText", "CommentReference")


@cache
def document() -> bytes:
    """A document with nothing in it but its page and its styles: of the template's hundreds those that are used."""
    made: Any = Document()
    _drop(made.part.package.rels, "/thumbnail")
    for kind in _UNUSED:
        _drop(made.part.rels, kind)
    _keep_styles(made.styles.element)
    _page(made.sections[0])
    _styles(made.styles)
    memory = io.BytesIO()
    made.save(memory)
    return memory.getvalue()


def _drop(rels: Any, kind: str) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(kind)]:
        del rels[key]


def _keep_styles(styles: Any) -> None:
    """Those a draft uses, and what they rest on or are linked with."""
    by_id = {style.styleId: style for style in styles.style_lst}
    kept, todo = set(), [*_STYLES, *(id_ for id_, style in by_id.items() if style.get(qn("w:default")))]
    while todo:
        style = by_id.get(id_ := todo.pop())
        if style is not None and id_ not in kept:
            kept.add(id_)
            todo += [e.get(qn("w:val")) for name in ("basedOn", "link", "next") for e in style.iter(qn(f"w:{name}"))]
    for id_ in by_id.keys() - kept:
        styles.remove(by_id[id_])


def _page(section: Any) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def _styles(styles: Any) -> None:
    defaults = styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        _times(fonts)
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    _letters(styles["Normal"], TEXT)
    shape = styles["Normal"].paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(6), 1.1
    for level in (1, 2, 3):
        _letters(styles[f"Heading {level}"], TEXT, bold=True, italic=level == 3)
        heading = styles[f"Heading {level}"].paragraph_format
        heading.space_before, heading.space_after, heading.keep_with_next = Pt(6), Pt(6), True


def _times(fonts: Any) -> None:
    """Times New Roman in every script; the template's theme fonts would win otherwise."""
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _letters(style: Any, size: int, *, bold: bool = False, italic: bool = False) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    _times(style.element.get_or_add_rPr().get_or_add_rFonts())
