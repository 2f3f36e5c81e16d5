"""The rules of law in time (design, section 6), one by one, on documents made for the purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from samples import day, graph_of, instrument, link, period, plan, seen

from cancu.records import Instrument, PartialEffect
from cancu.validity import Reason, contradictions, status, successors, timeline


def on(text: str) -> date:
    return day(text).first


def states(of: Instrument, *others: Instrument) -> list[tuple[str, str]]:
    """The whole life: (first day, status); the first day of an undated beginning is empty."""
    spans = timeline(of, graph_of(of, *others))
    return [(str(span.since or ""), span.status) for span in spans]


def at(text: str, of: Instrument, *others: Instrument) -> tuple[str, Reason]:
    span = status(of, on(text), graph_of(of, *others))
    assert span is not None
    return span.status, span.reason


def newer(**relations: Any) -> Instrument:
    return instrument("moi", issued="01/06/2021", effective="01/01/2022", **relations)


# Rule 1: issue and effect.


def test_nothing_is_said_of_a_day_before_the_issue() -> None:
    old = instrument("cu")
    assert status(old, on("31/01/2020"), graph_of(old)) is None


def test_from_issue_to_effect_a_document_waits() -> None:
    assert states(instrument("cu")) == [("2020-02-01", "chua-co-hieu-luc"), ("2020-03-01", "con-hieu-luc")]


def test_a_document_in_force_on_the_day_of_issue_never_waits() -> None:
    assert states(instrument("cu", effective="01/02/2020")) == [("2020-02-01", "con-hieu-luc")]


def test_a_known_effect_without_a_known_issue_waits_from_the_beginning_of_time() -> None:
    assert states(instrument("cu", issued=None)) == [("", "chua-co-hieu-luc"), ("2020-03-01", "con-hieu-luc")]


# Rule 2: ends, the first one counts.


@pytest.mark.parametrize(("relation", "code"), [("replaces", "thay-the"), ("repeals", "bai-bo")])
def test_a_full_replacement_or_repeal_that_was_read_ends_a_document_and_is_named(relation: str, code: str) -> None:
    by = newer(**{relation: link("cu")})
    assert at("31/12/2021", instrument("cu"), by)[0] == "con-hieu-luc"
    state, reason = at("01/01/2022", instrument("cu"), by)
    assert state == "het-hieu-luc"
    assert (reason.code, reason.instrument, reason.day) == (code, "moi", on("01/01/2022"))


def test_a_relation_with_its_own_day_acts_from_that_day() -> None:
    by = newer(replaces=link("cu", since=day("15/12/2025")))
    assert states(instrument("cu"), by)[-1] == ("2025-12-15", "het-hieu-luc")


@pytest.mark.parametrize("relation", ["replaces", "repeals", "amends"])
def test_an_inferred_relation_changes_no_status(relation: str) -> None:
    by = newer(**{relation: link("cu", certainty="suy-ra")})
    assert states(instrument("cu"), by) == states(instrument("cu"))


@pytest.mark.parametrize("relation", ["bases", "implements", "guides", "corrects", "consolidates", "follows"])
def test_relations_without_legal_effect_change_no_status(relation: str) -> None:
    by = newer(**{relation: link("cu")})
    assert states(instrument("cu"), by) == states(instrument("cu"))


def test_a_replacement_by_a_document_without_an_effective_day_ends_nothing_yet() -> None:
    by = instrument("moi", issued="01/06/2021", effective=None, replaces=link("cu"))
    assert states(instrument("cu"), by) == states(instrument("cu"))


def test_the_day_of_expiry_is_the_first_day_without_effect() -> None:
    old = instrument("cu", expired="01/01/2023")
    assert at("31/12/2022", old)[0] == "con-hieu-luc"
    assert at("01/01/2023", old) == ("het-hieu-luc", Reason("het-han-ghi", day=on("01/01/2023")))


def test_the_last_day_of_a_period_is_still_in_force_and_the_next_day_it_has_lapsed() -> None:
    ended = plan()
    assert at("31/12/2025", ended)[0] == "con-hieu-luc"
    assert at("01/01/2026", ended) == ("het-hieu-luc", Reason("het-thoi-ky", day=on("01/01/2026")))


def test_the_first_of_several_ends_counts() -> None:
    ended = plan(expired="01/07/2025")
    assert states(ended)[-1] == ("2025-07-01", "het-hieu-luc")
    assert at("01/06/2026", ended)[1].code == "het-han-ghi"


def test_where_a_replacement_and_a_written_day_agree_the_successor_is_named() -> None:
    old = instrument("cu", expired="01/01/2022")
    assert at("01/01/2022", old, newer(replaces=link("cu")))[1].instrument == "moi"


def test_a_document_replaced_before_it_took_effect_goes_from_waiting_to_dead() -> None:
    old = instrument("cu", effective="01/01/2023")
    assert states(old, newer(replaces=link("cu"))) == [("2020-02-01", "chua-co-hieu-luc"), ("2022-01-01", "het-hieu-luc")]


def test_the_next_periods_document_does_not_end_the_one_before() -> None:
    following = plan("sau", issued="01/06/2025", follows=link("ke-hoach"), period=period("01/01/2026", "31/12/2026"))
    assert at("01/06/2025", plan(), following)[0] == "con-hieu-luc"
    assert at("01/01/2026", plan(), following)[1].code == "het-thoi-ky"


# Rule 3: declared unknown, changed in part, suspended.


def test_a_declared_unknown_is_shown_with_its_reason_but_only_between_effect_and_end() -> None:
    doubtful = instrument("cu", unknowns=(("trang_thai", "Chưa đọc."),), expired="01/01/2023")
    assert states(doubtful) == [
        ("2020-02-01", "chua-co-hieu-luc"), ("2020-03-01", "chua-ro"), ("2023-01-01", "het-hieu-luc"),
    ]
    assert at("01/03/2020", doubtful)[1] == Reason("khai-chua-ro", text="Chưa đọc.")


def test_a_declared_unknown_stands_before_an_amendment() -> None:
    doubtful = instrument("cu", unknowns=(("trang_thai", "Chưa đọc."),))
    assert at("01/01/2023", doubtful, newer(amends=link("cu")))[0] == "chua-ro"


def test_an_unknown_of_another_field_says_nothing_about_the_status() -> None:
    assert at("01/01/2023", instrument("cu", unknowns=(("nguoi_ky_chuc_vu", "Không ghi."),)))[0] == "con-hieu-luc"


def test_an_amended_document_is_expired_in_part_and_names_the_amendment() -> None:
    state, reason = at("01/01/2022", instrument("cu"), newer(amends=link("cu")))
    assert state == "het-hieu-luc-mot-phan"
    assert (reason.code, reason.instrument, reason.relation) == ("sua-doi", "moi", "amends")


@pytest.mark.parametrize("relation", ["replaces", "repeals"])
def test_a_partial_replacement_or_repeal_ends_a_part_only(relation: str) -> None:
    by = newer(**{relation: link("cu", scope="mot-phan")})
    assert states(instrument("cu"), by)[-1] == ("2022-01-01", "het-hieu-luc-mot-phan")


def effect(kind: str, article: str = "5", since: str = "01/01/2021", until: str = "") -> tuple[PartialEffect, ...]:
    until_day = day(until) if until else None
    return (PartialEffect(article=article, since=day(since), until=until_day, kind=kind, reason="Điều thử."),)


def test_a_provision_that_starts_later_is_no_expiry() -> None:
    assert states(instrument("cu", partial_effects=effect("bat-dau"))) == states(instrument("cu"))


def test_a_provision_that_died_is_named() -> None:
    state, reason = at("01/01/2021", instrument("cu", partial_effects=effect("het-hieu-luc")))
    assert state == "het-hieu-luc-mot-phan"
    assert reason.provisions == ("5",)


def test_a_suspension_of_the_whole_lasts_as_long_as_it_says() -> None:
    stopped = instrument("cu", partial_effects=effect("ngung", "toan-bo", until="01/07/2021"))
    assert states(stopped) == [
        ("2020-02-01", "chua-co-hieu-luc"), ("2020-03-01", "con-hieu-luc"),
        ("2021-01-01", "ngung-hieu-luc"), ("2021-07-01", "con-hieu-luc"),
    ]


def test_a_suspension_stands_before_an_amendment_and_gives_way_to_it_afterwards() -> None:
    stopped = instrument("cu", partial_effects=effect("ngung", "toan-bo", "01/06/2022", "01/07/2022"))
    assert states(stopped, newer(amends=link("cu")))[2:] == [
        ("2022-01-01", "het-hieu-luc-mot-phan"), ("2022-06-01", "ngung-hieu-luc"),
        ("2022-07-01", "het-hieu-luc-mot-phan"),
    ]


def test_a_partial_observation_begins_on_the_day_it_was_made() -> None:
    noted = instrument("cu", observations=seen("het-hieu-luc-mot-phan", "22/11/2026"))
    assert at("21/11/2026", noted)[0] == "con-hieu-luc"
    assert at("22/11/2026", noted)[1].code == "quan-sat"


def test_an_amendment_that_was_read_explains_more_than_an_observation() -> None:
    noted = instrument("cu", observations=seen("het-hieu-luc-mot-phan", "01/06/2021"))
    assert at("01/06/2021", noted, newer(amends=link("cu")))[1].code == "quan-sat"
    assert at("01/01/2022", noted, newer(amends=link("cu")))[1].instrument == "moi"


# Rule 4: no effective day.


@pytest.mark.parametrize("nature", ["ca-biet", "dang"])
def test_administrative_and_party_documents_take_effect_on_signing(nature: str) -> None:
    assert states(instrument("cu", nature=nature, effective=None)) == [("2020-02-01", "con-hieu-luc")]


@pytest.mark.parametrize("nature", ["quy-pham", "lien-tich"])
def test_a_normative_document_is_unknown_until_seen_and_then_what_was_seen(nature: str) -> None:
    noted = instrument("cu", nature=nature, effective=None, observations=seen("con-hieu-luc", "22/11/2026"))
    assert states(noted) == [("2020-02-01", "chua-ro"), ("2026-11-22", "con-hieu-luc")]
    assert at("22/11/2026", noted)[1].text == "Trang thử."


def test_the_latest_observation_counts_where_no_day_is_known() -> None:
    noted = instrument(
        "cu", effective=None, observations=seen("con-hieu-luc", "01/01/2024") + seen("het-hieu-luc", "01/01/2025")
    )
    assert states(noted)[1:] == [("2024-01-01", "con-hieu-luc"), ("2025-01-01", "het-hieu-luc")]


def test_what_was_seen_in_force_can_still_be_amended_by_an_act_that_was_read() -> None:
    noted = instrument("cu", effective=None, observations=seen("con-hieu-luc", "01/01/2021"))
    assert states(noted, newer(amends=link("cu")))[1:] == [("2021-01-01", "con-hieu-luc"), ("2022-01-01", "het-hieu-luc-mot-phan")]


def test_why_no_effective_day_is_known_is_told() -> None:
    undated = instrument("cu", effective=None, unknowns=(("ngay_hieu_luc", "Chưa đọc điều khoản hiệu lực."),))
    assert at("01/01/2021", undated)[1] == Reason("chua-ro-ngay-hieu-luc", text="Chưa đọc điều khoản hiệu lực.")


def test_a_plan_signed_on_an_unknown_day_of_a_month_is_sure_only_after_that_month() -> None:
    assert states(plan(issued="02/2025")) == [
        ("2025-02-01", "chua-ro"), ("2025-03-01", "con-hieu-luc"), ("2026-01-01", "het-hieu-luc"),
    ]


# Rule 5: details survive their parent.


def test_a_detail_text_is_not_ended_by_the_end_of_its_parent() -> None:
    detail = instrument("chi-tiet", implements=link("cu"), bases=link("cu"), guides=link("cu"))
    by = newer(replaces=link("cu"))
    assert at("01/01/2022", detail, instrument("cu"), by)[0] == "con-hieu-luc"


# Observations that contradict.


def test_an_observation_that_contradicts_the_dates_is_listed_and_changes_nothing() -> None:
    noted = instrument("cu", observations=seen("con-hieu-luc", "22/11/2026"))
    by = newer(replaces=link("cu"))
    assert at("22/11/2026", noted, by)[0] == "het-hieu-luc"
    (found,) = contradictions(noted, graph_of(noted, by))
    assert (found[0].status, found[1]) == ("het-hieu-luc", "con-hieu-luc")


def test_an_observation_that_agrees_is_not_listed() -> None:
    noted = instrument("cu", observations=seen("con-hieu-luc", "22/11/2026"))
    assert contradictions(noted, graph_of(noted)) == ()


# Successors.


def test_a_replacement_is_told_before_the_next_periods_document() -> None:
    by, following = newer(replaces=link("cu")), instrument("ke-tiep", follows=link("cu"))
    found = successors(instrument("cu"), graph_of(instrument("cu"), following, by))
    assert [each.source for each in found] == ["moi", "ke-tiep"]


def test_the_answer_is_the_same_for_a_record_outside_the_graph_and_one_inside() -> None:
    old = instrument("cu")
    assert timeline(instrument("cu"), graph_of(old)) == timeline(old, graph_of(old))
