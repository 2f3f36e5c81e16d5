"""Graph to data files beside the pages: JSON, CSV, XLSX, calendars, feeds, and what crawlers read."""

from __future__ import annotations

from ..pages.page import Asset
from ..site import Site
from . import books, calendars, discovery, documents, feeds, headers, offline_lists, redirects

MODULES = (books, calendars, discovery, documents, feeds, headers, offline_lists, redirects)

__all__ = ["MODULES", "assets"]


def assets(site: Site) -> tuple[Asset, ...]:
    """Every data file, sorted by address. The same content and day give the same bytes."""
    found = [asset for module in MODULES for asset in module.assets(site)]
    return tuple(sorted(found, key=lambda asset: asset.url))
