"""The order of keys: as the dictionary has it, at every level, so that files read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..fields import Group, Key, ListOf
from ..frontmatter import Mapping, Node, Scalar, Sequence

# A line break found first is far quicker than the start of a line tried everywhere.
_LINE = re.compile(r"\n( *)((?:- )?)([a-z_]+):")
_KEY = re.compile(r"([a-z_]+):")
_OPENS = re.compile(r"[a-z_]+:[ \t]*(?:#.*)?")


def all_keys(group: Group) -> Iterator[Key]:
    """Every key of a group and of the groups in it."""
    for key in group.keys:
        yield key
        inner = _group(key)
        if inner:
            yield from all_keys(inner)


def _group(key: Key) -> Group | None:
    """The group a key holds, one or a list of them."""
    inner = key.type.item if isinstance(key.type, ListOf) else key.type
    return inner if isinstance(inner, Group) else None


def _rank(group: Group) -> dict[str, int]:
    return {key.name: n for n, key in enumerate(group.keys)}


Pairs = frozenset[tuple[str, str, str]]


def late(group: Group, around: str = "") -> Pairs:
    """(key around them, key, key that should stand before it), for a group and the groups in it."""
    found = {(around, b.name, a.name) for n, a in enumerate(group.keys) for b in group.keys[n + 1 :]}
    for key in group.keys:
        inner = _group(key)
        found |= late(inner, key.name) if inner else frozenset()
    return frozenset(found)


def may_be_wrong(pairs: Pairs, head: str) -> bool:
    """A quick look without parsing, with the ``late`` pairs of the file's kind; true for every file that is wrong."""
    open_keys: list[tuple[int, str]] = []
    for indent, dash, key in _LINE.findall(head):
        level, before = len(indent) + len(dash), ""
        while open_keys and open_keys[-1][0] >= level:
            at, name = open_keys.pop()
            before = name if at == level else ""
        if not dash and (open_keys[-1][1] if open_keys else "", before, key) in pairs:
            return True
        open_keys.append((level, key))
    return False


def unordered(group: Group, node: Node) -> Iterator[tuple[Scalar, Scalar]]:
    """In each group of keys the first that stands too late, with the one before it."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from unordered(group, item)
    if not isinstance(node, Mapping):
        return
    rank = _rank(group)
    known = [name for name, _ in node.entries if name.text in rank]
    yield from [(before, name) for before, name in pairwise(known) if rank[name.text] < rank[before.text]][:1]
    for name, value in node.entries:
        key = group.key(name.text)
        inner = _group(key) if key else None
        if inner:
            yield from unordered(inner, value)


def put(lines: list[str], group: Group, indent: int = 0) -> list[str]:
    """The lines of a group of keys in order, the groups inside it too; a key's comment lines go with it."""
    rank = _rank(group)
    blocks = sorted(_blocks(lines, indent), key=lambda block: rank.get(block[0], len(rank)))
    return [line for name, block in blocks for line in _inside(block, group.key(name), indent)]


def _blocks(lines: list[str], indent: int) -> list[tuple[str, list[str]]]:
    """(key, its lines) for each key at one depth, comments before a key with it."""
    blocks: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for line in lines:
        key = _KEY.match(line, indent) if line[:indent].isspace() or not indent else None
        if key:
            blocks.append((key[1], [*waiting, line]))
            waiting = []
        elif line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent:
            waiting.append(line)
        elif blocks and not waiting:
            blocks[-1][1].append(line)
        else:
            waiting.append(line)
    return [*blocks, ("", waiting)] if waiting else blocks


def _inside(block: list[str], key: Key | None, indent: int) -> list[str]:
    """A key's lines with the groups below it in order."""
    inner = _group(key) if key else None
    at = next((n for n, line in enumerate(block) if _OPENS.fullmatch(line, indent)), None)
    below = block[at + 1 :] if at is not None else []
    depth = next((len(line) - len(line.lstrip()) for line in below if line.strip() and not line.lstrip().startswith("#")), 0)
    if inner is None or at is None or key is None or depth < indent:
        return block
    done = _items(below, inner, depth) if isinstance(key.type, ListOf) else put(below, inner, depth) if depth > indent else below
    return [*block[: at + 1], *done]


def _items(lines: list[str], group: Group, depth: int) -> list[str]:
    """A list of groups, each in order; its dash stands before whichever key comes first."""
    dash = " " * depth + "- "
    starts = [n for n, line in enumerate(lines) if line.startswith(dash)]
    done = lines[: starts[0]] if starts else lines
    for start, end in pairwise([*starts, len(lines)]):
        item = put([" " * (depth + 2) + lines[start][depth + 2 :], *lines[start + 1 : end]], group, depth + 2)
        whole = item[0].startswith(" " * (depth + 2)) and not item[0].lstrip().startswith("#")
        done = [*done, dash + item[0][depth + 2 :], *item[1:]] if whole else [*done, *lines[start:end]]
    return done
