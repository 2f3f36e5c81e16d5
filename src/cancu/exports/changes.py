"""What changed and when: documents issued, in force, amended, replaced, lapsed; offices ended; days of checking.

Everything comes from the data, nothing from the moment of building; what lies in the future is not told yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import corrections
from .. import vocabulary as v
from ..days import Day, show
from ..graph import PlanTask
from ..names import agency_name, full_name
from ..reasons import cited, explain
from ..records import RELATION_KINDS, Agency, Assignment, Instrument
from ..site import Site
from ..succession import succession
from ..validity import Span

# Statuses that are no news: they say what is not known, or that something is still to come.
_QUIET = ("chua-ro", "chua-co-hieu-luc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One piece of news. ``key`` is stable; the last three say whose feeds it belongs to."""

    key: str
    day: date
    title: str
    text: str
    url: str
    instruments: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    everywhere: bool = True


def changes(site: Site) -> tuple[Change, ...]:
    """All news up to the site's day, the newest first."""
    reader = _Reader(site)
    found = [change for change in reader.all() if change.day <= site.on]
    return tuple(sorted(found, key=lambda c: (-c.day.toordinal(), c.key)))


class _Reader:
    """Turns records into news; knows once which agencies and topics rest on which document."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.graph = site.graph
        self.tasks: dict[str, list[PlanTask]] = {}
        for task in self.graph.tasks:
            for instrument in dict.fromkeys((task.plan.id, *(basis.instrument for basis in task.task.bases))):
                self.tasks.setdefault(instrument, []).append(task)

    def all(self) -> Iterator[Change]:
        for _, instrument in sorted(self.graph.instruments.items()):
            yield from self._of_instrument(instrument)
        for _, agency in sorted(self.graph.agencies.items()):
            yield from self._of_agency(agency)
        yield from self._checks()
        yield from self._corrections()

    def _of_instrument(self, instrument: Instrument) -> Iterator[Change]:
        if instrument.issued:
            yield self._issued(instrument, instrument.issued)
        for span in self.site.timelines[instrument.id]:
            if span.since and span.status not in _QUIET and span.reason.code != "quan-sat":
                yield self._turned(instrument, span, span.since)
        if instrument.evidence and instrument.evidence.checked:
            yield self._checked(instrument, instrument.evidence.checked.first)

    def _issued(self, instrument: Instrument, day: Day) -> Change:
        tasks = len(self.graph.tasks_of_plan.get(instrument.id, ()))
        older = {r.target for kind in RELATION_KINDS for r in getattr(instrument, kind)}
        given = f" Giao {tasks} nhiệm vụ." if tasks else ""
        text = f"{full_name(instrument)}. Ban hành {day.long}.{given}"
        return self._change(instrument, "ban-hanh", day.first, "Ban hành", text, older)

    def _turned(self, instrument: Instrument, span: Span, day: date) -> Change:
        reason = explain(span, self.graph, instrument)
        return self._change(instrument, f"{span.status}/{day}", day, _headline(span), f"{reason}.")

    def _checked(self, instrument: Instrument, day: date) -> Change:
        span = self.site.span(instrument, day)
        text = f"{explain(span, self.graph, instrument)}." if span else "Chưa ban hành vào ngày đối chiếu."
        return self._change(instrument, f"doi-chieu/{day}", day, f"Đối chiếu ngày {show(day)}", text, alone=True)

    def _change(
        self, of: Instrument, what: str, day: date, title: str, text: str, older: set[str] | None = None,
        *, alone: bool = False,
    ) -> Change:
        """News of a document; ``alone``: for its own feed only."""
        tasks = () if alone else self.tasks.get(of.id, ())
        agencies = () if alone else {*of.issuers, *(agency for task in tasks for agency in task.agencies)}
        topics = () if alone else {*of.topics, *(topic for task in tasks for topic in task.task.topics)}
        return Change(
            key=f"van-ban/{of.id}/{what}", day=day, title=f"{title}: {cited(of.id, self.graph)}", text=text,
            url=self.graph.url("van-ban", of.id), instruments=tuple(sorted({of.id, *(older or ())})),
            agencies=tuple(sorted(agencies)), topics=tuple(sorted(topics)), everywhere=not alone,
        )

    def _of_agency(self, agency: Agency) -> Iterator[Change]:
        if agency.until:
            heirs = succession(agency.id, agency.until.first, self.graph).agencies
            named = ", ".join(agency_name(heir, self.graph) for heir in heirs)
            yield Change(
                key=f"co-quan/{agency.id}/ket-thuc", day=agency.until.first, title=f"Không còn: {agency.title}",
                text=f"Từ {agency.until}. Cơ quan kế thừa: {named or 'chưa rõ'}.",
                url=self.graph.url("co-quan", agency.id), agencies=tuple(sorted({agency.id, *heirs})),
            )

    def _corrections(self) -> Iterator[Change]:
        """A published fact that was wrong is news for whoever follows its record, and for everybody."""
        for entry in corrections.log(self.graph, self.site.on):
            record = entry.record
            plan, offices = ((record.plan,), record.agencies) if isinstance(record, Assignment) else ((), ())
            yield Change(
                key=entry.key, day=entry.correction.day.first, title=f"Đính chính: {entry.title}", text=entry.text, url=entry.url,
                instruments=(record.id,) if entry.kind == "van-ban" else plan,
                agencies=(record.id,) if entry.kind == "co-quan" else offices,
                topics=(record.id,) if entry.kind == "chu-de" else (),
            )

    def _checks(self) -> Iterator[Change]:
        """Checks come by the dozen: one piece of news to a day in the common feed."""
        checked = (i.evidence.checked.first for i in self.graph.instruments.values() if i.evidence and i.evidence.checked)
        for day, count in sorted(Counter(checked).items()):
            yield Change(
                key=f"doi-chieu/{day}", day=day, title=f"Đối chiếu ngày {show(day)}", url="van-ban/",
                text=f"Đã đối chiếu nguồn của {count} văn bản.",
            )


def _headline(span: Span) -> str:
    """What happened, in two or three words."""
    if span.status == "het-hieu-luc-mot-phan":
        whole = span.reason.instrument and span.reason.relation == "amends"
        return "Được sửa đổi" if whole else "Thay đổi một phần"
    if span.reason.code == "het-thoi-ky":
        return "Hết thời hạn"
    return {"con-hieu-luc": "Có hiệu lực"}.get(span.status, v.STATUSES[span.status])
