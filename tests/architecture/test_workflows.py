"""The workflows: no rights by default, actions pinned, every step a script that also runs here, one job to require."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.yml"))
# What only the platform itself can do: its release, and the verdict over its own jobs.
PLATFORM = ('gh release create "$TAG" site.tar.gz site.sha256 sbom.cdx.json --generate-notes', 'test "$FAILED" = false')


def read(name):
    return yaml.load((FOLDER / name).read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(name):
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_has_a_right_it_did_not_ask_for(name):
    assert read(name)["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in read(name)["jobs"].values())


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_its_commit_with_its_version_beside_it(name):
    lines = re.findall(r"uses: (.+)", (FOLDER / name).read_text("utf-8"))
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in lines), lines


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_step_calls_a_script_that_is_here(name):
    for step in steps(name):
        command = step.get("run", "").strip()
        if command and command not in PLATFORM:
            script = re.search(r"(?:python3 (scripts/\w+\.py)|bash (\.ci/run))", command)
            assert script, command
            assert (ROOT / (script[1] or script[2])).is_file()
            assert "\n" not in command, "nhiều dòng: viết thành một script"


def test_text_of_strangers_never_stands_in_a_command():
    for name in WORKFLOWS:
        assert not [step for step in steps(name) if "${{" in step.get("run", "")]


def test_one_job_waits_for_the_content_and_the_code():
    jobs = read("kiem-tra.yml")["jobs"]
    assert jobs["bat-buoc"]["needs"] == ["noi-dung", "kiem-thu"]
    assert jobs["bat-buoc"]["if"] == "always()"


def test_what_comments_on_a_fork_runs_only_code_of_the_main_branch():
    checkout = next(step for step in steps("binh-luan.yml") if "checkout" in step.get("uses", ""))
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert "pull_request_target" not in "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yml"))


def test_updates_wait_a_week_and_law_is_reviewed():
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)
    assert re.search(r"(?m)^/legal/\s+@\S+", (ROOT / ".github/CODEOWNERS").read_text("utf-8"))


def test_zizmor_finds_nothing():
    program = Path(sys.executable).with_name("zizmor")
    found = str(program) if program.exists() else shutil.which("zizmor")
    if not found:
        pytest.skip("zizmor is not installed")
    done = subprocess.run([found, "--offline", "--no-progress", str(ROOT / ".github")], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def run(*arguments):
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("number", ["", "0", "12; rm -rf /", "$(id)", "１２"])
def test_a_comment_without_a_sound_number_is_not_sent(number, tmp_path):
    (tmp_path / "so").write_text(number, "utf-8")
    (tmp_path / "tac-dong.md").write_text("## Thay đổi", "utf-8")
    done = run("scripts/comment.py", str(tmp_path), "--thu")
    assert done.returncode == 1
    assert done.stdout == ""


def test_a_comment_is_cut_where_it_is_too_long(tmp_path):
    (tmp_path / "so").write_text("12\n", "utf-8")
    (tmp_path / "tac-dong.md").write_text("ạ" * 200_000, "utf-8")
    done = run("scripts/comment.py", str(tmp_path), "--thu")
    assert done.stdout.startswith("#12\n")
    assert len(done.stdout) < 60_100
