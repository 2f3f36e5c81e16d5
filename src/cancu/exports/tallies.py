"""Tables that count: assignments, years, types, issuers, and the role matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from .. import matrix as roles
from .. import vocabulary as v
from ..graph import Graph
from ..names import agency_name, plan_year, short_name
from ..site import Site
from ..text import collation_key
from . import words as w
from .columns import address
from .sheets import Table, Value

Row = tuple[Value, ...]


def by_title(records: Mapping[str, Any]) -> list[Any]:
    """Records in Vietnamese order of their titles."""
    return sorted(records.values(), key=lambda record: (collation_key(record.title), record.id))


def assignments(site: Site) -> tuple[Table, ...]:
    """A row to a heading of a plan."""
    graph = site.graph
    rows = [
        (
            short_name(graph.instruments[a.plan]), str(plan_year(graph.instruments[a.plan]) or ""), a.spot, a.title,
            w.offices(a.agencies, graph), len(a.tasks), address(graph.url("phan-cong", a.id)),
        )
        for _, a in sorted(graph.assignments.items()) if a.plan in graph.instruments
    ]
    heads = ("Kế hoạch", "Năm", "Mục", "Tên mục", "Cơ quan", "Số nhiệm vụ", "Địa chỉ")
    return (Table("Phân công", heads, tuple(rows)),)


def years(site: Site) -> tuple[Table, ...]:
    """A row to a year in which something happened."""
    graph = site.graph
    documents = graph.instruments.values()
    counts = (
        Counter(i.issued.year for i in documents if i.issued),
        Counter(i.takes_effect.year for i in documents if i.takes_effect),
        Counter(day.year for i in documents if (day := _ended(i.id, site))),
        Counter(plan_year(plan) for plan in graph.plans),
        Counter(plan_year(task.plan) for task in graph.tasks),
    )
    known = sorted({year for count in counts for year in count if year})
    rows: list[Row] = [(str(year), *(count[year] for count in counts), address(f"nam/{year}/")) for year in known]
    heads = ("Năm", "Ban hành", "Bắt đầu có hiệu lực", "Hết hiệu lực", "Kế hoạch", "Nhiệm vụ", "Địa chỉ")
    return (Table("Theo năm", heads, tuple(rows)),)


def _ended(instrument_id: str, site: Site) -> date | None:
    spans = site.timelines[instrument_id]
    return next((span.since for span in spans if span.status == "het-hieu-luc"), None)


def types(site: Site) -> tuple[Table, ...]:
    """A row to a type of document, the highest rank first."""
    counts = Counter(i.type for i in site.graph.instruments.values())
    rows = tuple(
        (t.id, t.name, counts[t.id], address(site.graph.url("loai-van-ban", t.id)))
        for t in v.DOCUMENT_TYPES.values() if counts[t.id]
    )
    return (Table("Loại văn bản", ("Mã", "Loại văn bản", "Số văn bản", "Địa chỉ"), rows),)


def issuers(site: Site) -> tuple[Table, ...]:
    """A row to an agency that issued something."""
    graph = site.graph
    ids = sorted(graph.issued_by, key=lambda a: (collation_key(agency_name(a, graph)), a))
    rows = tuple((a, agency_name(a, graph), len(graph.issued_by[a]), address(graph.url("co-quan", a))) for a in ids)
    return (Table("Cơ quan ban hành", ("Mã", "Cơ quan", "Số văn bản", "Địa chỉ"), rows),)


def matrix(site: Site) -> tuple[Table, ...]:
    """The role matrix, long and wide."""
    return (_roles_by_plan(site.graph), _totals(site.graph))


def _roles_by_plan(graph: Graph) -> Table:
    """Long form, easy to filter: a row to a plan, agency and topic, a column to a role."""
    counts: dict[tuple[str, str, str], dict[str, int]] = {}
    for cell in roles.cells(graph):
        counts.setdefault((cell.plan, cell.agency, cell.topic), {})[cell.role] = cell.tasks
    names = {**v.ROLES, roles.NAMED: "Được nêu để phối hợp hoặc chỉ đạo"}
    rows: list[Row] = [
        (
            short_name(graph.instruments[plan]), str(plan_year(graph.instruments[plan]) or ""),
            agency_name(agency, graph), w.topics([topic], graph), *(by_role.get(role, 0) for role in names),
            address(graph.url("co-quan", agency)),
        )
        for (plan, agency, topic), by_role in counts.items()
    ]
    heads = ("Kế hoạch", "Năm", "Cơ quan", "Chủ đề", *names.values(), "Địa chỉ")
    return Table("Vai trò theo kế hoạch", heads, tuple(rows))


def _totals(graph: Graph) -> Table:
    """Wide form, the matrix itself: how many tasks of its own each agency has in each topic."""
    topics = by_title(graph.topics)
    counts: Counter[tuple[str, str]] = Counter()
    for cell in roles.cells(graph):
        if cell.role != roles.NAMED:
            counts[cell.agency, cell.topic] += cell.tasks
    agencies = sorted({agency for agency, _ in counts}, key=lambda a: (collation_key(agency_name(a, graph)), a))
    rows: list[Row] = [(agency_name(a, graph), *(counts[a, t.id] for t in topics)) for a in agencies]
    return Table("Cơ quan và chủ đề", ("Cơ quan", *(t.title for t in topics)), tuple(rows))
