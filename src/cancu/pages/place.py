"""Place pages: names then and now, plans and documents."""

from __future__ import annotations

from collections.abc import Iterator

from .. import urls
from ..glossary.office import PLACE
from ..records import AdministrativePlace
from .environment import Renderer, trail
from .page import Page

_LABELS = {key.name: key.label for key in PLACE.keys}


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every place."""
    for _, place in sorted(renderer.site.graph.places.items()):
        yield _page(renderer, place)


def _page(renderer: Renderer, place: AdministrativePlace) -> Page:
    graph = renderer.site.graph
    documents = [i for _, i in sorted(graph.instruments.items()) if i.place == place.id]
    return renderer.page(
        "place.html", urls.page("dia-phuong", place.id), place.title, place.path,
        kind="dia-phuong", record=place.id,
        description=f"{place.title}: tên trước và nay, kế hoạch và văn bản của địa phương.",
        crumbs=trail(("Địa phương", "dia-phuong/")), place=place,
        plans=[d for d in documents if d.id in graph.tasks_of_plan],
        documents=[d for d in documents if d.id not in graph.tasks_of_plan],
        key_label=lambda key: _LABELS.get(key, key),
        body=renderer.markdown(place, urls.page("dia-phuong", place.id)),
    )
