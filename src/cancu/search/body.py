"""The text that stands below a record's facts, as search shows it."""

from __future__ import annotations

import re
from html import unescape

from .. import prose
from ..records import Record

PASSAGE = 420
_TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """The text of HTML on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def body_text(record: Record) -> str:
    """The beginning of what stands below a record's facts."""
    return plain(prose.render(_opening(record.body)).text)[:PASSAGE] if record.body.strip() else ""


def _opening(body: str) -> str:
    """Whole paragraphs that hold more than a passage, so that a long text is not rendered for its first lines."""
    end = body.find("\n\n", 3 * PASSAGE)
    return body if end < 0 else body[:end]
