"""The status that the facts imply, on real content: every case in ``tests/cases/validity``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from cancu.graph import Graph
from cancu.validity import status
from cancu.vocabulary import STATUSES

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "validity"


@dataclass(frozen=True)
class Case:
    """One instrument on one day."""

    instrument: str
    day: date
    status: str
    source: str
    reason: str = ""
    by: str = ""

    def __str__(self) -> str:
        return f"{self.instrument} {self.day}"


def _cases() -> list[Case]:
    entries = [e for file in sorted(FOLDER.glob("*.yml")) for e in yaml.safe_load(file.read_text("utf-8"))]
    return [
        Case(entry["instrument"], day, source=entry["source"], **_expected(value))
        for entry in entries
        for day, value in entry["days"].items()
    ]


def _expected(value: Any) -> dict[str, str]:
    return value if isinstance(value, dict) else {"status": value}


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_facts_imply_this_status(case: Case, graph: Graph) -> None:
    span = status(graph.instruments[case.instrument], case.day, graph)
    assert (span.status if span else "none") == case.status
    if case.reason:
        assert span is not None
        assert span.reason.code == case.reason
    if case.by:
        assert span is not None
        assert span.reason.instrument == case.by


def test_the_table_holds_at_least_25_instruments_on_70_pairs_each_sourced() -> None:
    assert len({case.instrument for case in CASES}) >= 25
    assert len({(case.instrument, case.day) for case in CASES}) == len(CASES) >= 70
    assert all(case.source for case in CASES)
    assert {case.status for case in CASES} <= {*STATUSES, "none"}


def test_most_turns_in_the_table_stand_with_the_day_before_them() -> None:
    """A boundary is tested from both sides: the day of the change and the day before."""
    known = {(case.instrument, case.day): case.status for case in CASES}
    turns = Counter(
        known[case.instrument, case.day - timedelta(days=1)] != case.status
        for case in CASES
        if (case.instrument, case.day - timedelta(days=1)) in known
    )
    assert turns[True] >= 100


def test_every_end_in_the_table_has_the_last_day_alive_beside_it() -> None:
    known = {(case.instrument, case.day): case.status for case in CASES}
    for case in CASES:
        if case.status == "het-hieu-luc" and case.reason in ("thay-the", "het-thoi-ky"):
            eve = known.get((case.instrument, case.day - timedelta(days=1)), "")
            assert eve in ("con-hieu-luc", "het-hieu-luc-mot-phan", "chua-ro"), str(case)
