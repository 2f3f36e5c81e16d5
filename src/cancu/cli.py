"""What the scripts run: build, preview, stage. Data goes to stdout, progress to stderr."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from .build import build, parse_day, settings_from
from .issues import ContentError
from .packs.command import pack
from .stage import stage


def build_site(root: Path) -> int:
    """``scripts/build.py``: 0 when the site stands, 1 when the content has errors; the old site is kept then."""
    arguments = _arguments().parse_args()
    environment = _environment(arguments)
    if arguments.serve:
        return _serve(root, environment, arguments.port)
    if arguments.stage:
        return _stage(root, environment, Path(arguments.stage))
    target = Path(arguments.out or root / "site").resolve()
    code = _build(root, environment, target)
    return code or (pack(root, target, None, say) if arguments.pack else 0)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Dựng trang Căn cứ.")
    parser.add_argument("--serve", action="store_true", help="xem trước, tự tải lại khi sửa")
    parser.add_argument("--port", type=int, default=8000, help="cổng xem trước (8000)")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="tính trạng thái pháp luật cho ngày này (hôm nay)")
    parser.add_argument("--out", help="thư mục kết quả (site)")
    parser.add_argument("--pack", action="store_true", help="làm thêm các gói mang về, mở không cần mạng")
    parser.add_argument("--stage", help="chỉ viết các trang Markdown vào thư mục này, cho bộ dựng trang khác")
    return parser


def _environment(arguments: argparse.Namespace) -> dict[str, str]:
    """The day is an input; everything MkDocs stamps follows it, so that a day's build is reproducible."""
    environment = dict(os.environ)
    try:
        day = parse_day(arguments.ngay or environment.get("CANCU_NGAY") or date.today().isoformat())  # noqa: DTZ011
    except ValueError as error:
        raise SystemExit(str(error)) from None
    environment["CANCU_NGAY"] = day.isoformat()
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    environment["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    environment["NO_MKDOCS_2_WARNING"] = "1"
    environment["DISABLE_MKDOCS_2_WARNING"] = "true"
    environment.setdefault("PYTHONHASHSEED", "0")
    return environment


def _mkdocs(root: Path, environment: dict[str, str], *arguments: str) -> int:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def _build(root: Path, environment: dict[str, str], target: Path) -> int:
    """Build aside, then swap: an error or a kill leaves the old site whole."""
    started = time.monotonic()
    say("Đọc và kiểm tra nội dung, dựng các trang …")
    aside, old = target.with_name(target.name + ".moi"), target.with_name(target.name + ".cu")
    recover(target, old)
    shutil.rmtree(aside, ignore_errors=True)
    code = _mkdocs(root, environment, "build", "--site-dir", str(aside), "--config-file", str(root / "mkdocs.yml"))
    if code:
        shutil.rmtree(aside, ignore_errors=True)
        say("Không dựng được; trang cũ giữ nguyên.")
        return 1
    swap(aside, target, old)
    pages = sum(1 for _ in target.rglob("index.html"))
    say(f"Xong: {pages} trang trong {target} ({time.monotonic() - started:.1f} giây).")
    return 0


def recover(target: Path, old: Path) -> None:
    """After a kill between the two renames of ``swap``: put the old site back."""
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def swap(new: Path, target: Path, old: Path) -> None:
    """``new`` becomes ``target``; at every moment one whole site is on the disk."""
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _serve(root: Path, environment: dict[str, str], port: int) -> int:
    say(f"Xem trước tại http://127.0.0.1:{port}/ ; dừng bằng Ctrl+C.")
    try:
        return _mkdocs(root, environment, "serve", "--dev-addr", f"127.0.0.1:{port}")
    except KeyboardInterrupt:
        return 0


def _stage(root: Path, environment: dict[str, str], target: Path) -> int:
    try:
        written = stage(build(root, settings_from(environment, root)), root, target)
    except ContentError as error:
        print(error)
        return 1
    except FileExistsError as error:
        say(str(error))
        return 1
    say(f"Đã viết {len(written)} tệp vào {target}.")
    return 0


def say(message: str) -> None:
    """Progress, on stderr."""
    print(message, file=sys.stderr, flush=True)
