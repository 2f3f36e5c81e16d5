"""Vietnamese text: normal form, folding, slugs, collation.

Tone placement follows what official documents print ("hòa", "thủy", "khỏe"): the older style,
with the mark on the first vowel of "oa", "oe", "uy" where no consonant follows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# The order of Vietnamese dictionaries (TCVN 6909): tones ngang, huyền, hỏi, ngã, sắc, nặng.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_DIGITS = frozenset("0123456789")
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, 100)}
_WRONG_D = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})
# Not after "q", whose "u" is no vowel ("quý"); "ngụy" and "góa" do move.
_NEW_STYLE = re.compile(r"(?i)(o)([àáảãạèéẻẽẹ])(?!\w)|(?<!q)(u)([ỳýỷỹỵ])(?!\w)")


def nfc(text: str) -> str:
    """Unicode NFC, with the look-alikes of Đ (Ð, Ɖ) put right."""
    if text.isascii():
        return text
    joined = unicodedata.normalize("NFC", text)
    # Looking for the four takes a tenth of the time of translating, and they are almost never there.
    there = "\u00d0" in joined or "\u0189" in joined or "\u00f0" in joined or "\u0256" in joined
    return joined.translate(_WRONG_D) if there else joined


def _old_style(match: re.Match[str]) -> str:
    first, second = (match[1] or match[3]), (match[2] or match[4])
    parts = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + parts[1:]) + parts[0]


def place_tones(text: str) -> str:
    """Put tone marks where official documents place them: "hoà" → "hòa", "thuỷ" → "thủy"."""
    return _NEW_STYLE.sub(_old_style, nfc(text))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without marks, đ as d: "Điều" → "dieu". For comparing, never for showing."""
    bare = unicodedata.normalize("NFD", nfc(text).lower())
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA)):
        found[fold(chr(code))] = found.get(fold(chr(code)), "") + chr(code)
    return found


def spellings(letter: str) -> str:
    """Every letter that folds to ``letter``: "d" → "DdĐđ…"; anything else is itself."""
    return _spellings().get(letter, letter)


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """ASCII kebab-case: "Nghị định 282/2025/NĐ-CP" → "nghi-dinh-282-2025-nd-cp"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def letter_id(letter: str) -> str:
    """An ASCII id for one letter, so that ``d`` and ``đ`` differ: Telex, "đ" → "dd"."""
    lowered = nfc(letter).lower()
    return "dd" if lowered == "đ" else slug(lowered)


def number_id(number: str) -> str:
    """An ASCII id for a number with its letter, so that "5d" and "5đ" differ: "5đ" → "5dd"."""
    return slug(nfc(number).lower().replace("đ", "dd"))


def place_id(place: str) -> str:
    """The id of a place in a plan: "IV.2.đ" → "iv-2-dd", "III.1/3" → "iii-1-3"."""
    parts = re.split(r"[./\s]+", nfc(place).strip())
    return "-".join(letter_id(p) if len(p) == 1 else slug(p) for p in parts if p)


@lru_cache(maxsize=65536)
def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Sort key of Vietnamese collation: letters first (a < ă < â, d < đ), then tones.

    Numbers inside a text compare as numbers, so "Điều 9" stands before "Điều 10".
    """
    letters: list[int] = []
    tones: list[int] = []
    for token in re.findall(r"[0-9]+|[^0-9]", nfc(text).lower()):
        if token[0] in _DIGITS:
            number = token.lstrip("0")
            # Longer is larger: no limit on how many digits a text may hold.
            letters += [10, len(number), *map(int, number)]
        else:
            rank, tone = _weigh(token)
            letters.append(rank)
            tones.append(tone)
    return tuple(letters), tuple(tones), text


@lru_cache(maxsize=4096)
def _weigh(char: str) -> tuple[int, int]:
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept += part
    base = unicodedata.normalize("NFC", kept)
    return _LETTER_RANK.get(base, 1 if base.isspace() else 2), tone


def squeeze(text: str) -> str:
    """Runs of white space as one space, none at the ends."""
    return " ".join(text.split())


# A passage that is shown, in letters.
PASSAGE = 420


def opening(body: str) -> str:
    """Whole paragraphs that hold more than a passage, so that a long text is not rendered for its first lines."""
    end = body.find("\n\n", 3 * PASSAGE)
    return body if end < 0 else body[:end]


def capital(text: str) -> str:
    """First letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """First letter in lower case, unless the first word is an abbreviation ("UBND")."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
