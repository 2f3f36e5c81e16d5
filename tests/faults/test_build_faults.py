"""The real build on a real machine that fails it: killed, full, forbidden, changed under its hands, in a far year."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from building import DAY, copy_tree
from building import run_build as build_once

from cancu.publication import manifest

# Seconds after the new site's folder stands there: into reading, rendering, writing and swapping, as fast as the machine is.
MOMENTS = (0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.1, 1.5, 2)


_turn = itertools.count()


def anew() -> dict[str, str]:
    """What tells the build that something has changed, though nothing has: a name of the deployment nobody reads."""
    return {"CANCU_LAN_THU": str(next(_turn))}


def run_build(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return build_once(root, *arguments, **anew(), **environment)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with one plan and two materials, built once: `site` stands in it."""
    root = copy_tree(tmp_path_factory.mktemp("loi") / "ban-sao")
    for plan in (root / "docs/phan-cong").iterdir():
        if plan.is_dir() and plan.name != "kh-ke-sat-2026":
            shutil.rmtree(plan)
    for material in (root / "docs/tap-huan").glob("*.md"):
        if material.stem not in ("cha-me", "hoc-sinh-thcs"):
            material.unlink()
    done = run_build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def whole(small: Path) -> Iterator[dict[str, str]]:
    """What the site is made of before a fault; it is the same after it, and nothing else is left lying about."""
    before = manifest(small / "site")
    yield before
    assert manifest(small / "site") == before
    assert not [p.name for p in small.iterdir() if p.name.startswith("site.")]


def last_words(done: subprocess.CompletedProcess[str]) -> str:
    """What the person who started it reads: no traceback, two lines."""
    assert done.returncode not in (0, None)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr[-2000:]
    lines = done.stderr.rstrip().splitlines()
    assert lines[-1] == "Không dựng được; trang cũ giữ nguyên."
    return lines[-2]


