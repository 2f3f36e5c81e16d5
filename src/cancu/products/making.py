"""Every file made from training materials: which template, which data, in what sizes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import downloads
from ..downloads import Course, Download
from ..pages.page import Asset
from ..records import Training
from ..site import Site
from . import cache, codes, content, typesetting
from .typesetting import Try

# What to try, in order: text sizes in points with the pages they may fill (0: as many as it needs).
_LARGE, _SMALL = (12, 11.5, 11, 10.5, 10), (9.5, 9)
_TRIES: dict[str, tuple[Try, ...]] = {
    "handout": (*((size, 1) for size in _LARGE), *((size, 2) for size in (*_LARGE, *_SMALL))),
    "leaflet": tuple((size, 2) for size in (14, 13, 12.5, *_LARGE, *_SMALL, 8.5, 8)),
    "slides": ((34, 0),),
    "loudspeaker": ((16, 1), (15, 1), (14.5, 1), (14, 1), (13.5, 1), (16, 0)),
    "aids": ((15, 0),),
    "booklet": ((11, 0),),
    "report": tuple((size, 1) for size in (10.5, 10, *_SMALL)),
}


def assets(site: Site) -> tuple[Asset, ...]:
    """Every PDF and card, sorted by address. The same content and law give the same bytes."""
    made = [*_of_materials(site), *_of_courses(site)]
    cache.sweep()
    return tuple(sorted(made, key=lambda asset: asset.url))


def _of_materials(site: Site) -> Iterator[Asset]:
    for _, training in sorted(site.graph.trainings.items()):
        data = content.material(training, site)
        for download in downloads.of(training):
            yield Asset(downloads.address(training.id, download.name), _made(download, training, data))


def _made(download: Download, training: Training, data: dict[str, Any]) -> bytes:
    if download is downloads.CARD:
        return typesetting.png("card", {key: data[key] for key in ("title", "card", "address", "lines", "checked")})
    if download is downloads.BOOKLET:
        return _booklet({"title": training.title, "course": "", "materials": [data]})
    return typesetting.pdf(download.kind, data, _TRIES[download.kind])


def _of_courses(site: Site) -> Iterator[Asset]:
    for course in downloads.courses(site.graph):
        yield Asset(course.url, _booklet(_course(course, site)))


def _course(course: Course, site: Site) -> dict[str, Any]:
    shown, coded = content.place("tap-huan/", site)
    materials = [content.material(training, site) for training in course.materials]
    return {
        "title": f"Sổ tay khóa tập huấn: {course.title}", "course": course.title, "materials": materials,
        "address": shown, "qr": codes.qr(coded), "earliest": str(min(t.reviewed for t in course.materials)),
    }


def _booklet(data: dict[str, Any]) -> bytes:
    return typesetting.pdf("booklet", data, _TRIES["booklet"])
