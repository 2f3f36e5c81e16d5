"""Every citation of a document, with its place and the record it means.

Numbered ones come from ``citations``, laws named without a number from ``laws``. "Kế hoạch này" and the
document's own number are no citations. An issuer printed once for a list ("các Nghị định của Chính phủ: số …,
số …"; "Nghị định số … và Nghị định số … của Chính phủ") is the issuer of each.
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
from ..resolve import Resolver
from ..text import fold
from ..vocabulary import DOCUMENT_TYPES
from . import laws, makers
from .outline import Node

# Invitations, minutes, contracts, forms: numbered papers that rule nothing.
_PAPERS = re.compile(r"\d[/-](?:GM|BB|BBGN|BBLV|HĐ|HĐLĐ|GUQ|GGT|PC)(?![A-Za-zĐđ])")
_ATTACHED = re.compile(r"(?:Quy chế|Quy định|Chương trình|Kế hoạch|Đề án|Điều lệ|Danh mục)[^.;]*?(?:ban hành )?(?:kèm theo|ban hành theo)\s*$")
_AMENDS = re.compile(r"sửa đổi(?:, bổ sung)?(?: một số (?:điều|điểm|nội dung|quy định))?(?: của| tại)?(?: các)?\s*$")
_ARTICLES = re.compile(r"(?:[Cc]ác\s+)?[Đđ]iều\s+\d+[a-zđ]?(?:\s*(?:,|;|và|,\s*và)\s*\d+[a-zđ]?)+\s*(?:của\s+)?$")


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


def cited(nodes: list[Node], own: str, resolver: Resolver, issued: Day | None) -> list[Cited]:
    """The citations of all paragraphs of a document of that number and day, in the order printed."""
    on = issued.first if issued else None
    found: list[Cited] = []
    for node in nodes:
        if own and number_key(own) in fold(node.text) and re.match(r"^\(?\s*(?:Ban hành|Kèm|Được ban hành)", node.text):
            continue
        found += [item for _at, item in sorted(_of_node(node, resolver, on), key=lambda pair: pair[0]) if number_key(item.citation.number or "-") != number_key(own or "+")]
    words = fold(" ".join(node.text for node in nodes))
    return [replace(item, candidates=tuple(i for i in item.candidates if _possible(i, item, words, issued, resolver))) for item in found]


def _possible(record: Instrument, item: Cited, words: str, day: Day | None, resolver: Resolver) -> bool:
    """Whether a record can be what a document of that day cites; every province has a plan number 12 of its own."""
    said, issued = item.citation.issued, record.issued
    if day and issued and issued.first > day.last:
        return False
    if not record.place or not item.citation.number:
        return True
    if said and said.exact and issued and issued.exact:
        return said == issued
    names = (str(name.name) for name in resolver.graph.places[record.place].names) if record.place in resolver.graph.places else ()
    return any(fold(re.sub(r"^\w+ (?=\W*\w)", "", name)) in words for name in names)


def _of_node(node: Node, resolver: Resolver, on: date | None) -> Iterator[tuple[int, Cited]]:
    text = node.text
    numbered = [found for found in citations.find(text) if found.citation.type or not _PAPERS.search(found.citation.number)]
    for found, made in zip(numbered, makers.cited(text, numbered), strict=True):
        citation = replace(made, pinpoint=_pinpoint(text, found))
        resolved = resolver.resolve(replace(citation, number=re.sub(r"(?<=/TTLT)/", "-", citation.number)), on)
        if not resolved.instruments and "/" not in citation.number and citation.type:
            resolved = laws.titled(f"{DOCUMENT_TYPES[citation.type].name} {citation.number}", resolver)
        subject = _subject(text, found.end)
        amends = bool(_AMENDS.search(text[: found.start]))
        item = Cited(citation, node.spot, node.number, "", subject, amends, resolved.instruments, resolved.inferred)
        yield from _with_more_pins(text, found.start, item)
    taken = [(found.start, found.end) for found in numbered]
    for law in laws.find(text, resolver, on):
        if not any(a < law.end and law.start < b for a, b in taken):
            amends = bool(_AMENDS.search(text[: law.start]))
            item = Cited(law.citation, node.spot, node.number, law.name, "", amends, law.candidates, law.inferred)
            yield from _with_more_pins(text, law.start, item)


def _pinpoint(text: str, found: citations.Found) -> Pinpoint:
    """ "Điều 16 Quy chế … ban hành kèm theo Quyết định số 33/…": the article belongs to what is attached."""
    if found.citation.pinpoint:
        return found.citation.pinpoint
    before = re.split(r"[.;]", text[: found.start])[-1]
    pins = list(PINPOINT.finditer(before))
    if pins and _ATTACHED.search(before[pins[-1].end() :]):
        return Pinpoint.parse(pins[-1][0])
    return Pinpoint()


def _with_more_pins(text: str, start: int, item: Cited) -> Iterator[tuple[int, Cited]]:
    """A citation for each provision: "Điều 33 và Điều 35 Pháp lệnh …" is two."""
    articles = [] if item.citation.pinpoint else _listed_articles(text, start)
    if articles:
        item = replace(item, citation=replace(item.citation, pinpoint=articles.pop()))
    for pin in articles or _more_pins(text, start):
        yield start, replace(item, citation=replace(item.citation, pinpoint=pin))
    yield start, item


def _more_pins(text: str, start: int) -> list[Pinpoint]:
    found: list[Pinpoint] = []
    lead = text[max(0, start - 120) : start]
    while joint := re.search(r"(?:,|;|\s+và)\s*$", lead):
        pin = next((p for p in PINPOINT.finditer(lead) if p.end() == joint.start()), None)
        if pin is None:
            break
        found.insert(0, Pinpoint.parse(pin[0]))
        lead = lead[: pin.start()]
    return found


def _listed_articles(text: str, start: int) -> list[Pinpoint]:
    """ "Điều 22, 23 và 24 Nghị định …": the articles that share one "Điều"."""
    listed = _ARTICLES.search(text[max(0, start - 120) : start])
    return [Pinpoint(article=number) for number in re.findall(r"\d+[a-zđ]?", listed[0])] if listed else []


def _subject(text: str, end: int) -> str:
    """What the text says the cited document is about: the words after "về", up to the clause's end."""
    found = re.match(r"\s*,?\s*(?:về(?: việc)?|quy định|phê duyệt|ban hành)\s+[^;.(]{6,240}", text[end:])
    return " ".join(found[0].split()).strip(" ,") if found else ""
