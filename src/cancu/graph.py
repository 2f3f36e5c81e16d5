"""Records to one immutable graph: who cites whom, who leads what, which plan runs when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from . import moves, urls
from .load import Library
from .provisions import Pinpoint
from .records import (
    RELATION_KINDS,
    Abbreviation,
    AdministrativePlace,
    Agency,
    Assignment,
    Deadline,
    Instrument,
    Milestones,
    Observance,
    Prose,
    Record,
    Relation,
    SupportLine,
    Task,
    Term,
    Topic,
    Training,
    WordPair,
)

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as an edge: ``source`` is the newer document that states it."""

    kind: str
    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task where it stands: in an assignment of a plan."""

    task: Task
    assignment: Assignment
    plan: Instrument

    @property
    def id(self) -> str:
        return f"{self.plan.id}/{self.task.id}"

    def __hash__(self) -> int:
        """Of its id: hashing all it holds is most of the cost of grouping."""
        return hash(self.id)

    @property
    def url(self) -> str:
        return f"{urls.page('phan-cong', self.assignment.id)}#{self.task.id}"

    @property
    def agencies(self) -> tuple[str, ...]:
        return self.assignment.agencies


@dataclass(frozen=True, slots=True)
class Citing:
    """One place that cites an instrument: kind and id of the record, the spot, the address."""

    kind: str
    id: str
    spot: str
    url: str
    pinpoint: Pinpoint
    origin: str = ""
    inference: str = ""


@dataclass(frozen=True)
class Graph:
    """Everything known, by kind and id. Lookups are computed once, on first use."""

    instruments: Mapping[str, Instrument]
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    places: Mapping[str, AdministrativePlace] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()
    word_pairs: tuple[WordPair, ...] = ()
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    observances: Mapping[str, Observance] = field(default_factory=dict)
    milestones: Milestones | None = None
    prose: Mapping[str, Prose] = field(default_factory=dict)
    trainings: Mapping[str, Training] = field(default_factory=dict)
    support_lines: Mapping[str, SupportLine] = field(default_factory=dict)
    # Records of any kind that log a correction of a published fact, by path.
    corrected: tuple[Record, ...] = ()
    # Old address → new one.
    moves: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def lives(self) -> dict[str, Any]:
        """Timelines computed so far: the graph never changes, so each is worked out once (``validity``)."""
        return {}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every relation, in the order of the newer document's id."""
        return tuple(
            Link(kind, instrument.id, relation.target, relation)
            for _, instrument in sorted(self.instruments.items())
            for kind in RELATION_KINDS
            for relation in getattr(instrument, kind)
        )

    @cached_property
    def links_to(self) -> Mapping[str, tuple[Link, ...]]:
        """The inverse, computed: older document → the relations that reach it."""
        return group((link.target, link) for link in self.links)

    @cached_property
    def tasks(self) -> tuple[PlanTask, ...]:
        """Every task, by plan, then in the order of the file."""
        return tuple(
            PlanTask(task, assignment, self.instruments[assignment.plan])
            for _, assignment in sorted(self.assignments.items())
            if assignment.plan in self.instruments
            for task in assignment.tasks
        )

    @cached_property
    def tasks_of_plan(self) -> Mapping[str, tuple[PlanTask, ...]]:
        return group((task.plan.id, task) for task in self.tasks)

    @cached_property
    def tasks_of_agency(self) -> Mapping[str, tuple[PlanTask, ...]]:
        """Agency → tasks under its own heading."""
        return group((agency, task) for task in self.tasks for agency in task.agencies)

    @cached_property
    def tasks_with_partner(self) -> Mapping[str, tuple[PlanTask, ...]]:
        """Agency → tasks of others that name it as a partner or as directed."""
        return group(
            (agency, task)
            for task in self.tasks
            for agency in sorted({*task.task.partners, *task.task.directs} - set(task.agencies))
        )

    @cached_property
    def tasks_of_topic(self) -> Mapping[str, tuple[PlanTask, ...]]:
        return group((topic, task) for task in self.tasks for topic in task.task.topics)

    @cached_property
    def task_of(self) -> Mapping[str, PlanTask]:
        """Every task by its id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def tasks_on(self) -> Mapping[str, tuple[PlanTask, ...]]:
        """Instrument → tasks that name it as a basis of their own."""
        return group((basis.instrument, task) for task in self.tasks for basis in task.task.bases)

    @cached_property
    def documents_of_place(self) -> Mapping[str, tuple[Instrument, ...]]:
        return group((i.place, i) for _, i in sorted(self.instruments.items()) if i.place)

    @cached_property
    def issued_by(self) -> Mapping[str, tuple[Instrument, ...]]:
        return group((issuer, i) for _, i in sorted(self.instruments.items()) for issuer in i.issuers)

    @cached_property
    def plans(self) -> tuple[Instrument, ...]:
        """Documents that assign tasks, the newest first."""
        found = [self.instruments[plan] for plan in self.tasks_of_plan]
        return tuple(sorted(found, key=lambda p: p.issued.first if p.issued else date.min, reverse=True))

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Citing, ...]]:
        """Instrument → every place that cites it."""
        return group(self._citings())

    def _citings(self) -> Iterator[tuple[str, Citing]]:
        for link in self.links:
            relation = link.relation
            spot = relation.spot or (f"Điều {relation.article}" if relation.article else "")
            yield link.target, Citing("van-ban", link.source, spot, urls.page("van-ban", link.source), Pinpoint())
        for instrument in self.instruments.values():
            for mention in instrument.mentions:
                pin = Pinpoint(article=mention.article, clause=mention.clause)
                url = urls.page("van-ban", instrument.id)
                yield mention.target, Citing("van-ban", instrument.id, mention.spot, url, pin, "", mention.inference)
        for task in self.tasks:
            for basis in task.task.bases:
                yield basis.instrument, Citing(
                    "nhiem-vu", task.id, task.task.spot, task.url, basis.pinpoint, basis.origin, basis.inference
                )
        yield from self._citings_of_others()

    def _citings_of_others(self) -> Iterator[tuple[str, Citing]]:
        for kind, records in (
            ("thuat-ngu", self.terms), ("co-quan", self.agencies), ("dia-phuong", self.places),
            ("thoi-han", self.deadlines), ("ngay-truyen-thong", self.observances),
            ("tap-huan", self.trainings), ("duong-day", self.support_lines),
        ):
            for record in records.values():
                for basis in getattr(record, "bases", ()):
                    yield basis.instrument, Citing(kind, record.id, "", self.url(kind, record.id), basis.pinpoint)

    def url(self, kind: str, record_id: str) -> str:
        """The address of a record of any kind."""
        if kind in ("thoi-han", "ngay-truyen-thong"):
            return f"lich/#{record_id}"
        return urls.page(kind, record_id)


def group(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    """Pairs to key → items in the order they came, each once."""
    found: dict[Key, dict[Item, None]] = defaultdict(dict)
    for key, item in pairs:
        found[key][item] = None
    return {key: tuple(items) for key, items in found.items()}


def build(library: Library) -> Graph:
    """The graph of a library's records."""
    abbreviations = next(iter(library.of("viet-tat").values()), None)
    wording = next(iter(library.of("cach-dung-tu").values()), None)
    return Graph(
        instruments=library.of("van-ban"),
        assignments=library.of("phan-cong"),
        agencies=library.of("co-quan"),
        places=library.of("dia-phuong"),
        topics=library.of("chu-de"),
        terms=library.of("thuat-ngu"),
        abbreviations=abbreviations.entries if abbreviations else (),
        word_pairs=wording.pairs if wording else (),
        deadlines=library.of("thoi-han"),
        observances=library.of("ngay-truyen-thong"),
        milestones=next(iter(library.of("moc").values()), None),
        prose=library.of("trang"),
        trainings=library.of("tap-huan"),
        support_lines=library.of("duong-day"),
        corrected=tuple(sorted((r for kind in library.records.values() for r in kind.values() if r.corrections), key=lambda r: r.path)),
        moves={move.old: move.new for move in moves.load(library.root)[0]},
    )
