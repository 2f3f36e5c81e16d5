"""The theme's frame, rendered once for all pages that share it, and spliced around each page.

A frame differs only by the folder a page is in (relative links), by the sections in the navigation
and by whether there is a table of contents. Rendering it for every page is most of a plain build.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

SLOTS = ("dau", "muc_luc", "ma", "noi_dung")
_MARK = "\x02{}\x03"
_SPLIT = re.compile("\x02(\\w+)\x03")


class SplicedTemplate:
    """Stands in for ``main.html``; anything but the core's own pages is rendered as usual."""

    def __init__(self, template: Any) -> None:
        self.template = template
        self.frames: dict[tuple[str, bool], list[str]] = {}

    def __getattr__(self, name: str) -> Any:
        """Blocks and the like, for templates that extend this one."""
        return getattr(self.template, name)

    def render(self, context: dict[str, Any]) -> str:
        page = context.get("page")
        if page is None or "dau" not in page.meta or page in context["nav"].pages:
            return str(self.template.render(context))
        key = (page.url.rstrip("/").rpartition("/")[0] + f"#{page.url.count('/')}", bool(page.meta["muc_luc"]))
        if key not in self.frames:
            self.frames[key] = _SPLIT.split(self._frame(page, context))
        slots = {**{name: page.meta[name] for name in SLOTS[:-1]}, "noi_dung": page.content}
        pieces = self.frames[key]
        return "".join(slots[piece] if i % 2 else piece for i, piece in enumerate(pieces))

    def _frame(self, page: Any, context: dict[str, Any]) -> str:
        """One rendering with marks where the pages differ."""
        meta, content = page.meta, page.content
        page.meta = {**meta, **{name: _MARK.format(name) for name in SLOTS[:-1]}}
        page.content = _MARK.format("noi_dung")
        try:
            return str(self.template.render(context))
        finally:
            page.meta, page.content = meta, content


def splice(env: Any) -> Any:
    """``env`` with its ``main.html`` spliced."""
    plain = env.get_template
    kept: dict[str, Any] = {}

    def get_template(name: str, *arguments: Any, **options: Any) -> Any:
        if name != "main.html":
            return plain(name, *arguments, **options)
        return kept.setdefault(name, SplicedTemplate(plain(name)))

    env.get_template = get_template
    return env


def contents(headings: Any) -> str:
    """The list beside a page; third levels under their second."""
    parts: list[str] = []
    open_below = False
    for heading in headings:
        item = f'<a href="#{escape(heading.anchor)}" class="md-nav__link"><span class="md-ellipsis">{escape(heading.text)}</span></a>'
        below = heading.level > 2 and bool(parts)
        if below and not open_below:
            parts.append('<ul class="md-nav__list">')
        elif open_below and not below:
            parts.append("</ul></li>")
        elif parts:
            parts.append("</li>")
        parts.append(f'<li class="md-nav__item">{item}')
        open_below = below
    if not parts:
        return ""
    parts.append("</li></ul></li>" if open_below else "</li>")
    return '<label class="md-nav__title">Mục lục</label><ul class="md-nav__list">' + "".join(parts) + "</ul>"
