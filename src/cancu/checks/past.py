"""What rules that look at one file at a time found last time, in files that have not changed since."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .. import inputs
from ..issues import Issue, Place, Severity
from ..load import digest
from ..validity import successors
from .context import Context


class Seen(NamedTuple):
    """What was found in a file, and whether warnings were looked for too or errors alone."""

    issues: tuple[Issue, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Past:
    """A file under ``.cache/``. What cannot be read, or is of another version, counts as nothing found yet."""

    file: Path

    @classmethod
    def of(cls, root: Path) -> Past | None:
        """Of a tree; None where all is to be made anew."""
        return None if os.environ.get("CANCU_CLEAN") else cls(inputs.cache_folder(root) / "kiem-tra.json")

    def recall(self, context: Context, *, whole: bool = True) -> dict[str, Seen]:
        """By path, for every file that is as it was then, under the same names; ``whole``: of no use without its warnings."""
        try:
            data = json.loads(self.file.read_bytes())
            if data["key"] != _key(context):
                return {}
            rows, now = data["files"], context.library.digests
            same = ((path, row) for path, row in rows.items() if path in now and now[path][-1] == row[0])
            return {path: Seen(tuple(map(_issue, row[2:])), bool(row[1])) for path, row in same if row[1] or not whole}
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return {}

    def keep(self, context: Context, found: Mapping[str, Seen]) -> None:
        """Nothing is kept in a tree that may only be read."""
        digests = context.library.digests
        rows = {path: [digests[path][-1], seen.whole, *map(_row, seen.issues)] for path, seen in sorted(found.items()) if path in digests}
        aside = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps({"key": _key(context), "files": rows}, ensure_ascii=False), "utf-8")
            aside.replace(self.file)
        except OSError:
            aside.unlink(missing_ok=True)


def _key(context: Context) -> str:
    """Of all that those rules look at beside the file: our code, what documents and offices are called, which documents live."""
    graph = context.graph
    lives = ((i, context.site.span(i)) for _, i in sorted(graph.instruments.items()))
    called = [
        inputs.program(Path(__file__).resolve().parents[3]),
        [(i.id, i.number, i.type, str(i.issued), i.issuers, i.title, i.other_names, i.place) for _, i in sorted(graph.instruments.items())],
        [(i.id, span.status if span else "", [link.source for link in successors(i, graph)]) for i, span in lives],
        [(a.id, a.title, a.short_name, a.other_names, a.abbreviations, a.levels) for _, a in sorted(graph.agencies.items())],
        [(p.id, p.title, p.names) for _, p in sorted(graph.places.items())],
        graph.abbreviations, graph.word_pairs, sorted(context.library.broken),
    ]
    return digest(repr(called))


def _row(issue: Issue) -> list[object]:
    place = issue.place
    return [place.path, place.line, place.column, issue.code, issue.message, issue.hint, issue.severity.value]


def _issue(row: list[str]) -> Issue:
    path, line, column, code, message, hint, severity = row
    return Issue(Place(path, int(line), int(column)), code, message, hint, Severity(severity))
