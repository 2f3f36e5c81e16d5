"""Headings of a Markdown body: by number signs, by a line below, by tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A line begins after a line break, which the engine finds at once; it would try "^" at every letter.
_SIGNS = r"\n(?:(#{1,6})[ \t]++([^\n]++)(?=\n|\Z)"
_UNDERLINED = r"([^\n>#|-][^\n]*+)\n(=++|-++)[ \t]*+(?=\n|\Z)"
_TAGS = r"<h([1-6])\b[^<>]{0,300}>(.{0,500}?)</h\5\s*+>"
_HEADING = re.compile(rf"{_SIGNS}|{_UNDERLINED})|{_TAGS}", re.IGNORECASE | re.DOTALL)
# Where there is neither a line of lines nor a tag, signs alone are looked for: ten times as quick.
_SIGNED = re.compile(rf"{_SIGNS})")
_OTHERS = re.compile(r"\n(?:=+|-+)[ \t]*(?:\n|\Z)")


# Level, words, offset.
Heading = tuple[int, str, int]


def headings(text: str) -> Iterator[Heading]:
    """Level, words and offset of every heading, in order."""
    others = "<h" in text or "<H" in text or _OTHERS.search(text)
    for match in (_HEADING if others else _SIGNED).finditer(f"\n{text}"):
        if match[1]:
            yield len(match[1]), match[2].strip().rstrip("#").rstrip(), match.start()
        elif match[3]:
            yield 1 if match[4].startswith("=") else 2, match[3], match.start()
        else:
            yield int(match[5]), match[6], match.start() - 1
