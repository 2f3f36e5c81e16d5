"""The check: every rule a function with one stable code, in one table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from ..issues import Issue
from ..load import Library
from . import (
    aging,
    citing,
    cores,
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
from .refine import once, refine
from .rule import Finding, Rule

__all__ = ["RULES", "Context", "Finding", "Rule", "by_code", "run"]

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
# Rules that look at one file at a time: about half of the work.
_OF_ONE_FILE = ("TN", "CT", "MD", "CN", "TP", "SO", "DD")


def run(
    library: Library, on: date, only: frozenset[str] | None = None, before: frozenset[str] = frozenset()
) -> tuple[Issue, ...]:
    """What is wrong with the content on a day: the reader's issues and every rule's, sorted.

    ``only`` names the codes wanted (all by default); ``before`` the content paths of an earlier
    revision, for rules about what moved. Never raises on any content.
    """
    context = Context(library, on, before)
    found = {refine(issue, context) for issue in once(library.issues)}
    wanted = [rule for rule in RULES if only is None or rule.code in only]
    alone = [rule for rule in wanted if rule.code.startswith(_OF_ONE_FILE)]
    others = [rule for rule in wanted if rule not in alone]
    if not only:
        context.prepare()
    found.update(cores.both(partial(_issues, alone, context), partial(_issues, others, context), 0 if only else len(context.sources)))
    return tuple(sorted(i for i in found if only is None or i.code in only))


def _issues(rules: Sequence[Rule], context: Context) -> list[Issue]:
    return [issue for rule in rules for issue in rule.issues(context)]


def by_code() -> dict[str, Rule]:
    """The table by code."""
    return {rule.code: rule for rule in RULES}
