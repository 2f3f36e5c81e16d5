"""Citations to records: extract first, resolve after, keep ambiguity visible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from . import citations, names
from .citations import Citation, number_key
from .graph import Graph, group
from .provisions import FORM, Pinpoint
from .records import Instrument
from .text import fold, nfc, spellings
from .validity import status


@dataclass(frozen=True, slots=True)
class Resolved:
    """Candidates for a citation: one is sure, several are ambiguous, none is unknown."""

    instruments: tuple[Instrument, ...]
    inferred: bool = False

    @property
    def one(self) -> Instrument | None:
        return self.instruments[0] if len(self.instruments) == 1 else None


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text that names an instrument."""

    start: int
    end: int
    resolved: Resolved
    pinpoint: Pinpoint


# Texts whose spots are remembered; then all are forgotten and it begins anew.
_REMEMBERED = 20_000


@dataclass(frozen=True)
class Resolver:
    """Finds the records that citations and names mean."""

    graph: Graph

    @cached_property
    def _by_number(self) -> dict[str, tuple[Instrument, ...]]:
        return dict(group((number_key(i.number), i) for i in self.graph.instruments.values() if i.number))

    @cached_property
    def _by_head(self) -> dict[str, tuple[Instrument, ...]]:
        """Number without its letters: "282/2025" and "732" → candidates."""
        pairs = []
        for instrument in self.graph.instruments.values():
            head = re.match(r"\d+[a-z]?(?:/\d{4})?", number_key(instrument.number))
            if head:
                pairs += [(head[0], instrument), (head[0].split("/")[0], instrument)]
        return dict(group(pairs))

    @cached_property
    def _names(self) -> tuple[tuple[str, Instrument], ...]:
        """Every name of two words or more that a text may use for an instrument."""
        found = []
        for instrument in sorted(self.graph.instruments.values()):
            own = [names.titled(instrument)] if instrument.type in ("hien-phap", "bo-luat", "luat", "phap-lenh") else []
            used = (name for name in (*own, *instrument.other_names) if " " in name_key(name) and not _amending(name))
            found += [(name, instrument) for name in used]
        return tuple(found)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Instrument, ...]]:
        """Folded names → instruments."""
        return dict(group((name_key(name), instrument) for name, instrument in self._names))

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """Where a name or a number of an instrument can begin in a text; nearly every other place is passed over."""
        return re.compile(f"{citations.BEGINNING.pattern}|{self._name_beginning.pattern}", re.DOTALL)

    @cached_property
    def _name_beginning(self) -> re.Pattern[str]:
        """The first word of a name, with a capital."""
        starts = sorted({key.partition(" ")[0] for key in self._by_name if key[0].isalpha()})
        if not starts:
            return _NEVER
        capitals = "".join(sorted({c for start in starts for c in spellings(start[0]) if c.isupper()}))
        each = "|".join(f"(?<=[{re.escape(spellings(s[0]))}]){_spelled(s[1:])}" for s in starts)
        return re.compile(rf"[{re.escape(capitals)}](?<![\w/.-].)(?:{each})(?!\w)", re.DOTALL)

    @cached_property
    def _longest_name(self) -> int:
        """In words."""
        return max((key.count(" ") + 1 for key in self._by_name), default=0)

    @cached_property
    def _name_heads(self) -> dict[str, tuple[str, ...]]:
        """First two words → names, longest first, so that a scan need try only a few."""
        pairs = ((" ".join(key.split()[:2]), key) for key in sorted(self._by_name, key=len, reverse=True))
        return dict(group(pairs))

    def resolve(self, citation: Citation, on: date | None = None) -> Resolved:
        """Records that a numbered citation can mean; a date in the text decides between twins.

        A number cut short may mean the one in force on the day, as an inference; a full number that two
        documents share stays ambiguous, for a text may well cite the dead one.
        """
        twins = self._dated(self._by_number.get(number_key(citation.number), ()), citation)
        if twins or "/" in re.sub(r"/\d{4}$", "", citation.number):
            return Resolved(twins)
        heads = self._by_head.get(number_key(citation.number), ())
        return self._in_force(self._dated(tuple(i for i in heads if i.type == citation.type), citation), on)

    def _dated(self, found: tuple[Instrument, ...], citation: Citation) -> tuple[Instrument, ...]:
        same = tuple(i for i in found if citation.issued and i.issued == citation.issued)
        return same or found

    def named(self, name: str, on: date | None = None) -> Resolved:
        """Records that a name without a number can mean: the one in force on the day, as an inference."""
        resolved = self._in_force(self._by_name.get(name_key(name), ()), on)
        return Resolved(resolved.instruments, inferred=True)

    def _in_force(self, found: tuple[Instrument, ...], on: date | None) -> Resolved:
        if len(found) < 2 or on is None:
            return Resolved(found)
        living = tuple(i for i in found if _lives(i, on, self.graph))
        return Resolved(living or found, inferred=True)

    @cached_property
    def _scanned(self) -> dict[tuple[str, date | None], tuple[Spot, ...]]:
        return {}

    def scan(self, text: str, on: date | None = None) -> tuple[Spot, ...]:
        """Every stretch of a text that names an instrument, in order, not overlapping.

        Remembered: a task stands on several pages and in several drafts.
        """
        found = self._scanned.get((text, on))
        if found is None:
            if len(self._scanned) > _REMEMBERED:
                self._scanned.clear()
            found = self._scanned[(text, on)] = tuple(self._scan(text, on))
        return found

    def _scan(self, text: str, on: date | None) -> Iterator[Spot]:
        text = nfc(text)
        spots = [
            Spot(f.start, f.name_end, self.resolve(f.citation, on), f.citation.pinpoint)
            for f in citations.find(text)
        ]
        spots += self._scan_names(text, on)
        end = 0
        for spot in sorted(spots, key=lambda s: (s.start, -s.end)):
            if spot.start >= end and spot.resolved.instruments:
                yield spot
                end = spot.end

    def _scan_names(self, text: str, on: date | None) -> Iterator[Spot]:
        for beginning in self._name_beginning.finditer(text):
            words = list(islice(_WORD.finditer(text, beginning.start()), self._longest_name))
            folded = " ".join(fold(word[0]) for word in words) + " "
            name = next((n for n in self._name_heads.get(_head(folded), ()) if folded.startswith(n + " ")), None)
            if name:
                start, pinpoint = _pinpoint_before(text, beginning.start())
                yield Spot(start, words[name.count(" ")].end(), self.named(name, on), pinpoint)


