"""What a piece of work read of the site, so that it is done again only when one of these has changed.

A traced site answers like the real one and notes every key that is asked for ("constructive traces" of
Mokhov, Mitchell and Peyton Jones, *Build Systems à la Carte*, 2018). A key is (table, key); an empty key
stands for the whole table. Marks are short digests of what stands under a key, comparable between builds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from .citations import Citation
from .graph import Graph, PlanTask
from .records import Instrument, Record
from .resolve import Resolved, Resolver, Spot
from .site import Site

Key = tuple[str, str]
RESOLVER: Key = ("resolver", "")
# Read as a whole wherever they are read: their bodies are part of what pages and files say of them.
_WITH_BODY = frozenset(["trainings", "prose"])
_TABLES_OF_SITE = {"timelines": "lives", "support": "support", "alarms": "alarms"}


class Trace:
    """The keys read since the last ``start``."""

    def __init__(self) -> None:
        self.keys: set[Key] = set()

    def start(self) -> None:
        self.keys = set()

    def note(self, table: str, key: str = "") -> None:
        self.keys.add((table, key))


class Table(Mapping[str, Any]):
    """A mapping that notes what is asked of it."""

    def __init__(self, name: str, values: Mapping[str, Any], trace: Trace) -> None:
        self._name = name
        self._values = values
        self._trace = trace

    def __getitem__(self, key: str) -> Any:
        self._trace.keys.add((self._name, key))
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._trace.keys.add((self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace.keys.add((self._name, str(key)))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._trace.keys.add((self._name, ""))
        return iter(self._values)

    def __len__(self) -> int:
        self._trace.keys.add((self._name, ""))
        return len(self._values)

    def values(self) -> Any:
        self._trace.keys.add((self._name, ""))
        return self._values.values()

    def items(self) -> Any:
        self._trace.keys.add((self._name, ""))
        return self._values.items()


class _TracedGraph:
    """Stands in for a Graph: every attribute is the real one's, noted."""

    def __init__(self, graph: Graph, trace: Trace) -> None:
        self._graph = graph
        self._trace = trace
        self.url = graph.url

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._graph, name)
        if isinstance(value, Mapping):
            table = self.__dict__[name] = Table(name, value, self._trace)
            return table
        self._trace.note(name)
        return value


class _TracedResolver(Resolver):
    """Whatever it finds depends on all names and numbers, and what is said of it on the records found."""

    def __init__(self, real: Resolver, trace: Trace) -> None:
        super().__init__(real.graph)
        self.__dict__.update(_real=real, _trace=trace)

    def _noted(self, found: Resolved) -> Resolved:
        self.__dict__["_trace"].note(*RESOLVER)
        for instrument in found.instruments:
            self.__dict__["_trace"].note("instruments", instrument.id)
        return found

    def resolve(self, citation: Citation, on: date | None = None) -> Resolved:
        return self._noted(self.__dict__["_real"].resolve(citation, on))

    def named(self, name: str, on: date | None = None) -> Resolved:
        return self._noted(self.__dict__["_real"].named(name, on))

    def scan(self, text: str, on: date | None = None) -> tuple[Spot, ...]:
        self.__dict__["_trace"].note(*RESOLVER)
        found: tuple[Spot, ...] = self.__dict__["_real"].scan(text, on)
        for spot in found:
            self._noted(spot.resolved)
        return found

    @property
    def beginning(self) -> re.Pattern[str]:
        self.__dict__["_trace"].note(*RESOLVER)
        beginning: re.Pattern[str] = self.__dict__["_real"].beginning
        return beginning


class _TracedSite(Site):
    def note(self, table: str, key: str = "") -> None:
        self.__dict__["trace"].note(table, key)


def traced(site: Site, trace: Trace) -> Site:
    """``site``, prepared, whose every answer is noted in ``trace``."""
    site.prepare()
    twin = _TracedSite(cast("Graph", _TracedGraph(site.graph, trace)), site.settings)
    for attribute, table in _TABLES_OF_SITE.items():
        twin.__dict__[attribute] = Table(table, getattr(site, attribute), trace)
    twin.__dict__["resolver"] = _TracedResolver(site.resolver, trace)
    twin.__dict__["trace"] = trace
    return twin


class Marks:
    """Digests of what stands under keys, worked out when asked for."""

    def __init__(self, site: Site, digests: Mapping[str, tuple[str, str]], named: Mapping[str, object]) -> None:
        """``digests``: path → (of the front matter, of the body). ``named``: values that jobs note by name."""
        self.site = site
        self.digests = digests
        self.named = named
        self._known: dict[Key, str] = {}

    def of(self, key: Key) -> str:
        if key not in self._known:
            self._known[key] = _digest(self._value(*key))
        return self._known[key]

    def _value(self, table: str, key: str) -> Any:
        if table == "body":
            return self.digests.get(key, ("", ""))[1]
        if table == "resolver":
            return self._names
        if table in self.named:
            return self._flat(self.named[table])
        values = self._table(table)
        if not key:
            return [(k, self.of((table, k))) for k in values] if isinstance(values, Mapping) else self._flat(values)
        bodies = [self.digests[values[key].path][1]] if table in _WITH_BODY and key in values else []
        return [self._flat(values[key]) if key in values else None, *bodies]

    def _table(self, name: str) -> Any:
        own = {table: attribute for attribute, table in _TABLES_OF_SITE.items()}
        return getattr(self.site, own[name]) if name in own else getattr(self.site.graph, name)

    @cached_property
    def _names(self) -> list[Any]:
        """All that finding citations in a text depends on."""
        return [self._named_as(i) for _, i in sorted(self.site.graph.instruments.items())]

    def _named_as(self, i: Instrument) -> Any:
        span = self.site.span(i)
        return [i.id, i.number, i.type, str(i.issued), i.title, i.other_names, span.status if span else ""]

    def _flat(self, value: Any) -> Any:
        """Plain data in which a record is the digest of its file."""
        if isinstance(value, Record):
            return self.digests[value.path][0] if value.path in self.digests else repr(value)
        if isinstance(value, PlanTask):
            return [value.task.id, self._flat(value.assignment), self._flat(value.plan)]
        if is_dataclass(value) and not isinstance(value, type):
            return [type(value).__name__, *(self._flat(getattr(value, f.name)) for f in fields(value))]
        return self._flat_group(value) if isinstance(value, Mapping | frozenset | tuple | list) else repr(value)

    def _flat_group(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return [(k, self._flat(v)) for k, v in sorted(value.items())]
        return sorted(map(repr, value)) if isinstance(value, frozenset) else [self._flat(item) for item in value]


def _digest(value: Any) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=9).hexdigest()
