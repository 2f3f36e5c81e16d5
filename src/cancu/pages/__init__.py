"""Graph to pages: one module and one template per kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..site import Site
from . import (
    agency,
    assignment,
    bases,
    calendar,
    corrections,
    data,
    draft,
    home,
    indexes,
    instrument,
    matrix,
    offline,
    place,
    prose,
    review,
    rules,
    search,
    since,
    support,
    terms,
    topic,
    training,
    year,
)
from .environment import Renderer
from .page import Asset, Crumb, Page
from .part import Part

# A module with ``parts`` makes each record's pages on their own; one with ``pages`` makes all of its pages at once.
_MODULES = (
    instrument, assignment, matrix, agency, home, indexes, place, year, topic, terms, calendar, bases, review,
    training, support, since, offline, corrections, rules, search, draft, prose,
)

__all__ = ["Asset", "Crumb", "Page", "Part", "Renderer", "data", "draft", "parts", "render"]


def parts(site: Site) -> Iterator[Part]:
    """All that pages are made of; the key names module and record."""
    for module in _MODULES:
        name = module.__name__.rpartition(".")[2]
        if hasattr(module, "parts"):
            yield from (Part(f"{name}/{part.key}", part.make, part.source) for part in module.parts(site))
        else:
            yield Part(f"{name}/", _all(module))


def _all(module: Any) -> Callable[[Renderer, str], Iterable[Page]]:
    return lambda renderer, _: module.pages(renderer)


def render(renderer: Renderer) -> tuple[Page, ...]:
    """Every page of the site, sorted by address; a hand-written page wins over a generated index."""
    renderer.site.prepare()
    found = (page for part in parts(renderer.site) for page in part.make(renderer, part.key.partition("/")[2]))
    return tuple(sorted({page.url: page for page in found}.values()))
