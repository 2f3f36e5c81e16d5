"""The inverted index: words, adjacent pairs and phrases to documents, each with a weight.

Weights are BM25F's term frequency part, worked out here so that the client only adds: fields are
weighted, their lengths normalised, the sum saturated, and the result kept as one of ten levels.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .document import Document
from .phrases import Phrases
from .words import tokens, word, words

LEVELS = 10
_SATURATION = 1.2
# How much a word counts in a field, and how much the field's length tempers it.
FIELDS = {"title": (2.2, 0.25), "names": (2.0, 0.15), "text": (1.2, 0.35), "context": (0.6, 0.25), "said": (0.3, 0.6)}
_ENTITY = 3.0
# Too common to tell documents apart; by their marked form, so that "cho" is left out and "chợ" is not.
STOP_WORDS = frozenset(
    ["và", "của", "các", "để", "cho", "trong", "với", "theo", "là", "những", "về", "có", "được", "khi", "tại", "ở", "do", "từ", "đến", "này", "đó", "cùng", "thì", "mà", "bị", "bởi", "hoặc", "như"]
)
STOP = frozenset(word.marked for word in words(" ".join(sorted(STOP_WORDS))))
_PAIR_MIN = 3
_PAIR_BOND = 0.18
_PAIR_ALWAYS = 0.7
# "2016-2020" tells programmes apart, however rare.
_CLAUSE = re.compile(r"[.;:()“”\"!?/…]|\s[-–]\s")
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")

Postings = list[tuple[int, int]]


@dataclass(frozen=True)
class Index:
    """Key → variant → postings; ``surfaces`` has how each marked word is written."""

    documents: tuple[Document, ...]
    words: Mapping[str, Mapping[str, Postings]]
    pairs: Mapping[str, Mapping[str, Postings]]
    phrases: Mapping[str, Postings]
    names: Mapping[str, Postings]
    surfaces: Mapping[str, str]
    forms: Phrases


def build(documents: Sequence[Document], phrases: Phrases) -> Index:
    """Deterministic: the same documents in the same order give the same index."""
    texts = _Texts(phrases)
    fields = [texts.fields(document) for document in documents]
    average = {name: _average(f[name] for f in fields) for name in FIELDS}
    tables = _Tables()
    for number, (document, parts) in enumerate(zip(documents, fields, strict=True)):
        tables.add(number, document, parts, average)
    term = _grouped(tables.words, texts.folds)
    pair = _bonded(_grouped(tables.pairs, texts.folds), tables.words, len(documents), _said(phrases))
    return Index(tuple(documents), term, pair, tables.phrases, _names(documents), _surfaces(documents), phrases)


class _Stretch(NamedTuple):
    """A text counted once: its length, and how often each word, pair and phrase stands in it."""

    length: int
    words: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, int], ...]
    phrases: tuple[tuple[str, int], ...]


class _Texts:
    """Counts texts, each once: names of places, agencies and topics stand in many documents."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.known: dict[str, _Stretch] = {}
        self.folds: dict[str, str] = {}

    def fields(self, document: Document) -> dict[str, list[_Stretch]]:
        title = "" if document.text.startswith(document.title.removesuffix(" …")) else document.title
        found: dict[str, Iterable[str]] = {
            "title": (title,), "names": document.names,
            "text": ("" if document.shown_only else document.text,), "context": document.context, "said": document.said,
        }
        return {name: [self.stretch(text) for text in texts if text] for name, texts in found.items()}

    def stretch(self, text: str) -> _Stretch:
        if text not in self.known:
            own = words(text)
            self.folds.update(own)
            marks = tuple(w.marked for w in own)
            self.known[text] = _Stretch(
                len(marks), tuple(Counter(m for m in marks if m not in STOP).items()),
                tuple(Counter(_pairs(text)).items()), tuple(Counter(self.phrases.find(marks)).items()),
            )
        return self.known[text]


def _pairs(text: str) -> Iterator[str]:
    """Words side by side, with no more than a comma between them; figures only where they are years."""
    for clause in _CLAUSE.split(text):
        for a, b in pairwise(word.marked for word in words(clause)):
            if a not in STOP and b not in STOP and (_YEARS.fullmatch(f"{a} {b}") or not (a[0].isdigit() or b[0].isdigit())):
                yield f"{a} {b}"


def _average(fields: Iterable[list[_Stretch]]) -> float:
    lengths = [sum(s.length for s in stretches) for stretches in fields]
    filled = [length for length in lengths if length]
    return sum(filled) / len(filled) if filled else 1.0


