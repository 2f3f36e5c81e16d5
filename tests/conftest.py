"""Fixtures every test may use: the repository's own content, read once; properties that run the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import copy_tree, run_build
from hypothesis import settings

from cancu.graph import Graph, build
from cancu.load import Library, load

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
