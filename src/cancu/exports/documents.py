"""JSON files and their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..pages.page import Asset
from ..site import Site
from .datasets import DATASETS


def assets(site: Site) -> Iterator[Asset]:
    """``du-lieu/<name>.json`` and ``du-lieu/<name>.schema.json`` of every dataset."""
    for dataset in DATASETS:
        yield Asset(f"du-lieu/{dataset.slug}.json", encoded({dataset.name: list(dataset.rows(site))}))
        yield Asset(f"du-lieu/{dataset.slug}.schema.json", encoded(dataset.schema()))


def encoded(value: Any) -> bytes:
    """UTF-8 JSON that a person can read and a diff can follow."""
    # A server that calls it a page must not make one of what people wrote.
    return (json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n").encode()
