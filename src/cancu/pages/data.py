"""The page of open data: every file, its schema, its licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .environment import Renderer, trail
from .page import Page
from .paging import Owner, Section, fold, folded


def page(renderer: Renderer, files: Iterable[tuple[str, int]]) -> Iterator[Page]:
    """``/du-lieu/``, made last: it lists the files that were made, each (address, bytes)."""
    listed = sorted(f for f in files if not f[0].startswith("_"))
    owner = Owner("du-lieu/", "Dữ liệu mở", "docs/index.md", trail())
    sections = [
        Section.of("bang", "Bảng và lược đồ", "tep", (f for f in listed if f[0].startswith("du-lieu/"))),
        Section.of("lich", "Lịch (.ics)", "tep", (f for f in listed if f[0].endswith(".ics"))),
        Section.of("nguon-tin", "Nguồn tin Atom", "tep", (f for f in listed if f[0].startswith("nguon-tin/"))),
        Section.of("khac", "Khác", "tep", (f for f in listed if "/" not in f[0])),
    ]
    folds = fold(owner, sections, renderer.limits.page)
    yield renderer.page(
        "data.html", owner.url, owner.title, owner.source, kind="du-lieu", record="du-lieu",
        description="JSON, CSV, XLSX, lịch .ics, nguồn tin Atom và lược đồ của từng tệp.", crumbs=owner.crumbs, folds=folds,
    )
    yield from folded(renderer, owner, sections, folds)
