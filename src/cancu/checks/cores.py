"""Two halves of a run at once: a large library is answered in little more than half the time."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable

from ..issues import Issue

Half = Callable[[], list[Issue]]
# Below this many files a second process costs more than it saves.
WORTH_IT = 300


def both(first: Half, second: Half, files: int) -> list[Issue]:
    """What two independent functions find. The first may run in a copy of this process; if that fails, it runs here.

    A process with threads is never copied: a lock held by another thread would stay held for ever.
    """
    can = hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1
    if files < WORTH_IT or not can:
        return [*first(), *second()]
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _answer(first, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        mine = second()
        answer = pipe.read()
    _, state = os.waitpid(child, 0)
    # The answer comes from this very process: nobody else can write into the pipe.
    return [*(pickle.loads(answer) if state == 0 else first()), *mine]  # noqa: S301


def _answer(half: Half, writer: int) -> None:
    """In the copy: send what was found and end, without the parent's clean-up."""
    state = 1
    try:
        answer = pickle.dumps(half())
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(answer)
        state = 0
    finally:
        os._exit(state)
