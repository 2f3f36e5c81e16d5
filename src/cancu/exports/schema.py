"""JSON Schemas (draft 2020-12), made from the same table that reads the front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..fields import Choice, DayType, Group, Key, ListOf, Reasons, Ref, Text, Type

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
URL = {"type": "string", "pattern": "^/[^/]"}
DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_PARTIAL_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


def of_type(type_: Type) -> Schema:
    """The schema of a value that is given."""
    if isinstance(type_, ListOf):
        return listed(of_type(type_.item))
    if isinstance(type_, Group):
        return of_object({key.name: of_key(key) for key in type_.keys})
    if isinstance(type_, Reasons):
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if isinstance(type_, DayType):
        return dict(_PARTIAL_DAY if type_.partial else DAY)
    if isinstance(type_, Choice):
        return {"enum": list(type_.options)}
    return dict(ID) if isinstance(type_, Ref) else _text(type_)


def _text(type_: Type) -> Schema:
    form = type_.form if isinstance(type_, Text) else ""
    return {"type": "string", "minLength": 1} | ({"pattern": f"^(?:{form})$"} if form else {})


def of_key(key: Key) -> Schema:
    """The schema of a key: lists and reasons are always there, other values may be null unless required."""
    schema = of_type(key.type)
    lists = isinstance(key.type, ListOf | Reasons)
    return titled(schema if lists or key.required else or_null(schema), key.label, key.meaning)


def titled(schema: Schema, title: str, description: str) -> Schema:
    """A schema with what a reader needs in front."""
    return {"title": title, "description": description} | schema


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}


def listed(item: Schema) -> Schema:
    """A list of items of one schema."""
    return {"type": "array", "items": item}


def of_object(properties: Mapping[str, Schema]) -> Schema:
    """An object with all of these keys and no other."""
    return {
        "type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False,
    }


def document(name: str, title: str, description: str, item: Schema) -> Schema:
    """The schema of a whole file: one object with a single list."""
    return {"$schema": DRAFT, "title": title, "description": description} | of_object({name: listed(item)})
