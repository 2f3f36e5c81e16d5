"""Our own lists in YAML, beside the code that uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# Written in C where the library was built with it: ten times as quick, and a build reads a thousand lines.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lists_in(file: Path) -> Any:
    """What the file says, as plain data."""
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506  # safe, as its name says
