"""Who issued each document a sentence cites: its own issuer, the one its list shares, or the one printed before its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..citations import Citation, Found, type_of_number
from ..text import fold
from ..vocabulary import DOCUMENT_TYPES
from . import offices

_JOINED = re.compile(r"\s*(?:,|và|,\s*và|;|cùng)?\s*(?:các\s+)?(?:số:?\s*)?")
_OF_ALL = re.compile(r"của\s+(?P<issuer>[^:;.]{3,90}?)\s*:\s*(?:số:?\s*)?$")
_TYPE_IDS = {fold(t.name): t.id for t in DOCUMENT_TYPES.values()}
_TYPE = "|".join(sorted((t.name for t in DOCUMENT_TYPES.values()), key=len, reverse=True))
# "Quyết định của Thủ tướng Chính phủ số 1629/QĐ-TTg": type and issuer stand before the number.
_BEFORE = re.compile(rf"(?<!\w)(?P<type>(?i:{_TYPE}))\s+(?:liên tịch\s+)?của\s+(?P<issuer>[^:;.,()“”\"]{{3,90}}?),?\s+số:?\s*$")
_CODE = re.compile(r"(?<!\w)(?<!của )Bộ luật\s+[^;.,()]{2,40}\s+số:?\s*$")
_NAMED = re.compile(rf"(?<!\w)(?i:{_TYPE})(?!\w)")
_TYPE_LETTERS = frozenset(t.letters for t in DOCUMENT_TYPES.values() if t.letters)
_JOINT_SIGN = re.compile(r"\d[/-][A-Za-zĐđ]*(?:LT|LN|PH)(?=[-/])")
_COMMA_NAME = re.compile(r"Ban [Cc]hỉ đạo\b|Bộ Văn hóa|Cục |Chi cục |Hội đồng |Ủy ban Quốc gia")
_TOGETHER = re.compile(r"liên\s+(?:bộ|ngành|tịch|sở)\s*:?\s*(?=\S)", re.IGNORECASE)


def cited(text: str, numbered: Sequence[Found]) -> list[Citation]:
    """The citations of a text, each with its issuer and with the type that stands apart from its number."""
    early = [_BEFORE.search(text[: found.start]) for found in numbered]
    issuers = [_whole(text, found) or _office(found.citation.issuer) or (_office(lead["issuer"]) if lead else "") for found, lead in zip(numbered, early, strict=True)]
    _share(text, numbered, issuers)
    made: list[Citation] = []
    for at, (found, lead, issuer) in enumerate(zip(numbered, early, issuers, strict=True)):
        own = found.citation.type or (_TYPE_IDS[fold(lead["type"])] if lead else "") or ("bo-luat" if _CODE.search(text[: found.start]) else "")
        if not own and not type_of_number(found.citation.number):
            beside = at and _JOINED.fullmatch(text[numbered[at - 1].end : found.start])
            own = made[-1].type if beside else _type_before(text[: found.start])
        made.append(replace(found.citation, type=own, issuer=issuer))
    return made


def _type_before(lead: str) -> str:
    """The type whose name the clause gives apart from the number: "Công văn về việc … (số 12/UBND-VX)"."""
    words = list(_NAMED.finditer(re.split(r"[;.](?=\s)", lead)[-1]))
    return _TYPE_IDS[fold(words[-1][0])] if words else ""


def _share(text: str, numbered: Sequence[Found], issuers: list[str]) -> None:
    """An issuer printed once for a list belongs to each of its documents."""
    shared = ""
    for at, found in enumerate(numbered):
        above = _OF_ALL.search(text[: found.start])
        shared = _office(above["issuer"]) if above else shared if at and _listed(text, numbered[at - 1], found) else ""
        issuers[at] = issuers[at] or shared
    for at in range(len(numbered) - 2, -1, -1):
        if not issuers[at] and _listed(text, numbered[at], numbered[at + 1]):
            issuers[at] = issuers[at + 1]


def _whole(text: str, found: Found) -> str:
    """An issuer whose name or list goes on behind a comma: "của Bộ Công an, Bộ Nội vụ", "của Ban Chỉ đạo phòng, chống …"."""
    issuer = found.citation.issuer
    start = text.find(issuer, found.name_end) if issuer else -1
    if start < 0:
        return ""
    if found.citation.type in ("thong-tu-lien-tich", "nghi-quyet-lien-tich") or _JOINT_SIGN.search(found.citation.number):
        together = _TOGETHER.match(text, start)
        names, end = offices.run(text, together.end() if together else start)
        return text[start:end] if names and end > start + len(issuer) else ""
    office = offices.at(text, start)
    return office.name if office and office.known and office.end > start + len(issuer) and _COMMA_NAME.match(office.name) else ""


def _listed(text: str, found: Found, following: Found) -> bool:
    """Whether two citations stand side by side and their numbers tell one issuer: "… 50/NQ-CP" and "… 116/2021/NĐ-CP"."""
    between = text[found.end : following.start]
    if ";" in between and following.citation.type:
        return False  # each of "Nghị quyết …; Nghị định … của Chính phủ" stands by itself
    return _body(found.citation.number) == _body(following.citation.number) and bool(_JOINED.fullmatch(between))


def _body(number: str) -> str:
    """The letters of a number that stand for its issuer: "12/KH-UBND" and "15/UBND-VX" → UBND."""
    letters = [part for part in re.split(r"[-/]", number) if part and not part[0].isdigit()]
    return next((part for part in letters if part not in _TYPE_LETTERS), "".join(letters))


def _office(issuer: str) -> str:
    """An issuer without the words of the sentence that ran into it: "Chính phủ đến chủ cơ sở"."""
    office = offices.at(issuer)
    rest = issuer[office.end :].strip() if office else ""
    return issuer[: office.end] if office and office.known and rest[:1].islower() and not rest.startswith("và ") else issuer
