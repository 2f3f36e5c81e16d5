"""Hand-written Markdown to safe HTML.

Contributed text is untrusted: the result passes an allow-list (nh3). Heading anchors are ASCII and
keep đ apart from nothing at all ("Điều" → "dieu"), unlike the converter's own slugs, which drop it.
"""

from __future__ import annotations

from dataclasses import dataclass

import markdown
import nh3
from markdown.extensions.toc import TocExtension

from .text import slug

_TAGS = set(nh3.ALLOWED_TAGS) | {"details", "summary", "figure", "figcaption", "section", "input", "label"}
_ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {"id", "class", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "tabindex"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "a": {"href", "hreflang"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align", "headers"},
    "th": {"colspan", "rowspan", "align", "scope"},
}
_SCHEMES = {"https", "http", "mailto"}


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


def _slugify(value: str, separator: str) -> str:
    return slug(value) or "muc"


def render(text: str) -> Html:
    """Markdown to sanitised HTML. Tables, definition lists, admonitions and footnotes are known."""
    if not text.strip():
        return Html("", ())
    toc = TocExtension(slugify=_slugify, permalink=False)
    converter = markdown.Markdown(
        extensions=["tables", "def_list", "admonition", "footnotes", "attr_list", "md_in_html", "sane_lists", toc],
        output_format="html",
    )
    html = clean(converter.convert(text))
    tokens = getattr(converter, "toc_tokens", [])
    return Html(html, tuple(_flatten(tokens)))


def _flatten(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        found.append(Heading(int(str(token["level"])), str(token["id"]), str(token["name"])))
        children = token["children"]
        found += _flatten(children) if isinstance(children, list) else []
    return found


def clean(html: str) -> str:
    """Only allowed tags, attributes and link schemes survive."""
    return nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener", strip_comments=True
    )
