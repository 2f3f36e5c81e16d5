"""A page where staff tick the bases they need and copy the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import wording
from .environment import Renderer, trail
from .page import Page
from .paging import Group, Owner, grouped, page

SCRIPTS = ("assets/chon-can-cu.js",)
DEAD = "Đã hết hoặc chưa có hiệu lực"


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/can-cu/``: in the order of the paragraphs; the Party's documents apart."""
    site = renderer.site
    lines = [wording.paragraph(i, site.graph, site.on) for i in wording.order(site.graph.instruments.values())]
    place = {p.instrument.id: n for n, p in enumerate(lines)}
    usable = [p for p in lines if not p.refused]
    groups = (
        Group("Dùng được", tuple(p for p in usable if p.instrument.nature != "dang" and not p.caution), anchor="con"),
        Group("Văn bản của Đảng (ghi riêng)", tuple(p for p in usable if p.instrument.nature == "dang"), anchor="dang"),
        Group("Phải kiểm tra trước khi dùng", tuple(p for p in usable if p.instrument.nature != "dang" and p.caution), anchor="kiem-tra"),
        Group(DEAD, tuple(p for p in lines if p.refused), anchor="het"),
    )
    owner = Owner("can-cu/", "Chọn căn cứ", "docs/index.md", trail())
    for sheet in grouped(owner.url, groups, renderer.limits.page, "can-cu"):
        made = page(
            renderer, "bases.html", owner, sheet, kind="can-cu", record="can-cu", place=place,
            description="Tích các văn bản cần dùng, sao chép các dòng “Căn cứ …” đúng thứ tự, đúng tên, còn hiệu lực.",
        )
        # What is ticked on one page goes along to the others.
        yield replace(made, scripts=SCRIPTS) if sheet.count > 1 else made
