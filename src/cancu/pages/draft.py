"""Next year's plan: the page to choose on, and the drafts made ready for every plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .. import names
from ..draft import Drafting, Target, data, draft_id, target_of
from ..draft.bundle import pack
from ..draft.markdown import document, files
from ..records import Instrument
from ..site import Site
from .environment import Renderer, trail
from .page import Asset, Page
from .paging import WEIGHTS, Owner, sheets
from .paging import page as paged

URL = "soan-ke-hoach/"
SCRIPTS = ("assets/soan-ke-hoach-word.js", "assets/soan-ke-hoach.js")
CATALOGUE = f"{URL}danh-muc.json"
# Keys of models and places that the page carries itself; a kilobyte is about ten.
FEW = 1000


@dataclass(frozen=True, slots=True)
class Download:
    """A ready-made file: its address, what it is called, what it is for, under which name it is saved."""

    url: str
    name: str
    note: str
    saved: str


def year_of(site: Site) -> int:
    """Drafts are for the year after the day of the site."""
    return site.on.year + 1


def downloads(plan: Instrument, site: Site) -> tuple[Download, ...]:
    """What the page of a plan offers; nothing where no draft can be made on the site's day."""
    place = _heir(site, plan) if plan.id in site.graph.tasks_of_plan else None
    if place is None:
        return ()
    year, stem = year_of(site), f"{URL}{plan.id}-{year_of(site)}"
    draft = draft_id(plan, place, year, site.graph)
    return (
        Download(f"{stem}.docx", f"Dự thảo kế hoạch năm {year} (.docx)", "mở bằng Word, LibreOffice; có ghi chú, phiếu rà soát và danh sách cần kiểm tra", f"{draft}.docx"),
        Download(f"{stem}.md.txt", "Bản Markdown (.md)", "để đưa vào kho này sau khi sửa", f"{draft}.md"),
        Download(f"{stem}.zip", "Markdown kèm các tệp phân công (.zip)", "đủ các tệp của một đề nghị thêm nội dung", f"{draft}.zip"),
    )


def assets(site: Site, plan_id: str) -> Iterator[Asset]:
    """The draft of one plan in Word, in Markdown, as a bundle of files, and the data of the page."""
    plan = site.graph.instruments[plan_id]
    if plan is site.graph.plans[0]:
        # One file for all plans, made with the newest: the page reads it where there are too many to stand on it.
        yield Asset(CATALOGUE, _json(catalogue(site)).replace("<", "\\u003c").encode())
    place = _heir(site, plan)
    if place:
        yield from _made(site, plan, place)


def _made(site: Site, plan: Instrument, place: Target) -> Iterator[Asset]:
    from ..draft.word import docx  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    drafting = Drafting(site, plan, year_of(site))
    draft = drafting.draft_for(place)
    stem = f"{URL}{plan.id}-{draft.year}"
    yield Asset(f"{stem}.docx", docx(draft))
    # Under ".md" a site generator would make a page of it; the link saves it as .md.
    yield Asset(f"{stem}.md.txt", document(draft).encode())
    yield Asset(f"{stem}.zip", pack([(path, text.encode()) for path, text in files(draft)], site.on))
    yield Asset(f"{URL}{plan.id}.json", data.choices(drafting))


def _heir(site: Site, plan: Instrument) -> Target | None:
    """The plan's place today; None on a day on which it was of the district level: there was no heir yet."""
    try:
        return target_of(plan, site.graph, place="", level="", on=site.on)
    except ValueError:
        return None


def label(plan: Instrument) -> str:
    """What people call a plan; its number alone says neither the place nor the year."""
    return plan.other_names[0] if plan.other_names else names.short_name(plan)


def pages(renderer: Renderer) -> Iterator[Page]:
    """ ``/soan-ke-hoach/``."""
    site = renderer.site
    owner = Owner(URL, "Soạn kế hoạch năm sau", "docs/index.md", trail())
    rows = [(plan, found) for plan in site.graph.plans if (found := downloads(plan, site))]
    known = catalogue(site)
    few = sum(len(row) for rows in known.values() for row in rows) <= FEW
    for sheet in sheets(URL, rows, renderer.limits.page, lambda _: WEIGHTS["soan"]):
        made = paged(
            renderer, "draft.html", owner, sheet, kind="soan-ke-hoach", record="soan-ke-hoach", label=label, year=year_of(site),
            description="Dự thảo kế hoạch năm sau với căn cứ còn hiệu lực và cơ quan hiện nay, để sửa và trình ký.",
            models=_json(known["mau"]) if few else "", places=_json(known["noi"]) if few else "", catalogue=CATALOGUE,
        )
        yield replace(made, scripts=SCRIPTS if sheet.number == 1 else ())


def catalogue(site: Site) -> dict[str, list[dict[str, object]]]:
    """The plans that can be a model and the places a draft can be for."""
    models: list[dict[str, object]] = [
        {"ma": plan.id, "ten": label(plan), "dia_phuong": plan.place} for plan in site.graph.plans if _heir(site, plan)
    ]
    return {"mau": models, "noi": data.places(site)}


def _json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False)
