"""``/dinh-chinh/``: every published fact that was wrong, with what is right and where that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import corrections
from . import paging
from .environment import Renderer, trail
from .page import Page

URL = "dinh-chinh/"
FEED = "nguon-tin/dinh-chinh.xml"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The log, the newest first; it says so where nothing had to be corrected."""
    entries = corrections.log(renderer.site.graph, renderer.site.on)
    owner = paging.Owner(URL, "Đính chính", "docs/huong-dan/bien-tap.md", trail())
    left = len(entries)
    for sheet in paging.sheets(URL, entries, renderer.limits.page, lambda _: paging.WEIGHTS["dinh-chinh"]):
        made = paging.page(
            renderer, "corrections.html", owner, sheet, kind="dinh-chinh", record="dinh-chinh", feed=FEED, start=left,
            description="Điều đã đăng mà sai, điều đúng, lý do và nguồn, theo ngày sửa.",
        )
        yield replace(made, meta={**made.meta, "feed": FEED})
        left -= len(sheet.items)
