"""Citations of law in Vietnamese prose: parse and format together, inverse to each other.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I (number and sign), Luật 64/2025/QH15 (normative numbers carry
the year), Hướng dẫn 36-HD/VPTW (the Party's "36-CT/TW"), joint circulars ("24/2012/TTLT-BLĐTBXH-BNV-BTC"),
lists ("các Nghị định số 94/2010/NĐ-CP, 221/2013/NĐ-CP"), dates written short ("ngày 16/8/2019"). Extract
first, resolve after (``resolve``): a citation says only what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from . import vocabulary as v
from .days import Day
from .patterns import first_letter_first
from .provisions import FORM as PINPOINT_FORM
from .provisions import Pinpoint
from .text import fold, nfc

_SHORT_TYPES = {"NĐ": "nghi-dinh", "QĐ": "quyet-dinh", "TT": "thong-tu", "TTLT": "thong-tu-lien-tich",
                "CT": "chi-thi", "NQ": "nghi-quyet", "PL": "phap-lenh", "KH": "ke-hoach", "BLHS": "bo-luat",
                "CV": "cong-van", "KL": "ket-luan", "Văn bản": "cong-van", "Thông báo kết luận": "thong-bao",
                "Chương trình hành động": "chuong-trinh", "Chương trình phối hợp": "chuong-trinh", "Quy chế phối hợp": "quy-che",
                "Kế hoạch liên tịch": "ke-hoach", "Kế hoạch liên ngành": "ke-hoach", "Hướng dẫn liên ngành": "huong-dan"}
_LONG_TYPES = {t.name: t.id for t in v.DOCUMENT_TYPES.values()}
_TYPE_WORDS = sorted({**_LONG_TYPES, **_SHORT_TYPES}, key=len, reverse=True)
_TYPE = "|".join(re.escape(word) for word in _TYPE_WORDS)
_TYPE_BY_LETTERS = {t.letters: t.id for t in v.DOCUMENT_TYPES.values() if t.letters}
_TYPE_BY_FOLD = {fold(word): type_id for word, type_id in {**_SHORT_TYPES, **_LONG_TYPES}.items()}

# The police add the unit in brackets: "15/KH-CATX(HS)", "321/CAT-PC02 (Đ3) ngày …".
_UNIT_OF = r"(?-i:\([A-ZĐƯ][A-Za-zĐđƯư0-9.-]{0,11}\)|\s\([A-ZĐƯ]{1,4}\d{1,3}\)(?=,?\s+ngày))?"
# Some offices add theirs after a dot: "20/QĐ-UBND.HC".
_SIGN = r"[A-ZĐƯ][A-Za-zĐđƯư0-9&]*(?:[-/][A-ZĐƯ][A-Za-zĐđƯư0-9&]*)*(?-i:\.[A-ZĐƯ][A-ZĐƯ0-9]{0,5}(?![\wà-ỹ]))?" + _UNIT_OF
_PARTY = r"\d{1,5}-[A-ZĐ][A-Za-zĐđ]{1,4}/[A-ZĐƯ][A-ZĐƯ0-9]{1,12}(?:-[A-ZĐ]{2,10})?"
_NUMBERS = ("number", "gapped", "loose", "short", "alone", "bare")
_FULL = rf"\d{{1,5}}[a-z]?(?:/\d{{4}})?/{_SIGN}|{_PARTY}"
# The slash left out: "tờ trình số 1236 CAT(PV11) ngày …".
_GAPPED = rf"(?-i:\d{{1,5}}\s?[A-ZĐƯ]{{2,}}[A-Za-zĐđƯư0-9&]*(?:[-/][A-ZĐƯ][A-Za-zĐđƯư0-9&]*)*){_UNIT_OF}(?=,?\s+(?:ngày|của)\b)"
# A number alone is a citation only after the name of a type: "Luật 64/2025", "Nghị định 282", "Đề án 835".
_UNIT = r"(?!\s*(?:%|tháng|ngày(?!\s*\d)|năm(?!\s*\d)|lần|quý|tuần|phút|giờ|người|nhóm|nội dung|nhiệm vụ|bước|buổi|lớp|lượt|đợt|điểm|trường hợp)(?!\w))"
_LOOSE = rf"\d{{1,5}}(?:/\d{{4}})?(?![\w/.-]*\d|[\w/-]){_UNIT}"
_LAWLIKE = "|".join(
    re.escape(word) for word in _TYPE_WORDS
    if word in _SHORT_TYPES or word == "Chỉ thị" or v.DOCUMENT_TYPES[_LONG_TYPES[word]].rank < 19
)
_PLAN_END = r"(?=\s*(?:[,.;:)”\"]|$|(?:của|về|ngày|và|tại|trên|đã|có|là|do|năm|tỉnh)(?!\w)))"
_DATE = r"ngày\s+(?P<{p}d>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<{p}m>\d{{1,2}})(?:\s*[/.-]\s*|\s+năm\s+)(?P<{p}y>\d{{4}})"
_UPPER = "".join(chr(c) for c in (*range(0x41, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(c).isupper())
# "và" ends an issuer, unless a name goes on after it ("Bộ Lao động - Thương binh và Xã hội").
_AND = (
    rf"và\b(?!\s+(?!(?:{_TYPE}|điều|khoản|điểm)\b)(?-i:[{_UPPER}])"
    r"|\s+(?:xã hội|thể thao|du lịch|đào tạo|truyền thông|môi trường|công nghệ|đầu tư|phát triển nông thôn)\b)"
)
# A comma inside a name ("Cục Phòng, chống tệ nạn xã hội", "Bộ Văn hóa, Thể thao và Du lịch") does not end it.
_NAME_GOES_ON = r"\s(?:chống|Thể thao|Thương binh|Khoa học)\b"
_STOP = (
    r"(?=\s+(?:về|quy định|phê duyệt|ban hành|sửa đổi|hướng dẫn|thông qua|thông báo|hợp nhất|khóa|triển khai|thực hiện|tăng cường|trong|để|nhằm|đã|có|là|được|"
    rf"cho|kèm|tại|trên|theo|ngày|{_AND})\b|,(?!{_NAME_GOES_ON})|(?<!TP)\.|[;()“”\"]|\s*$)"
)
_ISSUER = rf"(?:[^,;.()“”\"]|,(?={_NAME_GOES_ON})|(?<=TP)\.)"
_PIN = re.sub(r"\?P<(\w+)>", r"?P<pin_\1>", PINPOINT_FORM.pattern)
_NAMED = (
    rf"(?:(?P<pin>{_PIN})\s*,?\s*(?:của\s+)?)?"
    # One look at the types before each way to write a number tries them all again: twice as quick.
    rf"(?=\d|{_TYPE})"
    rf"(?:(?P<type>{_TYPE})\s*(?:số:?\s*)?(?P<number>{_FULL})"
    rf"|(?P<older>{_TYPE})\s+số:?\s*(?P<gapped>{_GAPPED})"
    rf"|(?P<law>{_LAWLIKE})\s*(?:số:?\s*)?(?P<loose>{_LOOSE})"
    rf"|(?P<plan>{_TYPE})\s+số:?\s*(?P<short>{_LOOSE})"
    rf"|(?P<known>(?-i:{_TYPE}))\s+(?P<alone>{_LOOSE}){_PLAN_END}"
    rf"|(?P<bare>(?-i:{_FULL})))(?![\w/])(?:,?\s*{_DATE.format(p='')}|\s*\(\s*(?:ban hành\s+)?{_DATE.format(p='in_')}\s*\))?"
)
_CITATION = re.compile(
    rf"(?<![\w/-]){_NAMED}(?:,?\s+của\s+(?P<issuer>{_ISSUER}{{3,90}}?){_STOP})?(?:,?\s+(?:ký\s+|ban hành\s+)?{_DATE.format(p='late_')})?",
    re.IGNORECASE,
)
# Where the text is known to be one citation, the issuer is all the rest, commas and all.
_WHOLE = re.compile(rf"{_NAMED}(?:,?\s+của\s+(?P<issuer>\S.*))?", re.IGNORECASE)


_NOWHERE = Pinpoint()


# The types by their last word, small letters, longest first: what stands before a number is looked up, not searched for.
_TYPES_BY_END: dict[str, list[str]] = {}
for _word in _TYPE_WORDS:
    _TYPES_BY_END.setdefault(_word.split()[-1].lower(), []).append(_word.lower())
_SAID_NUMBER = ("số", "số:")
# How what stands before the digits ends where a type is named and no sign need follow.
_TYPE_ENDS = tuple(sorted({*_TYPES_BY_END, *_SAID_NUMBER}))
_LAST_WORD = re.compile(r"[^\W\d]+\Z")
_LONGEST_END = 16
_LAST_LETTERS = "".join(sorted({letter for end in _TYPE_ENDS for letter in (end[-1], end[-1].upper())}))
# Digits after such an ending, as far as its last letter tells, or before a sign; and that sign.
_SIGNED = r"[a-zA-Z]?(?:/[0-9]{4})?"
_DIGITS = re.compile(
    rf"[0-9](?<![0-9].)(?:(?<=[{_LAST_LETTERS}\s]\s.)|(?<=[{_LAST_LETTERS}].)|(?=[0-9]*{_SIGNED}[/-]\w))[0-9]*{_SIGNED}([/-]\w)?", re.DOTALL,
)
_PROVISION = re.compile(first_letter_first((("đĐ", "(?i:iểm|iều|[.])"), ("kK", "(?i:hoản|[.])")), r"\w/-"), re.DOTALL)
# Of the longest type before a number, and of the longest provision with it, with room for white space.
_LONGEST_TYPE, _REACH = 40, 120


def _numbers(text: str) -> Iterator[int]:
    """Where digits begin that can be a document's number: with a sign after them, or after the name of a type."""
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if digits[1] or text[max(0, start - _LONGEST_END) : start].rstrip().lower().endswith(_TYPE_ENDS):
            yield start


