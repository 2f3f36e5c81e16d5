"""What people say for it in their own words, address by address: the reviewed lists in ``everyday/``.

A law says "chứa mại dâm"; who looks for it says "cho thuê phòng cho gái". Synonyms carry a word over to
another; these lists carry a whole question over to the place that answers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ..lists import lists_in
from .document import Document

_FOLDER = Path(__file__).parent / "everyday"
# The line of a block that speaks for the page itself, and the block that speaks for a part of every page of a folder.
_PAGE, _EVERY = "trang", "*/"

Sayings = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def sayings() -> Sayings:
    """Address → the ways people say it."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(_FOLDER.glob("*.yml")):
        for page, lines in lists_in(file).items():
            for anchor, said in lines.items():
                found[page if anchor == _PAGE else f"{page}#{anchor}"] += map(str, said)
    return {address: tuple(said) for address, said in found.items()}


def spoken(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, each with the ways people say it."""
    known = sayings()
    for document in documents:
        said = [*known.get(document.url, ()), *known.get(_of_every(document.url), ())]
        yield replace(document, asked=tuple(said)) if said else document


def _of_every(url: str) -> str:
    """ "tap-huan/cha-me/#kich-ban" → "tap-huan/*/#kich-ban"."""
    page, hash_, anchor = url.partition("#")
    return f"{page.partition('/')[0]}/{_EVERY}{hash_}{anchor}"
