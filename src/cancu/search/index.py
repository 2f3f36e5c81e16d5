"""The inverted index: words, adjacent pairs and phrases to documents, each with a weight.

Weights are BM25F's term frequency part, worked out here so that the client only adds: fields are
weighted, their lengths normalised, the sum saturated, and the result kept as one of ten levels.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .document import Document
from .phrases import Phrases
from .words import Word, tokens, word, words

LEVELS = 10
_SATURATION = 1.2
# How much a word counts in a field, and how much the field's length tempers it.
FIELDS = {"title": (2.2, 0.25), "names": (2.0, 0.15), "text": (1.0, 0.45), "context": (0.6, 0.25)}
_ENTITY = 3.0
# Too common to tell documents apart; by their marked form, so that "cho" is left out and "chợ" is not.
STOP_WORDS = frozenset(
    ["và", "của", "các", "để", "cho", "trong", "với", "theo", "là", "những", "về", "có", "được", "khi", "tại", "ở", "do", "từ", "đến", "này", "đó", "cùng", "thì", "mà", "bị", "bởi", "hoặc", "như"]
)
STOP = frozenset(word.marked for word in words(" ".join(sorted(STOP_WORDS))))
_PAIR_MIN = 3
_PAIR_BOND = 0.18
_PAIR_ALWAYS = 0.55
# "2016-2020" tells programmes apart, however rare.
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
    fields = [_fields(document) for document in documents]
    average = {name: _average(f[name] for f in fields) for name in FIELDS}
    term: dict[str, dict[str, Postings]] = defaultdict(lambda: defaultdict(list))
    pair: dict[str, dict[str, Postings]] = defaultdict(lambda: defaultdict(list))
    phrase: dict[str, Postings] = defaultdict(list)
    for number, (document, parts) in enumerate(zip(documents, fields, strict=True)):
        counts = _Counts(average)
        for name, texts in parts.items():
            counts.add(name, texts, phrases)
        for entity in document.entities:
            counts.phrases[entity] += _ENTITY
        counts.into(number, term, pair, phrase)
    bonded = _bonded(pair, term, len(documents), _said(phrases))
    return Index(tuple(documents), term, bonded, phrase, _names(documents), _surfaces(documents), phrases)


def _fields(document: Document) -> dict[str, list[tuple[Word, ...]]]:
    title = "" if document.text.startswith(document.title.removesuffix(" …")) else document.title
    texts: dict[str, Iterable[str]] = {
        "title": (title,), "names": document.names,
        "text": ("" if document.shown_only else document.text,), "context": document.context,
    }
    return {name: [words(text) for text in field if text] for name, field in texts.items()}


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


def _average(fields: Iterable[list[tuple[Word, ...]]]) -> float:
    lengths = [sum(map(len, texts)) for texts in fields]
    filled = [length for length in lengths if length]
    return sum(filled) / len(filled) if filled else 1.0


class _Counts:
    """Weighted frequencies of one document."""

    def __init__(self, average: Mapping[str, float]) -> None:
        self.average = average
        self.words: defaultdict[Word, float] = defaultdict(float)
        self.pairs: defaultdict[tuple[Word, Word], float] = defaultdict(float)
        self.phrases: defaultdict[str, float] = defaultdict(float)

    def add(self, name: str, texts: list[tuple[Word, ...]], phrases: Phrases) -> None:
        boost, temper = FIELDS[name]
        length = sum(map(len, texts))
        weight = boost / (1 - temper + temper * length / self.average[name])
        for text in texts:
            for word in text:
                if word.marked not in STOP:
                    self.words[word] += weight
            for both in pairwise(text):
                if both[0].marked not in STOP and both[1].marked not in STOP:
                    self.pairs[both] += weight
            for key in phrases.find(text):
                self.phrases[key] += weight

    def into(
        self, number: int, term: dict[str, dict[str, Postings]], pair: dict[str, dict[str, Postings]],
        phrase: dict[str, Postings],
    ) -> None:
        for word, weight in self.words.items():
            term[word.folded][word.marked].append((number, level(weight)))
        for (a, b), weight in self.pairs.items():
            pair[f"{a.folded} {b.folded}"][f"{a.marked} {b.marked}"].append((number, level(weight)))
        for key, weight in self.phrases.items():
            phrase[key].append((number, level(weight)))


def level(weight: float) -> int:
    """A weighted frequency as a level from 1 to ten."""
    return min(LEVELS, 1 + int(LEVELS * weight / (_SATURATION + weight)))


def frequency(variants: Mapping[str, Postings]) -> int:
    """In how many documents a key stands, in any of its variants."""
    return len({number for postings in variants.values() for number, _ in postings})


def _bonded(
    pairs: Mapping[str, Mapping[str, Postings]], term: Mapping[str, Mapping[str, Postings]], total: int,
    said: frozenset[str],
) -> dict[str, Mapping[str, Postings]]:
    """Pairs that belong together: often, and more often than chance (normalised mutual information)."""
    known = {marked: len(postings) for variants in term.values() for marked, postings in variants.items()}
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
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for text in (document.title, document.text, *document.names, *document.context):
            for found, spelled in zip(words(text), tokens(text), strict=True):
                seen[found.marked][spelled] += 1
    return {marked: min(counts, key=lambda s: (-counts[s], s)) for marked, counts in seen.items()}
