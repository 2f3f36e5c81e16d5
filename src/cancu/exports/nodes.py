"""Nodes of JSON-LD: how a page, a document, an office, a place or a provision is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import orjson

from .. import urls
from ..enrich import address
from ..names import agency_name, short_name
from ..records import AdministrativePlace, Agency, Basis, Instrument
from ..site import Site

Node = dict[str, Any]
CONTEXT = "https://schema.org"
_LINKS = ("@id", "url", "item", "target")
# Sectors whose organisations are no part of the state's administration.
_NOT_STATE = ("dang", "mat-tran-doan-the", "khac")


def script(data: Node, base: str) -> str:
    """The text of a ``<script type="application/ld+json">`` on the page at ``base``.

    Links work below any prefix, and no text of a record can end the element.
    """
    text = orjson.dumps(_on_page(data, base)).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _on_page(value: Any, base: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _on_page(item, base, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_on_page(item, base, key) for item in value]
    local = key in _LINKS and isinstance(value, str) and value.startswith("/")
    return urls.relative(value[1:], base) if local else value


def link(url: str, site: Site) -> str:
    """Absolute where the site's address is known."""
    return f"{site.settings.address.rstrip('/')}/{url}"


def node(type_: str, url: str, name: str, site: Site, **more: Any) -> Node:
    """A node with its context; empty values are left out."""
    address = link(url, site)
    always = {"@context": CONTEXT, "@type": type_, "@id": address, "url": address, "name": name, "inLanguage": "vi"}
    return always | {key: value for key, value in more.items() if value}


def ref(type_: str, url: str, name: str, site: Site) -> Node:
    """A short node that points at a page."""
    return {"@type": type_, "@id": link(url, site), "name": name}


def kind(instrument: Instrument) -> str:
    """Documents of the Party guide; they are no legislation."""
    return "CreativeWork" if instrument.nature == "dang" else "Legislation"


def instrument_ref(instrument_id: str, site: Site) -> Node | None:
    """None for an id without a record."""
    found = site.graph.instruments.get(instrument_id)
    return ref(kind(found), site.graph.url("van-ban", found.id), short_name(found), site) if found else None


def office(agency: Agency | None) -> str:
    return "Organization" if agency and agency.sector in _NOT_STATE else "GovernmentOrganization"


def agency_ref(agency_id: str, site: Site) -> Node:
    type_ = office(site.graph.agencies.get(agency_id))
    return ref(type_, site.graph.url("co-quan", agency_id), agency_name(agency_id, site.graph), site)


def topic_ref(topic_id: str, site: Site) -> Node:
    topic = site.graph.topics.get(topic_id)
    return ref("DefinedTerm", site.graph.url("chu-de", topic_id), topic.title if topic else topic_id, site)


def refs(ids: Iterable[str], site: Site, of: Callable[[str, Site], Node | None]) -> list[Node]:
    """Each id once; ids without a record are left out."""
    return [made for id_ in dict.fromkeys(ids) if (made := of(id_, site))]


def place_ref(place: AdministrativePlace, site: Site) -> Node:
    return ref("AdministrativeArea", site.graph.url("dia-phuong", place.id), place.title, site)


def citations(bases: Iterable[Any], site: Site) -> list[Node]:
    """Provisions as parts of their document; ``bases`` are anything with an instrument and a pinpoint."""
    found: dict[str, Node] = {}
    for basis in bases:
        instrument = site.graph.instruments.get(basis.instrument)
        if instrument:
            pinpoint = getattr(basis, "pinpoint", None) or Basis(instrument=instrument.id).pinpoint
            name = f"{pinpoint} {short_name(instrument)}" if pinpoint else short_name(instrument)
            found.setdefault(name, ref(kind(instrument), address(site, instrument, pinpoint), name, site))
    return list(found.values())
