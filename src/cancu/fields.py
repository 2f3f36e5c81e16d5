"""The grammar of values: how a front-matter node becomes a typed value, or an Issue.

Each type reads a node and says in Vietnamese what it wanted. Types are data: the key dictionary
and the JSON Schemas are made from the same objects the reader uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz import process

from .days import Day
from .frontmatter import Mapping, Node, Scalar, Sequence
from .issues import Issue, Place
from .text import fold

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A value that names another record: where it stands and what it names."""

    kind: str
    target: str
    path: KeyPath


class Type(Protocol):
    """Reads a node to a value; None when an issue was added instead."""

    def read(self, node: Node, issues: list[Issue]) -> Any: ...

    def pointers(self, value: Any, path: KeyPath) -> Iterator[Pointer]: ...

    def describe(self) -> str: ...


class _Plain:
    """A type that points at no record."""

    def pointers(self, value: Any, path: KeyPath) -> Iterator[Pointer]:
        return iter(())


def suggestion(word: str, known: Any) -> str:
    """ "Có phải 'cong-an-xa'?" for the nearest known word, or an empty string."""
    best = process.extractOne(word, sorted(known), score_cutoff=60)
    return f"Có phải '{best[0]}'?" if best else ""


def _scalar(node: Node, issues: list[Issue], wanted: str) -> str | None:
    if isinstance(node, Scalar) and node.text:
        return node.text
    what = "để trống" if isinstance(node, Scalar) else "là danh sách hoặc nhóm khóa"
    issues.append(Issue(node.place, "TY001", f"Giá trị đang {what}.", f"Cần {wanted}; chưa biết thì bỏ khóa và ghi lý do ở `chua_ro`."))
    return None


@dataclass(frozen=True)
class Text(_Plain):
    """Any text, or text of a given form."""

    form: str = ""
    means: str = "một dòng chữ"

    def read(self, node: Node, issues: list[Issue]) -> str | None:
        text = _scalar(node, issues, self.means)
        if text and self.form and not re.fullmatch(self.form, text):
            issues.append(Issue(node.place, "TY002", f"`{text}` không đúng dạng.", f"Cần {self.means}."))
            return None
        return text

    def describe(self) -> str:
        return self.means


@dataclass(frozen=True)
class DayType(_Plain):
    """``dd/mm/yyyy``; with ``partial``, a month or a year alone too."""

    partial: bool = False

    def read(self, node: Node, issues: list[Issue]) -> Day | None:
        text = _scalar(node, issues, "ngày dạng dd/mm/yyyy")
        if text is None:
            return None
        try:
            day = Day.parse(text)
        except ValueError:
            issues.append(_bad_day(text, node.place))
            return None
        if not (day.exact or self.partial):
            issues.append(Issue(node.place, "TY004", f"`{text}` thiếu ngày hoặc tháng.", "Cần ngày đầy đủ dd/mm/yyyy."))
            return None
        return day

    def describe(self) -> str:
        return "ngày dd/mm/yyyy, mm/yyyy hoặc yyyy" if self.partial else "ngày dd/mm/yyyy"


def _bad_day(text: str, place: Place) -> Issue:
    iso = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    spelt = re.fullmatch(r"(?:ngày\s+)?(\d{1,2})(?:\s*[-./]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[-./]\s*|\s+năm\s+)(\d{4})", text, re.IGNORECASE)
    day, month, year = (iso[3], iso[2], iso[1]) if iso else spelt.groups() if spelt else ("", "", "")
    right = f"{int(day):02}/{int(month):02}/{year}" if day else ""
    if right and _is_day(right):
        return Issue(place, "TY003", f"`{text}` chưa viết theo dạng ngày dd/mm/yyyy.", f"Viết {right}.")
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        hint = "Kiểm lại ngày và tháng trên bản gốc."
    else:
        hint = "Viết dạng dd/mm/yyyy, ví dụ 15/12/2025."
    return Issue(place, "TY003", f"`{text}` không phải một ngày có thật.", hint)


def _is_day(text: str) -> bool:
    try:
        return Day.parse(text).exact
    except ValueError:
        return False


@dataclass(frozen=True)
class Choice(_Plain):
    """One id of a closed list."""

    options: Dict[str, str]
    means: str = "một giá trị trong danh mục"

    def read(self, node: Node, issues: list[Issue]) -> str | None:
        text = _scalar(node, issues, self.describe())
        if text is not None and text not in self.options:
            hint = suggestion(text, self.options) or "Chọn một trong: " + ", ".join(self.options) + "."
            issues.append(Issue(node.place, "TY005", f"`{text}` không có trong danh mục.", hint))
            return None
        return text

    def describe(self) -> str:
        return "một trong: " + ", ".join(self.options)


@dataclass(frozen=True)
class Ref:
    """The id of a record of one kind."""

    kind: str
    also: tuple[str, ...] = ()

    def read(self, node: Node, issues: list[Issue]) -> str | None:
        text = _scalar(node, issues, "một mã định danh")
        if text and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
            issues.append(Issue(node.place, "TY006", f"`{text}` không phải mã định danh.", "Dùng chữ thường không dấu, số và gạch nối."))
            return None
        return text

    def pointers(self, value: Any, path: KeyPath) -> Iterator[Pointer]:
        if value and value not in self.also:
            yield Pointer(self.kind, value, path)

    def describe(self) -> str:
        return f"mã của một bản ghi loại `{self.kind}`"


