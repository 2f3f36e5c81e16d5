"""The page of open data: every file, its schema, its licence."""

from __future__ import annotations

from collections.abc import Iterator

from .environment import Renderer, trail
from .page import Asset, Page


def page(renderer: Renderer, assets: tuple[Asset, ...]) -> Iterator[Page]:
    """``/du-lieu/``, made last: it lists the files that were made."""
    files = [asset for asset in assets if not asset.url.startswith("tim-kiem/")]
    yield renderer.page(
        "data.html", "du-lieu/", "Dữ liệu mở", "docs/index.md", kind="du-lieu", record="du-lieu",
        description="JSON, CSV, XLSX, lịch .ics, nguồn tin Atom và lược đồ của từng tệp.", crumbs=trail(),
        tables=[a for a in files if a.url.startswith("du-lieu/")],
        calendars=[a for a in files if a.url.endswith(".ics")],
        feeds=[a for a in files if a.url.startswith("nguon-tin/")],
        others=[a for a in files if "/" not in a.url],
    )
