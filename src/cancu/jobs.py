"""All there is to make of a site, as jobs that can be done in any process and in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from . import exports, pages, products, search, urls
from .exports import discovery, feeds, jsonld
from .exports.nodes import script
from .pages import Asset, Page, Renderer
from .site import Site

Item = Page | Asset
SEARCH = "tim-kiem/"

# Pages of these modules are about records, which search knows from the records themselves.
_OF_RECORDS = ("instrument", "assignment", "agency", "place", "topic", "training", "prose")


@dataclass(frozen=True)
class Bench:
    """What a job works with: the renderer, whose site notes what is read, and the site itself."""

    renderer: Renderer
    plain: Site

    @property
    def site(self) -> Site:
        return self.renderer.site

    @cached_property
    def feeds(self) -> frozenset[str]:
        """Addresses of the feeds there are."""
        return feeds.known(self.plain)

    @cached_property
    def by_hand(self) -> frozenset[str]:
        """Addresses of hand-written pages: each wins over a generated one."""
        return frozenset(urls.prose(key) for key in self.plain.graph.prose)

    def named(self) -> Mapping[str, object]:
        """What jobs note by name, for comparing with the last build."""
        return {**self.renderer.named(), "feeds": self.feeds, "by_hand": self.by_hand}

    def finished(self, items: Iterable[Item], by_hand: bool) -> Iterator[Item]:
        """Pages with what machines read of them; a generated page gives way to one written by hand."""
        self.site.note("by_hand")
        for item in items:
            if isinstance(item, Asset):
                yield item
            elif by_hand or item.url not in self.by_hand:
                yield self._described(item)

    def _described(self, page: Page) -> Page:
        """JSON-LD, the way back, the feed."""
        nodes = [jsonld.of(page.kind, page.record, self.site)]
        nodes += [jsonld.breadcrumbs(page.crumbs, page.title, page.url, self.site)] if page.crumbs else []
        scripts = "".join(f'<script type="application/ld+json">{script(node, page.url)}</script>' for node in nodes if node)
        self.site.note("feeds")
        feed = feeds.address(page.kind, page.record)
        meta = {"json-ld": scripts} if scripts else {}
        return replace(page, meta={**page.meta, **meta, **({"feed": feed} if feed in self.feeds else {})})


@dataclass(frozen=True, slots=True)
class Job:
    """``key`` says which; ``alone`` that its work is one record's, so that any machine can take it (``--shard``)."""

    key: str
    make: Callable[[Bench], Iterable[Item]]
    alone: bool = False
    # The content file whose words it goes through, where it is one.
    source: str = ""

    @property
    def listed(self) -> bool:
        """Whether search finds its pages by their titles."""
        return self.key.startswith("trang/") and self.key.split("/")[1] not in _OF_RECORDS

    def run(self, bench: Bench) -> Iterator[Item]:
        return bench.finished(self.make(bench), self.key.startswith("trang/prose/") or self.key == "trang/home/")


def jobs(site: Site) -> tuple[Job, ...]:
    """Everything that needs nothing but the site, in a fixed order: what takes longest first."""
    return (*_files(site), *_pages(site))


def _pages(site: Site) -> Iterator[Job]:
    for part in pages.parts(site):
        module, _, key = part.key.partition("/")
        yield Job(f"trang/{part.key}", _of(part, key), alone=module in _OF_RECORDS and bool(key), source=part.source)


def _of(part: pages.Part, key: str) -> Callable[[Bench], Iterable[Item]]:
    return lambda bench: part.make(bench.renderer, key)


def _files(site: Site) -> Iterator[Job]:
    for module in exports.MODULES:
        yield Job(f"du-lieu/{module.__name__.rpartition('.')[2]}", _assets(module))
    yield Job("tap-huan/", _assets(products))
    for plan in site.graph.plans:
        yield Job(f"du-thao/{plan.id}", _draft(plan.id), alone=True)


def _assets(module: Any) -> Callable[[Bench], Iterable[Item]]:
    return lambda bench: module.assets(bench.site)


def _draft(plan: str) -> Callable[[Bench], Iterable[Item]]:
    return lambda bench: pages.draft.assets(bench.site, plan)


def search_job(listed: tuple[Page, ...]) -> Job:
    """The index: of all records, and of the pages that are no record's."""
    return Job(SEARCH, lambda bench: _search(bench, listed))


def _search(bench: Bench, listed: tuple[Page, ...]) -> Iterable[Item]:
    bench.site.note("listed")
    return search.assets(bench.site, listed)


def closing(listed: tuple[Page, ...], files: tuple[tuple[str, int], ...], site: Site) -> tuple[Job, ...]:
    """What tells of the rest: the page that lists the data files, (address, bytes), and the map of the site."""
    made = [Job("cuoi/du-lieu", lambda bench: _data(bench, files))]
    return (*made, Job("cuoi/so-do", lambda bench: _map(bench, listed))) if site.settings.address else tuple(made)


def _data(bench: Bench, files: tuple[tuple[str, int], ...]) -> Iterable[Item]:
    bench.site.note("files")
    return pages.data.page(bench.renderer, files)


def _map(bench: Bench, listed: tuple[Page, ...]) -> Iterable[Item]:
    bench.site.note("content")
    bench.site.note("listed")
    return discovery.sitemap(listed, bench.plain)
