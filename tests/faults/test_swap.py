"""A build killed at any moment: each step of the swap in turn is the last one, in a process that really dies."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cancu import publishing
from cancu.publishing import NEEDED, PublishError, publish

# What changes the disk; a process dies just before one of them.
STEPS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.truncate", "os.link"})


def write(site: Path, words: str) -> None:
    for name in (*NEEDED, "van-ban/index.html"):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{words} {name}", "utf-8")


def words(site: Path) -> set[str]:
    """Which site stands there: one word when it is whole."""
    files = [p for p in site.rglob("*") if p.is_file()]
    assert len(files) == len(NEEDED) + 1, files
    return {p.read_text("utf-8").split(" ")[0] for p in files}


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Run ``work`` in a process that kills itself before its ``step``-th change of the disk; whether it came to that."""
    child = os.fork()
    if child == 0:
        left = [step]

        def count(event: str, arguments: tuple[object, ...]) -> None:
            if event in STEPS and (event != "open" or "w" in str(arguments[1]) or "a" in str(arguments[1])):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("at_one_stroke", [True, False])
def test_a_kill_at_any_step_leaves_one_whole_site_and_the_next_start_tidies_up(at_one_stroke: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not at_one_stroke:
        # As on a system without such an exchange: two renames, and moments between them.
        monkeypatch.setattr(publishing, "_exchanged", lambda *_: False)
    elif sys.platform != "linux":
        pytest.skip("chỉ Linux đổi chỗ hai thư mục trong một bước")
    died = step = 0
    between = 0
    spare = tmp_path / "cay"
    while True:
        place = tmp_path / str(step)
        target = place / "site"
        write(target, "cũ")
        if not killed_at(step, lambda target=target: publish(target, lambda aside: write(aside, "mới"), NEEDED, spare)):  # type: ignore[misc]
            break
        died += 1
        if target.exists():
            assert len(words(target)) == 1
        else:
            between += 1
            assert words(target.with_name("site.cu")) == {"cũ"}
        # The next start: the site is back before anything else, whatever becomes of that build.
        with pytest.raises(PublishError, match="hỏng"):
            publish(target, broken, NEEDED)
        assert len(words(target)) == 1
        publish(target, lambda aside: write(aside, "sau"), NEEDED, spare)
        assert words(target) == {"sau"}
        assert [p.name for p in place.iterdir()] == ["site"]
        step += 1
    assert words(target) == {"mới"}
    assert died >= 8
    assert bool(between) is not at_one_stroke


def half(aside: Path) -> None:
    aside.mkdir()
    (aside / "index.html").write_text("nửa", "utf-8")


def broken(_: Path) -> None:
    message = "hỏng"
    raise PublishError(message)


def test_the_first_build_killed_leaves_nothing_that_looks_like_a_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    step = 0
    while killed_at(step, lambda: publish(target, lambda aside: write(aside, "mới"), NEEDED)):
        assert not target.exists() or words(target) == {"mới"}
        step += 1
        if target.exists():
            break
    publish(target, lambda aside: write(aside, "sau"), NEEDED)
    assert words(target) == {"sau"}


def test_half_a_site_never_replaces_a_whole_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "cũ")
    with pytest.raises(PublishError, match=r"thiếu `404\.html`"):
        publish(target, half, NEEDED)
    assert words(target) == {"cũ"}


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "tai-lieu"
    target.mkdir()
    (target / "quan-trong.docx").write_text("của người khác", "utf-8")
    with pytest.raises(PublishError, match="không ghi đè"):
        publish(target, lambda aside: write(aside, "mới"), NEEDED)
    assert (target / "quan-trong.docx").exists()


def test_neighbours_whose_names_only_look_alike_stay(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for name in ("site.moi-truong", "site.moi-12a", "site.cuoi"):
        write(tmp_path / name, "khác")
    write(tmp_path / "site.moi-99", "dở")
    publish(target, lambda aside: write(aside, "mới"), NEEDED)
    assert {p.name for p in tmp_path.iterdir()} == {"site", "site.moi-truong", "site.moi-12a", "site.cuoi"}
