"""What ``scripts/pack.py`` and ``build.py --pack`` do: packs beside the finished site, their listing, their memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..build import settings_from
from ..load import load
from ..site import Site
from . import manifest
from .making import LISTING, day_of, groups, listed, make
from .manifest import Manifest


def pack(root: Path, folder: Path, earlier: Path | None, say: Callable[[str], None]) -> int:
    """Write the packs into the site. 0 when they stand, 1 when there is no finished site."""
    try:
        day = day_of(folder)
    except ValueError as error:
        say(str(error))
        return 1
    environment = {**os.environ, "CANCU_NGAY": day.isoformat()}
    site = Site.of(load(root), settings_from(environment, root))
    memory = root / ".cache" / "goi"
    old = {id_: found for id_, _, _ in groups(site) if (found := last(id_, site, memory, earlier))}
    target = folder / LISTING
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for one in make(folder, site, old):
        (target / one.name).write_bytes(one.content)
        _remember(target / one.name, memory / f"{one.id}-{day.isoformat()}.json")
        say(f"{LISTING}/{one.name}: {one.size}")
        made.append((one, day))
    page = target / "index.html"
    if page.is_file():
        page.write_text(listed(page.read_text("utf-8"), made), "utf-8")
    return 0


def last(id_: str, site: Site, memory: Path, earlier: Path | None) -> Manifest | None:
    """The newest manifest from before the site's day: of a pack in ``earlier``, or of what was made here."""
    files = [earlier / f"can-cu-{id_}.zip"] if earlier and earlier.is_dir() else [earlier] if earlier else []
    found = [manifest.of_zip(file) for file in files if file]
    found += [manifest.read(file.read_bytes()) for file in sorted(memory.glob(f"{id_}-????-??-??.json"))]
    before = [one for one in found if one and one.day < site.on]
    return max(before, key=lambda one: one.day, default=None)


def _remember(file: Path, kept: Path) -> None:
    made = manifest.of_zip(file)
    if made:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(made.encoded())
