"""Deadlines of the new year, with weekends; awareness days; recipients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafts import drafted, task, world

from cancu.draft.word import when
from cancu.graph import Graph
from cancu.records import Basis, Deadline, Duty, Observance, TimeLimit


def dues(graph: Graph) -> list[tuple[str, date | None, str]]:
    return [(due.when, due.day, due.note) for due in drafted(graph, "kh-thu-2022").dues]


def test_a_recurring_duty_is_recomputed_and_weekends_are_noted() -> None:
    duty = Duty(id="bc", subject="Báo cáo quý", cycle="quy", day="15", month="cuoi-ky", who=("phong-ldtbxh-huyen",), to=("ubnd-huyen",))
    found = dues(world(task(1, "Tuyên truyền."), duties=(duty,)))
    assert [day for _, day, _ in found] == [date(2027, 3, 14), date(2027, 6, 14), date(2027, 9, 14), date(2027, 12, 14)]
    assert found[0][0] == "trước ngày 15/03/2027"
    assert "Chủ nhật 14/03/2027 là ngày nghỉ" in found[0][2]
    assert "thứ Sáu 12/03/2027" in found[0][2]
    assert found[1][2] == "Thứ Hai 14/06/2027 là ngày cuối trong hạn."


def test_a_tasks_limit_is_recomputed_too() -> None:
    limit = TimeLimit(subject="Gửi báo cáo", cycle="nam", day="20", month="12")
    found = dues(world(task(1, "Tuyên truyền.", limits=(limit,))))
    assert [day for _, day, _ in found] == [date(2027, 12, 19)]


def test_a_single_deadline_of_last_year_is_listed() -> None:
    duty = Duty(id="bc", subject="Tổng kết", cycle="mot-lan", day="15", month="12", who=("phong-ldtbxh-huyen",))
    draft = drafted(world(task(1, "Tuyên truyền."), duties=(duty,)), "kh-thu-2022")
    assert not draft.dues
    assert draft.of("thoi-han")[0].why.startswith("Hạn một lần")


def test_a_duty_to_report_to_oneself_is_listed() -> None:
    duty = Duty(id="bc", subject="Báo cáo", cycle="quy", who=("ubnd-xa",), to=("ubnd-huyen",))
    draft = drafted(world(task(1, "Tuyên truyền."), duties=(duty,)), "kh-thu-2022")
    assert not draft.dues
    assert "nay là một" in draft.of("thoi-han")[0].why


def test_a_deadline_of_a_law_that_nobody_can_vouch_for_is_listed() -> None:
    law = Deadline(id="han", path="x", title="Báo cáo năm", who=("ubnd-xa",), cycle="nam", day="10", month="7", topics=("tuyen-truyen",), bases=(Basis(instrument="khong-co"),))
    sure = replace(law, id="han-2", title="Báo cáo chắc", bases=(Basis(instrument="nd-150"),))
    graph = replace(world(task(1, "Tuyên truyền.")), deadlines={"han": law, "han-2": sure})
    draft = drafted(graph, "kh-thu-2022")
    assert [due.what for due in draft.dues] == ["Báo cáo chắc"]
    assert draft.of("thoi-han")[0].what.startswith("Báo cáo năm")


def test_awareness_days_are_those_of_the_new_year() -> None:
    yearly = Observance(id="a", path="x", title="Ngày A", first="26/06", topics=("tuyen-truyen",))
    once = Observance(id="b", path="x", title="Tháng B", first="01/12", last="31/12", recurrence="mot-lan", year="2003", topics=("tuyen-truyen",))
    month = Observance(id="c", path="x", title="Tháng C", first="10/11", last="10/12", topics=("tuyen-truyen",))
    graph = replace(world(task(1, "Tuyên truyền.")), observances={"a": yearly, "b": once, "c": month})
    draft = drafted(graph, "kh-thu-2022")
    assert [when(row) for row in draft.days] == ["Thứ Bảy 26/06/2027", "10/11/2027 – 10/12/2027"]


def test_recipients_are_offices_of_today_and_the_issuer_is_not_among_them() -> None:
    graph = world(task(1, "Tuyên truyền."), recipients=(
        "Phòng Lao động - Thương binh và Xã hội (báo cáo)", "Ủy ban nhân dân các xã, thị trấn", "Phòng Tài chính - Kế hoạch huyện", "Lưu văn thư",
    ))
    draft = drafted(graph, "kh-thu-2022")
    assert draft.recipients == ("Phòng Văn hóa - Xã hội (báo cáo)", "Lưu: VT")
    assert [doubt.key for doubt in draft.of("noi-nhan")] == ["Phòng Tài chính - Kế hoạch huyện"]
