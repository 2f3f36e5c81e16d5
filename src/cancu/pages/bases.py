"""A page where staff tick the bases they need and copy the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from .. import wording
from .environment import Renderer, trail
from .page import Page


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/can-cu/``: in the order of the paragraphs; the Party's documents apart."""
    site = renderer.site
    lines = [wording.paragraph(i, site.graph, site.on) for i in wording.order(site.graph.instruments.values())]
    yield renderer.page(
        "bases.html", "can-cu/", "Chọn căn cứ", "docs/index.md", kind="can-cu", record="can-cu",
        description="Tích các văn bản cần dùng, sao chép các dòng “Căn cứ …” đúng thứ tự, đúng tên, còn hiệu lực.",
        crumbs=trail(),
        living=[p for p in lines if not p.refused and p.instrument.nature != "dang"],
        party=[p for p in lines if not p.refused and p.instrument.nature == "dang"],
        dead=[p for p in lines if p.refused],
    )
