"""Who answers for it, then and now: on this repository's agencies, and on offices made for the purpose."""

from __future__ import annotations

from datetime import date

import pytest
from samples import agency, graph_of, plan, task_of

from cancu.graph import Graph
from cancu.records import Basis, Heir
from cancu.succession import Answer, gone, heirs_for, inherited, predecessors, succession, today_of

EVE, MARCH = date(2025, 2, 28), date(2025, 3, 1)
JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 11, 22)


def who(graph: Graph, agency_id: str, on: date, *topics: str) -> tuple[str, ...]:
    return succession(agency_id, on, graph, topics).agencies


# The facts: agencies.yaml.


@pytest.mark.parametrize(("topic", "heir"), [
    ("kiem-tra-lien-nganh", "bo-y-te"), ("tuyen-truyen", "bo-y-te"), ("bao-ve-tre-em", "bo-y-te"),
    ("viec-lam-sinh-ke", "bo-noi-vu"), ("binh-dang-gioi", "bo-noi-vu"), ("phong-chong-ma-tuy", "bo-cong-an"),
])
def test_the_ministry_of_labour_is_followed_by_function_from_1_march_2025(graph: Graph, topic: str, heir: str) -> None:
    assert who(graph, "bo-ldtbxh", EVE, topic) == ("bo-ldtbxh",)
    assert who(graph, "bo-ldtbxh", MARCH, topic) == (heir,)


def test_without_a_topic_the_ministry_is_followed_by_the_one_that_has_this_field(graph: Graph) -> None:
    assert who(graph, "bo-ldtbxh", MARCH) == ("bo-y-te",)


def test_a_task_of_two_functions_has_two_heirs(graph: Graph) -> None:
    assert set(who(graph, "bo-ldtbxh", MARCH, "tuyen-truyen", "binh-dang-gioi")) == {"bo-y-te", "bo-noi-vu"}


def test_the_act_behind_the_succession_is_told(graph: Graph) -> None:
    answer = succession("bo-ldtbxh", TODAY, graph)
    assert answer.changed
    assert answer.single
    assert [basis.instrument for basis in answer.bases] == ["nd-42-2025-nd-cp"]


@pytest.mark.parametrize(("topics", "heirs"), [
    (("chi-dao-dieu-hanh",), {"so-y-te"}), (("kiem-tra-lien-nganh", "tuyen-truyen"), {"so-y-te"}),
    (("viec-lam-sinh-ke",), {"so-noi-vu"}), (("phong-chong-ma-tuy",), {"pc04"}),
    (("hoa-nhap-cong-dong", "viec-lam-sinh-ke"), {"so-y-te", "so-noi-vu"}),
])
def test_the_department_of_labour_is_followed_by_health_for_what_is_not_named_otherwise(
    graph: Graph, topics: tuple[str, ...], heirs: set[str]
) -> None:
    assert set(who(graph, "so-ldtbxh", MARCH, *topics)) == heirs
    assert who(graph, "so-ldtbxh", EVE, *topics) == ("so-ldtbxh",)


def test_every_2018_task_of_the_department_of_labour_has_an_heir_today(graph: Graph) -> None:
    tasks = [task for task in graph.tasks_of_agency["so-ldtbxh"] if task.plan.id == "kh-2234-tphcm-2018"]
    assert tasks
    for task in tasks:
        (answer,) = today_of(task, TODAY, graph)
        assert answer.changed
        assert "so-y-te" in answer.agencies or set(task.task.topics) <= {
            "viec-lam-sinh-ke", "binh-dang-gioi", "phong-chong-ma-tuy"
        }


def test_district_police_ended_four_months_before_the_district(graph: Graph) -> None:
    police, district = graph.agencies["cong-an-huyen"], graph.agencies["ubnd-huyen"]
    assert [gone(police, on) for on in (EVE, MARCH, JUNE, JULY)] == [False, True, True, True]
    assert [gone(district, on) for on in (EVE, MARCH, JUNE, JULY)] == [False, False, False, True]


@pytest.mark.parametrize("office", [
    "phong-ldtbxh-huyen", "phong-vhtt-huyen", "phong-tckh-huyen", "phong-tu-phap-huyen", "phong-gddt-huyen",
    "trung-tam-vhtttt-huyen", "ubnd-huyen",
])
def test_district_offices_ended_on_1_july_2025(graph: Graph, office: str) -> None:
    assert not gone(graph.agencies[office], JUNE)
    assert gone(graph.agencies[office], JULY)


def test_the_district_police_is_followed_by_the_commune_for_its_area_and_otherwise_it_is_not_clear(graph: Graph) -> None:
    assert who(graph, "cong-an-huyen", MARCH, "quan-ly-dia-ban") == ("cong-an-xa",)
    unclear = succession("cong-an-huyen", MARCH, graph, ("dau-tranh-toi-pham",))
    assert set(unclear.agencies) == {"cong-an-xa", "cong-an-tinh"}
    assert "chưa rõ" in unclear.reason
    both = succession("cong-an-huyen", MARCH, graph, ("quan-ly-dia-ban", "dau-tranh-toi-pham"))
    assert set(both.agencies) == {"cong-an-xa", "cong-an-tinh"}


def test_the_district_office_of_labour_is_followed_in_the_commune(graph: Graph) -> None:
    assert who(graph, "phong-ldtbxh-huyen", JULY, "tuyen-truyen") == ("phong-vhxh-xa",)
    assert who(graph, "phong-ldtbxh-huyen", JUNE, "tuyen-truyen") == ("phong-ldtbxh-huyen",)


