"""Căn cứ brought up to the day: living bases kept, dead ones replaced, unknown ones listed.

Only a replacement that was read (``da-doc``) puts a new document in an old one's place; a guess is
told in the list. A programme that ends before the plan's year is answered by the next period's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .. import names, wording
from ..bases import new_article, plan_rests_on
from ..days import show
from ..graph import Link
from ..provisions import Pinpoint
from ..reasons import explain
from ..records import Basis, Instrument
from ..site import Site
from ..validity import WHOLE, Span, successors
from .record import Change, Doubt, Ground

_ALIVE = ("con-hieu-luc", "het-hieu-luc-mot-phan")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a basis: ``now`` is the living document (None: unknown), with its provision.

    ``steps``: the replacements on the way; ``reason``: why it is unknown, or what to look at.
    """

    then: Instrument
    at: Pinpoint
    now: Instrument | None
    pinpoint: Pinpoint
    steps: tuple[Link, ...] = ()
    reason: str = ""

    @property
    def replaced(self) -> bool:
        return bool(self.steps) and self.now is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A basis: where from (``tham-quyen``: the issuer's own; ``chain``, ``ke-hoach``, ``bien-tap``: the model's), for which task."""

    basis: Basis
    origin: str
    task: str = ""
    via: str = ""


@dataclass(frozen=True)
class Grounds:
    """Bases of one model on a day, for a plan of a year."""

    site: Site
    year: int

    @cached_property
    def _fates(self) -> dict[tuple[str, Pinpoint], Fate]:
        return {}

    def fate(self, instrument: Instrument, at: Pinpoint | None = None) -> Fate:
        """What became of a document, or of a provision of it."""
        pin = at or Pinpoint()
        key = (instrument.id, pin)
        if key not in self._fates:
            self._fates[key] = self._follow(instrument, pin, instrument, pin, ())
        return self._fates[key]

    def _follow(self, then: Instrument, at: Pinpoint, now: Instrument, pin: Pinpoint, steps: tuple[Link, ...]) -> Fate:
        problem = self._problem(now, pin)
        if not problem:
            return Fate(then, at, now, pin, steps)
        link = self._next(now)
        if link is None or link in steps:
            lead = "" if now is then else f"Nối tiếp bằng {names.short_name(now)}, nhưng văn bản này: "
            return Fate(then, at, None, Pinpoint(), steps, lead + self._told(now, problem))
        following = self.site.graph.instruments[link.source]
        article = new_article(link, pin.article)
        return self._follow(then, at, following, Pinpoint(article=article) if article else Pinpoint(), (*steps, link))

    def _next(self, dead: Instrument) -> Link | None:
        """A full replacement or the next period's document, where its text was read and the old one is over."""
        if not self._over(dead):
            return None
        found = (
            link for link in successors(dead, self.site.graph)
            if link.kind in ("replaces", "follows") and link.relation.scope == WHOLE
            and link.relation.certainty == "da-doc" and link.source in self.site.graph.instruments
        )
        return next(found, None)

    def _over(self, instrument: Instrument) -> bool:
        span = self.site.span(instrument)
        return self._lapses(instrument) or (span is not None and span.status == "het-hieu-luc")

    def _lapses(self, instrument: Instrument) -> bool:
        return instrument.period is not None and instrument.period.last.last < self._first

    @property
    def _first(self) -> date:
        return date(self.year, 1, 1)

    def _problem(self, instrument: Instrument, pin: Pinpoint) -> str:
        """Why a document cannot be signed under; nothing when it can."""
        span = self.site.span(instrument)
        if span is None:
            return "Chưa ban hành vào ngày soạn."
        if span.status not in _ALIVE:
            return f"{explain(span, self.site.graph, instrument)}."
        return self._ends_soon(instrument, span) or self._part_gone(instrument, pin) or wording.doubt(instrument, span.status)

    def _ends_soon(self, instrument: Instrument, span: Span) -> str:
        if self._lapses(instrument) and instrument.period:
            return f"Thời kỳ của văn bản hết ngày {show(instrument.period.last.last)}, trước năm kế hoạch {self.year}."
        later = self.site.span(instrument, max(self._first, self.site.on))
        if later and later.status not in _ALIVE:
            return f"{explain(later, self.site.graph, instrument)}; ký trước ngày đó mới còn dẫn được."
        return ""

    def _part_gone(self, instrument: Instrument, pin: Pinpoint) -> str:
        for part in instrument.partial_effects:
            running = part.since.first <= self.site.on and (part.until is None or self.site.on < part.until.first)
            if pin.article and part.article == pin.article and running and part.kind in ("het-hieu-luc", "ngung"):
                return f"Điều {part.article} không còn áp dụng từ {part.since}: {part.reason}"
        return ""

    def _told(self, instrument: Instrument, problem: str) -> str:
        if not self._over(instrument):
            return problem
        guesses = [
            names.short_name(self.site.graph.instruments[link.source])
            for link in successors(instrument, self.site.graph)
            if link.kind in ("replaces", "follows") and link.source in self.site.graph.instruments
        ]
        if guesses:
            return f"{problem} Có thể nối tiếp bằng {', '.join(guesses)}; quan hệ này suy ra, chưa đọc điều khoản."
        return f"{problem} Trong kho chưa có văn bản thay thế hoặc của thời kỳ sau."

    def living(self, basis: Basis) -> Basis | None:
        """A task's basis as it stands today: replaced where dead; None where unknown."""
        instrument = self.site.graph.instruments.get(basis.instrument)
        fate = self.fate(instrument, basis.pinpoint) if instrument else None
        if fate is None or fate.now is None:
            return None
        if not fate.replaced:
            return basis
        return Basis(instrument=fate.now.id, article=fate.pinpoint.article, origin="bien-tap")

    def competence(self, issuer: str) -> Iterator[Wanted]:
        """The laws that say what the issuer has to do, as its record names them: the model of another year had other ones."""
        agency = self.site.graph.agencies.get(issuer)
        laws = {b.instrument for b in agency.bases} if agency else set()
        for law in sorted(laws):
            if law in self.site.graph.instruments and self.site.graph.instruments[law].type == "luat":
                yield Wanted(Basis(instrument=law), "tham-quyen")

    def chain(self, plan: Instrument) -> Iterator[Wanted]:
        """What the model itself rests on and cites outside its tasks."""
        for support in plan_rests_on(plan, self.site.graph, self.site.on):
            yield Wanted(Basis(instrument=support.instrument.id), "chain", via=support.via if support.via != plan.id else "")
        for mention in plan.mentions:
            yield Wanted(Basis(instrument=mention.target, article=mention.article, clause=mention.clause), "ke-hoach")

    def settle(self, wanted: Iterable[Wanted]) -> tuple[tuple[Ground, ...], tuple[Doubt, ...], tuple[Change, ...]]:
        """The "Căn cứ …" lines in order, what is to be checked before signing, and what was replaced."""
        fates = [(want, self._of(want)) for want in wanted]
        known = [(want, fate) for want, fate in fates if fate]
        grounds = self._grounds([(want, fate) for want, fate in known if fate.now])
        doubts = {fate.then.id: self._doubt(fate) for _, fate in known if fate.now is None}
        changes = {(f.then.id, f.at): self._change(f) for _, f in known if f.replaced}
        return grounds, tuple(doubts[key] for key in sorted(doubts)), tuple(dict.fromkeys(changes.values()))

    def _of(self, want: Wanted) -> Fate | None:
        instrument = self.site.graph.instruments.get(want.basis.instrument)
        # What the model prints is cited as printed; an editor's link only says which document governs.
        at = want.basis.pinpoint
        if instrument is None:
            return None
        fate = self.fate(instrument, at)
        return fate if want.origin == "ke-hoach" or fate.replaced or fate.now is None else self.fate(instrument)

    def _grounds(self, known: list[tuple[Wanted, Fate]]) -> tuple[Ground, ...]:
        by_id: dict[str, list[tuple[Wanted, Fate]]] = {}
        for want, fate in known:
            if fate.now:
                by_id.setdefault(fate.now.id, []).append((want, fate))
        found = wording.order(self.site.graph.instruments[key] for key in by_id)
        return tuple(self._ground(instrument, by_id[instrument.id]) for instrument in found)

    def _ground(self, instrument: Instrument, rows: list[tuple[Wanted, Fate]]) -> Ground:
        whole = any(not fate.pinpoint for want, fate in rows if want.origin != "bien-tap" or fate.replaced)
        pins = sorted({fate.pinpoint for _, fate in rows if fate.pinpoint}, key=lambda pin: pin.order)
        lead = "" if whole or not pins else f"{', '.join(map(str, pins))} "
        tasks = () if any(not want.task for want, _ in rows) else tuple(dict.fromkeys(want.task for want, _ in rows))
        return Ground(
            instrument=instrument, text=f"Căn cứ {lead}{wording.cite(instrument, self.site.graph)};",
            notes=self._notes(instrument, rows), tasks=tasks,
        )

    def _notes(self, instrument: Instrument, rows: list[tuple[Wanted, Fate]]) -> tuple[str, ...]:
        replaced = dict.fromkeys(self._replaced(fate) for _, fate in rows if fate.replaced)
        own = [want for want, fate in rows if not fate.replaced]
        origin = [self._origin(own)] if own and not replaced else []
        span = self.site.span(instrument)
        partly = [f"{explain(span, self.site.graph, instrument)}: xem lại điều khoản được dẫn."] if span and span.status == "het-hieu-luc-mot-phan" else []
        short = [] if instrument.issued and instrument.issued.exact else ["Kho chưa có ngày ban hành đầy đủ: bổ sung trước khi ký."]
        return (*replaced, *origin, *partly, *short)

    def _origin(self, own: list[Wanted]) -> str:
        if any(w.origin == "ke-hoach" for w in own) or any(w.origin == "chain" and not w.via for w in own):
            return "Kế hoạch mẫu nêu."
        if any(w.origin == "tham-quyen" for w in own):
            return "Luật giao nhiệm vụ cho cơ quan ban hành, theo hồ sơ cơ quan trong kho."
        via = next((self.site.graph.instruments[w.via] for w in own if w.origin == "chain"), None)
        if via:
            # An unknown basis is named in the list and nowhere else.
            return f"Mẫu dựa vào qua {names.short_name(via)}." if self.fate(via).now is via else "Mẫu dựa vào qua một văn bản khác của chuỗi."
        return f"Mẫu không nêu; người biên tập của kho gắn cho {len({w.task for w in own})} nhiệm vụ. Bỏ nếu không cần."

    def _replaced(self, fate: Fate) -> str:
        old = names.short_name(fate.then)
        span = self.site.span(fate.then)
        why = explain(span, self.site.graph, fate.then) if span else ""
        if not fate.at:
            return f"Thay {old}. {why}."
        where = f"{fate.at} cũ nay là {fate.pinpoint}" if fate.pinpoint else f"chưa rõ điều tương ứng với {fate.at} cũ"
        return f"Thay {old}: {where}. {why}."

    def _change(self, fate: Fate) -> Change:
        old = f"{fate.at} {names.short_name(fate.then)}" if fate.at else names.short_name(fate.then)
        new = names.short_name(fate.now) if fate.now else ""
        span = self.site.span(fate.then)
        why = explain(span, self.site.graph, fate.then) if span else ""
        return Change(kind="can-cu", old=old, new=f"{fate.pinpoint} {new}" if fate.pinpoint else new, why=why)

    def _doubt(self, fate: Fate) -> Doubt:
        issuer = names.issuer_name(fate.then, self.site.graph)
        who = f"Cơ quan soạn thảo, đối chiếu bản gốc của {issuer}" if issuer else "Cơ quan soạn thảo, tìm bản gốc"
        return Doubt(kind="can-cu", key=fate.then.id, what=names.full_name(fate.then), why=fate.reason, who=who)
