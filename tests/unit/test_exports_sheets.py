"""CSV and XLSX: readable in a spreadsheet program, never a formula."""

from __future__ import annotations

import csv
import io
import zipfile

from exports_site import TASKS, graph, site
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from cancu import matrix
from cancu.exports import books
from cancu.exports.sheets import Table, dangerous, to_csv, to_xlsx
from cancu.exports.tables import BOOKS

_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=HYPERLINK(\"http://a\")", "＝1", "-")


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return etree.fromstring(book.read(name))


def strings(content: bytes) -> list[str]:
    found = part(content, "xl/sharedStrings.xml").xpath("//x:si", namespaces=_NS)
    return ["".join(si.itertext()) for si in found]


def of(*texts: str) -> Table:
    return Table("Bảng", ("Cột",), tuple((text,) for text in texts))


def test_a_csv_opens_in_excel_with_its_vietnamese_letters() -> None:
    content = to_csv(of("Nghị định 282/2025/NĐ-CP"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert parsed(content) == [["Cột"], ["Nghị định 282/2025/NĐ-CP"]]


def test_no_attack_begins_a_csv_cell() -> None:
    assert all(dangerous(text) for text in ATTACKS)
    assert [row[0] for row in parsed(to_csv(of(*ATTACKS)))[1:]] == [f"'{text}" for text in ATTACKS]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")), max_size=4))
@example(list(ATTACKS))
def test_no_text_at_all_begins_a_csv_cell_as_a_formula(texts: list[str]) -> None:
    for [cell] in parsed(to_csv(of(*texts)))[1:] if texts else ():
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_no_attack_is_a_formula_or_a_link_in_a_workbook() -> None:
    content = to_xlsx([of(*ATTACKS, "https://a.vn", "7")], "Thử")
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert not sheet.xpath("//x:f | //x:hyperlink", namespaces=_NS)
    assert {cell.get("t") for cell in sheet.xpath("//x:c", namespaces=_NS)} == {"s"}
    assert set(strings(content)) >= {"=1+1", "-1", "@SUM(A1)", "https://a.vn", "7"}


def test_a_dangerous_text_in_a_workbook_stays_a_text_when_edited() -> None:
    content = to_xlsx([of("=1+1", "chữ")], "Thử")
    styles = part(content, "xl/styles.xml").xpath("//x:cellXfs/x:xf", namespaces=_NS)
    quoted = {str(i) for i, style in enumerate(styles) if style.get("quotePrefix") == "1"}
    cells = part(content, "xl/worksheets/sheet1.xml").xpath("//x:c", namespaces=_NS)
    assert [cell.get("s") in quoted for cell in cells] == [False, True, False]


def test_counts_are_numbers() -> None:
    sheet = part(to_xlsx([Table("Đếm", ("Số",), ((3,), (0,)))], "Đếm"), "xl/worksheets/sheet1.xml")
    assert [v.text for v in sheet.xpath("//x:row[position()>1]/x:c[not(@t)]/x:v", namespaces=_NS)] == ["3", "0"]


def test_every_index_comes_as_csv_and_as_xlsx() -> None:
    urls = {asset.url for asset in books.assets(site())}
    for slug in ("van-ban", "nhiem-vu", "co-quan", "dia-phuong", "thuat-ngu", "chu-de", "lich", "nam", "ma-tran"):
        assert {f"du-lieu/{slug}.csv", f"du-lieu/{slug}.xlsx"} <= urls


def test_every_row_is_as_wide_as_its_heads() -> None:
    for book in BOOKS:
        for table in book.tables(site()):
            assert table.rows
            assert {len(row) for row in table.rows} == {len(table.heads)}


def test_a_task_that_begins_like_a_formula_is_harmless_in_the_real_table() -> None:
    content = next(a.content for a in books.assets(site()) if a.url == "du-lieu/nhiem-vu.csv")
    summary = TASKS[0].summary
    assert f"'{summary}" in [cell for row in parsed(content) for cell in row]
    assert summary not in [cell for row in parsed(content) for cell in row]


def test_a_status_in_a_table_is_dated_by_its_span() -> None:
    table = next(book for book in BOOKS if book.slug == "van-ban").tables(site())[0]
    row = dict(zip(table.heads, next(r for r in table.rows if r[0] == "nd-cu"), strict=True))
    assert (row["Trạng thái"], row["Trạng thái từ ngày"]) == ("Hết hiệu lực", "2025-12-15")
    assert row["Lý do"] == "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế"


def test_the_matrix_counts_each_role_and_keeps_being_named_apart() -> None:
    cells = {(c.agency, c.role): c.tasks for c in matrix.cells(graph())}
    assert cells == {("cong-an-xa", "chu-tri"): 1, ("cong-an-xa", "thuc-hien"): 1, ("ubnd-xa", matrix.NAMED): 1}
    by_plan, totals = next(book for book in BOOKS if book.slug == "ma-tran").tables(site())
    assert [dict(zip(by_plan.heads, row, strict=True))["Chủ trì"] for row in by_plan.rows] == [1, 0]
    assert totals.rows == (("Công an cấp xã", 2),)
