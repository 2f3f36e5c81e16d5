"""The real content, built once by the real MkDocs, and served on loopback for a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-22"
CONTENT = ("legal", "docs", "hooks", "theme", "scripts", "src", "mkdocs.yml", "requirements.txt")

Build = Callable[..., subprocess.CompletedProcess[str]]


def run_build(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``scripts/build.py`` of a checkout, in this interpreter's environment."""
    env = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, **environment}
    command = [sys.executable, "scripts/build.py", *arguments]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)


def copy_tree(target: Path) -> Path:
    """A checkout that a test may break."""
    for name in CONTENT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of 127.0.0.1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
