"""What the data files say beyond the front matter: addresses, timelines, who cites, who answers now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import vocabulary as v
from ..bases import Alarm
from ..glossary.common import BASES
from ..graph import Citing, PlanTask
from ..names import issuer_name
from ..reasons import explain
from ..records import Agency, Instrument
from ..site import Site
from ..succession import Answer, succession, today_of
from ..validity import Span
from . import schema as s
from .identifiers import akn, eli
from .plain import plain

_TEXT: s.Schema = {"type": "string"}
_STATUS: s.Schema = {"enum": list(v.STATUSES)}
_BASES = s.of_type(BASES.type)
_HEIRS = s.titled(s.listed(s.ID), "Hiện nay", "Mã cơ quan trả lời hôm nay; rỗng khi chưa rõ, nhiều khi đã chia.")
_WHY = s.titled(s.or_null(_TEXT), "Lý do", "Vì sao chưa rõ, hoặc điều cần biết thêm.")


@dataclass(frozen=True, slots=True)
class Column:
    """A key that the front matter does not have: what it means, its schema, and its value."""

    name: str
    title: str
    description: str
    schema: s.Schema
    value: Callable[[Any, Site], Any]


def address(url: str) -> str:
    """An address as data files give it: site-root-relative, without a deployment's prefix."""
    return f"/{url}"


def id_of(what: str) -> Column:
    return Column("id", "Mã", f"Mã của {what}; cũng là tên tệp và phần cuối của địa chỉ.", s.ID, lambda r, _: r.id)


def url_of(kind: str) -> Column:
    return Column(
        "url", "Địa chỉ", "Tính từ gốc của trang, không kèm tiền tố triển khai.", s.URL,
        lambda record, site: address(site.graph.url(kind, record.id)),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span, instrument: Instrument, site: Site) -> dict[str, Any]:
    reason = explain(span, site.graph, instrument)
    return {"tu": _iso(span.since), "den": _iso(span.until), "trang_thai": span.status, "ly_do": reason}


def _timeline(instrument: Instrument, site: Site) -> list[dict[str, Any]]:
    return [_span(span, instrument, site) for span in site.timelines[instrument.id]]


def _citing(citing: Citing) -> dict[str, Any]:
    return {"loai": citing.kind, "id": citing.id, "vi_tri": citing.spot or None, "url": address(citing.url)}


def _cited_by(instrument: Instrument, site: Site) -> list[dict[str, Any]]:
    found = sorted(site.graph.cited_by.get(instrument.id, ()), key=lambda c: (c.kind, c.id, c.spot))
    once = {tuple(row.values()): row for row in map(_citing, found)}
    return list(once.values())


_SPAN = s.of_object({
    "tu": s.titled(s.or_null(s.DAY), "Từ", "Ngày đầu của đoạn; null khi chưa rõ từ bao giờ."),
    "den": s.titled(s.or_null(s.DAY), "Đến", "Ngày đầu tiên không còn thuộc đoạn; null khi chưa biết ngày kết thúc."),
    "trang_thai": s.titled(_STATUS, "Trạng thái", "; ".join(f"{k}: {t}" for k, t in v.STATUSES.items())),
    "ly_do": s.titled(_TEXT, "Lý do", "Một câu: văn bản nào, quan hệ nào, ngày nào."),
})
_CITING = s.of_object({
    "loai": s.titled(s.ID, "Loại", "Loại bản ghi dẫn tới văn bản này."),
    "id": s.titled(_TEXT, "Mã", "Mã của bản ghi; nhiệm vụ có mã `kế hoạch/vị trí`."),
    "vi_tri": s.titled(s.or_null(_TEXT), "Vị trí", "Chỗ dẫn; null khi nguồn không ghi."),
    "url": s.titled(s.URL, "Địa chỉ", "Nơi đọc chỗ dẫn."),
})
INSTRUMENT = (
    Column("co_quan_ban_hanh_ten", "Tên cơ quan ban hành", "Bằng chữ, kèm địa phương; null khi chưa rõ.",
           s.or_null(_TEXT), lambda i, site: issuer_name(i, site.graph) or None),
    Column("eli", "Mã theo kiểu ELI", "Null khi thiếu số hoặc ngày.", s.or_null(_TEXT), lambda i, _: eli(i) or None),
    Column("akn", "Mã Akoma Ntoso (FRBR)", "Null khi thiếu số hoặc ngày.", s.or_null(_TEXT), lambda i, _: akn(i) or None),
    Column("hieu_luc", "Đường hiệu lực", "Các đoạn nối nhau, phủ mọi ngày từ khi ban hành.", s.listed(_SPAN), _timeline),
    Column("trich_dan_boi", "Được dẫn bởi", "Mọi chỗ dẫn văn bản này.", s.listed(_CITING), _cited_by),
)


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "co_quan": answer.agency, "hien_nay": list(answer.agencies), "ly_do": answer.reason or None,
        "can_cu": plain(BASES.type, answer.bases),
    }


