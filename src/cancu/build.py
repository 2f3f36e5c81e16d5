"""Content to a checked site, and to the place where its files are made."""

from __future__ import annotations

import gc
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import checks, cores, inputs
from .days import parse_day
from .issues import ContentError, Issue, errors
from .load import Library, Memory, load
from .making import WHOLE, Compose, Shard, Workshop
from .pages.environment import ready
from .site import Settings, Site
from .store import Made, Store


@dataclass(frozen=True, slots=True)
class Reading:
    """Content that could be read, and the site it makes."""

    library: Library
    site: Site


def read(root: Path, settings: Settings) -> Reading:
    """Read and check. Raises ContentError with every problem when one of them is an error."""
    library = load(root)
    check(library, settings, checks.Past.of(root))
    return Reading(library, Site.of(library, settings))


def read_beside(root: Path, settings: Settings, begun: Callable[[], Library]) -> tuple[Reading, Checking]:
    """Read, to be checked while pages are made of it: the first time piece by piece, later in another process.

    ``begun`` is a reading that goes on in other processes already (``load.begun``).
    """
    past = checks.Past.of(root)
    known = past is not None and past.file.is_file()
    if not known:
        # Meanwhile: a first build needs all its templates.
        ready()
    library = begun()
    # Not looked through again for circles, here or in any copy of this process.
    gc.freeze()
    if known:
        answer = cores.beside(lambda: checks.run(library, settings.on, checks.ERRORS, past=past))
        return Reading(library, Site.of(library, settings)), Checking(lambda _: answer())
    reading = Reading(library, Site.of(library, settings))
    work = checks.Work(checks.Context.of(library, reading.site), checks.ERRORS, past)
    return reading, Checking(work.told, work.pieces)


class Checking:
    """A check that has begun: how what is found is told, given the answers of the pieces that are still to be done.

    Pieces are to be dealt out with the pages, so that every core has work and no words are gone through twice.
    """

    def __init__(self, told: Callable[[list[list[Issue]]], Sequence[Issue]], pieces: Sequence[checks.Piece] = ()) -> None:
        self.pieces, self._told, self._waited = pieces, told, False

    def told(self, answers: list[list[Issue]]) -> None:
        """The answers of the pieces, in order. Raises ContentError with every problem when one of them is an error."""
        self._waited = True
        if found := errors(self._told(answers)):
            raise ContentError(found)

    def wait(self) -> None:
        """Whatever is still to be done, here and now. Raises as ``told``."""
        if not self._waited:
            self.told([piece() for piece in self.pieces])


def glance(root: Path, settings: Settings, memory: Memory) -> Reading:
    """Read, unchecked; what ``memory`` has is not taken apart again. Raises ContentError where a file cannot be read."""
    library = load(root, memory=memory)
    if errors(library.issues):
        raise ContentError(errors(library.issues))
    return Reading(library, Site.of(library, settings))


def check(library: Library, settings: Settings, past: checks.Past | None = None) -> None:
    """Raises ContentError with every problem when one of them is an error."""
    issues = checks.run(library, settings.on, checks.ERRORS, past=past)
    if errors(issues):
        raise ContentError(errors(issues))


# The form of what is published; other forms are built into a folder of their own making.
SITE = "site"


@dataclass(frozen=True, slots=True)
class Form:
    """What becomes of a page: the name of the form, and its file's address and bytes."""

    name: str
    compose: Compose
    # What else the bytes depend on.
    mark: str = ""


def make(
    root: Path, reading: Reading, form: Form, target: Path, shard: Shard = WHOLE, *, parallel: bool = True, search: bool = True,
    checking: Checking | None = None,
) -> dict[str, Made]:
    """All files of the site into ``target``, from the store where nothing they were made from has changed.

    Without ``search`` its index is the last one made. ``checking`` goes on meanwhile; raises ContentError as it does.
    """
    version = inputs.version(root, reading.site.settings, form.name + form.mark)
    folder = form.name if shard == WHOLE else f"{form.name}-{shard.number}-{shard.of}"
    with Store.open(store_folder(root) / folder, version) as store:
        spare = inputs.spare(root) if form.name == SITE and shard == WHOLE else None
        beside = checking if checking and checking.pieces else None
        return Workshop(reading.site, reading.library.digests, store, form.compose, shard, parallel, search, spare, beside).make(target)


def store_folder(root: Path) -> Path:
    """Where finished files are kept between builds."""
    return inputs.cache_folder(root) / "trang"


def settings_from(environment: Mapping[str, str], root: Path) -> Settings:
    """The day (``CANCU_NGAY``), the repository and the address from the environment or the git remote."""
    on = environment.get("CANCU_NGAY", "")
    return Settings(
        on=parse_day(on) if on else date.today(),  # noqa: DTZ011  # the reader's calendar day is wanted
        repository=environment.get("CANCU_REPO", "") or remote(root),
        branch=environment.get("CANCU_BRANCH", "main"),
        address=environment.get("CANCU_ADDRESS", ""),
        commit=environment.get("CANCU_COMMIT", ""),
    )


def shard_from(environment: Mapping[str, str]) -> Shard:
    """ ``CANCU_SHARD``: "2/3" is the second of three machines."""
    number, _, of = environment.get("CANCU_SHARD", "1/1").partition("/")
    return Shard(int(number), int(of))


def remote(root: Path) -> str:
    """The web address of the ``origin`` remote, so that a fork's edit links open the fork."""
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(root), "remote", "get-url", "origin"],
            capture_output=True, text=True, check=False, timeout=10,
        )
    except OSError:
        return ""
    return web_address(done.stdout.strip())


def web_address(address: str) -> str:
    """ ``git@github.com:a/b.git`` and ``https://github.com/a/b.git`` → ``https://github.com/a/b``."""
    match = re.fullmatch(r"(?:https://|ssh://git@|git@)(?:[^@/]+@)?([\w.-]+)[:/]([\w./-]+?)(?:\.git)?/?", address)
    return f"https://{match[1]}/{match[2]}" if match else ""
