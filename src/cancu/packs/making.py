"""The packs: one for every audience that has materials, and one for everything."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

import jinja2

from .. import downloads
from .. import vocabulary as v
from ..days import show
from ..exports.changes import changes
from ..records import Training
from ..site import Site
from . import manifest, offline
from .manifest import Manifest

LISTING = "tap-huan/mang-ve"
COVER = "mo-trang-nay.html"
_PAGES = "trang"
_LEFT_OUT = re.compile(r"404\.html|sitemap\.xml.*|robots\.txt|llms\.txt|nguon-tin/.*|opensearch\.xml|.*\.map|tap-huan/mang-ve/.*")
_DATA = re.compile(r"du-lieu/.*\.(?:json|csv|xlsx|xml)|.*\.ics|can-cu/.*\.json")
_PRODUCT = re.compile(r"tap-huan/(?:khoa/)?([a-z0-9-]+)/[^/]+\.(?:pdf|png)")
_TO_FILE = re.compile(r'(?:href|src)="(?!https?:)[^"#]*\.(?:pdf|png|json|csv|xlsx|xml|ics)"')
_DAY = re.compile(r'<time datetime="(\d{4}-\d\d-\d\d)" id="ngay-tinh"')
_LIST = re.compile(r'(<div id="danh-sach-goi">).*?(</div>)', re.DOTALL)

# (id, title, materials)
Group = tuple[str, str, tuple[Training, ...]]


@dataclass(frozen=True, slots=True)
class Pack:
    """A finished pack."""

    id: str
    title: str
    name: str
    content: bytes

    @property
    def size(self) -> str:
        """In megabytes, as Vietnamese writes numbers."""
        return f"{len(self.content) / 1_000_000:.1f}".replace(".", ",") + " MB"


def make(folder: Path, site: Site, earlier: Mapping[str, Manifest]) -> Iterator[Pack]:
    """Packs of the finished site in ``folder``; ``earlier`` is the last manifest of each, where known.

    Raises ValueError where the folder holds no finished site.
    """
    files = _files(folder)
    source = _Source(folder, day_of(folder), site)
    for group in groups(site):
        held = [path for path in files if _belongs(path, group[0], group[2])]
        content = source.packed(held, group, earlier.get(group[0]))
        yield Pack(group[0], group[1], f"can-cu-{group[0]}.zip", content)


def groups(site: Site) -> list[Group]:
    """(id, title, materials) of every pack: audiences in the order of the closed list, everything last."""
    every = tuple(material for _, material in sorted(site.graph.trainings.items()))
    found = [(i, title, tuple(m for m in every if i in m.audiences)) for i, title in v.AUDIENCES.items()]
    return [group for group in found if group[2]] + [(downloads.EVERYONE, "Mọi người nghe", every)]


def day_of(folder: Path) -> date:
    """The day the finished site was computed for. Raises ValueError with what to do."""
    home = folder / "index.html"
    match = _DAY.search(home.read_text("utf-8")) if home.is_file() else None
    if not match:
        message = f"{folder} chưa có trang đã dựng. Chạy `python3 scripts/build.py` trước."
        raise ValueError(message)
    return date.fromisoformat(match[1])


def _files(folder: Path) -> list[str]:
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(path for path in found if not _LEFT_OUT.fullmatch(path))


def _belongs(path: str, group: str, materials: tuple[Training, ...]) -> bool:
    """Every page stays, so that every link and every search result opens; files only of this audience."""
    if group == downloads.EVERYONE:
        return True
    product = _PRODUCT.fullmatch(path)
    if product:
        return product[1] in {group, *(material.id for material in materials)}
    return not _DATA.fullmatch(path)


class _Source:
    """The finished site, its pages read and rewritten once for all packs where they can be shared."""

    def __init__(self, folder: Path, day: date, site: Site) -> None:
        self.folder = folder
        self.day = day
        self.site = site
        self.read: dict[str, str] = {}
        self.shared: dict[str, bytes] = {}

    def packed(self, held: list[str], group: Group, old: Manifest | None) -> bytes:
        pages = {path: self.page(path) for path in held if path.endswith(".html")}
        names = frozenset(held)
        new = manifest.of(self.day, pages)
        parts = {f"{_PAGES}/{path}": (self.folder / path).read_bytes() for path in held if path not in pages}
        parts |= {f"{_PAGES}/{path}": self.offline(path, names) for path in pages}
        parts |= _own(self.site, new, group, names, old)
        return bundle(parts, f"can-cu-{group[0]}-{self.day.isoformat()}", self.day)

    def page(self, path: str) -> str:
        if path not in self.read:
            self.read[path] = (self.folder / path).read_text("utf-8")
        return self.read[path]

    def offline(self, path: str, names: frozenset[str]) -> bytes:
        """Packs differ in files, not in pages: a page without links to files is the same in all."""
        html = self.page(path)
        if _TO_FILE.search(html):
            return offline.page(html, path, names).encode()
        if path not in self.shared:
            self.shared[path] = offline.page(html, path, names).encode()
        return self.shared[path]


def _own(
    site: Site, new: Manifest, group: Group, held: frozenset[str], old: Manifest | None
) -> dict[str, bytes]:
    """The cover, the page of changes and the manifest."""
    changed = manifest.difference(old, new) if old else None
    law = [c for c in changes(site) if old and c.everywhere and old.day < c.day <= new.day]
    context = {
        "day": show(new.day), "title": group[1], "materials": [(m, _downloads(m, held)) for m in group[2]],
        "pages": _PAGES, "changed": changed, "law": [(show(c.day), c.title, c.text) for c in law],
        "course": f"tap-huan/khoa/{group[0]}/{downloads.BOOKLET.name}", "held": held,
    }
    made = {name: _environment().get_template(f"{name}.html").render(context).encode() for name in ("cover", "changes")}
    return {COVER: made["cover"], "thay-doi.html": made["changes"], manifest.NAME: new.encoded()}


def _downloads(material: Training, held: frozenset[str]) -> list[tuple[str, str]]:
    return [(label, url) for label, url in downloads.listed(material) if url in held]


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True,
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )


def bundle(parts: Mapping[str, bytes], top: str, day: date) -> bytes:
    """A zip of the parts under the folder ``top``: sorted, all of one moment, so that the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, content in sorted(parts.items()):
            info = zipfile.ZipInfo(f"{top}/{name}", (day.year, day.month, day.day, 12, 0, 0))
            info.external_attr = 0o644 << 16
            info.create_system = 3
            stored = name.endswith((".png", ".pdf", ".xlsx"))
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            pack.writestr(info, content, compresslevel=6)
    return out.getvalue()


def listed(html: str, packs: list[tuple[Pack, date]]) -> str:
    """The listing page with the packs in their place."""
    rows = "".join(
        f'<li><a href="{escape(pack.name)}" download>{escape(pack.title)}</a> '
        f'<span class="viec-chu-thich">{pack.size}, gói ngày {show(day)}</span></li>'
        for pack, day in packs
    )
    return _LIST.sub(lambda m: f'{m[1]}<ul class="ds">{rows}</ul>{m[2]}', html)
