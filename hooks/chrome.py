"""The theme's frame, rendered once for all pages that share it, and spliced around each page.

A frame differs only by the section and the depth of a page (relative links, the section marked) and by
whether there is a table of contents. Rendering it for every page is most of a plain build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

SLOTS = ("dau", "muc_luc", "ma", "noi_dung")
_MARK = "\x02{}\x03"
_SPLIT = re.compile("\x02(\\w+)\x03")


class Frames:
    """Frames made so far. ``draw`` renders the theme around a page's address and slots of marks."""

    def __init__(self, draw: Callable[[str, dict[str, str]], str], named: frozenset[str]) -> None:
        """``named``: addresses the navigation holds; each has a frame of its own, in which it is marked."""
        self.draw = draw
        self.named = named
        self.kept: dict[Any, list[str]] = {}

    def around(self, url: str, slots: dict[str, str]) -> str:
        """The finished page."""
        key = url if url in self.named else (url.split("/", maxsplit=1)[0], url.count("/"), bool(slots["muc_luc"]))
        if key not in self.kept:
            marks = {name: _MARK.format(name) if slots[name] or name != "muc_luc" else "" for name in SLOTS}
            self.kept[key] = _SPLIT.split(self.draw(url, marks))
        return "".join(slots[piece] if i % 2 else piece for i, piece in enumerate(self.kept[key]))


def contents(headings: Any) -> str:
    """The list beside a page; third levels under their second."""
    parts: list[str] = []
    below = False
    for heading in headings:
        item = f'<li><a href="#{escape(heading.anchor)}">{escape(heading.text)}</a>'
        inner = heading.level > 2 and bool(parts)  # the page's own sections are of the second level
        between = {(False, False): "</li>", (False, True): "<ul>", (True, True): "</li>", (True, False): "</li></ul></li>"}[below, inner]
        parts.append((between if parts else "") + item)
        below = inner
    return "".join(["<ul>", *parts, "</li></ul></li></ul>" if below else "</li></ul>"]) if parts else ""
