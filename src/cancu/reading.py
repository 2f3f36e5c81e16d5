"""How easy a Vietnamese text is to read, and how long it takes.

The idea is that of the published readability formulas for Vietnamese: sentence length and the share
of difficult words (Nguyen and Henkin, Journal of Reading, 1982 and 1985; later work by Luong, Nguyen
and Dinh confirms these as the strongest simple measures). The measure itself is our own: it counts
syllables, which Vietnamese writes apart, so no word splitter is needed; difficult words are those of
``officialese``, abbreviations and document numbers.

    ease = 100 − 1.6 × (mean syllables of a sentence above 10)
               − 1.0 × (percent of syllables in difficult words)
               − 0.4 × (percent of sentences longer than 25 syllables)

held between 0 and 100. A clause closed by ";" or ":" counts as a sentence: the reader rests there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from . import officialese
from .fields import KeyPath
from .records import Training
from .text import nfc

# Newsreaders of the national radio speak about 233 syllables a minute; outdoors, slower is understood.
SPOKEN_PER_MINUTE = 200
SILENT_PER_MINUTE = 250
LONG_SENTENCE = 25
EASY_SENTENCE = 10

# What a text must reach, by where it is used; texts for officials may be harder.
BARS = {"loa": 75, "thong_diep_chia_se": 70, "thong_diep": 65, "than_bai": 65}
OFFICIAL_BAR = 50
OFFICIALS = frozenset({"doi-kiem-tra", "tuyen-truyen-vien", "can-bo", "giao-vien"})

_TOKEN = re.compile(r"\d[\w/.,-]*\w|\w+")
_END = re.compile(r"[.!?…;:]+(?=[\s”\")\]]|$)|\n+")
# Repetitions are bounded or possessive: a contributed text must not make a pattern hang.
_MARKUP = re.compile(
    r"(?m)^[^\S\n]*+(?:#++|>|[-*+]|\d{1,9}\.)\s{1,20}|[*_`|]+|<[^<>]{1,500}+>|\{[^{}]{0,500}+\}|^[^\S\n]*+!!![^\n]*+$|^[-|: \t]++$"
)
_WRAP = re.compile(r"(?<!\n)\n(?!\n|[^\S\n]*+(?:[-*+#>|!]|\d{1,9}+\.\s))")
_LINK = re.compile(r"!?\[([^\[\]]{0,500}+)\]\([^()]{0,2000}+\)")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in a text and the score from it."""

    syllables: int
    sentences: int
    mean: float
    long_share: float
    hard_share: float
    ease: float


def plain(text: str) -> str:
    """Markdown without its marks; items and paragraphs stay apart, wrapped lines are joined."""
    return _MARKUP.sub("", _LINK.sub(r"\1", _WRAP.sub(" ", nfc(text))))


def sentences(text: str) -> list[list[str]]:
    """Sentences as lists of tokens; headings and list items are sentences of their own."""
    found = (_TOKEN.findall(part) for part in _END.split(plain(text)))
    return [tokens for tokens in found if any(token.isalpha() for token in tokens)]


def measure(text: str) -> Measure:
    """Count and score a text. An empty text scores 100."""
    parts = sentences(text)
    lengths = [len(tokens) for tokens in parts]
    total = sum(lengths)
    if not total:
        return Measure(0, 0, 0.0, 0.0, 0.0, 100.0)
    mean = total / len(parts)
    long_share = 100 * sum(1 for length in lengths if length > LONG_SENTENCE) / len(parts)
    hard_share = 100 * sum(map(_hard, parts)) / total
    score = 100 - 1.6 * max(0.0, mean - EASY_SENTENCE) - hard_share - 0.4 * long_share
    return Measure(total, len(parts), round(mean, 1), round(long_share, 1), round(hard_share, 1),
                   round(min(100.0, max(0.0, score)), 1))


def _hard(tokens: list[str]) -> int:
    """Syllables of a sentence that stand in difficult words."""
    lowered = [token.lower() for token in tokens]
    count = index = 0
    while index < len(tokens):
        size = officialese.length_at(lowered, index) or int(_is_code(tokens[index]))
        count += size
        index += size or 1
    return count


def _is_code(token: str) -> bool:
    """An abbreviation or a document number: "UBND", "282/2025/NĐ". Plain numbers are not."""
    return ("/" in token and any(c.isalpha() for c in token)) or (len(token) > 1 and token.isalpha() and token.isupper())


def spoken_syllables(text: str) -> int:
    """Syllables when read aloud: a number of n digits takes about 2n − 1, an abbreviation one a letter."""
    return sum(_spoken(token) for tokens in sentences(text) for token in tokens)


def _spoken(token: str) -> int:
    digits = sum(c.isdigit() for c in token)
    if digits:
        return 2 * digits - 1 + sum(c.isalpha() for c in token)
    return len(token) if _is_code(token) else 1


def spoken_seconds(text: str) -> int:
    """Seconds to say a text over a loudspeaker, without pauses."""
    return ceil(60 * spoken_syllables(text) / SPOKEN_PER_MINUTE)


def silent_minutes(text: str) -> int:
    """Minutes to read a text in silence, at least one."""
    return max(1, ceil(sum(map(len, sentences(text))) / SILENT_PER_MINUTE))


@dataclass(frozen=True, slots=True)
class PublicText:
    """A text of a material that people read or hear, where it stands, and the bar it must pass."""

    name: str
    path: KeyPath
    text: str
    bar: int

    @property
    def measure(self) -> Measure:
        return measure(self.text)

    @property
    def passes(self) -> bool:
        return self.measure.ease >= self.bar


def public_texts(material: Training) -> Iterator[PublicText]:
    """What participants, readers and listeners get: script notes and tests are not among it."""
    for name, path, text in (
        ("loa", ("loa",), "\n".join(part.words for part in material.loudspeaker)),
        ("thong_diep", ("thong_diep",), "\n".join(claim.text for claim in material.messages)),
        ("thong_diep_chia_se", ("thong_diep_chia_se",), material.share_text),
        ("than_bai", (), material.body),
    ):
        if text.strip():
            yield PublicText(name, path, text, bar(name, material.audiences))


def bar(name: str, audiences: tuple[str, ...]) -> int:
    """The score a text must reach; lower where every reader is an official."""
    only_officials = bool(audiences) and OFFICIALS.issuperset(audiences)
    return min(OFFICIAL_BAR, BARS[name]) if only_officials else BARS[name]
