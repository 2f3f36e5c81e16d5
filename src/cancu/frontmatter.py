"""Front matter to strings, with the line of every key.

YAML guesses ("012" is 10, "12:30" is 750, "no" is False); here every scalar is a string. Repeated
keys, aliases and custom tags are errors, and no error is swallowed: each becomes an Issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .issues import Issue, Place
from .text import nfc

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_BYTES = 1_000_000
MAX_DEPTH = 8
_PLAIN_TAGS = {None, *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}


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


class _Handler(YAMLHandler):
    """python-frontmatter's splitting, without its guessing of values."""

    def events(self, fm: str) -> Iterator[Any]:
        """The parser's events, one by one, asked for without the library's own loop around them."""
        return iter(_Loader(fm).get_event, None)


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
    reading.meta = _mapping("\n" * (first_line - 1) + fm, path, reading.issues)
    return reading


def _mapping(fm: str, path: str, issues: list[Issue]) -> Mapping:
    place = Place(path)
    try:
        node = _Composer(fm, path, issues).document()
    except yaml.YAMLError as error:
        issues.append(_syntax_issue(error, path))
    except _TooDeepError as error:
        issues.append(Issue(error.place, "FM003", "Phần khai báo lồng quá sâu."))
    except UnicodeError:
        issues.append(Issue(place, "FM003", "Phần khai báo có ký tự không hợp lệ.", "Xóa ký tự này; gõ lại nếu cần."))
    else:
        if isinstance(node, Mapping):
            return node
        issues.append(Issue(place, "FM004", "Phần khai báo phải là các dòng `khóa: giá trị`."))
    return Mapping((), place)


def _syntax_issue(error: yaml.YAMLError, path: str) -> Issue:
    opened = "quoted scalar" in str(getattr(error, "context", ""))
    # A quote never closed is found at the end of the file; where it opens is where to look.
    names = ("context_mark", "problem_mark") if opened else ("problem_mark", "context_mark")
    mark = next((found for name in names if (found := getattr(error, name, None))), None)
    place = _place(mark, path) if mark else Place(path)
    hint = 'Đặt giá trị có dấu hai chấm trong ngoặc kép: `title: "Kế hoạch: …"`.'
    if opened:
        hint = "Thêm dấu ngoặc đóng ở cuối giá trị này."
    return Issue(place, "FM003", "Phần khai báo sai cú pháp YAML ở gần đây.", hint)


def _place(mark: Any, path: str) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


class _TooDeepError(Exception):
    """Nested deeper than any record; reading stops there."""

    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__(str(place))


class _Composer:
    """The parser's events to nodes.

    PyYAML's own composer follows aliases, drops anchors, and falls through the C stack on a file of
    brackets; events are read one at a time, so that a bomb costs no more than its first lines.
    """

    def __init__(self, fm: str, path: str, issues: list[Issue]) -> None:
        self.events = _HANDLER.events(fm)
        self.path = path
        self.issues = issues

    def document(self) -> Node | None:
        """The one document's node, or None where nothing is typed."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        node = self._node(next(self.events), 0)
        next(self.events)
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem_mark=more.start_mark)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        place = _place(event.start_mark, self.path)
        if depth > MAX_DEPTH:
            raise _TooDeepError(place)
        if event.anchor:
            self._add(place, "FM007", "Không dùng bí danh (`&`, `*`) trong phần khai báo.", "Viết lại giá trị đầy đủ.")
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", place)
        if event.tag not in _PLAIN_TAGS:
            self._add(place, "FM008", f"Không dùng thẻ kiểu `{event.tag}`.", "Bỏ thẻ, chỉ viết giá trị.")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(nfc(event.value).strip(), place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)), place)
        return Mapping(tuple(self._pairs(depth)), place)

    def _until(self, end: type[Any]) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, int] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._add(key.place, "FM004", "Khóa phải là một từ.")
            elif key.text in first:
                hint = f"Khóa này đã có ở dòng {first[key.text]}; giữ lại một."
                self._add(key.place, "FM005", f"Khóa `{key.text}` lặp lại.", hint)
            else:
                first[key.text] = key.place.line
                yield key, value

    def _add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.issues.append(Issue(place, code, message, hint))
