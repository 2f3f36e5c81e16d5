"""Front matter as the strict reader takes it: block lists, every scalar a string, quotes where needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]
_NUMERIC = re.compile(r"(?!\d{2}/\d{2}/\d{4}$)[\d.,:%/ -]+|\d+ ?- ?\d+|[YyNn]|(?i:yes|no|true|false|null|on|off)")
_PLAIN = re.compile(r"[^\W_][^\n]*")


def page(meta: Mapping[str, Value], body: str = "") -> str:
    """A content file. Keys with nothing in them are left out."""
    return "---\n" + "".join(f"{line}\n" for line in _mapping(meta, 0)) + "---\n" + (f"{body}\n" if body else "")


def _mapping(meta: Mapping[str, Value], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, value in meta.items():
        if not value:
            continue
        if isinstance(value, str):
            yield f"{pad}{key}: {scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{pad}{key}:"
            yield from _mapping(value, depth + 1)
        else:
            yield f"{pad}{key}:"
            yield from _sequence(value, depth + 1)


def _sequence(items: Sequence[Value], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for item in items:
        if isinstance(item, str):
            yield f"{pad}- {scalar(item)}"
        elif isinstance(item, Mapping):
            lines = list(_mapping(item, depth + 1))
            yield f"{pad}- {lines[0].strip()}"
            yield from lines[1:]


def scalar(text: str) -> str:
    """A text as one YAML scalar: plain where that is safe, else in double quotes."""
    flat = " ".join(text.split())
    safe = _PLAIN.fullmatch(flat) and ": " not in flat and " #" not in flat and not flat.endswith(":") and not _NUMERIC.fullmatch(flat)
    return flat if safe else json.dumps(flat, ensure_ascii=False)
