"""Words: terms with the provision that defines them, abbreviations, words to use, topics."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Basis, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A term of the field, in own words, with its defining provision."""

    definition: str
    bases: tuple[Basis, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """Short and full form."""

    short: str
    full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations(Record):
    """The list of abbreviations."""

    entries: tuple[Abbreviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPair:
    """Words that stigmatise, the words to use, and why."""

    avoid: tuple[str, ...]
    prefer: str
    reason: str
    basis: str = ""
    exception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Record):
    """The list of word pairs."""

    pairs: tuple[WordPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A topic of the closed list."""

    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Record):
    """A page written by hand: guides, decision records."""

    description: str = ""
    hide: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
