"""Pages of a large site on every core; a small site is not worth the start of a process."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")
Part = Callable[[], Result]

# Below this many records one process is quicker than two.
WORTH_IT = 600

_parts: list[Part[object]] = []


def run(parts: Iterable[Part[Result]], size: int) -> list[Result]:
    """Each part's result, in order. Parts see what the parent has computed; their own caches end with them."""
    chosen = list(parts)
    cores = os.cpu_count() or 1
    if size < WORTH_IT or cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [part() for part in chosen]
    _parts[:] = chosen
    with ProcessPoolExecutor(min(cores, 8), mp_context=multiprocessing.get_context("fork")) as pool:
        return list(pool.map(_run, range(len(chosen))))  # type: ignore[arg-type]  # each index gives that part's Result


def _run(index: int) -> object:
    return _parts[index]()
