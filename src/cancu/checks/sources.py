"""The files as typed, and the stretches of text in them, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ..fields import Group, KeyPath, ListOf, Reasons, Text
from ..frontmatter import Mapping, Node, Scalar, Sequence
from ..issues import Place
from ..records import Record
from .people import perhaps
from .telling import Words, standing

_LONG = 9
_KEY = re.compile(r"(?m)^([\w-]+):")
_TELLING_DIGITS = re.compile(r"\d(?:[\d .()-]{6,}\d|\d[A-ZĐ]|\d-[A-ZĐ]\d)")


@dataclass(frozen=True)
class Source:
    """One content file as typed, line ends normalised."""

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(self.path, line, offset - self._starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """The inverse of ``place``."""
        return self._starts[min(place.line, len(self._starts)) - 1] + place.column - 1

    @cached_property
    def body_at(self) -> int:
        """Where the body starts: after the line that closes the front matter."""
        if not self.text.startswith("---"):
            return 0
        end = self.text.find("\n---", 3)
        line_end = self.text.find("\n", end + 4) if end >= 0 else -1
        return line_end + 1 if line_end >= 0 else len(self.text)

    def start_of(self, body: str) -> int:
        """Where a body, as the reader gives it, starts in the file."""
        rest = self.text[self.body_at :]
        first = self.body_at + len(rest) - len(rest.lstrip("\n"))
        return first if self.text.startswith(body, first) else max(self.text.rfind(body), 0)

    @cached_property
    def readable(self) -> str:
        """Everything typed but web addresses, offset for offset."""
        return without_addresses(self.text)

    @cached_property
    def people(self) -> tuple[re.Match[str], ...]:
        """Stretches that look like names of people."""
        return tuple(perhaps(self.readable))

    @cached_property
    def _telling_digits(self) -> list[str]:
        return _TELLING_DIGITS.findall(self.readable)

    @cached_property
    def long_digits(self) -> bool:
        """Whether digits stand as in a telephone or identity number."""
        return any(sum(map(str.isdigit, found)) >= _LONG for found in self._telling_digits)

    @cached_property
    def plate_digits(self) -> bool:
        """Whether digits and capitals stand as on a plate."""
        return any(found[-1].isalpha() or found[-2].isalpha() for found in self._telling_digits)

    @cached_property
    def _telling(self) -> Words:
        return standing(self.text.lower())

    def has(self, words: Words) -> bool:
        """Whether one of some telling words stands in the file: a quick look before a slow one."""
        return not self._telling.isdisjoint(words)

    @property
    def keys(self) -> frozenset[str]:
        """The top-level keys typed."""
        return frozenset(_KEY.findall(self.text, 0, self.body_at))

    def key_place(self, key: str) -> Place:
        """The line of a top-level key, found without parsing."""
        found = re.search(rf"(?m)^{re.escape(key)}:", self.text[: self.body_at])
        return self.place(found.start()) if found else Place(self.path)


# Contributed text may be made to hang a pattern: repetitions are possessive or bounded, here and in every rule.
_FENCE = re.compile(r"^(`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^\1[`~]*+[ \t]*+$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`++)[^\n]{0,2000}?(?<!`)\1(?!`)")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+|(?<=\]\()[^)\s]*")
_DRAWN = re.compile(r"<(?!!--)[^<>]*+>")
# A line break first: the engine finds it at once.
_SOFT_BREAK = re.compile(r"\n(?<!\n\n)(?![\n>#*+|-]|[ \t]*+\n)")


def without_code(text: str) -> str:
    """The text with code blanked out; every offset stays."""
    return _CODE.sub(_blank, _FENCE.sub(_blank, text)) if "`" in text or "~~~" in text else text


def without_addresses(text: str) -> str:
    """The text with web addresses and link targets blanked out; every offset stays."""
    return _ADDRESS.sub(_blank, text) if "//" in text or "](" in text else text


def without_tags(text: str) -> str:
    """The words of a drawing, coordinates blanked out; every offset stays."""
    return _DRAWN.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def as_prose(text: str) -> str:
    """What a reader reads as sentences: no code, no addresses, lines of a paragraph joined."""
    bare = without_addresses(without_code(text))
    return _SOFT_BREAK.sub(" ", bare) if "\n" in bare else bare


@dataclass(frozen=True)
class Passage:
    """A text a reader sees: a value of the front matter (``keys``) or the body (``keys`` empty)."""

    path: str
    keys: KeyPath
    text: str
    kind: str

    @cached_property
    def prose(self) -> str:
        """``text`` as sentences, offset for offset."""
        return as_prose(self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """The key names on the way to the value, list positions left out."""
        return tuple(key for key in self.keys if isinstance(key, str))

    @property
    def key(self) -> str:
        return self.names[-1] if self.keys else ""

    @property
    def top(self) -> str:
        return str(self.keys[0]) if self.keys else ""


def of_record(kind: str, group: Group, record: Record) -> Iterator[Passage]:
    """The texts of a record's front matter, by the key table."""
    for keys, text in _texts(group, record, ()):
        yield Passage(record.path, keys, text, kind)


def _texts(group: Group, value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for key in group.keys:
        item = getattr(value, key.field, None)
        if item:
            yield from _of_type(key.type, item, (*path, key.name))


def _of_type(kind: Any, value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(kind, Text):
        yield path, value
    elif isinstance(kind, ListOf):
        for index, item in enumerate(value):
            yield from _of_type(kind.item, item, (*path, index))
    elif isinstance(kind, Group) and is_dataclass(value):
        yield from _texts(kind, value, path)
    elif isinstance(kind, Reasons):
        for name, reason in value:
            yield (*path, name), reason


def of_node(path: str, kind: str, node: Node, keys: KeyPath = ()) -> Iterator[Passage]:
    """The texts of a file whose record could not be made: every scalar as typed."""
    if isinstance(node, Scalar):
        yield Passage(path, keys, node.text, kind)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from of_node(path, kind, item, (*keys, index))
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            yield from of_node(path, kind, value, (*keys, name.text))


class Part(NamedTuple):
    """A record or a group inside one, with its keys and the way to it."""

    record: Record
    keys: KeyPath
    group: Group
    value: Any


def parts(group: Group, record: Record) -> Iterator[Part]:
    """A record and every group inside it."""
    yield from _parts(record, (), group, record)


def _parts(record: Record, path: KeyPath, group: Group, value: Any) -> Iterator[Part]:
    yield Part(record, path, group, value)
    for key in group.keys:
        item = getattr(value, key.field, None)
        if isinstance(key.type, Group) and item:
            yield from _parts(record, (*path, key.name), key.type, item)
        elif isinstance(key.type, ListOf) and isinstance(key.type.item, Group):
            for index, part in enumerate(item or ()):
                yield from _parts(record, (*path, key.name, index), key.type.item, part)
