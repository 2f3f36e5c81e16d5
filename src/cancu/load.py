"""The only reader of content: files under ``legal/`` and ``docs/`` to records, with every problem."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from stat import S_ISLNK
from typing import Any

from . import cores, frontmatter
from .fields import KeyPath, locate
from .glossary import Kind, kind_of
from .issues import Issue, Place
from .records import Record
from .text import opening

FOLDERS = ("legal", "docs")
# Short ones: of the front matter, of the body, of the body's opening, of all that is typed.
Digests = tuple[str, str, str, str]
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file said and what was wrong with it; ``stamp`` tells whether it is still that file."""

    stamp: tuple[int, ...]
    record: Record | None = None
    issues: tuple[Issue, ...] = ()
    digests: Digests = ("", "", "", "")
    broken: bool = False


# What was read of each path.
Memory = dict[str, Read]


@dataclass(slots=True)
class Library:
    """All records by kind and id, and what is wrong with their files."""

    root: Path
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    # Files that exist but could not be read: naming one is no dangling id, its own error is enough.
    broken: set[tuple[str, str]] = field(default_factory=set)
    # For telling what changed since the last build.
    digests: dict[str, Digests] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Any]:
        """The records of one kind by id."""
        return self.records.get(kind, {})

    def all(self) -> Iterator[tuple[Kind, Record]]:
        """Every record with its kind, in path order."""
        found = [(record.path, record) for records in self.records.values() for record in records.values()]
        for path, record in sorted(found, key=lambda item: item[0]):
            kind = kind_for(path)
            if kind:
                yield kind, record

    def place(self, record: Record, path: KeyPath = ()) -> Place:
        """Where a value stands. The file is read again: places are wanted only when something is wrong."""
        reading = frontmatter.read((self.root / record.path).read_text("utf-8"), record.path)
        return locate(reading.meta, path) if path else Place(record.path)


def kind_for(path: str) -> Kind | None:
    """The kind of a file; an ``index.md`` is always a page written by hand."""
    return kind_of("docs/index.md") if path.endswith("/index.md") and path.startswith("docs/") else kind_of(path)


def find(root: Path) -> list[str]:
    """Content files below ``root``, as sorted POSIX paths relative to it."""
    return sorted(path for name in FOLDERS for path in _found(os.path.join(root, name), name))  # a third of the time of Path


