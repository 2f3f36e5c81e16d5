"""Numbers and postings as short strings; ``docs/assets/search/postings.js`` reads them."""

from __future__ import annotations

from itertools import pairwise

from .index import Postings

# Printable, and safe inside a JSON string and a script.
_ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "<\\")
_SHORT, _LONG, _BASE = 70, 89, len(_ALPHABET)


def number(value: int) -> str:
    """A number as one to four characters, small ones short."""
    if value < _SHORT:
        return _ALPHABET[value]
    rest = value - _SHORT
    high, low = divmod(rest, _BASE)
    if high < _LONG - _SHORT:
        return _ALPHABET[_SHORT + high] + _ALPHABET[low]
    high, mid = divmod(value // _BASE, _BASE)
    return _ALPHABET[_LONG] + _ALPHABET[high] + _ALPHABET[mid] + _ALPHABET[value % _BASE]


# Most gaps are among these.
_NUMBERS = tuple(map(number, range(1 << 12)))


def encode(postings: Postings) -> tuple[str, str]:
    """Gaps between document numbers, and the levels."""
    documents = [packed >> 4 for packed in postings.packed]
    gaps = [after - before - 1 for before, after in pairwise((-1, *documents))]
    written = (_NUMBERS[gap] if gap < len(_NUMBERS) else number(gap) for gap in gaps)
    return "".join(written), bytes([96 + (packed & 15) for packed in postings.packed]).decode()
