"""Case files of the check: a small sound library, what a case changes in it, what the check must say."""

from __future__ import annotations

import base64
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cancu import checks
from cancu.days import Day
from cancu.issues import Issue
from cancu.load import load

FOLDER = Path(__file__).parents[1] / "cases" / "checks"
BASE = FOLDER / "_base"
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """One file: ``edit`` replaces stretches of base files; the other keys add files of some sort."""

    why: str
    edit: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    day: str = ""
    expect: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, name: str) -> Case:
        content: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
        return cls(**content)

    def build(self, root: Path) -> Path:
        """The library of the case below ``root``."""
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        for path, edits in self.edit.items():
            _edit(root / path, edits)
        for path, text in self.files.items():
            _make(root / path).write_text(text, "utf-8")
        for path, content in self.bytes.items():
            _make(root / path).write_bytes(base64.b64decode(content))
        for path, target in self.links.items():
            _make(root / path).symlink_to(target)
        for path, size in self.sizes.items():
            with _make(root / path).open("wb") as file:
                file.truncate(size)
        for path in self.remove:
            (root / path).unlink()
        return root

    def issues(self, root: Path) -> tuple[Issue, ...]:
        """What the check says of the case's library."""
        on = Day.parse(self.day).first if self.day else DAY
        return checks.run(load(self.build(root)), on, before=frozenset(self.before))


def _make(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _edit(path: Path, edits: list[dict[str, str]]) -> None:
    text = path.read_text("utf-8")
    for edit in edits:
        assert edit["find"] in text, f"{path}: {edit['find']!r}"
        text = text.replace(edit["find"], edit["put"], 1)
    path.write_text(text, "utf-8")
