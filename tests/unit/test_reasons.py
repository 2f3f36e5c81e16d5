"""The sentence that tells why a document has its status."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cancu.days import Day
from cancu.graph import Graph
from cancu.reasons import era, explain
from cancu.records import Evidence, Instrument, Observation, PartialEffect, Period, Relation
from cancu.validity import timeline


def day(text: str) -> Day:
    return Day.parse(text)


def instrument(id_: str, **values: Any) -> Instrument:
    known: dict[str, Any] = {
        "path": f"legal/can-cu/{id_}.md", "title": "Quy định thử", "type": "nghi-dinh", "nature": "quy-pham",
        "number": "1/2020/NĐ-CP", "issued": day("01/02/2020"), "effective": day("01/03/2020"),
    }
    return Instrument(id=id_, **(known | values))


def sentences(of: Instrument, *others: Instrument) -> list[str]:
    graph = Graph(instruments={i.id: i for i in (of, *others)})
    return [explain(span, graph, of) for span in timeline(of, graph)]


def newer(relation: str, scope: str = "toan-bo") -> Instrument:
    link = Relation(target="cu", certainty="da-doc", scope=scope)
    dates = {"issued": day("30/10/2025"), "effective": day("15/12/2025")}
    return instrument("moi", number="282/2025/NĐ-CP", **dates, **{relation: (link,)})


def test_a_replaced_document_says_which_one_replaced_it_and_when() -> None:
    assert sentences(instrument("cu"), newer("replaces")) == [
        "Chưa có hiệu lực: có hiệu lực từ 01/03/2020",
        "Có hiệu lực từ 01/03/2020 đến hết 14/12/2025",
        "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế",
    ]


@pytest.mark.parametrize(
    ("relation", "scope", "sentence"),
    [
        ("repeals", "toan-bo", "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP bãi bỏ"),
        ("amends", "toan-bo", "Còn hiệu lực, đã sửa đổi một phần từ 15/12/2025 bởi Nghị định 282/2025/NĐ-CP"),
        ("replaces", "mot-phan", "Còn hiệu lực, một phần bị thay thế từ 15/12/2025 bởi Nghị định 282/2025/NĐ-CP"),
        ("repeals", "mot-phan", "Còn hiệu lực, một phần bị bãi bỏ từ 15/12/2025 bởi Nghị định 282/2025/NĐ-CP"),
    ],
)
def test_each_relation_has_its_own_words(relation: str, scope: str, sentence: str) -> None:
    assert sentences(instrument("cu"), newer(relation, scope))[-1] == sentence


def test_the_end_of_a_period_is_not_told_as_a_replacement() -> None:
    period = Period(first=day("01/01/2021"), last=day("31/12/2025"), kind="nhieu-nam")
    program = instrument("ct", nature="ca-biet", effective=None, period=period)
    assert sentences(program)[-1] == "Hết thời hạn từ 01/01/2026: hết giai đoạn 2021–2025"
    graph = Graph(instruments={"ct": program})
    alone = explain(timeline(program, graph)[-1], graph)
    assert alone == "Hết thời hạn từ 01/01/2026: hết thời kỳ, ngày cuối là 31/12/2025"


def test_an_open_span_says_on_which_day_it_was_checked() -> None:
    checked = instrument("cu", evidence=Evidence(checked=day("22/11/2026"), confidence="cao"))
    assert sentences(checked)[-1] == "Còn hiệu lực từ 01/03/2020, theo đối chiếu ngày 22/11/2026"


def test_a_check_made_before_a_span_began_is_not_claimed_for_it() -> None:
    early = instrument("cu", evidence=Evidence(checked=day("15/02/2020"), confidence="cao"))
    assert sentences(early)[-1] == "Còn hiệu lực từ 01/03/2020"


def test_an_unknown_status_gives_the_reason_an_editor_wrote() -> None:
    unknown = instrument("cu", effective=None, unknowns=(("ngay_hieu_luc", "Chưa đọc điều khoản hiệu lực."),))
    assert sentences(unknown) == ["Chưa rõ: Chưa đọc điều khoản hiệu lực"]
    assert sentences(instrument("cu", effective=None)) == ["Chưa rõ: không biết ngày có hiệu lực"]


def test_an_observation_is_told_as_one() -> None:
    seen = Observation(status="het-hieu-luc-mot-phan", day=day("22/11/2026"), source="Trang pháp điển.")
    said = sentences(instrument("cu", observations=(seen,)))[-1]
    assert said == "Còn hiệu lực một phần, theo đối chiếu ngày 22/11/2026: Trang pháp điển"


@pytest.mark.parametrize(
    ("article", "kind", "sentence"),
    [
        ("toan-bo", "ngung", "Ngưng hiệu lực từ 01/06/2021: Chờ văn bản mới"),
        ("5", "ngung", "Còn hiệu lực, Điều 5 ngưng hiệu lực từ 01/06/2021: Chờ văn bản mới"),
        ("5", "het-hieu-luc", "Còn hiệu lực, Điều 5 hết hiệu lực từ 01/06/2021: Chờ văn bản mới"),
        ("5", "sua-doi", "Còn hiệu lực, Điều 5 được sửa đổi từ 01/06/2021: Chờ văn bản mới"),
    ],
)
def test_partial_effects_name_their_article(article: str, kind: str, sentence: str) -> None:
    effect = PartialEffect(article=article, since=day("01/06/2021"), kind=kind, reason="Chờ văn bản mới.")
    assert sentences(instrument("cu", partial_effects=(effect,)))[-1] == sentence


def test_a_recorded_last_day_without_a_cause_claims_no_cause() -> None:
    said = sentences(instrument("cu", expired=day("01/01/2022")))[-1]
    assert said == "Hết hiệu lực từ 01/01/2022, theo ngày hết hiệu lực đã ghi nhận"


def test_periods_are_named_by_what_they_cover() -> None:
    assert era(Period(first=day("01/01/2022"), last=day("31/12/2022"))) == "năm 2022"
    assert era(Period(first=day("01/06/2026"), last=day("30/09/2026"))) == "thời kỳ 01/06/2026–30/09/2026"


def test_every_span_of_any_document_can_be_told() -> None:
    graph = Graph(instruments={"cu": instrument("cu", issued=None, effective=None)})
    spans = timeline(graph.instruments["cu"], graph)
    assert all(explain(span, graph) for span in spans)
    assert spans[0].since is None or spans[0].since > date.min


def test_a_status_known_only_from_a_day_of_looking_is_not_told_to_have_begun_on_that_day() -> None:
    seen = Observation(status="het-hieu-luc-mot-phan", day=day("22/11/2026"), source="Trang pháp điển.")
    before = sentences(instrument("cu", observations=(seen,)))[1]
    assert before.startswith("Có hiệu lực từ 01/03/2020; ngày 22/11/2026 thấy ghi còn hiệu lực, có phần")
    assert before.endswith("chưa rõ từ ngày nào")


def test_every_act_that_changed_a_document_in_part_is_named() -> None:
    first = instrument("sua-1", number="7/2022/NĐ-CP", effective=day("01/01/2022"), amends=(Relation(target="cu", certainty="da-doc"),))
    assert sentences(instrument("cu"), first, newer("amends"))[-2:] == [
        "Còn hiệu lực, đã sửa đổi một phần từ 01/01/2022 bởi Nghị định 7/2022/NĐ-CP",
        "Còn hiệu lực, đã sửa đổi một phần từ 01/01/2022 bởi Nghị định 7/2022/NĐ-CP, từ 15/12/2025 bởi Nghị định 282/2025/NĐ-CP",
    ]
