"""Files beside the Markdown: only kinds that cannot run, of a sane size, at clean paths."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..issues import Place
from ..load import FOLDERS

if TYPE_CHECKING:
    from .context import Context

MOST_BYTES = 5_000_000
# What may stand beside the Markdown; what runs or has a style, only among the site's own files.
TEXTS = frozenset({".csv", ".tsv", ".txt", ".json", ".yml", ".yaml", ".ics", ".vtt", ".svg"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf"})
OWN_ONLY = frozenset({".js", ".mjs", ".css", ".woff2"})
OWN_FOLDER = "docs/assets/"
MOST_LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class File:
    """A file below a content folder; ``is_link`` where it is no plain file."""

    path: str
    absolute: Path
    size: int
    is_link: bool
    changed: int = 0

    @property
    def ending(self) -> str:
        return os.path.splitext(self.path)[1].lower()

    @property
    def place(self) -> Place:
        return Place(self.path)

    def head(self, size: int = 4096) -> bytes:
        """The first bytes; empty where the file is a link or too large to be looked at."""
        if self.is_link or self.size > MOST_BYTES:
            return b""
        with self.absolute.open("rb") as file:
            return file.read(size)


def walk(root: Path) -> Iterator[File]:
    """Every file below the content folders, links named but never followed, in path order."""
    found = (file for folder in FOLDERS for file in _below(root, folder))
    yield from sorted(islice(found, MOST_LOOKED_AT), key=lambda file: file.path)


def _below(root: Path, folder: str) -> Iterator[File]:
    try:
        entries = list(os.scandir(root / folder))
    except OSError:  # no such folder, or one nobody may open
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, path)
        else:
            state = entry.stat(follow_symlinks=False)
            # A link, a pipe or a device is named and never opened.
            yield File(path, Path(entry.path), state.st_size, not stat.S_ISREG(state.st_mode), state.st_mtime_ns)


def others(context: Context) -> list[File]:
    """Everything but Markdown, which the reader itself guards."""
    return [f for f in context.files if f.ending != ".md"]


CLEAN = re.compile(r"(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*/)*[a-z0-9]+(?:[-_.][a-z0-9]+)*")
