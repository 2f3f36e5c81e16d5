"""What a reader keeps for when there is no network: a list for each audience, and the worker that keeps it.

``ngoai-tuyen/danh-sach.json`` names, for each audience with materials, the pages and files to fetch: the materials,
the law behind every claim, and whom to call. ``sw.js`` is the service worker with the mark of this build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from .. import downloads, urls
from .. import vocabulary as v
from ..pages.page import Asset
from ..records import Training
from ..site import Site

LISTS = "ngoai-tuyen/danh-sach.json"
WORKER = "sw.js"
_SOURCE = Path(__file__).with_name("service_worker.js")
# Whoever is kept for, this is at hand: the front page, the list of materials, whom to call.
_ALWAYS = (urls.HOME, "tap-huan/", "ho-tro/")


def assets(site: Site) -> tuple[Asset, ...]:
    """The lists and the worker. The same content, day and commit give the same bytes."""
    lists = json.dumps(_lists(site), ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c").encode()  # no page, whatever a server calls it
    source = _SOURCE.read_text("utf-8")
    mark = sha256(b"\0".join([lists, site.settings.commit.encode(), source.encode()])).hexdigest()[:12]
    worker = f'const BUILD = "{mark}";\n{source}'
    return Asset(LISTS, lists), Asset(WORKER, worker.encode())


def _lists(site: Site) -> dict[str, Any]:
    materials = [material for _, material in sorted(site.graph.trainings.items())]
    found = [_list(id_, title, [m for m in materials if id_ in m.audiences], site) for id_, title in v.AUDIENCES.items()]
    return {"nguoi_nghe": [each for each in found if each["tai_lieu"]]}


def _list(audience: str, title: str, materials: list[Training], site: Site) -> dict[str, Any]:
    """One audience: how many materials, the pages to keep, the files to print."""
    pages = {*_ALWAYS, *(page for material in materials for page in _pages(material, site))}
    files = {address for material in materials for _, address in downloads.listed(material) if address.endswith(".pdf")}
    return {"id": audience, "ten": title, "tai_lieu": len(materials), "trang": sorted(pages), "tep": sorted(files)}


def _pages(material: Training, site: Site) -> Iterable[str]:
    """The material, the law it rests on, the support lines it names."""
    yield urls.page("tap-huan", material.id)
    if downloads.CARD in downloads.of(material):
        yield downloads.address(material.id, downloads.CARD.name)  # a picture that stands on the page
    for basis in material.bases:
        if basis.instrument in site.graph.instruments:
            yield urls.page("van-ban", basis.instrument)
    for line in material.lines:
        yield urls.page("duong-day", line)
