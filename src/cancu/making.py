"""Jobs to files: what the store still has is kept, the rest is made on every core, all goes to the target."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Protocol

from . import cores
from .graph import group
from .jobs import SEARCH, Bench, Item, Job, closing, jobs, search_job
from .load import Digests
from .pages import Page, Renderer
from .pages.environment import ready
from .site import Site
from .store import Made, Output, Store
from .trace import Key, Marks, Trace, facts, traced

Compose = Callable[[Page], tuple[str, bytes]]

# Fewer pieces of work than this are done sooner than a process starts.
_WORTH_IT = 40
# More jobs than this are put together, a few to a piece.
_MOST = 2_000

@dataclass(frozen=True, slots=True)
class Shard:
    """One of ``of`` machines, counted from 1."""

    number: int = 1
    of: int = 1

    def has(self, job: Job) -> bool:
        """Jobs of single records are dealt out; the rest, which need the whole, are the first machine's."""
        if not job.alone:
            return self.number == 1
        return sum(job.key.encode()) % self.of == self.number - 1


WHOLE = Shard()


class Piece(Protocol):
    """Work that makes no file, over the words of some content files."""

    @property
    def sources(self) -> Sequence[str]: ...

    def __call__(self) -> Any: ...


class Beside(Protocol):
    """Such work in pieces; ``told`` takes their answers, in order."""

    @property
    def pieces(self) -> Sequence[Piece]: ...

    def told(self, answers: list[Any], /) -> None: ...


@dataclass(frozen=True)
class Workshop:
    """A site, its files' digests, a store, and ``compose``: a page to its file's address and bytes."""

    site: Site
    digests: Mapping[str, Digests]
    store: Store
    compose: Compose
    shard: Shard = WHOLE
    parallel: bool = True
    # Without, the index of the last build goes out as it is, to be made anew by the next.
    search: bool = True
    # Folders of an older site, to be built into.
    spare: Path | None = None
    # Other work to be dealt out with the pages, each piece with those of its files: what one finds in a text the other
    # need not look for. What it raises ends the making.
    beside: Beside | None = None

    @cached_property
    def trace(self) -> Trace:
        return Trace()

    @cached_property
    def bench(self) -> Bench:
        return Bench(Renderer(traced(self.site, self.trace), plain=self.site), self.site)

    def make(self, target: Path) -> dict[str, Made]:
        """Everything into ``target``; returns what was made or kept, by job.

        What takes longest is done here: the index, and first the lists, which it names. Other cores make the rest meanwhile.
        """
        _settle(len(self.digests))
        named = {**self.bench.named(), "content": sorted(self.digests.items())}
        now = facts(self.digests)
        marks = Marks(self.site, self.digests, named, self.store.marks if now == self.store.facts else {})
        own = [job for job in jobs(self.site) if self.shard.has(job)]
        rest = _Rest(self, [job for job in own if not job.listed], marks)
        with rest:
            made = self._done([job for job in own if job.listed], marks)
            named["listed"] = listed = tuple(sorted(page for one in made.values() for page in one.pages))
            first = self.shard.number == 1
            made |= self._done([search_job(listed)] if first and self.search else (), marks)
            made |= rest.join()
        named["files"] = files = tuple(_files(made))
        made |= self._done(closing(listed, files, self.site) if first else (), marks)
        self._give_out(made, partial(self.store.manifest, made, marks.of, now), target)
        return made

    def _give_out(self, made: Mapping[str, Made], manifest: Callable[[], bytes], target: Path) -> None:
        """All files to the target; what is remembered of them is put together beside it, and written when all is there."""
        stale = () if self.search else self.store.left(SEARCH)
        written = cores.beside(manifest)
        self.store.deliver((*stale, *(output for one in made.values() for output in one.outputs)), target, self.spare)
        self.store.save(made, written())

    def _done(self, todo: Sequence[Job], marks: Marks) -> dict[str, Made]:
        kept = self.store.fresh([job.key for job in todo], marks.of)
        return {job.key: kept.get(job.key) or self.work(job) for job in todo}

    def work(self, job: Job) -> Made:
        """One job: its files into the store, what it read noted."""
        self.trace.start()
        written = [(item, self._written(item)) for item in job.run(self.bench)]
        pages = tuple(replace(item, body="", meta={}, headings=(), scripts=()) for item, _ in written if isinstance(item, Page))
        return Made(job.key, tuple(output for _, output in written), pages, frozenset(self.trace.keys))

    def _written(self, item: Item) -> Output:
        url, content = self.compose(item) if isinstance(item, Page) else (item.url, item.content)
        return self.store.write(url, content)


