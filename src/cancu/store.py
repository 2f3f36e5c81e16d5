"""What was made last time, kept under ``.cache/``, and what each piece of it was made from.

A job is kept when nothing it read has changed (``trace``) and its files still stand as they were written.
Whatever cannot be read, or is of another version, counts as nothing kept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson

from .pages.page import Crumb, Page
from .publishing import taken
from .spare import taken_up
from .trace import Key

FILES, MANIFEST, LOCK = "tep", "ke.json", "khoa"


@dataclass(frozen=True, slots=True)
class Output:
    """A file made: its address, size, and the moment the file system gives it."""

    url: str
    size: int
    moment: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a job gave: its files, its pages without their bodies, and the keys it read."""

    job: str
    outputs: tuple[Output, ...]
    pages: tuple[Page, ...]
    reads: frozenset[Key]


@dataclass(slots=True)
class Store:
    """A folder of finished files with its manifest."""

    folder: Path
    version: str
    # Of the front matters it was made from (``trace.facts``).
    facts: str = ""
    made: dict[str, Made] = field(default_factory=dict)
    marks: dict[Key, str] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def open(cls, folder: Path, version: str) -> Iterator[Store]:
        """The store as it was left, one build's at a time; another build at the same moment gets an empty one."""
        if os.environ.get("CANCU_CLEAN"):
            with tempfile.TemporaryDirectory(prefix="cancu-") as aside:
                yield cls(Path(aside), version)
            return
        lock = _lock(folder)
        if lock:
            with lock:
                if taken(lock):
                    yield cls._read(folder, version)
                    return
        with tempfile.TemporaryDirectory(prefix="cancu-") as aside:
            yield cls(Path(aside), version)

    @classmethod
    def _read(cls, folder: Path, version: str) -> Store:
        """Empty where the manifest is broken or of another version."""
        store = cls(folder, version)
        try:
            data = orjson.loads((folder / MANIFEST).read_bytes())
            if data["version"] == version:
                keys = [(table, key) for table, key, _ in data["keys"]]
                store.marks = {key: row[2] for key, row in zip(keys, data["keys"], strict=True)}
                store.facts = str(data["facts"])
                store.made = {job: _made(job, row, keys) for job, row in data["jobs"].items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            store.made, store.marks, store.facts = {}, {}, ""
        return store

    def fresh(self, jobs: Iterable[str], mark: Callable[[Key], str]) -> dict[str, Made]:
        """Those of ``jobs`` that need not be done again, given what stands under each key today."""
        asked = [self.made[job] for job in jobs if job in self.made]
        keys = {key for made in asked for key in made.reads}
        changed = frozenset(key for key in keys if _marked(mark, key) != self.marks[key])
        return {made.job: made for made in asked if not made.reads & changed and self._stands(made)}

    def left(self, job: str) -> tuple[Output, ...]:
        """The files a job made last time, fresh or not."""
        made = self.made.get(job)
        return made.outputs if made and self._stands(made) else ()

    def _stands(self, made: Made) -> bool:
        return all(self._found(output) for output in made.outputs)

    def _found(self, output: Output) -> bool:
        try:
            stat = os.stat(self.path(output.url))  # a tenth of the time of Path over ten thousand files
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (output.size, output.moment)

    def path(self, url: str) -> str:
        """Where the file of an address is kept: all in one folder, for folders cost more than files."""
        return os.path.join(self.folder, FILES, hashlib.blake2b(url.encode(), digest_size=16).hexdigest())  # as above

    def write(self, url: str, content: bytes) -> Output:
        """A file that a finished site shares is never changed in place: what stands there gives way to a new one."""
        path = self.path(url)
        try:
            return self._new(path, url, content)
        except FileExistsError:
            aside = f"{path}.{os.getpid()}"
            made = _written(aside, "wb", url, content)
            os.replace(aside, path)  # as above
            return made

    def manifest(self, made: Mapping[str, Made], mark: Callable[[Key], str], facts: str) -> bytes:
        """What is to be remembered of what was made, as JSON; nothing is written."""
        keys = sorted({key for one in made.values() for key in one.reads})
        place = {key: at for at, key in enumerate(keys)}
        data = {
            "version": self.version, "facts": facts, "keys": [[*key, mark(key)] for key in keys],
            "jobs": {job: _row(one, place) for job, one in sorted(made.items())},
        }
        return orjson.dumps(data)

    def save(self, made: Mapping[str, Made], manifest: bytes) -> None:
        """Remember what was made; files of jobs that are gone go too."""
        kept = {output.url for one in made.values() for output in one.outputs}
        for url in {output.url for one in self.made.values() for output in one.outputs} - kept:
            Path(self.path(url)).unlink(missing_ok=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / f"{MANIFEST}.{os.getpid()}"
        aside.write_bytes(manifest)
        aside.replace(self.folder / MANIFEST)

    def _new(self, path: str, url: str, content: bytes) -> Output:
        try:
            return _written(path, "xb", url, content)
        except FileNotFoundError:
            (self.folder / FILES).mkdir(parents=True, exist_ok=True)
            return _written(path, "xb", url, content)

    def deliver(self, outputs: Iterable[Output], target: Path, spare: Path | None = None) -> None:
        """Every file into ``target``: as a second name of the same file where the file system can.

        With ``spare``, folders of an older site that may be used, ``target`` is empty or absent.
        """
        sources = {output.url: self.path(output.url) for output in outputs}
        standing = taken_up(spare, target, sources) if spare else frozenset()
        folders: set[Path] = set()
        for url in sources.keys() - standing:
            path = target / url
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
            place(sources[url], path)


def _written(path: str, mode: str, url: str, content: bytes) -> Output:
    with open(path, mode) as file:  # as above
        file.write(content)
        file.flush()
        stat = os.fstat(file.fileno())
    return Output(url, stat.st_size, stat.st_mtime_ns)


def _lock(folder: Path) -> IO[str] | None:
    """None in a tree that may only be read: nothing is kept there then."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / LOCK).open("w", encoding="utf-8")
    except OSError:
        return None


def place(source: str, target: Path) -> None:
    """``source`` under a second name, or a copy of it on another disk."""
    try:
        os.link(source, target)
    except FileExistsError:
        target.unlink()
        place(source, target)
    except OSError:
        shutil.copy2(source, target)


def _marked(mark: Callable[[Key], str], key: Key) -> str:
    """A key of a table that is no more has changed."""
    try:
        return mark(key)
    except (AttributeError, KeyError):
        return ""


def _row(made: Made, place: Mapping[Key, int]) -> dict[str, Any]:
    return {
        "reads": sorted(place[key] for key in made.reads),
        "out": [[o.url, o.size, o.moment] for o in made.outputs],
        "pages": [[p.url, p.title, p.source, p.kind, p.record, p.description, [[c.title, c.url] for c in p.crumbs]] for p in made.pages],
    }


def _made(job: str, row: Mapping[str, Any], keys: list[Key]) -> Made:
    pages = tuple(_page(*values) for values in row["pages"])
    return Made(job, tuple(Output(*o) for o in row["out"]), pages, frozenset(keys[at] for at in row["reads"]))


def _page(url: str, title: str, source: str, kind: str, record: str, description: str, crumbs: list[list[str]]) -> Page:
    return Page(url, title, "", source, kind, record, description, tuple(Crumb(*crumb) for crumb in crumbs))
