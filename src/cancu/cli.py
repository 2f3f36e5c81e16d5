"""What the scripts run: build, preview, stage. Data goes to stdout, progress to stderr."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from . import inputs, publishing
from .days import parse_day
from .issues import ContentError

# What else a site is made from, beside the files of the repository.
_OWN = ("CANCU_", "SOURCE_DATE_EPOCH")

# Archives and calendars hold no earlier day; a clock that shows a later one is wrong.
_YEARS = range(1990, 2101)


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
    return code or (_pack(root, target) if arguments.pack else 0)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Dựng trang Căn cứ.")
    parser.add_argument("--serve", action="store_true", help="xem trước, tự tải lại khi sửa")
    parser.add_argument("--port", type=int, default=8000, help="cổng xem trước (8000)")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="tính trạng thái pháp luật cho ngày này (hôm nay)")
    parser.add_argument("--out", help="thư mục kết quả (site)")
    parser.add_argument("--clean", action="store_true", help="làm lại tất cả, không dùng gì của lần trước")
    parser.add_argument("--shard", metavar="I/N", help="chỉ làm phần thứ I trong N phần; gộp các thư mục lại là trang đầy đủ")
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
    if day.year not in _YEARS:
        raise SystemExit(f"Ngày {day:%d/%m/%Y} nằm ngoài khoảng tính được ({_YEARS[0]} đến {_YEARS[-1]}). Kiểm tra --ngay, CANCU_NGAY hoặc đồng hồ của máy.")
    environment["CANCU_NGAY"] = day.isoformat()
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    environment["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    environment["NO_MKDOCS_2_WARNING"] = "1"
    environment["DISABLE_MKDOCS_2_WARNING"] = "true"
    environment.setdefault("PYTHONHASHSEED", "0")
    environment |= {"CANCU_CLEAN": "1"} if arguments.clean else {}
    environment |= {"CANCU_SHARD": _shard(arguments.shard)} if arguments.shard else {}
    return environment


def _shard(text: str) -> str:
    """ "2/3", checked."""
    number, _, of = text.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise SystemExit(f"`--shard {text}` không đúng; viết I/N với I từ 1 tới N, ví dụ 1/3.")
    return text


def _build(root: Path, environment: dict[str, str], target: Path) -> int:
    """Build aside, then swap: an error or a kill leaves the old site whole."""
    try:
        return _built(root, environment, target)
    except publishing.PublishError as error:
        say(str(error))
    except OSError as error:
        say(publishing.told(error))
    except KeyboardInterrupt:
        say("Đã dừng; trang cũ giữ nguyên.")
        return 130
    say("Không dựng được; trang cũ giữ nguyên.")
    return 1


def _built(root: Path, environment: dict[str, str], target: Path) -> int:
    started = time.monotonic()
    record, key = inputs.cache_folder(root) / "trang" / "xong.json", _key(root, environment)
    if not environment.get("CANCU_CLEAN") and inputs.stands(record, key, target):
        say(f"Không có gì đổi từ lần dựng trước: {target} vẫn đúng ({time.monotonic() - started:.1f} giây).")
        return 0
    say("Đọc và kiểm tra nội dung, dựng các trang …")
    command = [sys.executable, str(root / "hooks/aside.py"), "build", "--config-file", str(root / "mkdocs.yml"), "--site-dir"]
    # One part of several may lack the front page.
    whole = environment.get("CANCU_SHARD", "1/1") == "1/1"
    publishing.publish(
        target, lambda aside: publishing.run([*command, str(aside)], root, environment), publishing.NEEDED if whole else (), inputs.spare(root) if whole else None,
    )
    files = inputs.listing(target)
    _remember(record, key, root, environment, target, files)
    pages = sum(str(path).endswith("/index.html") for path, *_ in files)
    say(f"Xong: {pages} trang trong {target} ({time.monotonic() - started:.1f} giây).")
    return 0


def _key(root: Path, environment: Mapping[str, str]) -> str:
    """Of all a site is made from: the files, the day and the deployment, where the repository comes from, Python."""
    own = sorted((name, value) for name, value in environment.items() if name.startswith(_OWN))
    return repr((inputs.digest(root, (*inputs.CODE, ".git/config")), inputs.stamps(root, inputs.CONTENT), own, sys.version))


def _remember(record: Path, key: str, root: Path, environment: Mapping[str, str], target: Path, files: list[list[object]]) -> None:
    """Not where a file changed while the site was made, nor where nothing can be kept: the next build makes it again."""
    with contextlib.suppress(OSError):
        if key == _key(root, environment):
            inputs.remember(record, key, target, files)


def _serve(root: Path, environment: dict[str, str], port: int) -> int:
    say(f"Xem trước tại http://127.0.0.1:{port}/ ; dừng bằng Ctrl+C.")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    if os.name != "nt":
        # In place of this process: whatever ends it ends the preview.
        os.chdir(root)
        os.execve(command[0], command, environment)  # noqa: S606  # our own interpreter
    try:
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _stage(root: Path, environment: dict[str, str], target: Path) -> int:
    from .build import read, settings_from  # noqa: PLC0415  # heavy, and not needed where nothing has changed
    from .stage import stage  # noqa: PLC0415  # as above

    try:
        written = stage(read(root, settings_from(environment, root)), root, target)
    except ContentError as error:
        print(error)
        return 1
    except FileExistsError as error:
        say(str(error))
        return 1
    say(f"Đã viết {len(written)} tệp vào {target}.")
    return 0


def _pack(root: Path, target: Path) -> int:
    from .packs.command import pack  # noqa: PLC0415  # heavy, and not needed where nothing has changed

    return pack(root, target, None, say)


def say(message: str) -> None:
    """Progress, on stderr."""
    print(message, file=sys.stderr, flush=True)
