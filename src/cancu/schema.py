"""JSON Schemas (draft 2020-12) of every kind's front matter, from the very types the reader uses.

Every scalar is a string to the reader; an editor's YAML support may see numbers where only digits
stand, so forms made of digits allow both. Ids are suggested (``ma.schema.json``), never demanded:
whether one exists is the check's business.
"""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Any

import yaml

from .fields import Choice, DayType, Group, Key, ListOf, Reasons, Ref, Text
from .glossary import KINDS, Kind
from .load import Library

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS_FILE = "ma.schema.json"
ID_FORM = "^[a-z0-9]+(-[a-z0-9]+)*$"
_DAY = r"(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])/\d{4}"
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """File name → schema, one for each set of keys."""
    return {file_name(kind): of_kind(kind) for kind in KINDS}


def file_name(kind: Kind) -> str:
    """ ``van-ban.schema.json``: kinds that share their keys share their schema."""
    return f"{kind.id}.schema.json"


def of_kind(kind: Kind) -> Schema:
    """The schema of one kind's front matter."""
    same = [k for k in KINDS if k.group is kind.group]
    folders = ", ".join(f"`{k.folder}`" for k in same)
    head = {"$schema": DRAFT, "$id": file_name(kind), "title": " / ".join(dict.fromkeys(k.label for k in same))}
    return {**head, "description": f"Các khóa khai báo đầu tệp của {folders}.", **of_type(kind.group)}


@singledispatch
def of_type(type_: Any) -> Schema:
    """The schema of one type of value. Raises TypeError on a type nobody taught it."""
    raise TypeError(f"no schema for {type(type_).__name__}")


@of_type.register
def _(type_: Text) -> Schema:
    if not type_.form:
        return {"type": "string", "minLength": 1}
    kinds = ["string", "integer"] if re.fullmatch(type_.form, "1") or re.fullmatch(type_.form, "111") else "string"
    return {"type": kinds, "pattern": f"^(?:{type_.form})$"}


@of_type.register
def _(type_: DayType) -> Schema:
    if not type_.partial:
        return {"type": "string", "pattern": f"^{_DAY}$"}
    return {"type": ["string", "integer"], "pattern": rf"^(?:{_DAY}|(0[1-9]|1[0-2])/\d{{4}}|\d{{4}})$"}


@of_type.register
def _(type_: Choice) -> Schema:
    return {
        "type": "string", "enum": list(type_.options),
        # Not of the standard; editors show it beside each value.
        "markdownEnumDescriptions": list(type_.options.values()),
    }


@of_type.register
def _(type_: Ref) -> Schema:
    plain: Schema = {"type": "string", "pattern": ID_FORM}
    if not type_.kind:
        return plain
    known = [{"$ref": f"{IDS_FILE}#/$defs/{type_.kind}"}, *([{"enum": list(type_.also)}] if type_.also else [])]
    return {"anyOf": [*known, plain]}


@of_type.register
def _(type_: ListOf) -> Schema:
    return {"type": "array", "minItems": 1, "items": of_type(type_.item)}


@of_type.register
def _(type_: Reasons) -> Schema:
    return {
        "type": "object", "minProperties": 1, "propertyNames": {"enum": list(type_.keys)},
        "additionalProperties": {"type": "string", "minLength": 1},
    }


@of_type.register
def _(type_: Group) -> Schema:
    return {
        "type": "object", "additionalProperties": False,
        "required": [key.name for key in type_.keys if key.required],
        "properties": {key.name: of_key(key) for key in type_.keys},
    }


def of_key(key: Key) -> Schema:
    """A property: its type, with the words of the key dictionary."""
    schema = {"title": key.label, "description": f"{key.meaning} Cần {key.type.describe()}.", **of_type(key.type)}
    if key.example:
        schema["examples"] = [yaml.load(key.example, Loader=yaml.BaseLoader)]  # noqa: S506  # strings only, our own text
    return schema


def ids(library: Library) -> Schema:
    """The ids of every kind with their titles, for editors to suggest."""
    kinds = dict.fromkeys(kind.id for kind in KINDS)
    definitions = {kind: _known(library, kind) for kind in kinds if library.of(kind)}
    return {"$schema": DRAFT, "$id": IDS_FILE, "title": "Mã các bản ghi", "$defs": definitions}


def _known(library: Library, kind: str) -> Schema:
    records = sorted(library.of(kind).items())
    return {
        "type": "string", "enum": [record_id for record_id, _ in records],
        "markdownEnumDescriptions": [record.title for _, record in records],
    }
