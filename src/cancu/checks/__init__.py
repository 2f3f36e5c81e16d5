"""The check: every rule a function with one stable code, in one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .. import cores
from ..graph import group
from ..issues import Issue, Severity
from ..load import Library
from . import (
    aging,
    citing,
    corrections,
    drafts,
    files,
    instruments,
    links,
    markup,
    offices,
    periods,
    personal,
    plans,
    reader,
    references,
    relations,
    spelling,
    training,
    training_texts,
    wording,
)
from .context import Context
from .past import Past, Seen
from .refine import once, refine
from .rule import Finding, Rule
from .tree import TEXTS

__all__ = ["RULES", "Context", "Finding", "Past", "Rule", "by_code", "run"]

RULES: tuple[Rule, ...] = (
    *reader.RULES,
    *references.RULES,
    *relations.RULES,
    *periods.RULES,
    *instruments.RULES,
    *plans.RULES,
    *offices.RULES,
    *citing.RULES,
    *wording.RULES,
    *spelling.RULES,
    *markup.RULES,
    *links.RULES,
    *personal.RULES,
    *files.RULES,
    *aging.RULES,
    *corrections.RULES,
    *training.RULES,
    *training_texts.RULES,
    *drafts.RULES,
)
# What these find in a file depends on that file, and on what documents and offices are called and whether they live:
# most of the work. The codes of ``personal`` and ``aging`` that look at records are not among them.
_OF_ONE_FILE = frozenset(
    rule.code for rules in (citing.RULES, wording.RULES, spelling.RULES, markup.RULES, personal.RULES, drafts.RULES) for rule in rules
) - {"CN010", "SO002"} | {"HL004"}
# The codes that stop a build.
ERRORS = frozenset(rule.code for rule in RULES if rule.severity is Severity.ERROR)
# Files whose texts are held at a time, and pieces of work at most.
_CHUNK, _MOST = 10, 1_000
# Below this many files a second process costs more than it saves.
WORTH_IT = 300


def run(
    library: Library, on: date, only: frozenset[str] | None = None, before: frozenset[str] = frozenset(), past: Past | None = None,
) -> tuple[Issue, ...]:
    """What is wrong with the content on a day: the reader's issues and every rule's, sorted.

    ``only`` names the codes wanted (all by default, ``ERRORS`` in a build); ``before`` the content paths of an earlier
    revision, for rules about what moved; ``past`` what an earlier run found. Never raises on any content.
    """
    work = Work(Context(library, on, before), only, past)
    pieces = work.pieces
    if len(work.todo) < WORTH_IT:
        return work.told([piece() for piece in pieces])
    return work.told(cores.shared(lambda number: pieces[number](), len(pieces)))


@dataclass(frozen=True)
class Piece:
    """Some rules over some files, or over all where none is named."""

    rules: Sequence[Rule]
    context: Context
    sources: tuple[str, ...] = ()

    def __call__(self) -> list[Issue]:
        context = self.context.narrowed(self.sources) if self.sources else self.context
        return [issue for rule in self.rules for issue in rule.issues(context)]


@dataclass(frozen=True)
class Work:
    """A check as pieces that can be done in any order and in any copy of this process."""

    context: Context
    only: frozenset[str] | None = None
    past: Past | None = None

    @cached_property
    def _known(self) -> dict[str, Seen]:
        """What an earlier run found in files that are as they were: it is not looked for again."""
        return self._past.recall(self.context, whole=self.only is None) if self._past else {}

    @property
    def _past(self) -> Past | None:
        """Of a choice of rules nothing is remembered, but of all that stop a build."""
        return self.past if self.only in (None, ERRORS) else None

    @cached_property
    def todo(self) -> list[str]:
        """Files to be looked at one by one."""
        return [file.path for file in self.context.files if file.ending in (".md", *TEXTS) and file.path not in self._known]

    @cached_property
    def pieces(self) -> list[Piece]:
        """What looks at the whole library, which takes longest, then a few files at a time."""
        self.context.prepare()
        alone, whole = self._rules
        size = max(_CHUNK, -(-len(self.todo) // _MOST))
        chunks = [self.todo[at : at + size] for at in range(0, len(self.todo), size)]
        return [Piece(whole, self.context), *(Piece(alone, self.context, tuple(chunk)) for chunk in chunks)]

    @property
    def _rules(self) -> tuple[list[Rule], list[Rule]]:
        """Those that look at one file at a time, and the others."""
        wanted = [rule for rule in RULES if self.only is None or rule.code in self.only]
        return [rule for rule in wanted if rule.code in _OF_ONE_FILE], [rule for rule in wanted if rule.code not in _OF_ONE_FILE]

    def told(self, answers: Sequence[list[Issue]]) -> tuple[Issue, ...]:
        """All that was found, given the answers of the pieces in their order; remembered for the next run."""
        fresh = [issue for answer in answers for issue in answer]
        if self._past and self.todo:
            seen = {path: Seen(issues, self.only is None) for path, issues in _by_file(fresh, self.todo).items()}
            self._past.keep(self.context, self._known | seen)
        found = {refine(issue, self.context) for issue in once(self.context.library.issues)}
        found.update(fresh, (issue for seen in self._known.values() for issue in seen.issues))
        return tuple(sorted(filter(self._wanted, found)))

    def _wanted(self, issue: Issue) -> bool:
        """What the reader refuses stops a build, whatever its code."""
        return self.only is None or issue.code in self.only or (self.only == ERRORS and issue.severity is Severity.ERROR)


def _by_file(issues: Sequence[Issue], paths: Sequence[str]) -> dict[str, tuple[Issue, ...]]:
    """Of the rules that look at one file at a time."""
    return {**dict.fromkeys(paths, ()), **group((issue.place.path, issue) for issue in issues if issue.code in _OF_ONE_FILE)}


def by_code() -> dict[str, Rule]:
    """The table by code."""
    return {rule.code: rule for rule in RULES}
