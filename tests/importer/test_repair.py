"""The normal form, rule by rule, and what looks wrong but is right."""

from __future__ import annotations

import pytest

from cancu.importer.markers import parse
from cancu.importer.outline import build
from cancu.importer.paper import Fix
from cancu.importer.plain import read_plain
from cancu.importer.repair import normal, repair


@pytest.mark.parametrize(("printed", "corrected"), [
    ("thuỷ, hoà, khoẻ", "thủy, hòa, khỏe"),
    ("**Số: 2/ KH-SLĐTBXH**", "Số: 2/KH-SLĐTBXH"),
    ("Chỉ thị số 36- CT/TW", "Chỉ thị số 36-CT/TW"),
    ("Pháp lệnh 10/2003/PLUBTVQH11", "Pháp lệnh 10/2003/PL-UBTVQH11"),
    ("Nghị định số 94/2010/ND-CP", "Nghị định số 94/2010/NĐ-CP"),
    ("Số: /KH- UBND", "Số: /KH-UBND"),
    ("Luật số 64/ 2025/QH15", "Luật số 64/2025/QH15"),
    ("Đội kiểm tra Văn hóa- Xã hội", "Đội kiểm tra Văn hóa - Xã hội"),
    ("Phòng Lao động – Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội"),
    ("cơ sở kinh doanh dịch vụ để phát sinh tệ nạn mại dâm", "cơ sở kinh doanh dịch vụ dễ phát sinh tệ nạn mại dâm"),
    ("hoạt động trái hình, tẻ nạn xã hội", "hoạt động trá hình, tệ nạn xã hội"),
    ("Phần đầu 80% thôn", "Phấn đấu 80% thôn"),
    ("Lòng ghép với công tác cai nghiên", "Lồng ghép với công tác cai nghiện"),
    ("l. Sở Y tế", "1. Sở Y tế"),
    ("Il. NỘI DUNG", "II. NỘI DUNG"),
    ("Luật phòng,chống ma túyngày 09 tháng 12 năm2000", "Luật phòng, chống ma túy ngày 09 tháng 12 năm 2000"),
    ("Công an tỉnh LâmĐồng thựchiện mụctiêu kèm theoQuyết định", "Công an tỉnh Lâm Đồng thực hiện mục tiêu kèm theo Quyết định"),
    ("UBNDtỉnh, Giám đốcCông an", "UBND tỉnh, Giám đốc Công an"),
])
def test_a_defect_that_its_surroundings_prove_is_put_right(printed: str, corrected: str) -> None:
    assert normal(printed) == corrected


@pytest.mark.parametrize("text", [
    "kiên quyết không để phát sinh tệ nạn mại dâm trên địa bàn",
    "xử lý cán bộ buông lỏng quản lý cơ sở kinh doanh dịch vụ để phát sinh tệ nạn mại dâm",
    "người đứng đầu để xảy ra tệ nạn mại dâm kéo dài",
    "làm trái hình thức đã quy định",
    "Phần đầu của kế hoạch nêu mục đích",
    "tỉnh Đắk Lắk, Krông Pắc, micrô, TPHCM, Facebook, Zalo, 1,5 triệu đồng",
    "chính sách cho cán bộ, công tác viên chức",
    "giai đoạn 2016 - 2020, từ 50 - 60 lượt",
    "Đoàn Biên phòng",
    "tìm con cắt con dấu",
])
def test_what_only_looks_like_a_defect_is_left_alone(text: str) -> None:
    assert normal(text) == text


def _repaired(text: str) -> tuple[list[str], list[Fix]]:
    paper = repair(read_plain(text.encode(), "a.txt"), ["xã Kẻ Sặt"])
    return [p.text for p in paper.paragraphs], paper.fixes


def test_a_sentence_broken_by_a_page_is_one_paragraph_again_and_the_break_is_listed() -> None:
    texts, fixes = _repaired("- Thống kê số người hành\n\n3\n\nnghề mại dâm trên địa bàn.\n\n- Việc khác.")
    assert texts == ["- Thống kê số người hành nghề mại dâm trên địa bàn.", "- Việc khác."]
    assert Fix("hành ⏎ nghề", "hành nghề", 5, 0) in fixes


def test_an_item_that_begins_with_a_small_letter_after_its_dash_stays_an_item() -> None:
    assert _repaired("- Việc một.\n\n- củng cố Đội công tác.")[0] == ["- Việc một.", "- củng cố Đội công tác."]


def test_a_known_place_that_lost_its_tone_gets_it_back_and_another_place_does_not() -> None:
    assert _repaired("trên địa bàn xã Kẻ Sắt")[0] == ["trên địa bàn xã Kẻ Sặt"]
    assert _repaired("trên địa bàn xã Kê Sát")[0] == ["trên địa bàn xã Kê Sát"]


def test_every_repair_names_what_stood_there_and_the_rule() -> None:
    fixes = _repaired("Chỉ thị số 36- CT/TW về tẻ nạn, hoà nhập")[1]
    assert {(f.printed, f.corrected, f.rule) for f in fixes} == {
        ("36- CT/TW", "36-CT/TW", 6), ("tẻ nạn", "tệ nạn", 8), ("hoà", "hòa", 2),
    }


@pytest.mark.parametrize(("text", "kind", "label"), [
    ("IV. TỔ CHỨC", "roman", "IV"), ("I- MỤC ĐÍCH", "roman", "I"), ("2/ Yêu cầu", "arabic", "2"), ("4.1. Công tác", "decimal", "4.1"),
    ("đ) Tổng hợp", "letter", "đ"), ("- a) Đổi mới", "letter", "a"), ("+ Chỉ đạo", "plus", "+"), ("– Chủ trì", "dash", "–"),
    ("Điều 3. Chánh Văn phòng", "article", "Điều 3"), ("PHẦN THỨ HAI", "part", "PHẦN THỨ HAI"), ("A. MỤC TIÊU", "alpha", "A"),
])
def test_markers_of_every_kind_are_read(text: str, kind: str, label: str) -> None:
    marker = parse(text)
    assert marker is not None
    assert (marker.kind, marker.label) == (kind, label)


@pytest.mark.parametrize("text", ["2016 - 2020 là giai đoạn", "05 ngày làm việc", "22/CT-TTg ngày", "-----", "Điều 5 Luật Trẻ em", "30/6/2026"])
def test_a_number_that_begins_a_line_is_not_always_a_marker(text: str) -> None:
    assert parse(text) is None


def test_places_are_counted_as_the_document_prints_them() -> None:
    text = "II. NỘI DUNG\n\n2. Tuyên truyền\n\n- Phối hợp:\n\n+ Một\n\n+ Hai\n\n- Ba.\n\nBốn.\n\n4. Mại dâm\n\n4.1. Phòng ngừa\n\n- Năm.\n\nIV. TỔ CHỨC\n\n2. Công an\n\nd) Sáu.\n\nđ) Bảy."
    spots = {node.text: node.spot for node in build(list(enumerate(repair(read_plain(text.encode(), "a.txt")).paragraphs))).walk()}
    assert (spots["Hai"], spots["Ba."], spots["Bốn."], spots["Năm."], spots["Bảy."]) == ("II.2/1/2", "II.2/2", "II.2/3", "II.4.1/1", "IV.2.đ")
