"""Content files as typed, by path: a few held whole, or a library of which one is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from .sources import Source
from .tree import File

_NONE: frozenset[str] = frozenset()


class Typed(Mapping[str, Source]):
    """Only files that can be read. A library's are forgotten again: their texts together are as large as all records."""

    def __init__(self, files: Iterable[File], hold: bool) -> None:
        self._files = {file.path: file for file in files}
        self._hold = hold

    @cached_property
    def _read(self) -> dict[str, tuple[frozenset[str], Source | None]]:
        """Path → its text where that is held, else its keys."""
        found = ((path, text_of(file)) for path, file in self._files.items())
        sources = (Source(path, text) for path, text in found if text is not None)
        return {source.path: (_NONE, source) if self._hold else (source.keys, None) for source in sources}

    def __getitem__(self, path: str) -> Source:
        _, held = self._read[path]
        return held or Source(path, text_of(self._files[path]) or "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def keys_of(self, path: str) -> frozenset[str]:
        """The top-level keys typed in a file; none where it cannot be read."""
        keys, held = self._read.get(path, (_NONE, None))
        return held.keys if held else keys


def text_of(file: File) -> str | None:
    """A file as the reader of content reads it, which has told what is wrong with it; None where it cannot be read."""
    try:
        return file.absolute.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None
