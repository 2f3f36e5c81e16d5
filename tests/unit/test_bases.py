"""What a task rests on, and the alarm when it rests on a dead basis."""

from __future__ import annotations

from datetime import date

import pytest
from samples import graph_of, instrument, link, period, plan, task_of

from cancu.bases import Alarm, Support, alarms, history, plan_rests_on, rests_on, running, written
from cancu.graph import Graph, PlanTask
from cancu.records import ArticlePair, Basis, Instrument

TODAY = date(2026, 11, 22)
SUMMER, DECEMBER = date(2025, 7, 1), date(2025, 12, 20)

# A plan for 2025 on the old decree on penalties; the new one replaces it on 15/12/2025, article by article.
PAIRS = (ArticlePair(old="24", new="32"), ArticlePair(old="25", new="33"))
OLD = instrument("nd-144", issued="31/12/2021", effective="01/01/2022")
NEW = instrument("nd-282", issued="30/10/2025", effective="15/12/2025", replaces=link("nd-144", pairs=PAIRS))
PLAN = plan(implements=link("chuong-trinh"))
PROGRAMME = instrument("chuong-trinh", nature="ca-biet", type="quyet-dinh", implements=link("phap-lenh"))
ORDINANCE = instrument("phap-lenh", type="phap-lenh", bases=link("hien-phap"))
CONSTITUTION = instrument("hien-phap", type="hien-phap")
GRAPH = graph_of(OLD, NEW, PLAN, PROGRAMME, ORDINANCE, CONSTITUTION)


def on_article(article: str, instrument_id: str = "nd-144", **values: str) -> Basis:
    return Basis(instrument=instrument_id, article=article, origin="bien-tap", **values)


def steps(supports: tuple[Support, ...]) -> list[tuple[int, str, str]]:
    return [(s.depth, s.how, s.instrument.id) for s in supports]


def alarms_of(task: PlanTask, graph: Graph, on: date) -> tuple[Alarm, ...]:
    return alarms(task, rests_on(task, graph, on), graph, on)


def history_of(task: PlanTask, graph: Graph, on: date) -> tuple[Support, ...]:
    return history(task, rests_on(task, graph, on), on)


def dead(task: PlanTask, on: date, graph: Graph = GRAPH) -> list[tuple[str, str, str]]:
    return [
        (f"{a.support.pinpoint} {a.support.instrument.id}".strip(), a.successor.id if a.successor else "", a.article)
        for a in alarms_of(task, graph, on)
    ]


# The chain.


def test_the_chain_goes_from_the_task_over_its_plan_up_to_the_ordinance_and_the_laws() -> None:
    assert steps(rests_on(task_of(PLAN, on_article("24")), GRAPH, SUMMER)) == [
        (1, "own", "nd-144"), (2, "implements", "chuong-trinh"), (3, "implements", "phap-lenh"), (4, "bases", "hien-phap"),
    ]


def test_a_task_without_a_basis_of_its_own_rests_on_its_plans() -> None:
    task = task_of(PLAN)
    assert steps(rests_on(task, GRAPH, SUMMER)) == steps(plan_rests_on(PLAN, GRAPH, SUMMER))
    assert [s.via for s in rests_on(task, GRAPH, SUMMER)] == ["ke-hoach", "chuong-trinh", "phap-lenh"]


def test_each_link_has_its_status_on_the_plans_day_and_now() -> None:
    first = rests_on(task_of(PLAN, on_article("24")), GRAPH, DECEMBER)[0]
    assert first.then is not None
    assert first.now is not None
    assert (first.then.status, first.now.status) == ("con-hieu-luc", "het-hieu-luc")


def test_every_article_a_task_names_is_kept_also_of_one_document() -> None:
    task = task_of(PLAN, on_article("25"), on_article("24"), on_article("24"))
    own = [str(s.pinpoint) for s in rests_on(task, GRAPH, SUMMER) if s.depth == 1]
    assert own == ["Điều 24", "Điều 25"]


def test_what_is_reached_twice_stands_at_its_nearest_place_only() -> None:
    task = task_of(PLAN, on_article("15", "phap-lenh"))
    assert steps(rests_on(task, GRAPH, SUMMER)) == [
        (1, "own", "phap-lenh"), (2, "bases", "hien-phap"), (2, "implements", "chuong-trinh"),
    ]


