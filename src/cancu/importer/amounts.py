"""Figures in a task: quantified targets and time limits, exactly as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import fold

_N = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_UNIT_STOP = r"(?=\s+(?:được|có|trở lên|trên|tại|về|do|cho|phát sinh|nơi|và|để|trong|theo|tổ chức|xây dựng|thực hiện|tham gia|là|ở|mỗi|vi phạm|dễ|đến|phù hợp|phòng|với|đã|không|của|duy trì)\b|[,.;:()]|$)"
_TARGET = re.compile(
    rf"(?P<amount>(?:(?:từ|trên|dưới|khoảng|ít nhất|tối thiểu|tối đa|không quá|đạt)\s+)*(?:{_N})\s*%?(?:\s*(?:-|–|đến)\s*(?:{_N})\s*%?)?)\s+"
    rf"(?P<unit>(?:số\s+|các\s+|lượt\s+)?(?!ngày|tháng|năm|giờ|quý|tuổi|phút)[a-zà-ỹđ]+(?:\s+[a-zà-ỹđ]+){{0,6}}?(?:,\s+(?:tuyến đường|khu vực|đơn vị|thị trấn|phường))?){_UNIT_STOP}"
)
_COUNTED = re.compile(r"^(?:số |các |lượt )?(?:tụ điểm|tuyến|lượt|lớp|buổi|cuộc|đợt|hội nghị|người|cơ sở|xã|phường|thôn|ấp|khu|cơ quan|đơn vị|mô hình|tin|bài|vụ|hộ|trường|học sinh|doanh nghiệp|tờ|cuốn|băng|pano|câu lạc bộ|đội|đoàn|cán bộ|lần|điểm|địa bàn|chuyên|phóng sự|huyện|nạn nhân|trẻ|thông tin|hồ sơ|tổ|văn bản|kế hoạch|phần|sản phẩm|đối tượng|công|cộng|bản|suất|gia đình)")
_LAW = re.compile(r"(?:Điều|khoản|điểm|số|Khoản|Mục|quận|phường|ngày|tháng|năm|tiểu|giai đoạn)\s*$")
_WITHIN = re.compile(r"[Tt]rong (?:thời hạn|vòng|thời gian)\s+(?:không quá\s+)?(?P<n>\d{1,3})\s+(?P<unit>ngày làm việc|ngày|giờ|tháng)(?:[,\s]+(?:kể\s+)?từ\s+(?P<event>(?:ngày|khi|thời điểm)[^,;.]{3,120}))?")
_BEFORE = re.compile(r"[Tt]rước(?:\s+ngày)?\s+(?P<d>\d{1,2})(?:(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2}))?(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>\d{4}))?(?P<tail>\s+(?:tháng cuối (?:quý|kỳ)|của tháng cuối|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng năm|hàng năm|của kỳ báo cáo)[^,;.()]{0,30})?")
_CYCLES = (
    ("quy", r"hằng quý|hàng quý|báo cáo quý|quý\b(?= trước)|mỗi quý"),
    ("sau-thang", r"06 tháng|6 tháng|sáu tháng"),
    ("nam", r"01 năm|1 năm|hằng năm|hàng năm|báo cáo năm|mỗi năm|năm trước ngày"),
    ("thang", r"hằng tháng|hàng tháng|mỗi tháng|báo cáo tháng"),
    ("khong-dinh-ky", r"đột xuất"),
)
_BY = re.compile(r"(?:[Hh]oàn thành|[Xx]ong|[Tt]hời gian(?: thực hiện| hoàn thành)?\s*:?|[Tt]iến độ\s*:?)\s*(?:trong|trước|vào|:)?\s*(?P<when>(?:[Tt]háng\s+\d{1,2}(?:(?:\s*[/-]\s*|\s+năm\s+)\d{4})?|[Qq]uý\s+[IV1-4]{1,3}(?:(?:\s*[/-]\s*|\s+năm\s+)\d{4})?|năm\s+\d{4}))")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantified target as printed."""

    amount: str
    unit: str
    subject: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit; ``cycle`` as in the vocabulary, the rest as printed."""

    subject: str
    cycle: str
    day: str = ""
    month: str = ""
    days: str = ""
    working: str = ""


def targets(text: str) -> Iterator[Amount]:
    """Quantified targets of a task: "06 đến 08 tụ điểm", "100% các thôn"."""
    for match in _TARGET.finditer(text):
        unit = match["unit"].strip()
        percent = "%" in match["amount"]
        if _LAW.search(text[: match.start()]) or not (percent or _COUNTED.match(unit)):
            continue
        amount = re.sub(r"^(?:từ|đạt)\s+", "", match["amount"].strip())
        yield Amount(amount, re.sub(r"^(?:số|các)\s+", "", unit), _around(text, match.start(), match.end()))


def limits(text: str) -> Iterator[Limit]:
    """Time limits of a task."""
    for match in _WITHIN.finditer(text):
        if match["unit"].startswith("ngày"):
            working = "co" if "làm việc" in match["unit"] else "khong"
            event = (match["event"] or "").strip()
            yield Limit(f"kể từ {event}" if event else "theo việc", "su-kien", days=match["n"], working=working)
    dated = list(_BEFORE.finditer(text))
    for match in dated:
        yield _dated(text, match)
    reporting = re.search(r"(?i)báo cáo", text)
    if not dated and reporting:
        yield from _cyclic(text)
    for match in _BY.finditer(text):
        yield Limit(f"hoàn thành {match['when'][0].lower()}{match['when'][1:]}", "mot-lan", month=_month(match["when"]))


def _month(when: str) -> str:
    found = re.match(r"(?i)tháng\s+(\d{1,2})", when)
    return str(int(found[1])) if found and 1 <= int(found[1]) <= 12 else ""


def _dated(text: str, match: re.Match[str]) -> Limit:
    near = text[max(0, match.start() - 40) : match.end() + 20]
    tail = fold(match["tail"] or "")
    cycle = "nam" if re.search(r"(?i)năm trước|hằng năm|hàng năm", near) else ""
    if "quy" in tail or re.search(r"(?i)quý\s+trước", near) or "ky bao cao" in tail:
        cycle = "quy"
    elif re.search(r"(?i)06 tháng|6 tháng", near) and not cycle:
        cycle = "sau-thang"
    elif "hang thang" in tail:
        cycle = "thang"
    cycle = cycle or ("mot-lan" if match["y"] else "nam" if match["m"] else "khong-dinh-ky")
    month = str(int(match["m"])) if match["m"] and 1 <= int(match["m"]) <= 12 else "cuoi-ky" if tail and cycle != "thang" else ""
    return Limit(_around(text, match.start(), match.end()), cycle, day=match["d"], month=month)


def _cyclic(text: str) -> Iterator[Limit]:
    for cycle, pattern in _CYCLES:
        found = re.search(pattern, text)
        if found and not re.search(r"giai đoạn\s*$", text[: found.start()]):
            yield Limit(_around(text, found.start(), found.end()), cycle)


def _around(text: str, start: int, end: int) -> str:
    """The clause a figure stands in."""
    left = max((text.rfind(mark, 0, start) for mark in ".;"), default=-1) + 1
    right = min((at for at in (text.find(mark, end) for mark in ".;") if at >= 0), default=len(text))
    return " ".join(text[left:right].split())[:300]
