"""What things are called on a page: documents, offices of a place, periods."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from . import vocabulary as v
from .graph import Graph, PlanTask
from .records import AdministrativePlace, Instrument
from .text import capital, fold

_BY_TITLE = ("hien-phap", "bo-luat", "luat", "phap-lenh")


def type_name(instrument: Instrument) -> str:
    return v.DOCUMENT_TYPES[instrument.type].name


def short_name(instrument: Instrument) -> str:
    """For lists and links: "Nghị định 282/2025/NĐ-CP", "Luật Trẻ em (102/2016/QH13)"."""
    if instrument.type in _BY_TITLE and instrument.number:
        return f"{titled(instrument)} ({instrument.number})"
    if instrument.number:
        return f"{type_name(instrument)} {instrument.number}"
    return instrument.other_names[0] if instrument.other_names else instrument.title


def titled(instrument: Instrument) -> str:
    """The title with its type in front, once: "Luật Trẻ em"."""
    name = type_name(instrument)
    return instrument.title if fold(instrument.title).startswith(fold(name)) else f"{name} {instrument.title}"


def full_name(instrument: Instrument) -> str:
    """Number and title: "Nghị định 178/2004/NĐ-CP: Quy định chi tiết …"."""
    short = short_name(instrument)
    same = fold(instrument.title) in fold(short) or short == instrument.title
    return short if same else f"{short}: {instrument.title}"


def issuer_name(instrument: Instrument, graph: Graph) -> str:
    """Who issued it, with its place: "Ủy ban nhân dân huyện Tân Châu"."""
    on = instrument.issued.first if instrument.issued else date.min
    place = graph.places.get(instrument.place)
    return "; ".join(office_name(agency, place, graph, on) for agency in instrument.issuers)


def office_name(agency_id: str, place: AdministrativePlace | None, graph: Graph, on: date) -> str:
    """An agency by its generic name, or as the office of a place when the agency is a local one."""
    agency = graph.agencies.get(agency_id)
    if agency is None:
        return agency_id
    if place is None or agency.levels == ("trung-uong",):
        return agency.title
    return f"{agency.short_name or agency.title} {local_name(place, on)}"


def local_name(place: AdministrativePlace, on: date) -> str:
    """The place's own name on a day: "huyện Tân Châu"."""
    return place.name_on(on).name


def agency_name(agency_id: str, graph: Graph) -> str:
    agency = graph.agencies.get(agency_id)
    return agency.title if agency else agency_id


def names_of(agencies: Iterable[str], graph: Graph) -> str:
    return ", ".join(agency_name(a, graph) for a in agencies)


def plan_year(plan: Instrument) -> int:
    """The year a plan is for."""
    if plan.period:
        return plan.period.first.year
    return plan.issued.year if plan.issued else 0


def task_title(task: PlanTask, limit: int = 110) -> str:
    """The first clause of a task, for links and lists."""
    text = capital(task.task.summary)
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0].rstrip(",;:")
    return f"{cut} …"
