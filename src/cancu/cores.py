"""Work in copies of this process, so that no core is idle; a copy gives its memory back at the end.

There are never more processes at work than it takes: each copy of a large library has its own cost in memory.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, Generic, TypeVar

Answer = TypeVar("Answer")
# Pieces of work at most: their numbers, four bytes each, must find room in a pipe.
MOST = 4_000
# In a copy: it makes no copies of its own.
_inside: list[bool] = []


def shared(work: Callable[[int], Answer], pieces: int) -> list[Answer]:
    """``work`` of every number below ``pieces``, at most ``MOST``, in order: here and in copies, each taking the next one.

    What a copy leaves undone, however it ended, is done here.
    """
    return Shared(work, pieces).join()


class Shared(Generic[Answer]):
    """Shared work that has begun in copies; whoever began it joins in when the hands are free."""

    def __init__(self, work: Callable[[int], Answer], pieces: int) -> None:
        left, right = os.pipe()
        self._work, self._pieces, self._queue = work, pieces, open(left, "rb", buffering=0)  # noqa: SIM115  # closed when the work is joined in
        with open(right, "wb") as filled:
            filled.write(b"".join(number.to_bytes(4, "big") for number in range(pieces)))
        self._others = [beside(self._some) for _ in range(min(_hands(), pieces) - 1)]

    def _some(self) -> dict[int, Answer]:
        return dict(_taken(self._work, self._queue))

    def join(self) -> list[Answer]:
        """The rest is done here as well; once. What ``shared`` gives."""
        try:
            found = self._some()
            for other in self._others:
                found.update(other())
        finally:
            self.drop()
        return [found[number] if number in found else self._work(number) for number in range(self._pieces)]

    def drop(self) -> None:
        """Nothing more is begun, here or in a copy."""
        if not self._queue.closed:
            with self._queue:
                self._queue.read()


def _taken(work: Callable[[int], Answer], queue: IO[bytes]) -> Iterator[tuple[int, Answer]]:
    """Whoever reads next has the next number."""
    while number := queue.read(4):
        yield int.from_bytes(number, "big"), work(int.from_bytes(number, "big"))


def _hands() -> int:
    return min(os.cpu_count() or 1, 8)


def beside(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """Begins ``work`` in a copy of this process; what is given back waits for its answer. If that fails, it runs here.

    A process with threads is never copied: a lock held by another thread would stay held for ever.
    """
    if _inside or not hasattr(os, "fork") or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        return work
    # A file without a name rather than a pipe: the copy can end, and give its memory back, before anybody listens.
    paper = tempfile.TemporaryFile()  # noqa: SIM115  # the answer is read, and the file closed, later
    child = os.fork()
    if not child:
        _answer(work, paper)

    def answer() -> Answer:
        _, state = os.waitpid(child, 0)
        with paper:
            paper.seek(0)
            # The answer comes from this very process: nobody else can write into the file.
            found: Answer = pickle.load(paper) if state == 0 else work()  # noqa: S301
        return found

    return answer


def _answer(work: Callable[[], Answer], paper: IO[bytes]) -> None:
    """In the copy: write down what was found and end, without the parent's clean-up."""
    state = 1
    _inside.append(True)
    try:
        pickle.dump(work(), paper)
        paper.flush()
        state = 0
    finally:
        os._exit(state)
