"""What an import writes, and what it never touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cancu.checks import run
from cancu.importer.run import main
from cancu.load import load

PLANS = Path(__file__).parent / "plans"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content root: the agencies, topics, places and laws of the repository, by link."""
    for name in ("docs/co-quan", "docs/chu-de", "docs/dia-phuong", "legal/can-cu"):
        for file in sorted((ROOT / name).glob("*.md")):
            (tmp_path / name).mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file.name).write_bytes(file.read_bytes())
    return tmp_path


def _import(content: Path, plan: str) -> int:
    return main([str(PLANS / plan), "--goc", str(content), "--ngay", "22/11/2026"])


def _files(content: Path) -> dict[str, bytes]:
    return {p.relative_to(content).as_posix(): p.read_bytes() for p in sorted(content.rglob("*.md"))}


@pytest.mark.parametrize("plan", sorted(p.name for p in PLANS.iterdir() if p.suffix in (".md", ".txt")))
def test_drafts_of_every_layout_are_read_back_without_a_complaint(content: Path, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = set(_files(content))
    assert _import(content, plan) == 0
    library = load(content)
    assert [str(issue) for issue in library.issues] == []
    new = sorted(set(_files(content)) - before)
    assert all(library.root.joinpath(path).read_text("utf-8").startswith("---\nnhap: co\n") for path in new)
    assert [line.removeprefix("Đã ghi bản nháp: ") for line in capsys.readouterr().out.splitlines()] == new


def test_importing_again_changes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _import(content, "tinh-2023.md")
    first = _files(content)
    capsys.readouterr()
    _import(content, "tinh-2023.md")
    assert _files(content) == first
    assert "Đã ghi" not in capsys.readouterr().out


def test_a_file_a_person_wrote_is_never_written_to(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = content / "docs/phan-cong/kh-118-son-ha-2023/cong-an-tinh.md"
    own.parent.mkdir(parents=True)
    own.write_text("của tôi", "utf-8")
    _import(content, "tinh-2023.md")
    assert own.read_text("utf-8") == "của tôi"
    assert "Đã có, giữ nguyên: docs/phan-cong/kh-118-son-ha-2023/cong-an-tinh.md" in capsys.readouterr().out


def test_a_plan_a_person_has_reviewed_gets_no_new_files(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _import(content, "tinh-2023.md")
    plan = content / "legal/chi-dao/kh-118-son-ha-2023.md"
    plan.write_text(plan.read_text("utf-8").replace("nhap: co\n", ""), "utf-8")
    (content / "docs/phan-cong/kh-118-son-ha-2023/mttq.md").unlink()
    before = _files(content)
    capsys.readouterr()
    assert _import(content, "tinh-2023.md") == 0
    assert _files(content) == before
    assert "không ghi gì" in capsys.readouterr().out


def test_an_unknown_instrument_gets_a_stub_that_says_only_what_the_plan_says(content: Path) -> None:
    _import(content, "tinh-2023.md")
    stub = (content / "legal/can-cu/nd-96-2016-nd-cp.md").read_text("utf-8")
    assert "so_ky_hieu: 96/2016/NĐ-CP" in stub
    assert "ngay_ban_hanh: 01/07/2016" in stub
    assert "chưa đối chiếu bản gốc" in stub


def test_task_texts_are_marked_as_the_wording_of_the_source(content: Path) -> None:
    _import(content, "tinh-2023.md")
    tasks = load(content).of("phan-cong")["kh-118-son-ha-2023/cong-an-tinh"].tasks
    assert all(task.summary.startswith("NGUYÊN VĂN NGUỒN:") for task in tasks)
    assert [(task.id, task.role) for task in tasks] == [("iv-2-a", "thuc-hien"), ("iv-2-b", "chu-tri")]


def test_a_file_that_cannot_be_read_leaves_nothing_behind(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = content / "hong.pdf"
    broken.write_bytes(b"%PDF-1.4 rac")
    before = _files(content)
    assert main([str(broken), "--goc", str(content)]) == 1
    assert _files(content) == before
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_resolution_that_gives_out_tasks_is_drafted_where_the_check_accepts_it(content: Path) -> None:
    _import(content, "nghi-quyet-hdnd-2012.txt")
    library = load(content)
    (plan,) = (path for path in (content / "legal/chi-dao").glob("nghi-quyet-*.md"))
    assert all(f"ke_hoach: {plan.stem}" in path.read_text("utf-8") for path in (content / "docs/phan-cong").rglob("*.md"))
    assert [str(i) for i in run(library, date(2026, 11, 22), frozenset({"PC008", "VB012"}))] == []
