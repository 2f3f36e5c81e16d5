"""The log of corrections: every published fact that was wrong, what is right, and since when it stands right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import links, names
from .graph import Graph
from .load import kind_for
from .records import BODY, Correction, Instrument, Record
from .text import capital


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction where it belongs: ``kind`` and ``record`` name the page, ``label`` the key as readers call it."""

    kind: str
    record: Record
    correction: Correction
    label: str
    anchor: str

    @property
    def title(self) -> str:
        return record_title(self.record)

    @property
    def url(self) -> str:
        return links.url_of_file(self.record.path)

    @property
    def what(self) -> str:
        """ "Ngày hiệu lực, Điều 5"."""
        return ", ".join(part for part in (self.label, self.correction.spot) if part)

    @property
    def address(self) -> str:
        """The source where it is nothing but a web address."""
        source = self.correction.source
        return source if source.startswith(("https://", "http://")) and " " not in source else ""

    @property
    def text(self) -> str:
        """The whole correction in sentences."""
        c = self.correction
        told = (f"{self.what}: đã đăng “{c.wrong}”, đúng là “{c.right}”", c.reason, f"Nguồn: {c.source}")
        return " ".join(f"{part.rstrip('.')}." for part in told if part)

    @property
    def key(self) -> str:
        """Stable for as long as the entry keeps its day and its place; a feed's reader knows it by this."""
        return f"dinh-chinh/{self.anchor}"


def record_title(record: Record) -> str:
    """What a reader calls a record."""
    return names.short_name(record) if isinstance(record, Instrument) else capital(record.title)


def log(graph: Graph, on: date) -> tuple[Entry, ...]:
    """Every correction up to a day, the newest first, then by record."""
    found = [entry for record in graph.corrected for entry in of(record) if entry.correction.day.first <= on]
    return tuple(sorted(found, key=lambda e: (-e.correction.day.first.toordinal(), e.anchor)))


def of(record: Record) -> Iterator[Entry]:
    """A record's corrections as it lists them."""
    kind = kind_for(record.path)
    if kind is None:
        return
    seen: Counter[str] = Counter()
    for correction in record.corrections:
        key = kind.group.key(correction.key)
        label = key.label if key else "Lời văn" if correction.key == BODY else correction.key
        anchor = "-".join((kind.id, record.id.replace("/", "-"), correction.day.iso, correction.key.replace("_", "-")))
        seen[anchor] += 1
        # The newest stands first: an older one of the same day and key keeps its anchor when a newer one comes.
        nth = sum(c.day == correction.day and c.key == correction.key for c in record.corrections) - seen[anchor] + 1
        yield Entry(kind.id, record, correction, label, f"{anchor}-{nth}" if nth > 1 else anchor)