def _beginnings(text: str, since: int, digits: int) -> Iterator[int]:
    """Where the citation of a number can begin, the farthest first: at a provision, at a type, at its digits."""
    for provision in _PROVISION.finditer(text, since, digits):
        yield provision.start()
    yield from _types(text, max(since, digits - _LONGEST_TYPE), digits)
    yield digits


def _types(text: str, since: int, digits: int) -> list[int]:
    """Where the types begin that are named right before a number, the longest first."""
    lead = text[since:digits].rstrip().lower()
    lead = lead.removesuffix(":").removesuffix("số").rstrip() if lead.endswith(_SAID_NUMBER) else lead
    last = _LAST_WORD.search(lead, max(0, len(lead) - _LONGEST_END))
    return [since + len(lead) - len(word) for word in _TYPES_BY_END.get(last[0], ()) if lead.endswith(word)] if last else []


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


class Found(NamedTuple):
    """A citation and where it stands in the NFC text; ``pin_end`` is where its pinpoint ends."""

    citation: Citation
    start: int
    end: int
    pin_end: int
    name_end: int

    def moved(self, by: int) -> Found:
        """The same, counted from elsewhere."""
        return Found(self.citation, self.start + by, self.end + by, self.pin_end + by, self.name_end + by)


def find(text: str) -> Iterator[Found]:
    """Every numbered citation of a text, in order."""
    text, before = nfc(text), -1
    for match in _matches(text):
        if not _is_name(text, match, before):
            start, before = match.span()
            pin_end = match.end("pin") if match["pin"] else start
            yield Found(_citation(match), start, before, pin_end, match.end(_number_in(match)))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Everything of the form of a citation: every one has a number, so only what stands right before one is looked at."""
    done = 0
    for digits in _numbers(text):
        for start in _beginnings(text, max(done, digits - _REACH), digits) if digits >= done else ():
            match = _CITATION.match(text, start)
            if match:
                done = match.end()
                yield match
                break


# A body named after the decision that made it: "Ban Chỉ đạo 138/CP", "Tổ công tác Đề án 06/CP".
_BODY = re.compile(r"(?:Ban [Cc]hỉ đạo|BCĐ|Ban Chủ nhiệm|Tổ công tác|Tổ giúp việc|Tiểu ban|Đội|Đoàn)(?:\s+(?:thực hiện|triển khai))?\s*$")
_LISTED = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:số:?\s*)?")


def _is_name(text: str, match: re.Match[str], before: int) -> bool:
    """Whether a number is part of a body's name; alone and without a hyphen or year it is one, outside a list."""
    if _BODY.search(text, max(0, match.start() - 40), match.start()):
        return True
    bare = match["bare"]
    if not bare or "-" in bare or re.search(r"/\d{4}/", bare):
        return False
    return before < 0 or not _LISTED.fullmatch(text, before, match.start())


