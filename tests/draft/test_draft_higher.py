"""The plan above: what it dropped and what it adds is listed, never guessed."""

from __future__ import annotations

from drafts import drafted, task, world
from samples import instrument, link, period

from cancu.records import Assignment, Instrument, Task


def above(id_: str, year: int, **values: object) -> Instrument:
    known = {
        "type": "ke-hoach", "nature": "ca-biet", "issued": f"01/02/{year}", "effective": None, "place": "mau", "issuers": ("ubnd-tinh",),
        "period": period(f"01/01/{year}", f"31/12/{year}"), "number": f"{year}/KH-UBND",
    }
    return instrument(id_, **(known | values))


def asks(plan: str, *topics: str) -> Assignment:
    tasks = tuple(Task(id=f"ii-{n}", spot=f"II.{n}", summary=f"Việc về {topic}.", role="thuc-hien", topics=(topic,)) for n, topic in enumerate(topics, 1))
    return Assignment(id=f"{plan}/ubnd-xa", path="x", title="Ủy ban nhân dân xã", plan=plan, agencies=("ubnd-xa",), spot="II", tasks=tasks)


def test_without_a_plan_above_that_is_what_is_told() -> None:
    draft = drafted(world(task(1, "Tuyên truyền.")), "kh-thu-2022")
    assert [doubt.who for doubt in draft.of("cap-tren")] == ["Ủy ban nhân dân {tren}"]


def test_a_task_that_the_plan_above_dropped_is_listed() -> None:
    graph = world(
        task(1, "Tuyên truyền."), task(2, "Bố trí kinh phí.", topics=("kinh-phi",)),
        instruments=(above("kh-mau-2026", 2026), above("kh-mau-2027", 2027, follows=link("kh-mau-2026"))),
        others=(asks("kh-mau-2026", "tuyen-truyen", "kinh-phi"), asks("kh-mau-2027", "tuyen-truyen")),
    )
    draft = drafted(graph, "kh-thu-2022")
    assert [item.spot for item in draft.items] == ["IV.1/1"]
    assert [doubt.key for doubt in draft.of("cap-tren-bo")] == ["kh-thu-2022/iv-1-2"]


def test_a_task_that_only_the_plan_above_has_is_listed() -> None:
    graph = world(task(1, "Tuyên truyền."), instruments=(above("kh-mau-2027", 2027),), others=(asks("kh-mau-2027", "tuyen-truyen", "kinh-phi"),))
    draft = drafted(graph, "kh-thu-2022")
    assert [doubt.key for doubt in draft.of("cap-tren-them")] == ["kh-mau-2027/ii-2"]
    assert not draft.of("cap-tren")
