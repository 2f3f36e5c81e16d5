"""The form of Nghị định 30/2020/NĐ-CP, and parts in the order Word's schema wants."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx.oxml.ns import qn
from drafts import PLANS, drafted, opened, paragraphs

from cancu.draft import review
from cancu.draft.word import docx
from cancu.graph import Graph

PARAGRAPH = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "rPr")
TABLE = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


@pytest.fixture(scope="module")
def content(graph: Graph) -> bytes:
    return docx(drafted(graph, "kh-2234-tphcm-2018"))


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return opened(content)


def test_the_page_is_a4_with_the_margins_of_the_decree(document: Any) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for side, low, high in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
        assert low <= round(getattr(section, f"{side}_margin").mm) <= high


def test_the_letters_are_times_new_roman_13_to_14(document: Any) -> None:
    normal = document.styles["Normal"].font
    assert normal.name == "Times New Roman"
    assert 13 <= normal.size.pt <= 14
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert all(fonts.get(qn("w:asciiTheme")) is None for fonts in defaults.iter(qn("w:rFonts")))


def test_the_head_has_issuer_title_blank_number_and_blank_day(document: Any) -> None:
    words = [p.text for row in document.tables[0].rows for cell in row.cells for p in cell.paragraphs]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Độc lập - Tự do - Hạnh phúc" in words
    assert "THÀNH PHỐ HỒ CHÍ MINH" in words
    assert "Số:         /KH-UBND" in words
    assert any(word.startswith("Thành phố Hồ Chí Minh, ngày      tháng") for word in words)


def test_headings_are_headings(document: Any) -> None:
    styles = {p.style.name for p in document.paragraphs if p.text[:3] in ("I. ", "II.", "1. ")}
    assert {"Heading 1", "Heading 2"} <= styles


def test_the_signature_block_is_by_role_and_names_nobody(document: Any) -> None:
    words = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    assert "TM. ỦY BAN NHÂN DÂN" in words
    assert "CHỦ TỊCH" in words
    assert "Nơi nhận:" in words
    assert "- Lưu: VT." in words


def test_properties_stand_in_the_order_of_the_schema(document: Any) -> None:
    for tag, order in (("pPr", PARAGRAPH), ("tblPr", TABLE)):
        for element in document.element.body.iter(qn(f"w:{tag}")):
            names = [child.tag.split("}")[1] for child in element]
            known = [order.index(name) for name in names if name in order]
            assert known == sorted(known), names


def test_nothing_tells_the_clock_or_the_machine(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        stamps = {info.date_time for info in archive.infolist()}
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert stamps == {(2026, 11, 22, 0, 0, 0)}
    assert b"2026-11-22T12:00:00" in text
    assert b"thumbnail" not in text
    assert b"python-docx" not in text


@pytest.mark.parametrize("plan", PLANS)
def test_the_review_sheet_says_what_why_what_is_unknown_and_who_answers(plan: str, graph: Graph) -> None:
    rows = review.sheet(drafted(graph, plan))
    assert {"Căn cứ", "Cơ quan", "Nhiệm vụ", "Thời hạn", "Thể thức"} <= {row.part for row in rows}
    assert all(cell for row in rows for cell in (row.changed, row.why, row.unknown, row.who))
    # One page of A4 at ten points holds some 45 lines; a cell of 45 mm some 26 letters to a line.
    lines = sum(max(len(cell) // 24 + 1 for cell in (row.changed, row.why, row.unknown, row.who)) for row in rows)
    assert lines < 60


def test_the_list_follows_the_sheet(document: Any) -> None:
    lines = paragraphs(document)
    assert lines.index("PHIẾU RÀ SOÁT DỰ THẢO") < lines.index("CẦN KIỂM TRA TRƯỚC KHI KÝ")
