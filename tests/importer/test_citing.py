"""Citations in a sentence of a plan: number, type, day, issuer, article and record, in the wordings that plans use."""

from __future__ import annotations

import pytest

from cancu.days import Day
from cancu.graph import Graph
from cancu.importer import citing
from cancu.importer.outline import Node
from cancu.importer.repair import normal
from cancu.resolve import Resolver

ON = Day.parse("01/03/2026")


def _cited(text: str, graph: Graph) -> list[citing.Cited]:
    return citing.cited([Node("para", "", normal(text), 0, "I.1")], "99/KH-UBND", Resolver(graph), ON)


NUMBERS = [
    ("Kế hoạch số 15/KH-CATX(HS) ngày 05/3/2025 của Công an thị xã", "15/KH-CATX(HS)", "2025-03-05", "Công an thị xã"),
    ("Công văn số 321/CAT-PC02 (Đ3) ngày 02/01/2026 của Công an tỉnh", "321/CAT-PC02 (Đ3)", "2026-01-02", "Công an tỉnh"),
    ("tờ trình số 1236 CAT(PV11) ngày 24 tháng 9 năm 2013", "1236 CAT(PV11)", "2013-09-24", ""),
    ("Tờ trình số 02/TTr-CAT-ANCTNB ngày 02-01-2026", "02/TTr-CAT-ANCTNB", "2026-01-02", ""),
    ("Công văn số 210/SLĐTBXH- PCTNXH ngày 4.2.2026", "210/SLĐTBXH-PCTNXH", "2026-02-04", ""),
    ("Kế hoạch số 1 2/KH-UBND ngày 10 /01/ 2026 của UBND xã", "12/KH-UBND", "2026-01-10", "UBND xã"),
    ("Nghị định 116/2021/NĐ-CP (ngày 21/12/2021) của Chính phủ", "116/2021/NĐ-CP", "2021-12-21", "Chính phủ"),
    ("Quyết định số 12/QĐ-UBND, ngày 05 tháng 01 năm 2026, của Chủ tịch UBND huyện", "12/QĐ-UBND", "2026-01-05", "Chủ tịch UBND huyện"),
    ("Quyết định của Thủ tướng Chính phủ số 1629/QĐ-TTg ngày 28/9/2021 phê duyệt", "1629/QĐ-TTg", "2021-09-28", "Thủ tướng Chính phủ"),
    ("Thông báo số 15/TB-VPCP ngày 02/01/2026 của Văn phòng Chính phủ thông báo kết luận", "15/TB-VPCP", "2026-01-02", "Văn phòng Chính phủ"),
    ("Chương trình hành động số 05-CTr/ĐU ngày 05/02/2026 của Ban Chấp hành Đảng bộ xã", "05-CTr/ĐU", "2026-02-05", "Ban Chấp hành Đảng bộ xã"),
    ("Văn bản hợp nhất số 03/VBHN-VPQH ngày 12/7/2023 của Văn phòng Quốc hội hợp nhất các văn bản", "03/VBHN-VPQH", "2023-07-12", "Văn phòng Quốc hội"),
    ("Nghị quyết số 25/NQ-HĐND ngày 10/12/2025 của Hội đồng nhân dân tỉnh khóa XV, kỳ họp thứ 20", "25/NQ-HĐND", "2025-12-10", "Hội đồng nhân dân tỉnh"),
    ("Hướng dẫn liên ngành số 01/HDLN-CA-VKS-TA ngày 05/01/2026 của Công an, Viện kiểm sát, Tòa án tỉnh", "01/HDLN-CA-VKS-TA", "2026-01-05", "Công an, Viện kiểm sát, Tòa án tỉnh"),
    ("Quy chế phối hợp số 01/QCPH-CAT-SLĐTBXH ngày 10/5/2021 giữa Công an tỉnh và Sở Lao động", "01/QCPH-CAT-SLĐTBXH", "2021-05-10", ""),
    ("Công điện số 1031/CĐ-TTg ngày 09/9/2023 của Thủ tướng Chính phủ", "1031/CĐ-TTg", "2023-09-09", "Thủ tướng Chính phủ"),
    (
        "Kế hoạch số 12/KH-BCĐ ngày 10/01/2026 của Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc tỉnh về việc",
        "12/KH-BCĐ", "2026-01-10",
        "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc tỉnh",
    ),
]


@pytest.mark.parametrize(("text", "number", "day", "issuer"), NUMBERS)
def test_a_numbered_document_is_read_with_its_day_and_issuer(text: str, number: str, day: str, issuer: str, graph: Graph) -> None:
    (found,) = _cited(text, graph)
    said = found.citation
    assert (said.number, said.issued.iso if said.issued else "", said.issuer) == (number, day, issuer)
    assert found.type


