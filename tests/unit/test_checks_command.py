"""``scripts/check.py`` as an editor, an annotation and a workflow use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from checks_cases import Case

from cancu import checks
from cancu.checks import revisions
from cancu.checks.command import main

ROOT = Path(__file__).parents[2]
WARNS = Case.read("CT003.bad.yml")
FAILS = Case.read("CN002.bad.yml")


@pytest.fixture
def warned(tmp_path):
    return WARNS.build(tmp_path / "library")


@pytest.fixture
def wrong(tmp_path):
    return FAILS.build(tmp_path / "library")


def git(root, *arguments):
    command = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    root = Case(why="").build(tmp_path / "library")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "đầu")
    return root


def run(root, *arguments):
    return main(root, ["--ngay", "22/11/2026", *arguments])


def test_the_exit_code_is_one_exactly_when_there_is_an_error(warned, capsys):
    assert run(warned) == 0
    assert "CT003 (nhắc)" in capsys.readouterr().out


def test_an_error_exits_one(wrong, capsys):
    assert run(wrong) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("docs/huong-dan/mau.md:5:5: CN002 Có số điện thoại.")
    assert len(lines) == 4


def test_json_has_the_documented_shape(wrong, capsys):
    run(wrong, "--format", "json")
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["issues"]
    assert report["issues"][0] == {
        "path": "docs/huong-dan/mau.md", "line": 5, "column": 5, "code": "CN002", "severity": "error",
        "message": "Có số điện thoại.", "hint": "Bỏ đi; nếu là của cơ quan, ghi vào `src/cancu/checks/allow.yml` kèm lý do.",
    }


def test_github_annotations_escape_what_commands_mean(tmp_path, capsys):
    root = Case(why="", files={"docs/huong-dan/a.md": "---\ntitle: A\n---\n\n[50%, a:b](khong-co.md)\n"}).build(tmp_path / "library")
    run(root, "--format", "github")
    line = capsys.readouterr().out
    assert line.startswith("::error file=docs/huong-dan/a.md,line=5,col=1,title=LK001 Liên kết hỏng::")
    assert line.count("\n") == 1


def test_sarif_describes_every_rule_and_points_at_the_line(wrong, capsys):
    run(wrong, "--format", "sarif")
    report = json.loads(capsys.readouterr().out)
    run_ = report["runs"][0]
    assert report["version"] == "2.1.0"
    assert [rule["id"] for rule in run_["tool"]["driver"]["rules"]] == [rule.code for rule in checks.RULES]
    result = run_["results"][0]
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CN002"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 5}


def test_paths_narrow_what_is_told_but_everything_is_read(wrong, capsys):
    assert run(wrong, "legal") == 0
    assert run(wrong, "docs/huong-dan/mau.md") == 1
    assert run(wrong, str(wrong / "docs")) == 1
    assert run(wrong, ".") == 1
    capsys.readouterr()


@pytest.mark.parametrize("arguments", [
    ["khong-co.md"], ["../ngoai"], ["--ngay", "31/02/2026"], ["--changed-since", "khong-co"], ["--changed-since=--output=x"],
    ["--root", "/khong/co"],
])
def test_wrong_use_exits_two_with_one_line(warned, arguments, capsys):
    assert run(warned, *arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_fix_writes_the_file_and_shows_the_diff(warned, capsys):
    run(warned, "--fix")
    out = capsys.readouterr().out
    assert "-Sống hoà thuận, khoẻ mạnh." in out
    assert "+Sống hòa thuận, khỏe mạnh." in out
    assert "CT003" not in out
    assert "hòa thuận, khỏe" in (warned / "docs/huong-dan/mau.md").read_text("utf-8")


def test_fix_keeps_stdout_for_data_in_other_formats(warned, capsys):
    run(warned, "--fix", "--format", "json")
    json.loads(capsys.readouterr().out)


def test_the_day_is_an_input(tmp_path, capsys):
    root = Case.read("HL005.good.yml").build(tmp_path / "library")
    run(root, "--ngay", "21/05/2027")
    assert capsys.readouterr().out.count("HL005") == 2


def test_changed_since_tells_warnings_of_changed_files_only(repository, capsys):
    (repository / "docs/huong-dan/moi.md").write_text("---\ntitle: Mới\n---\n\nSống hoà thuận.\n", "utf-8")
    page = repository / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nSống khoẻ.\n", "utf-8")
    git(repository, "add", "docs/index.md")
    git(repository, "commit", "-q", "-m", "sau")
    assert run(repository, "--changed-since", "HEAD") == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["docs/huong-dan/moi.md"]


def test_changed_since_tells_errors_elsewhere_that_a_removal_causes(repository, capsys):
    (repository / "docs/co-quan/chinh-phu.md").unlink()
    assert run(repository, "--changed-since", "HEAD") == 1
    out = capsys.readouterr().out
    assert "legal/can-cu/nd-2-2025-nd-cp.md:9:5: TR002" in out
    assert "LK008 Trang `/co-quan/chinh-phu/`" in out


def test_a_page_renamed_since_the_last_commit_needs_a_redirect(repository, capsys):
    (repository / "docs/huong-dan/index.md").rename(repository / "docs/huong-dan/mo-dau.md")
    assert run(repository) == 1
    assert "huong-dan/: huong-dan/mo-dau/" in capsys.readouterr().out
    (repository / "docs/chuyen-huong.yml").write_text("huong-dan/: huong-dan/mo-dau/\n", "utf-8")
    assert "LK008" not in capsys.readouterr().out


def test_an_earlier_revision_is_read_without_touching_the_tree(repository, tmp_path):
    (repository / "docs/index.md").unlink()
    revisions.extract(repository, "HEAD", tmp_path / "before")
    assert (tmp_path / "before/docs/index.md").is_file()
    assert not (repository / "docs/index.md").exists()


def test_a_symlink_in_an_earlier_revision_is_not_followed(repository, tmp_path):
    (repository / "docs/huong-dan/mat.md").symlink_to("/etc/passwd")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "liên kết")
    revisions.extract(repository, "HEAD", tmp_path / "before")
    assert not (tmp_path / "before/docs/huong-dan/mat.md").exists()


def test_the_script_itself_runs(wrong):
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(wrong), "--ngay", "22/11/2026", "--format", "json"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 1, done.stderr
    assert len(json.loads(done.stdout)["issues"]) == 4
    assert done.stderr.strip().endswith("4 lỗi, 0 điều cần nhắc.")
