"""Search: documents from the records, an index in small files, and the client that reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..pages.page import Asset, Page
from ..site import Site
from . import (
    client,
    everyday,
    index,
    law_documents,
    list_documents,
    places,
    plan_documents,
    shards,
    training_documents,
)
from .document import Document
from .phrases import Phrases

__all__ = ["Document", "Source", "assets", "documents"]


def documents(site: Site, pages: Iterable[Page]) -> tuple[Document, ...]:
    """Every search document, those of one page together, in the order of the page."""
    found = [*law_documents.documents(site), *plan_documents.documents(site), *list_documents.documents(site, pages)]
    found += training_documents.documents(site)
    found = list(everyday.spoken(found))
    # The document of the page itself comes before those of its parts: they inherit from it.
    return tuple(sorted(places.belonging(found, site.graph), key=lambda document: (document.page, "#" in document.url)))


@dataclass(frozen=True, slots=True)
class Source:
    """All that the index is made of: where it is the same, so is every file of search."""

    documents: tuple[Document, ...]
    phrases: Phrases

    @classmethod
    def of(cls, site: Site, pages: Iterable[Page]) -> Source:
        return cls(documents(site, pages), Phrases.of(site.graph))

    def digest(self) -> str:
        """Of all of it, the same on every machine."""
        return hashlib.blake2b(repr((self.documents, self.phrases)).encode(), digest_size=16).hexdigest()

    def assets(self) -> tuple[Asset, ...]:
        """The files of the index and the client."""
        return shards.files(index.build(self.documents, self.phrases), client.script())


def assets(site: Site, pages: Iterable[Page]) -> tuple[Asset, ...]:
    """The files of the index and the client."""
    return Source.of(site, pages).assets()
