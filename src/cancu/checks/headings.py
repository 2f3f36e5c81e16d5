"""Headings of a Markdown body: by number signs, by a line below, by tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A line begins after a line break, which the engine finds at once; it would try "^" at every letter.
_HEADING = re.compile(
    r"\n(?:(#{1,6})[ \t]++([^\n]++)(?=\n|\Z)|([^\n>#|-][^\n]*+)\n(=++|-++)[ \t]*+(?=\n|\Z))"
    r"|<h([1-6])\b[^<>]{0,300}>(.{0,500}?)</h\5\s*+>",
    re.IGNORECASE | re.DOTALL,
)


# Level, words, offset.
Heading = tuple[int, str, int]


def headings(text: str) -> Iterator[Heading]:
    """Level, words and offset of every heading, in order."""
    for match in _HEADING.finditer(f"\n{text}"):
        if match[1]:
            yield len(match[1]), match[2].strip().rstrip("#").rstrip(), match.start()
        elif match[3]:
            yield 1 if match[4].startswith("=") else 2, match[3], match.start()
        else:
            yield int(match[5]), match[6], match.start() - 1
