"""What a rule may look at: the library, the graph, the day, the texts and files of the tree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from .. import frontmatter, load
from ..fields import KeyPath, Pointer, locate
from ..glossary import Kind
from ..graph import Graph
from ..issues import Issue, Place
from ..load import Library
from ..provisions import Pinpoint
from ..records import Record
from ..resolve import Resolver
from ..site import Settings, Site
from ..text import place_tones
from .addresses import Addresses
from .allow import Allowed, read_allowed
from .cited import Cited, cited_in
from .headings import Heading, headings
from .linked import Link, links_in
from .sources import Part, Passage, Source, of_node, of_record, parts, without_code, without_tags
from .telling import Words
from .tree import MOST_BYTES, TEXTS, File, walk
from .typed import Typed, text_of

_NEW_STYLE = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?:(?<=o[àáảãạèéẻẽẹ])|(?<=u[ỳýỷỹỵ]))(?!\w)")


@dataclass(frozen=True)
class Context:
    """Built once for a run. ``before`` holds the content paths of an earlier revision, where known.

    ``within``: texts are those of these files alone; records, names and addresses are the whole library's.
    """

    library: Library
    on: date
    before: frozenset[str] = field(default=frozenset())
    within: frozenset[str] | None = field(default=None)
    # Files are read a second time only where something is wrong in them.
    _readings: dict[str, frontmatter.Reading] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, library: Library, site: Site) -> Context:
        """About a site that is already made of the library."""
        context = cls(library, site.on)
        context.__dict__["site"] = site
        return context

    @property
    def root(self) -> Path:
        return self.library.root

    @cached_property
    def site(self) -> Site:
        return Site.of(self.library, Settings(on=self.on))

    @property
    def graph(self) -> Graph:
        return self.site.graph

    @property
    def resolver(self) -> Resolver:
        return self.site.resolver

    def prepare(self) -> None:
        """Compute once what all parts of a run look at."""
        _ = self.site.graph, self.file_at, self.by_file

    def narrowed(self, paths: Iterable[str]) -> Context:
        """The same, looking at the texts of these files alone."""
        narrow = replace(self, within=frozenset(paths), _readings={})
        narrow.__dict__.update(site=self.site, files=self.files, file_at=self.file_at, by_file=self.by_file, allowed=self.allowed)
        return narrow

    def of_kind(self, kind_id: str) -> Context:
        """The same, looking at the texts of one kind of file alone."""
        kinds = ((path, load.kind_for(path)) for path in self.sources.paths)
        return self.narrowed(path for path, kind in kinds if kind and kind.id == kind_id)

    @cached_property
    def by_file(self) -> dict[str, tuple[Kind, Record]]:
        """Every record with its kind, by its file, in order."""
        return {record.path: (kind, record) for kind, record in self.library.all()}

    @cached_property
    def addresses(self) -> Addresses:
        """Which pages and anchors there are."""
        return Addresses(self)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Every file below the content folders."""
        return tuple(walk(self.root))

    @cached_property
    def file_at(self) -> dict[str, File]:
        """The same by path."""
        return {file.path: file for file in self.files}

    @property
    def _looked_at(self) -> Iterable[File]:
        """Those whose texts are asked for, in path order: a part of a large library is not sought in the whole of it."""
        return self.files if self.within is None else [self.file_at[path] for path in sorted(self.within & self.file_at.keys())]

    @cached_property
    def allowed(self) -> Allowed:
        """What offices may publish although it looks like personal data, with a reason per entry."""
        return read_allowed()

    @cached_property
    def sources(self) -> Typed:
        """Every content file that may be read, by path."""
        seen = (file for file in self._looked_at if file.ending == ".md")
        pages = (file for file in seen if not file.is_link and file.size <= frontmatter.MAX_BYTES)
        return Typed((file for file in pages if file.absolute.name.endswith(".md")), hold=self.within is not None)

    def having(self, words: Words) -> Iterator[Source]:
        """Content files in which one of some telling words stands."""
        return (source for source in self.sources.values() if source.has(words))

    @cached_property
    def texts(self) -> tuple[Source, ...]:
        """Everything published that is text: content files, and tables, drawings and lists beside them."""
        seen = (file for file in self._looked_at if file.ending in TEXTS)
        beside = (file for file in seen if not file.is_link and file.size <= MOST_BYTES)
        found = ((file, text_of(file)) for file in beside)
        shown = ((file.path, without_tags(text) if file.ending == ".svg" else text) for file, text in found if text is not None)
        return (*self.sources.values(), *(Source(path, text) for path, text in shown))

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record by its file."""
        return {path: record for path, (_, record) in self.by_file.items()}

    @cached_property
    def pointers(self) -> tuple[tuple[Record, Pointer], ...]:
        """Every id that names another record, with the record it stands in."""
        return tuple((r, p) for kind, r in self.library.all() for p in kind.group.pointers(r))

    @cached_property
    def dangling(self) -> tuple[tuple[Record, Pointer], ...]:
        """Pointers to nothing; files that are there but could not be read are told once, where they stand."""
        known, broken = self.library.records, self.library.broken
        return tuple(
            (r, p) for r, p in self.pointers if p.kind and p.target not in known.get(p.kind, ()) and (p.kind, p.target) not in broken
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every record and every group inside one."""
        return tuple(part for kind, record in self.library.all() for part in parts(kind.group, record))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of every file, bodies included."""
        return tuple(self._passages())

    @cached_property
    def by_path(self) -> dict[str, list[Passage]]:
        """The passages of each file."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.path].append(passage)
        return found

    def _passages(self) -> Iterator[Passage]:
        bodies = {passage.path: passage for passage in self.bodies}
        for path in self._made:
            kind, record = self.by_file[path]
            yield from of_record(kind.id, kind.group, record)
            yield from [bodies[path]] if path in bodies else []
        for path, (kind_id, reading) in self._unmade.items():
            yield from of_node(path, kind_id, reading.meta)
            yield from [bodies[path]] if path in bodies else []

    @property
    def _made(self) -> Iterable[str]:
        """Files of records."""
        return self.by_file if self.within is None else sorted(self.by_file.keys() & self.within)

    @cached_property
    def _unmade(self) -> dict[str, tuple[str, frontmatter.Reading]]:
        """Files that no record could be made of, with their kind, as typed."""
        paths = [path for path in self.sources.paths if path not in self.by_file and path in self.sources]
        kinds = {path: load.kind_for(path) for path in paths}
        return {path: (kind.id if kind else "", frontmatter.read(self.sources[path].text, path)) for path, kind in kinds.items()}

    @cached_property
    def flat(self) -> dict[str, str]:
        """All that a file tells its readers in one line of small letters, for a quick look."""
        return {path: _flat("\n".join([passage.prose for passage in passages])) for path, passages in self.by_path.items()}

    @cached_property
    def provisions(self) -> dict[str, tuple[Pinpoint, ...]]:
        """The provisions each instrument's file describes."""
        return {i.id: tuple(p.pinpoint for p in i.provisions) for i in self.graph.instruments.values()}

    def describes(self, instrument_id: str, pin: Pinpoint) -> bool:
        """Whether a provision, a part of it or what holds it is described."""
        return any(p.covers(pin) or pin.covers(p) for p in self.provisions.get(instrument_id, ()))

    @cached_property
    def bodies(self) -> tuple[Passage, ...]:
        """The text below the front matter of every file that has one."""
        made = ((path, self.by_file[path][1].body, self.by_file[path][0].id) for path in self._made)
        others = ((path, reading.body, kind) for path, (kind, reading) in self._unmade.items())
        return tuple(Passage(path, (), body, kind) for path, body, kind in (*made, *others) if body)

    @cached_property
    def without_code(self) -> tuple[tuple[Passage, str], ...]:
        """Bodies with code blanked out, offset for offset."""
        return tuple((passage, without_code(passage.text)) for passage in self.bodies)

    @cached_property
    def headings(self) -> tuple[tuple[Passage, tuple[Heading, ...]], ...]:
        """The headings of each body, in order."""
        return tuple((passage, tuple(headings(text))) for passage, text in self.without_code)

    def place(self, record: Record, *keys: str | int) -> Place:
        """Where a value of a record stands."""
        return self.value_place(record.path, keys)

    def missing(self, record: Record, key: str) -> bool:
        """Whether a key is neither typed (rightly, or wrongly and told so by the reader) nor explained in ``chua_ro``."""
        if record.why_unknown(key):
            return False
        typed = key in self.sources.keys_of(record.path)
        meant = any(i.place.path == record.path and f"{key}`" in f"{i.message}{i.hint}".replace("'", "`") for i in self.library.issues)
        return not (typed or meant)

    def unreadable(self, record: Record) -> bool:
        """Whether the reader left a value of the record out because it could not be read."""
        return any(i.place.path == record.path and i.code.startswith(("TY", "KY", "FM")) for i in self.library.issues)

    def key_place(self, record: Record, key: str) -> Place:
        """The line of a top-level key, found without parsing; the file's start where it is not typed."""
        source = self.sources.get(record.path)
        return source.key_place(key) if source else Place(record.path)

    def value_place(self, path: str, keys: KeyPath) -> Place:
        source = self.sources.get(path)
        if source is None or not keys:
            return Place(path)
        if path not in self._readings:
            self._readings[path] = frontmatter.read(source.text, path)
        return locate(self._readings[path].meta, keys)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of every body."""
        return tuple(link for passage in self.bodies for link in links_in(passage))

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every numbered citation in a text that readers see, resolved."""
        return tuple(cited for passage in self.passages for cited in cited_in(passage, self.resolver))

    def spot(self, passage: Passage, start: int, end: int) -> Place:
        """Where a stretch of a passage stands in its file."""
        source = self.sources.get(passage.path)
        if source is None:
            return Place(passage.path)
        if not passage.keys:
            return source.place(source.start_of(passage.text) + start)
        value = source.offset(self.value_place(passage.path, passage.keys))
        # A folded value breaks lines where the passage has spaces.
        words = r"\s+".join(re.escape(word) for word in passage.text[start:end].split())
        again = len(re.findall(words, passage.text[:start])) if words else 0
        hits = [m.start() for m in re.compile(words).finditer(source.text, value)] if words else []
        return source.place(hits[again] if len(hits) > again else value)

    def issues_with(self, *codes: str) -> list[Issue]:
        """What the reader found, by code."""
        return [issue for issue in self.library.issues if issue.code in codes]


def _flat(text: str) -> str:
    low = text.lower()
    low = re.sub(r"[ \t]{2,}", " ", low) if "  " in low or "\t" in low else low
    return place_tones(low) if _NEW_STYLE.search(low) else low