def started(root: Path, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, **anew()}
    return subprocess.Popen([sys.executable, "scripts/build.py", *arguments], cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def killed(root: Path, moment: float, *, alone: bool) -> int:
    """A build that is killed so long after its folder aside stands there; what it ended with."""
    build = started(root)
    while build.poll() is None and not [*root.glob("site.moi-*")]:
        time.sleep(0.005)
    time.sleep(moment)
    # With its children, as when a machine goes down, or alone, as when someone ends one process.
    with suppress(ProcessLookupError):
        (os.kill if alone else os.killpg)(build.pid, signal.SIGKILL)
    return build.wait()


def test_a_build_killed_at_many_moments_leaves_the_old_site_whole(small: Path, whole: dict[str, str]) -> None:
    ends = []
    for n, moment in enumerate(MOMENTS):
        ends.append(killed(small, moment, alone=bool(n % 2)))
        assert manifest(small / "site") == whole, moment
        if ends[-1] == 0:
            break
    assert ends.count(-signal.SIGKILL) >= 3, ends
    # The cache that was being written when it was killed tells no lies either.
    time.sleep(0.5)
    done = run_build(small)
    assert done.returncode == 0, done.stderr


def test_two_builds_at_once_are_refused_in_a_clear_line_and_a_dead_one_is_no_hindrance(small: Path, whole: dict[str, str]) -> None:
    first = started(small)
    lock = small / "site.khoa"
    while not (lock.exists() and lock.read_text("utf-8")) and first.poll() is None:
        time.sleep(0.01)
    second = run_build(small)
    assert re.fullmatch(rf"Một lần dựng khác \(tiến trình {first.pid}, từ \d\d:\d\d:\d\d\) đang ghi vào `.*/site`\. Đợi lần đó xong rồi chạy lại\.", last_words(second))
    first.communicate()
    assert first.returncode == 0
    dying = started(small)
    while not lock.exists() and dying.poll() is None:
        time.sleep(0.01)
    os.killpg(dying.pid, signal.SIGKILL)
    dying.wait()
    assert lock.exists()
    assert run_build(small).returncode == 0
    assert not lock.exists()


@pytest.fixture
def little_room(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "o-dia-nho"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("không được gắn một ổ đĩa nhỏ ở đây; phép thử giới hạn tệp vẫn chạy")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_in_one_line_and_the_old_site_stays(small: Path, little_room: Path) -> None:
    target = little_room / "site"
    target.mkdir()
    for name in ("index.html", "404.html"):
        (target / name).write_text("trang cũ", "utf-8")
    words = last_words(run_build(small, "--out", str(target)))
    assert words.startswith("Ổ đĩa đã đầy")
    assert sorted(p.name for p in little_room.iterdir()) == ["site"]
    assert (target / "index.html").read_text("utf-8") == "trang cũ"


def test_a_full_disk_below_the_cache_alone_does_not_harm_the_site(small: Path, little_room: Path, whole: dict[str, str], tmp_path: Path) -> None:
    done = run_build(small, "--out", str(tmp_path / "site"), CANCU_CACHE=str(little_room))
    if done.returncode:
        assert last_words(done).startswith("Ổ đĩa đã đầy")
        assert not (tmp_path / "site").exists()
    else:
        assert manifest(tmp_path / "site") == whole


def test_a_limit_on_the_size_of_files_is_told_in_one_line(small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    env = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, **anew(), "CANCU_CACHE": str(tmp_path / "cache")}
    command = f"ulimit -f 20; exec {sys.executable} scripts/build.py"
    done = subprocess.run(["bash", "-c", command], cwd=small, env=env, capture_output=True, text=True, check=False)
    assert re.match(r"Tệp `.*` vượt kích thước|Ổ đĩa|Tệp tệp vượt", last_words(done))


def without_power(*command: str) -> list[str]:
    """The command as someone whom file permissions bind: root gives up the right to pass them by."""
    if os.geteuid():
        return list(command)
    if not shutil.which("setpriv"):
        pytest.skip("không có setpriv để bỏ quyền của root")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", *command]


@pytest.fixture
def read_only(small: Path) -> Iterator[Path]:
    """The whole checkout may be read and not written."""
    subprocess.run(["chmod", "-R", "a-w", str(small)], check=True)
    yield small
    subprocess.run(["chmod", "-R", "u+w", str(small)], check=True)


def test_a_read_only_tree_is_told_and_builds_elsewhere(read_only: Path, whole: dict[str, str], tmp_path: Path) -> None:
    env = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, **anew()}
    here = subprocess.run(without_power(sys.executable, "scripts/build.py"), cwd=read_only, env=env, capture_output=True, text=True, check=False)
    assert re.match(r"Không được phép đọc hoặc ghi `.*`\. Cấp quyền, hoặc chọn nơi khác bằng --out\.", last_words(here))
    target = tmp_path / "site"
    there = subprocess.run(without_power(sys.executable, "scripts/build.py", "--out", str(target)), cwd=read_only, env=env, capture_output=True, text=True, check=False)
    assert there.returncode == 0, there.stderr
    assert manifest(target) == whole


# Python reads this at its start: when one file is opened, another one that was already listed is taken away.
_TAKING = """
import os, sys
def watch(event, arguments):
    if event in ("open", "shutil.copyfile") and str(arguments[0]).endswith({first!r}) and os.path.exists({gone!r}):
        os.rename({gone!r}, {kept!r})
if any(argument.endswith({where!r}) for argument in sys.orig_argv):
    sys.addaudithook(watch)
"""
# In the first look at the files, in the reading of content, in the copying of what is not made.
TAKEN = {
    "looking": ("scripts/build.py", "src/cancu/agenda.py", "src/cancu/wording.py"),
    "reading": ("hooks/aside.py", "co-quan/ban-chi-dao-138.md", "docs/co-quan/vks-tinh.md"),
    "copying": ("hooks/aside.py", "assets/can-cu.js", "docs/assets/tap-huan.js"),
}


@pytest.mark.parametrize("when", TAKEN)
def test_a_file_deleted_while_building_is_named(when: str, small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    where, first, name = TAKEN[when]
    file, kept = small / name, tmp_path / "giu-lai"
    hook = _TAKING.format(where=where, first=first, gone=str(file), kept=str(kept))
    (tmp_path / "sitecustomize.py").write_text(hook, "utf-8")
    try:
        words = last_words(run_build(small, PYTHONPATH=f"{tmp_path}{os.pathsep}{small / 'src'}"))
    finally:
        assert kept.exists()
        kept.rename(file)
    assert words.startswith(f"Không còn thấy `{file}`")


# File, what stands in it, what is put there: refused by a rule, and named by lists although nobody knows it.
WRONG = {
    "a rule": ("docs/huong-dan/index.md", "\n---\n", "\n---\nLiên hệ: nguyenvana@gmail.com\n", "Có địa chỉ thư điện tử"),
    "an unknown office": ("docs/phan-cong/kh-ke-sat-2026/cong-an-xa.md", "  - cong-an-xa\n", "  - cong-an-sao-hoa\n", "cong-an-sao-hoa"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_content_ends_a_first_build_and_is_named(what: str, small: Path, whole: dict[str, str], tmp_path: Path) -> None:
    name, right, wrong, words = WRONG[what]
    file, text = small / name, (small / name).read_text("utf-8")
    (small / ".cache").rename(tmp_path / "cache")
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    try:
        done = run_build(small)
    finally:
        file.write_text(text, "utf-8")
        shutil.rmtree(small / ".cache")
        (tmp_path / "cache").rename(small / ".cache")
    last_words(done)
    assert name in done.stderr
    assert words in done.stderr


@pytest.mark.parametrize("day", ["2038-01-20"])
def test_a_clock_past_the_end_of_32_bits_builds_as_on_any_day(day: str, small: Path, tmp_path: Path) -> None:
    done = run_build(small, "--out", str(tmp_path / "site"), CANCU_NGAY=day)
    assert done.returncode == 0, done.stderr
    year, month, number = day.split("-")
    assert f"{number}/{month}/{year}" in (tmp_path / "site/index.html").read_text("utf-8")


def test_the_machines_own_clock_may_be_past_it_too(small: Path, tmp_path: Path) -> None:
    if not shutil.which("faketime"):
        pytest.skip("không có faketime")
    env = {key: value for key, value in os.environ.items() if key != "CANCU_NGAY"} | {"CANCU_NO_VENV": "1"}
    target = tmp_path / "site"
    done = subprocess.run(["faketime", "2038-01-20 10:00:00", sys.executable, "scripts/build.py", "--out", str(target)], cwd=small, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "20/01/2038" in (target / "index.html").read_text("utf-8")


@pytest.mark.parametrize("day", ["1970-01-01", "9999-12-31"])
def test_a_clock_that_cannot_be_right_is_told_in_one_line(day: str, small: Path, whole: dict[str, str]) -> None:
    done = run_build(small, CANCU_NGAY=day)
    assert done.returncode == 1
    assert re.fullmatch(r"Ngày \d\d/\d\d/\d{4} nằm ngoài khoảng tính được \(1990 đến 2100\)\. Kiểm tra --ngay, CANCU_NGAY hoặc đồng hồ của máy\.", done.stderr.strip())
