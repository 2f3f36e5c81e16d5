"""The importer against its gold files."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from cancu.graph import Graph
from cancu.importer import scoring
from cancu.importer.extraction import as_json, extract
from cancu.importer.plain import read_plain

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOLD = HERE / "gold"
REPORT = ROOT / "docs" / "du-an" / "nhap-ke-hoach.md"
SYNTHETIC = [path for path in scoring.gold_files(GOLD) if scoring.read_gold(path)["nguon"].startswith("plans/")]


@pytest.fixture(scope="module")
def scores(graph: Graph) -> dict[str, dict[str, scoring.Score]]:
    found = {}
    for path in scoring.gold_files(GOLD):
        gold = scoring.read_gold(path)
        source = scoring.source_of(gold, GOLD, ROOT)
        if source is not None:
            found[path.stem] = scoring.score(gold, source, graph)
    return found


def test_every_measure_reaches_its_bar(scores: dict[str, dict[str, scoring.Score]]) -> None:
    added = scoring.total(scores.values())
    for measure, bar in scoring.BARS.items():
        assert added[measure].f1 >= bar, (measure, added[measure].missed, added[measure].wrong)


def test_no_measure_falls_below_what_the_report_says(scores: dict[str, dict[str, scoring.Score]]) -> None:
    told = dict(re.findall(r"^\| ([^|]+?) \|(?: [\d.]+ \|){2} ([\d.]+) \|", REPORT.read_text("utf-8"), re.MULTILINE))
    added = scoring.total(scores.values())
    for measure, label in scoring.LABELS.items():
        assert round(added[measure].f1, 3) >= float(told[label]), label


@pytest.mark.parametrize("path", SYNTHETIC, ids=lambda p: p.stem)
def test_every_layout_is_read_well_by_itself(path: Path, scores: dict[str, dict[str, scoring.Score]]) -> None:
    for measure, score in scores[path.stem].items():
        assert score.f1 >= 0.85, (measure, score.missed, score.wrong)


def test_a_plan_of_twenty_pages_is_read_in_under_two_seconds(graph: Graph) -> None:
    text = "\n\n".join((HERE / "plans" / "tinh-2023.md").read_text("utf-8") for _ in range(12))
    started = time.perf_counter()
    extract(read_plain(text.encode(), "dai.md"), graph)
    assert time.perf_counter() - started < 2


def test_the_object_has_the_keys_that_were_promised(graph: Graph) -> None:
    found = as_json(extract(read_plain((HERE / "plans" / "tinh-2023.md").read_bytes(), "tinh.md"), graph))
    assert list(found) == [
        "loai_van_ban", "so_ky_hieu", "ngay_ban_hanh", "dia_danh", "co_quan_ban_hanh", "cap", "title", "nguoi_ky_chuc_vu",
        "muc", "trich_dan", "phan_cong", "sua_loi", "nghi_ngo",
    ]
    assert set(found["trich_dan"][0]) == {"so_ky_hieu", "loai_van_ban", "ngay_ban_hanh", "co_quan_ban_hanh", "dieu", "vi_tri", "id"}
    assert set(found["phan_cong"][0]) == {"co_quan", "co_quan_id", "vi_tri", "nhiem_vu"}
    assert set(found["phan_cong"][0]["nhiem_vu"][0]) == {"noi_dung", "vai_tro", "phoi_hop_voi", "chi_dao", "chi_tieu", "thoi_han", "vi_tri"}


def test_a_heading_that_joins_agencies_is_a_list_and_one_agency_is_a_text(graph: Graph) -> None:
    found = as_json(extract(read_plain((HERE / "plans" / "tinh-2023.md").read_bytes(), "tinh.md"), graph))
    names = {section["vi_tri"]: section["co_quan"] for section in found["phan_cong"]}
    assert names["IV.2"] == "Công an tỉnh"
    assert names["IV.6"] == ["Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh"]
