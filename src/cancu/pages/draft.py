"""Next year's plan: the page to choose on, and the drafts made ready for every plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import names
from ..draft import Draft, Options, data, make
from ..draft.bundle import pack
from ..draft.markdown import document, files
from ..draft.word import docx
from ..records import Instrument
from ..site import Site
from .environment import Renderer, trail
from .page import Asset, Page

URL = "soan-ke-hoach/"
SCRIPTS = ("assets/soan-ke-hoach.js",)


@dataclass(frozen=True, slots=True)
class Download:
    """A ready-made file: its address, what it is called, what it is for."""

    url: str
    name: str
    note: str


def year_of(site: Site) -> int:
    """Drafts are for the year after the day of the site."""
    return site.on.year + 1


def downloads(plan: Instrument, site: Site) -> tuple[Download, ...]:
    """What the page of a plan offers; nothing where no draft can be made on the site's day."""
    if plan.id not in site.graph.tasks_of_plan or _draft(site, plan) is None:
        return ()
    year, stem = year_of(site), f"{URL}{plan.id}-{year_of(site)}"
    return (
        Download(f"{stem}.docx", f"Dự thảo kế hoạch năm {year} (.docx)", "mở bằng Word, LibreOffice; có ghi chú, phiếu rà soát và danh sách cần kiểm tra"),
        Download(f"{stem}.md", f"Dự thảo năm {year} dạng Markdown (.md)", "để đưa vào kho này sau khi sửa"),
        Download(f"{stem}.zip", "Markdown kèm các tệp phân công (.zip)", "đủ các tệp của một đề nghị thêm nội dung"),
    )


def assets(site: Site) -> tuple[Asset, ...]:
    """For every plan: the draft in Word, in Markdown, as a bundle of files, and the data of the page."""
    return tuple(asset for plan in site.graph.plans for asset in _assets(site, plan))


def _assets(site: Site, plan: Instrument) -> Iterator[Asset]:
    draft = _draft(site, plan)
    if draft is None:
        return
    stem = f"{URL}{plan.id}-{draft.year}"
    yield Asset(f"{stem}.docx", docx(draft))
    yield Asset(f"{stem}.md", document(draft).encode())
    yield Asset(f"{stem}.zip", pack([(path, text.encode()) for path, text in files(draft)], site.on))
    yield Asset(f"{URL}{plan.id}.json", data.choices(site, plan, draft.year))


def _draft(site: Site, plan: Instrument) -> Draft | None:
    """None on a day on which the plan's place was of the district level: there was no heir yet."""
    try:
        return make(site, plan, Options(year=year_of(site), on=site.on))
    except ValueError:
        return None


def pages(renderer: Renderer) -> Iterator[Page]:
    """ ``/soan-ke-hoach/``."""
    site = renderer.site
    rows = [(plan, found) for plan in site.graph.plans if (found := downloads(plan, site))]
    models = [{"ma": plan.id, "ten": names.short_name(plan), "dia_phuong": plan.place} for plan, _ in rows]
    page = renderer.page(
        "draft.html", URL, "Soạn kế hoạch năm sau", "docs/index.md", kind="soan-ke-hoach", record="soan-ke-hoach", crumbs=trail(),
        description="Dự thảo kế hoạch năm sau với căn cứ còn hiệu lực và cơ quan hiện nay, để sửa và trình ký.",
        rows=rows, year=year_of(site), models=json.dumps(models, ensure_ascii=False), places=json.dumps(data.places(site), ensure_ascii=False),
    )
    yield replace(page, scripts=SCRIPTS)
