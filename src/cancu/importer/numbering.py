"""Automatic list numbers of Word, counted as Word counts them (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of each list of a document."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Counter:
        """A counter for one document; without a numbering part it labels nothing."""
        counter = cls()
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            counter._read(part.element)
            counter._read_styles(document.styles.element)
        return counter

    def _read(self, root: Any) -> None:
        for abstract in root.findall(f"{_W}abstractNum"):
            levels = {int(x.get(f"{_W}ilvl")): _level(x) for x in abstract.findall(f"{_W}lvl")}
            self.levels[str(abstract.get(f"{_W}abstractNumId"))] = levels
        for num in root.findall(f"{_W}num"):
            target = num.find(f"{_W}abstractNumId")
            if target is not None:
                self.lists[str(num.get(f"{_W}numId"))] = str(target.get(f"{_W}val"))
                self.restarts[str(num.get(f"{_W}numId"))] = dict(_restarts(num))

    def _read_styles(self, root: Any) -> None:
        for style in root.findall(f"{_W}style"):
            found = _reference(style.find(f"{_W}pPr/{_W}numPr"))
            based = style.find(f"{_W}basedOn")
            if found is None and based is not None:
                found = self.styles.get(str(based.get(f"{_W}val")))
            if found:
                self.styles[str(style.get(f"{_W}styleId"))] = found

    def label(self, paragraph: Any) -> str:
        """The number Word would show before a paragraph: "IV.", "2.1.", "a)", "-"; empty when none."""
        found = _reference(paragraph.find(f"{_W}pPr/{_W}numPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if found is None and style is not None:
            found = self.styles.get(str(style.get(f"{_W}val")))
        if found is None or found[0] == "0" or found[0] not in self.lists:
            return ""
        number, depth = found
        levels = self.levels.get(self.lists[number], {})
        # A list that says where it starts over does so once, where it is first used.
        for level, start in self.restarts.pop(number, {}).items():
            self.counts.setdefault(self.lists[number], {})[level] = start - 1
        return self._count(self.lists[number], depth, levels) if depth in levels else ""

    def _count(self, key: str, depth: int, levels: dict[int, _Level]) -> str:
        counts = self.counts.setdefault(key, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        level = levels[depth]
        if level.form == "bullet":
            below = any(levels[d].form == "bullet" for d in counts if d < depth and d in levels)
            return "+" if below or level.text == "+" else "-"
        if level.form == "none":
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            return _spell(counts.get(at, levels[at].start), levels[at].form)

        return re.sub(r"%(\d)", shown, level.text)


def _level(element: Any) -> _Level:
    def value(name: str, default: str) -> str:
        node = element.find(f"{_W}{name}")
        return default if node is None else str(node.get(f"{_W}val") or default)

    start = value("start", "1")
    return _Level(value("numFmt", "decimal"), value("lvlText", "%1."), int(start) if start.isdigit() else 1)


def _restarts(num: Any) -> Iterator[tuple[int, int]]:
    for override in num.findall(f"{_W}lvlOverride"):
        start = override.find(f"{_W}startOverride")
        level, value = str(override.get(f"{_W}ilvl")), "" if start is None else str(start.get(f"{_W}val"))
        if level.isdigit() and value.isdigit():
            yield int(level), int(value)


def _reference(node: Any) -> tuple[str, int] | None:
    if node is None or node.find(f"{_W}numId") is None:
        return None
    level = node.find(f"{_W}ilvl")
    depth = str(level.get(f"{_W}val")) if level is not None else "0"
    return str(node.find(f"{_W}numId").get(f"{_W}val")), min(int(depth) if depth.isdigit() else 0, _MAX_LEVEL)


def _spell(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        spelled = _roman(number)
        return spelled.upper() if form == "upperRoman" else spelled
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    spelled = ""
    for value, letters in _ROMAN:
        while number >= value:
            spelled += letters
            number -= value
    return spelled
