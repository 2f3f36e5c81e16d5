"""Why an instrument has its status, as one Vietnamese sentence that names no page and no day of asking.

In: a span of ``validity.timeline``. Out: "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế".
"Hết thời hạn" is not "bị thay thế" (design, section 6). No full stop at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from . import names
from . import vocabulary as v
from .days import show
from .graph import Graph
from .records import Instrument, Period
from .validity import WHOLE, Reason, Span, timeline

_DONE = {"replaces": "thay thế", "repeals": "bãi bỏ"}


def explain(span: Span, graph: Graph, instrument: Instrument | None = None) -> str:
    """The reason of a span. ``instrument``, whose span it is, adds its period and the day it was checked."""
    code, status = span.reason.code, span.status
    if status == "chua-ro":
        return _unknown(span.reason)
    if code == "quan-sat":
        return _observed(span)
    if status == "chua-co-hieu-luc":
        return f"Chưa có hiệu lực: có hiệu lực từ {_day(span.reason)}"
    if status == "het-hieu-luc":
        return _ended(span.reason, graph, instrument)
    if status == "con-hieu-luc":
        return _living(span, graph, instrument)
    return _in_part(span.reason, graph)


def cited(instrument_id: str, graph: Graph) -> str:
    """Type and number, the shortest sure name: "Luật 81/2025/QH15"; the id where no record is known."""
    instrument = graph.instruments.get(instrument_id)
    if instrument is None:
        return instrument_id
    if instrument.number:
        return f"{names.type_name(instrument)} {instrument.number}"
    return names.short_name(instrument)


def era(period: Period) -> str:
    """A period in words: "năm 2022", "giai đoạn 2021–2025", "thời kỳ 01/06/2026–30/09/2026"."""
    first, last = period.first.first, period.last.last
    whole = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    if not whole:
        return f"thời kỳ {show(first)}–{show(last)}"
    return f"năm {first.year}" if first.year == last.year else f"giai đoạn {first.year}–{last.year}"


def _unknown(reason: Reason) -> str:
    if reason.code == "quan-sat":
        return f"Chưa rõ, theo đối chiếu ngày {_day(reason)}: {_bare(reason.text)}"
    return f"Chưa rõ: {_bare(reason.text) or 'không biết ngày có hiệu lực'}"


def _observed(span: Span) -> str:
    status = "Còn hiệu lực một phần" if span.status == "het-hieu-luc-mot-phan" else v.STATUSES[span.status]
    return f"{status}, theo đối chiếu ngày {_day(span.reason)}: {_bare(span.reason.text)}"


def _ended(reason: Reason, graph: Graph, instrument: Instrument | None) -> str:
    if reason.code in ("thay-the", "bai-bo"):
        return f"Hết hiệu lực từ {_day(reason)}: {cited(reason.instrument, graph)} {_DONE[reason.relation]}"
    if reason.code == "het-thoi-ky" and reason.day:
        return f"Hết thời hạn từ {_day(reason)}: hết {_period(reason.day, instrument)}"
    return f"Hết hiệu lực từ {_day(reason)}, theo ngày hết hiệu lực đã ghi nhận"


def _period(end: date, instrument: Instrument | None) -> str:
    if instrument and instrument.period:
        return era(instrument.period)
    return f"thời kỳ, ngày cuối là {show(end - timedelta(days=1))}"


def _living(span: Span, graph: Graph, instrument: Instrument | None) -> str:
    since = f" từ {_day(span.reason)}" if span.reason.day else ""
    if not span.until:
        return f"Còn hiệu lực{since}{_checked(span, instrument)}"
    seen = _seen_next(span, graph, instrument)
    if seen:
        # Only the day of looking is known: the change itself came some day before.
        status = v.STATUSES[seen.status].lower()
        return f"Có hiệu lực{since}; ngày {show(span.until)} thấy ghi {status}, chưa rõ từ ngày nào"
    return f"Có hiệu lực{since} đến hết {show(span.until - timedelta(days=1))}"


def _seen_next(span: Span, graph: Graph, instrument: Instrument | None) -> Span | None:
    """The span after this one, where it is known from an observation alone."""
    spans = timeline(instrument, graph) if instrument else ()
    return next((s for s in spans if s.since == span.until and s.reason.code == "quan-sat"), None)


def _checked(span: Span, instrument: Instrument | None) -> str:
    """Nothing is told of a check made before the span began: it did not see it."""
    day = instrument.evidence.checked if instrument and instrument.evidence else None
    seen = day is not None and (span.since is None or span.since <= day.first)
    return f", theo đối chiếu ngày {day}" if seen else ""


def _in_part(reason: Reason, graph: Graph) -> str:
    """Amended, replaced, repealed, expired or suspended, in part or, for a suspension, as a whole."""
    if reason.provisions == (WHOLE,) and not reason.instrument:
        return f"{v.STATUSES['ngung-hieu-luc']} từ {_day(reason)}: {_bare(reason.text)}"
    told = [r for r in (*reason.earlier, reason) if r.instrument]
    parts = [f"{what} {_by(group, graph)}" for what, group in groupby(told, _what)]
    parts += [_effect(r) for r in (*reason.earlier, reason) if not r.instrument]
    return f"Còn hiệu lực, {'; '.join(parts)}"


def _what(reason: Reason) -> str:
    return {"replaces": "một phần bị thay thế", "repeals": "một phần bị bãi bỏ"}.get(reason.relation, "đã sửa đổi một phần")


def _by(changes: Iterable[Reason], graph: Graph) -> str:
    """ "từ 01/01/2018 bởi Luật 12/2017/QH14, từ 01/07/2025 bởi Luật 86/2025/QH15"."""
    return ", ".join(f"từ {_day(change)} bởi {cited(change.instrument, graph)}" for change in changes)


def _effect(reason: Reason) -> str:
    where = f"Điều {reason.provisions[0]} " if reason.provisions else ""
    return f"{where}{v.PARTIAL_EFFECTS[reason.code]} từ {_day(reason)}: {_bare(reason.text)}"


def _day(reason: Reason) -> str:
    return show(reason.day) if reason.day else "ngày chưa rõ"


def _bare(text: str) -> str:
    return text.strip().removesuffix(".")
