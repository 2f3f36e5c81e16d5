"""Training pages: the index, one page for every material, awareness days, and the packs for a USB stick."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from .. import claims, downloads, reading, urls
from .. import vocabulary as v
from ..claims import Standing
from ..records import ClaimBasis, Observance, Training
from ..site import Site
from ..text import collation_key
from .environment import Renderer, trail
from .indexes import Row
from .page import Page
from .paging import WEIGHTS, Group, Owner, Section, fold, folded, page, sheets

SCRIPTS = ("assets/tap-huan.js",)
HOME = "tap-huan/"
PACKS = "tap-huan/mang-ve/"
CRUMB = ("Tuyên truyền", HOME)
# Minutes up to which a material counts as short or middling.
LENGTHS = {"duoi-15": ("Dưới 15 phút", 0, 14), "15-60": ("15 đến 60 phút", 15, 60), "tren-60": ("Trên 60 phút", 61, 999)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A material in a list: what it is, and how its articles stand today."""

    material: Training
    alarms: int
    overdue: bool

    @property
    def length(self) -> str:
        minutes = int(self.material.minutes)
        return next(id_ for id_, (_, least, most) in LENGTHS.items() if least <= minutes <= most)


def pages(renderer: Renderer) -> Iterator[Page]:
    """The index, every material, every awareness day with materials, and the packs."""
    site = renderer.site
    yield from _index(renderer)
    for _, material in sorted(site.graph.trainings.items()):
        yield _page(renderer, material)
    for _, observance in sorted(site.graph.observances.items()):
        yield _awareness(renderer, observance)
    yield _packs(renderer)


def entries(site: Site) -> list[Entry]:
    """Every material by its title."""
    materials = sorted(site.graph.trainings.values(), key=lambda m: collation_key(m.title))
    return [entry(material, site) for material in materials]


def entry(material: Training, site: Site) -> Entry:
    """A material with the number of its articles that stand no more."""
    alarms = sum(claims.standing(basis, site).alarming for basis in material.bases)
    return Entry(material, alarms, material.next_review.first < site.on)


def with_scripts(page: Page) -> Page:
    """The page with the script that fills in what plain HTML cannot do."""
    return replace(page, scripts=SCRIPTS)


