"""A piece of the site that is made on its own, in any process, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .environment import Renderer
from .page import Page


@dataclass(frozen=True, slots=True)
class Part:
    """Which record, and how its pages are made.

    ``make`` is given nothing but a renderer and the key: all it reads, its own record too, it reads through
    the renderer's site, which may be keeping note of it (``trace``).
    """

    key: str
    make: Callable[[Renderer, str], Iterable[Page]]
    # The content file whose words stand on its pages, where it is one.
    source: str = ""
