"""Graph to pages: one module and one template per kind of page."""

from __future__ import annotations

from functools import partial
from typing import Any

from . import (
    agency,
    assignment,
    bases,
    calendar,
    data,
    draft,
    home,
    indexes,
    instrument,
    matrix,
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
    workers,
    year,
)
from .environment import Renderer
from .page import Asset, Crumb, Page

_MODULES = (
    # The two heaviest first, so that the cores end together; a later module wins over an earlier one.
    instrument, assignment, matrix, agency, home, indexes, place, year, topic, terms, calendar, bases, review,
    training, support, since, rules, search, draft, prose,
)

__all__ = ["Asset", "Crumb", "Page", "Renderer", "data", "draft", "render"]


def render(renderer: Renderer) -> tuple[Page, ...]:
    """Every page of the site, sorted by address; a hand-written page wins over a generated index."""
    graph = renderer.site.graph
    renderer.site.prepare()
    parts = [partial(_all, module, renderer) for module in _MODULES]
    made = workers.run(parts, len(graph.instruments) + len(graph.assignments))
    pages = {page.url: page for part in made for page in part}
    return tuple(sorted(pages.values()))


def _all(module: Any, renderer: Renderer) -> tuple[Page, ...]:
    return tuple(module.pages(renderer))
