"""Finished files kept between builds, under what they were made from: a changed material remakes only its own."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

# Beside the sources of this checkout, never in the site: the folder may be deleted at any time.
FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "tap-huan"
_KEPT_DAYS = 30


def folder() -> Path:
    """Where files are kept; ``CANCU_CACHE`` names another place."""
    named = os.environ.get("CANCU_CACHE", "")
    return Path(named) / "tap-huan" if named else FOLDER


def key(*parts: bytes) -> str:
    """The name for what is made from ``parts``; where one part ends and the next begins matters."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under ``name``, made first where they are not there yet."""
    file = folder() / name
    found = _read(file)
    if found is not None:
        return found
    content = make()
    _keep(file, content)
    return content


def _read(file: Path) -> bytes | None:
    """The bytes of a kept file, marked as asked for; None where there is none."""
    try:
        content = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return content


def _keep(file: Path, content: bytes) -> None:
    """Written aside, then named: a build that is cut off leaves no half file. A read-only place only costs time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(file)
    except OSError:
        return


def sweep() -> None:
    """Throw away what no build has asked for in a month."""
    limit = time.time() - _KEPT_DAYS * 86400
    for file in folder().glob("*"):
        try:
            if file.stat().st_mtime < limit:
                file.unlink()
        except OSError:
            continue
