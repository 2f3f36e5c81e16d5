"""The rules and the keys as rows: what the generated pages, and nothing else, show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..fields import Choice, Group, Key, ListOf
from ..glossary import KINDS, Kind
from ..issues import Severity
from ..text import slug
from . import RULES
from .fixes import FIXED_CODES
from .rule import Rule

FAMILIES = {
    "FM": "Phần khai báo đầu tệp", "TY": "Giá trị", "KY": "Khóa", "LD": "Đọc tệp", "TR": "Mã trỏ tới bản ghi khác",
    "QH": "Quan hệ giữa văn bản", "NG": "Ngày tháng", "VB": "Văn bản", "PC": "Phân công", "CQ": "Cơ quan, chủ đề, chữ viết tắt",
    "TC": "Trích dẫn văn bản", "TN": "Từ gây kỳ thị", "CT": "Chính tả, cách viết", "MD": "Trình bày và an toàn",
    "LK": "Liên kết và địa chỉ", "CN": "Dữ liệu cá nhân", "TP": "Tệp kèm theo", "HL": "Hiệu lực và rà soát", "DC": "Rà soát, đính chính đã làm",
    "TH": "Tập huấn, tuyên truyền", "SO": "Bản nháp", "DD": "Dễ đọc",
}
SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "nhắc"}


# Where a group or a closed list was told first: its anchor and its name.
Told = dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as an editor reads it."""

    code: str
    severity: str
    name: str
    cause: str
    fix: str
    fixable: bool

    @property
    def anchor(self) -> str:
        return self.code.lower()


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one thing."""

    title: str
    rows: tuple[RuleRow, ...]

    @property
    def anchor(self) -> str:
        return slug(self.title)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as an editor reads it; ``depth`` is how many keys stand around it.

    ``same`` is the row whose keys this one has too: a set of keys is told once.
    """

    name: str
    path: str
    depth: int
    label: str
    meaning: str
    wants: str
    required: bool
    example: str
    choices: tuple[tuple[str, str], ...]
    anchor: str
    same: str = ""
    same_path: str = ""

    @property
    def wants_as(self) -> str:
        """What to type, where another row says it."""
        return "danh sách, như ở" if self.wants.startswith("danh sách") else "như ở"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The keys of one kind of file."""

    title: str
    anchor: str
    folders: tuple[str, ...]
    rows: tuple[KeyRow, ...]


def rows() -> tuple[Family, ...]:
    """Every rule, by what it is about, in the order of the table."""
    families = dict.fromkeys(rule.code[:2] for rule in RULES)
    return tuple(Family(FAMILIES[f], tuple(_row(r) for r in RULES if r.code[:2] == f)) for f in families)


def _row(rule: Rule) -> RuleRow:
    return RuleRow(rule.code, SEVERITIES[rule.severity], rule.name, rule.cause, rule.fix, rule.code in FIXED_CODES)


def dictionaries() -> tuple[Dictionary, ...]:
    """The key dictionary: every set of keys once, with the folders whose files have it."""
    groups = {id(kind.group): kind for kind in reversed(KINDS)}
    told: Told = {}
    return tuple(_dictionary(kind, told) for kind in KINDS if groups[id(kind.group)] is kind)


def _dictionary(kind: Kind, told: Told) -> Dictionary:
    same = [k for k in KINDS if k.group is kind.group]
    title = " / ".join(dict.fromkeys(k.label for k in same))
    return Dictionary(title, kind.id, tuple(k.folder for k in same), tuple(_key_rows(kind.group, (), kind.id, told)))


def _key_rows(group: Group, around: tuple[str, ...], anchor: str, told: Told) -> Iterator[KeyRow]:
    """A group's keys, each followed by the keys inside it where they are not told yet."""
    for key in group.keys:
        path = (*around, key.name)
        here = f"{anchor}-{slug(key.name)}"
        inner = key.type.item if isinstance(key.type, ListOf) else key.type
        before = told.get(id(inner), ("", ""))
        yield KeyRow(
            key.name, " › ".join(path), len(around), key.label, key.meaning, _wants(key, inner), key.required, key.example,
            tuple(inner.options.items()) if isinstance(inner, Choice) and not before[0] else (), here, *before,
        )
        if isinstance(inner, Group | Choice) and not before[0]:
            told[id(inner)] = (here, " › ".join(path))
        if isinstance(inner, Group) and not before[0]:
            yield from _key_rows(inner, path, here, told)


def _wants(key: Key, inner: object) -> str:
    """What to type, short where the rows below or the list of choices say the rest."""
    a_list = isinstance(key.type, ListOf)
    if isinstance(inner, Group):
        return "danh sách, mỗi mục gồm các khóa dưới đây" if a_list else "nhóm gồm các khóa dưới đây"
    if isinstance(inner, Choice):
        return "danh sách, mỗi mục một trong các giá trị sau" if a_list else "một trong các giá trị sau"
    return key.type.describe()
