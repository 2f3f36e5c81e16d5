"""Enters ``.venv``, making it first when needed, with the standard library alone.

Each script starts with ``from _venv import enter`` and ``enter()``. The environment is made from the
hash-locked ``requirements.txt`` and made anew when that file changes. Progress goes to stderr.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.txt"
STAMP = VENV / "requirements.sha256"


def enter() -> None:
    """Run the calling script again inside ``.venv`` unless it already runs there."""
    sys.path.insert(0, str(ROOT / "src"))
    # A build keeps what it made; compiled modules too, or each run compiles hundreds of them anew.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.version_info < (3, 11):
        sys.exit("Cần Python 3.11 trở lên; máy này có " + sys.version.split()[0] + ".")
    if os.environ.get("CANCU_NO_VENV"):
        return
    _make()
    if Path(sys.prefix).resolve() != VENV.resolve():
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        sys.stdout.flush()
        arguments = [str(PYTHON), *sys.argv]
        if os.name == "nt":
            sys.exit(subprocess.run(arguments, env=environment, check=False).returncode)
        os.execve(PYTHON, arguments, environment)


def _make() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and PYTHON.exists() and STAMP.read_text().strip() == wanted:
        return
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    _say("Lần đầu hoặc danh sách thư viện đã đổi: chuẩn bị môi trường .venv, chừng một phút …")
    _create()
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--require-hashes", "-r", str(LOCK)], stdout=sys.stderr, check=False)
    if done.returncode:
        sys.exit("Không cài được thư viện trong requirements.txt; xem lỗi ở trên.")
    STAMP.write_text(wanted + "\n")
    _say("Môi trường đã sẵn sàng.")


def _create() -> None:
    try:
        import ensurepip  # noqa: F401  # its absence is how Debian shows that python3-venv is missing
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"Python này thiếu venv. Hãy cài gói python{version}-venv (Debian, Ubuntu: "
                 f"apt install python{version}-venv) rồi chạy lại.")
    if VENV.exists():
        shutil.rmtree(VENV)
    venv.create(VENV, with_pip=True)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
