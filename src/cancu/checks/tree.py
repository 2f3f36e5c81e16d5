"""Files beside the Markdown: only kinds that cannot run, of a sane size, at clean paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..issues import Place
from ..load import FOLDERS

if TYPE_CHECKING:
    from .context import Context

MOST_BYTES = 5_000_000
MOST_LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class File:
    """A file (or a link) below a content folder."""

    path: str
    absolute: Path
    size: int
    is_link: bool
    changed: int = 0

    @property
    def ending(self) -> str:
        return self.absolute.suffix.lower()

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
    found = []
    for folder in FOLDERS:
        for base, folders, files in os.walk(root / folder, followlinks=False):
            links = [name for name in folders if os.path.islink(os.path.join(base, name))]
            for name in (*files, *links):
                found.append(_file(root, Path(base, name)))
            if len(found) > MOST_LOOKED_AT:
                break
    yield from sorted(found, key=lambda file: file.path)


def _file(root: Path, absolute: Path) -> File:
    state = absolute.lstat()
    return File(absolute.relative_to(root).as_posix(), absolute, state.st_size, absolute.is_symlink(), state.st_mtime_ns)


def others(context: Context) -> list[File]:
    """Everything but Markdown, which the reader itself guards."""
    return [f for f in context.files if f.ending != ".md"]


CLEAN = re.compile(r"(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*/)*[a-z0-9]+(?:[-_.][a-z0-9]+)*")
