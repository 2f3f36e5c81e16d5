"""Which paragraphs are the head, the body, the recipients and signature, and an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import capital, fold, squeeze
from ..vocabulary import DOCUMENT_TYPES
from .letters import shouted
from .markers import parse
from .paper import Paragraph

TITLES = {fold(t.name): t.id for t in DOCUMENT_TYPES.values() if t.id not in ("hien-phap", "bo-luat", "luat", "lenh", "van-ban-hop-nhat")}
_TYPE = re.compile(r"(" + "|".join(sorted(TITLES, key=len, reverse=True)) + r")(?!\w)")
_FOOT = re.compile(r"^(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\b")
_SIGN = re.compile(r"^(?:TM\.|T/M|KT\.|K/T|TL\.|TUQ\.|Q\.)\s*[^\W\d_]")
_OFFICE = re.compile(r"^(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG (?:BAN|PHÒNG|CÔNG AN)|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|BÍ THƯ|HIỆU TRƯỞNG|THỦ TƯỚNG|BỘ TRƯỞNG|VIỆN TRƯỞNG|CHÁNH ÁN|CHỈ HUY TRƯỞNG)(?!\w)(?!.*\d)")
_LAST_LINES = 6
_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)\b|^\(?\s*(?:Ban hành kèm theo|Kèm theo|Được ban hành kèm theo)\b", re.IGNORECASE)
_ANNEX_NAME = re.compile(r"(?i:phụ lục)\s*(?:số\s*)?(?P<number>[IVX]+|\d+|[A-H])?(?!\w)")
_AUTHORITY = re.compile(r"^(?:THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|ỦY BAN|UBND|HỘI ĐỒNG|GIÁM ĐỐC|CHÍNH PHỦ|BAN THƯỜNG VỤ|TRƯỞNG|KHÓA)\b")
ENACTING = re.compile(r"^(?:Điều 1\b|QUYẾT ĐỊNH\s*:?\s*$|NAY BAN HÀNH|QUYẾT NGHỊ)")
_OPENS = re.compile(
    r"^(?:Thực hiện|Căn cứ|Để|Nhằm|Triển khai|Tiếp tục|Trong (?:thời gian|những năm)|Thời gian qua|Xét|Theo|Ngày|Năm|Sau|Kính gửi|Trên cơ sở|"
    r"Ủy ban nhân dân|UBND|Những năm|Hiện nay|Công tác|Tình hình|Bộ|Sở)\b"
)


@dataclass(frozen=True, slots=True)
class Regions:
    """Half-open spans of paragraph numbers."""

    head: tuple[int, int]
    title: tuple[int, int]
    type: str
    bodies: tuple[tuple[int, int], ...]
    feet: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    """What each body is called: empty for the document itself and a plan it issues, "Phụ lục II" for an annex."""


def divide(paragraphs: Sequence[Paragraph]) -> Regions:
    """Split a document. Without a head or a type line the body begins at the first paragraph."""
    start, kind, rest = _type_line(paragraphs)
    title_from = start if rest else start + 1
    title_to = _title_end(paragraphs, title_from, rest) if start >= 0 else 0
    if start < 0:
        start, title_from, title_to = _no_type(paragraphs)
    bodies, feet, names = _bodies(paragraphs, title_to)
    return Regions((0, start), (title_from, title_to), kind, bodies, feet, names)


def type_of_line(text: str) -> tuple[str, str]:
    """The type a line such as "KẾ HOẠCH" names, and what follows it on the line; empty where it names none.

    Tone marks do not count: recognition reads "KÉ HOẠCH".
    """
    text = text.strip()
    match = _TYPE.match(fold(text))
    name = match[1] if match else ""
    if not name or not text[: len(name)].isupper():
        return "", ""
    return TITLES[name], text[len(name) :].strip(" :-")


def _type_line(paragraphs: Sequence[Paragraph]) -> tuple[int, str, str]:
    for number, paragraph in enumerate(paragraphs[:60]):
        if parse(paragraph.text) and parse(paragraph.text).kind in ("roman", "article"):  # type: ignore[union-attr]
            break
        kind, rest = type_of_line(paragraph.text)
        # "QUYẾT ĐỊNH:" after the grounds only enacts; the line with the type is missing.
        enacts = ENACTING.match(paragraph.text) and any(p.text.startswith("Căn cứ") for p in paragraphs[:number])
        if kind and not enacts and len(rest) < 400:
            return number, kind, rest
    return -1, "", ""


def _no_type(paragraphs: Sequence[Paragraph]) -> tuple[int, int, int]:
    """Without a type line: the head ends after the date line; capitals or bold after it are the title."""
    after = 0
    for number, paragraph in enumerate(paragraphs[:25]):
        if re.search(r"(?i)\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b", paragraph.text) and len(paragraph.text) < 90:
            after = number + 1
            break
        if re.match(r"(?i)^Số\s*:?\s*\S*/", paragraph.text):
            after = number + 1
    end = after
    while end < len(paragraphs) and not _AUTHORITY.match(paragraphs[end].text) and (shouted(paragraphs[end].text) or paragraphs[end].strong) and not parse(paragraphs[end].text):
        end += 1
    return after, after, end


def _title_end(paragraphs: Sequence[Paragraph], start: int, rest: str) -> int:
    end = start + 1 if rest else start
    while end < min(len(paragraphs), start + 8) and _is_title(paragraphs[end], first=end == start):
        end += 1
    return end


def _is_title(paragraph: Paragraph, first: bool) -> bool:
    text = paragraph.text.strip()
    marker = parse(text)
    if paragraph.cells or (marker and marker.kind != "dash") or ENACTING.match(text):
        return False
    if shouted(text) or (paragraph.strong and len(text.split()) < 60):
        return not re.match(r"^(?:THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|GIÁM ĐỐC)\b", text)
    if re.match(r"^\(.*\)$", text) or text.endswith((";", ".", ":")) or len(text.split()) > 60:
        return False
    return first or not _OPENS.match(text)


def _bodies(paragraphs: Sequence[Paragraph], start: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], tuple[str, ...]]:
    while start < len(paragraphs) and _AUTHORITY.match(paragraphs[start].text) and shouted(paragraphs[start].text):
        start += 1
    bodies: list[tuple[int, int]] = []
    feet: list[tuple[int, int]] = []
    names: list[str] = []
    at, name = start, ""
    while at < len(paragraphs):
        foot = next((i for i in range(at, len(paragraphs)) if _is_foot(paragraphs[i], len(paragraphs) - i)), len(paragraphs))
        foot = next((i for i in range(at + 1, foot) if _opens_annex(paragraphs[i])), foot)
        if at < foot:
            bodies.append((at, foot))
            names.append(name)
        annex = _annex_after(paragraphs, foot)
        if foot < annex:
            feet.append((foot, annex))
        at = _annex_body(paragraphs, annex)
        name = _annex_name(paragraphs[annex:at])
    return tuple(bodies), tuple(feet), tuple(names)


def _opens_annex(paragraph: Paragraph) -> bool:
    """Whether a line in the middle of a body begins an annex; a sentence that speaks of one does not."""
    text = paragraph.text
    return (text.startswith("(") and bool(_ANNEX.match(text))) or (bool(_ANNEX_NAME.match(text)) and (shouted(text) or len(text.split()) < 5))


def _annex_name(opening: Sequence[Paragraph]) -> str:
    """"Phụ lục II" of an annex; a plan that a decision issues needs no name of its own."""
    named = next((m for m in (_ANNEX_NAME.match(p.text) for p in opening) if m), None)
    if named is None or any(type_of_line(p.text)[0] for p in opening):
        return ""
    return capital(squeeze(f"phụ lục {named['number'] or ''}"))


def _is_foot(paragraph: Paragraph, left: int) -> bool:
    text = paragraph.text
    signs = _SIGN.match(text) or (left <= _LAST_LINES and _OFFICE.match(text))
    return bool(_FOOT.match(text) or (signs and shouted(text)))


def _annex_after(paragraphs: Sequence[Paragraph], foot: int) -> int:
    """Where an annex begins after recipients and signature; the end where there is none."""
    for number in range(foot, len(paragraphs)):
        text = paragraphs[number].text
        kind, _rest = type_of_line(text)
        if (kind and len(paragraphs) - number > 4) or (_ANNEX.match(text) and len(paragraphs) - number > 2):
            return number
    return len(paragraphs)


def _annex_body(paragraphs: Sequence[Paragraph], annex: int) -> int:
    """Past the annex's own title and its "(Ban hành kèm theo …)"."""
    at = annex
    while at < len(paragraphs) and at < annex + 8:
        text = paragraphs[at].text
        named = type_of_line(text)[0] or _ANNEX.match(text) or re.match(r"^\(.*\)$", text) or (shouted(text) and not parse(text))
        if not named and not (at > annex and paragraphs[at].strong and not parse(text)):
            break
        at += 1
    return at
