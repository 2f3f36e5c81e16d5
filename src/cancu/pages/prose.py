"""Pages written by hand: guides, decision records."""

from __future__ import annotations

from collections.abc import Iterator

from .. import urls
from ..records import Prose
from ..site import Site
from .environment import HOME_CRUMB, Renderer, trail
from .page import Crumb, Page
from .part import Part


def parts(site: Site) -> Iterator[Part]:
    """Every hand-written page but the front page, which is generated around its text."""
    yield from (Part(key, _pages, record.path) for key, record in sorted(site.graph.prose.items()) if key != "index")


def _pages(renderer: Renderer, key: str) -> Iterator[Page]:
    yield _page(renderer, renderer.site.graph.prose[key])


def _page(renderer: Renderer, record: Prose) -> Page:
    url = urls.prose(record.id)
    return renderer.page(
        "prose.html", url, record.title, record.path, kind="trang", record=record.id,
        description=record.description, crumbs=_crumbs(record, renderer), it=record, body=renderer.markdown(record, url),
    )


def _crumbs(record: Prose, renderer: Renderer) -> tuple[Crumb, ...]:
    folder = record.id.removesuffix("/index").rpartition("/")[0]
    parent = renderer.site.graph.prose.get(f"{folder}/index")
    return trail((parent.title, urls.prose(parent.id))) if folder and parent else (HOME_CRUMB,)
