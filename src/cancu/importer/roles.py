"""What a task says of its agency: leads, works with others, carries out, is asked; whom it directs and tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import bodies, offices

_LEADS = re.compile(r"(?:^|[;.:,]\s*|\bvà\s+|\bsẽ\s+|\bhọp\s+|\bnhiệm\s+|\bthường trực,?\s+)(?:[Cc]hịu trách nhiệm\s+|[Cc]hủ động\s+|[Ll]à (?:cơ quan|đơn vị|đầu mối)\s+)?[Cc]hủ trì\b")
_NOT_LEADS = re.compile(r"(?i)(?<!\blà )(?:do|dưới sự|cơ quan|đơn vị|người|ngành)\s+(?:[^,;.]{2,60}\s+)?chủ trì$")
_JOINS = re.compile(r"(?:(?:[Cc]hủ động|[Tt]iếp tục|[Tt]ăng cường|[Tt]hường xuyên|[Tt]ích cực|[Cc]ó trách nhiệm|[Cc]hịu trách nhiệm|[Hh]ướng dẫn,|[Tt]ham gia|[Tt]ham mưu,?|[Ll]àm tốt công tác|[Tt]hực hiện tốt (?:công tác|chương trình))\s+)*[Pp]hối hợp\b(?!\s+liên ngành)")
_ADVERB = re.compile(
    r"^(?:(?:Căn cứ|Trên cơ sở|Theo|Dựa trên|Trong (?:phạm vi|quá trình|thời hạn)|Định kỳ|Hằng năm|Hàng năm|Hằng quý|Khi|Với|Tùy|Ngoài|Để|Nhằm|Bằng|Thông qua)\b[^;.:]*?,\s*)+(?=\S)",
)
_BY_OFFICE = re.compile(r"^(?:Theo|Căn cứ|Trên cơ sở|Trong phạm vi)\s+(?:vào\s+)?chức năng(?:\s*,\s*|\s+và\s+|\s+)nhiệm vụ(?:,\s*quyền hạn)?(?:\s+(?:được giao|được phân công|của mình|của ngành|của đơn vị))*\s*,?\s+(?=\S)", re.IGNORECASE)
_ORDERS = re.compile(r"^(?:Tiếp tục |Tăng cường |Thường xuyên |Phân công và |Chủ trì,? )?(?:Chỉ đạo|chỉ đạo|Giao|Yêu cầu|Đôn đốc|đôn đốc|Phân công|Quán triệt|Kiện toàn|Củng cố)\b")
_DIRECTING = re.compile(r"(?:(?:^|[;.,:]\s*|\b(?:và|đồng thời|trì|cường|tục|xuyên|nhiệm|quán triệt|giao)\s+)(?:[Cc]hỉ đạo|[Đđ]ôn đốc|[Yy]êu cầu|[Gg]iao))(?:\s*,?\s*(?:và\s+)?(?:hướng dẫn|kiểm tra|đôn đốc|giám sát|phân công|chỉ đạo))*\s+(?:cho\s+)?(?=\S)")
_GUIDING = re.compile(r"^(?:Tăng cường |Tiếp tục )?Hướng dẫn\s+(?=\S)")
_WITH = re.compile(r"[Pp]hối hợp(?:\s+(?:chặt chẽ|thường xuyên|đồng bộ|có hiệu quả|thực hiện tốt|hiệu quả))?(?:\s+(?:với|cùng))?\s+(?:với\s+)?(?=\S)")
_BETWEEN = re.compile(r"phối hợp\b[^.;]*?\bgiữa\s+(?=\S)")
_TO = re.compile(
    r"(?:[Tt]ham mưu(?:\s*,?\s*(?:đề xuất|giúp|trình))*(?:\s+(?:cho|với|nội dung cho))?|(?:[Bb]áo cáo|[Gg]ửi|[Tt]rình)(?:\s+(?:[^,;.()]{0,60}?\s)?(?:cho|về|gửi|tới|đến|lên))?|\bgiúp|đề xuất(?:\s+với)?)\s+(?=\S)"
)
_ASKED = re.compile(rf"Đề nghị\s+{bodies.ACTS}(?!\w)")
_WORDS_BEFORE_JOIN = 14


def role_of(text: str, lead: str = "", asked: bool = False) -> str:
    """The role of the agency in one task; ``lead`` is the line above it that ends with a colon."""
    if asked or _is_asked(text):
        return "de-nghi"
    if _leads(text) or (lead and _leads(lead)):
        return "chu-tri"
    if _joins(text) or (lead and _joins(lead)):
        return "phoi-hop"
    return "thuc-hien"


def _is_asked(text: str) -> bool:
    """"Đề nghị tham gia …" asks the agency of the heading; "Đề nghị UBND tỉnh khen thưởng" is what it does itself."""
    return bool(_ASKED.match(text))


def _leads(text: str) -> bool:
    return any(not _NOT_LEADS.search(text[: m.end()]) for m in _LEADS.finditer(text))


def main_clause(text: str) -> str:
    """A sentence without the phrases before its verb: "Căn cứ Kế hoạch này, …"."""
    return _ADVERB.sub("", _BY_OFFICE.sub("", text, count=1), count=1)


def _joins(text: str) -> bool:
    clause = main_clause(text)
    if _JOINS.match(clause):
        return True
    if _ORDERS.match(clause):
        return False
    first = re.split(r"[;.:]", clause)[0]
    found = re.search(r",\s*(?:chủ động |tích cực |và )?phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng|các)\b", first)
    return bool(found) and len(first[: found.start()].split()) <= _WORDS_BEFORE_JOIN if found else False


def partners(text: str, lead: str = "") -> list[str]:
    """Agencies a task is done with, as printed."""
    found = list(_after(_WITH, text)) + list(_after(_BETWEEN, text))
    return _unique([*_after(_WITH, lead), *found])


def directed(text: str, lead: str = "") -> list[str]:
    """Agencies a task directs, as printed."""
    found = [*_after(_DIRECTING, lead), *_after(_DIRECTING, text), *_after(_GUIDING, text)]
    return _unique(found)


def told(text: str) -> list[str]:
    """Agencies a task advises or reports to, as printed."""
    return _unique(list(_after(_TO, text)))


def _after(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        found, _end = offices.run(text, match.end())
        yield from (office.name for office in found if office.known)


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))
