"""What git knows of an earlier revision, read without touching the working tree."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from ..load import FOLDERS

_LONGEST = 60
MOST_FILES = 200_000
MOST_BYTES = 2_000_000


class RevisionError(ValueError):
    """The revision is not one, or the folder is no repository; the message is for the reader."""


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionError(f"Không chạy được git: {error}") from error
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip() or "git báo lỗi.")
    return done.stdout


def commit(root: Path, revision: str) -> str:
    """The commit a revision names. Raises RevisionError; a name that looks like an option is none."""
    if revision.startswith("-"):
        raise RevisionError(f"`{revision}` không phải một phiên bản.")
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except RevisionError as error:
        raise RevisionError(f"Không có phiên bản `{revision}` trong kho git này.") from error


def _names(output: bytes) -> frozenset[str]:
    return frozenset(name for name in output.decode("utf-8", "surrogateescape").split("\0") if name)


def paths(root: Path, revision: str) -> frozenset[str]:
    """The Markdown content files of a revision, relative to ``root``."""
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", commit(root, revision), "--", *FOLDERS)
    return frozenset(name for name in _names(listed) if name.endswith(".md"))


def changed(root: Path, revision: str) -> frozenset[str]:
    """Files that differ from a revision, new ones included, relative to ``root``."""
    tracked = _git(root, "diff", "-z", "--name-only", "--relative", commit(root, revision), "--", ".")
    fresh = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    return _names(tracked) | _names(fresh)


def extract(root: Path, revision: str, target: Path) -> None:
    """The content folders of a revision into ``target``: plain files only, of a sane size and number."""
    there = _git(root, "ls-tree", "--name-only", commit(root, revision), "--", *FOLDERS).decode().split()
    if not there:
        return
    archive = _git(root, "archive", "--format=tar", commit(root, revision), "--", *there)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for number, member in enumerate(tar):
            clean = ".." not in PurePosixPath(member.name).parts and not member.name.startswith("/")
            if member.isfile() and clean and member.size <= MOST_BYTES and number < MOST_FILES:
                file = target / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                content = tar.extractfile(member)
                file.write_bytes(content.read() if content else b"")
