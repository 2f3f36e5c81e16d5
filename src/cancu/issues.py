"""What is wrong with the content: where, what, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is shown and counted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file: path relative to the content root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Issue:
    """One problem. ``code`` is stable; ``message`` and ``hint`` are Vietnamese, for editors."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        tail = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.code} {self.message}{tail}"


class ContentError(Exception):
    """The content cannot be built; carries every issue, sorted, never only the first."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(sorted(set(issues)))
        super().__init__(report(self.issues))


def report(issues: Iterable[Issue]) -> str:
    """All issues, sorted, one to a line: ``path:line:column: CODE message``."""
    return "\n".join(str(issue) for issue in sorted(set(issues)))


def errors(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Only what stops a build, sorted."""
    return tuple(sorted({i for i in issues if i.severity is Severity.ERROR}))