def test_the_origin_and_the_inference_of_a_basis_are_kept() -> None:
    basis = Basis(instrument="nd-144", origin="ke-hoach", inference="Kế hoạch không ghi số.")
    (own, *_) = rests_on(task_of(PLAN, basis), GRAPH, SUMMER)
    assert (own.origin, own.inference) == ("ke-hoach", "Kế hoạch không ghi số.")


def test_documents_that_rest_on_each_other_do_not_go_round_for_ever() -> None:
    one, two = instrument("a", bases=link("b")), instrument("b", bases=link("a"), implements=link("ke-hoach"))
    circle = plan(bases=link("a"))
    assert steps(plan_rests_on(circle, graph_of(circle, one, two), SUMMER)) == [(2, "bases", "a"), (3, "bases", "b")]


def test_a_basis_without_a_record_is_left_out() -> None:
    assert steps(rests_on(task_of(plan(bases=link("la")), on_article("1", "la")), graph_of(plan()), SUMMER)) == []


@pytest.mark.parametrize("plan_id", ["kh-2234-tphcm-2018", "kh-ke-sat-2026"])
def test_every_task_of_a_plan_on_prostitution_rests_on_the_ordinance(graph: Graph, plan_id: str) -> None:
    for task in graph.tasks_of_plan[plan_id]:
        assert "pl-10-2003-ubtvqh11" in {s.instrument.id for s in rests_on(task, graph, TODAY)}, task.id


# The day of a plan.


@pytest.mark.parametrize(("issued", "on", "read"), [
    ("15/01/2025", TODAY, date(2025, 1, 15)), ("02/2025", TODAY, date(2025, 2, 28)), ("2026", TODAY, TODAY),
    ("2026", date(2027, 5, 1), date(2026, 12, 31)), ("02/2025", date(2024, 1, 1), date(2025, 2, 1)), (None, TODAY, TODAY),
])
def test_a_plan_of_an_unknown_day_is_read_on_the_latest_day_it_can_be(issued: str | None, on: date, read: date) -> None:
    assert written(plan(issued=issued), on) == read


def test_what_a_plan_names_was_there_when_it_was_signed(graph: Graph) -> None:
    for task in graph.tasks:
        for support in rests_on(task, graph, TODAY):
            if support.depth == 1 or support.via == task.plan.id:
                assert support.then or not support.instrument.issued, f"{task.id}: {support.instrument.id}"


# The alarm.


def test_a_dead_basis_of_a_running_plan_raises_an_alarm_with_the_successor_and_the_new_article() -> None:
    task = task_of(PLAN, on_article("24"))
    assert dead(task, DECEMBER) == [("Điều 24 nd-144", "nd-282", "32")]
    assert alarms_of(task, GRAPH, DECEMBER)[0].own


def test_each_dead_article_has_its_own_alarm() -> None:
    task = task_of(PLAN, on_article("24"), on_article("25"), on_article("26"))
    assert dead(task, DECEMBER) == [
        ("Điều 24 nd-144", "nd-282", "32"), ("Điều 25 nd-144", "nd-282", "33"), ("Điều 26 nd-144", "nd-282", ""),
    ]


@pytest.mark.parametrize(("on", "alarmed"), [
    (date(2025, 12, 14), False), (date(2025, 12, 15), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False),
])
def test_the_alarm_lasts_from_the_day_the_basis_died_to_the_last_day_of_the_plan(on: date, alarmed: bool) -> None:
    assert bool(dead(task_of(PLAN, on_article("24")), on)) == alarmed


def test_a_basis_that_died_after_the_plan_ended_is_history_and_no_alarm() -> None:
    ended = plan(period=period("01/01/2024", "31/12/2024"), issued="15/01/2024")
    task = task_of(ended, on_article("24"))
    graph = graph_of(OLD, NEW, ended)
    assert dead(task, TODAY, graph) == []
    assert [s.instrument.id for s in history_of(task, graph, TODAY)] == ["nd-144"]


def test_a_running_plan_has_no_history() -> None:
    assert history_of(task_of(PLAN, on_article("24")), GRAPH, DECEMBER) == ()


def test_a_living_basis_is_neither_alarm_nor_history() -> None:
    task = task_of(PLAN, on_article("32", "nd-282"))
    assert dead(task, DECEMBER) == []
    assert history_of(task, GRAPH, TODAY) == ()


def test_a_dead_basis_of_the_plan_itself_raises_an_alarm_on_each_of_its_tasks() -> None:
    on_old = plan(bases=link("nd-144"))
    (alarm,) = alarms_of(task_of(on_old), graph_of(OLD, NEW, on_old), DECEMBER)
    assert not alarm.own
    assert alarm.successor == NEW


