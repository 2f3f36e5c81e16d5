"""Support lines: whom to call, for what, on what basis, checked on which day."""

from __future__ import annotations

from collections.abc import Iterator

from .. import urls
from ..glossary.training import SUPPORT_LINE
from ..records import SupportLine
from ..text import collation_key
from .environment import Renderer, trail
from .page import Page

_LABELS = {key.name: key.label for key in SUPPORT_LINE.keys}


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/ho-tro/`` and one page for every line."""
    lines = sorted(renderer.site.graph.support_lines.values(), key=lambda line: collation_key(line.title))
    yield renderer.page(
        "support_index.html", "ho-tro/", "Gọi ai, tới đâu", "docs/index.md", kind="duong-day", record="ho-tro",
        description="Đường dây hỗ trợ: số gọi, giúp việc gì, căn cứ, ngày kiểm tra.", crumbs=trail(), lines=lines,
    )
    for line in lines:
        yield _page(renderer, line)


def _page(renderer: Renderer, line: SupportLine) -> Page:
    url = urls.page("duong-day", line.id)
    used = [m for _, m in sorted(renderer.site.graph.trainings.items()) if line.id in m.lines]
    return renderer.page(
        "support.html", url, line.title, line.path, kind="duong-day", record=line.id,
        description=f"{line.number}: {line.purpose}", crumbs=trail(("Gọi ai, tới đâu", "ho-tro/")), it=line,
        overdue=line.next_review.first < renderer.site.on, used=used, body=renderer.markdown(line, url),
        label=lambda key: _LABELS.get(key, key),
    )
