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

_TOKEN = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_KEPT = frozenset(["a", "abbr", "button", "nav", "code", "pre", "script", "style", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "option", "textarea", "title", "label"])


def texts(html: str, change: Callable[[str], str]) -> str:
    """``html`` with ``change`` applied to every text that stands outside links, headings and code."""
    return "".join(_walk(html, change))


def _walk(html: str, change: Callable[[str], str]) -> Iterator[str]:
    closed_by: list[str] = []
    for match in _TOKEN.finditer(html):
        token = match[0]
        if not token.startswith("<"):
            yield token if closed_by else change(token)
            continue
        tag = _TAG.match(token)
        name = tag[2].lower() if tag else ""
        if tag and name in _KEPT and not token.endswith("/>"):
            if not tag[1]:
                closed_by.append(name)
            elif closed_by and name in closed_by:
                del closed_by[len(closed_by) - 1 - closed_by[::-1].index(name) :]
        yield token


class Enricher:
    """Adds links and explanations to a page's body."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _full(self) -> dict[str, str]:
        return {entry.short: entry.full for entry in self.site.graph.abbreviations}

    @cached_property
    def _abbreviation(self) -> re.Pattern[str] | None:
        words = sorted(self._full, key=len, reverse=True)
        if not words:
            return None
        # Not inside a document number ("282/2025/NĐ-CP") nor a longer word.
        return re.compile(r"(?<![\w/-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w/-])")

    def enrich(self, html: str, url: str, own: str = "") -> str:
        """``html`` of the page at ``url`` with citations linked; ``own`` is the record it is about."""
        seen: set[str] = set()
        return texts(html, lambda text: "".join(self._pieces(text, url, own, seen)))

    def _pieces(self, text: str, url: str, own: str, seen: set[str]) -> Iterator[str]:
        """Links, and the explained text between them."""
        if len(text) < 8 or not self._cue.search(text):
            yield self._explain(text, seen)
            return
        plain = unescape(text)
        end = 0
        for spot in self.site.resolver.scan(plain, self.site.on):
            target = spot.resolved.one
            if target is None or target.id == own:
                continue
            yield self._explain(escape(plain[end : spot.start], quote=False), seen)
            yield self._anchor(target, spot, plain, url)
            end = spot.end
        yield self._explain(escape(plain[end:], quote=False) if end else text, seen)

    @cached_property
    def _cue(self) -> re.Pattern[str]:
        """What any citation has in it: a number with a stroke, a type with a number, or the first word of a name."""
        words = sorted({re.escape(word) for word in self.site.resolver.first_words}, key=len, reverse=True)
        return re.compile("|".join([r"\d/", r"\d-[A-ZĐ]", *words]))

    def _anchor(self, target: Instrument, spot: Spot, plain: str, url: str) -> str:
        href = urls.relative(provision_url(target, spot.pinpoint), url)
        title = escape(names.full_name(target), quote=True)
        return f'<a href="{href}" title="{title}">{escape(plain[spot.start : spot.end], quote=False)}</a>'

    def _explain(self, text: str, seen: set[str]) -> str:
        if self._abbreviation is None:
            return text
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
