"""Places inside an instrument: Điều, khoản, điểm, mục, phụ lục; as text and as anchor.

``parse`` and ``str`` are inverse. Anchors come from numbers, and a point's letter is written in
Telex ("đ" → "dd"), so that điểm d and điểm đ differ: ``dieu-5-khoan-2-diem-dd``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .text import collation_key, letter_id, nfc, number_id, slug

_POINT = r"[a-zđ]{1,2}"
FORM = re.compile(
    rf"(?:(?:điểm|đ\.)\s*(?P<point>{_POINT})\s*,?\s*)?"
    r"(?:(?:khoản|k\.)\s*(?P<clause>\d++[a-zđ]?)\s*,?\s*)?"
    r"(?:(?:điều|đ\.)\s*(?P<article>\d++[a-zđ]?)(?:\s*[–-]\s*(?P<article_to>\d++))?)",
    re.IGNORECASE,
)
_UNDIVIDED = re.compile(r"mục\s+(?P<section>\S.*)|phụ lục\s+(?P<annex>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A provision. All parts are strings as printed; an empty one is not given."""

    article: str = ""
    clause: str = ""
    point: str = ""
    article_to: str = ""
    section: str = ""
    annex: str = ""
    spot: str = ""

    @classmethod
    def parse(cls, text: str) -> Pinpoint:
        """ "điểm d khoản 3 Điều 15", "Mục I.1" → its parts. Raises ValueError on anything else."""
        stated = nfc(text).strip()
        divided = FORM.fullmatch(stated)
        if divided:
            return cls(**{part: value.lower() for part, value in divided.groupdict("").items()})
        other = _UNDIVIDED.fullmatch(stated)
        if not other:
            raise ValueError(text)
        return cls(**other.groupdict(""))

    def __bool__(self) -> bool:
        return any((self.article, self.section, self.annex, self.spot))

    def __str__(self) -> str:
        """As law prints it, smallest part first: "điểm d khoản 3 Điều 15"."""
        if self.article:
            parts = [f"điểm {self.point}" if self.point else "", f"khoản {self.clause}" if self.clause else ""]
            parts.append(f"Điều {self.article}" + (f"–{self.article_to}" if self.article_to else ""))
            return " ".join(p for p in parts if p)
        if self.section:
            return f"Mục {self.section}"
        return f"Phụ lục {self.annex}" if self.annex else self.spot

    @property
    def anchor(self) -> str:
        """The id on the instrument's page."""
        if self.article:
            parts = [f"dieu-{number_id(self.article)}"]
            parts += [f"khoan-{number_id(self.clause)}"] if self.clause else []
            parts += [f"diem-{letter_id(self.point)}"] if self.point else []
            return "-".join(parts)
        if self.section:
            return f"muc-{slug(self.section)}"
        return f"phu-luc-{slug(self.annex)}" if self.annex else f"vi-tri-{slug(self.spot)}"

    def covers(self, other: Pinpoint) -> bool:
        """Whether ``other`` lies in this provision: "Điều 22–24" covers "khoản 1 Điều 23"."""
        if not self.article or not other.article:
            return self == other
        if self.article_to and self.article.isdigit() and other.article.isdigit():
            last = int(other.article_to or other.article)
            return int(self.article) <= int(other.article) and last <= int(self.article_to)
        if other.article_to and other.article_to != other.article:
            return False
        wider = (self.article, self.clause or other.clause, self.point or other.point)
        return wider == (other.article, other.clause, other.point)

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: articles by number, then clause and point; sections and annexes after."""
        kind = 0 if self.article else 1 if self.section else 2 if self.annex else 3
        return (kind, collation_key(self.article or self.section or self.annex or self.spot),
                collation_key(self.clause), collation_key(self.point))


# Records give their provisions again and again: the same parts are the same object.
pinpoint = lru_cache(maxsize=1 << 16)(Pinpoint)
