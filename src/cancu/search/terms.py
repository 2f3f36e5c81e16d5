"""Cuts texts to terms: words of one syllable, pairs of syllables that make one word, phrases.

Most Vietnamese words have two syllables. A pair that belongs together is one term, and its syllables
are then not terms of their own: "mại" in "mại dâm" has nothing to do with "khuyến mại", and the index
is half as long.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple

from ..text import nfc
from .document import Document
from .phrases import Phrases
from .words import WORD, Word, word, words

# Too common to tell documents apart; by their marked form, so that "cho" is left out and "chợ" is not.
STOP_WORDS = frozenset(
    ["và", "của", "các", "để", "cho", "trong", "với", "theo", "là", "những", "về", "có", "được", "khi", "tại", "ở", "do", "từ", "đến", "này", "đó", "cùng", "thì", "mà", "bị", "bởi", "hoặc", "như"]
)
STOP = frozenset(word.marked for word in words(" ".join(sorted(STOP_WORDS))))
_MIN = 3
_BOND = 0.18
_ALWAYS = 0.7
# "2016-2020" tells programmes apart, however rare.
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
# Words on both sides of these never make a pair; a comma does not part them ("phòng, chống").
_BREAK = re.compile(r"[.;:()“”\"!?/…]|\s[-–]\s")


class Stretch(NamedTuple):
    """A text cut once: its length in words, and each pair and phrase as often as it stands in it."""

    clauses: tuple[tuple[str, ...], ...]
    length: int
    pairs: tuple[str, ...]
    phrases: tuple[str, ...]

    def free(self, bound: frozenset[str]) -> Iterator[str]:
        """The words that make no pair with a neighbour."""
        for marks in self.clauses:
            joined = [joint(*two) in bound for two in pairwise(marks)]
            for mark, before, after in zip(marks, [False, *joined], [*joined, False], strict=False):
                if not (before or after or mark in STOP):
                    yield mark


class _Marks(dict[str, str]):
    """Word as written in small letters → marked; each is taken apart once, and its plain letters noted in ``folds``."""

    def __init__(self, folds: dict[str, str]) -> None:
        super().__init__()
        self.folds = folds

    def __missing__(self, piece: str) -> str:
        own = word(piece)
        self[piece] = own.marked
        self.folds[own.marked] = own.folded
        return own.marked


class Texts:
    """Cuts texts, each once: names of places, agencies and topics stand in many documents."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.known: dict[str, Stretch] = {}
        self.folds: dict[str, str] = {}
        self._marks = _Marks(self.folds)

    def fields(self, document: Document) -> dict[str, list[Stretch]]:
        """The stretches of each field of a document."""
        title = "" if document.text.startswith(document.title.removesuffix(" …")) else document.title
        found: dict[str, Iterable[str]] = {
            "title": (title,), "names": document.names,
            "text": ("" if document.shown_only else document.text,), "context": document.context, "said": document.said, "asked": document.asked,
        }
        return {name: [self.stretch(text) for text in texts if text] for name, texts in found.items()}

    def stretch(self, text: str) -> Stretch:
        if text not in self.known:
            clauses = self._clauses(text)
            marks = tuple(mark for clause in clauses for mark in clause)
            self.known[text] = Stretch(clauses, len(marks), tuple(_pairs(clauses)), tuple(self.phrases.find(marks)))
        return self.known[text]

    def _clauses(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Marked words, parted where a pair cannot reach across."""
        marked = self._marks.__getitem__
        found = (tuple(map(marked, WORD.findall(part))) for part in _BREAK.split(nfc(text).lower()))
        return tuple(filter(None, found))

    def folded(self, term: str) -> str:
        """A marked term without its marks."""
        return " ".join(self.folds[part] for part in term.split(" "))


def _pairs(clauses: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for marks in clauses:
        yield from filter(None, starmap(joint, pairwise(marks)))


@lru_cache(maxsize=1 << 18)
def joint(a: str, b: str) -> str:
    """The pair that two neighbours make; nothing where it would be none. The same few stand in a hundred thousand texts."""
    if a in STOP or b in STOP:
        return ""
    pair = f"{a} {b}"
    return "" if (a[0].isdecimal() or b[0].isdecimal()) and not _YEARS.fullmatch(pair) else pair


class Spread(NamedTuple):
    """In how many documents each word and each pair stands."""

    words: Counter[str]
    pairs: Counter[str]
    total: int

    @classmethod
    def of(cls, documents: Iterable[Mapping[str, list[Stretch]]]) -> Spread:
        found, joined, total = Counter[str](), Counter[str](), 0
        for fields in documents:
            total += 1
            own = [stretch for stretches in fields.values() for stretch in stretches]
            found.update({mark for s in own for marks in s.clauses for mark in marks})
            joined.update({pair for s in own for pair in s.pairs})
        return cls(found, joined, total)

    def bound(self, phrases: Phrases, folded: Mapping[str, str]) -> frozenset[str]:
        """Pairs that make one word: a phrase of two, or together often and more often than chance has it.

        Judged by the letters: a pair is bound in each way it is marked, if it is in one.
        """
        said = _said(phrases)
        often = Counter[str]()
        for pair, count in self.pairs.items():
            often[folded[pair]] += count
        kept = {
            folded[pair] for pair, count in self.pairs.items()
            if often[folded[pair]] >= _MIN and self._bond(pair, count) >= _BOND
        }
        return frozenset(p for p in self.pairs if folded[p] in kept or folded[p] in said or _YEARS.fullmatch(p))

    def _bond(self, pair: str, count: int) -> float:
        """How much two words keep together (normalised mutual information): 1 always, 0 as chance has it.

        A word that is hardly ever without the other is bound to it however common both are ("bán dâm").
        """
        a, b = pair.split(" ")
        if count >= _ALWAYS * min(self.words[a], self.words[b]) or count == self.total:
            return 1.0
        share = count / self.total
        return math.log(share * self.total * self.total / (self.words[a] * self.words[b])) / -math.log(share)


def _said(phrases: Phrases) -> frozenset[str]:
    """Phrases of two words: belonging together is what makes a phrase ("mua dâm")."""
    forms = (form for forms in phrases.forms.values() for form in forms if len(form) == 2)
    return frozenset(f"{a.folded} {b.folded}" for a, b in (map(_word, form) for form in forms))


def _word(token: str) -> Word:
    return word(token)
