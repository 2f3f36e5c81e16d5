"""The personal-data gate, written the many ways people write: what is refused, and what must pass."""

from __future__ import annotations

import pytest
from checks_cases import DAY, Case

from cancu import checks
from cancu.checks import allow
from cancu.load import load

PAGE = "docs/huong-dan/mau.md"
# All names, numbers and addresses are made up.
REFUSED = {
    "CN001": ["Số 001085012345", "CCCD: 001 085 012 345", "căn cước 012 345 678"],
    "CN002": ["0912 345 678", "+84 912345678", "091.234.5678", "(024) 3825 1234", "0912345678/0987654321", "Zalo 0912.34.56.78", "84912345678"],
    "CN003": ["nguyenvana@gmail.com", "nguyenvana [at] gmail.com", "nguyen.a @ gmail.com"],
    "CN004": ["số nhà 12, đường Mẫu", "ngụ tại ấp 3, xã Mẫu", "chỗ ở: 12/5 phố Mẫu", "Số 45 đường Mẫu", "12/5 đường Mẫu", "nhà riêng ở 15 phố Mẫu",
              "HKTT: thôn 3", "Thường trú hiện nay: thôn 3", "Tạm trú  : thôn 3"],
    "CN005": ["bị can Nguyễn Văn Mẫu", "bị can NGUYỄN VĂN MẪU", "nạn nhân tên Trần Thị M.", "nạn nhân là chị Hoa", "đối tượng H (sinh năm 1990)", "đối tượng H (SN: 1990)",
              "bị cáo Y Mẫu", "người bán dâm T.T.M", "Lê Quốc Mẫu, nạn nhân"],
    "CN006": ["ông Nguyễn Quốc Mẫu", "Chủ tịch UBND xã Nguyễn Văn Mẫu", "người liên hệ: Trần Thị Mẫu", "nguyễn văn mẫu", "cháu N.T.H bị xâm hại",
              "LÊ THỊ MẪU"],
    "CN007": ["Nguyễn Mẫu, sinh năm 1990"],
    "CN008": ["29A-123.45", "30E1-12345", "51F 12345", "29-X1 123.45", "29LD-123.45", "biển số 29H-1234"],
    "CN009": ["số tài khoản: 1903 6512 3450", "STK 0123456789", "TK 0123456789", "TK1903651234567", "chuyển khoản 0451000123456"],
}
ALLOWED = (
    "Gọi 111 hoặc 1900 1234.", "Mức phạt từ 40.000.000 đồng đến 80.000.000 đồng.", "Luật số 91/2025/QH15 ngày 26/06/2025.",
    "Chủ tịch Hồ Chí Minh dạy.", "Trường Nguyễn Văn Trỗi, đường Nguyễn Thị Minh Khai.", "Vi phạm thị trường; lê văn hóa.",
    "Hỗ trợ chỗ ở tại địa phương.", "Nạn nhân được hỗ trợ ở Hà Nội.", "CHỦ TỊCH ỦY BAN NHÂN DÂN", "Đối tượng Công an xã quản lý.",
    "Biển số xe do cơ quan cấp.", "Trả qua tài khoản của xã.", "Họp tại thôn 3.", "bị can Việt Nam và nước ngoài",
)


def codes(tmp_path, text, path=PAGE):
    head = "---\ntitle: Trang mẫu\n---\n\n" if path.endswith(".md") and not text.startswith("---") else ""
    root = Case(why="", files={path: f"{head}{text}\n"}).build(tmp_path / "library")
    return {issue.code for issue in checks.run(load(root), DAY)}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_personal_data_is_refused_however_it_is_written(code, text, tmp_path):
    assert code in codes(tmp_path, text)


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_public_passes(text, tmp_path):
    assert {code for code in codes(tmp_path, text) if code.startswith("CN")} == set()


@pytest.mark.parametrize("path", ["docs/huong-dan/ds.csv", "docs/huong-dan/ds.txt", "docs/huong-dan/ds.json", "docs/huong-dan/ds.yml"])
def test_tables_and_lists_beside_the_pages_are_read_too(path, tmp_path):
    assert "CN002" in codes(tmp_path, '"Gọi 0912345678"', path)


def test_the_words_of_a_drawing_are_read_and_its_coordinates_are_not(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M 123 456 789 0 1"/><text>{}</text></svg>'
    assert codes(tmp_path, drawing.format("Xã"), "docs/huong-dan/a.svg") == set()
    assert codes(tmp_path, drawing.format("0912345678"), "docs/huong-dan/a.svg") == {"CN002"}


def test_personal_data_in_a_comment_a_code_block_and_a_value_is_found(tmp_path):
    assert "CN002" in codes(tmp_path, "<!-- 0912345678 -->")
    assert "CN002" in codes(tmp_path, "```\n0912345678\n```")
    assert "CN002" in codes(tmp_path, "---\ntitle: Gọi 0912345678\n---")
    assert "CN002" in codes(tmp_path, "---\n# 0912345678\ntitle: Trang mẫu\n---")


def test_an_office_number_with_a_reason_passes(tmp_path, monkeypatch):
    file = tmp_path / "allow.yml"
    file.write_text("dien_thoai:\n  - gia_tri: '0912345678'\n    ly_do: Số trực của một cơ quan mẫu.\n", "utf-8")
    monkeypatch.setattr(allow, "FILE", file)
    allow.read_allowed.cache_clear()
    try:
        assert "CN002" not in codes(tmp_path, "Gọi 0912345678.")
        assert "CN002" in codes(tmp_path / "b", "Gọi 0912345679.")
    finally:
        allow.read_allowed.cache_clear()


def test_an_exception_without_a_reason_stops_the_check():
    with pytest.raises(ValueError, match="ly_do"):
        allow.entries([{"gia_tri": "0912345678"}])


def test_every_exception_of_the_repository_has_a_reason():
    allow.read_allowed.cache_clear()
    allow.read_allowed()
