"""What time does to a correct file: dead bases, overdue reviews, things still unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from .. import names
from .. import vocabulary as v
from ..bases import running
from ..days import show
from ..records import Instrument, Record
from ..validity import contradictions, successors
from .context import Context
from .rule import Finding, error, warning
from .sources import Part

_SAYS_DEAD = re.compile(r"hết hiệu lực|thay thế|thay bằng|thay cho|bị thay|đã thay|bãi bỏ|trước đây|trước ngày|cũ|khi đó|từng|lịch sử|nay là", re.IGNORECASE)
_LIVING_TEXTS = frozenset({"tap-huan", "trang", "duong-day"})
_DEAD = ("het-hieu-luc", "ngung-hieu-luc")
STALE_DAYS = 730


def dead_basis(context: Context) -> Iterator[Finding]:
    """A running plan's task on a dead basis."""
    for task_id, alarms in sorted(context.site.alarms.items()):
        for alarm in alarms:
            task = alarm.task
            at = task.assignment.tasks.index(task.task)
            own = [n for n, b in enumerate(task.task.bases) if b.instrument == alarm.support.instrument.id]
            keys = ("nhiem_vu", at, "can_cu", own[0]) if own else ("nhiem_vu", at)
            says = f"Nhiệm vụ {task.task.spot} ({task_id}) dựa vào {names.short_name(alarm.support.instrument)}, đã hết hiệu lực."
            yield Finding(context.place(task.assignment, *keys), says, _instead(alarm.successor, alarm.article))


def _instead(successor: Instrument | None, article: str) -> str:
    if successor is None:
        return "Tìm văn bản thay thế và ghi quan hệ `thay_the` ở văn bản đó."
    return f"Xem {f'Điều {article} ' if article else ''}{names.short_name(successor)}."


def dead_basis_of_plan(context: Context) -> Iterator[Finding]:
    """A running plan that itself implements a dead document."""
    for plan in context.graph.plans:
        if not running(plan, context.on):
            continue
        for name, relations in (("can_cu", plan.bases), ("thuc_hien", plan.implements)):
            for index, relation in enumerate(relations):
                span = context.site.span(relation.target, context.on) if relation.target in context.graph.instruments else None
                if span and span.status in _DEAD:
                    target = context.graph.instruments[relation.target]
                    yield Finding(context.place(plan, name, index, "van_ban"), f"Kế hoạch đang chạy dựa vào {names.short_name(target)}, đã hết hiệu lực.", _successor(context, target))


def _successor(context: Context, dead: Instrument) -> str:
    links = successors(dead, context.graph)
    return _instead(context.graph.instruments.get(links[0].source) if links else None, "")


def dead_basis_of_training(context: Context) -> Iterator[Finding]:
    """A training material that rests on a dead provision without saying that it is history."""
    for part in _training_parts(context):
        for index, basis in enumerate(_bases(part)):
            target = context.graph.instruments.get(basis.instrument)
            span = context.site.span(target, context.on) if target else None
            if target and span and span.status in _DEAD and getattr(basis, "past", "") != "co":
                yield Finding(context.place(part.record, *part.keys, "can_cu", index), f"Tài liệu dựa vào {names.short_name(target)}, đã hết hiệu lực.", f"{_successor(context, target)} Nêu để so sánh thì ghi `lich_su: co`.")


def _training_parts(context: Context) -> Iterator[Part]:
    records = {id(r) for kind in ("tap-huan", "duong-day") for r in context.library.of(kind).values()}
    return (part for part in context.parts if id(part.record) in records)


def _bases(part: Part) -> tuple[Any, ...]:
    """The bases typed in this very group."""
    key = part.group.key("can_cu")
    return getattr(part.value, key.field) if key else ()


def dead_in_text(context: Context) -> Iterator[Finding]:
    """A living text that cites a dead document as if it lived."""
    for cited in context.cited:
        passage, found = cited.passage, cited.found
        if passage.kind not in _LIVING_TEXTS or passage.key == "lua_chon" or len(cited.known) != 1:
            continue
        span = context.site.span(cited.known[0], context.on)
        around = passage.prose[max(0, found.start - 120) : found.end + 120]
        if span and span.status in _DEAD and not _SAYS_DEAD.search(around):
            place = context.spot(passage, found.start, found.end)
            yield Finding(place, f"Dẫn {names.short_name(cited.known[0])} như còn hiệu lực.", _successor(context, cited.known[0]))


def overdue(context: Context) -> Iterator[Finding]:
    """A review whose day has passed."""
    for record in _records(context):
        due = getattr(record, "next_review", None)
        if due and due.first < context.on:
            yield Finding(context.place(record, "ra_soat_tiep"), f"Quá hạn rà soát từ {due}.", "Đọc lại, đối chiếu pháp luật, rồi ghi `ngay_ra_soat` và `ra_soat_tiep` mới.")


def stale_source(context: Context) -> Iterator[Finding]:
    """A source nobody has opened for two years."""
    for record in _records(context):
        checked = record.evidence.checked if record.evidence else None
        if checked and (context.on - checked.last).days > STALE_DAYS:
            yield Finding(context.place(record, "nguon", "doi_chieu"), f"Nguồn đối chiếu lần cuối {checked}, quá hai năm.", "Mở lại nguồn và ghi ngày đối chiếu mới.")