def test_the_department_of_social_evils_is_followed_by_two(graph: Graph) -> None:
    assert who(graph, "cuc-pctnxh", MARCH) == ("cuc-bao-tro-xa-hoi",)
    assert who(graph, "cuc-pctnxh", MARCH, "phong-chong-ma-tuy") == ("c04-bca",)


@pytest.mark.parametrize("office", [
    "phong-tckh-huyen", "phong-tu-phap-huyen", "phong-gddt-huyen", "bch-quan-su-huyen", "vks-huyen", "toa-an-huyen",
    "trung-tam-vhtttt-huyen", "ubnd-huyen",
])
def test_an_unknown_heir_has_a_reason_and_no_agency(graph: Graph, office: str) -> None:
    answer = succession(office, TODAY, graph)
    assert answer.changed
    assert answer.agencies == ()
    assert answer.reason
    assert not answer.single


@pytest.mark.parametrize("office", ["so-tttt", "so-khdt", "chi-cuc-pctnxh", "bo-doi-bien-phong-tinh"])
def test_an_agency_whose_end_is_not_known_is_told_as_it_is_with_the_doubt(graph: Graph, office: str) -> None:
    answer = succession(office, TODAY, graph)
    assert (answer.changed, answer.agencies) == (False, (office,))
    assert answer.reason


def test_an_agency_that_stands_answers_for_itself_without_a_word(graph: Graph) -> None:
    assert succession("so-y-te", TODAY, graph) == Answer("so-y-te", False, ("so-y-te",))


def test_no_agency_that_is_gone_today_is_named_as_answering_today(graph: Graph) -> None:
    for task in graph.tasks:
        for answer in today_of(task, TODAY, graph):
            for heir in answer.agencies:
                assert not gone(graph.agencies[heir], TODAY), f"{task.id}: {heir}"
            assert answer.agencies or answer.reason, task.id


def test_health_inherits_the_tasks_of_the_department_of_labour_only_after_it_ended(graph: Graph) -> None:
    assert "so-ldtbxh" in predecessors("so-y-te", MARCH, graph)
    assert "so-ldtbxh" not in predecessors("so-y-te", EVE, graph)
    taken = inherited("so-y-te", TODAY, graph)
    assert any(task.agencies == ("so-ldtbxh",) for task in taken)
    assert not inherited("so-y-te", EVE, graph)


# Made for the purpose.


def heir(agency_id: str, *topics: str, default: str = "", **values: object) -> Heir:
    return Heir(agency=agency_id, function="Thử", topics=topics, default=default, **values)  # type: ignore[arg-type]


def test_a_succession_of_successions_is_followed_to_the_end_with_every_step() -> None:
    graph = Graph(instruments={}, agencies={a.id: a for a in (
        agency("a", "01/01/2020", (heir("b", default="co"),)),
        agency("b", "01/01/2022", (heir("c", default="co"),)),
        agency("c"),
    )})
    assert succession("a", date(2021, 1, 1), graph).agencies == ("b",)
    last = succession("a", date(2022, 1, 1), graph)
    assert last.agencies == ("c",)
    assert [step.agency for step in last.via] == ["b", "c"]
    assert predecessors("c", date(2022, 1, 1), graph) == ("a", "b")


def test_agencies_that_inherit_from_each_other_do_not_go_round_for_ever() -> None:
    graph = Graph(instruments={}, agencies={a.id: a for a in (
        agency("a", "01/01/2020", (heir("b", default="co"),)),
        agency("b", "01/01/2020", (heir("a", default="co"),)),
    )})
    assert succession("a", date(2021, 1, 1), graph).agencies == ("a",)


def test_an_agency_without_a_record_answers_for_itself() -> None:
    assert succession("la", TODAY, Graph(instruments={})) == Answer("la", False, ("la",))


def test_the_default_heir_takes_what_no_other_heir_names() -> None:
    former = agency("a", "01/01/2020", (heir("b", "x"), heir("c", default="co"), heir("d", "y")))
    assert [h.agency for h in heirs_for(former, frozenset())] == ["c"]
    assert [h.agency for h in heirs_for(former, frozenset({"x"}))] == ["b"]
    assert [h.agency for h in heirs_for(former, frozenset({"z"}))] == ["c"]
    assert [h.agency for h in heirs_for(former, frozenset({"x", "z"}))] == ["c", "b"]
    assert [h.agency for h in heirs_for(former, frozenset({"x", "y"}))] == ["b", "d"]


def test_without_a_default_an_unnamed_function_may_be_with_any_heir() -> None:
    former = agency("a", "01/01/2020", (heir("b", "x"), heir("c")))
    assert [h.agency for h in heirs_for(former, frozenset({"x"}))] == ["b"]
    assert [h.agency for h in heirs_for(former, frozenset({"x", "z"}))] == ["b", "c"]
    assert [h.agency for h in heirs_for(former, frozenset())] == ["b", "c"]


def test_a_basis_of_several_steps_is_told_once() -> None:
    act = Basis(instrument="nd")
    graph = Graph(instruments={}, agencies={a.id: a for a in (
        agency("a", "01/01/2020", (heir("b", bases=(act,)), heir("c", bases=(act,)))), agency("b"), agency("c"),
    )})
    assert succession("a", TODAY, graph).bases == (act,)


def test_a_task_of_several_agencies_has_an_answer_for_each() -> None:
    task = task_of(plan(), agencies=("a", "b"))
    graph = graph_of(plan(), agencies={"a": agency("a", "01/01/2020", (heir("c"),)), "b": agency("b"), "c": agency("c")})
    assert [answer.agencies for answer in today_of(task, TODAY, graph)] == [("c",), ("b",)]
