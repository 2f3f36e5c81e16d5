"""The indexes as tables, one row to a record, every column in words. Days are ISO 8601, so that they sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import agenda
from .. import vocabulary as v
from ..days import Day
from ..due import due_text
from ..graph import PlanTask
from ..names import issuer_name, plan_year, short_name, type_name
from ..reasons import cited, explain
from ..records import AdministrativePlace, Agency, Instrument, PlaceName, Term, Topic
from ..site import Site
from ..succession import succession, today_of
from ..text import collation_key
from ..validity import Span
from . import tallies
from . import words as w
from .columns import address
from .sheets import Table, Value

Cells = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One pair of files, ``slug.csv`` and ``slug.xlsx``; the CSV holds the first table."""

    slug: str
    title: str
    tables: Callable[[Site], tuple[Table, ...]]


def _of(title: str, record: Callable[[Any, Site], Cells], records: Iterable[Any], site: Site) -> tuple[Table, ...]:
    """A table from records: each gives its (head, value) cells, always the same heads."""
    cells = [record(one, site) for one in records]
    heads = [head for head, _ in cells[0]] if cells else []
    return (Table(title, tuple(heads), tuple(tuple(value for _, value in row) for row in cells)),)


def _day(day: Day | date | None) -> str:
    return "" if day is None else day.iso if isinstance(day, Day) else day.isoformat()


def _url(kind: str, record_id: str, site: Site) -> tuple[str, Value]:
    return ("Địa chỉ", address(site.graph.url(kind, record_id)))


def _status(span: Span | None, instrument: Instrument, site: Site) -> Cells:
    """A status is dated by its span, not by the day of building: the file changes only when a status does."""
    return (
        ("Trạng thái", v.STATUSES[span.status] if span else "Chưa ban hành"),
        ("Trạng thái từ ngày", _day(span.since) if span else ""),
        ("Trạng thái đến trước ngày", _day(span.until) if span else ""),
        ("Lý do", explain(span, site.graph, instrument) if span else ""),
    )


def _instrument(i: Instrument, site: Site) -> Cells:
    graph = site.graph
    place = graph.places.get(i.place)
    return (
        ("Mã", i.id), ("Loại văn bản", type_name(i)), ("Tính chất", v.NATURES[i.nature]), ("Số, ký hiệu", i.number),
        ("Tên", i.title), ("Cơ quan ban hành", issuer_name(i, graph)), ("Địa bàn", place.title if place else ""),
        ("Năm", str(i.issued.year) if i.issued else ""), ("Ngày ban hành", _day(i.issued)),
        ("Ngày hiệu lực", _day(i.effective)), ("Ngày hết hiệu lực", _day(i.expired)),
        ("Thời kỳ từ", _day(i.period.first) if i.period else ""), ("Thời kỳ đến", _day(i.period.last) if i.period else ""),
        *_status(site.span(i), i, site),
        ("Chủ đề", w.topics(i.topics, graph)), ("Số nơi dẫn", len(graph.cited_by.get(i.id, ()))),
        ("Đối chiếu ngày", _day(i.evidence.checked) if i.evidence else ""),
        ("Độ tin cậy", v.CONFIDENCE.get(i.evidence.confidence, "") if i.evidence else ""),
        ("Chưa rõ", w.together(reason.removesuffix(".") for _, reason in i.unknowns)), _url("van-ban", i.id, site),
    )


def _task(t: PlanTask, site: Site) -> Cells:
    graph, task = site.graph, t.task
    place = graph.places.get(t.plan.place)
    now = dict.fromkeys(agency for answer in today_of(t, site.on, graph) for agency in answer.agencies)
    return (
        ("Mã", t.id), ("Kế hoạch", short_name(t.plan)), ("Năm", str(plan_year(t.plan) or "")),
        ("Địa bàn", place.title if place else ""), ("Vị trí", task.spot), ("Cơ quan", w.offices(t.agencies, graph)),
        ("Vai trò", v.ROLES[task.role]), ("Nội dung", task.summary), ("Loại việc", w.named(task.acts, v.ACTS)),
        ("Phối hợp với", w.offices(task.partners, graph)), ("Chỉ đạo", w.offices(task.directs, graph)),
        ("Báo cáo, tham mưu cho", w.offices(task.reports_to, graph)), ("Chủ đề", w.topics(task.topics, graph)),
        ("Căn cứ kế hoạch nêu", w.bases((b for b in task.bases if b.origin != "bien-tap"), graph)),
        ("Căn cứ biên tập liên kết", w.bases((b for b in task.bases if b.origin == "bien-tap"), graph)),
        ("Chỉ tiêu", w.together(f"{x.amount} {x.unit}: {x.subject}" for x in task.targets)),
        ("Thời hạn", w.together(f"{x.subject}: {due_text(x)}" if x.subject else due_text(x) for x in task.limits)),
        ("Cơ quan hiện nay", w.offices(now, graph) or "chưa rõ"), ("Cảnh báo", _alarms(t, site)),
        ("Địa chỉ", address(t.url)),
    )


def _alarms(task: PlanTask, site: Site) -> str:
    found = site.alarms.get(task.id, ())
    return w.together(f"{cited(a.support.instrument.id, site.graph)} đã hết hiệu lực" for a in found)