def _number_in(match: re.Match[str]) -> str:
    """The group that has the number: one of them does."""
    return next(group for group in _NUMBERS if match[group])


# The day printed after the number, in brackets, or after the issuer; what the whole text is has no such end.
_DAYS, _DAYS_OF_WHOLE = ("", "in_", "late_"), ("", "in_")


def _citation(match: re.Match[str]) -> Citation:
    word = match["type"] or match["older"] or match["law"] or match["plan"] or match["known"] or ""
    day = next((match.group(f"{at}d", f"{at}m", f"{at}y") for at in (_DAYS_OF_WHOLE if match.re is _WHOLE else _DAYS) if match[f"{at}y"]), None)
    return _said(match[_number_in(match)], word, match["pin"] or "", day, match["issuer"] or "")


@lru_cache(maxsize=65536)
def _said(number: str, word: str, pin: str, day: tuple[str, str, str] | None, issuer: str) -> Citation:
    """The same words are the same citation: long texts repeat a few documents."""
    return Citation(number, _type(word, number) if word else "", _day(*day) if day else None, issuer.strip(), Pinpoint.parse(pin) if pin else _NOWHERE)


def _type(word: str, number: str) -> str:
    """The type a word names; "Văn bản 12/UBND-VX" is an official letter, whose number has no letters of a type."""
    if fold(word) == "van ban":
        return type_of_number(number) or "cong-van"
    return _TYPE_BY_FOLD.get(fold(word), "")


def _day(day: str, month: str, year: str) -> Day | None:
    try:
        return Day.parse(f"{int(day):02}/{int(month):02}/{year}")
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def number_key(number: str) -> str:
    """A number for comparing: "02/KH-SLĐTBXH" and "2/kh-sldtbxh" are one."""
    bare = re.sub(r"[\s–]+", "", fold(number)).replace("\\", "/")
    return re.sub(r"^0+(?=\d)", "", bare)


def type_of_number(number: str) -> str:
    """The type a number's letters tell: "732/QĐ-TTg" → quyet-dinh; a bare "QH" number is a law."""
    letters = re.search(r"[/-]([A-ZĐ][A-Za-zĐđ]*)[-/]", nfc(number))
    if letters and letters[1] in _TYPE_BY_LETTERS:
        return _TYPE_BY_LETTERS[letters[1]]
    return "luat" if re.search(r"/QH\d+$", number) else ""
