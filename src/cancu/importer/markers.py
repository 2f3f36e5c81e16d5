"""List markers at the head of a paragraph: Roman and Arabic numbers, letters (đ too), dashes, plus signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import LOWER, UPPER, shouted

RANKS = {
    "part": 0, "alpha": 1, "article": 1, "caps": 2, "roman": 2, "head": 2.5, "arabic": 3, "decimal": 4, "letter": 5, "sub": 6, "dash": 7, "plus": 8,
}
"""How deep a kind of marker usually stands."""
_LETTER_ORDER = "abcdđeghiklmnopqrstuvxy"
_VALUES = {"I": 1, "V": 5, "X": 10}
_DASH = r"[-–—]"
# What stands between a marker and its text: "1.", "1)", "I/", "3.1-", "1.-", "II./".
_SEP = rf"\s*(?:[.)/]\s?(?:{_DASH}\s|/)?|:)\s*"
_DASHED = rf"\s?{_DASH}(?:\s+|(?=[{UPPER}][{LOWER}]))"
_TEXT = rf"[{UPPER}{LOWER}“\"(]"
_ROMAN = r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?![A-Z])"
_BULLETS = r"[-–—−•●▪■◦∙·»➢⁃✓►▶❖♦]"

_FORMS = (
    ("part", re.compile(r"(?P<l>(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d+|[A-H](?!\w)))\s*[.:]?\s*(?P<r>.*)", re.DOTALL)),
    ("part", re.compile(r"(?P<l>(?:Mục|MỤC)\s+(?:[IVX]+|\d+|[A-H]))\s*(?:[.:]\s*(?P<r>.*)|$)", re.DOTALL)),
    ("article", re.compile(r"(?P<l>Điều\s+\d+[a-zđ]?)\s*[.:]\s*(?P<r>.*)", re.DOTALL)),
    ("decimal", re.compile(rf"(?P<l>(?:{_ROMAN}|[A-H])(?:\.\d{{1,2}}){{1,3}})(?:{_SEP}|{_DASHED}|\s+)(?P<r>{_TEXT}.*)", re.DOTALL)),
    ("roman", re.compile(rf"(?P<l>{_ROMAN})(?!/[{LOWER}])(?:{_SEP}|{_DASHED}|\s{_DASH}\s)(?P<r>[{UPPER}{LOWER}“\"].*)", re.DOTALL)),
    ("alpha", re.compile(rf"(?P<l>[A-HĐ])(?:\s*[.)/]\s+|{_DASHED})(?P<r>[{UPPER}].*)", re.DOTALL)),
    ("decimal", re.compile(rf"(?P<l>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:{_SEP}|{_DASHED}|\s+)(?P<r>{_TEXT}.*)", re.DOTALL)),
    ("arabic", re.compile(
        rf"\(?(?P<l>\d{{1,2}})(?:\s*[.)](?:\s+(?=\S)|(?=[{UPPER}])|{_DASH}\s+)|\s*/(?:\s+|(?=[{UPPER}][{LOWER}]))|{_DASHED})"
        rf"(?P<r>(?:[^\d\s]|\d+(?:%|(?:/\d+)?\s+[{LOWER}]{{2}})).*)", re.DOTALL)),
    ("sub", re.compile(rf"(?P<l>[a-zđ]\.?\d{{1,2}})\s*[.)/]\s*(?P<r>{_TEXT}.*)", re.DOTALL)),
    ("letter", re.compile(rf"\(?(?P<l>[a-zđ])(?:\s*[.)/](?:\s+(?=\S)|(?=[{UPPER}]))|\s?-\s+)(?P<r>.*)", re.DOTALL)),
    ("plus", re.compile(r"(?P<l>\+)\s*(?P<r>[^\s+\d].*)", re.DOTALL)),
    ("dash", re.compile(rf"(?P<l>{_BULLETS}|\*(?=\s)|o(?=\s[{UPPER}]))\s*(?P<r>[^\s\-–—−*].*)", re.DOTALL)),
)
_BARE_ROMAN = re.compile(rf"(?P<l>{_ROMAN})\s+(?P<r>[{UPPER}]{{2}}.*)", re.DOTALL)
_SIGNS = {"-": "-", "–": "-", "—": "-", "−": "-", "*": "*", "o": "o"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its kind, its label as printed without punctuation, and the text after it."""

    kind: str
    label: str
    rest: str

    @property
    def order(self) -> int:
        """The number a label stands for: "IV" → 4, "đ" → 5; 0 where it has none."""
        if self.kind in ("arabic", "decimal", "sub"):
            return int(re.split(r"\D", self.label)[-1])
        if self.kind == "roman":
            return _roman(self.label)
        if self.kind == "letter":
            return _LETTER_ORDER.find(self.label) + 1
        return 0

    @property
    def sign(self) -> str:
        """Which bullet it is; dashes of any length are one."""
        return _SIGNS.get(self.label, "•") if self.kind == "dash" else ""


def parse(text: str) -> Marker | None:
    """The marker at the head of a paragraph, or None. A dash before a numbered item ("- a) …") is dropped."""
    for kind, form in _FORMS:
        match = form.match(text)
        if match and match.end() == len(text):
            rest = (match["r"] or "").strip()
            inner = parse(rest) if kind == "dash" else None
            if inner and inner.kind in ("letter", "sub", "plus", "arabic", "decimal", "roman"):
                return inner
            return Marker(kind, " ".join(match["l"].split()), rest)
    bare = _BARE_ROMAN.fullmatch(text)
    return Marker("roman", bare["l"], bare["r"].strip()) if bare and shouted(bare["r"]) else None


def _roman(label: str) -> int:
    values = [_VALUES[c] for c in label]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
