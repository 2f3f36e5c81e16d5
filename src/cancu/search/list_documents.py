"""Search documents of agencies, places, topics, words, days, deadlines and pages written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from .. import names, prose, succession, urls
from .. import vocabulary as v
from ..due import due_text
from ..pages.page import Page
from ..records import AdministrativePlace, Agency, Basis, Deadline, Observance, Prose, Record, Term, Topic
from ..site import Site
from ..text import PASSAGE, capital
from .body import body_text, plain
from .document import Answer, Document, Facets, Link
from .plan_documents import agency_link, agency_titles, basis_link, topic_titles

_HEADING = re.compile(r"<h([2-4])\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
Own = TypeVar("Own", bound=Record)


def documents(site: Site, pages: Iterable[Page]) -> Iterator[Document]:
    """Everything that is neither law nor plan."""
    graph = site.graph
    yield from (_agency(a, site) for a in _ordered(graph.agencies.values()))
    yield from (_place(p, site) for p in _ordered(graph.places.values()))
    yield from (_topic(t, site) for t in _ordered(graph.topics.values()))
    yield from (_term(t, site) for t in _ordered(graph.terms.values()))
    yield from (_deadline(d, site) for d in _ordered(graph.deadlines.values()))
    yield from (_observance(o, site) for o in _ordered(graph.observances.values()))
    yield from _words(site)
    for record in _ordered(graph.prose.values()):
        yield from _prose(record)
    yield from _pages(pages, site)


def _ordered(records: Iterable[Own]) -> list[Own]:
    return sorted(records)


def _agency(agency: Agency, site: Site) -> Document:
    answer = succession.succession(agency.id, site.on, site.graph)
    heirs = agency_titles(answer.agencies, site) if answer.changed else ()
    told = [capital(agency.function)] if agency.function else []
    told += [f"Nay: {', '.join(heirs)}"] if heirs else []
    told += [f"Không còn từ {agency.until}"] if agency.until and agency.until.first <= site.on else []
    body = body_text(agency, site)
    return Document(
        url=urls.page("co-quan", agency.id), kind="co-quan", title=agency.title,
        text=". ".join([*told, body] if body else told), names=(*agency.other_names, *agency.abbreviations, *((agency.short_name,) if agency.short_name else ())),
        context=(v.SECTORS[agency.sector],), said=_taken_over(agency, site), entities=(f"co-quan/{agency.id}",), crumbs=(Link("Cơ quan", "co-quan/"),),
        facets=Facets(agencies=(agency.title,), levels=tuple(v.LEVELS[x] for x in agency.levels)),
        rank=0.97 if answer.changed else 1.0,
        answer=Answer(
            offices=(agency_link(agency.id, site),), bases=tuple(basis_link(b, site) for b in agency.bases),
            today=tuple(agency_link(a, site) for a in answer.agencies) if answer.changed else (),
        ),
    )


def _taken_over(agency: Agency, site: Site) -> tuple[str, ...]:
    """What it handed on, and what it took over from offices that are gone."""
    received = (h.function for a in _ordered(site.graph.agencies.values()) for h in a.heirs if h.agency == agency.id)
    return tuple(dict.fromkeys((*(heir.function for heir in agency.heirs), *received)))


def _place(place: AdministrativePlace, site: Site) -> Document:
    then = "; ".join(f"{name}{f' (đến {name.until})' if name.until else ''}" for name in place.names)
    merged = f". Hợp nhất từ: {', '.join(place.merged_from)}" if place.merged_from else ""
    return Document(
        url=urls.page("dia-phuong", place.id), kind="dia-phuong", title=place.title, text=f"{capital(then)}{merged}",
        names=(*place.other_names, *(str(name) for name in place.names)), crumbs=(Link("Địa phương", "dia-phuong/"),),
        facets=Facets(place=place.title, levels=tuple(v.LEVELS[x] for x in place.levels)),
        answer=Answer(bases=tuple(basis_link(b, site) for b in place.bases)),
    )


def _topic(topic: Topic, site: Site) -> Document:
    count = len(site.graph.tasks_of_topic.get(topic.id, ()))
    return Document(
        url=urls.page("chu-de", topic.id), kind="chu-de", title=topic.title,
        text=f"{topic.summary} {count} nhiệm vụ trong các kế hoạch.", crumbs=(Link("Chủ đề", "chu-de/"),),
        facets=Facets(topics=(topic.title,)), names=topic.other_names,
    )


def _term(term: Term, site: Site) -> Document:
    return Document(
        url=urls.page("thuat-ngu", term.id), kind="thuat-ngu", title=term.title, text=term.definition,
        names=term.other_names, crumbs=(Link("Thuật ngữ", "thuat-ngu/"),),
        context=("là gì", "khái niệm", "định nghĩa"), answer=_bases(term.bases, site),
    )


def _bases(bases: tuple[Basis, ...], site: Site, due: str = "", offices: tuple[Link, ...] = ()) -> Answer:
    return Answer(bases=tuple(basis_link(b, site) for b in bases), due=due, offices=offices)


def _deadline(deadline: Deadline, site: Site) -> Document:
    due = deadline.due_text or due_text(deadline)
    who = deadline.who_text or names.names_of(deadline.who, site.graph)
    text = f"Hạn: {due}." + (f" Ai: {who}." if who else "") + (f" {deadline.basis_text}." if deadline.basis_text else "")
    return Document(
        url=f"lich/#{deadline.id}", kind="thoi-han", title=capital(deadline.title), text=text,
        context=("hạn nộp", *topic_titles(deadline.topics, site), body_text(deadline, site)),
        entities=tuple(f"co-quan/{a}" for a in deadline.who), crumbs=(Link("Lịch", "lich/"),),
        facets=Facets(agencies=agency_titles(deadline.who, site), topics=topic_titles(deadline.topics, site)),
        answer=_bases(deadline.bases, site, due, tuple(agency_link(a, site) for a in deadline.who)),
    )


def _observance(day: Observance, site: Site) -> Document:
    when = f"{day.first}–{day.last}" if day.last else day.first
    year = f"/{day.year}" if day.year else ", hằng năm"
    return Document(
        url=f"lich/#{day.id}", kind="ngay", title=capital(day.title),
        text=f"{when}{year}." + (f" {day.relevance}" if day.relevance else ""),
        names=(*day.other_names, _spoken(day.first)), context=("ngày truyền thông", *topic_titles(day.topics, site), day.basis_text),
        crumbs=(Link("Lịch", "lich/"),), facets=Facets(topics=topic_titles(day.topics, site)),
        answer=_bases(day.bases, site, f"{when}{year}"),
    )


def _spoken(day: str) -> str:
    """ "26/06" → "26/6 ngày 26 tháng 6": the ways a day is typed."""
    number, month = (int(part) for part in day.split("/"))
    return f"{number}/{month} ngày {number} tháng {month}"


def _words(site: Site) -> Iterator[Document]:
    """Words to use instead of words that stigmatise; found by either."""
    if not site.graph.word_pairs:
        return
    shown = "; ".join(f"“{p.avoid[0]}” → “{p.prefer}”" for p in site.graph.word_pairs)
    yield Document(
        url="thuat-ngu/#tu-nen-dung", kind="thuat-ngu", title="Từ nên dùng thay từ kỳ thị", text=shown[:PASSAGE],
        names=tuple(word for pair in site.graph.word_pairs for word in pair.avoid), rank=0.65,
        crumbs=(Link("Thuật ngữ", "thuat-ngu/"),),
    )


def _prose(record: Prose) -> Iterator[Document]:
    """A hand-written page and each of its sections."""
    url = urls.prose(record.id)
    html = prose.render(record.body).text
    parts = _HEADING.split(html)
    lead = plain(parts[0])
    yield Document(
        url=url, kind="trang", title=record.title, text=(record.description or lead)[:PASSAGE],
        context=(lead[:PASSAGE],), crumbs=(), rank=0.93,
    )
    for index in range(1, len(parts) - 3, 4):
        anchor, heading, body = parts[index + 1], plain(parts[index + 2]), plain(parts[index + 3])
        yield Document(
            url=f"{url}#{anchor}", kind="trang", title=heading, text=body[:PASSAGE], context=(record.title,),
            crumbs=(Link(record.title, url),), rank=0.93
        )


# Where abbreviations are listed.
_SHORT = "thuat-ngu/"
_COVERED = frozenset(("van-ban", "phan-cong", "co-quan", "dia-phuong", "chu-de", "trang", "tim-kiem", "tai-lieu", "tap-huan", "duong-day", "danh-sach"))


def _pages(pages: Iterable[Page], site: Site) -> Iterator[Document]:
    """Lists and tools that are no record's page: found by title and description, the one of abbreviations by each."""
    short = " ".join(entry.short for entry in site.graph.abbreviations)
    for page in sorted(pages):
        if page.kind in _COVERED or not page.title:
            continue
        yield Document(
            url=page.url, kind="trang", title=page.title, text=page.description, rank=0.9, context=(short,) if page.url == _SHORT and short else (),
            crumbs=tuple(Link(c.title, c.url) for c in page.crumbs if c.url),
        )
