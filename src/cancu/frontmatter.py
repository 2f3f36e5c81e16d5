"""Front matter to strings, with the line of every key.

YAML guesses ("012" is 10, "12:30" is 750, "no" is False); here every scalar is a string. Repeated
keys, aliases and custom tags are errors, and no error is swallowed: each becomes an Issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml

from .issues import Issue, Place
from .text import nfc

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_BYTES = 1_000_000
MAX_DEPTH = 8
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed, NFC, without the white space around it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list as typed."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order typed; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Reading:
    """What one file says: the mapping of its front matter, its body, and what is wrong."""

    meta: Mapping
    body: str
    body_line: int
    issues: list[Issue] = field(default_factory=list)


class _Handler(frontmatter.YAMLHandler):  # type: ignore[misc]  # the library ships no types
    """python-frontmatter's splitting, without its guessing of values."""

    def __init__(self) -> None:
        super().__init__()

    def load(self, fm: str, **kwargs: object) -> Any:
        return yaml.compose(fm, Loader=_Loader)


_HANDLER = _Handler()


def read(text: str, path: str) -> Reading:
    """Split ``text`` into front matter and body.

    Returns a Reading whose ``issues`` holds what is wrong (codes FM…); never raises on any text.
    """
    start = Place(path)
    empty = Reading(Mapping((), start), text, 1)
    if not _HANDLER.detect(text):
        empty.issues.append(Issue(start, "FM001", "Thiếu phần khai báo đầu tệp.", "Bắt đầu tệp bằng một dòng `---`."))
        return empty
    try:
        fm, body = _HANDLER.split(text)
    except ValueError:
        empty.issues.append(Issue(start, "FM002", "Phần khai báo đầu tệp không khép lại.", "Thêm một dòng `---` sau các khóa."))
        return empty
    lead = len(body) - len(body.lstrip("\n"))
    body_line = text.count("\n", 0, len(text) - len(body) + lead) + 1
    reading = Reading(Mapping((), start), body.strip("\n"), body_line)
    first_line = text.count("\n", 0, text.index(fm)) + 1
    # Blank lines put the block at its true height, so that YAML's own marks are right.
    reading.meta = _compose("\n" * (first_line - 1) + fm, path, reading.issues)
    return reading


def _compose(fm: str, path: str, issues: list[Issue]) -> Mapping:
    place = Place(path)
    try:
        node = _HANDLER.load(fm)
    except yaml.YAMLError as error:
        issues.append(_syntax_issue(error, path))
        return Mapping((), place)
    except RecursionError:
        issues.append(Issue(place, "FM003", "Phần khai báo lồng quá sâu."))
        return Mapping((), place)
    converted = _convert(node, path, issues, 0, {}) if node is not None else None
    if isinstance(converted, Mapping):
        return converted
    issues.append(Issue(place, "FM004", "Phần khai báo phải là các dòng `khóa: giá trị`."))
    return Mapping((), place)


def _syntax_issue(error: yaml.YAMLError, path: str) -> Issue:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = _place(mark, path) if mark else Place(path)
    problem = str(getattr(error, "problem", "") or "")
    if "alias" in problem:
        return Issue(place, "FM007", "Không dùng bí danh (`&`, `*`) trong phần khai báo.", "Viết lại giá trị đầy đủ.")
    hint = 'Đặt giá trị có dấu hai chấm trong ngoặc kép: `title: "Kế hoạch: …"`.'
    return Issue(place, "FM003", "Phần khai báo sai cú pháp YAML ở gần đây.", hint)


def _place(mark: Any, path: str) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


def _convert(node: Any, path: str, issues: list[Issue], depth: int, seen: dict[int, bool]) -> Node:
    place = _place(node.start_mark, path)
    if depth > MAX_DEPTH:
        issues.append(Issue(place, "FM003", "Phần khai báo lồng quá sâu."))
        return Scalar("", place)
    if id(node) in seen:
        issues.append(Issue(place, "FM007", "Không dùng bí danh (`&`, `*`) trong phần khai báo.", "Viết lại giá trị đầy đủ."))
        return Scalar("", place)
    seen[id(node)] = True
    if node.tag not in _PLAIN_TAGS:
        issues.append(Issue(place, "FM008", f"Không dùng thẻ kiểu `{node.tag}`.", "Bỏ thẻ, chỉ viết giá trị."))
    if isinstance(node, yaml.ScalarNode):
        return Scalar(nfc(node.value).strip(), place)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(i, path, issues, depth + 1, seen) for i in node.value), place)
    return Mapping(tuple(_pairs(node, path, issues, depth, seen)), place)


def _pairs(node: Any, path: str, issues: list[Issue], depth: int, seen: dict[int, bool]) -> Iterator[tuple[Scalar, Node]]:
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, path, issues, depth + 1, seen)
        value = _convert(value_node, path, issues, depth + 1, seen)
        if not isinstance(key, Scalar):
            issues.append(Issue(key.place, "FM004", "Khóa phải là một từ."))
        elif key.text in first:
            hint = f"Khóa này đã có ở dòng {first[key.text]}; giữ lại một."
            issues.append(Issue(key.place, "FM005", f"Khóa `{key.text}` lặp lại.", hint))
        else:
            first[key.text] = key.place.line
            yield key, value
