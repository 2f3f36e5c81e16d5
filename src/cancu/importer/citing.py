"""Every citation of a document, with its place and the record it means.

Numbered ones come from ``citations``, laws named without a number from ``laws``. "Kế hoạch này" and the
document's own number are no citations. An issuer printed once for a list ("các Nghị định của Chính phủ: số …,
số …"; "Nghị định số … và Nghị định số … của Chính phủ") is the issuer of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from . import laws, offices
from .outline import Node

_ATTACHED = re.compile(r"(?:Quy chế|Quy định|Chương trình|Kế hoạch|Đề án|Điều lệ|Danh mục)[^.;]*?(?:ban hành )?(?:kèm theo|ban hành theo)\s*$")
_AMENDS = re.compile(r"sửa đổi(?:, bổ sung)?(?: một số (?:điều|điểm|nội dung|quy định))?(?: của| tại)?(?: các)?\s*$")
_ARTICLES = re.compile(r"(?:[Cc]ác\s+)?Điều\s+\d+[a-zđ]?(?:\s*(?:,|;|và|,\s*và)\s*\d+[a-zđ]?)+\s*(?:của\s+)?$")
_JOINED = re.compile(r"\s*(?:,|và|,\s*và|;)?\s*(?:các\s+)?(?:số:?\s*)?")
_OF_ALL = re.compile(r"của\s+(?P<issuer>[^:;.]{3,90}?)\s*:\s*(?:số:?\s*)?$")


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
    numbered = list(citations.find(text))
    issuers = _issuers(text, numbered)
    for found, issuer in zip(numbered, issuers, strict=True):
        citation = replace(_with_attached_pinpoint(text, found), issuer=issuer)
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


def _issuers(text: str, numbered: Sequence[citations.Found]) -> list[str]:
    """The issuer of each citation, its own or the one its list shares."""
    issuers = [_joint(text, found) or _office(found.citation.issuer) for found in numbered]
    shared = ""
    for at, found in enumerate(numbered):
        above = _OF_ALL.search(text[: found.start])
        shared = _office(above["issuer"]) if above else shared if at and _listed(text, numbered[at - 1], found) else ""
        issuers[at] = issuers[at] or shared
    for at in range(len(numbered) - 2, -1, -1):
        if not issuers[at] and _listed(text, numbered[at], numbered[at + 1]):
            issuers[at] = issuers[at + 1]
    return issuers


def _joint(text: str, found: citations.Found) -> str:
    """All issuers of a joint document: "của Bộ Lao động …, Bộ Nội vụ, Bộ Tài chính"."""
    start = text.find(found.citation.issuer, found.name_end) if found.citation.issuer else -1
    if start < 0 or found.citation.type not in ("thong-tu-lien-tich", "nghi-quyet-lien-tich"):
        return ""
    names, end = offices.run(text, start)
    return text[start:end] if len(names) > 1 else ""


def _listed(text: str, found: citations.Found, following: citations.Found) -> bool:
    """Whether two citations stand side by side in a list of one kind: same type, same sign."""
    signs = {re.sub(r"^[\d/]+", "", item.citation.number) for item in (found, following)}
    return len(signs) == 1 and bool(_JOINED.fullmatch(text[found.end : following.start]))


def _office(issuer: str) -> str:
    """An issuer without the words of the sentence that ran into it: "Chính phủ đến chủ cơ sở"."""
    office = offices.at(issuer)
    rest = issuer[office.end :].strip() if office else ""
    return issuer[: office.end] if office and office.known and rest[:1].islower() and not rest.startswith("và ") else issuer


def _with_attached_pinpoint(text: str, found: citations.Found) -> Citation:
    """ "Điều 16 Quy chế … ban hành kèm theo Quyết định số 33/…": the article belongs to what is attached."""
    if found.citation.pinpoint:
        return found.citation
    before = re.split(r"[.;]", text[: found.start])[-1]
    pins = list(PINPOINT.finditer(before))
    if pins and _ATTACHED.search(before[pins[-1].end() :]):
        return replace(found.citation, pinpoint=Pinpoint.parse(pins[-1][0]))
    return found.citation


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
