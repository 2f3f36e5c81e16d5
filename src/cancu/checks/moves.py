"""``docs/chuyen-huong.yml``: old address → new one."""

from __future__ import annotations

from dataclasses import dataclass

from .. import frontmatter
from ..frontmatter import Scalar
from ..issues import Issue, Place

FILE = "docs/chuyen-huong.yml"


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


def address(text: str) -> str:
    """An address as the site writes it: "/van-ban/x" → "van-ban/x/"."""
    path, hash_, anchor = text.strip().lstrip("/").partition("#")
    return f"{path}{'' if not path or path.endswith('/') else '/'}{hash_}{anchor}"
