"""Typed values to plain ones for JSON, by the same table that reads the front matter.

Every key is there: a text that is not given is null, a list that is not given is empty. Days become
ISO 8601, as precise as they are known.
"""

from __future__ import annotations

from typing import Any

from ..days import Day
from ..fields import Group, ListOf, Reasons, Type


def plain(type_: Type, value: Any) -> Any:
    """The JSON value of a field of a given type."""
    if isinstance(type_, ListOf):
        return [plain(type_.item, item) for item in value or ()]
    if isinstance(type_, Reasons):
        return dict(value or ())
    if isinstance(type_, Group):
        return None if value is None else fields(type_, value)
    if isinstance(value, Day):
        return value.iso
    return value or None


def fields(group: Group, record: Any) -> dict[str, Any]:
    """Front-matter key → JSON value, in the order of the table."""
    return {key.name: plain(key.type, getattr(record, key.field)) for key in group.keys}
