"""Fixtures every test may use: the repository's own content, read once; properties that run the same each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import copy_tree, run_build
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from cancu.graph import Graph, build
from cancu.load import Library, load

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
ROOT = Path(__file__).resolve().parents[1]

# The machine that runs the tests may be slow and shared: no deadline; the same examples every time.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def library() -> Library:
    """The records of this repository."""
    return load(ROOT)


@pytest.fixture(scope="session")
def graph(library: Library) -> Graph:
    """The graph of this repository's records."""
    return build(library)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    target = tmp_path_factory.mktemp("dung") / "site"
    done = run_build(ROOT, "--out", str(target))
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the repository that a test may break."""
    return copy_tree(tmp_path / "ban-sao")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process: Playwright starts once in each."""
    path = os.environ.get("CANCU_CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("CI cần Chromium")
        pytest.skip("không có Chromium; cài bằng `apt install chromium`")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()
