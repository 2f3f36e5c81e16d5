"""Issues as text, as GitHub annotations, as JSON, as SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from ..issues import Issue, Severity
from ..load import HIDDEN
from . import RULES, by_code

Issues = Sequence[Issue]


def text(issues: Issues) -> str:
    """``path:line:column: CODE message``, one to a line; a warning says so."""
    return "".join(f"{_shown(_line(issue))}\n" for issue in issues)


def _shown(line: str) -> str:
    """Characters that move the cursor or turn the text around, as their numbers: a file's name may hold them."""
    return HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", line.replace("\n", " "))


def _line(issue: Issue) -> str:
    mark = "" if issue.severity is Severity.ERROR else "(nhắc) "
    tail = f" {issue.hint}" if issue.hint else ""
    return f"{issue.place}: {issue.code} {mark}{issue.message}{tail}"


def github(issues: Issues) -> str:
    """Workflow commands: annotations on the lines of a pull request."""
    return "".join(_annotation(issue) for issue in issues)


def _annotation(issue: Issue) -> str:
    rule = by_code().get(issue.code)
    place = f"file={_property(issue.place.path)},line={issue.place.line},col={issue.place.column}"
    title = _property(f"{issue.code} {rule.name if rule else ''}".strip())
    return f"::{issue.severity.value} {place},title={title}::{_data(f'{issue.message} {issue.hint}'.strip())}\n"


def _data(value: str) -> str:
    return _shown(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def as_json(issues: Issues) -> str:
    """``{"issues": [{path, line, column, code, severity, message, hint}]}``."""
    rows = [
        {"path": i.place.path, "line": i.place.line, "column": i.place.column, "code": i.code,
         "severity": i.severity.value, "message": i.message, "hint": i.hint}
        for i in issues
    ]
    return json.dumps({"issues": rows}, ensure_ascii=False, indent=1) + "\n"


def sarif(issues: Issues) -> str:
    """OASIS SARIF 2.1.0, one run, every rule described."""
    order = {rule.code: n for n, rule in enumerate(RULES)}
    driver = {"name": "can-cu", "language": "vi", "rules": [_sarif_rule(code) for code in order]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(i, order) for i in issues]}
    report = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(code: str) -> dict[str, Any]:
    rule = by_code()[code]
    return {
        "id": code, "name": code, "shortDescription": {"text": rule.name}, "fullDescription": {"text": rule.cause},
        "help": {"text": rule.fix}, "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(issue: Issue, order: dict[str, int]) -> dict[str, Any]:
    region = {"startLine": issue.place.line, "startColumn": issue.place.column}
    where = {"artifactLocation": {"uri": issue.place.path}, "region": region}
    result: dict[str, Any] = {
        "ruleId": issue.code, "level": issue.severity.value, "locations": [{"physicalLocation": where}],
        "message": {"text": f"{issue.message} {issue.hint}".strip()},
    }
    if issue.code in order:
        result["ruleIndex"] = order[issue.code]
    return result


FORMATS: dict[str, Callable[[Issues], str]] = {"text": text, "github": github, "json": as_json, "sarif": sarif}
