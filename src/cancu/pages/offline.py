"""The page for when there is no network: what is kept on the device, and what to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .environment import Renderer, trail
from .page import Page

URL = "ngoai-tuyen/"
SCRIPTS = ("assets/tap-huan.js",)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/ngoai-tuyen/``: the service worker leads here when a page is neither in reach nor kept."""
    page = renderer.page(
        "offline.html", URL, "Đọc khi không có mạng", "docs/index.md", kind="ngoai-tuyen", record="ngoai-tuyen",
        description="Trang đã mở và tài liệu đã giữ trong máy để đọc khi không có mạng.", crumbs=trail(),
    )
    yield replace(page, scripts=SCRIPTS)
