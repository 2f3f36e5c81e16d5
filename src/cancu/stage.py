"""Content and generated pages into a folder any site generator can build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .build import Form, Reading, make

STATIC = ("assets",)


def stage(reading: Reading, root: Path, target: Path) -> list[str]:
    """Write every page as Markdown with one block of HTML, every asset, and the static files.

    ``target`` must be empty or absent. Returns the paths written, sorted.
    """
    if target.exists() and any(target.iterdir()):
        message = f"Thư mục {target} không trống."
        raise FileExistsError(message)
    made = make(root, reading, Form("stage", lambda page: (page.path, markdown(page).encode())), target)
    written = [output.url for one in made.values() for output in one.outputs]
    for name in STATIC:
        source = root / "docs" / name
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
            written += [p.relative_to(target).as_posix() for p in (target / name).rglob("*") if p.is_file()]
    return sorted(set(written))


def markdown(page: object) -> str:
    """A page as a Markdown file: JSON is YAML, so the front matter quotes itself."""
    meta = {"title": getattr(page, "title", ""), "description": getattr(page, "description", "")}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value]
    return "\n".join(["---", *lines, "---", "", block(str(getattr(page, "body", ""))), ""])


def block(html: str) -> str:
    """One HTML block for a Markdown converter: no blank line may end it early."""
    kept = "\n".join(line for line in html.splitlines() if line.strip())
    return f'<div class="cancu">\n{kept}\n</div>'
