"""JSON files and their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from ..pages.page import Asset
from ..site import Site
from .datasets import DATASETS


def assets(site: Site) -> Iterator[Asset]:
    """``du-lieu/<name>.json`` and ``du-lieu/<name>.schema.json`` of every dataset."""
    for dataset in DATASETS:
        yield Asset(f"du-lieu/{dataset.slug}.json", _listed(dataset.name, dataset.rows(site)))
        yield Asset(f"du-lieu/{dataset.slug}.schema.json", encoded(dataset.schema()))


def _listed(name: str, rows: Iterable[Any]) -> bytes:
    """An object with one list, a record to a line: a diff follows it, and ten thousand are written in a moment."""
    lines = ",\n".join(orjson.dumps(row).decode() for row in rows)
    return _guarded(f"{{{json.dumps(name)}: [\n{lines}\n]}}\n")


def encoded(value: Any) -> bytes:
    """UTF-8 JSON that a person can read and a diff can follow."""
    return _guarded(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _guarded(text: str) -> bytes:
    """A server that calls it a page must not make one of what people wrote."""
    return text.replace("<", "\\u003c").encode()
