"""Places as people type them, and which documents are for a place: its own and those of the places in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..graph import Graph
from ..records import AdministrativePlace
from .document import Document
from .words import tokens

_UNIT = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu) (?=\w+ \w)", re.IGNORECASE)
# "Xã An Lạc (12)", "tỉnh Vĩnh Phúc (nay …)"
_ASIDE = re.compile(r"\s*[(,].*$")


def forms(graph: Graph) -> Iterator[tuple[str, str]]:
    """Phrase and way to say it: "xã Kẻ Sặt", "Kẻ Sặt"."""
    for place in sorted(graph.places.values()):
        for name in (*place.other_names, *(own.name for own in place.names)):
            bare = _ASIDE.sub("", name)
            own = _UNIT.sub("", bare)
            yield from ((_key(place.id), way) for way in dict.fromkeys((bare, own)) if len(tokens(way)) > 1 or way.isupper())


def belonging(documents: Iterable[Document], graph: Graph) -> Iterator[Document]:
    """The documents, each with the places that it is for among its entities."""
    around = _around(graph)
    for document in documents:
        places = around.get(document.facets.place, ())
        yield replace(document, entities=(*document.entities, *places)) if places else document


def _key(place: str) -> str:
    return f"dia-phuong/{place}"


def _around(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """A place as it is printed → the phrases of it and of the places that it was or is in."""
    called: dict[str, dict[str, None]] = defaultdict(dict)
    for place in sorted(graph.places.values()):
        for own in place.names:
            called[own.name.casefold()][place.id] = None
    found: dict[str, tuple[str, ...]] = {}
    for place in sorted(graph.places.values()):
        ids = dict.fromkeys((place.id, *_wider(place, called, graph)))
        for printed in (place.title, *map(str, place.names)):
            found.setdefault(printed, tuple(map(_key, ids)))
    return found


def _wider(place: AdministrativePlace, called: Mapping[str, Mapping[str, None]], graph: Graph) -> Iterator[str]:
    """Where a place lies or lay, the nearest first."""
    if place.parent in graph.places:
        yield place.parent
    for own in place.names:
        for part in own.within.split(", "):
            yield from called.get(part.casefold(), ())