class _Rest:
    """Jobs that other cores have begun, with the work beside them; all that is not begun is dropped on the way out."""

    def __init__(self, shop: Workshop, todo: Sequence[Job], marks: Marks) -> None:
        self.shop, self.todo, self.marks = shop, todo, marks
        self.kept = shop.store.fresh([job.key for job in todo], marks.of)
        self.chunks = _dealt([job for job in todo if job.key not in self.kept], shop.beside.pieces if shop.beside else ())
        # Where nothing was kept, what is to be remembered of it all is worked out first: no core has made anything yet.
        self.ahead: list[Callable[[], Any]] = [] if shop.store.made else [marks.ahead]
        self.pieces: list[Callable[[], Any]] = [*self.ahead, *(partial(self._works, *chunk) for chunk in self.chunks)]
        self.begun: cores.Shared[Any] | None = None
        if shop.parallel and len(self.pieces) >= _WORTH_IT:
            ready()
            self.begun = cores.Shared(lambda number: self.pieces[number](), len(self.pieces))

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None:
        if self.begun:
            self.begun.drop()

    def _works(self, piece: Piece | None, chunk: Sequence[Job]) -> tuple[Any, list[Made]]:
        return piece() if piece else None, [self.shop.work(job) for job in chunk]

    def join(self) -> dict[str, Made]:
        """What was made or kept, by job. Raises what the work beside finds."""
        answers = self.begun.join() if self.begun else [piece() for piece in self.pieces]
        for known in answers[: len(self.ahead)]:
            self.marks.learn(known)
        told = list(zip(self.chunks, answers[len(self.ahead) :], strict=True))
        if self.shop.beside:
            self.shop.beside.told([found for (piece, _), (found, _) in told if piece])
        same: dict[Key, Key] = {}
        # Each answer of a copy brings the keys of its own: of equal ones the first is kept.
        made = {one.job: replace(one, reads=frozenset(same.setdefault(key, key) for key in one.reads)) for _, (_, ones) in told for one in ones}
        return {job.key: self.kept.get(job.key) or made[job.key] for job in self.todo}


def _dealt(todo: Sequence[Job], pieces: Sequence[Piece]) -> list[tuple[Piece | None, Sequence[Job]]]:
    """All other jobs, then each piece with the jobs that go through the words of its files."""
    with_piece = {source for piece in pieces for source in piece.sources}
    by_source = group((job.source, job) for job in todo)
    bundles = [(piece, [job for source in piece.sources for job in by_source.get(source, ())]) for piece in pieces]
    alone = [(None, chunk) for chunk in _chunks([job for job in todo if job.source not in with_piece])]
    return [*alone, *bundles]


def _chunks(todo: Sequence[Job]) -> list[Sequence[Job]]:
    """Jobs one by one, few at a time where there are very many."""
    size = max(1, -(-len(todo) // _MOST))
    return [todo[at : at + size] for at in range(0, len(todo), size)]


# New things between two looks for circles among them: what the templates leave behind is one, with a whole page in it.
# Few pages end before that matters.
_RARELY, _SELDOM, _FEW = 50_000, 250_000, 3_000


def _settle(files: int) -> None:
    """What stands now stands to the end: not looked through again, nor copied page by page by a child that counts it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM if files < _FEW else _RARELY, 20, 100)
    gc.enable()


def _files(made: Mapping[str, Made]) -> Iterator[tuple[str, int]]:
    """(address, bytes) of the data files."""
    for job, one in sorted(made.items()):
        if job.startswith("du-lieu/"):
            yield from ((output.url, output.size) for output in one.outputs)
