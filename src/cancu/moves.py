"""``docs/chuyen-huong.yml``: old address → new one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from . import frontmatter
from .frontmatter import Scalar
from .issues import Issue, Place

FILE = "docs/chuyen-huong.yml"
MOST_BYTES = 1_000_000
# Addresses as the site makes them, and nothing that could name a file elsewhere; an anchor may follow.
_FORM = re.compile(r"(?:[a-z0-9]+(?:-+[a-z0-9]+)*/)+(?:#[\w-]+)?")


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the file."""

    old: str
    new: str
    place: Place


def read(text: str) -> tuple[tuple[Move, ...], list[Issue]]:
    """The moves a file states, and what is wrong with its form. Never raises."""
    reading = frontmatter.read(f"---\n{text}\n---\n" if text.strip() else "---\n{}\n---\n", FILE)
    moves = []
    for name, value in reading.meta.entries:
        place = Place(FILE, max(1, name.place.line - 1), name.place.column)
        moves.append(Move(address(name.text), address(value.text) if isinstance(value, Scalar) else "", place))
    return tuple(moves), reading.issues


def load(root: Path) -> tuple[tuple[Move, ...], list[Issue]]:
    """The moves below a content root; none where there is no such file, or none that may be read."""
    file = root / FILE
    small = file.is_file() and not file.is_symlink() and file.stat().st_size < MOST_BYTES
    return read(file.read_text("utf-8", "replace")) if small else ((), [])


def well_formed(url: str) -> bool:
    """Whether an address is one the site can have."""
    return bool(_FORM.fullmatch(url))


def address(text: str) -> str:
    """An address as the site writes it: "/van-ban/x" → "van-ban/x/"."""
    path, hash_, anchor = text.strip().lstrip("/").partition("#")
    return f"{path}{'' if not path or path.endswith('/') else '/'}{hash_}{anchor}"