def _alarm(alarm: Alarm, site: Site) -> dict[str, Any]:
    dead, now = alarm.support.instrument, alarm.support.now
    return {
        "van_ban": dead.id, "dieu": alarm.support.pinpoint.article or None, "cua_nhiem_vu": alarm.own,
        "trang_thai": now.status if now else None, "ly_do": explain(now, site.graph, dead) if now else None,
        "thay_bang": alarm.successor.id if alarm.successor else None, "dieu_moi": alarm.article or None,
    }


def _agency_now(agency: Agency, site: Site) -> Answer:
    return succession(agency.id, site.on, site.graph)


_ANSWER = s.of_object({
    "co_quan": s.titled(s.ID, "Cơ quan", "Cơ quan mà kế hoạch nêu."),
    "hien_nay": _HEIRS, "ly_do": _WHY,
    "can_cu": s.titled(_BASES, "Căn cứ", "Văn bản về việc chuyển giao."),
})
_ALARM = s.of_object({
    "van_ban": s.titled(s.ID, "Văn bản", "Căn cứ đã hết hiệu lực."),
    "dieu": s.titled(s.or_null(_TEXT), "Điều", "Điều mà nhiệm vụ dẫn."),
    "cua_nhiem_vu": s.titled({"type": "boolean"}, "Của nhiệm vụ", "true: chính nhiệm vụ dẫn; false: qua kế hoạch."),
    "trang_thai": s.titled(s.or_null(_STATUS), "Trạng thái", "Trạng thái của căn cứ."),
    "ly_do": s.titled(s.or_null(_TEXT), "Lý do", "Vì sao hết hiệu lực."),
    "thay_bang": s.titled(s.or_null(s.ID), "Thay bằng", "Văn bản thay thế, khi biết."),
    "dieu_moi": s.titled(s.or_null(_TEXT), "Điều mới", "Điều tương ứng của văn bản thay thế, khi biết."),
})


def _now(task: PlanTask, site: Site) -> list[dict[str, Any]]:
    return [_answer(answer) for answer in today_of(task, site.on, site.graph)]


def _alarms(task: PlanTask, site: Site) -> list[dict[str, Any]]:
    return [_alarm(alarm, site) for alarm in site.alarms.get(task.id, ())]


TASK = (
    Column("id", "Mã", "Mã kế hoạch, gạch chéo, mã của vị trí.", {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
           lambda t, _: t.id),
    Column("ke_hoach", "Kế hoạch", "Mã văn bản giao nhiệm vụ.", s.ID, lambda t, _: t.plan.id),
    Column("muc", "Mục", "Mục của kế hoạch.", _TEXT, lambda t, _: t.assignment.spot),
    Column("co_quan", "Cơ quan", "Mã các cơ quan được giao.", s.listed(s.ID), lambda t, _: list(t.agencies)),
    Column("co_quan_hien_nay", "Cơ quan hiện nay", "Với mỗi cơ quan được giao: ai trả lời hôm nay.",
           s.listed(_ANSWER), _now),
    Column("canh_bao", "Cảnh báo", "Căn cứ đã hết hiệu lực khi kế hoạch còn chạy; thường là rỗng.",
           s.listed(_ALARM), _alarms),
    Column("url", "Địa chỉ", "Tính từ gốc của trang, kèm neo của nhiệm vụ.", s.URL, lambda t, _: address(t.url)),
)
AGENCY = (
    Column("hien_nay", _HEIRS["title"], _HEIRS["description"], s.listed(s.ID),
           lambda a, site: list(_agency_now(a, site).agencies)),
    Column("ly_do_hien_nay", _WHY["title"], _WHY["description"], s.or_null(_TEXT),
           lambda a, site: _agency_now(a, site).reason or None),
)
