"""What a piece of work read of the site, so that it is done again only when one of these has changed.

A traced site answers like the real one and notes every key that is asked for ("constructive traces" of
Mokhov, Mitchell and Peyton Jones, *Build Systems à la Carte*, 2018). A key is (table, key); an empty key
stands for the whole table. Marks are short digests of what stands under a key, comparable between builds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, cast

from .citations import Citation
from .graph import Graph, PlanTask
from .load import Digests
from .patterns import Start
from .records import Instrument, Record
from .resolve import Resolved, Resolver, Spot
from .site import Site

Key = tuple[str, str]
RESOLVER: Key = ("resolver", "")
# Read as a whole wherever they are read: their bodies are part of what pages and files say of them.
_WITH_BODY = frozenset(["trainings", "prose"])
# Keys are paths: which of a file's digests is meant.
_OF_A_BODY = {"body": 1, "opening": 2}
_NOTHING: Mapping[Key, str] = MappingProxyType({})
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

    def scan_each(self, texts: Sequence[str], on: date | None = None) -> list[list[Spot]]:
        self.__dict__["_trace"].note(*RESOLVER)
        found: list[list[Spot]] = self.__dict__["_real"].scan_each(texts, on)
        for spots in found:
            for spot in spots:
                self._noted(spot.resolved)
        return found

    @property
    def cues(self) -> tuple[Start, ...]:
        self.__dict__["_trace"].note(*RESOLVER)
        cues: tuple[Start, ...] = self.__dict__["_real"].cues
        return cues


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

    def __init__(
        self, site: Site, digests: Mapping[str, Digests], named: Mapping[str, object], before: Mapping[Key, str] = _NOTHING,
    ) -> None:
        """``digests``: by path. ``named``: values that jobs note by name.

        ``before``: marks of the last build, where no front matter has changed since: the graph is made of these alone.
        """
        self.site = site
        self.digests = digests
        self.named = named
        self._known = {key: mark for key, mark in before.items() if self._of_facts(key[0])}

    def ahead(self) -> dict[Key, str]:
        """Marks of all that stands in the tables: of a first build nearly all of it is read."""
        tables = [name for name in (*_tables_of(type(self.site.graph)), *_TABLES_OF_SITE.values()) if isinstance(self._table(name), Mapping)]
        found = {(name, key): self.of((name, key)) for name in tables for key in self._table(name)}
        self._seen.clear()
        return found

    def learn(self, known: Mapping[Key, str]) -> None:
        """What was worked out elsewhere."""
        self._known.update(known)

    def of(self, key: Key) -> str:
        if key not in self._known:
            self._known[key] = _digest(self._value(*key))
        return self._known[key]

    def _of_facts(self, table: str) -> bool:
        return table not in _WITH_BODY and (table in _TABLES_OF_SITE.values() or hasattr(self.site.graph, table) or table == RESOLVER[0])

    def _value(self, table: str, key: str) -> Any:
        if table in _OF_A_BODY:
            return self.digests.get(key, ("", "", "", ""))[_OF_A_BODY[table]]
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
        if type(value) in _PLAIN:
            return value
        # Spans, links and tasks stand in many places: each is taken apart once, and held so that its id stays its own.
        if id(value) not in self._seen:
            self._seen[id(value)] = (value, self._parts(value))
        return self._seen[id(value)][1]

    @cached_property
    def _seen(self) -> dict[int, tuple[Any, Any]]:
        return {}

    def _parts(self, value: Any) -> Any:
        if isinstance(value, Record):
            return self.digests[value.path][0] if value.path in self.digests else repr(value)
        if isinstance(value, PlanTask):
            return value.task.id, self._flat(value.assignment), self._flat(value.plan)
        if isinstance(value, tuple | list):
            return [self._flat(item) for item in value]
        if isinstance(value, Mapping):
            return [(k, self._flat(v)) for k, v in sorted(value.items())]
        if is_dataclass(value) and not isinstance(value, type):
            return type(value).__name__, *[v if type(v) in _PLAIN else self._flat(v) for v in _fields_of(type(value))(value)]
        return sorted(map(repr, value)) if isinstance(value, frozenset) else repr(value)


def _tables_of(graph: type[Graph]) -> tuple[str, ...]:
    """Everything a graph holds or works out."""
    return (*(f.name for f in fields(graph)), *(name for name, value in vars(graph).items() if isinstance(value, cached_property)))


_PLAIN = frozenset([str, int, float, bool, type(None), date])


@cache
def _fields_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the fields of a dataclass, all at one go."""
    names = [f.name for f in fields(kind)]
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)


def facts(digests: Mapping[str, Digests]) -> str:
    """Of all front matters: where it is the same, so is the whole graph."""
    return _digest([(path, own) for path, (own, *_) in sorted(digests.items())])


def _digest(value: Any) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=9).hexdigest()