def _index(renderer: Renderer) -> Iterator[Page]:
    """All materials on as many pages as they need; the ways in (by audience, form …) on the first."""
    site = renderer.site
    found = entries(site)
    owner = Owner(HOME, "Tuyên truyền và tập huấn", "docs/index.md", trail())
    sections = [*_groups(found, site), _reviews(found)]
    folds = fold(owner, sections, renderer.limits.page // 2)
    for sheet in sheets(HOME, found, renderer.limits.page // 2, lambda _: WEIGHTS["tai-lieu"]):
        yield with_scripts(page(
            renderer, "training_index.html", owner, sheet, kind="tap-huan", record="tap-huan", folds=folds,
            description="Buổi tập huấn, lời đọc trên loa, tờ phát tay, trang trình chiếu: mỗi câu có điều luật đứng sau.",
            lengths=LENGTHS, courses=downloads.courses(site.graph), packs=PACKS, topics=_topics(site),
            days=[o for _, o in sorted(site.graph.observances.items()) if fitting(o, site)],
        ))
    yield from folded(renderer, owner, sections, folds)


def _groups(found: list[Entry], site: Site) -> list[Section]:
    """By audience, form, topic and length, in the order of the closed lists."""
    topics = [(topic.title, [e for e in found if topic.id in e.material.topics]) for topic in _topics(site)]
    ways = (
        ("nguoi-nghe", "Theo người nghe", [(t, [e for e in found if i in e.material.audiences]) for i, t in v.AUDIENCES.items()]),
        ("hinh-thuc", "Theo hình thức", [(t, [e for e in found if i in e.material.forms]) for i, t in v.TRAINING_FORMS.items()]),
        ("chu-de", "Theo chủ đề", topics),
        ("thoi-luong", "Theo thời lượng", [(row[0], [e for e in found if e.length == i]) for i, row in LENGTHS.items()]),
    )
    return [
        Section(slug, title, "cap", tuple(Group(name, tuple(map(_row, rows))) for name, rows in groups if rows))
        for slug, title, groups in ways
    ]


def _row(entry: Entry) -> Row:
    return Row(entry.material.title, urls.page("tap-huan", entry.material.id))


def _reviews(found: list[Entry]) -> Section:
    ordered = sorted(found, key=lambda e: (e.material.next_review, e.material.id))
    return Section.of("ra-soat", "Theo ngày rà soát tiếp", "ra-soat", ordered)


def _topics(site: Site) -> list[Any]:
    used = {topic for material in site.graph.trainings.values() for topic in material.topics}
    return sorted((site.graph.topics[i] for i in used if i in site.graph.topics), key=lambda t: collation_key(t.title))


def _page(renderer: Renderer, material: Training) -> Page:
    site, graph = renderer.site, renderer.site.graph
    url = urls.page("tap-huan", material.id)
    found = {basis: claims.standing(basis, site) for basis in material.bases}
    return with_scripts(renderer.page(
        "training.html", url, material.title, material.path, kind="tap-huan", record=material.id,
        description=material.summary, crumbs=trail(CRUMB), it=material, entry=entry(material, site),
        standings=lambda bases: _standings(bases, found), every=list(found.values()),
        lines=[graph.support_lines[i] for i in material.lines if i in graph.support_lines],
        files=[(d, downloads.address(material.id, d.name)) for d in downloads.of(material) if d is not downloads.CARD],
        card=downloads.address(material.id, downloads.CARD.name) if material.card_text else "",
        body=_demoted(renderer.markdown(material, url)), text=_reading(material), address=site.settings.address,
        observances=[graph.observances[i] for i in material.observances if i in graph.observances],
        plans=[(graph.instruments[p.plan], p.spot, _task_url(p.plan, p.spot, site)) for p in material.plans if p.plan in graph.instruments],
    ))


def _standings(bases: tuple[ClaimBasis, ...], found: dict[ClaimBasis, Standing]) -> list[Standing]:
    return [found[basis] for basis in bases]


def _reading(material: Training) -> tuple[float, int]:
    """(reading ease, minutes to read) of what participants take home."""
    words = "\n".join([*(claim.text for claim in material.messages), material.body])
    return reading.measure(words).ease, reading.silent_minutes(words)


def _task_url(plan: str, spot: str, site: Site) -> str:
    """The task at this spot of the plan, or the plan's own page."""
    tasks = site.graph.tasks_of_plan.get(plan, ())
    return next((task.url for task in tasks if task.task.spot == spot), urls.page("van-ban", plan))


_HEADING = re.compile(r"(</?h)([2-5])\b")


def _demoted(html: Markup) -> Markup:
    """Headings one level down, for a body that stands under a heading of its own."""
    return Markup(_HEADING.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", html))  # noqa: S704  # only digits of clean HTML change


def fitting(observance: Observance, site: Site) -> list[Entry]:
    """Materials for an awareness day: those that name it, then those that share its subject."""
    found = entries(site)
    named = [e for e in found if observance.id in e.material.observances]
    general = {"tuyen-truyen", "pho-bien-phap-luat", "phong-ngua-xa-hoi"}
    subjects = set(observance.topics) - general
    return named + [e for e in found if e not in named and subjects.intersection(e.material.topics)]


def _awareness(renderer: Renderer, observance: Observance) -> Page:
    site = renderer.site
    found = fitting(observance, site)
    return renderer.page(
        "awareness.html", f"{HOME}ngay/{observance.id}/", observance.title, observance.path, kind="ngay-truyen-thong",
        record=observance.id, description=f"Tài liệu cho {observance.title}.", crumbs=trail(CRUMB), it=observance,
        named=[e for e in found if observance.id in e.material.observances],
        others=[e for e in found if observance.id not in e.material.observances],
        bases=[(site.graph.instruments[b.instrument], b) for b in observance.bases if b.instrument in site.graph.instruments],
        body=renderer.markdown(observance, f"{HOME}ngay/{observance.id}/"),
    )


def _packs(renderer: Renderer) -> Page:
    """Filled by ``scripts/pack.py``, which makes the packs from the finished site."""
    return renderer.page(
        "packs.html", PACKS, "Gói mang về, mở không cần mạng", "docs/index.md", kind="goi", record="mang-ve",
        description="Mỗi nhóm người nghe một gói, mở từ thẻ nhớ bằng hai lần bấm, tìm kiếm được khi không có mạng.",
        crumbs=trail(CRUMB),
    )
