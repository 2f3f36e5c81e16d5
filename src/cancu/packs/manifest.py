"""What a pack holds, so that the next one can say what changed: the day, and every page with a mark of its words."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path

from ..days import show

NAME = "goi.json"
_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)(?: · [^<]*)?</title>", re.DOTALL)
# The day of computing is on many pages; by itself it is no change.
_STAMP = re.compile(r"cho ngày \d\d/\d\d/\d{4}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The day of a pack, and page → (title, mark)."""

    day: date
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """JSON that ``read`` reads."""
        value = {"ngay": self.day.isoformat(), "trang": {key: list(row) for key, row in sorted(self.pages.items())}}
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands between two packs: (address, title) of pages."""

    since: date
    added: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]

    @property
    def day(self) -> str:
        return show(self.since)


def of(day: date, pages: Mapping[str, str]) -> Manifest:
    """The manifest of pages given as path → HTML of the site."""
    return Manifest(day, {path: (_title(html), mark(html)) for path, html in pages.items()})


def mark(html: str) -> str:
    """A mark of a page's own words: its menus and the day of computing do not count."""
    article = _ARTICLE.search(html)
    words = _STAMP.sub("", article[1] if article else html)
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def _title(html: str) -> str:
    match = _TITLE.search(html)
    return unescape(match[1]).strip() if match else ""


def difference(old: Manifest, new: Manifest) -> Difference:
    """Pages that came, changed or went."""
    added = [(path, new.pages[path][0]) for path in sorted(new.pages.keys() - old.pages.keys())]
    removed = [(path, old.pages[path][0]) for path in sorted(old.pages.keys() - new.pages.keys())]
    both = sorted(old.pages.keys() & new.pages.keys())
    changed = [(path, new.pages[path][0]) for path in both if old.pages[path][1] != new.pages[path][1]]
    return Difference(old.day, tuple(added), tuple(changed), tuple(removed))


def read(content: bytes) -> Manifest | None:
    """A manifest from its JSON; None where it is none."""
    try:
        value = json.loads(content)
        pages = {str(path): (str(row[0]), str(row[1])) for path, row in value["trang"].items()}
        return Manifest(date.fromisoformat(value["ngay"]), pages)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def of_zip(file: Path) -> Manifest | None:
    """The manifest inside an earlier pack; None where the file is no pack."""
    try:
        with zipfile.ZipFile(file) as pack:
            name = next((n for n in pack.namelist() if n.endswith(f"/{NAME}")), "")
            return read(pack.read(name)) if name else None
    except (OSError, zipfile.BadZipFile):
        return None
