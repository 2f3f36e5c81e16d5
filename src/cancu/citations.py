"""Citations of law in Vietnamese prose: parse and format together, inverse to each other.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I (number and sign), Luật 64/2025/QH15 (normative numbers carry
the year), Hướng dẫn 36-HD/VPTW (the Party's "36-CT/TW"). Extract first, resolve after (``resolve``):
a citation says only what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import vocabulary as v
from .days import Day
from .provisions import FORM as PINPOINT_FORM
from .provisions import Pinpoint
from .text import fold, nfc

_SHORT_TYPES = {"NĐ": "nghi-dinh", "QĐ": "quyet-dinh", "TT": "thong-tu", "TTLT": "thong-tu-lien-tich",
                "CT": "chi-thi", "NQ": "nghi-quyet", "PL": "phap-lenh", "KH": "ke-hoach", "BLHS": "bo-luat",
                "CV": "cong-van", "KL": "ket-luan"}
_LONG_TYPES = {t.name: t.id for t in v.DOCUMENT_TYPES.values()}
_TYPE_WORDS = sorted({**_LONG_TYPES, **_SHORT_TYPES}, key=len, reverse=True)
_TYPE = "|".join(re.escape(word) for word in _TYPE_WORDS)
_TYPE_BY_FOLD = {fold(word): type_id for word, type_id in {**_SHORT_TYPES, **_LONG_TYPES}.items()}

_SIGN = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]*(?:[-/][A-ZĐƯ][A-Za-zĐđƯư0-9]*)*"
_FULL = rf"\d{{1,5}}[a-z]?(?:/\d{{4}})?/{_SIGN}|\d{{1,4}}-[A-ZĐ][A-Za-zĐđ]*/[A-Z]{{2,5}}"
_LOOSE = r"\d{1,5}(?:/\d{4})?"
_DATE = r"ngày\s+(?P<d>\d{1,2})(?:\s*[/-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/-]\s*|\s+năm\s+)(?P<y>\d{4})"
_UPPER = "".join(chr(c) for c in (*range(0x41, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
# "và" ends an issuer, unless a name goes on after it ("Bộ Lao động - Thương binh và Xã hội").
_AND = rf"và\b(?!\s+(?!(?:{_TYPE}|điều|khoản|điểm)\b)(?-i:[{_UPPER}]))"
_STOP = rf"(?=\s+(?:về|quy định|phê duyệt|ban hành|sửa đổi|hướng dẫn|{_AND})\b|[,;.()“”\"]|\s*$)"
_PIN = re.sub(r"\?P<(\w+)>", r"?P<pin_\1>", PINPOINT_FORM.pattern)
_NAMED = (
    rf"(?:(?P<pin>{_PIN})\s*,?\s*(?:của\s+)?)?"
    rf"(?:(?P<type>{_TYPE})\s*(?:số:?\s*)?(?:(?P<number>{_FULL})|(?P<loose>{_LOOSE}(?![\w/-])))"
    rf"|(?P<bare>{_FULL}))(?![\w/])(?:,?\s*{_DATE})?"
)
_CITATION = re.compile(
    rf"(?<![\w/-]){_NAMED}(?:,?\s+của\s+(?P<issuer>[^,;.()“”\"]{{3,80}}?){_STOP})?", re.IGNORECASE
)
# Where the text is known to be one citation, the issuer is all the rest, commas and all.
_WHOLE = re.compile(rf"{_NAMED}(?:,?\s+của\s+(?P<issuer>\S.*))?", re.IGNORECASE)


_NOWHERE = Pinpoint()


@dataclass(frozen=True, slots=True)
class Citation:
    """What a text says of a document. ``type`` is a slug; ``number`` as printed, perhaps cut short."""

    number: str
    type: str = ""
    issued: Day | None = None
    issuer: str = ""
    pinpoint: Pinpoint = _NOWHERE

    @classmethod
    def parse(cls, text: str) -> Citation:
        """The one citation that ``text`` is. Raises ValueError on anything else."""
        match = _WHOLE.fullmatch(nfc(text))
        if not match or next(find(match["issuer"] or ""), None):
            raise ValueError(text)
        return _citation(match)

    def __str__(self) -> str:
        """In official wording: pinpoint, type, "số" and number, date, issuer."""
        name = v.DOCUMENT_TYPES[self.type].name if self.type else ""
        parts = [str(self.pinpoint) if self.pinpoint else "", f"{name} số {self.number}" if name else self.number]
        parts.append(f"ngày {self.issued}" if self.issued else "")
        parts.append(f"của {self.issuer}" if self.issuer else "")
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Found:
    """A citation and where it stands in the NFC text; ``pin_end`` is where its pinpoint ends."""

    citation: Citation
    start: int
    end: int
    pin_end: int
    name_end: int


def find(text: str) -> Iterator[Found]:
    """Every numbered citation of a text, in order."""
    for match in _CITATION.finditer(nfc(text)):
        name_end = max(match.end(g) for g in ("number", "loose", "bare"))
        pin_end = match.end("pin") if match["pin"] else match.start()
        yield Found(_citation(match), match.start(), match.end(), pin_end, name_end)


def _citation(match: re.Match[str]) -> Citation:
    number = match["number"] or match["loose"] or match["bare"]
    type_id = _TYPE_BY_FOLD.get(fold(match["type"]), "") if match["type"] else ""
    pinpoint = Pinpoint.parse(match["pin"]) if match["pin"] else Pinpoint()
    return Citation(number, type_id, _day(match), (match["issuer"] or "").strip(), pinpoint)


def _day(match: re.Match[str]) -> Day | None:
    if not match["y"]:
        return None
    try:
        return Day.parse(f"{int(match['d']):02}/{int(match['m']):02}/{match['y']}")
    except ValueError:
        return None


def number_key(number: str) -> str:
    """A number for comparing: "02/KH-SLĐTBXH" and "2/kh-sldtbxh" are one."""
    bare = re.sub(r"[\s–]+", "", fold(number)).replace("\\", "/")
    return re.sub(r"^0+(?=\d)", "", bare)


def type_of_number(number: str) -> str:
    """The type a number's letters tell: "732/QĐ-TTg" → quyet-dinh; a bare "QH" number is a law."""
    letters = re.search(r"[/-]([A-ZĐ][A-Za-zĐđ]*)[-/]", nfc(number))
    known = {t.letters: t.id for t in v.DOCUMENT_TYPES.values() if t.letters}
    if letters and letters[1] in known:
        return known[letters[1]]
    return "luat" if re.search(r"/QH\d+$", number) else ""
