"""Headings of a Markdown body: by number signs, by a line below, by tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADING = re.compile(r"^(#{1,6})[ \t]++([^\n]++)$|^([^\n>#|-][^\n]*+)\n(=++|-++)[ \t]*+$|<h([1-6])\b[^<>]{0,300}>(.{0,500}?)</h\5\s*+>", re.MULTILINE | re.IGNORECASE | re.DOTALL)


# Level, words, offset.
Heading = tuple[int, str, int]


def headings(text: str) -> Iterator[Heading]:
    """Level, words and offset of every heading, in order."""
    for match in _HEADING.finditer(text):
        if match[1]:
            yield len(match[1]), match[2].strip().rstrip("#").rstrip(), match.start()
        elif match[3]:
            yield 1 if match[4].startswith("=") else 2, match[3], match.start()
        else:
            yield int(match[5]), match[6], match.start()
