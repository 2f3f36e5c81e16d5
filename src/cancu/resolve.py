"""Citations to records: extract first, resolve after, keep ambiguity visible."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby, islice
from typing import NamedTuple, TypeVar

from . import citations, names
from .citations import Citation, Found, number_key
from .graph import Graph, group
from .patterns import Start, first_letter_first
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


class Spot(NamedTuple):
    """A stretch of a text that names an instrument."""

    start: int
    end: int
    resolved: Resolved
    pinpoint: Pinpoint

    def moved(self, by: int) -> Spot:
        """The same, counted from elsewhere."""
        return Spot(self.start + by, self.end + by, self.resolved, self.pinpoint)


# Nothing that is named reaches over a closing quotation mark.
_END = '"'
# Between texts that are looked through together: no text has the other character in it.
_BREAK = f"{_END}\x00"
# Texts whose spots are remembered, and how long one may be; then all are forgotten and it begins anew. Lines likewise.
_REMEMBERED, _SHORT, _LINES = 4_000, 400, 20_000
# What Markdown puts before the words of a line.
_MARKER = re.compile(r"(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])?[^\S\n]++)*+")
Piece = TypeVar("Piece", Found, Spot)


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
    def cues(self) -> tuple[Start, ...]:
        """What any text that names an instrument has in it: digits after something or before a sign, or the first word of a name."""
        return (("0123456789", r"(?:(?<=\D.)|[0-9]{0,5}[a-zA-Z]?[/-])"), *self._name_starts)

    @cached_property
    def _name_starts(self) -> tuple[Start, ...]:
        """First words of names, each with a capital."""
        words = sorted({key.partition(" ")[0] for key in self._by_name if key[0].isalpha()})
        return tuple(("".join(filter(str.isupper, spellings(w[0]))), rf"(?<![\w/.-].){_spelled(w[1:])}(?!\w)") for w in words)

    @cached_property
    def _name_beginning(self) -> re.Pattern[str]:
        return re.compile(first_letter_first(self._name_starts), re.DOTALL)

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

        Remembered where short: a task stands on several pages and in several drafts, a paragraph on one.
        """
        if len(text) > _SHORT:
            return tuple(self._scan(nfc(text), on))
        found = self._scanned.get((text, on))
        if found is None:
            if len(self._scanned) > _REMEMBERED:
                self._scanned.clear()
            found = self._scanned[(text, on)] = tuple(self._scan(nfc(text), on))
        return found

    @cached_property
    def _lines(self) -> dict[str, Sequence[Found]]:
        return {}

    def _make_room(self) -> None:
        """A check alone goes through a whole library."""
        if len(self._lines) > _LINES:
            self._lines.clear()

    def find(self, text: str) -> list[Found]:
        """Every numbered citation in the lines of a text; a line that has one is remembered, for its words stand on a page as well."""
        text = nfc(text)
        found = list(citations.find(text.replace("\n", _END)))
        self._make_room()
        for start, here in groupby(found, key=lambda one: text.rfind("\n", 0, one.start) + 1):
            marker = _MARKER.match(text, start)
            words, end = marker.end() if marker else start, text.find("\n", start)
            self._lines[text[words : end if end >= 0 else None]] = [one.moved(-words) for one in here]
        return found

    def _found_in(self, texts: Sequence[str]) -> list[Sequence[Found]]:
        """The numbered citations of each text; pages say much in the same words."""
        self._make_room()
        others = [text for text in dict.fromkeys(texts) if text not in self._lines]
        self._lines.update(zip(others, _dealt(citations.find(_BREAK.join(others)), others), strict=True))
        return [self._lines[text] for text in texts]

    def scan_each(self, texts: Sequence[str], on: date | None = None) -> list[list[Spot]]:
        """What ``scan`` finds in each of many short texts in normal form (NFC), looked through at one go."""
        named = _dealt(self._scan_names(_BREAK.join(texts), on), texts)
        return [list(self._spots(found, names, on)) if found or names else [] for found, names in zip(self._found_in(texts), named, strict=True)]

    def _scan(self, text: str, on: date | None) -> Iterator[Spot]:
        return self._spots(citations.find(text), self._scan_names(text, on), on)

    def _spots(self, found: Iterable[Found], named: Iterable[Spot], on: date | None) -> Iterator[Spot]:
        """What is known of these, in order; of two that overlap the first and longer."""
        spots = [*(Spot(f.start, f.name_end, self.resolve(f.citation, on), f.citation.pinpoint) for f in found), *named]
        end = 0
        for spot in sorted(spots, key=lambda s: (s.start, -s.end)) if len(spots) > 1 else spots:
            if spot.start >= end and spot.resolved.instruments:
                yield spot
                end = spot.end

    def _scan_names(self, text: str, on: date | None) -> Iterator[Spot]:
        for beginning in self._name_beginning.finditer(text):
            until = text.find(_BREAK, beginning.start())
            words = list(islice(_WORD.finditer(text, beginning.start(), until if until >= 0 else len(text)), self._longest_name))
            folded = " ".join(fold(word[0]) for word in words) + " "
            name = next((n for n in self._name_heads.get(_head(folded), ()) if folded.startswith(n + " ")), None)
            if name:
                start, pinpoint = _pinpoint_before(text, beginning.start())
                yield Spot(start, words[name.count(" ")].end(), self.named(name, on), pinpoint)


def _dealt(pieces: Iterable[Piece], texts: Sequence[str]) -> list[list[Piece]]:
    """What was found in texts with breaks between them: each to its text, and counted from there."""
    starts = [0, *accumulate(len(text) + len(_BREAK) for text in texts)]
    dealt: list[list[Piece]] = [[] for _ in texts]
    for piece in pieces:
        at = bisect_right(starts, piece.start) - 1
        dealt[at].append(piece.moved(-starts[at]))
    return dealt


_WORD = re.compile(r"[\w/.-]*\w")


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
