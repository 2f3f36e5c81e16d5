"""Scores of the importer against gold files: precision, recall and F1 for what the issue names.

A gold file states the metadata, the citations (place, number, day, issuer, article, record) and, for each
agency section, its agencies as printed, its place, and each task's place with its role. A count is right only
when all of that is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..citations import number_key
from ..graph import Graph
from ..text import fold
from .extraction import as_json, extract
from .reading import lines_of

MEASURES = ("trich_dan", "sieu_du_lieu", "co_quan", "nhiem_vu", "vai_tro")
LABELS = {
    "trich_dan": "Trích dẫn", "sieu_du_lieu": "Siêu dữ liệu", "co_quan": "Mục cơ quan", "nhiem_vu": "Nhiệm vụ", "vai_tro": "Vai trò",
}
BARS = {"trich_dan": 0.98, "sieu_du_lieu": 0.95, "co_quan": 0.95, "nhiem_vu": 0.92, "vai_tro": 0.90}
"""The least F1 of each measure over all documents."""
_META = ("loai_van_ban", "so_ky_hieu", "ngay_ban_hanh", "dia_danh", "co_quan_ban_hanh", "cap", "title", "nguoi_ky_chuc_vu")
Bag = Counter[tuple[str, ...]]


@dataclass(slots=True)
class Score:
    """Counts of one measure; ``missed`` and ``wrong`` show what to look at."""

    right: int = 0
    found: int = 0
    expected: int = 0
    missed: list[tuple[str, ...]] = field(default_factory=list)
    wrong: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else float(not self.found)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right, self.found + other.found, self.expected + other.expected,
            self.missed + other.missed, self.wrong + other.wrong,
        )


def gold_files(folder: Path) -> list[Path]:
    """Gold files in the order of their names."""
    return sorted(folder.glob("*.yml"))


def read_gold(path: Path) -> dict[str, Any]:
    """One gold file; every scalar a string."""
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # it builds strings only
    return dict(loaded)


def source_of(gold: dict[str, Any], folder: Path, root: Path) -> Path | None:
    """The document a gold file is about, or None where it is kept elsewhere and not there."""
    name = str(gold["nguon"])
    path = root / name if name.startswith("../") else folder.parent / name
    return path if path.is_file() else None


def score(gold: dict[str, Any], source: Path, graph: Graph) -> dict[str, Score]:
    """Each measure for one document."""
    found = as_json(extract(lines_of(source), graph))
    ours, theirs = _facts(found), _gold_facts(gold)
    return {measure: _count(ours[measure], theirs[measure]) for measure in MEASURES}


def total(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """The sum over documents."""
    added = {measure: Score() for measure in MEASURES}
    for each in scores:
        added = {measure: added[measure] + each[measure] for measure in MEASURES}
    return added


def _count(found: Bag, expected: Bag) -> Score:
    right = found & expected
    return Score(right.total(), found.total(), expected.total(), sorted((expected - right).elements()), sorted((found - right).elements()))


def _key(text: str) -> str:
    return " ".join(re.findall(r"[\w/%.]+", fold(text)))


def _facts(found: dict[str, Any]) -> dict[str, Bag]:
    sections = [(_names(s["co_quan"]), s["vi_tri"], s["nhiem_vu"]) for s in found["phan_cong"]]
    tasks = [(names, spot, t["vi_tri"], t["vai_tro"]) for names, spot, own in sections for t in own]
    return {
        "trich_dan": Counter(_cited(c) for c in found["trich_dan"]),
        "sieu_du_lieu": Counter((k, _key(str(found[k]))) for k in _META if found[k]),
        "co_quan": Counter((names, spot) for names, spot, _own in sections),
        "nhiem_vu": Counter((names, place) for names, _spot, place, _role in tasks),
        "vai_tro": Counter((place, role) for _names, _spot, place, role in tasks),
    }


def _gold_facts(gold: dict[str, Any]) -> dict[str, Bag]:
    sections = [(_names(s["co_quan"]), s["vi_tri"], s["nhiem_vu"]) for s in gold.get("phan_cong", [])]
    cited = [
        {"so_ky_hieu": c.get("so"), "loai_van_ban": c.get("loai"), "ngay_ban_hanh": c.get("ngay"), "co_quan_ban_hanh": c.get("co_quan"),
         "dieu": c.get("dieu"), "vi_tri": c["vi_tri"], "id": c.get("id")}
        for c in gold.get("trich_dan", [])
    ]
    return {
        "trich_dan": Counter(_cited(c) for c in cited),
        "sieu_du_lieu": Counter((k, _key(gold[k])) for k in _META if gold.get(k)),
        "co_quan": Counter((names, spot) for names, spot, _own in sections),
        "nhiem_vu": Counter((names, place) for names, _spot, own in sections for place in own),
        "vai_tro": Counter((place, role) for _names, _spot, own in sections for place, role in own.items()),
    }


def _names(names: str | list[str]) -> str:
    return " | ".join(_key(name) for name in ([names] if isinstance(names, str) else names))


def _cited(item: dict[str, Any]) -> tuple[str, ...]:
    number = number_key(item["so_ky_hieu"]) if item["so_ky_hieu"] else ""
    rest = (str(item[k] or "") for k in ("loai_van_ban", "ngay_ban_hanh", "dieu", "id"))
    return (item["vi_tri"], number, *rest, _key(item["co_quan_ban_hanh"] or ""))