class _Tables:
    """Postings of marked words, marked pairs and phrases."""

    def __init__(self) -> None:
        self.words: defaultdict[str, Postings] = defaultdict(list)
        self.pairs: defaultdict[str, Postings] = defaultdict(list)
        self.phrases: defaultdict[str, Postings] = defaultdict(list)

    def add(
        self, number: int, document: Document, fields: Mapping[str, list[_Stretch]], average: Mapping[str, float]
    ) -> None:
        weighed = []
        for name, stretches in fields.items():
            boost, temper = FIELDS[name]
            length = sum(s.length for s in stretches)
            weight = boost / (1 - temper + temper * length / average[name])
            weighed += [(weight, stretch) for stretch in stretches]
        own = dict.fromkeys(document.entities, _ENTITY)
        _post(self.words, number, ((w, s.words) for w, s in weighed), {})
        _post(self.pairs, number, ((w, s.pairs) for w, s in weighed), {})
        _post(self.phrases, number, ((w, s.phrases) for w, s in weighed), own)


def _post(
    table: defaultdict[str, Postings], number: int,
    counts: Iterable[tuple[float, tuple[tuple[str, int], ...]]], total: dict[str, float],
) -> None:
    for weight, pairs in counts:
        for key, count in pairs:
            total[key] = total.get(key, 0.0) + weight * count
    for key, weight in total.items():
        # A weighted frequency, saturated, as a level from 1 to ten.
        table[key].append((number, 1 + int(LEVELS * weight / (_SATURATION + weight))))


def _grouped(table: Mapping[str, Postings], folds: Mapping[str, str]) -> dict[str, dict[str, Postings]]:
    """Folded key → marked variant → postings."""
    found: dict[str, dict[str, Postings]] = defaultdict(dict)
    for marked, postings in table.items():
        found[" ".join(folds[part] for part in marked.split(" "))][marked] = postings
    return found


_LONGEST_NAME = 14
# A part of a document is called by a phrase less surely than a document, an office or a term by its name.
_PARTS = {"dieu-khoan": 5, "muc": 2, "trang": 3}
_YEAR_WORD = re.compile(r"\bnam (?=\d{4}\b)")
_ASIDE = re.compile(r"\s*[(:].*$")


def _names(documents: Sequence[Document]) -> dict[str, Postings]:
    """Whole names, folded → the documents called so: what is typed may be just that."""
    found: dict[str, Postings] = defaultdict(list)
    for number, document in enumerate(documents):
        bare = _ASIDE.sub("", document.title)
        called = (document.title, bare, *document.names)
        keys = {_YEAR_WORD.sub("", " ".join(w.folded for w in words(name))) for name in called}
        for key in sorted(keys):
            if key and key.count(" ") < _LONGEST_NAME:
                found[key].append((number, _PARTS.get(document.kind, LEVELS)))
    return found


def frequency(variants: Mapping[str, Postings]) -> int:
    """In how many documents a key stands, in any of its variants."""
    return len({number for postings in variants.values() for number, _ in postings})


def _bonded(
    pairs: Mapping[str, Mapping[str, Postings]], term: Mapping[str, Postings], total: int, said: frozenset[str]
) -> dict[str, Mapping[str, Postings]]:
    """Pairs that belong together: often, and more often than chance (normalised mutual information)."""
    known = {marked: len(postings) for marked, postings in term.items()}
    kept = {}
    for key, variants in pairs.items():
        often = frequency(variants) >= _PAIR_MIN
        bound = often and (key in said or max(_bond(v, p, known, total) for v, p in variants.items()) >= _PAIR_BOND)
        if bound or _YEARS.fullmatch(key):
            kept[key] = variants
    return kept


def _said(phrases: Phrases) -> frozenset[str]:
    """Phrases of two words: belonging together is what makes a phrase ("mua dâm")."""
    forms = (form for forms in phrases.forms.values() for form in forms if len(form) == 2)
    return frozenset(f"{word(a).folded} {word(b).folded}" for form in forms for a, b in pairwise(form))


def _bond(variant: str, postings: Postings, known: Mapping[str, int], total: int) -> float:
    """How much two words, as they are marked, keep together: 1 always, 0 as chance has it.

    A word that is hardly ever without the other is bound to it however common both are ("bán dâm").
    """
    a, b = variant.split(" ")
    share = len(postings) / total
    if len(postings) >= _PAIR_ALWAYS * min(known[a], known[b]):
        return 1.0
    return math.log(share * total * total / (known[a] * known[b])) / -math.log(share) if share < 1 else 1.0


def _surfaces(documents: Iterable[Document]) -> dict[str, str]:
    """Marked word → its commonest spelling, in lower case."""
    counts: Counter[str] = Counter()
    for document in documents:
        for text in (document.title, document.text, *document.names, *document.context, *document.said):
            counts.update(tokens(text))
    found: dict[str, str] = {}
    for spelled in sorted(counts, key=lambda s: (-counts[s], s)):
        found.setdefault(word(spelled).marked, spelled)
    return found