@dataclass(frozen=True)
class ListOf:
    """A block list, never empty."""

    item: Type

    def read(self, node: Node, issues: list[Issue]) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            issues.append(Issue(node.place, "TY007", "Ở đây cần một danh sách.", "Viết mỗi giá trị trên một dòng, bắt đầu bằng `- `."))
            return ()
        if not node.items:
            issues.append(Issue(node.place, "TY001", "Danh sách đang để trống.", "Bỏ khóa này nếu chưa có gì."))
        return tuple(v for v in (self.item.read(i, issues) for i in node.items) if v is not None)

    def pointers(self, value: Any, path: KeyPath) -> Iterator[Pointer]:
        for index, item in enumerate(value):
            yield from self.item.pointers(item, (*path, index))

    def describe(self) -> str:
        return f"danh sách, mỗi mục là {self.item.describe()}"


@dataclass(frozen=True)
class Key:
    """One front-matter key: what an editor types, what a developer reads, what a reader sees."""

    name: str
    field: str
    label: str
    meaning: str
    type: Type
    required: bool = False
    example: str = ""


@dataclass(frozen=True)
class Reasons(_Plain):
    """``chua_ro``: key → why it is not known."""

    keys: tuple[str, ...]

    def read(self, node: Node, issues: list[Issue]) -> tuple[tuple[str, str], ...]:
        if not isinstance(node, Mapping):
            issues.append(Issue(node.place, "TY008", "`chua_ro` cần các dòng `khóa: lý do`.", "Ví dụ `ngay_hieu_luc: \"Chưa đọc điều khoản hiệu lực.\"`."))
            return ()
        found = []
        for key, value in node.entries:
            if key.text not in self.keys:
                issues.append(Issue(key.place, "KY001", f"Không có khóa `{key.text}` để ghi chưa rõ.", suggestion(key.text, self.keys)))
            reason = _scalar(value, issues, "lý do bằng một câu")
            if reason:
                found.append((key.text, reason))
        return tuple(sorted(found))

    def describe(self) -> str:
        return "các dòng `khóa: lý do`"


@dataclass(frozen=True)
class Group:
    """A set of keys read into one record class. The set is closed."""

    build: type[Any]
    keys: tuple[Key, ...]

    def key(self, name: str) -> Key | None:
        return next((key for key in self.keys if key.name == name), None)

    def values(self, node: Node, issues: list[Issue]) -> dict[str, Any] | None:
        """Field → value for every key typed; None when a required one is missing or unreadable."""
        if not isinstance(node, Mapping):
            issues.append(Issue(node.place, "TY008", "Ở đây cần một nhóm khóa.", "Viết các dòng `khóa: giá trị` thụt vào hai dấu cách."))
            return None
        values: dict[str, Any] = {}
        for name, value_node in node.entries:
            key = self.key(name.text)
            if key is None:
                issues.append(self._unknown(name))
                continue
            value = key.type.read(value_node, issues)
            if value is not None:
                values[key.field] = value
        return values if self._complete(node, values, issues) else None

    def _unknown(self, name: Scalar) -> Issue:
        known = [key.name for key in self.keys]
        exact = next((k for k in known if k == re.sub(r"\W+", "_", fold(name.text))), "")
        hint = f"Viết `{exact}`." if exact else suggestion(name.text, known) or "Xem từ điển khóa."
        return Issue(name.place, "KY001", f"Không có khóa `{name.text}`.", hint)

    def _complete(self, node: Mapping, values: dict[str, Any], issues: list[Issue]) -> bool:
        typed = {name.text for name, _ in node.entries}
        for key in self.keys:
            if key.required and key.name not in typed:
                sample = f" Ví dụ `{key.name}: {key.example}`." if key.example else ""
                issues.append(Issue(node.place, "KY002", f"Thiếu khóa bắt buộc `{key.name}` ({key.label.lower()}).", f"Thêm khóa này.{sample}"))
        return all(key.field in values for key in self.keys if key.required)

    def read(self, node: Node, issues: list[Issue]) -> Any:
        values = self.values(node, issues)
        return None if values is None else self.build(**values)

    def pointers(self, value: Any, path: KeyPath = ()) -> Iterator[Pointer]:
        for key in self.keys:
            item = getattr(value, key.field, None)
            if item:
                yield from key.type.pointers(item, (*path, key.name))

    def describe(self) -> str:
        return "nhóm khóa " + ", ".join(f"`{key.name}`" for key in self.keys)



def locate(node: Node, path: KeyPath) -> Place:
    """The place of the value at ``path``, as deep as it exists."""
    place = node.place
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
            key = next((name for name, _ in node.entries if name.text == step), None)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found, key = node.items[step], None
        else:
            return place
        if found is None:
            return place
        node = found
        place = found.place if isinstance(found, Scalar) or key is None else key.place
    return place
