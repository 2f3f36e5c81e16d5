"""The attack strings of ``vectors.txt``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("vectors.txt")
ELSEWHERE = "loading from elsewhere"


@dataclass(frozen=True, slots=True)
class Vector:
    """One string, the class it belongs to, and its number: ``xss(7)`` says which one ran."""

    number: int
    kind: str
    text: str


def _read() -> tuple[Vector, ...]:
    found: list[Vector] = []
    kind = ""
    for line in FILE.read_text("utf-8").split("\n"):
        if line.startswith("=== "):
            kind = line.removeprefix("=== ")
        elif line.strip():
            found.append(Vector(len(found) + 1, kind, _decoded(line, len(found) + 1)))
    return tuple(found)


def _decoded(line: str, number: int) -> str:
    text = re.sub(r"\{U\+([0-9A-F]{4})\}", lambda m: chr(int(m[1], 16)), line).replace("⏎", "\n")
    return text.replace("xss()", f"xss({number})")


VECTORS = _read()
