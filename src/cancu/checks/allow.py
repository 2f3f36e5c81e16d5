"""What may stand although it looks wrong: offices' own numbers, known gaps; each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..lists import lists_in

FILE = Path(__file__).with_name("allow.yml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One exception: the exact value and why it may stand."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """The exceptions, by list of the file."""

    phones: frozenset[str]
    emails: frozenset[str]
    addresses: frozenset[str]
    accounts: frozenset[str]
    words: frozenset[str]
    instruments: frozenset[str]


LISTS = {"dien_thoai": "phones", "thu_dien_tu": "emails", "dia_chi": "addresses", "tai_khoan": "accounts",
         "cum_tu": "words", "van_ban": "instruments"}


@cache
def read_allowed() -> Allowed:
    """The file beside this module. Raises ValueError where an entry has no reason."""
    lists = lists_in(FILE) or {}
    return Allowed(**{field: frozenset(e.value for e in entries(lists.get(name))) for name, field in LISTS.items()})


def entries(items: object) -> list[Entry]:
    """One list of the file. Raises ValueError where a value or its reason is missing."""
    found = []
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict) or not item.get("gia_tri") or not item.get("ly_do"):
            raise ValueError(f"allow.yml: mục thiếu `gia_tri` hoặc `ly_do`: {item}")
        found.append(Entry(str(item["gia_tri"]), str(item["ly_do"])))
    return found
