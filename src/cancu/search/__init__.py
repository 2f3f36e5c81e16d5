"""Search: documents from the records, an index in small files, and the client that reads them."""

from __future__ import annotations

from collections.abc import Iterable

from ..pages import search as results
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

__all__ = ["Document", "assets", "documents"]


def documents(site: Site, pages: Iterable[Page]) -> tuple[Document, ...]:
    """Every search document, those of one page together, in the order of the page."""
    found = [*law_documents.documents(site), *plan_documents.documents(site), *list_documents.documents(site, pages)]
    found += training_documents.documents(site)
    found = list(everyday.spoken(found))
    # The document of the page itself comes before those of its parts: they inherit from it.
    return tuple(sorted(places.belonging(found, site.graph), key=lambda document: (document.page, "#" in document.url)))


def assets(site: Site, pages: Iterable[Page]) -> tuple[Asset, ...]:
    """The files of the index and the client."""
    made = shards.files(index.build(documents(site, pages), Phrases.of(site.graph)), client.script())
    return (Asset(results.SCRIPT, client.results().encode()), *made)
