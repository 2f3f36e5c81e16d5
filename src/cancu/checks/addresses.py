"""Which addresses the site will have, as far as the content tells, and which anchors stand on them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from .. import links, urls
from .. import vocabulary as v
from ..fields import suggestion
from ..issues import Issue
from ..records import Assignment, Instrument, Prose, Record
from ..text import slug
from . import moves
from .headings import headings
from .sources import without_code

if TYPE_CHECKING:
    from .context import Context

_OWN_PAGE = frozenset({"van-ban", "phan-cong", "co-quan", "dia-phuong", "chu-de", "tap-huan", "duong-day", "trang"})
# Pages made without a file of their own; what lies below them is made too.
_GENERATED = (
    "", "van-ban/", "phan-cong/", "co-quan/", "co-quan-ban-hanh/", "dia-phuong/", "nam/", "chu-de/", "loai-van-ban/",
    "tap-huan/", "thuat-ngu/", "tim-kiem/", "ma-tran/", "so-sanh/", "lich/", "can-xem-lai/", "can-cu/", "du-lieu/",
    "dinh-chinh/", "ho-tro/", "tai-ve/", "huong-dan/quy-tac-kiem-tra/", "huong-dan/tu-dien-khoa/",
)
_BELOW = ("nam/", "loai-van-ban/", "co-quan-ban-hanh/", "ma-tran/", "so-sanh/", "lich/", "du-lieu/", "dinh-chinh/", "can-cu/", "tai-ve/",
          "tap-huan/ngay/", "tap-huan/tu-buoi-truoc/", "can-xem-lai/")
_OF_OTHERS = {"tap-huan/ngay/": "ngay-truyen-thong", "tap-huan/tu-buoi-truoc/": "chu-de", "ma-tran/": "van-ban", "so-sanh/": "van-ban"}
# What goes on from a page that is there: its later pages, and its long sections.
_GOES_ON = re.compile(r"(?:(?:nhiem-vu|phieu-giao-viec|ke-thua|phoi-hop|han|van-ban|ke-hoach|dang-chay|truoc-day|tai-lieu|quan-he-den|nhiem-vu-dua-vao|ai-dan|"
                      r"ban-hanh|co-hieu-luc|het-hieu-luc)/)?(?:trang-[1-9]\d*/)?")
_PROVISION = re.compile(r"(?:dieu|muc|phu-luc|vi-tri)-")
_ID = re.compile(r"\{[^{}\n]{0,200}?#([\w-]{1,100}+)[^{}\n]{0,200}+\}|\bid\s{0,20}=\s{0,20}[\"']?([\w-]{1,100}+)")
_MARKS = re.compile(r"!?\[([^\[\]]{0,300}+)\]\([^)\n]{0,500}+\)|\{[^{}\n]{0,200}+\}|<[^<>]{0,300}+>")


class Addresses:
    """The address book of a run."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._anchors: dict[str, frozenset[str]] = {}

    @cached_property
    def _moves(self) -> tuple[tuple[moves.Move, ...], list[Issue]]:
        return moves.load(self.context.root)

    @property
    def moves(self) -> tuple[moves.Move, ...]:
        return self._moves[0]

    @property
    def move_issues(self) -> list[Issue]:
        return self._moves[1]

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        return {move.old: move.new for move in self.moves}

    @cached_property
    def pages(self) -> Mapping[str, Record | None]:
        """Addresses of records with a page of their own, and of the generated indexes."""
        found: dict[str, Record | None] = dict.fromkeys(_GENERATED)
        for kind, records in self.context.library.records.items():
            if kind in _OWN_PAGE:
                found.update({urls.page(kind, record.id): record for record in records.values()})
        return found

    @cached_property
    def _by_low(self) -> Mapping[str, str]:
        return {path.lower(): path for path in self.context.sources}

    def url_of_path(self, path: str) -> str:
        """The address a content file has or had."""
        return links.url_of_file(path)

    def leaves_tree(self, source: str, path: str) -> bool:
        """Whether a path climbs above the repository."""
        return not path.startswith("/") and posixpath.normpath(posixpath.join(posixpath.dirname(source), path)).startswith("..")

    def _file(self, source: str, path: str) -> str:
        """The repository path that a relative link means."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))

    def _url(self, source: str, path: str) -> str:
        """The address that a link without a file's ending means."""
        if path.startswith("/"):
            return path.lstrip("/")
        joined = posixpath.normpath(posixpath.join("/" + self.url_of_path(source).partition("#")[0], path)).lstrip("/")
        return joined if not joined or not path.endswith("/") else f"{joined}/"

    def exists(self, source: str, path: str) -> bool:
        """Whether a link's path leads to a content file, another file of the tree, or a page."""
        if self.other_case(source, path):
            return False
        if path.endswith(".md") and not path.startswith("/"):
            return self._file(source, path) in self.context.sources
        return self.has_page(self._url(source, path)) or self._on_disk(source, path)

    def _on_disk(self, source: str, path: str) -> bool:
        below = Path("docs") / path.lstrip("/") if path.startswith("/") else Path(self._file(source, path))
        try:
            return (self.context.root / below).is_file()
        except (OSError, ValueError):
            return False

    def has_page(self, url: str) -> bool:
        """Whether an address will stand: a record's page, an index, or something below an index."""
        bare = url.partition("#")[0]
        bare = bare if bare.endswith("/") or not bare or "." in bare.rpartition("/")[2] else f"{bare}/"
        if bare.startswith("loai-van-ban/") and bare != "loai-van-ban/":
            return bare.split("/")[1] in v.DOCUMENT_TYPES
        if bare.startswith("nam/") and bare != "nam/":
            return bool(re.fullmatch(r"nam/\d{4}/" + _GOES_ON.pattern, bare))
        return bare in self.pages or bare.startswith(_BELOW) or self._goes_on(bare)

    def _goes_on(self, url: str) -> bool:
        """Whether an address is a later page of a list or of a section of a page that is there."""
        steps = url.split("/")
        heads = ("/".join(steps[:n]) + "/" for n in range(1, len(steps) - 1))
        return any(head in self.pages and _GOES_ON.fullmatch(url.removeprefix(head)) for head in heads)

    def stands(self, url: str) -> bool:
        """Whether a page surely is at an address, so that nothing may redirect from there."""
        bare = url.partition("#")[0]
        return bare in self.pages or (self.has_page(bare) and not bare.startswith(tuple(_OF_OTHERS))) or self._stands_below(bare)

    def _stands_below(self, url: str) -> bool:
        """Pages made for a record of another kind: there exactly while the record is."""
        known = self.context.library.records
        return any(
            url.startswith(folder) and all(part in known.get(kind, ()) for part in url.removeprefix(folder).rstrip("/").split("--"))
            for folder, kind in _OF_OTHERS.items()
        )

    def other_case(self, source: str, path: str) -> str:
        """The right spelling of a path that is only wrong in its capitals."""
        if path.endswith((".md", ".MD")) and not path.startswith("/"):
            wanted = self._file(source, path)
            right = self._by_low.get(wanted.lower(), wanted)
            return posixpath.relpath(right, posixpath.dirname(source)) if right != wanted else ""
        url = self._url(source, path)
        return path.lower() if url != url.lower() and not self.has_page(url) and self.has_page(url.lower()) else ""

    def moved(self, source: str, path: str) -> str:
        """The new address where the old one is redirected."""
        is_file = path.endswith(".md") and not path.startswith("/")
        url = self.url_of_path(self._file(source, path)) if is_file else self._url(source, path)
        return self.redirects.get(moves.address(url), "") if url and url not in self.pages else ""

    def nearest(self, source: str, path: str) -> str:
        """A suggestion for a path that leads nowhere."""
        ending = posixpath.splitext(path)[1].lower()
        if ending and not path.startswith("/"):
            here = posixpath.dirname(source)
            alike = [f.path for f in self.context.files if ending == f.ending or (f.ending == ".md" and ending.startswith(".m"))]
            missing = "Kiểm lại đường dẫn." if ending.startswith(".m") else f"Đặt tệp vào `{here}/`, hoặc kiểm lại đường dẫn."
            return suggestion(path, {posixpath.relpath(p, here) for p in alike}) or missing
        return suggestion(self._url(source, path), [p for p in self.pages if p]) or "Kiểm lại đường dẫn."

    def lacks(self, source: str, path: str, anchor: str) -> frozenset[str] | None:
        """The anchors to choose from where a link's anchor surely is not on the page, else None.

        Pages of records have anchors of their template too: there only provisions and tasks are judged.
        """
        record = self._record(source, path)
        if record is None or anchor in (known := self.of_record(record)):
            return None
        judged = isinstance(record, Prose | Assignment)
        return known if judged or (isinstance(record, Instrument) and _PROVISION.match(anchor)) else None

    def _record(self, source: str, path: str) -> Record | None:
        if not path:
            return self.context.records.get(source)
        if path.endswith(".md") and not path.startswith("/"):
            return self.context.records.get(self._file(source, path))
        return self.pages.get(moves.address(self._url(source, path)).partition("#")[0])

    def of_record(self, record: Record) -> frozenset[str]:
        """Headings, ids, and what the kind's page gives its own anchors to."""
        if record.path not in self._anchors:
            found = _heading_anchors(record.body)
            found |= {a or b for a, b in _ID.findall(record.body)}
            self._anchors[record.path] = frozenset(found | _own_anchors(record))
        return self._anchors[record.path]


def _heading_anchors(body: str) -> set[str]:
    """The anchors the converter gives to headings; a second one of a name gets a number."""
    found: set[str] = set()
    for _, words, _ in headings(without_code(body)):
        plain = slug(_MARKS.sub(r"\1", words)) or "muc"
        number = next(n for n in count() if (f"{plain}_{n}" if n else plain) not in found)
        found.add(f"{plain}_{number}" if number else plain)
    return found


def _own_anchors(record: Record) -> set[str]:
    if isinstance(record, Instrument):
        return {p.pinpoint.anchor for p in record.provisions if p.pinpoint}
    return {task.id for task in record.tasks} if isinstance(record, Assignment) else set()
