"""Every citation of a document, with its place and the record it means.

Numbered ones come from ``citations``; laws named without a number are found by their names and resolved by
the document's day. "Kế hoạch này" and the document's own number are no citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .. import citations
from ..citations import Citation, number_key, type_of_number
from ..days import Day
from ..provisions import FORM as PINPOINT
from ..provisions import Pinpoint
from ..records import Instrument
from ..resolve import Resolved, Resolver, name_key
from ..text import fold
from ..vocabulary import DOCUMENT_TYPES
from .letters import LOWER, UPPER
from .outline import Node

_LAW = re.compile(rf"(?<![{LOWER}{UPPER}])(?P<kind>Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp)(?=\s)")
_KINDS = {"bo luat": "bo-luat", "luat": "luat", "phap lenh": "phap-lenh", "hien phap": "hien-phap"}
_NAME_END = re.compile(
    r"[;:.()“”\"/\n]|,(?!\s*chống\b|\s*Thể thao\b|\s*[a-zđ]+ (?:chống|thể thao)\b)|\s(?:số\s|ngày\s|năm\s+\d|hiện hành|và các|và (?=Nghị|Quyết|Thông|Luật|Bộ luật|Pháp lệnh|Chỉ thị|Kế hoạch|văn bản)|có hiệu lực|quy định|"
    r"được|đã|để|theo|trong|tại|cho|đối với|nhằm|trên địa bàn|đến|với|là|còn|gồm|bao gồm|sửa đổi\s+năm|khóa|của Quốc hội)"
)
_AFTER = re.compile(r"\s*(?:số\s+)?(?:(?:,\s*)?năm\s+(?P<y>\d{4})|(?:,?\s*)ngày\s+(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<dy>\d{4}))")
_AMENDING = re.compile(
    rf"Luật\s+[Ss]ửa đổi, bổ sung\s+một số (?:điều|điểm)(?:,? điều)?(?: của)?(?: các| \d+)?\s+(?:Bộ luật|Luật|luật)(?:\s+[{UPPER}][^,;.()“”]*?)?"
    rf"(?=\s+(?:số|ngày|năm)\s+\d|[,;.()“”]|$|\s+(?:được|có hiệu lực|và các))"
)
_NUMBERED = re.compile(r"\s*,?\s*(?:\(\s*)?(?:Luật\s+)?(?:số:?\s*)?\d{1,5}/")
_SELF = re.compile(r"^(?:này|nói trên|trên đây|đã|của|và|về việc|quy định|hiện|các|cũng|có|phải|không)\b")
_ATTACHED = re.compile(r"(?:Quy chế|Quy định|Chương trình|Kế hoạch|Đề án|Điều lệ|Danh mục)[^.;]*?(?:ban hành )?(?:kèm theo|ban hành theo)\s*$")
_AMENDS = re.compile(r"sửa đổi(?:, bổ sung)?(?: một số (?:điều|điểm|nội dung|quy định))?(?: của| tại)?(?: các)?\s*$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation where it stands. ``name``: of a law without a number; ``amends``: it is the object of an amendment."""

    citation: Citation
    spot: str
    number: int
    name: str = ""
    subject: str = ""
    amends: bool = False
    candidates: tuple[Instrument, ...] = ()
    inferred: bool = False

    @property
    def record(self) -> Instrument | None:
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def type(self) -> str:
        return self.citation.type or type_of_number(self.citation.number)


def cited(nodes: list[Node], own: str, resolver: Resolver, on: date | None) -> list[Cited]:
    """The citations of all paragraphs in the order printed."""
    found: list[Cited] = []
    for node in nodes:
        if own and number_key(own) in fold(node.text) and re.match(r"^\(?\s*(?:Ban hành|Kèm|Được ban hành)", node.text):
            continue
        found += [item for _at, item in sorted(_of_node(node, resolver, on), key=lambda pair: pair[0]) if number_key(item.citation.number or "-") != number_key(own or "+")]
    return found


