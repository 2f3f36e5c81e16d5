"""The graph on a day: what pages, exports and search are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from .bases import Alarm, Support, alarms, history, rests_on
from .graph import Graph, PlanTask, build
from .load import Library
from .provisions import Pinpoint
from .records import Instrument
from .resolve import Resolver
from .validity import Span, timeline


@dataclass(frozen=True)
class Settings:
    """What a deployment decides: the day, the public address, the repository and its branch."""

    on: date
    repository: str = ""
    branch: str = "main"
    address: str = ""
    commit: str = ""

    def report_url(self, title: str, path: str) -> str:
        """A new report with the page and its file filled in, or an empty string."""
        if not self.repository:
            return ""
        return f"{self.repository}/issues/new?" + urlencode({"template": "bao-loi.yml", "title": f"Báo lỗi: {title}", "trang": path})

    def history_url(self, path: str) -> str:
        """The file as it was at every commit, or an empty string."""
        return f"{self.repository}/commits/{self.branch}/{path}" if self.repository else ""

    def permalink(self, path: str) -> str:
        """The file as it is at the commit this site was built from, or an empty string."""
        return f"{self.repository}/blob/{self.commit}/{path}" if self.repository and self.commit else ""

    def edit_url(self, path: str) -> str:
        """Where the file can be edited, or an empty string when no repository is known."""
        return f"{self.repository}/edit/{self.branch}/{path}" if self.repository else ""


@dataclass(frozen=True)
class Site:
    """A graph, a day, and answers computed once."""

    graph: Graph
    settings: Settings

    @classmethod
    def of(cls, library: Library, settings: Settings) -> Site:
        return cls(build(library), settings)

    @property
    def on(self) -> date:
        return self.settings.on

    def note(self, table: str, key: str = "") -> None:
        """Something was read that the graph does not hold; only a traced site (``trace``) remembers it."""

    @cached_property
    def resolver(self) -> Resolver:
        return Resolver(self.graph)

    @cached_property
    def addresses(self) -> dict[str, dict[Pinpoint, str]]:
        """Of provisions, by document, as far as they were asked for."""
        return {}

    @cached_property
    def timelines(self) -> dict[str, tuple[Span, ...]]:
        return {i.id: timeline(i, self.graph) for i in self.graph.instruments.values()}

    def prepare(self) -> None:
        """Compute what every page asks for, once, before pages are made in several processes."""
        _ = self.timelines, self.support, self.alarms, self.resolver.cues, self.graph.cited_by, self.graph.tasks_of_plan

    def span(self, instrument: Instrument | str, on: date | None = None) -> Span | None:
        """The span that holds on a day (the site's day by default)."""
        key = instrument if isinstance(instrument, str) else instrument.id
        day = on or self.on
        return next((s for s in self.timelines.get(key, ()) if s.holds(day)), None)

    @cached_property
    def support(self) -> dict[str, tuple[Support, ...]]:
        """Task id → what it rests on."""
        return {task.id: rests_on(task, self.graph, self.on) for task in self.graph.tasks}

    @cached_property
    def alarms(self) -> dict[str, tuple[Alarm, ...]]:
        """Task id → its live alarms; tasks without one are left out."""
        found = {task.id: alarms(task, self.support[task.id], self.graph, self.on) for task in self.graph.tasks}
        return {key: value for key, value in found.items() if value}

    def history(self, task: PlanTask) -> tuple[Support, ...]:
        return history(task, self.support[task.id], self.on)
