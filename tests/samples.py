"""Records in memory, for tests that need a law, a plan or an agency of their own."""

from __future__ import annotations

from typing import Any

from cancu.days import Day
from cancu.graph import Graph, PlanTask
from cancu.records import Agency, Assignment, Basis, Heir, Instrument, Observation, Period, Relation, Task


def day(text: str) -> Day:
    return Day.parse(text)


def instrument(id_: str, **values: Any) -> Instrument:
    """A decree in force since 01/03/2020, unless told otherwise. Days may be given as text."""
    known: dict[str, Any] = {
        "path": f"legal/can-cu/{id_}.md", "title": f"Văn bản thử {id_}", "type": "nghi-dinh", "nature": "quy-pham",
        "issued": "01/02/2020", "effective": "01/03/2020",
    }
    return Instrument(id=id_, **{key: _day(key, value) for key, value in (known | values).items()})


def _day(key: str, value: Any) -> Any:
    return day(value) if key in ("issued", "effective", "expired") and isinstance(value, str) else value


def link(target: str, **values: Any) -> tuple[Relation, ...]:
    """One relation that was read, to a document as a whole unless told otherwise."""
    return (Relation(target=target, **{"certainty": "da-doc"} | values),)


def period(first: str, last: str) -> Period:
    return Period(first=day(first), last=day(last))


def seen(status: str, on: str) -> tuple[Observation, ...]:
    return (Observation(status=status, day=day(on), source="Trang thử."),)


def plan(id_: str = "ke-hoach", **values: Any) -> Instrument:
    """A plan for the year 2025, signed on 15/01/2025, unless told otherwise."""
    known = {
        "type": "ke-hoach", "nature": "ca-biet", "issued": "15/01/2025", "effective": None,
        "period": period("01/01/2025", "31/12/2025"),
    }
    return instrument(id_, **(known | values))


def graph_of(*instruments: Instrument, **parts: Any) -> Graph:
    return Graph(instruments={i.id: i for i in instruments}, **parts)


def task_of(plan_: Instrument, *bases: Basis, agencies: tuple[str, ...] = ("cong-an-xa",), topics: tuple[str, ...] = ()) -> PlanTask:
    """A task of a plan that rests on the given bases."""
    task = Task(id="ii-1", spot="II.1", summary="Kiểm tra cơ sở.", role="chu-tri", bases=bases, topics=topics)
    assignment = Assignment(
        id=f"{plan_.id}/{agencies[0]}", path=f"docs/phan-cong/{plan_.id}/{agencies[0]}.md", title="Cơ quan thử",
        plan=plan_.id, agencies=agencies, spot="II", tasks=(task,),
    )
    return PlanTask(task, assignment, plan_)


def agency(id_: str, until: str = "", heirs: tuple[Heir, ...] = (), **values: Any) -> Agency:
    return Agency(
        id=id_, path=f"docs/co-quan/{id_}.md", title=id_, levels=("tinh",), sector="khac",
        until=day(until) if until else None, heirs=heirs, **values,
    )
