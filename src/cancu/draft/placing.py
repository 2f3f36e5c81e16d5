"""Who has the work now: an agency of the model put to its heir by function and level.

A heir is taken only where the records name one for the function, or where the office stands unchanged;
the issuer of the model is answered by the issuer of the draft. Everything else is told as not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from .. import names
from ..days import show
from ..graph import Graph
from ..reasons import cited
from ..records import Agency, Basis, Heir, Instrument
from ..succession import gone, heirs_for
from ..validity import status

_RANK = {"trung-uong": 0, "tinh": 1, "huyen": 2, "xa": 3}
_ALIVE = ("con-hieu-luc", "het-hieu-luc-mot-phan")
ISSUER = "ban-hanh"
SAME = "con"
HEIR = "ke-thua"


@dataclass(frozen=True, slots=True)
class Placement:
    """``now``: the one agency, or empty. ``via``: the steps; ``candidates`` and ``reason`` where unknown."""

    agency: str
    now: str = ""
    how: str = ""
    via: tuple[Heir, ...] = ()
    candidates: tuple[str, ...] = ()
    reason: str = ""

    @property
    def changed(self) -> bool:
        return bool(self.now) and self.now != self.agency


@dataclass(frozen=True)
class Placing:
    """Answers for one model and one level of place, on a day."""

    graph: Graph
    model: Instrument
    level: str
    on: date

    @cached_property
    def model_level(self) -> str:
        issuers = [self.graph.agencies[i] for i in self.model.issuers if i in self.graph.agencies]
        return issuers[0].levels[0] if issuers else self.level

    @cached_property
    def issuer(self) -> str:
        """The agency that issues the draft: the same kind of office as the model's, at the new level."""
        own = [self.graph.agencies[i] for i in self.model.issuers if i in self.graph.agencies]
        for agency in own:
            if self.level in agency.levels and not gone(agency, self.on):
                return agency.id
        twins = (a for _, a in sorted(self.graph.agencies.items()) if a.levels == (self.level,) and not gone(a, self.on))
        heads = {agency.short_name for agency in own}
        return next((twin.id for twin in twins if twin.short_name in heads), f"ubnd-{self.level}")

    def put(self, agency_id: str, topics: Iterable[str] = (), *, assigned: bool = False) -> Placement:
        """The agency that answers today. ``assigned``: the draft gives it work, so its level must fit."""
        if agency_id in self.model.issuers:
            return Placement(agency_id, self.issuer, SAME if self.issuer == agency_id else ISSUER)
        return self._put(agency_id, frozenset(topics), assigned, ())

    def _put(self, agency_id: str, topics: frozenset[str], assigned: bool, via: tuple[Heir, ...]) -> Placement:
        agency = self.graph.agencies.get(agency_id)
        if agency is None:
            return Placement(agency_id, reason="Kho chưa có cơ quan này.")
        if not gone(agency, self.on):
            return self._standing(agency, assigned, via)
        fit = tuple(h for h in agency.heirs if self._fits(h, assigned) and h not in via)
        if not assigned:
            near = tuple(h for h in fit if self.level in self._levels(h.agency))
            fit = near or fit
        chosen = heirs_for(replace(agency, heirs=fit), topics)
        if len(chosen) != 1 or not self._covers(agency, chosen[0], topics):
            return Placement(agency_id, candidates=self._candidates(agency), reason=self._no_heir(agency))
        found = self._put(chosen[0].agency, topics, assigned, (*via, chosen[0]))
        return replace(found, agency=agency_id, how=HEIR if found.now else "")

    def _standing(self, agency: Agency, assigned: bool, via: tuple[Heir, ...]) -> Placement:
        """An office that has not ended; still, its being there may be unknown, or it may be of another level."""
        unsure = agency.why_unknown("den_ngay")
        if unsure:
            return Placement(agency.id, candidates=self._candidates(agency), reason=f"Chưa rõ nay còn hay không: {unsure}")
        ended_here = self.model_level == "huyen" and "huyen" in agency.levels and self.level not in agency.levels
        if ended_here:
            reason = "Tổ chức ở cấp huyện đã kết thúc cùng cấp huyện; hồ sơ cơ quan không nêu nơi nhận ở cấp này."
            return Placement(agency.id, candidates=self._candidates(agency), reason=reason)
        if not self._reached(agency, assigned):
            reason = f"Không phải cơ quan mà kế hoạch {_LEVEL_NAMES[self.level]} giao việc hoặc phối hợp."
            return Placement(agency.id, candidates=self._candidates(agency), reason=reason)
        return Placement(agency.id, agency.id, SAME, via)

    def _reached(self, agency: Agency, assigned: bool) -> bool:
        """An office of the draft's level; one below, if it was below the model's too; as a partner, one above."""
        ranks = [_RANK[level] for level in agency.levels]
        below = min(ranks) > _RANK[self.model_level] and min(ranks) > _RANK[self.level]
        above = not assigned and min(ranks) < _RANK[self.level]
        return self.level in agency.levels or below or above

    def _levels(self, agency_id: str) -> tuple[str, ...]:
        agency = self.graph.agencies.get(agency_id)
        return agency.levels if agency else ()

    def _fits(self, heir: Heir, assigned: bool) -> bool:
        """A draft gives work to its own level; it may name offices above as partners."""
        levels = self._levels(heir.agency)
        return self.level in levels or (not assigned and any(_RANK[x] < _RANK[self.level] for x in levels))

    def _covers(self, agency: Agency, heir: Heir, topics: frozenset[str]) -> bool:
        """Whether the record says that this heir has the function: level alone chooses only a general heir."""
        general = not heir.topics and [h for h in agency.heirs if self.level in self._levels(h.agency)] == [heir]
        return heir.default == "co" or len(agency.heirs) == 1 or general or bool(topics and topics <= set(heir.topics))

    def _no_heir(self, agency: Agency) -> str:
        told = [f"{names.agency_name(h.agency, self.graph)} ({h.function})" for h in agency.heirs]
        split = f"Theo hồ sơ, việc chia cho {'; '.join(told)}." if told else ""
        why = agency.why_unknown("ke_thua") or ("" if told else "Chưa rõ cơ quan kế thừa.")
        ended = f"Kết thúc {show(agency.until.first)}." if agency.until and show(agency.until.first) not in why else ""
        return " ".join(part for part in (ended, split, why) if part)

    def _candidates(self, agency: Agency) -> tuple[str, ...]:
        """Offices a person may choose from: the heirs on record, then those of the same sector at this level."""
        heirs = [h.agency for h in agency.heirs if self._fits(h, True)]
        near = [
            a.id for _, a in sorted(self.graph.agencies.items())
            if a.sector == agency.sector != "khac" and self.level in a.levels and a.id != agency.id and a.group != "co"
        ]
        return tuple(a for a in dict.fromkeys((*heirs, *near)) if self.exists(a))

    def exists(self, agency_id: str) -> bool:
        """Known, not ended, and nothing said against its being there."""
        agency = self.graph.agencies.get(agency_id)
        return agency is not None and not gone(agency, self.on) and not agency.why_unknown("den_ngay")

    def act(self, placement: Placement) -> str:
        """Why the office changed, in one or two sentences with the act behind it."""
        former = self.graph.agencies.get(placement.agency)
        ended = f"{former.title}: kết thúc {show(former.until.first)}." if former and former.until else ""
        if placement.how == ISSUER:
            return " ".join(filter(None, (ended, self._as_issuer(former))))
        steps = [self._step(heir) for heir in placement.via]
        doubt = former.why_unknown("ke_thua") if former else ""
        return " ".join(filter(None, (ended, *steps, f"Còn chưa rõ: {doubt}" if doubt else "")))

    def _as_issuer(self, former: Agency | None) -> str:
        now = self.graph.agencies.get(self.issuer)
        own = now.bases if now else ()
        duties, acts = self.cited(own), self.cited(tuple(b for b in (former.bases if former else ()) if b not in own and not b.pinpoint))
        says = f"Trong mẫu đây là cơ quan ban hành; trong dự thảo, cơ quan ban hành là {names.agency_name(self.issuer, self.graph)}"
        return f"{says}{f' ({duties})' if duties else ''}.{f' Văn bản về cấp huyện: {acts}.' if acts else ''}"

    def _step(self, heir: Heir) -> str:
        acts = self.cited(heir.bases)
        behind = f", theo {acts}" if acts else "; hồ sơ chưa ghi được văn bản"
        return f"Nay {names.agency_name(heir.agency, self.graph)} ({heir.function}){behind}."

    def cited(self, bases: tuple[Basis, ...]) -> str:
        """Acts in force first choice; dead ones only where no other is known, and said to be dead."""
        known = [b for b in bases if b.instrument in self.graph.instruments]
        living = [b for b in known if self._lives(b)]
        told = [self._name(b) + ("" if living else " (nay hết hiệu lực)") for b in living or known]
        return "; ".join(dict.fromkeys(told))

    def _lives(self, basis: Basis) -> bool:
        span = status(self.graph.instruments[basis.instrument], self.on, self.graph)
        return span is not None and span.status in _ALIVE

    def _name(self, basis: Basis) -> str:
        name = cited(basis.instrument, self.graph)
        return f"{basis.pinpoint} {name}" if basis.pinpoint else name


_LEVEL_NAMES = {"tinh": "cấp tỉnh", "xa": "cấp xã"}
