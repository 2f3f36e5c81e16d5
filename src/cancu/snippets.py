"""Completions for VS Code, which offers nothing inside the front matter of Markdown by itself.

Snippets need no extension: typing the start of a key, or of a key's value, offers it with its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .fields import Choice, Group, Key, ListOf, Reasons, Ref
from .glossary import KINDS, Kind
from .load import Library

Snippet = dict[str, Any]
MOST_CHOICES = 40


def keys() -> dict[str, Snippet]:
    """A snippet for every key of every kind, and one for a whole new file of each kind."""
    found: dict[str, Snippet] = {}
    for kind in {k.id: k for k in KINDS}.values():
        found[f"Tệp mới: {kind.label}"] = _file(kind)
        for where, key in _keys(kind.group, ()):
            found[f"{kind.label}: {' › '.join((*where, key.name))}"] = _key(kind, key)
    return found


def ids(library: Library) -> dict[str, Snippet]:
    """A snippet for every record's id, found by id or by title."""
    found: dict[str, Snippet] = {}
    for kind in {k.id: k for k in KINDS}.values():
        for record_id, record in sorted(library.of(kind.id).items()):
            if kind.id not in ("phan-cong", "trang"):
                found[f"{kind.label}: {record_id}"] = _snippet([record_id, record.title], record_id, record.title)
    return found


def _keys(group: Group, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Key]]:
    for key in group.keys:
        yield where, key
        inner = key.type.item if isinstance(key.type, ListOf) else key.type
        if isinstance(inner, Group):
            yield from _keys(inner, (*where, key.name))


def _snippet(prefix: str | list[str], body: str | list[str], description: str) -> Snippet:
    return {"scope": "markdown,yaml", "prefix": prefix, "body": body, "description": description}


def _key(kind: Kind, key: Key) -> Snippet:
    needed = " Bắt buộc." if key.required else ""
    return _snippet(key.name, f"{key.name}:{_value(key.type, 1)}", f"{key.label}. {key.meaning}{needed} ({kind.label})")


def _value(type_: object, stop: int) -> str:
    """What stands after the colon: a choice, a list, a group, or a place to type."""
    if isinstance(type_, ListOf) and isinstance(type_.item, Group):
        lines = _lines(type_.item, stop)
        return "\n  - " + "\n    ".join(lines)
    if isinstance(type_, ListOf):
        return f"\n  -{_plain(type_.item, stop)}"
    if isinstance(type_, Group):
        return "\n  " + "\n  ".join(_lines(type_, stop))
    if isinstance(type_, Reasons):
        return f"\n  ${{{stop}:khóa}}: ${{{stop + 1}:lý do}}"
    return _plain(type_, stop)


def _lines(group: Group, stop: int) -> list[str]:
    """The required keys of a group, or its first one."""
    wanted = [key for key in group.keys if key.required] or list(group.keys[:1])
    return [f"{key.name}:{_plain(key.type, n)}" for n, key in enumerate(wanted, stop)]


def _plain(type_: object, stop: int) -> str:
    """A value on its own line, nothing nested further."""
    if isinstance(type_, Choice) and len(type_.options) <= MOST_CHOICES:
        return f" ${{{stop}|{','.join(type_.options)}|}}"
    if isinstance(type_, ListOf):
        return f" [${{{stop}}}]"
    return f" ${{{stop}:{type_.kind}}}" if isinstance(type_, Ref) and type_.kind else f" ${stop}"


def _file(kind: Kind) -> Snippet:
    """The required keys of a kind between their dashes."""
    wanted = [key for key in kind.group.keys if key.required]
    lines = ["---", *(f"{key.name}:{_plain(key.type, n)}" for n, key in enumerate(wanted, 1)), "---", "", "$0"]
    return _snippet(f"tep-{kind.id}", lines, f"Các khóa bắt buộc của {kind.label.lower()}.")


def text(snippets: dict[str, Snippet]) -> str:
    """The content of a ``.code-snippets`` file."""
    return json.dumps(snippets, ensure_ascii=False, indent=1) + "\n"