def unknowns(context: Context) -> Iterator[Finding]:
    """What a file says is not known: one line per file."""
    for record in _records(context):
        keys = [key for key, _ in record.unknowns]
        keys += [f"{task.spot}: {key}" for task in getattr(record, "tasks", ()) for key, _ in task.unknowns]
        if keys:
            shown = ", ".join(keys[:4]) + (" …" if len(keys) > 4 else "")
            yield Finding(context.key_place(record, "chua_ro"), f"Còn {len(keys)} điều chưa rõ: {shown}.", "Bổ sung khi có nguồn.")


def contradicted(context: Context) -> Iterator[Finding]:
    """What was seen on a day and what the dates say do not agree."""
    for _, it in sorted(context.graph.instruments.items()):
        for span, seen in contradictions(it, context.graph):
            at = next(n for n, o in enumerate(it.observations) if o.status == seen and span.holds(o.day.first))
            yield Finding(context.place(it, "xac_nhan", at, "trang_thai"), f"Nguồn ngày {it.observations[at].day} ghi \"{_told(seen)}\", nhưng ngày tháng và quan hệ trong kho cho \"{_told(span.status)}\".", "Đối chiếu lại: sửa ngày, hoặc thêm `xac_nhan` mới với nguồn đã đọc.")


def _told(status: str) -> str:
    return v.STATUSES.get(status, status).lower()


def unsure_basis(context: Context) -> Iterator[Finding]:
    """A running task that rests on a text of low confidence."""
    for task in context.graph.tasks:
        if not running(task.plan, context.on):
            continue
        at = task.assignment.tasks.index(task.task)
        for index, basis in enumerate(task.task.bases):
            it = context.graph.instruments.get(basis.instrument)
            if it and it.evidence and it.evidence.confidence == "thap":
                yield Finding(context.place(task.assignment, "nhiem_vu", at, "can_cu", index), f"Căn cứ {names.short_name(it)} có độ tin cậy thấp.", "Đối chiếu bản gốc trước khi dùng.")


def review_order(context: Context) -> Iterator[Finding]:
    """The next review comes after the last one, within its term."""
    for record in _records(context):
        last = getattr(record, "reviewed", None) or getattr(record, "checked", None)
        following = getattr(record, "next_review", None)
        if last and following and following.first <= last.first:
            yield Finding(context.place(record, "ra_soat_tiep"), f"Lần rà soát tiếp {following} không sau lần trước {last}.", "Ghi ngày trong vòng sáu tháng sau lần rà soát.")
        elif last and following and _months(last.first, following.first) > 6:
            yield Finding(context.place(record, "ra_soat_tiep"), f"Từ {show(last.first)} đến {show(following.first)} quá sáu tháng.", "Ghi ngày trong vòng sáu tháng sau lần rà soát.")


def _months(first: date, last: date) -> int:
    """Whole months begun between two days."""
    return (last.year - first.year) * 12 + last.month - first.month + (last.day > first.day)


def _records(context: Context) -> Iterator[Record]:
    return (record for _, record in context.library.all())


RULES = (
    warning("HL001", "Nhiệm vụ đang chạy dựa vào căn cứ đã chết", "Căn cứ hết hiệu lực khi kế hoạch còn trong thời kỳ.", "Xem văn bản thay thế.", dead_basis),
    warning("HL002", "Kế hoạch đang chạy dựa vào căn cứ đã chết", "Văn bản mà kế hoạch thực hiện đã hết hiệu lực.", "Xem văn bản thay thế.", dead_basis_of_plan),
    warning("HL003", "Tài liệu tập huấn dựa vào căn cứ đã chết", "Điều khoản đứng sau một câu đã hết hiệu lực.", "Đổi sang điều khoản mới, hoặc ghi `lich_su: co`.", dead_basis_of_training),
    warning("HL004", "Bài viết dẫn văn bản đã hết hiệu lực", "Câu dẫn không nói văn bản đã hết hiệu lực.", "Dẫn văn bản mới, hoặc nói rõ văn bản cũ đã hết hiệu lực.", dead_in_text),
    warning("HL005", "Quá hạn rà soát", "`ra_soat_tiep` đã qua.", "Đọc lại và ghi ngày mới.", overdue),
    warning("HL006", "Nguồn đối chiếu đã lâu", "Quá hai năm chưa ai mở lại nguồn.", "Mở lại nguồn, ghi `doi_chieu` mới.", stale_source),
    warning("HL007", "Điều chưa rõ", "Tệp có `chua_ro`.", "Bổ sung khi có nguồn.", unknowns),
    warning("HL008", "Xác nhận trái với ngày tháng", "Trạng thái thấy ở nguồn khác trạng thái tính từ ngày và quan hệ.", "Đối chiếu lại.", contradicted),
    warning("HL009", "Căn cứ có độ tin cậy thấp", "Nhiệm vụ đang chạy dựa vào văn bản chưa đối chiếu chắc.", "Đối chiếu bản gốc.", unsure_basis),
    error("HL010", "Lịch rà soát không hợp lẽ", "Lần rà soát tiếp không sau lần trước, hoặc cách quá sáu tháng.", "Ghi ngày trong vòng sáu tháng.", review_order),
)
