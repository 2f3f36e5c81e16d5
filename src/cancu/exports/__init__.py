"""Graph to data files: JSON, CSV, XLSX, calendars, feeds."""

from __future__ import annotations

from ..pages import Asset
from ..site import Site
from . import documents


def assets(site: Site) -> tuple[Asset, ...]:
    """Every data file, sorted by address."""
    return tuple(sorted(documents.assets(site), key=lambda a: a.url))
