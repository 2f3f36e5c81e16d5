"""An instrument's life as a picture with a text equivalent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from .. import days, reasons, vocabulary
from ..records import Instrument
from ..site import Site
from ..validity import Span
from .environment import environment


@dataclass(frozen=True, slots=True)
class Bar:
    """A span in per cent of the picture's width."""

    status: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; no text where it would run into its neighbour."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """A span in words."""

    since: str
    until: str
    status: str
    range: str
    sentence: str
    now: bool


def render(instrument: Instrument, site: Site) -> Markup:
    """The picture and its list; only the list where no day is known."""
    spans = site.timelines[instrument.id]
    known = [s for s in spans if s.since]
    scale = _Scale(known, site.on) if known else None
    return Markup(environment().get_template("timeline.html").render(  # noqa: S704  # escaped by the template
        bars=[scale.bar(s) for s in known] if scale else [],
        ticks=scale.ticks(known) if scale else [],
        today_x=scale.at(site.on) if scale else 0,
        rows=[_row(s, instrument, site) for s in spans],
        label="; ".join(f"{_range(s)}: {vocabulary.STATUSES[s.status]}" for s in spans),
        v=vocabulary,
    ))


class _Scale:
    """Days to per cent, from the first day told to a little after the last or today."""

    def __init__(self, spans: list[Span], on: date) -> None:
        dated = [d for s in spans for d in (s.since, s.until) if d]
        self.first = min(*dated, on)
        last = max(*dated, on)
        self.length = max((last - self.first).days * 1.06, 30)

    def at(self, day: date) -> float:
        return round(100 * (day - self.first).days / self.length, 2)

    def bar(self, span: Span) -> Bar:
        x = self.at(span.since or self.first)
        end = self.at(span.until) if span.until else 100.0
        return Bar(span.status, x, round(max(end - x, 0.4), 2))

    def ticks(self, spans: list[Span]) -> list[Tick]:
        found: list[Tick] = []
        last = -100.0
        for day in sorted({s.since for s in spans if s.since}):
            x = self.at(day)
            roomy = x - last > 24
            anchor = "start" if x < 12 else "end" if x > 88 else "middle"
            found.append(Tick(x, days.show(day) if roomy else "", anchor))
            last = x if roomy else last
        return found


def _row(span: Span, instrument: Instrument, site: Site) -> Row:
    return Row(
        span.since.isoformat() if span.since else "",
        span.until.isoformat() if span.until else "",
        span.status,
        _range(span),
        reasons.explain(span, site.graph, instrument),
        span.holds(site.on),
    )


def _range(span: Span) -> str:
    since = f"Từ {days.show(span.since)}" if span.since else "Từ khi ban hành"
    return f"{since} đến trước {days.show(span.until)}" if span.until else since
