"""Links citations and explains abbreviations in finished HTML.

A hand-written link always wins: text inside a link, a heading, code or a control is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape, unescape
from itertools import chain, zip_longest

from . import names, urls
from .patterns import Start, first_letter_first
from .provisions import Pinpoint
from .records import Instrument
from .resolve import Spot
from .site import Site
from .text import nfc

# Elements whose text is left alone; none of them holds another of its own name.
_KEPT = "abbr|a|button|nav|code|pre|script|style|svg|h[1-6]|summary|option|textarea|title|label"
# Everything between two texts at once: tags, comments, whole kept elements. Templates and the sanitiser write small letters.
# The first "<" stands alone: the engine looks for one character far quicker than for a choice.
_TAG = rf"(?:!--.*?-->|({_KEPT})\b[^>]*(?<!/)>.*?</\%d\s*>|[^>]+>)"
_BETWEEN = re.compile(rf"(<{_TAG % 2}(?:<{_TAG % 3})*)", re.DOTALL)
_GROUPS = _BETWEEN.groups + 1


class Enricher:
    """Adds links and explanations to a page's body."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _full(self) -> dict[str, str]:
        return {entry.short: entry.full for entry in self.site.graph.abbreviations}

    @cached_property
    def _short_forms(self) -> tuple[Start, ...]:
        """Abbreviations, longest first; not inside a document number nor a longer word."""
        words = sorted(self._full, key=len, reverse=True)
        return tuple((word[0], rf"(?<![\w/-].){re.escape(word[1:])}(?![\w/-])") for word in words)

    @cached_property
    def _abbreviation(self) -> re.Pattern[str]:
        return re.compile(first_letter_first(self._short_forms), re.DOTALL)

    @cached_property
    def _cue(self) -> re.Pattern[str]:
        """What any text that is changed has in it."""
        return re.compile(first_letter_first((*self.site.resolver.cues, *self._short_forms)), re.DOTALL)

    def enrich(self, html: str, url: str, own: str = "") -> str:
        """``html`` of the page at ``url`` with citations linked; ``own`` is the record it is about."""
        # What is kept below is of all names and abbreviations: each page depends on them, not the first alone.
        _ = self.site.graph.abbreviations, self.site.resolver.cues
        pieces = _BETWEEN.split(html)
        texts, found = pieces[::_GROUPS], self._cue.search
        wanted = [at for at, text in enumerate(texts) if found(text)]
        plain = [nfc(unescape(texts[at])) for at in wanted]
        seen: set[str] = set()
        for at, whole, spots in zip(wanted, plain, self.site.resolver.scan_each(plain, self.site.on), strict=True):
            texts[at] = "".join(self._pieces(texts[at], whole, spots, url, own, seen)) if spots else self._explain(texts[at], seen)
        return "".join(chain.from_iterable(zip_longest(texts, pieces[1::_GROUPS], fillvalue="")))

    def _pieces(self, text: str, plain: str, spots: Sequence[Spot], url: str, own: str, seen: set[str]) -> Iterator[str]:
        """Links, and the explained text between them."""
        end = 0
        for spot in spots:
            target = spot.resolved.one
            if target is None or target.id == own:
                continue
            yield self._explain(escape(plain[end : spot.start], quote=False), seen)
            yield self._anchor(target, spot, plain, url, seen)
            end = spot.end
        yield self._explain(escape(plain[end:], quote=False) if end else text, seen)

    def _anchor(self, target: Instrument, spot: Spot, plain: str, url: str, seen: set[str]) -> str:
        """The full name stands with the first link to a document; said again and again it would be most of a long page."""
        href = urls.relative(address(self.site, target, spot.pinpoint), url)
        mark = f"van-ban/{target.id}"
        title = "" if mark in seen else f' title="{self._title(target)}"'
        seen.add(mark)
        return f'<a href="{href}"{title}>{escape(plain[spot.start : spot.end], quote=False)}</a>'

    def _title(self, target: Instrument) -> str:
        if target.id not in self._titles:
            self._titles[target.id] = escape(names.full_name(target), quote=True)
        return self._titles[target.id]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {}

    def _explain(self, text: str, seen: set[str]) -> str:
        return self._abbreviation.sub(lambda match: self._abbr(match[0], seen), text)

    def _abbr(self, short: str, seen: set[str]) -> str:
        """Explained where it first stands on a page; later ones would only lengthen the way by keyboard."""
        if short in seen:
            return short
        seen.add(short)
        full = escape(self._full[short], quote=True)
        return f'<abbr tabindex="0" title="{full}" data-full="{full}">{short}</abbr>'


def address(site: Site, instrument: Instrument, pinpoint: Pinpoint) -> str:
    """``provision_url``, worked out once for a site."""
    known = site.addresses.setdefault(instrument.id, {})
    found = known.get(pinpoint)
    if found is None:
        found = known[pinpoint] = provision_url(instrument, pinpoint)
    return found


def provision_url(instrument: Instrument, pinpoint: Pinpoint) -> str:
    """The address of a provision, as near as the record lists it."""
    base = urls.page("van-ban", instrument.id)
    listed = [p.pinpoint for p in instrument.provisions if p.pinpoint.covers(pinpoint)] if pinpoint else []
    best = max(listed, key=lambda p: (bool(p.clause), bool(p.point)), default=None)
    return f"{base}#{best.anchor}" if best else base
