"""Digests of all a build depends on. The standard library alone: it is asked before anything heavy is loaded."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

# The client of the search stands among the content, where it is served from; it is code all the same.
CODE = ("src", "hooks", "theme", "docs/assets/search", "mkdocs.yml", "requirements.txt")
CONTENT = ("legal", "docs")
_SKIPPED = ("__pycache__",)


def cache_folder(root: Path) -> Path:
    """What is kept between builds; ``CANCU_CACHE`` names another place."""
    return Path(os.environ.get("CANCU_CACHE") or root / ".cache")


def spare(root: Path) -> Path:
    """Where the folders of the site before the last are kept, to be built into."""
    return cache_folder(root) / "trang" / "cay"


def digest(root: Path, names: Iterable[str]) -> str:
    """Of every file below these names: its path and its bytes."""
    return _digest(root, _files(root, names))


@cache
def program(root: Path) -> str:
    """Of our Python as this process has it: a preview goes on with what it loaded, whatever is written meanwhile."""
    return _digest(root, (path for path in _files(root, CODE) if path.endswith(".py")))


def _digest(root: Path, paths: Iterable[str]) -> str:
    total = hashlib.blake2b(digest_size=16)
    for path in paths:
        total.update(path[len(os.fspath(root)) :].encode("utf-8", "surrogateescape") + b"\0")
        total.update(_bytes(path) + b"\0")
    return total.hexdigest()


def stamps(root: Path, names: Iterable[str]) -> str:
    """Of every file below these names as the file system tells it, unread: whatever writes a file changes one of these.

    Windows does not tell when a file was last changed in any way: there all is read.
    """
    if os.name == "nt":
        return digest(root, names)
    total = hashlib.blake2b(digest_size=16)
    for path in _files(root, names):
        stat = os.lstat(path)
        total.update(repr((path, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)).encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def version(root: Path, settings: object, form: str) -> str:
    """Of all but the content: the code, Python, what the deployment decides, and the form of the files made."""
    live = _digest(root, (path for path in _files(root, CODE) if not path.endswith(".py")))
    own = hashlib.blake2b(digest_size=16)
    for part in (program(root), live, sys.version, repr(settings), form):
        own.update(part.encode() + b"\0")
    return own.hexdigest()


def listing(folder: Path) -> list[list[object]]:
    """(path, bytes, moment) of every file below, sorted: enough to see that a finished site was not touched."""
    found = []
    for path in _files(folder, ("",)):
        stat = os.stat(path)
        found.append([path[len(os.fspath(folder)) :], stat.st_size, stat.st_mtime_ns])
    return found


def remember(record: Path, key: str, target: Path, files: list[list[object]]) -> None:
    """That ``target`` is the finished site of ``key``, with its ``listing``."""
    record.parent.mkdir(parents=True, exist_ok=True)
    aside = record.with_name(f"{record.name}.{os.getpid()}")
    aside.write_text(json.dumps({"key": key, "target": os.fspath(target), "files": files}), "utf-8")
    aside.replace(record)


def stands(record: Path, key: str, target: Path) -> bool:
    """Whether ``target`` is still the finished site of ``key``, file by file."""
    try:
        data = json.loads(record.read_bytes())
        same = data["key"] == key and data["target"] == os.fspath(target)
        return bool(same and target.is_dir() and data["files"] == listing(target))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _bytes(path: str) -> bytes:
    """A link is what it points to, never followed."""
    if os.path.islink(path):
        return os.readlink(path).encode("utf-8", "surrogateescape")
    with open(path, "rb") as file:  # a tenth of the time of Path over ten thousand files
        return file.read()


def _files(root: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        top = os.path.join(root, name) if name else os.fspath(root)  # as above
        if not os.path.isdir(top):  # as above
            yield from [top] if os.path.lexists(top) else []
            continue
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(f for f in folders if f not in _SKIPPED)
            yield from (os.path.join(folder, file) for file in sorted(files))  # as above
