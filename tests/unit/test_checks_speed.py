"""A thousand files are answered in under two seconds, with a hundred mistakes among them."""

from __future__ import annotations

import time

import pytest
from checks_cases import BASE, DAY, Case

from cancu import checks
from cancu.load import load

FILES = 1000
MISTAKES = 100
SECONDS = 2.0


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    root = Case(why="").build(tmp_path_factory.mktemp("thousand") / "library")
    _copies(root)
    return root


def _copies(root):
    """Plans with their assignments, agencies and pages under new names; a hundred pages cite what does not exist."""
    plan = (BASE / "legal/chi-dao/kh-xa-2026.md").read_text("utf-8")
    parts = {path.name: path.read_text("utf-8") for path in (BASE / "docs/phan-cong/kh-xa-2026").glob("*.md")}
    agency = (BASE / "docs/co-quan/cong-an-huyen.md").read_text("utf-8")
    for number in range(170):
        _write(root / f"legal/chi-dao/kh-xa-{number}.md", plan.replace("5/KH-UBND", f"{number + 10}/KH-UBND"))
        for name, text in parts.items():
            _write(root / f"docs/phan-cong/kh-xa-{number}/{name}", text.replace("ke_hoach: kh-xa-2026", f"ke_hoach: kh-xa-{number}"))
        _write(root / f"docs/co-quan/mau-{number}.md", agency.replace("title: Công an huyện", f"title: Công an huyện {number}"))
    here = sum(1 for _ in root.rglob("*.md"))
    for number in range(FILES - here):
        cited = f"Theo Nghị định số {number + 100}/2025/NĐ-CP." if number < MISTAKES else "Theo Nghị định số 2/2025/NĐ-CP. " * 20
        _write(root / f"docs/huong-dan/trang-{number}.md", f"---\ntitle: Trang {number}\n---\n\n{cited}\n")


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_thousand_files_with_a_hundred_mistakes_take_under_two_seconds(thousand):
    times = []
    for _ in range(3):
        started = time.process_time()
        found = checks.run(load(thousand), DAY)
        times.append(time.process_time() - started)
    assert sum(1 for _ in thousand.rglob("*.md")) == FILES
    assert [issue.code for issue in found] == ["TC001"] * MISTAKES
    assert min(times) < SECONDS


def test_time_grows_with_the_files_and_not_with_their_square(thousand, tmp_path):
    small = Case(why="").build(tmp_path / "library")
    checks.run(load(small), DAY)
    started = time.process_time()
    checks.run(load(small), DAY)
    one = (time.process_time() - started) / sum(1 for _ in small.rglob("*.md"))
    started = time.process_time()
    checks.run(load(thousand), DAY)
    many = (time.process_time() - started) / FILES
    assert many < 3 * one
