"""Lists of ids as the words people read, for spreadsheets and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..graph import Graph
from ..names import agency_name
from ..reasons import cited
from ..records import Basis

_BETWEEN = "; "


def together(parts: Iterable[str]) -> str:
    """Parts in one cell, empty ones left out."""
    return _BETWEEN.join(part for part in parts if part)


def named(ids: Iterable[str], words: Mapping[str, str]) -> str:
    """Ids of a closed list in words."""
    return together(words.get(id_, id_) for id_ in ids)


def offices(ids: Iterable[str], graph: Graph) -> str:
    """Agencies by their generic names."""
    return together(agency_name(id_, graph) for id_ in ids)


def topics(ids: Iterable[str], graph: Graph) -> str:
    """Topics by their titles."""
    return together(graph.topics[id_].title if id_ in graph.topics else id_ for id_ in ids)


def basis(of: Basis, graph: Graph) -> str:
    """ "khoản 2 Điều 33 Nghị định 282/2025/NĐ-CP"."""
    name = cited(of.instrument, graph)
    return f"{of.pinpoint} {name}" if of.pinpoint else name


def bases(of: Iterable[Basis], graph: Graph) -> str:
    """Bases in one cell."""
    return together(basis(one, graph) for one in of)
