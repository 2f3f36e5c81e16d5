"""A finished site to where it is served: made aside, then swapped, one build at a time.

Whatever ends a build (a kill, a full disk, a wrong file), the site that stood there stands there whole, and the
next build tidies up. A fault is told in one Vietnamese line.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from .spare import put_by

ASIDE, OLD, LOCK = ".moi", ".cu", ".khoa"
# Without these it is no site.
NEEDED = ("index.html", "404.html")
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD: the paths stand on their own

_FAULTS = {
    errno.ENOSPC: "Ổ đĩa đã đầy khi viết {file}. Dọn bớt chỗ rồi chạy lại.",
    errno.EDQUOT: "Đã hết hạn mức đĩa khi viết {file}. Dọn bớt chỗ rồi chạy lại.",
    errno.EFBIG: "Tệp {file} vượt kích thước mà hệ thống cho phép (`ulimit -f`).",
    errno.EACCES: "Không được phép đọc hoặc ghi {file}. Cấp quyền, hoặc chọn nơi khác bằng --out.",
    errno.EPERM: "Không được phép đọc hoặc ghi {file}. Cấp quyền, hoặc chọn nơi khác bằng --out.",
    errno.EROFS: "{file} nằm trên ổ đĩa chỉ đọc. Chọn nơi khác bằng --out.",
    errno.ENOENT: "Không còn thấy {file}: có thể vừa bị xóa hay đổi tên trong lúc dựng. Chạy lại.",
    errno.ENOTDIR: "{file} không phải thư mục. Đổi tên tệp đó, hoặc chọn nơi khác bằng --out.",
    errno.EISDIR: "{file} là một thư mục. Đổi tên nó, hoặc chọn nơi khác bằng --out.",
    errno.EBUSY: "{file} đang được dùng (có thể là điểm gắn ổ đĩa). Chọn một thư mục bên trong bằng --out.",
    errno.EMFILE: "Hệ thống không cho mở thêm tệp (`ulimit -n`).",
    errno.ENFILE: "Hệ thống không cho mở thêm tệp.",
    errno.ENOMEM: "Hết bộ nhớ khi dựng trang.",
    errno.EIO: "Ổ đĩa báo lỗi khi đọc hoặc ghi {file}.",
}
_LAST_LINE = re.compile(r"^(?:\w+\.)*(?:\w*Error|OSError): \[Errno (\d+)\] [^:]*(?:: (?:b?['\"](.*?)['\"])(?: -> .*)?)?$")
_TRACEBACK = ("Traceback (most recent call last):", "concurrent.futures.process._RemoteTraceback", "multiprocessing.pool.RemoteTraceback")


class PublishError(Exception):
    """Why a build ended, in words for the person who started it."""


def told(error: OSError) -> str:
    """A system's error as one line."""
    return _line(error.errno or 0, os.fsdecode(error.filename or ""), str(error))


def _line(number: int, file: str, otherwise: str) -> str:
    pattern = _FAULTS.get(number)
    return pattern.format(file=f"`{file}`" if file else "tệp") if pattern else f"Lỗi hệ thống: {otherwise}"


def publish(target: Path, make: Callable[[Path], None], needed: Sequence[str] = NEEDED, spare: Path | None = None) -> None:
    """``make`` writes the site into a new folder aside, which then takes the place of ``target``.

    ``needed``: files without which it is no site. ``spare``: where the old site goes, rather than away.
    Raises PublishError with what to say; ``target`` is then as it was.
    """
    target = target.absolute()
    try:
        _refuse_other_folders(target, needed)
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock(target):
            aside = _tidy(target)
            try:
                make(aside)
                _whole(aside, needed)
                swap(aside, target)
                if spare:
                    put_by(aside, spare)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise PublishError(told(error)) from error


def _tidy(target: Path) -> Path:
    """After a build that was killed: the old site back in its place, and nothing half made. Returns where to build."""
    recover(target)
    made_aside = re.compile(re.escape(target.name + ASIDE) + r"(?:-\d+)?")
    for left in target.parent.iterdir():
        if made_aside.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)
    # A name of its own: a child that outlived its killed parent may still be writing into the one before.
    return target.with_name(f"{target.name}{ASIDE}-{os.getpid()}")


