"""A site of any size for measuring: the real records, and plans and documents of invented communes made from them.

Clauses of the real texts are mixed anew, so that no two tasks are the same and common words stay as
common as they are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from cancu.days import Day
from cancu.graph import Graph
from cancu.records import AdministrativePlace, Assignment, Instrument, Period, PlaceName
from cancu.site import Site

_FIRST = ["An", "Bình", "Cẩm", "Đông", "Gia", "Hà", "Hòa", "Hưng", "Khánh", "Lạc", "Liên", "Long", "Mỹ", "Nam", "Nghĩa", "Phú", "Quang", "Sơn", "Tân", "Thạch", "Thanh", "Thiện", "Tiên", "Trung", "Vĩnh", "Xuân", "Yên"]
_SECOND = ["An", "Bắc", "Châu", "Dương", "Giang", "Hải", "Hiệp", "Khê", "Lâm", "Lộc", "Minh", "Ninh", "Phong", "Phúc", "Quý", "Tây", "Thành", "Thịnh", "Thủy", "Tiến", "Trạch", "Tường", "Vân", "Xá"]
_CLAUSE = re.compile(r"(?<=[;,.])\s+")


def grown(site: Site, pages: int) -> Site:
    """``site`` with invented plans and decisions until it has about that many pages of records."""
    real = site.graph
    have = len(real.instruments) + len(real.assignments) + len(real.agencies) + len(real.places)
    makers = _Maker(real)
    instruments, assignments, places = dict(real.instruments), dict(real.assignments), dict(real.places)
    while have < pages:
        place, plan, decision, own = makers.commune()
        places[place.id], instruments[plan.id], instruments[decision.id] = place, plan, decision
        assignments.update({a.id: a for a in own})
        have += 3 + len(own)
    grown_graph = replace(real, instruments=instruments, assignments=assignments, places=places)
    return Site(grown_graph, site.settings)


class _Maker:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.dice = random.Random(4)  # a fixed seed: the same site every time
        self.count = 0
        self.models = [plan for plan in graph.plans if len(graph.tasks_of_plan[plan.id]) > 5]
        self.clauses = sorted({c for t in graph.tasks for c in _CLAUSE.split(t.task.summary) if len(c) > 20})

    def commune(self) -> tuple[AdministrativePlace, Instrument, Instrument, list[Assignment]]:
        self.count += 1
        n, dice = self.count, self.dice
        year = 2016 + n % 11
        name = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)}"
        place = AdministrativePlace(
            id=f"xa-{n}", path=f"docs/dia-phuong/xa-{n}.md", title=f"Xã {name} ({n})", levels=("xa",),
            names=(PlaceName(name=f"xã {name}", within="tỉnh Tây Ninh"),),
        )
        model = dice.choice(self.models)
        plan = replace(
            model, id=f"kh-{n}", path=f"legal/chi-dao/kh-{n}.md", number=f"{n}/KH-UBND", place=place.id, other_names=(),
            title=f"Kế hoạch phòng, chống mại dâm năm {year} trên địa bàn xã {name}", issued=Day(year, 2, 1 + n % 27),
            period=Period(first=Day(year, 1, 1), last=Day(year, 12, 31)), duties=(), targets=(),
            outline=tuple(replace(h, summary=self._mixed(h.summary)) for h in model.outline if h.summary),
        )
        decision = replace(
            self.graph.instruments["qd-2651-qd-ubnd-tphcm-2016"], id=f"qd-{n}", path=f"legal/can-cu/qd-{n}.md",
            number=f"{3000 + n}/QĐ-UBND", place=place.id, other_names=(), period=None, expired=None,
            title=f"Ban hành quy chế: {self._mixed('')}", issued=Day(year, 3, 1 + n % 27), provisions=(),
        )
        return place, plan, decision, list(self._assignments(model, plan))

    def _assignments(self, model: Instrument, plan: Instrument) -> Iterator[Assignment]:
        for own in {t.assignment.id: t.assignment for t in self.graph.tasks_of_plan[model.id]}.values():
            folder = own.id.rsplit("/", 1)[1]
            tasks = tuple(replace(t, summary=self._mixed(t.summary)) for t in own.tasks[: 1 + self.count % 4])
            yield replace(own, id=f"{plan.id}/{folder}", path=f"docs/phan-cong/{plan.id}/{folder}.md", plan=plan.id, tasks=tasks)

    def _mixed(self, text: str) -> str:
        """Half of a text's own clauses, and others."""
        own = [c for c in _CLAUSE.split(text) if c]
        kept = own[: max(1, len(own) // 2)]
        return " ".join([*kept, *self.dice.sample(self.clauses, self.dice.randint(1, 3))])


