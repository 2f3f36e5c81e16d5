"""A page as the core hands it over: where, what about it, and its finished main content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..prose import Heading


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way back to the front page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """``url`` is site-root-relative; ``body`` one block of finished HTML; ``source`` the file to edit.

    ``kind`` names the kind of page ("van-ban", "nam" …), ``record`` the id it is about. ``meta`` goes
    into the page's head (JSON-LD and the like) and into search.
    """

    url: str
    title: str
    body: str
    source: str
    kind: str = ""
    record: str = ""
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    headings: tuple[Heading, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The Markdown file a generator makes the page from."""
        return f"{self.url}index.md"

    def __lt__(self, other: Page) -> bool:
        return self.url < other.url


@dataclass(frozen=True, slots=True)
class Asset:
    """A file made beside the pages: data, calendars, feeds."""

    url: str
    content: bytes
