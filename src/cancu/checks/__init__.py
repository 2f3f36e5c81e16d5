"""The check: every rule a function with one stable code, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from .. import cores
from ..graph import group
from ..issues import Issue
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
from .past import Past
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
# Files whose texts are held at a time.
_CHUNK = 20


def run(
    library: Library, on: date, only: frozenset[str] | None = None, before: frozenset[str] = frozenset(), past: Past | None = None,
) -> tuple[Issue, ...]:
    """What is wrong with the content on a day: the reader's issues and every rule's, sorted.

    ``only`` names the codes wanted (all by default); ``before`` the content paths of an earlier
    revision, for rules about what moved; ``past`` what an earlier run found. Never raises on any content.
    """
    context = Context(library, on, before)
    found = {refine(issue, context) for issue in once(library.issues)}
    wanted = [rule for rule in RULES if only is None or rule.code in only]
    alone = [rule for rule in wanted if rule.code in _OF_ONE_FILE]
    whole = [rule for rule in wanted if rule not in alone]
    context.prepare()
    found.update(_of_files(alone, context, None if only else past, partial(_issues, whole, context)))
    return tuple(sorted(i for i in found if only is None or i.code in only))


def _of_files(alone: Sequence[Rule], context: Context, past: Past | None, whole: Callable[[], list[Issue]]) -> list[Issue]:
    """File by file on two cores, with ``whole`` beside; what is known of a file is not looked for again."""
    known = past.recall(context) if past else {}
    todo = [file.path for file in context.files if file.ending in (".md", *TEXTS) and file.path not in known]
    # Dealt out, for long files stand together.
    theirs = [path for at, path in enumerate(todo) if at % 5 < 3]
    mine = [path for at, path in enumerate(todo) if at % 5 >= 3]
    fresh = cores.both(partial(_each, alone, context, theirs), lambda: [*_each(alone, context, mine), *whole()], len(todo))
    if past and todo:
        past.keep(context, known | _by_file([i for i in fresh if i.code in _OF_ONE_FILE], todo))
    return [*fresh, *(issue for issues in known.values() for issue in issues)]


def _each(rules: Sequence[Rule], context: Context, paths: Sequence[str]) -> list[Issue]:
    chunks = (paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK))
    return [issue for chunk in chunks for issue in _issues(rules, context.narrowed(chunk))]


def _by_file(issues: Sequence[Issue], paths: Sequence[str]) -> dict[str, tuple[Issue, ...]]:
    return {**dict.fromkeys(paths, ()), **group((issue.place.path, issue) for issue in issues)}


def _issues(rules: Sequence[Rule], context: Context) -> list[Issue]:
    return [issue for rule in rules for issue in rule.issues(context)]


def by_code() -> dict[str, Rule]:
    """The table by code."""
    return {rule.code: rule for rule in RULES}
