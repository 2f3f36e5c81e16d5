"""Metadata of a document: type, number, day, place, issuer, level, title, office of the signer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..citations import type_of_number
from ..days import Day
from ..text import capital, squeeze
from . import issuing, titles
from .issuing import MOTTO
from .letters import LOWER, UPPER, shouted
from .paper import Paragraph
from .regions import Regions

_NUMBER = re.compile(rf"(?<!\w)S[ốôỐÔ6o]\s*[:.]?\s*(?P<n>[^/\n|]{{0,24}}?)(?P<s>[/-])\s?(?P<t>[{UPPER}][{UPPER}{LOWER}0-9&]*(?:\s?[-/]\s?[{UPPER}][{UPPER}{LOWER}0-9&]*)*(?:\.[{UPPER}]{{1,6}}\b|\([{UPPER}][{UPPER}{LOWER}0-9.-]{{0,11}}\))?|\d{{4}}/[{UPPER}][\w&-]*)")
_DIGITS = re.compile(r"^\d{1,5}[a-zA-Z]?(?:/\d{4})?$")
_DATE = re.compile(
    r"(?:(?P<place>[^\n|,;:]{2,60}?)\s*,\s*)?ngày\s*(?P<d>[\d.…_\s]{0,8}?)\s*tháng\s*(?P<m>[\d.…_\s]{0,8}?)\s*năm\s*(?P<y>\d{4}|[\d.…_]{0,6})",
    re.IGNORECASE,
)
_BROKEN_PLACE = re.compile(rf"(?<=[{LOWER}])\n(?=[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+)*,\s*ngày)")
_SHORT_DATE = re.compile(r"(?:(?P<place>[^\n|,;:]{2,60}?)\s*,\s*)?ngày\s*:?\s*(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})", re.IGNORECASE)
_CHIEFS = r"TRƯỞNG\s+(?:PHÒNG|BAN|CÔNG\s+AN(?:\s+(?:XÃ|PHƯỜNG|THỊ\s+TRẤN|ĐẶC\s+KHU|HUYỆN|QUẬN|THỊ\s+XÃ|THÀNH\s+PHỐ)(?!\s+[^\W\d_]))?|ĐOÀN|THÔN|TRẠM)|(?:BỘ|THỨ|TỔNG\s+CỤC|CHI\s+CỤC|CỤC|VIỆN|HIỆU|ĐỒN|HẠT|ĐỘI|TRẠM|TỔ|CHỈ\s+HUY)\s+TRƯỞNG|CHÁNH\s+(?:VĂN\s+PHÒNG|ÁN|THANH\s+TRA)"
_SIGNER = re.compile(
    rf"(?P<before>(?<!\w)(?:KT|TL|TUQ|T/L|K/T|TUN)[.:]?\s*)?(?P<acting>(?<!\w)(?:Q\.?|QUYỀN)\s+)?(?<!\w)"
    rf"(?P<office>(?:PHÓ\s+)?(?:THỦ\s+TƯỚNG|CHỦ\s+TỊCH|TỔNG\s+GIÁM\s+ĐỐC|GIÁM\s+ĐỐC|TỔNG\s+BÍ\s+THƯ|BÍ\s+THƯ|{_CHIEFS})|CHÍNH\s+ỦY|CHỈ\s+HUY\s+PHÓ|TƯ\s+LỆNH)(?P<standing>\s+THƯỜNG\s+TRỰC)?(?!\w)"
)
_OFFICE_WORDS = {word.lower(): word for word in (
    "Chủ tịch", "Thủ tướng", "Bộ trưởng", "Cục trưởng", "Trưởng phòng", "Trưởng ban", "Giám đốc", "Bí thư", "Công an", "Tổng Giám đốc", "Chi cục trưởng", "Văn phòng",
    "Viện trưởng", "Chánh", "Hiệu trưởng", "Trưởng", "Chỉ huy trưởng", "Thường trực",
)}


@dataclass(frozen=True, slots=True)
class Head:
    """What the head and the foot of a document say; empty where they say nothing."""

    type: str = ""
    number: str = ""
    issued: Day | None = None
    place: str = ""
    issuer: str = ""
    level: str = ""
    title: str = ""
    signer: str = ""
    stands_for: str = ""
    blank_number: bool = False


def read(paragraphs: Sequence[Paragraph], regions: Regions) -> Head:
    """The metadata, from the head, the title, the first sentences and the signature."""
    head_text = "\n".join(p.text for p in paragraphs[regions.head[0] : max(regions.head[1], 1)])
    body = "\n".join(p.text for p in paragraphs[regions.title[0] :])
    number, blank = _number(head_text)
    issued, place = _issued(head_text)
    kind = regions.type or type_of_number(number) or ("cong-van" if re.search(r"(?m)^(?:V/v|Kính gửi)", head_text + body[:600]) else "")
    place = place.strip()
    title = titles.title(paragraphs, regions, kind, [place, re.sub(r"^(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+", "", place)])
    issuer, level = issuing.issuer(head_text, body, place, title, number, issued)
    signer, stands_for = _signer(paragraphs, regions, issuing.joint_bodies(number) > 1)
    return Head(kind, number, issued, place, issuer, level, title, signer, stands_for, blank)


def _number(text: str) -> tuple[str, bool]:
    """The number, and whether the source left it blank."""
    blank = False
    for match in _NUMBER.finditer(text):
        letters = re.sub(r"\s+", "", match["t"])
        digits = re.sub(r"[\s.…_-]+", "", match["n"])
        if re.match(r"\d{4}/", letters):
            digits, letters = f"{digits}/{letters[:4]}", letters[5:]
        if _DIGITS.match(digits):
            return f"{digits}{match['s']}{letters}", False
        blank = True
    return "", blank


def _issued(text: str) -> tuple[Day | None, str]:
    best: tuple[Day | None, str] = (None, "")
    for match in _DATE.finditer(_BROKEN_PLACE.sub(" ", text)):
        day = _day(match["d"], match["m"], match["y"])
        place = _place(match["place"] or "")
        if place or day:
            return day, place
        best = (day, place)
    short = _SHORT_DATE.search(text)
    return (_day(short["d"], short["m"], short["y"]), _place(short["place"] or "")) if short else best


def _day(day: str, month: str, year: str) -> Day | None:
    numbers = [int(n) if n.strip().isdigit() else 0 for n in (re.sub(r"[.…_\s]", "", x) for x in (day, month, year))]
    if numbers[2] < 1900:
        return None
    try:
        return Day.parse("/".join(f"{n:02}" for n in numbers if n)) if numbers[1] else Day(numbers[2])
    except ValueError:
        return Day(numbers[2])


def _place(text: str) -> str:
    """The place before ", ngày": without the number or motto that stood on the same line."""
    text = MOTTO.sub(" ", text)
    text = re.sub(rf"^.*?/[{UPPER}][{UPPER}{LOWER}0-9&]*(?:\s?[-/]\s?[{UPPER}][{UPPER}{LOWER}0-9&]*)*\s+", "", text)
    text = squeeze(re.sub(r"^(?:S[ốô]\s*[:.]?\s*[\d./…]*\s*)", "", text)).strip(" .:-*")
    found = re.search(rf"((?:[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|TP\.?)\s+)?[{UPPER}][{UPPER}{LOWER}’'-]*(?:[\s-]+[{UPPER}0-9][{UPPER}{LOWER}0-9’'-]*)*$", text)
    if shouted(text):
        return capital(text.title())
    return found[0] if found else (text if text[:1].isupper() else "")


def _signer(paragraphs: Sequence[Paragraph], regions: Regions, joint: bool) -> tuple[str, str]:
    """The office of who signed, and of whom for ("KT. CHỦ TỊCH"); of all who signed a joint document. Never a name."""
    spans = regions.feet or ((max(0, len(paragraphs) - 12), len(paragraphs)),)
    for start, end in (*spans, *((max(0, start - 4), start) for start, _end in spans)):
        text = "\n".join(p.text for p in paragraphs[start:end])
        found = list(_SIGNER.finditer(text))
        every = [_spoken(m) for m in found if not m["before"]]
        if joint and len(every) > 1:
            return ", ".join(every), ""
        own = next((m for m in found if not m["before"]), found[-1] if found else None)
        if own:
            told = next((m for m in found if m["before"]), None)
            if own["before"] and re.match("K", own["before"]):  # who signs for the head is a deputy
                return re.sub(r"^Phó Bộ trưởng", "Thứ trưởng", f"Phó {_spoken(own)}"), _spoken(own)
            return ("Quyền " if own["acting"] else "") + _spoken(own), _spoken(told) if told else ""
    return "", ""


def _spoken(match: re.Match[str]) -> str:
    words = squeeze(match["office"] + (match["standing"] or "")).lower()
    for small, spelled in sorted(_OFFICE_WORDS.items(), key=lambda pair: len(pair[0])):
        words = re.sub(rf"(?i)(?<!\w){small}(?!\w)", spelled, words)
    return capital(words)
