"""Topic pages: tasks, documents and materials of one topic."""

from __future__ import annotations

from collections.abc import Iterator

from .. import bases, urls, wording
from ..records import Topic
from .environment import Renderer, trail
from .page import Page


def pages(renderer: Renderer) -> Iterator[Page]:
    """One page for every topic of the closed list."""
    for _, topic in sorted(renderer.site.graph.topics.items()):
        yield _page(renderer, topic)


def _page(renderer: Renderer, topic: Topic) -> Page:
    site, graph = renderer.site, renderer.site.graph
    tasks = graph.tasks_of_topic.get(topic.id, ())
    running = [t for t in tasks if bases.running(t.plan, site.on)]
    trainings = getattr(graph, "trainings", {})
    return renderer.page(
        "topic.html", urls.page("chu-de", topic.id), topic.title, topic.path, kind="chu-de", record=topic.id,
        description=f"{topic.title}: {topic.summary}", crumbs=trail(("Chủ đề", "chu-de/")), topic=topic,
        running=running, earlier=[t for t in tasks if t not in running],
        documents=wording.order(i for i in graph.instruments.values() if topic.id in i.topics),
        materials=[m for _, m in sorted(trainings.items()) if topic.id in m.topics],
        body=renderer.markdown(topic, urls.page("chu-de", topic.id)),
    )
