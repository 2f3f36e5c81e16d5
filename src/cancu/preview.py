"""``scripts/impact.py``: a revision in, Markdown out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from . import impact
from .days import parse_day

WRONG_USE = 2


def main(root: Path, arguments: Sequence[str] | None = None) -> int:
    """Print what the working tree changes against a revision; 0, or 2 where there is no such revision or day."""
    parser = argparse.ArgumentParser(prog="impact.py", description="Thay đổi này chạm tới gì, so với một phiên bản git.")
    parser.add_argument("revision", metavar="REV", help="phiên bản để so, ví dụ origin/main hoặc HEAD~1")
    parser.add_argument("--root", metavar="DIR", help="thư mục chứa legal/ và docs/ (kho này)")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="tính hiệu lực vào ngày này (hôm nay)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="ghi vào DIR/tac-dong.md (và DIR/so) thay vì in ra")
    parser.add_argument("--number", default="", metavar="N", help="số của đề nghị sửa đổi, ghi cạnh bản xem trước")
    options = parser.parse_args(arguments)
    root = Path(options.root).resolve() if options.root else root
    try:
        on = parse_day(options.ngay) if options.ngay else date.today()  # noqa: DTZ011  # the reader's calendar day
        told = impact.between(root, options.revision, on)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    if options.out is None:
        sys.stdout.write(told)
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "tac-dong.md").write_text(told, "utf-8")
    (options.out / "so").write_text(f"{options.number}\n", "utf-8")
    return 0
