"""What an editor sees besides our pages: a command and its answer, a comment, a form. Each becomes a small web page to be photographed."""

from __future__ import annotations

import os
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import markdown
import yaml

STYLE = """
body{margin:0;padding:20px;background:#fff;font:15px/1.5 system-ui,sans-serif;color:#1c2421}
pre{margin:0;padding:16px;border-radius:8px;background:#1c2421;color:#eef3f0;font:14px/1.6 "Noto Sans Mono","Liberation Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
pre b{color:#9fd6b5;font-weight:600}
.the{border:1px solid #c9d3cd;border-radius:8px;padding:4px 20px 12px}
.the h2{font-size:18px}.the h3{font-size:16px;margin-bottom:4px}.the ul{margin:4px 0;padding-left:20px}.the li{margin:2px 0}
code{background:#eef3f0;padding:1px 4px;border-radius:4px;font-size:13px;overflow-wrap:anywhere}
label{display:block;font-weight:600;margin:14px 0 4px}small{display:block;color:#4b5854;font-weight:400}
.o{border:1px solid #8b988f;border-radius:6px;min-height:22px;padding:6px 10px;color:#4b5854}.rong{min-height:70px}
"""


def page(body: str) -> str:
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{STYLE}</style><body>{body}</body></html>'


def run(copy: Path, *arguments: str) -> str:
    """What a script of the copied tree says, on both of its streams, as a person at a terminal reads it."""
    environment = {**os.environ, "CANCU_NO_VENV": "1", "PYTHONPATH": str(copy / "src"), "PYTHONUNBUFFERED": "1"}
    done = subprocess.run([sys.executable, *arguments], cwd=copy, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    return done.stdout.strip()


def terminal(*steps: tuple[str, str]) -> str:
    """Commands with their answers."""
    return page("<pre>" + "\n\n".join(f"<b>$ {escape(command)}</b>\n{escape(answer)}" for command, answer in steps) + "</pre>")


def comment(text: str) -> str:
    """A comment on a pull request."""
    return page(f'<div class="the">{markdown.markdown(text)}</div>')


def form(file: Path) -> str:
    """An issue form, field by field."""
    content = yaml.safe_load(file.read_text("utf-8"))
    fields = "".join(_field(field["type"], field["attributes"]) for field in content["body"])
    return page(f'<div class="the"><h2>{escape(content["name"])}</h2><p>{escape(content["description"])}</p>{fields}</div>')


def _field(kind: str, told: dict[str, Any]) -> str:
    if kind == "markdown":
        return f"<p>{escape(told['value'])}</p>"
    hint = f"<small>{escape(told['description'])}</small>" if "description" in told else ""
    wide = " rong" if kind == "textarea" else ""
    return f'<label>{escape(told["label"])}{hint}</label><div class="o{wide}">{escape(told.get("placeholder", ""))}</div>'
