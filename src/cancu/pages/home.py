"""The front page: three doors, a search box, what is new, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..records import Instrument
from ..site import Site
from . import calendar
from .environment import Renderer
from .page import Page

# Plans on the front page; all of them stand on the index of assignments.
MOST = 8
_DOORS = (
    ("Phân công", "phan-cong/", "kế hoạch giao việc gì cho cơ quan nào"),
    ("Cơ quan", "co-quan/", "trước và nay, nhiệm vụ, hạn"),
    ("Địa phương", "dia-phuong/", "tên trước và nay"),
    ("Theo năm", "nam/", "ban hành, có hiệu lực, hết hiệu lực"),
    ("Chủ đề", "chu-de/", "nhiệm vụ và văn bản theo chủ đề"),
    ("Ma trận vai trò", "ma-tran/", "cơ quan nào chủ trì chủ đề nào"),
    ("So sánh kế hoạch", "so-sanh/", "hai kế hoạch đặt cạnh nhau"),
    ("Cần xem lại", "can-xem-lai/", "căn cứ đã chết, điều chưa rõ, hạn rà soát"),
    ("Soạn kế hoạch năm sau", "soan-ke-hoach/", "dự thảo Word với căn cứ còn sống"),
    ("Chọn căn cứ", "can-cu/", "ghép các dòng “Căn cứ …” để sao chép"),
    ("Đính chính", "dinh-chinh/", "điều đã đăng mà sai, điều đúng"),
    ("Thuật ngữ", "thuat-ngu/", "định nghĩa, viết tắt, từ nên dùng"),
    ("Dữ liệu mở", "du-lieu/", "JSON, CSV, XLSX, lịch, nguồn tin"),
)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/``."""
    site = renderer.site
    text = site.graph.prose.get("index")
    yield renderer.page(
        "home.html", "", text.title if text else "Căn cứ", "docs/index.md", kind="trang-chu", record="index",
        description=text.description if text else "",
        lead=text.description if text else "", recent=_turned(site, "con-hieu-luc"), ended=_turned(site, "het-hieu-luc"),
        upcoming=calendar.upcoming(site, site.on, site.on + timedelta(days=120))[:8], plans=site.graph.plans[:MOST], more_plans=len(site.graph.plans) > MOST,
        alarms=sum(len(found) for found in site.alarms.values()), doors=_DOORS,
        body=renderer.markdown(text, "") if text else "",
    )


def _turned(site: Site, status: str, most: int = 6) -> list[tuple[Instrument, date]]:
    """Documents that last came to a status, the latest first."""
    found = [
        (doc, span.since)
        for doc in site.graph.instruments.values()
        for span in site.timelines[doc.id]
        if span.status == status and span.since and span.since <= site.on and span.reason.code != "quan-sat"
    ]
    return sorted(found, key=lambda row: (row[1], row[0].id), reverse=True)[:most]
