"""The page of words: terms, abbreviations, words to use."""

from __future__ import annotations

from collections.abc import Iterator

from ..text import collation_key
from .environment import Renderer, trail
from .page import Page


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/thuat-ngu/``."""
    graph = renderer.site.graph
    terms = sorted(graph.terms.values(), key=lambda t: collation_key(t.title))
    yield renderer.page(
        "terms.html", "thuat-ngu/", "Thuật ngữ và chữ viết tắt", "docs/thuat-ngu/chu-viet-tat.md", kind="thuat-ngu",
        record="thuat-ngu", description="Thuật ngữ kèm điều khoản định nghĩa, chữ viết tắt, từ nên dùng.",
        crumbs=trail(), terms=terms, abbreviations=sorted(graph.abbreviations, key=lambda a: collation_key(a.short)),
        word_pairs=graph.word_pairs,
        bodies={t.id: renderer.markdown(t, "thuat-ngu/") for t in terms},
    )
