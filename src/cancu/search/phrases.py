"""Phrases that mean one thing: abbreviations, names of agencies and documents, synonyms.

A phrase has an id; a document that contains any of its ways to say it is indexed under the id, and a
query that does is looked up under it. So "UBND" finds "Ủy ban nhân dân" and the other way round.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..graph import Graph
from ..lists import lists_in
from ..records import Agency, Instrument
from . import places
from .words import tokens, word

_FILE = Path(__file__).parent / "synonyms.yml"
_TITLED = ("hien-phap", "bo-luat", "luat", "phap-lenh")
# How the index tells the kinds of phrases apart: offices, places, abbreviations, documents.
_LETTERS = {"co-quan": "c", "dia-phuong": "d", "v": "v", "van-ban": "b"}
# Ids of the lines of the reviewed list.
_SAME = re.compile(r"[ns]\d+")
_OFFICE = re.compile(r"(?:Bộ|Sở|Phòng|Trung tâm|Văn phòng|Ban Chỉ huy|Viện kiểm sát|Tòa án) ")
_FIELDS = re.compile(r" - |, | và ")
_SPLIT_TITLE = re.compile(r"\s*[(;].*$")

Form = tuple[str, ...]


@lru_cache(maxsize=1)
def reviewed() -> Mapping[str, Any]:
    """The reviewed list, as written."""
    loaded: Mapping[str, Any] = lists_in(_FILE)
    return loaded


@dataclass(frozen=True)
class Phrases:
    """All phrases by id, and a way to find them in text."""

    forms: Mapping[str, tuple[Form, ...]]

    @classmethod
    def of(cls, graph: Graph) -> Phrases:
        """Phrases of the reviewed list, the glossary and the agencies."""
        found: dict[str, dict[Form, None]] = defaultdict(dict)
        for key, text in _all(graph):
            form = tokens(text)
            if form:
                found[key][form] = None
        return cls({key: tuple(forms) for key, forms in sorted(_kept(found).items())})

    @cached_property
    def _heads(self) -> Mapping[str, tuple[tuple[int, Mapping[tuple[str, ...], tuple[str, ...]]], ...]]:
        """First marked word → for each length, whole marked form → ids."""
        heads: dict[str, dict[int, dict[tuple[str, ...], dict[str, None]]]] = {}
        for key, forms in self.forms.items():
            for form in forms:
                marked = tuple(word(token).marked for token in form)
                found = heads.setdefault(marked[0], {}).setdefault(len(marked), {})
                found.setdefault(marked, {})[key] = None
        return {
            head: tuple((n, {form: tuple(sorted(keys)) for form, keys in found.items()}) for n, found in sorted(lengths.items()))
            for head, lengths in heads.items()
        }

    def find(self, marks: tuple[str, ...]) -> Iterator[str]:
        """Ids of the phrases that stand in marked words, once for each place."""
        heads = self._heads
        for start in [at for at, mark in enumerate(marks) if mark in heads]:
            for length, forms in heads[marks[start]]:
                keys = forms.get(marks[start : start + length])
                if keys:
                    loose = length == 1 and self._bound(marks, start)
                    # An abbreviation means what it means beside anything.
                    yield from (key for key in keys if not (loose and _SAME.fullmatch(key)))

    def _bound(self, marks: tuple[str, ...], at: int) -> bool:
        """Whether a word makes one with a neighbour: "báo" in "báo cáo" is no newspaper."""
        return (at > 0 and marks[at - 1 : at + 1] in self._joints) or marks[at : at + 2] in self._joints

    @cached_property
    def _joints(self) -> frozenset[tuple[str, ...]]:
        """Words that stand side by side in a phrase of several."""
        marked = (tuple(word(token).marked for token in form) for forms in self.forms.values() for form in forms)
        return frozenset(pair for form in marked for pair in pairwise(form))


def _all(graph: Graph) -> Iterator[tuple[str, str]]:
    for index, group in enumerate(reviewed()["dong_nghia"]):
        for text in _members(group):
            yield f"s{index}", text
    for index, group in enumerate(reviewed()["gan_nghia"]):
        for text in _members(group):
            yield f"n{index}", text
    for entry in graph.abbreviations:
        yield f"v/{entry.short}", entry.short
        yield f"v/{entry.short}", _SPLIT_TITLE.sub("", entry.full)
    for short, full in reviewed()["go_tat"].items():
        yield f"v/{short}", str(short)
        yield f"v/{short}", str(full)
    for index, wide in enumerate(reviewed()["rong_hon"]):
        yield from ((f"r{index}", text.strip()) for text in wide.split("|"))
    # Only what stands for several words shortens a name: "UBND", not "xã".
    wordy = ((_SPLIT_TITLE.sub("", e.full), e.short) for e in graph.abbreviations if e.short.isupper())
    short = {full: abbr for full, abbr in wordy if len(tokens(full)) > 2}
    for agency in sorted(graph.agencies.values()):
        for name in (*_agency_names(agency, short), *_clipped(agency), *reviewed()["goi_tat_co_quan"].get(agency.id, ())):
            yield f"co-quan/{agency.id}", name
    yield from places.forms(graph)
    for instrument in sorted(graph.instruments.values()):
        for name in _document_names(instrument):
            yield f"van-ban/{instrument.id}", name


def broader(phrases: Phrases) -> dict[str, list[str]]:
    """Phrase → the wider phrases it also stands for."""
    owner = {form: key for key, forms in phrases.forms.items() if _SAME.fullmatch(key) for form in forms}
    found: dict[str, list[str]] = defaultdict(list)
    for index, narrow in enumerate(reviewed()["rong_hon"].values()):
        for text in narrow:
            key = owner.get(tokens(text))
            if key:
                found[key].append(f"r{index}")
    return dict(found)


def short(phrases: Phrases) -> dict[str, str]:
    """Id → a short one for the index, its first letter the kind; in order, so that the client can count them."""
    counts: Counter[str] = Counter()
    found: dict[str, str] = {}
    for key in phrases.forms:
        kind = _LETTERS.get(key.partition("/")[0], key[0])
        found[key] = f"{kind}{counts[kind]}"
        counts[kind] += 1
    return found


def near(phrases: Phrases) -> frozenset[str]:
    """The phrases whose ways to say it mean nearly, not just, the same."""
    return frozenset(key for key in phrases.forms if key[0] == "n" and _SAME.fullmatch(key))


def _members(group: Iterable[object]) -> Iterator[str]:
    """The ways of a line; one that has a comma inside is set off by semicolons."""
    joined = ", ".join(str(item) for item in group)
    yield from (part.strip() for part in joined.split(";" if ";" in joined else ","))


def _agency_names(agency: Agency, short: Mapping[str, str]) -> Iterator[str]:
    """Every way an office is called: "Ủy ban nhân dân cấp xã", "UBND cấp xã", "UBND xã"."""
    for name in (agency.title, *agency.other_names, *agency.abbreviations):
        bare = _SPLIT_TITLE.sub("", name)
        if len(tokens(bare)) < 2 and not bare.isupper():
            continue
        ways = [bare, bare.replace(" cấp ", " ")]
        yield from dict.fromkeys((*ways, *(w.replace(full, abbr) for w in ways for full, abbr in short.items())))


def _clipped(agency: Agency) -> Iterator[str]:
    """An office by the first of its fields, as people say it: "Sở Lao động", "Phòng Văn hóa"; and without its level."""
    bare = _SPLIT_TITLE.sub("", agency.short_name or agency.title)
    for name in dict.fromkeys((bare, bare.partition(" cấp ")[0])):
        first = _FIELDS.split(name)[0]
        yield from (way for way in (name, first) if _OFFICE.match(way) and len(tokens(way)) > 2)


def _document_names(instrument: Instrument) -> Iterator[str]:
    yield from reviewed()["goi_tat_van_ban"].get(instrument.id, ())


def _kept(found: Mapping[str, Mapping[Form, None]]) -> dict[str, Mapping[Form, None]]:
    """Without abbreviations whose every form is already an agency's."""
    agencies = [set(forms) for key, forms in found.items() if key.startswith("co-quan/")]
    return {
        key: forms for key, forms in found.items()
        if (len(forms) > 1 and not (key.startswith("v/") and any(set(forms) <= own for own in agencies)))
        or not key.startswith("v/")
    }
