"""The client's modules as one classic script: a worker, or a plain script where there are no workers; and the page's own.

The sources are ES modules in ``docs/assets/search/``, tested with Node as they are. Here each becomes a
function that hands out its exports, so that one request brings all of them, also from ``file://``.
"""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[3] / "docs" / "assets" / "search"
# Each after those it imports from.
MODULES = (
    "words", "postings", "repair", "asks", "citation", "vocabulary", "mend", "query", "weights", "lift", "rank", "marks",
    "results", "spread", "suggest", "store", "engine", "worker",
)
# In one file: the page of results asks for one file less, and can read one more of the index.
_OF_RESULTS = ("box", "page")
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def script(folder: Path = SOURCES) -> str:
    """All modules in one strict script. Raises ValueError on a form of import or export it does not know."""
    parts = [_module(name, (folder / f"{name}.js").read_text("utf-8")) for name in MODULES]
    return '(()=>{"use strict";const M={};\n' + "".join(parts) + "})();\n"


def results(folder: Path = SOURCES) -> str:
    """The scripts of the page of results; it stands two folders down, like the box alone, and finds the site from there."""
    return "".join(_bare((folder / f"{name}.js").read_text("utf-8")) + "\n" for name in _OF_RESULTS)


def _module(name: str, source: str) -> str:
    exports = [match[2] for match in _EXPORT.finditer(source)]
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const { \1 } = M.\2;", source))
    strange = re.search(r"^(?:import|export)\b.*", body, re.MULTILINE)
    if strange:
        message = f"{name}.js: {strange[0]}"
        raise ValueError(message)
    return f"M.{name}=(()=>{{\n{_bare(body)}\nreturn {{ {', '.join(exports)} }};\n}})();\n"


def _bare(source: str) -> str:
    return _INDENT.sub("", _COMMENT.sub("", source)).strip()