def test_a_basis_that_lapsed_with_its_period_names_the_next_periods_document() -> None:
    lapsed = plan("chuong-trinh", period=period("01/01/2021", "31/12/2024"), issued="01/02/2021")
    following = plan("chuong-trinh-sau", follows=link("chuong-trinh"), period=period("01/01/2025", "31/12/2030"))
    assert dead(task_of(PLAN), SUMMER, graph_of(PLAN, lapsed, following)) == [("chuong-trinh", "chuong-trinh-sau", "")]


def test_a_basis_changed_in_part_or_unknown_is_no_dead_basis() -> None:
    amended = instrument("nd-moi", issued="01/05/2025", effective="01/06/2025", amends=link("nd-144"))
    task = task_of(PLAN, on_article("24"))
    assert dead(task, SUMMER, graph_of(OLD, amended, PLAN)) == []


def test_a_dead_basis_without_a_known_successor_is_told_without_one() -> None:
    ended = instrument("nd-144", expired="01/06/2025")
    assert dead(task_of(PLAN, on_article("24")), SUMMER, graph_of(PLAN, ended)) == [("Điều 24 nd-144", "", "")]


def test_what_a_plan_only_guides_is_no_basis_of_its_tasks() -> None:
    guiding = plan(guides=link("nd-144"))
    assert dead(task_of(guiding), DECEMBER, graph_of(OLD, NEW, guiding)) == []


def test_what_a_living_basis_rests_on_in_turn_raises_no_alarm() -> None:
    """A detail text survives its parent where not contrary."""
    detail = instrument("chi-tiet", implements=link("luat"))
    law = instrument("luat", type="luat", expired="01/06/2025")
    task = task_of(plan(), Basis(instrument="chi-tiet"))
    assert dead(task, SUMMER, graph_of(plan(), detail, law)) == []


# Which plans run.


@pytest.mark.parametrize(("on", "runs"), [
    (date(2024, 12, 31), False), (date(2025, 1, 1), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False),
])
def test_a_plan_runs_with_its_period_both_days_included(on: date, runs: bool) -> None:
    assert running(PLAN, on) == runs


def test_a_plan_without_a_period_runs_from_its_issue_on() -> None:
    endless: Instrument = plan(period=None)
    assert [running(endless, on) for on in (date(2025, 1, 14), date(2025, 1, 15), TODAY)] == [False, True, True]
    assert not running(plan(period=None, issued=None), TODAY)


# This repository's plans.


def test_only_the_plan_of_2026_runs_today_and_none_has_a_live_alarm(graph: Graph) -> None:
    assert [p.id for p in graph.plans if running(p, TODAY)] == ["kh-ke-sat-2026"]
    assert [task.id for task in graph.tasks if alarms_of(task, graph, TODAY)] == []


def test_no_basis_of_a_plan_died_while_the_plan_ran(graph: Graph) -> None:
    for task in graph.tasks:
        assert task.plan.period
        year = task.plan.period.first.year
        ends = (date(year, month, 1) for month in range(2, 13))
        assert [on for on in (*ends, task.plan.period.last.last) if alarms_of(task, graph, on)] == [], task.id


def test_what_died_after_a_plan_ended_is_told_as_history(graph: Graph) -> None:
    tasks = graph.tasks_of_plan["kh-lap-thach-2021"]
    told = {s.instrument.id for task in tasks for s in history_of(task, graph, TODAY)}
    assert {"nd-94-2010-nd-cp", "nd-221-2013-nd-cp", "nd-136-2016-nd-cp", "luat-66-2011-qh12"} <= told
    assert "pl-10-2003-ubtvqh11" not in told


def test_another_day_shows_the_alarm_on_real_content(graph: Graph) -> None:
    """Were a plan of 2025 to rest on Điều 24 of Nghị định 144/2021/NĐ-CP, it would be told Điều 32 of the new one."""
    task = task_of(plan(), Basis(instrument="nd-144-2021-nd-cp", article="24", origin="ke-hoach"))
    wider = Graph(instruments={**graph.instruments, "ke-hoach": task.plan})
    assert dead(task, date(2025, 12, 14), wider) == []
    assert dead(task, date(2025, 12, 15), wider) == [("Điều 24 nd-144-2021-nd-cp", "nd-282-2025-nd-cp", "32")]
