"""What ``scripts/schemas.py`` writes for VS Code: schemas, completions, settings that wire them, tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import schema, snippets
from .glossary import KINDS
from .load import Library, load

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"
# These follow the content; the others follow the code, and a test holds them to it.
FROM_CONTENT = (f"{SCHEMAS}/{schema.IDS_FILE}", f"{FOLDER}/can-cu-ma.code-snippets")


def write(root: Path) -> list[str]:
    """Write every file that differs. Returns their paths."""
    written = []
    for path, content in sorted(files(load(root)).items()):
        file = root / path
        if not file.is_file() or file.read_text("utf-8") != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
            written.append(path)
    return written


def files(library: Library) -> dict[str, str]:
    """Path → content of every file for the editor."""
    found = {f"{SCHEMAS}/{name}": _json(content) for name, content in schema.schemas().items()}
    found[FROM_CONTENT[0]] = _json(schema.ids(library))
    found[FROM_CONTENT[1]] = snippets.text(snippets.ids(library))
    found[f"{FOLDER}/can-cu-khoa.code-snippets"] = snippets.text(snippets.keys())
    found[f"{FOLDER}/settings.json"] = _json(settings())
    found[f"{FOLDER}/tasks.json"] = _json(tasks())
    found[f"{FOLDER}/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return found


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def settings() -> dict[str, Any]:
    """Completion on while typing in Markdown, schemas by folder, and forms the check asks for."""
    return {
        "[markdown]": {
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top", "editor.wordBasedSuggestions": "off", "editor.suggest.showWords": False,
            "editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on",
        },
        "files.encoding": "utf8", "files.eol": "\n", "files.insertFinalNewline": True, "editor.unicodeHighlight.invisibleCharacters": True,
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        # Read by YAML tools that look into front matter; kinds are told apart by folder, the nearest one first.
        "yaml.schemas": yaml_schemas(),
        "yaml.customTags": [],
    }


def yaml_schemas() -> dict[str, list[str]]:
    """Schema file → the files it describes."""
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        glob = kind.folder if kind.folder.endswith(".md") else f"{kind.folder}/**/*.md"
        if kind.id != "trang":
            found.setdefault(f"./{SCHEMAS}/{schema.file_name(kind)}", []).append(glob)
    # Hand-written pages are what no other folder claims.
    found[f"./{SCHEMAS}/trang.schema.json"] = ["docs/*.md", "docs/huong-dan/**/*.md", "docs/du-an/**/*.md"]
    return found


def _matcher(severity: str, mark: str) -> dict[str, Any]:
    """Finds one severity in the lines of ``scripts/check.py``."""
    pattern = rf"^(.+?):(\d+):(\d+): ([A-Z]{{2}}\d{{3}}) {mark}(.*)$"
    groups = {"file": 1, "line": 2, "column": 3, "code": 4, "message": 5}
    place = {"owner": f"can-cu-{severity}", "fileLocation": ["relative", "${workspaceFolder}"], "severity": severity}
    return {**place, "pattern": {"regexp": pattern, **groups}}


def tasks() -> dict[str, Any]:
    """Tasks whose output lands on the lines of the editor."""
    matcher = [_matcher("error", r"(?!\(nhắc\))"), _matcher("warning", r"\(nhắc\) ")]
    check = {"type": "shell", "command": "python3", "problemMatcher": matcher, "presentation": {"reveal": "silent", "clear": True}}
    return {
        "version": "2.0.0",
        "tasks": [
            {"label": "Kiểm tra nội dung", "args": ["scripts/check.py"], "group": {"kind": "test", "isDefault": True}, **check},
            {"label": "Kiểm tra tệp đang mở", "args": ["scripts/check.py", "${relativeFile}"], **check},
            {"label": "Sửa những gì sửa được ở tệp đang mở", "args": ["scripts/check.py", "--fix", "${relativeFile}"], **check},
            {"label": "Cập nhật gợi ý", "type": "shell", "command": "python3", "args": ["scripts/schemas.py"],
             "problemMatcher": [], "runOptions": {"runOn": "folderOpen"}, "presentation": {"reveal": "never"}},
        ],
    }
