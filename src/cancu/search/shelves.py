"""Which word shard each word lies in: words that are asked for together lie together.

A query reads few shards, so what stands side by side in titles and in the ways people ask (see ``everyday``)
is kept in one. The heaviest words are placed first, each where the words it goes with already are and where
there is room; so the shards are also about equally long, and what a reader waits for is the longest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import sqrt

from .document import Document
from .words import words

# A shard may be this much longer than the mean.
_ROOM = 1.05
# So many texts tell what goes together; of more, evenly chosen ones.
_TEXTS = 20_000

Baskets = Sequence[tuple[str, ...]]


def baskets(documents: Iterable[Document]) -> Baskets:
    """The words of each way to ask, and of all that a document is called and asked by, folded."""
    texts = dict.fromkeys(text for d in documents for text in (*d.asked, " ".join((d.title, *d.names, *d.asked))))
    step = 1 + len(texts) // _TEXTS
    return [tuple(dict.fromkeys(w.folded for w in words(text))) for text in list(texts)[::step]]


def shelved(weights: Mapping[str, int], texts: Baskets, count: int) -> dict[str, int]:
    """Word → shard, for words of these weights."""
    shelves = _Shelves(count, _ROOM * sum(weights.values()) / count)
    around = defaultdict(list)
    for number, text in enumerate(texts):
        for word in text:
            if word in weights:
                around[word].append(number)
    for word in sorted(weights, key=lambda own: (-weights[own], own)):
        shelves.put(word, weights[word], around[word])
    return shelves.place


class _Shelves:
    """Shards being filled."""

    def __init__(self, count: int, room: float) -> None:
        self.room = room
        self.filled = [0] * count
        self.mass, self.total = [0] * count, 0
        self.place: dict[str, int] = {}
        # Text → the shelf of each of its words.
        self.near: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, word: str, weight: int, texts: Sequence[int]) -> None:
        goes = Counter(chain.from_iterable(map(self.near.__getitem__, texts)))
        open_ = {n for n, full in enumerate(self.filled) if full + weight <= self.room} or set(range(len(self.filled)))
        # Of those where nothing lies that it goes with, the one with least on it is the best: the others need no look.
        empty = min(open_, key=lambda n: (self.mass[n], self.filled[n], n))
        best = max({empty, *(goes.keys() & open_)}, key=lambda n: (self._bond(goes[n], n, len(texts)), -self.filled[n], -n))
        self.place[word] = best
        self.filled[best] += weight
        self.mass[best] += len(texts)
        self.total += len(texts)
        for text in texts:
            self.near[text].append(best)

    def _bond(self, together: int, shelf: int, texts: int) -> float:
        """How much more often a word stands beside those of a shelf than chance has it."""
        chance = texts * self.mass[shelf] / (1 + self.total)
        return round((together - chance) / sqrt(1 + chance), 6)