def _agency(a: Agency, site: Site) -> Cells:
    answer = succession(a.id, site.on, site.graph)
    return (
        ("Mã", a.id), ("Tên", a.title), ("Tên gọi khác", w.together(a.other_names)),
        ("Viết tắt", w.together(a.abbreviations)), ("Cấp", w.named(a.levels, v.LEVELS)), ("Ngành", v.SECTORS[a.sector]),
        ("Từ ngày", _day(a.since)), ("Không còn từ ngày", _day(a.until)),
        ("Hiện nay", w.offices(answer.agencies, site.graph) or "chưa rõ"), ("Điều cần biết", answer.reason),
        ("Số nhiệm vụ", len(site.graph.tasks_of_agency.get(a.id, ()))),
        ("Số nhiệm vụ được nêu để phối hợp", len(site.graph.tasks_with_partner.get(a.id, ()))),
        ("Số văn bản ban hành", len(site.graph.issued_by.get(a.id, ()))), _url("co-quan", a.id, site),
    )


def _place(p: AdministrativePlace, site: Site) -> Cells:
    parent = site.graph.places.get(p.parent)
    return (
        ("Mã", p.id), ("Tên", p.title), ("Cấp", w.named(p.levels, v.LEVELS)), ("Mã đơn vị hành chính", p.code),
        ("Tên qua các thời kỳ", w.together(map(_period, p.names))), ("Thuộc", parent.title if parent else ""),
        ("Hợp nhất từ", w.together(p.merged_from)),
        ("Chỉ gồm một phần đơn vị cũ", v.YES_NO.get(p.partial, "")), ("Căn cứ", w.bases(p.bases, site.graph)),
        _url("dia-phuong", p.id, site),
    )


def _period(name: PlaceName) -> str:
    since = f"từ {name.since}" if name.since else ""
    until = f"đến trước {name.until}" if name.until else ""
    when = " ".join(part for part in (since, until) if part)
    return f"{name} ({when})" if when else str(name)


def _term(t: Term, site: Site) -> Cells:
    return (
        ("Mã", t.id), ("Thuật ngữ", t.title), ("Tên gọi khác", w.together(t.other_names)), ("Định nghĩa", t.definition),
        ("Căn cứ", w.bases(t.bases, site.graph)), _url("thuat-ngu", t.id, site),
    )


def _topic(t: Topic, site: Site) -> Cells:
    documents = sum(t.id in i.topics for i in site.graph.instruments.values())
    return (
        ("Mã", t.id), ("Chủ đề", t.title), ("Mô tả", t.summary),
        ("Số nhiệm vụ", len(site.graph.tasks_of_topic.get(t.id, ()))), ("Số văn bản", documents),
        _url("chu-de", t.id, site),
    )


_KINDS = {"bao-cao": "Báo cáo", "nhiem-vu": "Thời hạn của nhiệm vụ", "thoi-han": "Thời hạn theo luật",
          "ngay-truyen-thong": "Ngày truyền thông"}


def _event(e: agenda.Event, site: Site) -> Cells:
    return (
        ("Ngày đầu", _day(e.first)), ("Ngày cuối", _day(e.last)), ("Hạn", e.printed or e.note),
        ("Lặp lại", "hằng năm" if e.yearly else ""), ("Loại", _KINDS[e.kind]), ("Việc", e.title),
        ("Ai", w.offices(e.who, site.graph)), ("Gửi", w.offices(e.to, site.graph)),
        ("Nguồn", e.source or w.bases(e.bases, site.graph)), ("Địa chỉ", address(e.url)),
    )


def _words(site: Site) -> tuple[Table, ...]:
    rows = sorted(((a.short, a.full) for a in site.graph.abbreviations), key=lambda r: collation_key(r[0]))
    return (*_of("Thuật ngữ", _term, tallies.by_title(site.graph.terms), site), Table("Viết tắt", ("Viết tắt", "Đầy đủ"), tuple(rows)))


def _in_order(records: Any) -> list[Any]:
    return [record for _, record in sorted(records.items())]


BOOKS = (
    Book("van-ban", "Văn bản", lambda s: _of("Văn bản", _instrument, _in_order(s.graph.instruments), s)),
    Book("nhiem-vu", "Nhiệm vụ", lambda s: _of("Nhiệm vụ", _task, s.graph.tasks, s)),
    Book("co-quan", "Cơ quan", lambda s: _of("Cơ quan", _agency, tallies.by_title(s.graph.agencies), s)),
    Book("dia-phuong", "Địa phương", lambda s: _of("Địa phương", _place, tallies.by_title(s.graph.places), s)),
    Book("thuat-ngu", "Thuật ngữ và chữ viết tắt", _words),
    Book("chu-de", "Chủ đề", lambda s: _of("Chủ đề", _topic, tallies.by_title(s.graph.topics), s)),
    Book("lich", "Lịch", lambda s: _of("Lịch", _event, agenda.series(s), s)),
    Book("phan-cong", "Phân công", tallies.assignments),
    Book("nam", "Theo năm", tallies.years),
    Book("loai-van-ban", "Loại văn bản", tallies.types),
    Book("co-quan-ban-hanh", "Cơ quan ban hành", tallies.issuers),
    Book("ma-tran", "Ma trận vai trò", tallies.matrix),
)
