"""Builds, timed as whole processes, this project and a plain one in turn."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

TREE = ("hooks", "theme", "scripts", "src", "mkdocs.yml", "requirements.txt")
DAY = "2026-11-22"
_BETWEEN_LOOKS = 0.25  # seconds
PLAIN = """site_name: Plain
site_url: ""
use_directory_urls: true
theme:
  name: material
  language: vi
  font: false
plugins:
  - search:
      lang: vi
nav:
  - index.md
validation:
  nav: {omitted_files: ignore}
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One build: seconds of wall time, peak memory in MB, bytes of the site."""

    seconds: float
    memory: float
    size: int


def prepare_ours(root: Path, content: Path, target: Path) -> None:
    """A checkout of this project around synthetic content."""
    for name in TREE:
        source = root / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target / name)
    shutil.copytree(root / "docs/assets", target / "docs/assets")
    for name in ("legal", "docs"):
        shutil.copytree(content / name, target / name, dirs_exist_ok=True)


def prepare_plain(content: Path, target: Path) -> None:
    """The same Markdown under plain MkDocs and Material, its search on, documents not in the navigation."""
    shutil.copytree(content / "docs", target / "docs")
    shutil.copytree(content / "legal", target / "docs/legal")
    (target / "mkdocs.yml").write_text(PLAIN, "utf-8")


def build_ours(tree: Path) -> Sample:
    """``scripts/build.py`` as it stands in the tree."""
    return _run([sys.executable, "scripts/build.py"], tree)


def build_plain(tree: Path) -> Sample:
    """``mkdocs build``."""
    return _run([sys.executable, "-m", "mkdocs", "build", "-q"], tree)


def preview(tree: Path, page: str, file: Path, port: int) -> float:
    """Seconds from an edit to the page that shows it, under ``--serve``. Raises TimeoutError."""
    environment = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY}
    command = [sys.executable, "scripts/build.py", "--serve", "--port", str(port)]
    with (tree / "bench.log").open("wb") as log, subprocess.Popen(command, cwd=tree, env=environment, stdout=log, stderr=log, start_new_session=True) as server:
        try:
            address = f"http://127.0.0.1:{port}/{page}"
            _seen(address, "</html>", 300, server)
            # The preview goes on to make its index: an editor edits when it is still.
            time.sleep(5)
            mark = f"Câu mới ở cổng {port}."
            file.write_text(f"{file.read_text('utf-8')}\n{mark}\n", "utf-8")
            started = time.monotonic()
            _seen(address, mark, 60, server)
            return time.monotonic() - started
        finally:
            # The server is a child of the script.
            os.killpg(server.pid, signal.SIGTERM)


def _seen(address: str, text: str, most: float, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + most
    # A server that ended (another holds its port, say) answers nobody.
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  # our own address
            if text in answer.read().decode("utf-8", "replace"):
                return
        time.sleep(0.02)
    raise TimeoutError(address)


def put_away(folder: Path, trash: Path) -> None:
    """Out of the way, not deleted: a file system makes new folders slowly where many were just taken away."""
    if folder.exists():
        trash.mkdir(exist_ok=True)
        folder.rename(trash / f"{folder.name}-{time.monotonic_ns()}")


def _run(command: list[str], tree: Path) -> Sample:
    environment = {
        **os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true",
    }
    # What the run before wrote is on the disk, not in the way of this one.
    if hasattr(os, "sync"):
        os.sync()
    started = time.monotonic()
    log = tree / "bench.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(command, cwd=tree, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        peak = _peak_of_tree(process)
    seconds = time.monotonic() - started
    if process.returncode:
        raise SystemExit(log.read_text("utf-8", "replace")[-2000:])
    size = sum(p.stat().st_size for p in (tree / "site").rglob("*") if p.is_file())
    return Sample(seconds, peak, size)


def _peak_of_tree(process: subprocess.Popen[bytes]) -> float:
    """Peak resident memory of the process and its children together, sampled; MB.

    Seldom: each look stops the process it counts, and many processes are stopped longer than one.
    """
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_resident(pid) for pid in _descendants(process.pid)))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_BETWEEN_LOOKS)
    return peak or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _descendants(pid: int) -> list[int]:
    found = [pid]
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return found
    for child in children:
        found += _descendants(int(child))
    return found


def _resident(pid: int) -> float:
    """Proportional set size: what several processes share counts once in their sum."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def spread(values: list[float]) -> str:
    """ "min / median / max"."""
    return " / ".join(f"{value:.2f}" for value in (min(values), statistics.median(values), max(values)))
