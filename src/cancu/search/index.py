"""The inverted index: words, adjacent pairs and phrases to documents, each with a weight.

Weights are BM25F's term frequency part, worked out here so that the client only adds: fields are
weighted, their lengths normalised, the sum saturated, and the result kept as one of ten levels.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .document import Document
from .phrases import Phrases
from .terms import Spread, Stretch, Texts
from .words import tokens, word

LEVELS = 10
_SATURATION = 1.2
# How much a word counts in a field, and how much the field's length tempers it.
FIELDS = {"title": (2.2, 0.25), "names": (2.0, 0.15), "text": (1.2, 0.35), "context": (0.8, 0.25), "said": (0.3, 0.6), "asked": (0.8, 0.3)}
_ENTITY = 6.0


class Postings:
    """(Document, level) in the order of the documents, four bytes each: a large index has millions."""

    __slots__ = ("packed",)

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self.packed = array("I", [number << 4 | level for number, level in pairs])

    def add(self, number: int, level: int) -> None:
        self.packed.append(number << 4 | level)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((packed >> 4, packed & 15) for packed in self.packed)

    def __len__(self) -> int:
        return len(self.packed)


@dataclass(frozen=True)
class Index:
    """Key → variant → postings; ``surfaces`` has how each marked word is written, ``common`` where it stands."""

    documents: tuple[Document, ...]
    words: Mapping[str, Mapping[str, Postings]]
    pairs: Mapping[str, Mapping[str, Postings]]
    phrases: Mapping[str, Postings]
    names: Mapping[str, Postings]
    surfaces: Mapping[str, str]
    common: Mapping[str, int]
    forms: Phrases


def build(documents: Sequence[Document], phrases: Phrases) -> Index:
    """Deterministic: the same documents in the same order give the same index."""
    texts = Texts(phrases)
    fields = [texts.fields(document) for document in documents]
    spread = Spread.of(fields)
    folded = {pair: texts.folded(pair) for pair in spread.pairs}
    tables = _Tables(spread.bound(phrases, folded), {name: _average(f[name] for f in fields) for name in FIELDS})
    for number, (document, parts) in enumerate(zip(documents, fields, strict=True)):
        tables.add(number, document, parts)
    term, pair = _grouped(tables.words, texts.folds), _grouped(tables.pairs, folded)
    return Index(
        tuple(documents), term, pair, tables.phrases, _names(documents), _surfaces(documents), spread.words, phrases
    )


def _average(fields: Iterable[list[Stretch]]) -> float:
    lengths = [sum(s.length for s in stretches) for stretches in fields]
    filled = [length for length in lengths if length]
    return sum(filled) / len(filled) if filled else 1.0


class _Tables:
    """Postings of marked words, marked pairs and phrases."""

    def __init__(self, bound: frozenset[str], average: Mapping[str, float]) -> None:
        self.bound, self.average = bound, average
        self.free: dict[int, tuple[str, ...]] = {}
        self.words: defaultdict[str, Postings] = defaultdict(Postings)
        self.pairs: defaultdict[str, Postings] = defaultdict(Postings)
        self.phrases: defaultdict[str, Postings] = defaultdict(Postings)

    def add(self, number: int, document: Document, fields: Mapping[str, list[Stretch]]) -> None:
        weighed = []
        for name, stretches in fields.items():
            boost, temper = FIELDS[name]
            length = sum(s.length for s in stretches)
            weight = boost / (1 - temper + temper * length / self.average[name])
            weighed += [(weight, stretch) for stretch in stretches]
        own = dict.fromkeys(document.entities, _ENTITY)
        _post(self.words, number, ((w, self._words(s)) for w, s in weighed), {})
        _post(self.pairs, number, ((w, self._pairs(s)) for w, s in weighed), {})
        _post(self.phrases, number, ((w, s.phrases) for w, s in weighed), own)

    def _words(self, stretch: Stretch) -> tuple[str, ...]:
        # By identity: a stretch is cut once, and compared never.
        if id(stretch) not in self.free:
            self.free[id(stretch)] = tuple(stretch.free(self.bound))
        return self.free[id(stretch)]

    def _pairs(self, stretch: Stretch) -> tuple[str, ...]:
        return tuple(pair for pair in stretch.pairs if pair in self.bound)


def _post(table: defaultdict[str, Postings], number: int, weighed: Iterable[tuple[float, tuple[str, ...]]], total: dict[str, float]) -> None:
    for weight, keys in weighed:
        for key in keys:
            total[key] = total.get(key, 0.0) + weight
    for key, weight in total.items():
        # A weighted frequency, saturated, as a level from 1 to ten. Packed here: there are hundreds of thousands.
        table[key].packed.append(number << 4 | 1 + int(LEVELS * weight / (_SATURATION + weight)))


def _grouped(table: Mapping[str, Postings], folds: Mapping[str, str]) -> dict[str, dict[str, Postings]]:
    """Folded key → marked variant → postings."""
    found: dict[str, dict[str, Postings]] = defaultdict(dict)
    for marked, postings in table.items():
        found[folds[marked]][marked] = postings
    return found


_LONGEST_NAME = 14
# A part of a document is called by a phrase less surely than a document, an office or a term by its name.
_PARTS = {"dieu-khoan": 5, "muc": 2, "trang": 3}
_YEAR_WORD = re.compile(r"\bnam (?=\d{4}\b)")
_ASIDE = re.compile(r"\s*[(:].*$")


def _names(documents: Sequence[Document]) -> dict[str, Postings]:
    """Whole names, folded → the documents called so: what is typed may be just that."""
    found: dict[str, Postings] = defaultdict(Postings)
    for number, document in enumerate(documents):
        # "Nhiệm vụ của …" is what search calls it, nobody else.
        if document.kind == "phan-cong":
            continue
        bare = _ASIDE.sub("", document.title)
        called = dict.fromkeys((document.title, bare, *document.names))
        keys = {_YEAR_WORD.sub("", " ".join([word(token).folded for token in tokens(name)])) for name in called}
        for key in sorted(keys):
            if key and key.count(" ") < _LONGEST_NAME:
                found[key].add(number, _PARTS.get(document.kind, LEVELS))
    return found


def frequency(variants: Mapping[str, Postings]) -> int:
    """In how many documents a key stands, in any of its variants."""
    if len(variants) == 1:
        return sum(map(len, variants.values()))
    return len({number for postings in variants.values() for number, _ in postings})


def _surfaces(documents: Iterable[Document]) -> dict[str, str]:
    """Marked word → its commonest spelling, in lower case."""
    texts = Counter(text for d in documents for text in (d.title, d.text, *d.names, *d.context, *d.said, *d.asked))
    counts: Counter[str] = Counter()
    for text, times in texts.items():
        counts.update(tokens(text) * times)
    found: dict[str, str] = {}
    for spelled in sorted(counts, key=lambda s: (-counts[s], s)):
        found.setdefault(word(spelled).marked, spelled)
    return found
