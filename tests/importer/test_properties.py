"""Whatever the text, the importer answers, and its normal form is a fixed point."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cancu.graph import Graph
from cancu.importer.extraction import as_json, extract
from cancu.importer.paper import Line
from cancu.importer.plain import read_plain
from cancu.importer.repair import normal, repair

PLANS = Path(__file__).parent / "plans"
WORDS = (
    "I.", "II.", "IV. TỔ CHỨC THỰC HIỆN", "1.", "2.1.", "a)", "đ)", "- ", "+ ", "**", "#", "|", "Số: /KH-UBND", "Số: 12/KH- UBND", "KẾ HOẠCH", "CHỈ THỊ",
    "QUYẾT ĐỊNH", "Điều 1.", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Sở Y tế", "Công an huyện", "Đề nghị", "Giao", "chủ trì", "phối hợp với",
    "UBND các xã, thị trấn", "Viện kiểm sát nhân dân và Tòa án nhân dân huyện", "ngày tháng năm 2021", "ngày 31 tháng 02 năm 2021", "36- CT/TW", "Luật", "Pháp lệnh",
    "Nghị định số 94/2010/NĐ-CP", "khoản 2 Điều 5", "sửa đổi, bổ sung một số điều của", "100%", "trước ngày 15", "để phát sinh tệ nạn mại dâm", "hoà", "–", "(", ")", "“", ".", ":", ";", "\n", "\n\n", "\t",
)
texts = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@quick
@given(texts)
def test_no_text_makes_the_importer_raise(graph: Graph, text: str) -> None:
    lines = [Line(part, gap=not part.strip()) for part in text.split("\n")]
    found = as_json(extract(lines, graph))
    assert found == as_json(extract(lines, graph))


@quick
@given(texts)
def test_a_paragraph_in_normal_form_stays_as_it_is(text: str) -> None:
    once = normal(text.replace("\n", " "))
    assert normal(once) == once


@pytest.mark.parametrize("path", sorted(p for p in PLANS.iterdir() if p.suffix in (".md", ".txt")), ids=lambda p: p.stem)
def test_a_document_in_normal_form_comes_back_unchanged(path: Path) -> None:
    once = [p.text for p in repair(read_plain(path.read_bytes(), path.name)).paragraphs if not p.cells]
    again = repair(read_plain("\n\n".join(once).encode(), path.name))
    assert [p.text for p in again.paragraphs] == once
    assert again.fixes == []
