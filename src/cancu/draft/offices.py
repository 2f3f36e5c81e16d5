"""Offices named in a text: where they stand, with the words that say of which level they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from ..graph import Graph, group
from ..records import Agency
from ..text import fold

_UNIT = r"(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)"
QUALIFIER = rf"(?:các )?(?:cấp (?:tỉnh|huyện|xã)|{_UNIT}(?:, {_UNIT})*)(?: \((?:{_UNIT}(?:, )?)+\))?"
_TAIL = re.compile(rf" {QUALIFIER}$")
_LEVELS = {"tỉnh": "tinh", "thành phố": "tinh", "huyện": "huyen", "quận": "huyen", "thị xã": "huyen"}


@dataclass(frozen=True, slots=True)
class Mention:
    """``head`` as written ("Công an"), ``qualifier`` after it ("huyện"); ``agencies`` that it can mean."""

    start: int
    end: int
    head: str
    qualifier: str
    agencies: tuple[str, ...]


def qualifier_level(qualifier: str) -> str:
    """ "các quận, huyện" → huyen; "xã, thị trấn" → xa; nothing → nothing."""
    words = qualifier.lower()
    if not words:
        return ""
    for level, name in (("xa", "cấp xã"), ("huyen", "cấp huyện"), ("tinh", "cấp tỉnh")):
        if name in words:
            return level
    return next((level for unit, level in _LEVELS.items() if unit in words), "xa")


@dataclass(frozen=True)
class Offices:
    """Finds the agencies of a graph in a text, by every name on record."""

    graph: Graph

    @cached_property
    def heads(self) -> dict[str, tuple[str, ...]]:
        """Name without the words of its level → agencies that bear it, in order of id."""
        pairs = ((head, a.id) for _, a in sorted(self.graph.agencies.items()) if a.group != "co" for head in heads_of(a))
        return dict(group(pairs))

    def _names_one(self, text: str) -> bool:
        """A quick look: the pattern tries every office of the country at every word."""
        return bool(self.heads) and bool(self._seeker.find_matches_as_indexes(text.lower()))

    @cached_property
    def _seeker(self) -> AhoCorasick:
        return AhoCorasick([head.lower() for head in self.heads])

    @cached_property
    def _form(self) -> re.Pattern[str]:
        words = sorted(self.heads, key=lambda head: (-len(head), head))
        # Long names are sure in any case of letters ("Viện Kiểm sát"); short ones only as printed.
        forms = (f"(?i:{re.escape(head)})" if len(head.split()) > 3 else re.escape(head) for head in words)
        return re.compile(rf"(?<![\w/-])({'|'.join(forms)})(?![\w/]|-[A-ZĐ])( {QUALIFIER}(?!\w))?")

    @cached_property
    def _by_fold(self) -> dict[str, tuple[str, ...]]:
        pairs = ((fold(head), agency) for head, agencies in self.heads.items() for agency in agencies)
        return dict(group(pairs))

    def find(self, text: str, known: Iterable[str] = ()) -> Iterator[Mention]:
        """Every office named; ``known`` are the agencies the record itself links, to tell twins apart."""
        near = set(known)
        for match in self._form.finditer(text) if self._names_one(text) else ():
            qualifier = (match[2] or "").strip()
            fits = self._narrow(self._by_fold[fold(match[1])], qualifier_level(qualifier), near)
            if len(fits) == 1:
                yield Mention(match.start(), match.end(), match[1], qualifier, fits)

    def _narrow(self, agencies: tuple[str, ...], level: str, near: set[str]) -> tuple[str, ...]:
        """By level, then by what the record links. Several left: too general a word to be one office."""
        of_level = tuple(a for a in agencies if level in self.graph.agencies[a].levels) if level else ()
        fits = of_level or (agencies if not level or len(agencies) == 1 else ())
        linked = tuple(a for a in fits if a in near)
        return linked if len(fits) > 1 and len(linked) == 1 else fits

    def shared(self, agency: Agency) -> bool:
        """Whether the name alone does not tell the level ("Ủy ban nhân dân", "Công an")."""
        return len(self.heads.get(agency.short_name or agency.title, ())) > 1 or len(agency.levels) > 1


_latest: list[Offices] = []


def offices_of(graph: Graph) -> Offices:
    """One finder for a graph, however many drafts are made of it: its long pattern is compiled once."""
    if not _latest or _latest[0].graph is not graph:
        _latest[:] = [Offices(graph)]
    return _latest[0]


def heads_of(agency: Agency) -> tuple[str, ...]:
    """The names of an agency without "cấp xã", "huyện" and the like."""
    found = (agency.title, agency.short_name, *agency.other_names, *agency.abbreviations)
    cut = (_TAIL.sub("", name).removeprefix("Các ") for name in found)
    return tuple(dict.fromkeys(head for head in cut if len(head) > 2 and any(c.isupper() for c in head)))
