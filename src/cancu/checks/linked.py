"""Links where they stand in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .sources import Passage, without_code

# More than this on one page is no page for people; the rest is not looked at.
MOST_LINKS = 2000
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}+\]){0,400}+)\]\(\s{0,20}+<?([^)\s>]{0,2000}+)>?(?:\s{1,20}+[\"'(][^)\n]{0,300}+)?\s{0,20}+\)"
)
_DEFINED = re.compile(r"(?m)^ {0,3}\[([^\]^\n]{1,300}+)\]:[ \t]{0,20}+<?([^\s>]{1,2000}+)>?(?=\s|$)")
_HREF = re.compile(r"<a\b[^<>]{0,500}?href\s{0,20}=\s{0,20}[\"']?([^\s\"'>]{0,2000}+)[\"']?[^<>]{0,500}+>(.{0,1000}?)</a>", re.IGNORECASE | re.DOTALL)
_SRC = re.compile(r"<img\b[^<>]{0,500}?\ssrc\s{0,20}=\s{0,20}[\"']?([^\s\"'>]{1,2000}+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a body: where, to what as typed, with which words. Images have no words."""

    passage: Passage
    start: int
    end: int
    target: str
    text: str


def links_in(passage: Passage) -> Iterator[Link]:
    """Inline links and images, link definitions, and links written as HTML."""
    return islice(_links_in(passage), MOST_LINKS)


def _links_in(passage: Passage) -> Iterator[Link]:
    text = without_code(passage.text)
    if "]" in text:
        for match in _LINK.finditer(text):
            yield Link(passage, match.start(), match.end(), match[3], "" if match[1] else match[2])
        for match in _DEFINED.finditer(text):
            yield Link(passage, match.start(), match.end(), match[2], match[1])
    if "<" in text:
        for match in _HREF.finditer(text):
            yield Link(passage, match.start(), match.end(), match[1], re.sub(r"<[^<>]{0,300}+>", "", match[2]))
        for match in _SRC.finditer(text):
            yield Link(passage, match.start(), match.end(), match[1], "")
