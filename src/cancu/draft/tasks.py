"""The model's tasks carried over: to today's offices, in today's words, on living bases; or listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from .. import names
from ..graph import PlanTask
from ..records import Basis, Target
from ..site import Site
from .grounds import Grounds, Wanted
from .phrasing import Phrase, Phrasing
from .placing import Placement, Placing
from .record import Change, Doubt, Item

BLANK = "……"


@dataclass(slots=True)
class Carried:
    """The outcome for all tasks of a model."""

    items: list[Item] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    moves: dict[str, Placement] = field(default_factory=dict)
    missing: dict[str, tuple[Placement, list[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Carrier:
    """Carries the tasks of one model."""

    site: Site
    placing: Placing
    grounds: Grounds
    phrasing: Phrasing

    def carry(self, tasks: Iterable[PlanTask], dropped: dict[str, Doubt]) -> Carried:
        """``dropped``: tasks that the plan above no longer asks for."""
        done = Carried()
        for task in tasks:
            if task.id in dropped:
                done.doubts.append(dropped[task.id])
            else:
                self._carry(task, done)
        done.doubts += [self._partner_doubt(*found) for _, found in sorted(done.missing.items())]
        done.doubts += self._conflicts()
        done.changes = [self._move(placement) for _, placement in sorted(done.moves.items())]
        return done

    def _carry(self, task: PlanTask, done: Carried) -> None:
        given = [self.placing.put(a, task.task.topics, assigned=True) for a in task.agencies]
        own = tuple(dict.fromkeys(p.now for p in given if p.now))
        phrase = self._phrase(task, own)
        why = self._refused(task, given, own, phrase)
        if why:
            done.doubts.append(self._listed(task, [] if own else given, phrase, why))
            return
        done.items.append(self._item(task, own, phrase))
        done.wanted += [Wanted(basis, basis.origin or "bien-tap", task.id) for basis in task.task.bases]
        self._remember(task, given, phrase, done)

    def _phrase(self, task: PlanTask, own: tuple[str, ...]) -> Phrase:
        others = (*task.task.directs, *task.task.reports_to)
        return self.phrasing.turn(
            task.task.summary, task.task.topics, given=task.agencies, own=own, partners=task.task.partners, others=others,
        )

    def _refused(self, task: PlanTask, given: list[Placement], own: tuple[str, ...], phrase: Phrase) -> str:
        """Why a task cannot stand in the draft; nothing when it can."""
        if not own:
            return " ".join(dict.fromkeys(f"{names.agency_name(p.agency, self.site.graph)}: {p.reason}" for p in given))
        printed = (b for b in task.task.bases if b.origin == "ke-hoach")
        return next((why for why in map(self._unknown, printed) if why), "") or phrase.blocked

    def _unknown(self, basis: Basis) -> str:
        instrument = self.site.graph.instruments.get(basis.instrument)
        if instrument is None:
            return f"Dẫn văn bản chưa có trong kho: {basis.instrument}."
        fate = self.grounds.fate(instrument, basis.pinpoint)
        return "" if fate.now else f"Dẫn {names.short_name(instrument)}. {fate.reason}"

    def _listed(self, task: PlanTask, given: list[Placement], phrase: Phrase, why: str) -> Doubt:
        """``given``: offices without an heir; a task that has one, but cannot be said, is offered to nobody."""
        candidates = self._named(c for p in given for c in p.candidates)
        if phrase.spared:
            why = f"{why} Khi đưa lại, chỉ đòi số liệu chung; không lập danh sách người."
        return Doubt(
            kind="nhiem-vu", key=task.id, what=f"{task.task.spot}: {task.task.summary}", why=why, who=self._decides(),
            text=self._text(task, phrase) if candidates and not phrase.blocked else "", candidates=candidates, topics=task.task.topics,
        )

    def _text(self, task: PlanTask, phrase: Phrase) -> str:
        """The sentence with last year's figures left blank, and with the warning where it speaks of people."""
        text = self._blanked(task, phrase.text)
        return f"{text} {self.phrasing.warning}" if phrase.spared else text

    def _named(self, agencies: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((agency, self.phrasing.office(agency)) for agency in dict.fromkeys(agencies))

    def _decides(self) -> str:
        own = self.phrasing.office(self.placing.issuer)
        return f"{own}; hỏi Ủy ban nhân dân {{tren}}" if self.placing.level == "xa" else own

    def _item(self, task: PlanTask, own: tuple[str, ...], phrase: Phrase) -> Item:
        partners, lost = self._offices(task.task.partners, task, own)
        directs, _ = self._offices(task.task.directs, task, own)
        reports, unsent = self._offices(task.task.reports_to, task, own)
        unknowns = dict(task.task.unknowns)
        if lost:
            unknowns["phoi_hop_voi"] = f"Chưa rõ nơi nhận việc của: {names.names_of(lost, self.site.graph)}."
        if unsent:
            unknowns["bao_cao_cho"] = f"Chưa rõ nơi nhận việc của: {names.names_of(unsent, self.site.graph)}."
        return Item(
            id=task.id, spot=task.task.spot, agencies=own, text=self._text(task, phrase),
            role=task.task.role, acts=task.task.acts, partners=partners, directs=directs, reports_to=reports,
            topics=task.task.topics, bases=self._bases(task), limits=task.task.limits,
            notes=self._notes(task, phrase, lost), unknowns=tuple(sorted(unknowns.items())),
        )

    def _offices(self, agencies: Iterable[str], task: PlanTask, own: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
        put = [self.placing.put(a, task.task.topics) for a in agencies]
        known = tuple(dict.fromkeys(p.now for p in put if p.now and p.now not in own))
        return known, [p.agency for p in put if not p.now]

    def _bases(self, task: PlanTask) -> tuple[Basis, ...]:
        living = (self.grounds.living(basis) for basis in task.task.bases)
        # What the model printed is, in a draft, an editor's proposal until somebody signs.
        return tuple(dict.fromkeys(replace(basis, inference="") for basis in living if basis))

    def _blanked(self, task: PlanTask, text: str) -> str:
        """Last year's figures leave a place to write in."""
        for target in task.task.targets:
            text = _whole(target.amount).sub(BLANK, text)
        return text

    def _notes(self, task: PlanTask, phrase: Phrase, lost: list[str]) -> tuple[str, ...]:
        old = names.plan_year(task.plan)
        notes = [self.placing.act(p) for p in phrase.placed]
        if lost:
            notes.append(f"Mẫu có {len(lost)} bên phối hợp chưa rõ nay là ai: xem danh sách cần kiểm tra, nhiệm vụ {task.task.spot}.")
        notes += [f"Chỉ tiêu năm {old}: {self._amount(target)}" for target in task.task.targets]
        if phrase.spared:
            notes.append(self.phrasing.spared_note)
        notes += [f"Mâu thuẫn trong mẫu: {c.description}" for c in task.plan.conflicts if task.task.spot in c.spots]
        notes += [f"Mẫu chưa rõ: {why}" for key, why in task.task.unknowns if key in ("co_quan", "noi_dung")]
        return tuple(dict.fromkeys((*notes, *phrase.notes)))

    def _amount(self, target: Target) -> str:
        return f"{target.amount} {target.unit}, {target.subject}."

    def _remember(self, task: PlanTask, given: list[Placement], phrase: Phrase, done: Carried) -> None:
        for placement in (*given, *phrase.placed):
            if placement.changed:
                done.moves.setdefault(f"{placement.agency} {placement.now}", placement)
        linked = [self.placing.put(a, task.task.topics) for a in (*task.task.partners, *task.task.reports_to)]
        for placement in (*given, *phrase.missing, *linked):
            if not placement.now:
                spots = done.missing.setdefault(placement.agency, (placement, []))[1]
                if task.task.spot not in spots:
                    spots.append(task.task.spot)

    def _partner_doubt(self, placement: Placement, spots: list[str]) -> Doubt:
        name = names.agency_name(placement.agency, self.site.graph)
        return Doubt(
            kind="co-quan", key=placement.agency, what=f"{name} (mẫu nhắc ở {', '.join(spots)})",
            why=f"{placement.reason} Dự thảo không ghi tên; ghi rõ nếu biết.", who=self._decides(),
            candidates=self._named(placement.candidates),
        )

    def _conflicts(self) -> list[Doubt]:
        return [
            Doubt(kind="mau-thuan", key=f"mau-thuan-{n}", what=f"{', '.join(c.spots)}: {c.description}",
                  why="Mẫu tự mâu thuẫn; dự thảo giữ cả hai chỗ, có ghi chú.", who=self._decides())
            for n, c in enumerate(self.placing.model.conflicts, 1)
        ]

    def _move(self, placement: Placement) -> Change:
        old = names.agency_name(placement.agency, self.site.graph)
        return Change(kind="co-quan", old=old, new=self.phrasing.office(placement.now), why=self.placing.act(placement))


@lru_cache(maxsize=1 << 12)
def _whole(amount: str) -> re.Pattern[str]:
    """An amount that is no part of another."""
    return re.compile(rf"(?<!\w){re.escape(amount)}(?!\w)")
