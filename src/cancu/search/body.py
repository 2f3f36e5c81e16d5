"""The text that stands below a record's facts, as search shows it."""

from __future__ import annotations

import re
from html import unescape

from .. import prose
from ..records import Record
from ..site import Site
from ..text import PASSAGE, opening

_TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """The text of HTML on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def body_text(record: Record, site: Site) -> str:
    """The beginning of what stands below a record's facts."""
    site.note("opening", record.path)
    return plain(prose.render(opening(record.body)).text)[:PASSAGE] if record.body.strip() else ""
