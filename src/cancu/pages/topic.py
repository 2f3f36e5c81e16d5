"""Topic pages: tasks, documents and materials of one topic."""

from __future__ import annotations

from collections.abc import Iterator

from .. import bases, urls, wording
from ..records import Topic
from ..site import Site
from .environment import Renderer, trail
from .indexes import Row
from .page import Page
from .paging import Owner, Section, fold, folded


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every topic of the closed list, its long sections on pages of their own."""
    for _, topic in sorted(renderer.site.graph.topics.items()):
        yield from _page(renderer, topic)


def _page(renderer: Renderer, topic: Topic) -> Iterator[Page]:
    owner = Owner(urls.page("chu-de", topic.id), topic.title, topic.path, trail(("Chủ đề", "chu-de/")))
    sections = _sections(topic, renderer.site)
    folds = fold(owner, sections, renderer.limits.page)
    yield renderer.page(
        "topic.html", owner.url, topic.title, topic.path, kind="chu-de", record=topic.id,
        description=f"{topic.title}: {topic.summary}", crumbs=owner.crumbs, topic=topic, folds=folds,
        body=renderer.markdown(topic, owner.url),
    )
    yield from folded(renderer, owner, sections, folds)


def _sections(topic: Topic, site: Site) -> list[Section]:
    graph = site.graph
    tasks = graph.tasks_of_topic.get(topic.id, ())
    running = {plan.id for plan in graph.plans if bases.running(plan, site.on)}
    materials = [m for _, m in sorted(graph.trainings.items()) if topic.id in m.topics]
    return [
        Section.of("dang-chay", "Nhiệm vụ của kế hoạch đang chạy", "viec", (t for t in tasks if t.plan.id in running)),
        Section.of("tai-lieu", "Tài liệu tuyên truyền, tập huấn", "dong", (Row(m.title, urls.page("tap-huan", m.id)) for m in materials)),
        Section.of("van-ban", "Văn bản", "van-ban", wording.order(i for i in graph.instruments.values() if topic.id in i.topics)),
        Section.of("truoc-day", "Nhiệm vụ của các kế hoạch đã qua", "viec", (t for t in tasks if t.plan.id not in running)),
    ]
