"""The folders of the site before this one, built into once more.

A site has a folder per page, and to make a folder costs more than to fill it with a second name of a finished file
(up to half a millisecond each where as many were just taken away). What stands in the old folders is not trusted:
a file stays only where it is, by its number on the disk, the very file that is wanted there.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def put_by(old: Path, spare: Path) -> None:
    """``old``, a folder nobody needs any more, becomes the spare one, unless there is one or it is on another disk.

    One that is there is never taken away: another build may be taking it up at this moment.
    """
    with contextlib.suppress(OSError):
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)


def taken_up(spare: Path, target: Path, wanted: Mapping[str, str]) -> frozenset[str]:
    """The spare folder as ``target``, which must be empty or absent, with nothing but what is ``wanted``.

    ``wanted``: by address, the path of the file whose second name is to stand there. Returns the addresses that
    stand; none without a spare.
    """
    try:
        spare.rename(target)
    except OSError:
        return frozenset()
    disk = target.stat().st_dev
    stats = ((url, os.stat(path)) for url, path in wanted.items())  # a tenth of the time of Path over a thousand files
    standing: set[str] = set()
    _clear(os.fspath(target), "", {url: stat.st_ino for url, stat in stats if stat.st_dev == disk}, standing)
    return frozenset(standing)


def _clear(folder: str, address: str, wanted: Mapping[str, int], standing: set[str]) -> bool:
    """Take away what is not wanted below ``folder``; whether nothing is left."""
    empty = True
    with os.scandir(folder) as entries:
        for entry in entries:
            url = f"{address}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                gone = _clear(entry.path, f"{url}/", wanted, standing)
                os.rmdir(entry.path) if gone else None  # as above
            elif gone := wanted.get(url) != entry.inode():
                os.unlink(entry.path)  # as above
            else:
                standing.add(url)
            empty = empty and gone
    return empty