_WORD = re.compile(r"[\w/.-]*\w")
_NEVER = re.compile(r"(?!)")


def _head(words: str) -> str:
    """The first two."""
    return " ".join(words.split(" ", 2)[:2])


def _spelled(letters: str) -> str:
    """A pattern of all that folds to these letters."""
    return "".join(f"[{re.escape(spellings(letter))}]" for letter in letters)


def _pinpoint_before(text: str, start: int) -> tuple[int, Pinpoint]:
    """A provision named just before a title: "Điều 15 Pháp lệnh …"."""
    lead = text[max(0, start - 60) : start]
    for match in FORM.finditer(lead):
        if re.fullmatch(r"\s*,?\s*(?:của\s+)?", lead[match.end() :]):
            return start - len(lead) + match.start(), Pinpoint.parse(match[0])
    return start, Pinpoint()


def name_key(name: str) -> str:
    """A name for comparing: folded words, no punctuation."""
    return " ".join(re.findall(r"[\w/.-]*\w", fold(name)))


def _amending(name: str) -> bool:
    return fold(name).startswith("luat sua doi")


def _lives(instrument: Instrument, on: date, graph: Graph) -> bool:
    span = status(instrument, on, graph)
    return span is not None and span.status not in ("het-hieu-luc", "chua-co-hieu-luc")
