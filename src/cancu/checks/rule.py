"""What a rule is: one function, one stable code, and the words that explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..issues import Issue, Place, Severity
from .context import Context


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw: where, what, and what to type instead. Code and severity are the rule's own."""

    place: Place
    message: str
    hint: str = ""


Check = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. ``run`` is None where the reader itself (or another rule) gives the issue.

    ``name``, ``cause`` and ``fix`` are Vietnamese and stand on the generated rule page.
    """

    code: str
    severity: Severity
    name: str
    cause: str
    fix: str
    run: Check | None = None

    def issues(self, context: Context) -> list[Issue]:
        """Everything the rule finds, with its code and severity."""
        if self.run is None:
            return []
        return [Issue(f.place, self.code, f.message, f.hint, self.severity) for f in self.run(context)]


def error(code: str, name: str, cause: str, fix: str, run: Check | None = None) -> Rule:
    """A rule whose issues stop the build."""
    return Rule(code, Severity.ERROR, name, cause, fix, run)


def warning(code: str, name: str, cause: str, fix: str, run: Check | None = None) -> Rule:
    """A rule whose issues are shown and counted."""
    return Rule(code, Severity.WARNING, name, cause, fix, run)
