"""What is known of every document at once: the values readers filter by, rank, page, succession."""

from __future__ import annotations

from collections.abc import Sequence

from .. import vocabulary as v
from . import postings
from .document import KINDS, Document

FACETS = ("kind", "type", "issuers", "agencies", "topics", "levels", "place", "year", "status")
_GONE = "het-hieu-luc"
# A facet whose values have a page of their own, of this kind: what stands there holds for what has the value.
HOMES = {"agencies": "co-quan", "topics": "chu-de", "place": "dia-phuong", "issuers": "co-quan"}


def columns(documents: Sequence[Document]) -> dict[str, object]:
    """Columns as runs: facet → values, sets of values, and which set holds for how many documents."""
    found: dict[str, object] = {}
    for name in FACETS:
        found[name] = _column([_values(document, name) for document in documents])
    found["rank"] = _column([(str(round(document.rank * 100)),) for document in documents])
    found["heirs"] = _successions(documents)
    pages = [document.page for document in documents]
    starts = [n for n, page in enumerate(pages) if n == 0 or page != pages[n - 1]]
    found["leads"] = "".join(str(int("#" not in documents[n].url)) for n in starts)
    found["homes"] = {name: _homes(name, documents, found[name]) for name in HOMES}
    found["pages"] = "".join(postings.number(b - a) for a, b in zip(starts, [*starts[1:], len(pages)], strict=True))
    return found


def _homes(name: str, documents: Sequence[Document], column: object) -> list[int]:
    """For each value of a facet, the document of its own page; -1 where there is none."""
    assert isinstance(column, dict)
    own: dict[str, int] = {}
    for n, document in enumerate(documents):
        if document.kind == HOMES[name]:
            for called in (document.title, *document.names):
                own.setdefault(called.casefold(), n)
    return [own.get(value.casefold(), -1) for value in column["v"]]


def _successions(documents: Sequence[Document]) -> list[list[int]]:
    """Dead documents and the living one that took their place, straight or through others."""
    place = {document.url: n for n, document in enumerate(documents) if document.number}
    found = []
    for n, document in enumerate(documents):
        heir, seen = document, {document.url}
        while heir.number and heir.facets.status == _GONE and heir.number.successors:
            following = heir.number.successors[0]
            if following in seen or following not in place:
                break
            seen.add(following)
            heir = documents[place[following]]
        if heir is not document and heir.facets.status != _GONE:
            found.append([n, place[heir.url]])
    return found


def _values(document: Document, name: str) -> tuple[str, ...]:
    if name == "kind":
        return (KINDS[document.kind],)
    value = getattr(document.facets, name)
    if name == "status" and value:
        value = v.STATUSES[value]
    return value if isinstance(value, tuple) else (value,) if value else ()


def _column(rows: Sequence[tuple[str, ...]]) -> dict[str, object]:
    values = sorted({value for row in rows for value in row})
    place = {value: n for n, value in enumerate(values)}
    sets: dict[tuple[str, ...], int] = {}
    runs: list[list[int]] = []
    for row in rows:
        own = sets.setdefault(row, len(sets))
        if runs and runs[-1][0] == own:
            runs[-1][1] += 1
        else:
            runs.append([own, 1])
    return {
        "v": values, "s": [[place[value] for value in row] for row in sets],
        "r": "".join(postings.number(part) for run in runs for part in run),
    }
