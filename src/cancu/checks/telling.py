"""Words that tell whether a slow rule is worth its time: all of them are looked for in a text at one go."""

from __future__ import annotations

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
    words, seeker, reach = _seeker(len(_ALL))
    found: set[int] = set()
    for start in range(0, len(text), _SLICE):
        found.update(at for at, _, _ in seeker.find_matches_as_indexes(text[start : start + _SLICE + reach], overlapping=True))
    return frozenset({words[at] for at in found})


@lru_cache(maxsize=1)
def _seeker(_count: int) -> tuple[tuple[str, ...], AhoCorasick, int]:
    """The words, what looks for them, and the length of the longest; made anew when a module was loaded since."""
    words = tuple(_ALL)
    return words, AhoCorasick(words, implementation=Implementation.DFA), max(map(len, words), default=0)