def _of_node(node: Node, resolver: Resolver, on: date | None) -> Iterator[tuple[int, Cited]]:
    text = node.text
    taken: list[tuple[int, int]] = []
    for found in citations.find(text):
        taken.append((found.start, found.end))
        citation = _with_attached_pinpoint(text, found)
        resolved = resolver.resolve(citation, on)
        if not resolved.instruments and "/" not in citation.number and citation.type:
            resolved = _titled(f"{DOCUMENT_TYPES[citation.type].name} {citation.number}", resolver)
        subject = _subject(text, found.end)
        amends = bool(_AMENDS.search(text[: found.start]))
        cited_here = Cited(citation, node.spot, node.number, "", subject, amends, resolved.instruments, resolved.inferred)
        yield from ((found.start, replace(cited_here, citation=replace(citation, pinpoint=pin))) for pin in _more_pins(text, found.start))
        yield found.start, cited_here
    for start, end, item in _laws(text, resolver, on):
        if not any(a < end and start < b for a, b in taken):
            here = replace(item, spot=node.spot, number=node.number, amends=bool(_AMENDS.search(text[:start])))
            yield from ((start, replace(here, citation=replace(here.citation, pinpoint=pin))) for pin in _more_pins(text, start))
            yield start, here


def _titled(title: str, resolver: Resolver) -> Resolved:
    """Records that are known only by such a title: "Đề án 835"."""
    key = name_key(title)
    every = sorted(resolver.graph.instruments.values())
    return Resolved(tuple(i for i in every if key in {name_key(name) for name in (i.title, *i.other_names)}))


def _with_attached_pinpoint(text: str, found: citations.Found) -> Citation:
    """ "Điều 16 Quy chế … ban hành kèm theo Quyết định số 33/…": the article belongs to what is attached."""
    if found.citation.pinpoint:
        return found.citation
    before = re.split(r"[.;]", text[: found.start])[-1]
    pins = list(PINPOINT.finditer(before))
    if pins and _ATTACHED.search(before[pins[-1].end() :]):
        return replace(found.citation, pinpoint=Pinpoint.parse(pins[-1][0]))
    return found.citation


def _more_pins(text: str, start: int) -> list[Pinpoint]:
    """Provisions joined to the one that stands right before a title: "Điều 33" in "Điều 33 và Điều 35 Pháp lệnh …"."""
    found: list[Pinpoint] = []
    lead = text[max(0, start - 120) : start]
    while joint := re.search(r"(?:,|;|\s+và)\s*$", lead):
        pin = next((p for p in PINPOINT.finditer(lead) if p.end() == joint.start()), None)
        if pin is None:
            break
        found.insert(0, Pinpoint.parse(pin[0]))
        lead = lead[: pin.start()]
    return found


def _subject(text: str, end: int) -> str:
    """What the text says the cited document is about: the words after "về", up to the clause's end."""
    found = re.match(r"\s*,?\s*(?:về(?: việc)?|quy định|phê duyệt|ban hành)\s+[^;.(]{6,240}", text[end:])
    return " ".join(found[0].split()).strip(" ,") if found else ""


def _laws(text: str, resolver: Resolver, on: date | None) -> Iterator[tuple[int, int, Cited]]:
    position = 0
    for match in _LAW.finditer(text):
        if match.start() < position:
            continue
        amending = _AMENDING.match(text, match.start())
        known = 0 if amending else _known_name(text, match.start(), resolver)
        end = amending.end() if amending else known or _name_end(text, match)
        name = " ".join(text[match.start() : end].split()).strip(" ,")
        rest = text[match.end() : end].strip()
        if not known and (not rest[:1].isupper() or _SELF.match(rest) or len(name.split()) > 18) and not amending:
            continue
        if _NUMBERED.match(text, end):
            continue
        after = _AFTER.match(text, end)
        dated = re.search(r"năm (\d{4})$", name)
        day = _issued(after) or (Day(int(dated[1])) if dated else None)
        start, pinpoint = _pinpoint(text, match.start())
        citation = Citation("", _KINDS[fold(match["kind"])], day, "", pinpoint)
        candidates, inferred = _resolve(name, day, resolver, on)
        position = after.end() if after else end
        yield start, position, Cited(citation, "", 0, name, candidates=candidates, inferred=inferred)


def _known_name(text: str, start: int, resolver: Resolver) -> int:
    """Where the longest known law name that begins here ends, else 0."""
    words = list(re.finditer(r"[\w/.-]*\w", text[start : start + 160]))
    for size in range(min(len(words), 16), 1, -1):
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
    every = resolver.named(name_key(name)).instruments or _titled(name, resolver).instruments
    every = tuple(i for i in every if on is None or i.issued is None or i.issued.first <= on)
    if day:
        dated = tuple(i for i in every if i.issued and i.issued.year == day.year and (not day.exact or i.issued == day))
        return dated, False
    living = tuple(i for i in resolver.named(name_key(name), on).instruments if i in every)
    return living or every, True
