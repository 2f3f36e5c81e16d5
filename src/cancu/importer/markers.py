"""List markers at the head of a paragraph: Roman and Arabic numbers, letters (đ too), dashes, plus signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import LOWER, UPPER

RANKS = {"part": 0, "alpha": 1, "article": 1, "caps": 2, "roman": 2, "arabic": 3, "decimal": 4, "letter": 5, "dash": 6, "plus": 7}
"""How deep a kind of marker usually stands."""
_LETTER_ORDER = "abcdđeghiklmnopqrstuvxy"
_VALUES = {"I": 1, "V": 5, "X": 10}

_FORMS = (
    ("part", re.compile(r"(?P<l>(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d+))\s*[.:]?\s*(?P<r>.*)", re.DOTALL)),
    ("article", re.compile(r"(?P<l>Điều\s+\d+[a-zđ]?)\s*[.:]\s*(?P<r>.*)", re.DOTALL)),
    ("roman", re.compile(rf"(?P<l>(?=[IVX])X{{0,2}}(?:IX|IV|V?I{{0,3}}))\s*(?:[.)/]|\s?[-–]\s|:)\s*(?P<r>[{UPPER}{LOWER}“\"].*)", re.DOTALL)),
    ("alpha", re.compile(rf"(?P<l>[A-H])\s*[.)/]\s+(?P<r>[{UPPER}].*)", re.DOTALL)),
    ("decimal", re.compile(rf"(?P<l>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s*[.)/]\s*|\s+)(?P<r>[{UPPER}{LOWER}“\"(].*)", re.DOTALL)),
    ("arabic", re.compile(rf"\(?(?P<l>\d{{1,2}})\s*(?:[.)](?:\s+(?=\S)|(?=[{UPPER}]))|[/–-]\s+(?=\S))(?P<r>[^\d].*)", re.DOTALL)),
    ("letter", re.compile(rf"\(?(?P<l>[a-zđ])\s*[.)/](?:\s+(?=\S)|(?=[{UPPER}]))(?P<r>.*)", re.DOTALL)),
    ("plus", re.compile(r"(?P<l>\+)\s*(?P<r>[^\s+\d].*)", re.DOTALL)),
    ("dash", re.compile(rf"(?P<l>[-–—−•●▪■◦∙·»➢⁃✓]|\*(?=\s)|o(?=\s[{UPPER}]))\s*(?P<r>[^\s\-–—−*].*)", re.DOTALL)),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its kind, its label as printed without punctuation, and the text after it."""

    kind: str
    label: str
    rest: str

    @property
    def order(self) -> int:
        """The number a label stands for: "IV" → 4, "đ" → 5; 0 where it has none."""
        if self.kind in ("arabic", "decimal"):
            return int(self.label.split(".")[-1])
        if self.kind == "roman":
            return _roman(self.label)
        if self.kind == "letter":
            return _LETTER_ORDER.find(self.label) + 1
        return 0


def parse(text: str) -> Marker | None:
    """The marker at the head of a paragraph, or None. A dash before a numbered item ("- a) …") is dropped."""
    for kind, form in _FORMS:
        match = form.match(text)
        if match and match.end() == len(text):
            rest = match["r"].strip()
            inner = parse(rest) if kind == "dash" else None
            if inner and inner.kind in ("letter", "plus", "arabic", "decimal", "roman"):
                return inner
            return Marker(kind, " ".join(match["l"].split()), rest)
    return None


def _roman(label: str) -> int:
    values = [_VALUES[c] for c in label]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
