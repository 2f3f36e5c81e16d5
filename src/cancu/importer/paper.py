"""What passes between the steps: lines of a file, paragraphs in normal form, repairs and doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

DITTO = "\u3003"
"""A table cell that goes on from the row above."""
Progress = Callable[[str], None]


class Unreadable(Exception):  # noqa: N818  # it is said of a file, not of the code
    """A file that cannot be imported; the message is one clear Vietnamese line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it. ``gap``: a blank line stands before it. ``indented``: whether it
    starts to the right of the margin, None where the format does not tell. ``cells``: a table row."""

    text: str
    gap: bool = True
    strong: bool = False
    indented: bool | None = None
    cells: tuple[str, ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A whole paragraph in normal form; ``cells`` when it is a table row."""

    text: str
    strong: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: what stood there, what stands there now, which rule, in which paragraph."""

    printed: str
    corrected: str
    rule: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an editor must look at: the place, the field, and why."""

    spot: str
    field: str
    reason: str


@dataclass(slots=True)
class Paper:
    """A document in normal form with the list of repairs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)
