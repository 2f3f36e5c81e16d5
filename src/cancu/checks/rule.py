"""What a rule is: one function, one stable code, and the words that explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from ..issues import Issue, Place, Severity
from .context import Context

# More of one rule is a file made to exhaust the check; the first ones already stop the build.
MOST_FINDINGS = 2000


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
        """Everything the rule finds, with its code and severity; a flood is cut off."""
        if self.run is None:
            return []
        found = islice(self.run(context), MOST_FINDINGS)
        return [Issue(f.place, self.code, f.message, f.hint, self.severity) for f in found]


def error(code: str, name: str, cause: str, fix: str, run: Check | None = None) -> Rule:
    """A rule whose issues stop the build."""
    return Rule(code, Severity.ERROR, name, cause, fix, run)


def warning(code: str, name: str, cause: str, fix: str, run: Check | None = None) -> Rule:
    """A rule whose issues are shown and counted."""
    return Rule(code, Severity.WARNING, name, cause, fix, run)
