"""Links citations and explains abbreviations in finished HTML.

A hand-written link always wins: text inside a link, a heading, code or a control is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape, unescape

from . import names, urls
from .provisions import Pinpoint
from .records import Instrument
from .resolve import Spot
from .site import Site

# Elements whose text is left alone; none of them holds another of its own name.
_KEPT = "abbr|a|button|nav|code|pre|script|style|svg|h[1-6]|summary|option|textarea|title|label"
# Everything between two texts at once: tags, comments, whole kept elements, the white space among them.
_BETWEEN = re.compile(rf"((?:<!--.*?-->|<({_KEPT})\b[^>]*(?<!/)>.*?</\2\s*>|<[^>]+>|\s+(?=<))+)", re.DOTALL | re.IGNORECASE)
_NEVER = re.compile(r"(?!)")


def texts(html: str, cue: re.Pattern[str], change: Callable[[str], str]) -> str:
    """``html`` with ``change`` applied to every text outside links, headings and code that has ``cue`` in it."""
    pieces = _BETWEEN.split(html)
    found = cue.search
    pieces[::3] = [change(text) if found(text) else text for text in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)


class Enricher:
    """Adds links and explanations to a page's body."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _full(self) -> dict[str, str]:
        return {entry.short: entry.full for entry in self.site.graph.abbreviations}

    @cached_property
    def _abbreviation(self) -> re.Pattern[str]:
        words = sorted(self._full, key=len, reverse=True)
        if not words:
            return _NEVER
        firsts = "".join(sorted({re.escape(word[0]) for word in words}))
        # Not inside a document number ("282/2025/NĐ-CP") nor a longer word. The first letter stands first, for the
        # engine passes over what cannot begin one.
        return re.compile(rf"(?=[{firsts}])(?<![\w/-])(?:{'|'.join(map(re.escape, words))})(?![\w/-])")

    @cached_property
    def _cue(self) -> re.Pattern[str]:
        """What any text that is changed has in it."""
        return re.compile(f"{self.site.resolver.beginning.pattern}|{self._abbreviation.pattern}", re.DOTALL)

    def enrich(self, html: str, url: str, own: str = "") -> str:
        """``html`` of the page at ``url`` with citations linked; ``own`` is the record it is about."""
        # What is kept below is of all names and abbreviations: each page depends on them, not the first alone.
        _ = self.site.graph.abbreviations, self.site.resolver.beginning
        seen: set[str] = set()
        return texts(html, self._cue, lambda text: "".join(self._pieces(text, url, own, seen)))

    def _pieces(self, text: str, url: str, own: str, seen: set[str]) -> Iterator[str]:
        """Links, and the explained text between them."""
        plain = unescape(text)
        end = 0
        for spot in self.site.resolver.scan(plain, self.site.on):
            target = spot.resolved.one
            if target is None or target.id == own:
                continue
            yield self._explain(escape(plain[end : spot.start], quote=False), seen)
            yield self._anchor(target, spot, plain, url, seen)
            end = spot.end
        yield self._explain(escape(plain[end:], quote=False) if end else text, seen)

    def _anchor(self, target: Instrument, spot: Spot, plain: str, url: str, seen: set[str]) -> str:
        """The full name stands with the first link to a document; said again and again it would be most of a long page."""
        href = urls.relative(provision_url(target, spot.pinpoint), url)
        mark = f"van-ban/{target.id}"
        title = "" if mark in seen else f' title="{escape(names.full_name(target), quote=True)}"'
        seen.add(mark)
        return f'<a href="{href}"{title}>{escape(plain[spot.start : spot.end], quote=False)}</a>'

    def _explain(self, text: str, seen: set[str]) -> str:
        return self._abbreviation.sub(lambda match: self._abbr(match[0], seen), text)

    def _abbr(self, short: str, seen: set[str]) -> str:
        """Explained where it first stands on a page; later ones would only lengthen the way by keyboard."""
        if short in seen:
            return short
        seen.add(short)
        full = escape(self._full[short], quote=True)
        return f'<abbr tabindex="0" title="{full}" data-full="{full}">{short}</abbr>'


def provision_url(instrument: Instrument, pinpoint: Pinpoint) -> str:
    """The address of a provision, as near as the record lists it."""
    base = urls.page("van-ban", instrument.id)
    listed = [p.pinpoint for p in instrument.provisions if pinpoint and p.pinpoint.covers(pinpoint)]
    best = max(listed, key=lambda p: (bool(p.clause), bool(p.point)), default=None)
    return f"{base}#{best.anchor}" if best else base
