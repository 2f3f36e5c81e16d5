"""Graph to pages: one module and one template per kind of page."""

from __future__ import annotations

from . import (
    agency,
    assignment,
    bases,
    calendar,
    data,
    home,
    indexes,
    instrument,
    matrix,
    place,
    prose,
    review,
    terms,
    topic,
    year,
)
from .environment import Renderer
from .page import Asset, Crumb, Page

_MODULES = (
    home, indexes, instrument, assignment, agency, place, year, topic, terms, calendar, matrix, bases, review, prose,
)

__all__ = ["Asset", "Crumb", "Page", "Renderer", "data", "render"]


def render(renderer: Renderer) -> tuple[Page, ...]:
    """Every page of the site, sorted by address; a hand-written page wins over a generated index."""
    pages = {page.url: page for module in _MODULES for page in module.pages(renderer)}
    return tuple(sorted(pages.values()))