@pytest.mark.parametrize(("text", "issuers"), [
    ("Kế hoạch số 12/KH-UBND ngày 10/01/2026, Công văn số 15/UBND-VX ngày 12/01/2026 của UBND tỉnh", ["UBND tỉnh"] * 2),
    ("Nghị định số 116/2021/NĐ-CP ngày 21/12/2021 và Nghị quyết số 50/NQ-CP ngày 13/3/2025 của Chính phủ", ["Chính phủ"] * 2),
    ("Kế hoạch số 85-KH/TU và Kế hoạch số 12/KH-UBND của UBND tỉnh", ["", "UBND tỉnh"]),
    ("Nghị quyết 163/2024/QH15; Nghị quyết số 190/2025/QH15 của Quốc hội", ["", "Quốc hội"]),
    ("Công văn số 58-CV/BCĐ, 60-CV/BCĐ ngày 5/2/2026 của Ban Chỉ đạo tỉnh", ["Ban Chỉ đạo tỉnh"] * 2),
])
def test_an_issuer_printed_once_belongs_to_the_documents_whose_numbers_tell_the_same_body(text: str, issuers: list[str], graph: Graph) -> None:
    found = _cited(text, graph)
    assert [item.citation.issuer for item in found] == issuers
    assert all(item.type for item in found)


@pytest.mark.parametrize("text", [
    "báo cáo Ban Chỉ đạo 138/CP và BCĐ 389/ĐP tỉnh; Đội kiểm tra liên ngành 178; Tổ công tác Đề án 06/CP",
    "xây dựng hồ sơ đề nghị xây dựng Luật Phòng, chống mua bán người (sửa đổi), trình Chính phủ",
    "góp ý dự thảo Luật Phòng, chống ma túy (sửa đổi) và dự án Luật Phòng bệnh",
    "Giấy mời số 12/GM-UBND; Biên bản số 12/BB-HĐ; Biên bản ghi nhớ số 05/BBGN-CAT-SYT",
    "theo Luật này; Hội Luật gia; Đoàn Luật sư tỉnh; Trường Đại học Luật Hà Nội; Kế hoạch số 99/KH-UBND",
])
def test_a_body_a_draft_and_the_document_itself_are_no_citations(text: str, graph: Graph) -> None:
    assert _cited(text, graph) == []


@pytest.mark.parametrize(("text", "day", "record"), [
    ("Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS) năm 2006, được sửa đổi", "2006", "luat-64-2006-qh11"),
    ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)", "2015", "blhs-100-2015-qh13"),
    ("BLHS năm 2015", "2015", "blhs-100-2015-qh13"),
    ("Luật PCMT năm 2021", "2021", "luat-73-2021-qh14"),
    ("Luật phòng, chống ma túyngày 09 tháng 12 năm 2000", "2000-12-09", ""),
    ("Luật Tổ chức HĐND và UBNDngày 26 tháng 11 năm 2003", "2003-11-26", ""),
    ("Luật Phòng, chống tác hại của rượu, bia năm 2019", "2019", ""),
    ("Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam năm 2014", "2014", ""),
    ("Luật phòng, chống bạo lực gia đình năm 2007", "2007", ""),
])
def test_a_law_without_a_number_is_read_with_its_whole_name_and_day(text: str, day: str, record: str, graph: Graph) -> None:
    (found,) = _cited(f"Căn cứ {text};", graph)
    assert (found.citation.issued.iso if found.citation.issued else "", found.record.id if found.record else "") == (day, record)


def test_articles_listed_in_small_letters_share_their_law(graph: Graph) -> None:
    found = _cited("tại các điều 327, 328, 329 của Bộ luật Hình sự năm 2015.", graph)
    assert [(i.citation.pinpoint.article, i.type) for i in found] == [("327", "bo-luat"), ("328", "bo-luat"), ("329", "bo-luat")]


def test_the_law_that_an_amending_law_names_is_a_citation_of_its_own(graph: Graph) -> None:
    found = _cited("Luật sửa đổi, bổ sung một số điều của Luật phòng, chống ma túy ngày 03 tháng 6 năm 2008", graph)
    assert [(i.citation.issued.iso if i.citation.issued else "", i.record) for i in found] == [("2008-06-03", None), ("", None)]


def test_a_code_with_a_number_keeps_its_type(graph: Graph) -> None:
    found = _cited("Bộ luật Hình sự số 100/2015/QH13 và Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 12/2017/QH14", graph)
    assert [(i.citation.number, i.type) for i in found] == [("100/2015/QH13", "bo-luat"), ("", "bo-luat"), ("12/2017/QH14", "luat")]
