"""Published sites and published sources: is the site what a commit builds, do the sources still answer?"""

from __future__ import annotations

import hashlib
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .graph import Graph
from .resolve import name_key
from .text import fold

_AGENT = {"User-Agent": "can-cu-kiem-lien-ket"}
MOST_BYTES = 3_000_000
UNANSWERED = "không trả lời"
# Hosts take these for themselves and hand them to nobody.
FOR_THE_HOST = frozenset({"_headers"})


def manifest(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of every file, sorted by path."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that is not what the commit builds: "khác", "thiếu", "thừa" or "không trả lời"."""

    path: str
    kind: str


def compare(built: dict[str, str], published: dict[str, str]) -> tuple[Difference, ...]:
    """What differs between a build and a published copy."""
    found = [Difference(path, "thiếu") for path in built if path not in published]
    found += [Difference(path, "thừa") for path in published if path not in built]
    for path, digest in built.items():
        there = published.get(path, digest)
        if there != digest:
            found.append(Difference(path, there if there == UNANSWERED else "khác"))
    return tuple(sorted(found))


def fetch_manifest(address: str, paths: list[str]) -> dict[str, str]:
    """SHA-256 of each path below an address; ``UNANSWERED`` where nothing can be told; left out what the server has not."""
    with ThreadPoolExecutor(8) as pool:
        digests = pool.map(lambda path: _digest(f"{address.rstrip('/')}/{urllib.parse.quote(path)}"), paths)
        return {path: digest for path, digest in zip(paths, digests, strict=True) if digest}


def _digest(url: str) -> str:
    """Of the whole file, however long; empty when the server says that it has none."""
    try:
        with _open(url) as answer:
            return hashlib.file_digest(answer, "sha256").hexdigest()
    except urllib.error.HTTPError as error:
        return "" if error.code in (404, 410) else UNANSWERED
    except OSError:
        return UNANSWERED


def _read(url: str) -> bytes:
    with _open(url) as answer:
        return bytes(answer.read(MOST_BYTES))


def _open(url: str) -> Any:
    if not url.startswith(("https://", "http://")):
        raise OSError(url)
    return urllib.request.urlopen(urllib.request.Request(url, headers=_AGENT), timeout=20)  # noqa: S310  # http(s) only, see above


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """An outside address a record names, and the number that must stand on it."""

    path: str
    url: str
    number: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """``state``: "tot" (answers, number there), "hong" (gone, or the number is missing), "khong-chac"."""

    source: Source
    state: str
    reason: str


def sources(graph: Graph) -> Iterator[Source]:
    """Every outside address of the instruments: full texts must carry their number."""
    for _, doc in sorted(graph.instruments.items()):
        if doc.full_text:
            yield Source(doc.path, doc.full_text, doc.number)
        for url in doc.evidence.addresses if doc.evidence else ():
            yield Source(doc.path, url)


def judge(source: Source) -> Verdict:
    """One address. A block or a time-out is "unsure", never "broken"."""
    try:
        text = _read(source.url).decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        gone = error.code in (404, 410)
        return Verdict(source, "hong" if gone else "khong-chac", f"HTTP {error.code}")
    except OSError as error:
        return Verdict(source, "khong-chac", type(error).__name__)
    if source.number and not _has_number(text, source.number):
        return Verdict(source, "hong", f"trang không có số {source.number}")
    return Verdict(source, "tot", "")


def _has_number(text: str, number: str) -> bool:
    wanted = re.sub(r"[^a-z0-9]+", "", fold(number))
    return wanted in re.sub(r"[^a-z0-9]+", "", name_key(re.sub(r"<[^>]+>", " ", text)))
