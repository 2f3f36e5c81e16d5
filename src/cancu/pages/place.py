"""Place pages: names then and now, plans and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import urls
from ..glossary.office import PLACE
from ..records import AdministrativePlace
from ..site import Site
from .environment import Renderer, trail
from .page import Page
from .paging import Fold, Owner, Section, fold, folded
from .part import Part

_LABELS = {key.name: key.label for key in PLACE.keys}


def parts(site: Site) -> Iterator[Part]:
    """Every place: its page, and its long lists on pages of their own."""
    yield from (Part(key, _pages, place.path) for key, place in sorted(site.graph.places.items()))


def _pages(renderer: Renderer, key: str) -> Iterator[Page]:
    graph = renderer.site.graph
    place = graph.places[key]
    documents = graph.documents_of_place.get(key, ())
    owner = Owner(urls.page("dia-phuong", key), place.title, place.path, trail(("Địa phương", "dia-phuong/")))
    sections = [
        Section.of("ke-hoach", "Kế hoạch của địa phương", "van-ban", (d for d in documents if d.id in graph.tasks_of_plan)),
        Section.of("van-ban", "Văn bản khác", "van-ban", (d for d in documents if d.id not in graph.tasks_of_plan)),
    ]
    folds = fold(owner, sections, renderer.limits.page)
    yield _page(renderer, place, owner, folds)
    yield from folded(renderer, owner, sections, folds)


def _page(renderer: Renderer, place: AdministrativePlace, owner: Owner, folds: Mapping[str, Fold]) -> Page:
    return renderer.page(
        "place.html", owner.url, place.title, place.path,
        kind="dia-phuong", record=place.id,
        description=f"{place.title}: tên trước và nay, kế hoạch và văn bản của địa phương.",
        crumbs=owner.crumbs, place=place, folds=folds,
        key_label=lambda key: _LABELS.get(key, key),
        body=renderer.markdown(place, owner.url),
    )
