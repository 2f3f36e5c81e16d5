"""The judged queries, and how well an index answers them."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
QUERIES = HERE / "queries.txt"
# Judged before they were first run, and never tuned on; the newest batch last.
HELD_OUT = (HERE / "queries-giu-rieng.txt", HERE / "queries-giu-rieng-2.txt")
# Each with what its header says of it.
OTHERS = tuple(HERE / f"queries-thu-{n}.txt" for n in (2, 3, 4, 5, 6, 7))
PLANS = {"ks": "kh-ke-sat-2026", "tc": "kh-tan-chau-2022", "hcm": "kh-2234-tphcm-2018", "lt": "kh-lap-thach-2021"}
FOLDERS = {"vb": "van-ban", "cq": "co-quan", "dp": "dia-phuong", "cd": "chu-de", **{k: f"phan-cong/{v}" for k, v in PLANS.items()}}
ANCHORED = {"tn": "thuat-ngu/#", "lich": "lich/#"}
BARS = {"all": (0.90, 0.98), "so-hieu": (1.0, 1.0), "each": (0.85, 0.95)}


@dataclass(frozen=True)
class Query:
    """A query, its class, and the addresses that answer it."""

    text: str
    kind: str
    wanted: tuple[str, ...]

    def answered_by(self, url: str) -> bool:
        return any(fits(wanted, url) for wanted in self.wanted)


def fits(wanted: str, url: str) -> bool:
    return url.startswith(wanted[:-1]) if wanted.endswith("*") else url == wanted


def address(short: str) -> str:
    """ "ks/truong-hoc#iv-5-1" → its address."""
    folder, _, rest = short.partition("/")
    if folder in ANCHORED:
        return ANCHORED[folder] + rest.removeprefix("#")
    if folder not in FOLDERS:
        return short
    name, hash_, anchor = rest.partition("#")
    if name.endswith("*") or not name:
        return f"{FOLDERS[folder]}/{name}"
    return f"{FOLDERS[folder]}/{name}/{hash_}{anchor}"


def load(file: Path = QUERIES) -> tuple[Query, ...]:
    """Every query of the file, in order."""
    found: list[Query] = []
    kind = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[] ")
        elif "=>" in line and not line.startswith("#"):
            text, _, wanted = line.partition("=>")
            targets = tuple(address(part.strip()) for part in wanted.split("|"))
            found.append(Query(text.strip(), kind, targets))
    return tuple(found)


def run(queries: Iterable[Query], index: Path) -> list[dict[str, object]]:
    """Ask every query of the index in a folder, with Node."""
    lines = "\n".join(json.dumps({"q": query.text}) for query in queries)
    done = subprocess.run(
        ["node", str(HERE / "measure.mjs"), str(index)], input=lines, capture_output=True, text=True, check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def place(query: Query, answer: Mapping[str, object], *, grouped: bool = True) -> int:
    """Place of the first result that answers, from 1; 0 when none does.

    A result is a page: the link it leads with, and up to three more of that page that stand below it on the
    screen. ``grouped``: those count too, but never as the first place. Without, only what leads.
    """
    pages = answer["results"]
    assert isinstance(pages, list)
    for n, (lead, *others) in enumerate(pages, 1):
        if query.answered_by(lead["url"]):
            return n
        if grouped and any(query.answered_by(hit["url"]) for hit in others):
            return max(n, 2)
    return 0


def rates(queries: Iterable[Query], places: Iterable[int]) -> dict[str, tuple[int, float, float]]:
    """Class → how many, success@1, success@5; "all" over everything."""
    found: dict[str, list[int]] = defaultdict(list)
    for query, where in zip(queries, places, strict=True):
        found[query.kind].append(where)
        found["all"].append(where)
    return {
        kind: (len(own), sum(w == 1 for w in own) / len(own), sum(1 <= w <= 5 for w in own) / len(own))
        for kind, own in found.items()
    }
