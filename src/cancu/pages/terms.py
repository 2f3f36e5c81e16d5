"""The page of words: terms, abbreviations, words to use."""

from __future__ import annotations

from collections.abc import Iterator

from ..text import collation_key
from .environment import Renderer, trail
from .page import Page
from .paging import WEIGHTS, Owner, page, sheets


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/thuat-ngu/``: the first page has a place for every term, so that no address of a term moves."""
    graph = renderer.site.graph
    terms = sorted(graph.terms.values(), key=lambda t: collation_key(t.title))
    owner = Owner("thuat-ngu/", "Thuật ngữ và chữ viết tắt", "docs/thuat-ngu/chu-viet-tat.md", trail())
    found = sheets(owner.url, terms, renderer.limits.page * 2 // 3, lambda _: WEIGHTS["thuat-ngu"])
    for sheet in found:
        yield page(
            renderer, "terms.html", owner, sheet, kind="thuat-ngu", record="thuat-ngu",
            description="Thuật ngữ kèm điều khoản định nghĩa, chữ viết tắt, từ nên dùng.",
            later=[(term, other.url) for other in found[1:] for term in other.items] if sheet.number == 1 else (),
            abbreviations=sorted(graph.abbreviations, key=lambda a: collation_key(a.short)), word_pairs=graph.word_pairs,
            bodies={t.id: renderer.markdown(t, sheet.url) for t in sheet.items},
        )
