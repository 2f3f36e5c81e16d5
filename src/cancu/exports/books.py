"""Spreadsheets: each index as CSV and as XLSX."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages.page import Asset
from ..site import Site
from .sheets import to_csv, to_xlsx
from .tables import BOOKS


def assets(site: Site) -> Iterator[Asset]:
    """``du-lieu/<slug>.csv`` holds the first table of a book, ``du-lieu/<slug>.xlsx`` all of them."""
    for book in BOOKS:
        tables = book.tables(site)
        yield Asset(f"du-lieu/{book.slug}.csv", to_csv(tables[0]))
        yield Asset(f"du-lieu/{book.slug}.xlsx", to_xlsx(tables, book.title))
