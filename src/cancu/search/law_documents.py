"""Search documents of instruments and their provisions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .. import names, urls
from .. import vocabulary as v
from ..graph import Citing
from ..provisions import Pinpoint
from ..records import Instrument, Provision
from ..site import Site
from ..text import capital
from ..validity import successors
from . import citing
from .body import body_text
from .document import Answer, Document, Facets, Link, Number
from .plan_documents import agency_titles, place_name, plan_crumb, topic_titles
from .plan_documents import rank as plan_rank

DEAD = 0.72
_RANKS = {"het-hieu-luc": DEAD, "chua-ro": 0.85, "ngung-hieu-luc": 0.92, "chua-co-hieu-luc": 0.95}
_CITING_SHOWN = 12


def documents(site: Site) -> Iterator[Document]:
    """One for each instrument, one for each provision listed."""
    said = citing.said_of(site)
    for instrument in sorted(site.graph.instruments.values()):
        whole = _instrument(instrument, site)
        yield whole
        yield from (_provision(p, instrument, whole, said) for p in instrument.provisions)


def rank(instrument: Instrument, site: Site) -> float:
    """Dead law below living law; plans as plans."""
    if instrument.id in site.graph.tasks_of_plan:
        return plan_rank(instrument, site)
    span = site.span(instrument)
    cited = len(site.graph.cited_by.get(instrument.id, ()))
    return (_RANKS.get(span.status, 1.0) if span else 0.95) * (1 + 0.01 * math.log2(1 + cited))


def spans(instrument: Instrument, site: Site) -> tuple[tuple[str, str], ...]:
    """Today's status and the changes already known, so that an old copy does not lie later."""
    ahead = [s for s in site.timelines.get(instrument.id, ()) if s.until is None or s.until > site.on]
    return tuple((s.since.isoformat() if s.since else "", s.status) for s in ahead)


def _facets(instrument: Instrument, site: Site) -> Facets:
    span = site.span(instrument)
    issuers = agency_titles(instrument.issuers, site)
    known = [site.graph.agencies[a] for a in instrument.issuers if a in site.graph.agencies]
    found = dict.fromkeys(level for agency in known for level in agency.levels)
    return Facets(
        type=names.type_name(instrument), issuers=issuers, topics=topic_titles(instrument.topics, site),
        levels=tuple(v.LEVELS[level] for level in found) if len(found) == 1 else (),
        place=place_name(instrument, site), year=_year(instrument), status=span.status if span else "",
    )


def _year(instrument: Instrument) -> str:
    return str(instrument.issued.year) if instrument.issued else ""


def _instrument(instrument: Instrument, site: Site) -> Document:
    short = names.short_name(instrument)
    title = names.titled(instrument)
    own_title = title if title != instrument.title and not instrument.number else instrument.title
    return Document(
        url=urls.page("van-ban", instrument.id), kind="van-ban", title=_heading(instrument, short),
        text=_about(instrument, site), names=(own_title, title, *instrument.other_names),
        context=(names.issuer_name(instrument, site.graph), place_name(instrument, site), _year(instrument)),
        crumbs=(Link(names.type_name(instrument), f"loai-van-ban/{instrument.type}/"),),
        facets=_facets(instrument, site), spans=spans(instrument, site), rank=rank(instrument, site),
        number=_number(instrument, site), said=(body_text(instrument, site),), entities=(f"van-ban/{instrument.id}",),
    )


def _heading(instrument: Instrument, short: str) -> str:
    if instrument.type in ("luat", "bo-luat", "phap-lenh", "hien-phap"):
        return short
    return names.full_name(instrument)


def _about(instrument: Instrument, site: Site) -> str:
    """Issuer, day, and what took its place."""
    parts = [names.issuer_name(instrument, site.graph)]
    parts.append(f"ban hành {instrument.issued.long}" if instrument.issued and instrument.issued.exact else "")
    links = successors(instrument, site.graph)
    later = site.graph.instruments.get(links[0].source) if links else None
    told = ", ".join(p for p in parts if p)
    if later:
        word = "Văn bản thời kỳ sau" if links[0].kind == "follows" else "Được thay bằng"
        return f"{capital(told)}. {word}: {names.short_name(later)}."
    return f"{capital(told)}." if told else ""


def _number(instrument: Instrument, site: Site) -> Number | None:
    if not instrument.number:
        return None
    later = tuple(urls.page("van-ban", link.source) for link in successors(instrument, site.graph))
    citing = sorted(site.graph.cited_by.get(instrument.id, ()), key=_citing_order)
    shown = tuple(dict.fromkeys(c.url for c in citing if c.url not in later))[:_CITING_SHOWN]
    return Number(instrument.number, instrument.type, _year(instrument), later, shown)


def _citing_order(citing: Citing) -> tuple[int, str]:
    """Documents that rest on it before tasks, newest plans first by id."""
    return (0 if citing.kind == "van-ban" else 1, citing.url)


def _provision(provision: Provision, instrument: Instrument, whole: Document, said: citing.Said) -> Document:
    """``whole`` is the document of its instrument: facets, spans and rank are the same."""
    pin = provision.pinpoint
    name, url = f"{capital(str(pin))} {names.short_name(instrument)}", f"{whole.url}#{pin.anchor}"
    return Document(
        url=url, kind="dieu-khoan", title=name, text=capital(provision.subject), names=_lead(provision),
        crumbs=(plan_crumb(instrument),), facets=whole.facets, spans=whole.spans, rank=whole.rank,
        articles=_articles(pin), said=citing.of_provision(provision, instrument, said), entities=whole.entities,
        answer=Answer(bases=(Link(name, url),)),
    )


def _articles(pin: Pinpoint) -> tuple[str, ...]:
    first, last = pin.article, pin.article_to
    between = range(int(first) + 1, int(last) + 1) if first.isdigit() and last.isdigit() else ()
    return (pin.anchor, *(f"dieu-{n}" for n in between))


def _lead(provision: Provision) -> tuple[str, ...]:
    """What a provision is about, in a few words: "Mua dâm" of "Mua dâm: phạt …"."""
    lead, _, _ = provision.subject.partition(":")
    return (lead,) if len(lead) < 60 else ()
