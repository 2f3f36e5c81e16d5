"""A training material as plain data for the templates: words, articles and how they stand, nothing to decide later."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from .. import names, urls
from .. import vocabulary as v
from ..claims import ALIVE, DEAD, PAST, TOUCHED, Standing, standing
from ..records import Claim, ClaimBasis, Quiz, Spoken, Statement, SupportLine, Training
from ..records.base import Basis
from ..site import Site
from . import blocks, codes

Data = dict[str, Any]


def material(training: Training, site: Site) -> Data:
    """Everything a template may need of one material."""
    writer = _Writer(site)
    return {
        **writer.head(training), **writer.session(training), **writer.questions(training), **writer.care(training),
        "body": blocks.blocks(training.body), "refs": writer.refs(training.bases),
        "lines": [writer.line(site.graph.support_lines[i]) for i in training.lines if i in site.graph.support_lines],
    }


def place(url: str, site: Site) -> tuple[str, str]:
    """What to print for an address, and what its QR code holds: the path, and nothing, where no address is known."""
    base = site.settings.address.rstrip("/")
    return (f"{base}/{url}", f"{base}/{url}") if base else (f"/{url}", "")


class _Writer:
    """Turns parts of a record into data."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.graph = site.graph

    def head(self, t: Training) -> Data:
        shown, coded = place(urls.page("tap-huan", t.id), self.site)
        topics = [self.graph.topics[i].title for i in t.topics if i in self.graph.topics]
        return {
            "id": t.id, "title": t.title, "summary": t.summary, "minutes": t.minutes, "version": t.version,
            "audiences": [v.AUDIENCES[a] for a in t.audiences], "forms": [v.TRAINING_FORMS[f] for f in t.forms],
            "topics": topics, "checked": str(t.reviewed), "next": str(t.next_review), "address": shown,
            "qr": codes.qr(coded), "card": t.card_text,
            "alarms": sum(standing(basis, self.site).alarming for basis in t.bases),
        }

    def session(self, t: Training) -> Data:
        ends = list(accumulate(int(s.minutes) for s in t.script))
        return {
            "goals": list(t.goals), "preparation": list(t.preparation),
            "messages": self.claims(t.messages), "claims": self.claims(t.claims), "rules": self.claims(t.child_rules),
            "script": [
                {"minutes": s.minutes, "until": str(end), "activity": s.activity, "content": s.content, "notes": s.notes}
                for s, end in zip(t.script, ends, strict=True)
            ],
            "discussion": [{"question": d.question, "hints": d.hints} for d in t.discussion],
            "aids": [{"title": a.title, "items": list(a.items), "hints": a.hints} for a in t.aids],
            "loudspeaker": spoken(t.loudspeaker),
        }

    def questions(self, t: Training) -> Data:
        return {"quiz": [self.quiz(q) for q in t.quiz], "pretest": [self.statement(s) for s in t.pretest]}

    def quiz(self, q: Quiz) -> Data:
        return {
            "question": q.question, "options": list(q.options), "right": q.right, "explanation": q.explanation,
            "refs": self.refs(q.bases),
        }

    def statement(self, s: Statement) -> Data:
        return {
            "text": s.text, "answer": v.TRUE_FALSE.get(s.answer, ""), "explanation": s.explanation, "refs": self.refs(s.bases)
        }

    def care(self, t: Training) -> Data:
        told = t.disclosure
        return {
            "say": [{"text": p.text, "reason": p.reason} for p in t.say],
            "avoid": [{"text": p.text, "reason": p.reason, "instead": p.instead} for p in t.avoid],
            "disclosure": {"say": list(told.say), "act": list(told.act), "avoid": list(told.avoid)} if told else None,
            "referral": [
                {"step": r.step, "offices": [names.agency_name(o, self.graph) for o in r.offices], "refs": self.refs(r.bases)}
                for r in t.referral
            ],
        }

    def claims(self, claims: Iterable[Claim]) -> list[Data]:
        return [{"text": c.text, "law": c.kind == "phap-luat", "refs": self.refs(c.bases)} for c in claims]

    def refs(self, bases: Iterable[ClaimBasis]) -> list[Data]:
        return [self.ref(standing(basis, self.site)) for basis in bases]

    def ref(self, found: Standing) -> Data:
        note, alarming = warning(found), found.alarming
        return {"text": named(found.basis, self.site), "note": note, "alarm": alarming, "why": found.basis.unknown_article}

    def line(self, line: SupportLine) -> Data:
        return {
            "number": line.number, "title": line.title, "purpose": line.purpose, "operator": line.operator,
            "hours": line.hours, "cost": line.cost, "checked": str(line.checked),
            "refs": [named(basis, self.site) for basis in line.bases],
        }


def spoken(parts: Iterable[Spoken]) -> list[Data]:
    """The loudspeaker script with the moment at which each part begins, in minutes and seconds."""
    found, at = [], 0
    for part in parts:
        found.append({"at": _clock(at), "seconds": part.seconds, "words": part.words, "pause": int(part.pause)})
        at += int(part.seconds) + int(part.pause)
    return found


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def named(basis: Basis, site: Site) -> str:
    """ "khoản 6 Điều 3 Nghị định 282/2025/NĐ-CP"; the id where no record is known."""
    instrument = site.graph.instruments.get(basis.instrument)
    name = names.short_name(instrument) if instrument else basis.instrument
    return f"{basis.pinpoint} {name}" if basis.pinpoint else name


def warning(found: Standing) -> str:
    """What must be said beside an article that is not plainly alive; nothing otherwise."""
    if found.state == ALIVE:
        return ""
    heir = names.short_name(found.by) if found.by else ""
    article = f"Điều {found.article} " if found.article else ""
    if found.state in (DEAD, PAST):
        return found.words + (f"; nay là {article}{heir}" if heir else "")
    if found.state == TOUCHED:
        return found.touched
    return found.words + (f" bởi {heir}" if heir else "")
