"""Classes of Vietnamese letters for patterns."""

from __future__ import annotations

import unicodedata

_LETTERS = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
]
LOWER = "a-z" + "".join(sorted(set("".join(x for x in _LETTERS if len(x) == 1)) - set("aeiouy"))) + "đ"
UPPER = LOWER.upper()
CAPITAL = rf"[{UPPER}][{UPPER}{LOWER}]*"
"""A word that begins with a capital letter."""
NAME = rf"{CAPITAL}(?:\s{CAPITAL}){{0,4}}"
"""A proper name: up to five capitalised syllables."""


def shouted(text: str) -> bool:
    """Whether a text is set in capitals: it has letters, and (nearly) none is small."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
