"""The normaliser of search: text to words, each as it was marked and folded.

``docs/assets/search/words.js`` does the same; both pass ``tests/search/words.json``. A marked word
is its letters without the tone, then the tone as a digit, so that old and new tone placement are
one ("hoà", "hòa" → "hoa1"); a lone final y after a consonant is i ("kỹ", "kĩ" → "ki3").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from ..text import nfc

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
WORD = re.compile(r"[^\W_]+")
_LONE_Y = re.compile(r"(?:[bcdđghklmnpqrstvx]|ch|gh|kh|ng|ngh|nh|ph|qu|th|tr)y")

# Names are cut again and again. Of a very large library not every text is remembered: that costs more than it saves.
_NAMES = 1 << 15


class Word(NamedTuple):
    """One word: with its marks in normal form, and folded to plain letters."""

    marked: str
    folded: str


@lru_cache(maxsize=1 << 17)
def word(token: str) -> Word:
    """A single token, already cut out of its text."""
    tone = ""
    letters = []
    for char in unicodedata.normalize("NFD", token):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    marked = unicodedata.normalize("NFC", "".join(letters))
    if _LONE_Y.fullmatch(marked):
        marked = marked[:-1] + "i"
    bare = unicodedata.normalize("NFD", marked)
    folded = "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")
    return Word(marked + tone, folded)


@lru_cache(maxsize=_NAMES)
def tokens(text: str) -> tuple[str, ...]:
    """The words as written, in lower case; everything that is no letter or digit only separates."""
    return tuple(map(intern, WORD.findall(nfc(text).lower())))


@lru_cache(maxsize=_NAMES)
def words(text: str) -> tuple[Word, ...]:
    """Every word of a text in order."""
    return tuple(word(token) for token in tokens(text))