def _found(folder: str, name: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _found(entry.path, f"{name}/{entry.name}")
        elif entry.name.endswith(".md") and (entry.is_symlink() or entry.is_file()):
            yield f"{name}/{entry.name}"


def load(root: Path, paths: Iterable[str] | None = None, memory: Memory | None = None) -> Library:
    """Read every content file. Never raises on bad content: see ``Library.issues``.

    With ``memory``, a file that has not been touched since is not read again.
    """
    library = Library(root)
    for path in find(root) if paths is None else paths:
        _add(library, path, {} if memory is None else memory)
    return library


# Files read at a time, and pieces of reading at most.
_CHUNK, _MOST = 25, 2_000


def begun(root: Path) -> Callable[[], Library]:
    """Begins to read in copies of this process; what is given back joins in, once, and gives what ``load`` does."""
    paths = find(root)
    size = max(_CHUNK, -(-len(paths) // _MOST))
    chunks = [paths[at : at + size] for at in range(0, len(paths), size)]
    reads = cores.Shared(lambda number: _reads(root, chunks[number]), len(chunks))
    return lambda: load(root, paths, {path: read for found in reads.join() for path, read in found.items()})


def _reads(root: Path, paths: Iterable[str]) -> Memory:
    memory: Memory = {}
    load(root, paths, memory)
    return memory


def _add(library: Library, path: str, memory: Memory) -> None:
    kind = kind_for(path)
    if kind is None:
        hint = "Đặt vào `legal/can-cu/`, `legal/chi-dao/` hoặc một thư mục của `docs/`."
        library.issues.append(Issue(Place(path), "LD001", "Tệp nằm ngoài các thư mục nội dung.", hint))
        return
    stamp = _stamp(library.root, path)
    known = memory.get(path)
    if known is None or known.stamp != stamp:
        known = memory[path] = _read(library.root, kind, path, stamp)
    library.issues.extend(known.issues)
    if known.broken:
        library.broken.add((kind.id, record_id(kind, path)))
    if known.record is None:
        return
    library.digests[path] = known.digests
    twin = library.records.setdefault(kind.id, {}).setdefault(known.record.id, known.record)
    if twin is not known.record:
        library.issues.append(_duplicate(path, known.record, twin))


def _stamp(root: Path, path: str) -> tuple[int, ...]:
    stat = os.lstat(os.path.join(root, path))  # as above
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _read(root: Path, kind: Kind, path: str, stamp: tuple[int, ...]) -> Read:
    issues: list[Issue] = []
    text = read_text(root, path, issues)
    record = read_record(kind, text, path, issues) if text is not None else None
    if text is None or record is None:
        return Read(stamp, issues=tuple(issues), broken=text is not None)
    return Read(stamp, record, tuple(issues), (digest(text.partition("\n---")[0]), digest(record.body), digest(opening(record.body)), digest(text)))


def digest(text: str) -> str:
    """A short name of a text, the same on every machine."""
    return hashlib.blake2b(text.encode(), digest_size=9).hexdigest()


def _duplicate(path: str, record: Record, twin: Record) -> Issue:
    return Issue(Place(path), "LD002", f"Mã `{record.id}` đã dùng ở {twin.path}.", "Đổi tên một trong hai tệp.")


def read_text(root: Path, path: str, issues: list[Issue]) -> str | None:
    """The text of a content file, or None with an Issue: links out, size, encoding, hidden characters."""
    file = os.path.join(root, path)  # as above
    stat = os.lstat(file)
    if S_ISLNK(stat.st_mode) or not _inside(root, os.path.dirname(file)):  # as above
        issues.append(Issue(Place(path), "LD003", "Tệp là liên kết (symlink).", "Thay bằng tệp thật."))
        return None
    if stat.st_size > frontmatter.MAX_BYTES:
        issues.append(Issue(Place(path), "LD004", "Tệp lớn hơn 1 MB.", "Chia nhỏ, hoặc chỉ dẫn tới bản toàn văn."))
        return None
    try:
        with open(file, "rb") as opened:  # as above
            text = opened.read().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        issues.append(Issue(Place(path), "LD005", f"Tệp không phải UTF-8 (byte thứ {error.start + 1}).", "Lưu lại với bảng mã UTF-8."))
        return None
    issues.extend(_hidden(text, path))
    name = path.rpartition("/")[2]
    if not _NAME.fullmatch(name):
        issues.append(Issue(Place(path), "LD006", f"Tên tệp `{name}` không đúng dạng.", "Dùng chữ thường không dấu, số và gạch nối, ví dụ `cong-an-xa.md`."))
    return text


@lru_cache(maxsize=4096)
def _inside(root: Path, folder: str) -> bool:
    """Whether a folder really lies below ``root``, no link leading out on the way."""
    return Path(folder).resolve().is_relative_to(root.resolve())


def _hidden(text: str, path: str) -> Iterator[Issue]:
    for match in HIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"Có ký tự ẩn U+{ord(match[0]):04X}."
        yield Issue(Place(path, line, column), "LD007", message, "Xóa ký tự này; gõ lại nếu cần.")


def read_record(kind: Kind, text: str, path: str, issues: list[Issue]) -> Record | None:
    """One file's record, or None when something required is missing; problems go to ``issues``."""
    reading = frontmatter.read(text, path)
    issues.extend(reading.issues)
    if reading.issues and not reading.meta.entries:
        return None
    values = kind.group.values(reading.meta, issues)
    if values is None:
        return None
    record: Record = kind.group.build(id=record_id(kind, path), path=path, body=reading.body, **values)
    return record


def record_id(kind: Kind, path: str) -> str:
    """The path below the kind's folder without ``.md``."""
    return path.removeprefix(kind.folder + "/").removeprefix("docs/").removesuffix(".md") if path != kind.folder else kind.id
