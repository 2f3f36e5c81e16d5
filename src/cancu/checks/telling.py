"""Words that tell whether a slow rule is worth its time: all of them are looked for in a text at one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

Words = frozenset[str]
_ALL: dict[str, None] = {}
# Letters looked through at a time: every match is an object, and a hostile text has nothing else in it.
_SLICE = 1 << 16


def telling(*words: str) -> Words:
    """Words in small letters that rules ask for by ``Source.has``; to be named where a module is loaded."""
    _ALL.update(dict.fromkeys(words))
    return frozenset(words)


def standing(text: str) -> Words:
    """Those of all telling words that stand in a text of small letters, be it inside others."""
    seeker = _seeker(len(_ALL))
    return frozenset([seeker.words[at] for at in seeker.which(text)])


@lru_cache(maxsize=1)
def _seeker(_count: int) -> Seeker:
    """Made anew when a module was loaded since."""
    return Seeker(_ALL)


class Seeker:
    """Looks for many words at one go."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._longest = max(map(len, self.words), default=0)
        # Twice as quick as what the library chooses by itself.
        self._automaton = AhoCorasick(self.words, implementation=Implementation.DFA)

    def find(self, text: str) -> set[tuple[int, int]]:
        """(Which word, where it begins), be it inside another."""
        return {(word, start + at) for start, matches in self._found(text) for word, at, _ in matches}

    def which(self, text: str) -> set[int]:
        """Which words stand in a text."""
        return {word for _, matches in self._found(text) for word, _, _ in matches}

    def _found(self, text: str) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
        for start in range(0, len(text), _SLICE):
            piece = text[start : start + _SLICE + self._longest]
            yield start, self._automaton.find_matches_as_indexes(piece, overlapping=True)
