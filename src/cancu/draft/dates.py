"""Deadlines and awareness days of the new year, with the weekends they fall on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from .. import names
from ..days import show
from ..due import Limit, due_text
from ..graph import PlanTask
from ..records import Basis, Deadline, Duty, Instrument, Observance
from ..recurrence import label, observed, occurrences
from ..site import Site
from ..text import capital
from .grounds import Grounds
from .phrasing import Phrasing
from .placing import Placement, Placing
from .record import Awareness, Doubt, Due, Item

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NO_DAY = ("su-kien", "khong-dinh-ky")


@dataclass(frozen=True)
class Calendar:
    """The new year's days for one draft."""

    site: Site
    placing: Placing
    grounds: Grounds
    phrasing: Phrasing
    year: int
    doubts: list[Doubt] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)

    def dues(self, plan: Instrument, tasks: Iterable[PlanTask], items: dict[str, Item]) -> tuple[Due, ...]:
        """Reporting duties of the model, time limits of its tasks, and deadlines of the law."""
        carried = [task for task in tasks if task.id in items]
        found = [*self._duties(plan), *self._limits(plan, carried, items), *self._of_law(plan, items)]
        return tuple(sorted(found, key=lambda due: (due.day is None, due.day or date.max, due.what, due.when)))

    def _duties(self, plan: Instrument) -> Iterator[Due]:
        for duty in plan.duties:
            phrase = self.phrasing.turn(duty.subject, partners=(*duty.who, *duty.to), others=duty.to)
            who, to = self._offices(duty.who, duty.subject), self._offices(duty.to, duty.subject)
            inward = {p.now for p in map(self.placing.put, duty.who)} & {p.now for p in map(self.placing.put, duty.to)}
            why = phrase.blocked or ("" if who not in ("", "……") else "Chưa rõ cơ quan nào nay phải báo cáo.")
            why = why or ("Nơi báo cáo và nơi nhận nay là một; cần đặt lại chế độ báo cáo." if inward - {""} else "")
            if why:
                self._unclear(f"{names.short_name(plan)}, {duty.spot}: {duty.subject}", why)
                continue
            self.duties.append(self._kept_duty(duty, phrase.text))
            yield from self._rows(capital(phrase.text), who, to, duty, f"mẫu, {duty.spot}")

    def _kept_duty(self, duty: Duty, subject: str) -> Duty:
        who, to = (tuple(dict.fromkeys(p.now for p in map(self.placing.put, ids) if p.now)) for ids in (duty.who, duty.to))
        return replace(duty, subject=subject, who=who, to=to, unknowns=())

    def _limits(self, plan: Instrument, tasks: list[PlanTask], items: dict[str, Item]) -> Iterator[Due]:
        for task in tasks:
            item = items[task.id]
            for limit in item.limits:
                if any((d.spot, d.cycle, d.day, d.month) == (task.task.spot, limit.cycle, limit.day, limit.month) for d in plan.duties):
                    continue
                phrase = self.phrasing.turn(limit.subject or names.task_title(task))
                if phrase.blocked:
                    self._unclear(f"{task.task.spot}: {limit.subject}", phrase.blocked)
                    continue
                to = "; ".join(self.phrasing.office(a) for a in item.reports_to)
                who = "; ".join(self.phrasing.office(a) for a in item.agencies)
                yield from self._rows(capital(phrase.text), who, to, limit, f"mẫu, {task.task.spot}")

    def _of_law(self, plan: Instrument, items: dict[str, Item]) -> Iterator[Due]:
        """Deadlines the law sets for the issuer or an office that has tasks here."""
        agencies = {self.placing.issuer, *(a for item in items.values() for a in item.agencies)}
        topics = {*plan.topics, *(topic for item in items.values() for topic in item.topics)}
        for _, deadline in sorted(self.site.graph.deadlines.items()):
            mine = [a for a in deadline.who if a in agencies]
            if mine and topics & set(deadline.topics) and deadline.cycle not in (*_NO_DAY, "mot-lan"):
                yield from self._deadline(deadline, mine)

    def _deadline(self, deadline: Deadline, mine: list[str]) -> Iterator[Due]:
        why = self._dead(deadline.bases)
        if why:
            self._unclear(f"{deadline.title} ({deadline.due_text or due_text(deadline)})", why)
            return
        who = "; ".join(self.phrasing.office(a) for a in mine)
        to = self._offices([a for a in deadline.to if a not in mine], deadline.title)
        yield from self._rows(deadline.title, who, to, deadline, deadline.basis_text)

    def _rows(self, what: str, who: str, to: str, limit: Limit, source: str) -> Iterator[Due]:
        """Each day of the year; without a day, the rule in words."""
        if limit.cycle == "mot-lan":
            self._unclear(what, "Hạn một lần của kỳ trước; đặt hạn mới nếu còn cần.")
            return
        days = occurrences(limit, date(self.year, 1, 1), date(self.year, 12, 31))
        if not days:
            yield Due(what=what, who=who, to=to, when=due_text(limit), day=None, note="Không định ngày.", source=source)
        for day in days:
            yield Due(what=what, who=who, to=to, when=label(limit, day), day=day, note=_weekday_note(day, bool(limit.day)), source=source)

    def _offices(self, agencies: Iterable[str], what: str) -> str:
        """Names of those that answer today; the others are told in the list, and leave a blank."""
        put = [self.placing.put(agency) for agency in agencies]
        for placement in put:
            if not placement.now:
                self._lost(placement, what)
        return "; ".join(dict.fromkeys(self.phrasing.office(p.now) for p in put if p.now)) or ("……" if put else "")

    def _lost(self, placement: Placement, what: str) -> None:
        """One line for an office, however many reports name it."""
        name = names.agency_name(placement.agency, self.site.graph)
        same = next((n for n, d in enumerate(self.doubts) if d.key == placement.agency), None)
        if same is None:
            self._unclear(f"{name}; mẫu nhắc trong việc: {what}", placement.reason, placement.agency)
        elif what not in self.doubts[same].what:
            self.doubts[same] = replace(self.doubts[same], what=f"{self.doubts[same].what}; {what}")

    def _dead(self, bases: Iterable[Basis]) -> str:
        """Why none of the bases can be relied on; nothing when one lives, or none is recorded."""
        reasons = []
        for basis in bases:
            instrument = self.site.graph.instruments.get(basis.instrument)
            fate = self.grounds.fate(instrument, basis.pinpoint) if instrument else None
            if fate and fate.now and not fate.replaced:
                return ""
            reasons.append(f"Căn cứ {names.short_name(fate.then)}. {fate.reason}" if fate else f"Căn cứ {basis.instrument} chưa có trong kho.")
        return " ".join(reasons)

    def _unclear(self, what: str, why: str, key: str = "") -> None:
        doubt = Doubt(kind="thoi-han", key=key or what, what=what, why=why, who="Cơ quan soạn thảo; hỏi cơ quan nhận báo cáo")
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def days(self, topics: Iterable[str]) -> tuple[Awareness, ...]:
        """Yearly awareness days on the draft's topics; the unsure ones are listed."""
        wanted = {*topics, "tuyen-truyen"}
        found = []
        for _, kept in sorted(self.site.graph.observances.items()):
            if kept.recurrence == "hang-nam" and wanted & set(kept.topics):
                found += list(self._kept(kept))
        return tuple(sorted(found, key=lambda row: (row.first, row.last, row.title)))

    def _kept(self, kept: Observance) -> Iterator[Awareness]:
        low = kept.evidence is not None and kept.evidence.confidence == "thap"
        why = self._dead(kept.bases) or ("Chưa có nguồn chắc chắn trong kho." if low else "")
        if why:
            self.doubts.append(Doubt(kind="ngay", key=kept.id, what=f"{kept.title} ({kept.first})", why=why, who="Cơ quan soạn thảo"))
            return
        for stretch in observed(kept, date(self.year, 1, 1), date(self.year, 12, 31)):
            if stretch.first.year == self.year:
                yield Awareness(title=kept.title, first=stretch.first, last=stretch.last, about=kept.relevance)


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _weekday_note(day: date, stated: bool) -> str:
    """Which day of the week; a Saturday or Sunday with the working day before it. ``stated``: the rule names a day."""
    what = f"{capital(weekday(day))} {show(day)}"
    if day.weekday() < 5:
        return f"{what} là ngày cuối {'trong hạn' if stated else 'kỳ'}."
    friday = day - timedelta(days=day.weekday() - 4)
    return f"{what} là ngày nghỉ; xong trước, chậm nhất thứ Sáu {show(friday)}."


def when(row: Awareness) -> str:
    """ "thứ Bảy 26/06/2027" or "01/06/2027 – 30/06/2027"."""
    if row.first == row.last:
        return f"{capital(weekday(row.first))} {show(row.first)}"
    return f"{show(row.first)} – {show(row.last)}"
