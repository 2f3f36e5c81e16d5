"""Work in several processes gives what it gives in one, and a copy that dies costs time and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from checks_cases import DAY, Case

from cancu import checks, cores
from cancu.issues import Issue, Place
from cancu.load import load

MANY = checks.WORTH_IT + 1


def issue(code):
    return Issue(Place("a.md"), code, "x")


def test_what_a_copy_found_is_told():
    assert cores.beside(lambda: [issue("AA001")] * 2)() == [issue("AA001"), issue("AA001")]


def test_more_than_a_pipe_holds_is_told_whole():
    assert len(cores.beside(lambda: [issue("AA001")] * 100_000)()) == 100_000


def test_a_mistake_of_ours_in_a_copy_is_raised():
    with pytest.raises(ZeroDivisionError):
        cores.beside(lambda: 1 // 0)()


def test_a_copy_that_is_killed_is_done_again_here():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return [issue("AA001")]

    assert cores.beside(work)() == [issue("AA001")]


def test_shared_work_is_told_in_its_order_and_every_piece_once(tmp_path):
    def piece(number):
        with (tmp_path / "done").open("a") as done:
            done.write(f"{number}\n")
        return number * number

    assert cores.shared(piece, cores.MOST) == [number * number for number in range(cores.MOST)]
    assert sorted(map(int, (tmp_path / "done").read_text().split())) == list(range(cores.MOST))


def test_what_a_killed_copy_left_of_shared_work_is_done_here():
    here = os.getpid()

    def piece(number):
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert cores.shared(piece, 40) == list(range(40))


def test_a_mistake_in_a_piece_of_shared_work_is_raised():
    with pytest.raises(ZeroDivisionError):
        cores.shared(lambda number: 1 // (number - 7), 40)


# A process of its own: one with threads, as a test runner has, is never copied.
_BEGUN = """
import os, sys, time
from cancu import cores
here = os.getpid()
begun = cores.Shared(lambda number: os.getpid() != here and print(number, flush=True), 8)
time.sleep(float(sys.argv[1]))
print("joined", flush=True)
begun.join()
"""


def test_begun_work_goes_on_before_anybody_joins_in():
    done = subprocess.run([sys.executable, "-c", _BEGUN, "3"], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()[:-1]) == sorted(map(str, range(8)))
    assert done.stdout.split()[-1] == "joined"


def test_what_is_dropped_is_not_begun():
    shared = cores.Shared(lambda number: number, 8)
    shared.drop()
    shared.drop()
    with pytest.raises(ValueError, match="closed"):
        shared.join()


def test_a_copy_makes_no_copies_of_its_own():
    workers = cores.beside(lambda: cores.shared(lambda _: os.getpid(), 300))()
    assert len(set(workers)) == 1


def test_a_large_library_is_told_the_same_as_in_one_process(tmp_path, monkeypatch):
    root = Case.read("CN002.bad.yml").build(tmp_path / "library")
    for number in range(MANY):
        (root / f"docs/huong-dan/trang-{number}.md").write_text(f"---\ntitle: Trang {number}\n---\n\nSống hoà thuận, xem [A](khong-co.md).\n", "utf-8")
    at_once = checks.run(load(root), DAY)
    monkeypatch.setattr(checks, "WORTH_IT", 10**9)
    assert at_once == checks.run(load(root), DAY)
    assert len(at_once) == 2 * MANY + 4
