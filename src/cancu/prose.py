"""Hand-written Markdown to safe HTML.

Contributed text is untrusted: the result passes an allow-list (nh3). Heading anchors are ASCII and
keep đ apart from nothing at all ("Điều" → "dieu"), unlike the converter's own slugs, which drop it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from itertools import accumulate

import nh3
from cmarkgfm.cmark import Options

from . import gfm
from .text import slug, squeeze

# Named one by one, so that a newer nh3 cannot widen the list. No control, no frame, no image map, no svg, no math.
_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
    "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}
_ATTRIBUTES = {
    "*": {"id", "title", "lang", "dir", "aria-label"},
    "a": {"href", "hreflang"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ins": {"datetime"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "time": {"datetime"},
}
# Only what the converter itself writes: a class of the theme could lay one text over a whole page.
_CLASSES = {
    "a": {"footnote-backref"},
    "sup": {"footnote-ref"},
    "section": {"footnotes"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, url_schemes=_SCHEMES,
    link_rel="noopener", strip_comments=True,
)
# An image from another host would tell it who reads what; names that belong to the page's frame lead astray.
_OUTSIDE = re.compile(r'(<img\b[^>]*?) src="(?!(?!//)[\w.%~/-][^"\s:\\]*")[^"]*"')
_FRAME = ("ngay-tinh", "tim-dau", "noi-dung", "ban-luu")
_RESERVED = re.compile(rf'(<[a-z][^>]*?) id="(?:__[^"]*|{"|".join(_FRAME)})"')
# "Unsafe" lets raw HTML through to the cleaner, which decides.
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ["table", "strikethrough", "autolink"]
_BACK, _BACK_IN_VIETNAMESE = 'aria-label="Back to reference ', 'aria-label="Về chỗ nêu chú thích '
_HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")
_OPENED = re.compile(r"<(/?)(?!(?:br|hr|img|wbr|col|input)\b)[a-zA-Z]")
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Html:
    """Safe HTML and its headings."""

    text: str
    headings: tuple[Heading, ...]


def render(text: str) -> Html:
    """GitHub's Markdown to sanitised HTML, converted by GitHub's own parser: an editor's preview there is what stands here."""
    if not text.strip():
        return Html("", ())
    made = gfm.to_html(text, _OPTIONS, _EXTENSIONS)
    html = f"<pre>{escape(text)}</pre>" if _too_deep(made) else clean(made)
    anchors = _Anchors()
    html = _HEADING.sub(anchors.add, html.replace(_BACK, _BACK_IN_VIETNAMESE))
    return Html(html, tuple(anchors.headings))


def _too_deep(html: str) -> bool:
    """Thousands of quotes in quotes: cleaning takes the square of the depth, and no reader is served."""
    if html.count("<") <= _DEEPEST:
        return False
    steps = (-1 if closing else 1 for closing in _OPENED.findall(html))
    return max(accumulate(steps), default=0) > _DEEPEST


class _Anchors:
    """Headings of a page with anchors from their words; the same words again get a number."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.taken = set(_FRAME)
        self.last: dict[str, int] = {}

    def add(self, match: re.Match[str]) -> str:
        level, attributes, inner = match[1], match[2], match[3]
        name = squeeze(unescape(_TAG.sub("", inner)))
        own = _ID.search(attributes)
        anchor = self._free(own[1] if own else slug(name) or "muc")
        self.headings.append(Heading(int(level), anchor, name))
        return f'<h{level} id="{anchor}"{_ID.sub("", attributes)}>{inner}</h{level}>'

    def _free(self, base: str) -> str:
        anchor = base
        while anchor in self.taken:
            self.last[base] = self.last.get(base, 0) + 1
            anchor = f"{base}_{self.last[base]}"
        self.taken.add(anchor)
        return anchor


def clean(html: str) -> str:
    """Only allowed tags, attributes, classes and link schemes survive."""
    kept = _CLEANER.clean(html)
    kept = _OUTSIDE.sub(r"\1", kept) if "<img" in kept else kept
    return _RESERVED.sub(r"\1", kept)
