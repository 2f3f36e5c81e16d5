"""Laws named without a number: "Luật Trẻ em", "Luật Phòng, chống ma túy năm 2021", and the laws that amend others.

The day a text prints decides which of several laws a name means; without one, the law in force on the day of
the document. A law named in the title of one that amends it is a citation of its own, without that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..citations import Citation
from ..days import Day
from ..provisions import FORM as PINPOINT
from ..provisions import Pinpoint
from ..records import Instrument
from ..resolve import Resolved, Resolver, name_key
from ..text import fold
from . import lawnames
from .letters import LOWER, UPPER

_LAW = re.compile(rf"(?<![{LOWER}{UPPER}])(?<!Đại học )(?:(?P<kind>Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp)(?=\s)|(?P<short>BLHS|BLTTHS)(?!\w))")
_KINDS = {"bo luat": "bo-luat", "luat": "luat", "phap lenh": "phap-lenh", "hien phap": "hien-phap", "blhs": "bo-luat", "bltths": "bo-luat"}
_INNER = r"(?:[^,;:.()“”]|,(?=\s*chống\b|\s*Thể thao\b))"
_NAME_END = re.compile(
    r"[;:.()“”\"/\n]|,(?!\s*chống\b|\s*Thể thao\b|\s*[a-zđ]+ (?:chống|thể thao)\b)|\s(?:số\s|ngày\s|năm\s+\d|hiện hành|và các|và (?=Nghị|Quyết|Thông|Luật|Bộ luật|Pháp lệnh|Chỉ thị|Kế hoạch|văn bản)|có hiệu lực|quy định|"
    r"được|đã|để|theo|trong|tại|cho|đối với|nhằm|trên địa bàn|đến|với|là|còn|gồm|bao gồm|sửa đổi\s+năm|khóa|của Quốc hội)"
)
_AFTER = re.compile(r"(?:\s*(?:đã )?được Quốc hội[^,;.]{0,40}? thông qua)?\s*(?:số\s+)?(?:(?:,\s*)?(?:năm\s+|(?=(?:19|20)\d{2}(?![\w/])))(?P<y>\d{4})|(?:,?\s*)ngày\s+(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<dy>\d{4}))")
_AMENDING = re.compile(
    rf"Luật\s+[Ss]ửa đổi, bổ sung\s+một số (?:điều|điểm)(?:,? điều)?(?: của)?(?: các| \d+)?(?P<inner>\s+(?:Bộ luật|Luật|luật)(?:\s+(?:[{UPPER}]|{lawnames.SMALL}){_INNER}*?)?)"
    rf"(?=\s+(?:số|ngày|năm)\s+\d|[;.()“”]|,(?!\s*chống\b|\s*Thể thao\b)|$|\s+(?:được|có hiệu lực|và các|và (?=Nghị|Quyết|Thông|Pháp lệnh)))"
)
_NUMBERED = re.compile(r"\s*,?\s*(?:\(\s*)?(?:Luật\s+)?(?:số:?\s*)?\d{1,5}/")
# A law that does not exist yet: "dự thảo Luật …", "hồ sơ đề nghị xây dựng Luật …", "xây dựng Luật … (sửa đổi)".
_DRAFTED = re.compile(r"(?i:dự thảo|dự án|đề nghị xây dựng|hồ sơ xây dựng|soạn thảo)(?:\s+các)?\s*$")
_DRAFTING = re.compile(r"(?i:xây dựng|nghiên cứu|hoàn thiện|góp ý|trình|ban hành|thông qua|sửa đổi)\s*$")
_REVISED = re.compile(r"\s*\(sửa đổi\)(?!\s*(?:số|năm|ngày)\s*\d)")
_SELF = re.compile(r"^(?:này|nói trên|trên đây|đã|của|và|về việc|quy định|hiện|các|cũng|có|phải|không)\b")
_LONGEST, _MOST_WORDS = 220, 26


@dataclass(frozen=True, slots=True)
class Law:
    """A law where a text names it; ``end`` is where its name and day end."""

    start: int
    end: int
    name: str
    citation: Citation
    candidates: tuple[Instrument, ...]
    inferred: bool


def find(text: str, resolver: Resolver, on: date | None) -> Iterator[Law]:
    """Every law that a text names without a number, in order."""
    position = 0
    for match in _LAW.finditer(text):
        if match.start() < position:
            continue
        amending = _AMENDING.match(text, match.start())
        known = 0 if amending else max(_known_name(text, match.start(), resolver), _whole_name(text, match))
        end = amending.end() if amending else known or _name_end(text, match)
        if known and text.count("(", match.start(), end) > text.count(")", match.start(), end) and text[end : end + 1] == ")":
            end += 1
        numbered = _NUMBERED.match(text, end)
        if not numbered and not _is_draft(text, match.start(), end) and (amending or known or _reads_as_name(text, match, end)):
            law = _law(text, match, end, resolver, on)
            position = law.end
            yield law
        if amending:
            told = _issued(_AFTER.match(text, amending.end()))
            yield from _amended(text, amending.start("inner"), amending.end("inner"), resolver, told.first if told else on)
            position = max(position, amending.end())


def _is_draft(text: str, start: int, end: int) -> bool:
    """Whether a law is only being drafted."""
    lead = text[max(0, start - 40) : start]
    return bool(_DRAFTED.search(lead)) or bool(_DRAFTING.search(lead) and _REVISED.match(text, end))


def _reads_as_name(text: str, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : end].strip()
    if match["kind"] == "Hiến pháp":
        return bool(re.match(r"\s+(?:năm\s+\d|nước\s)", text[match.end() :]))
    return (rest[:1].isupper() or bool(lawnames.SMALL_START.match(rest))) and not _SELF.match(rest) and len(rest.split()) < 18


def _law(text: str, match: re.Match[str], end: int, resolver: Resolver, on: date | None) -> Law:
    name = " ".join(text[match.start() : end].split()).strip(" ,")
    after = _AFTER.match(text, end)
    dated = re.search(r"(?:năm )?((?:19|20)\d{2})$", name)
    day = _issued(after) or (Day(int(dated[1])) if dated else None)
    start, pinpoint = _pinpoint(text, match.start())
    candidates, inferred = _resolve(name, day, resolver, on)
    return Law(start, after.end() if after else end, name, Citation("", _KINDS[fold(match[0])], day, "", pinpoint), candidates, inferred)


def _amended(text: str, start: int, end: int, resolver: Resolver, on: date | None) -> Iterator[Law]:
    """The laws named in the title of the one that amends them."""
    for match in _LAW.finditer(text, start, end):
        stop = next((m.start() for m in _LAW.finditer(text, match.end(), end)), end)
        known = max(_known_name(text[:stop], match.start(), resolver), _whole_name(text[:stop], match))
        close = min(known or stop, stop)
        name = re.sub(r"\s*(?:,|và)$", "", text[match.start() : close].strip())
        if known or name[len(match[0]) :].strip()[:1].isupper():
            candidates, inferred = _resolve(name, None, resolver, on)
            yield Law(match.start(), match.start() + len(name), name, Citation("", _KINDS[fold(match[0])]), candidates, inferred)


def _whole_name(text: str, match: re.Match[str]) -> int:
    """Where a name ends that is known without a record, or is nothing but letters ("BLHS"); else 0."""
    whole = lawnames.WHOLE.match(text, match.end())
    return match.end() if match["short"] else whole.end() if whole else 0


def _known_name(text: str, start: int, resolver: Resolver) -> int:
    """Where the longest known law name that begins here ends, else 0."""
    words = list(re.finditer(r"[\w/.-]*\w", text[start : start + _LONGEST]))
    for size in range(min(len(words), _MOST_WORDS), 1, -1):
        key = " ".join(fold(w[0]) for w in words[:size])
        if resolver.named(key).instruments:
            return start + words[size - 1].end()
    return 0


def _name_end(text: str, match: re.Match[str]) -> int:
    stop = _NAME_END.search(text, match.end())
    return stop.start() if stop else len(text)


def _issued(after: re.Match[str] | None) -> Day | None:
    if not after:
        return None
    try:
        return Day(int(after["y"])) if after["y"] else Day.parse(f"{int(after['d']):02}/{int(after['m']):02}/{after['dy']}")
    except ValueError:
        return None


def _pinpoint(text: str, start: int) -> tuple[int, Pinpoint]:
    lead = text[max(0, start - 60) : start]
    for pin in PINPOINT.finditer(lead):
        if re.fullmatch(r"\s*,?\s*(?:của\s+)?", lead[pin.end() :]):
            return start - len(lead) + pin.start(), Pinpoint.parse(pin[0])
    return start, Pinpoint()


def _resolve(name: str, day: Day | None, resolver: Resolver, on: date | None) -> tuple[tuple[Instrument, ...], bool]:
    """Records a law's name can mean: by its day or year where the text gives one, else the one in force."""
    name = lawnames.spelled(name)
    every = resolver.named(name_key(name)).instruments or titled(name, resolver).instruments
    every = tuple(i for i in every if on is None or i.issued is None or i.issued.first <= on)
    if day:
        dated = tuple(i for i in every if i.issued and i.issued.year == day.year and (not day.exact or i.issued == day))
        return dated, False
    living = tuple(i for i in resolver.named(name_key(name), on).instruments if i in every)
    return living or every, True


def titled(title: str, resolver: Resolver) -> Resolved:
    """Records that are known only by such a title: "Đề án 835"."""
    key = name_key(title)
    every = sorted(resolver.graph.instruments.values())
    return Resolved(tuple(i for i in every if key in {name_key(name) for name in (i.title, *i.other_names)}))
