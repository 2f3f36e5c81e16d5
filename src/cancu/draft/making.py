"""A site and options to a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from .. import names
from ..graph import Graph, PlanTask
from ..records import Instrument
from ..site import Settings, Site
from ..text import slug
from .dates import Calendar
from .grounds import Grounds
from .higher import Higher
from .outline import Body
from .phrasing import Phrasing
from .placing import Placing
from .recipients import recipients, signer
from .record import DOUBTS, Doubt, Draft, Options
from .target import Target, generic, target_of
from .tasks import Carrier


def make(site: Site, plan: Instrument, options: Options) -> Draft:
    """The draft of a plan's next one. Raises ValueError, in Vietnamese, on options that cannot be met."""
    place = target_of(plan, site.graph, place=options.place, level=options.level, on=options.on)
    return Drafting(_on(site, options), plan, options.year).draft_for(place)


def _on(site: Site, options: Options) -> Site:
    """The same graph on the day of drafting."""
    return site if site.on == options.on else Site(site.graph, Settings(on=options.on))


@dataclass(frozen=True)
class Drafting:
    """Drafts of one model for one year: what they share is worked out once."""

    site: Site
    plan: Instrument
    year: int

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(self.site, self.year)

    @cached_property
    def _phrasings(self) -> dict[str, Phrasing]:
        return {}

    def _phrasing(self, level: str) -> Phrasing:
        if level not in self._phrasings:
            self._phrasings[level] = Phrasing(self.site, Placing(self.site.graph, self.plan, level, self.site.on), self._grounds)
        return self._phrasings[level]

    @cached_property
    def _of_level(self) -> dict[tuple[str, tuple[Doubt, ...]], Draft]:
        """Level and what is left out → the draft for a place of that level whose name is not known yet."""
        return {}

    def draft_for(self, place: Target) -> Draft:
        """The draft for a place already found: that of its level, and what the plan above it asks."""
        higher, tasks = Higher(self.site, self.plan, place, self.year), self.site.graph.tasks_of_plan.get(self.plan.id, ())
        dropped = higher.dropped(tasks)
        key = (place.level, tuple(dropped.values()))
        if key not in self._of_level:
            self._of_level[key] = _Maker(self.site, self.plan, tasks, self._phrasing(place.level), self._grounds).draft(dropped)
        base = self._of_level[key]
        topics = {topic for item in base.items for topic in item.topics}
        own = draft_id(self.plan, place, self.year, self.site.graph)
        doubts = (*_caveat(place), *base.doubts, *higher.lacking(topics), *higher.unknown())
        return replace(base, id=own, place=place, doubts=_in_order(doubts))


class _Maker:
    """Holds what the parts of one draft share."""

    def __init__(self, site: Site, plan: Instrument, tasks: tuple[PlanTask, ...], phrasing: Phrasing, grounds: Grounds) -> None:
        self.site, self.plan, self.tasks, self.year = site, plan, tasks, grounds.year
        self.placing, self.grounds, self.phrasing = phrasing.placing, grounds, phrasing

    def draft(self, dropped: dict[str, Doubt]) -> Draft:
        """All that is the same for every place of the level; doubts in the order they were found."""
        carried = Carrier(self.site, self.placing, self.grounds, self.phrasing).carry(self.tasks, dropped)
        items = {item.id: item for item in carried.items}
        wanted = (*self.grounds.competence(self.placing.issuer), *self.grounds.chain(self.plan), *carried.wanted)
        grounds, unknown, replaced = self.grounds.settle(wanted)
        body = Body(self.plan, self.tasks, items, self.phrasing, self.placing)
        nodes = body.nodes()
        calendar = Calendar(self.site, self.placing, self.grounds, self.phrasing, self.year)
        dues, days = calendar.dues(self.plan, self.tasks, items), calendar.days({topic for item in carried.items for topic in item.topics})
        lines, lost = recipients(self.plan, self.phrasing)
        return Draft(
            model=self.plan, id="", year=self.year, on=self.site.on, place=generic(self.placing.level), title=self.title,
            issuer=self.placing.issuer, grounds=grounds, nodes=nodes, goals=body.goals(), dues=dues, days=days, duties=tuple(calendar.duties),
            recipients=lines, signer=signer(self.plan), changes=(*replaced, *carried.changes),
            doubts=(*unknown, *carried.doubts, *body.doubts, *calendar.doubts, *lost),
        )

    @property
    def title(self) -> str:
        """The model's title for the new year and place, without "Kế hoạch"."""
        title = re.sub(r"^Kế hoạch\s+", "", self.plan.title)
        phrase = self.phrasing.turn(title)
        return phrase.text if "{nam}" in phrase.text else f"{phrase.text} năm {{nam}}"


def _caveat(place: Target) -> tuple[Doubt, ...]:
    if not place.caveat:
        return ()
    why = "Kế hoạch của huyện không có một đơn vị kế thừa duy nhất."
    return (Doubt(kind="dia-ban", key=place.place, what=place.caveat, why=why, who="Ủy ban nhân dân {tren}"),)


def draft_id(plan: Instrument, place: Target, year: int, graph: Graph) -> str:
    """ ``kh-ke-sat-2027`` beside ``kh-ke-sat-2026``; for another place, its name."""
    own = graph.places.get(plan.place)
    if own and place.place == own.id:
        old = str(names.plan_year(plan))
        return plan.id.replace(old, str(year)) if old in plan.id else f"{plan.id}-{year}"
    named = place.place or slug(place.name.replace("…", "")) or place.level
    return f"kh-{named}-{year}"


def _in_order(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """By kind, each once, in the order they were found."""
    kinds = list(DOUBTS)
    return tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: kinds.index(doubt.kind)))