def recover(target: Path) -> None:
    """After a kill between the two renames of ``swap``: put the old site back."""
    old = target.with_name(target.name + OLD)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_other_folders(target: Path, needed: Sequence[str]) -> None:
    """A folder of something else, named by mistake, is not replaced."""
    if not needed or not target.exists() or (target / needed[0]).exists():
        return
    if target.is_file() or any(target.iterdir()):
        message = f"`{target}` không phải một trang đã dựng (không có `{needed[0]}`); không ghi đè. Chọn thư mục trống bằng --out."
        raise PublishError(message)


def _whole(site: Path, needed: Sequence[str]) -> None:
    for name in needed:
        file = site / name
        if not file.is_file() or not file.stat().st_size:
            message = f"Trang dựng ra thiếu `{name}`; không thay trang cũ."
            raise PublishError(message)


def swap(new: Path, target: Path) -> None:
    """The two change places, in one step where the system can; else one whole site is on the disk at every moment."""
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = target.with_name(target.name + OLD)
        target.rename(old)
        new.rename(target)
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two folders have changed places at one stroke: Linux, on most file systems."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


@contextlib.contextmanager
def lock(target: Path) -> Iterator[None]:
    """One build at a time into ``target``. The system lets go of the lock of a process that died.

    Raises PublishError that names the process that builds now.
    """
    path = target.with_name(target.name + LOCK)
    held = _held(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        held.close()


def _held(path: Path) -> IO[str]:
    while True:
        file = path.open("a+", encoding="utf-8")
        if not taken(file):
            file.seek(0)
            who = file.read().strip()
            file.close()
            message = f"Một lần dựng khác{f' ({who})' if who else ''} đang ghi vào `{path.with_suffix('')}`. Đợi lần đó xong rồi chạy lại."
            raise PublishError(message)
        if _same(file, path):
            file.truncate(0)
            file.write(f"tiến trình {os.getpid()}, từ {time.strftime('%H:%M:%S')}")
            file.flush()
            return file
        # The one before let go and took the file away between our opening and our locking.
        file.close()


def _same(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def taken(file: IO[str]) -> bool:
    """A lock of this process alone: no child inherits it, so that none can keep it after us."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415  # there is none on other systems

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415  # there is none on Windows

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A network disk without locks at all is no reason to refuse.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    """A command with its progress shown as it goes. Raises PublishError when it fails; a system's error becomes one line.

    What stands on stdout is left alone. A traceback is held back and shown only where no better words are known.
    """
    child = subprocess.Popen(command, cwd=folder, env=dict(environment), stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
    assert child.stderr
    held: list[str] = []
    reader = threading.Thread(target=_relay, args=(child.stderr, held), daemon=True)
    reader.start()
    try:
        code = child.wait()
    except KeyboardInterrupt:
        child.wait()
        raise
    # A worker process that outlived its parent may hold the pipe open for ever.
    reader.join(10)
    if code:
        raise PublishError(_reason(code, held))
    sys.stderr.writelines(held)


def _relay(stream: IO[str], held: list[str]) -> None:
    """Lines to stderr until a traceback begins; from there on they are kept."""
    for line in stream:
        if held or line.startswith(_TRACEBACK):
            held.append(line)
        else:
            sys.stderr.write(line)
            sys.stderr.flush()


def _reason(code: int, held: list[str]) -> str:
    if code < 0:
        return f"Tiến trình dựng trang bị dừng giữa chừng (tín hiệu {-code}); có thể do hết bộ nhớ hoặc bị tắt."
    matches = (_LAST_LINE.match(line.rstrip()) for line in reversed(held))
    found = next((match for match in matches if match), None)
    if found:
        return _line(int(found[1]), found[2] or "", found[0])
    if any(line.startswith("MemoryError") for line in held):
        return _FAULTS[errno.ENOMEM]
    return "".join(held).rstrip()
