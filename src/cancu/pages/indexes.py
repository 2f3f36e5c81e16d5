"""Generated lists: documents, types, issuers, assignments, agencies, places, years, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .. import names, urls, wording
from .. import vocabulary as v
from ..graph import group
from ..records import AdministrativePlace, Instrument
from ..site import Site
from ..text import collation_key, slug
from ..validity import Span
from . import year as years
from .environment import Renderer, trail
from .page import Page
from .paging import Group, Owner, Section, listing


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: where it leads and enough to choose by."""

    title: str
    url: str
    note: str = ""
    span: Span | None = None


def pages(renderer: Renderer) -> Iterator[Page]:
    """Every index, and one for each type of document, each on as many pages as it needs."""
    site = renderer.site
    yield from _list(renderer, "van-ban/", "Văn bản", _documents(site), "Căn cứ pháp lý và văn bản chỉ đạo, theo thứ bậc.")
    yield from _list(renderer, "loai-van-ban/", "Loại văn bản", [_types(site)])
    yield from _type_pages(renderer)
    yield from _list(renderer, "co-quan-ban-hanh/", "Cơ quan ban hành", _issuers(site), "Văn bản theo cơ quan ban hành.")
    yield from _list(renderer, "phan-cong/", "Phân công", _assignments(site), "Kế hoạch giao việc gì cho cơ quan nào.")
    yield from _list(renderer, "co-quan/", "Cơ quan", _agencies(site), "Cơ quan theo ngành; cơ quan không còn có ghi cơ quan nhận việc.")
    yield from _list(renderer, "dia-phuong/", "Địa phương", [_places(site)], "Tên trước và nay.")
    yield from _list(renderer, "nam/", "Theo năm", [_years(site)])
    yield from _list(renderer, "chu-de/", "Chủ đề", [_topics(site)])


def _list(renderer: Renderer, url: str, title: str, groups: Iterable[Group], intro: str = "") -> Iterator[Page]:
    section = Section("", title, "dong", tuple(group for group in groups if group.rows))
    owner = Owner(url, title, "docs/index.md", trail())
    told = intro or f"Danh mục: {title.lower()}."
    yield from listing(renderer, owner, section, kind="muc-luc", record=url.rstrip("/"), intro=intro, description=told)


def document_row(doc: Instrument, site: Site) -> Row:
    """A document in a list: name, title, issuer, day, status today."""
    by_title = doc.type in ("luat", "bo-luat", "phap-lenh")
    sections = ["" if by_title or doc.title in names.short_name(doc) else doc.title,
             names.issuer_name(doc, site.graph), str(doc.issued or "")]
    note = " · ".join(p for p in sections if p)
    return Row(names.short_name(doc), urls.page("van-ban", doc.id), note, site.span(doc))


def _group(title: str, rows: tuple[Row, ...], note: str = "") -> Group:
    return Group(title, rows, note=note, anchor=slug(title))


def _documents(site: Site) -> Iterator[Group]:
    for type_ in v.DOCUMENT_TYPES.values():
        docs = wording.order(i for i in site.graph.instruments.values() if i.type == type_.id)
        yield _group(type_.name, tuple(document_row(d, site) for d in docs))


def _types(site: Site) -> Group:
    counts = group((i.type, i) for i in site.graph.instruments.values())
    used = [t for t in v.DOCUMENT_TYPES.values() if t.id in counts]
    return Group("", tuple(Row(t.name, f"loai-van-ban/{t.id}/", f"{len(counts[t.id])} văn bản") for t in used))


def _type_pages(renderer: Renderer) -> Iterator[Page]:
    site = renderer.site
    for type_ in v.DOCUMENT_TYPES.values():
        docs = wording.order(i for i in site.graph.instruments.values() if i.type == type_.id)
        if docs:
            owner = Owner(f"loai-van-ban/{type_.id}/", type_.name, "docs/index.md", trail(("Loại văn bản", "loai-van-ban/")))
            told = f"{type_.name}: {len(docs)} văn bản, trạng thái hôm nay."
            section = Section.of("", type_.name, "dong", (document_row(d, site) for d in docs))
            yield from listing(renderer, owner, section, kind="loai-van-ban", record=type_.id, description=told)


def _issuers(site: Site) -> list[Group]:
    found = []
    for agency, docs in site.graph.issued_by.items():
        rows = tuple(document_row(d, site) for d in wording.order(docs))
        found.append(_group(names.agency_name(agency, site.graph), rows))
    return sorted(found, key=lambda s: collation_key(s.title))


def _assignments(site: Site) -> Iterator[Group]:
    for plan in site.graph.plans:
        tasks = site.graph.tasks_of_plan[plan.id]
        per_file = group((t.assignment, t) for t in tasks)
        rows = tuple(
            Row(a.title, urls.page("phan-cong", a.id), f"mục {a.spot} · {len(own)} nhiệm vụ")
            for a, own in per_file.items()
        )
        yield _group(f"{names.short_name(plan)} ({names.plan_year(plan)})", rows, plan.title)


def _agencies(site: Site) -> Iterator[Group]:
    for sector, label in v.SECTORS.items():
        members = [a for a in site.graph.agencies.values() if a.sector == sector]
        ordered = sorted(members, key=lambda a: collation_key(a.title))
        yield _group(label, tuple(_agency_row(a, site) for a in ordered))


def _agency_row(agency: Any, site: Site) -> Row:
    count = len(site.graph.tasks_of_agency.get(agency.id, ()))
    sections = [", ".join(v.LEVELS[level] for level in agency.levels), f"{count} nhiệm vụ" if count else ""]
    sections.append(f"không còn từ {agency.until}" if agency.until and agency.until.first <= site.on else "")
    return Row(agency.title, urls.page("co-quan", agency.id), " · ".join(p for p in sections if p))


def _places(site: Site) -> Group:
    ordered = sorted(site.graph.places.values(), key=lambda p: collation_key(p.title))
    return Group("", tuple(Row(p.title, urls.page("dia-phuong", p.id), _place_before(p)) for p in ordered))


def _place_before(place: AdministrativePlace) -> str:
    """What it was merged from; else its name before."""
    if place.merged_from:
        return "hợp nhất từ: " + ", ".join(place.merged_from)
    return f"trước đây: {place.names[0]}" if len(place.names) > 1 else ""


def _years(site: Site) -> Group:
    found = years.collect(site)
    rows = []
    for year in reversed(found.all):
        note = f"{len(found.issued.get(year, []))} ban hành · {len(found.begun.get(year, []))} có hiệu lực · "
        note += f"{len(found.ended.get(year, []))} hết hiệu lực · {len(found.plans.get(year, []))} kế hoạch"
        rows.append(Row(str(year), f"nam/{year}/", note))
    return Group("", tuple(rows))


def _topics(site: Site) -> Group:
    ordered = sorted(site.graph.topics.values(), key=lambda t: collation_key(t.title))
    return Group("", tuple(
        Row(t.title, urls.page("chu-de", t.id), f"{len(site.graph.tasks_of_topic.get(t.id, ()))} nhiệm vụ · {t.summary}")
        for t in ordered
    ))
