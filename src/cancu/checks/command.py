"""``scripts/check.py``: arguments in, issues out, exit 1 exactly when one is an error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..days import Day
from ..issues import Issue, Severity, errors
from ..load import load
from . import fixes, revisions, run
from .context import Context
from .formats import FORMATS
from .past import Past

Wanted = Callable[[str], bool]
USAGE_ERROR = 2


def main(root: Path, arguments: Sequence[str] | None = None) -> int:
    """Check (and with ``--fix`` put right) the content below ``root``; 0, 1 on errors, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    root = Path(options.root).resolve() if options.root else root
    try:
        wanted, before, changed = _scope(root, options)
        on = _day(options.ngay)
    except ValueError as error:
        say(str(error))
        return USAGE_ERROR
    if options.fix:
        _fix(root, on, wanted, sys.stdout if options.format == "text" else sys.stderr)
    # Another tree's folder is left as it is.
    past = None if options.root else Past.of(root)
    issues = tuple(i for i in run(load(root), on, before=before, past=past) if _shown(i, wanted, changed))
    sys.stdout.write(FORMATS[options.format](issues))
    say(_summary(issues))
    return 1 if errors(issues) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check.py", description="Kiểm tra nội dung. Mã thoát 1 khi có lỗi.")
    parser.add_argument("paths", nargs="*", help="chỉ báo về các tệp, thư mục này (vẫn đọc cả kho)")
    parser.add_argument("--fix", action="store_true", help="sửa những gì sửa được an toàn, hiện phần đổi")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng kết quả (text)")
    parser.add_argument("--changed-since", metavar="REV", help="nhắc nhở chỉ ở tệp đổi từ phiên bản này; lỗi thì ở mọi nơi")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="kiểm tra như vào ngày này (hôm nay)")
    parser.add_argument("--root", metavar="DIR", help="thư mục chứa legal/ và docs/ (kho này)")
    return parser


def _day(text: str | None) -> date:
    """Raises ValueError with what to type."""
    if not text:
        return date.today()  # noqa: DTZ011  # the reader's calendar day is wanted
    try:
        return date.fromisoformat(text) if "-" in text else Day.parse(text).first
    except ValueError:
        raise ValueError(f"`{text}` không phải một ngày; viết dd/mm/yyyy, ví dụ 22/11/2026.") from None


def _scope(root: Path, options: argparse.Namespace) -> tuple[Wanted, frozenset[str], Wanted]:
    """Which paths are asked for, which files there were before, which files changed."""
    if not root.is_dir():
        raise ValueError(f"Không có thư mục {root}.")
    asked = [_relative(root, path) for path in options.paths]

    def wanted(path: str) -> bool:
        return not asked or any(path == a or path.startswith(f"{a}/") or a == "." for a in asked)

    if options.changed_since:
        touched = revisions.changed(root, options.changed_since)
        return wanted, revisions.paths(root, options.changed_since), touched.__contains__
    return wanted, _committed(root), lambda path: True


def _relative(root: Path, path: str) -> str:
    """A path as typed, relative to the content root: tried from the current folder, then from the root."""
    tries = [Path.cwd() / path, root / path]
    for absolute in tries:
        if absolute.exists() and absolute.resolve().is_relative_to(root):
            return absolute.resolve().relative_to(root).as_posix()
    raise ValueError(f"Không có `{path}` trong {root}.")


def _committed(root: Path) -> frozenset[str]:
    """The files of the last commit, so that a page that moved since is noticed; none outside git."""
    try:
        return revisions.paths(root, "HEAD")
    except revisions.RevisionError:
        return frozenset()


def _shown(issue: Issue, wanted: Wanted, changed: Wanted) -> bool:
    """Errors wherever a change caused them; warnings only where something changed."""
    return wanted(issue.place.path) and (issue.severity is Severity.ERROR or changed(issue.place.path))


def _fix(root: Path, on: date, wanted: Wanted, out: object) -> None:
    write = getattr(out, "write", sys.stderr.write)
    for fix in fixes.find(Context(load(root), on), wanted):
        fixes.write(root, fix)
        write(fix.diff())


def _summary(issues: Sequence[Issue]) -> str:
    wrong = len(errors(issues))
    return f"{wrong} lỗi, {len(set(issues)) - wrong} điều cần nhắc."


def say(message: str) -> None:
    """Progress and summaries go to stderr; stdout carries data."""
    sys.stderr.write(f"{message}\n")
