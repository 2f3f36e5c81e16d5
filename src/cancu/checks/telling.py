"""Words that tell whether a slow rule is worth its time: all of them are looked for in a text at one go."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick

Words = frozenset[str]
_ALL: dict[str, None] = {}


def telling(*words: str) -> Words:
    """Words in small letters that rules ask for by ``Source.has``; to be named where a module is loaded."""
    _ALL.update(dict.fromkeys(words))
    return frozenset(words)


def standing(text: str) -> Words:
    """Those of all telling words that stand in a text of small letters, be it inside others."""
    words, seeker = _seeker(len(_ALL))
    return frozenset({words[at] for at, _, _ in seeker.find_matches_as_indexes(text, overlapping=True)})


@lru_cache(maxsize=1)
def _seeker(_count: int) -> tuple[tuple[str, ...], AhoCorasick]:
    """Made anew when a module was loaded since."""
    words = tuple(_ALL)
    return words, AhoCorasick(words)
