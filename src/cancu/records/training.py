"""Training materials: sessions, loudspeaker scripts, handouts, pages; and lines that give help."""

from __future__ import annotations

from dataclasses import dataclass

from ..days import Day
from ..provisions import Pinpoint
from .base import Basis, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBasis(Basis):
    """The article behind a claim.

    ``spot`` names a part whose article is not known ("Nguyên tắc"), ``unknown_article`` says why;
    ``past`` is "co" where a dead provision is told as history.
    """

    spot: str = ""
    unknown_article: str = ""
    past: str = ""

    @property
    def pinpoint(self) -> Pinpoint:
        return Pinpoint(
            article=self.article, article_to=self.article_to, clause=self.clause, point=self.point,
            section=self.section, annex=self.annex, spot=self.spot,
        )

    @property
    def is_history(self) -> bool:
        return self.past == "co"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence people will repeat. ``kind`` tells a statement of law from plain advice."""

    text: str
    kind: str = "phap-luat"
    bases: tuple[ClaimBasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a session. ``notes`` are for the facilitator only, never for participants."""

    minutes: str
    activity: str
    content: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aid:
    """What a session is worked with: cards, stories, situations. ``hints`` are for the facilitator only."""

    title: str
    items: tuple[str, ...]
    hints: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """A question to talk about, with what the facilitator listens for."""

    question: str
    hints: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A multiple-choice question; ``answer`` is the letter of one option."""

    question: str
    options: tuple[str, ...]
    answer: str = ""
    explanation: str = ""
    bases: tuple[ClaimBasis, ...] = ()

    @property
    def right(self) -> int | None:
        """The index of the right option, or None when the letter names none."""
        index = ord(self.answer.upper()) - ord("A") if len(self.answer) == 1 else -1
        return index if 0 <= index < len(self.options) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A true-or-false sentence for the short test before and after."""

    text: str
    answer: str = ""
    explanation: str = ""
    bases: tuple[ClaimBasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words to say, or not to say, and why; ``instead`` only for words to leave."""

    text: str
    reason: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What to say and do, and not to do, when somebody tells what happened to them."""

    say: tuple[str, ...]
    act: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A step of the way to help: what for, to whom, on what basis."""

    step: str
    offices: tuple[str, ...] = ()
    bases: tuple[ClaimBasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A stretch of a loudspeaker script: seconds to say it, then seconds of silence."""

    seconds: str
    words: str
    pause: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSpot:
    """Where a plan names the group this material is for."""

    plan: str
    spot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """A material a propagandist can use as it is. ``body`` is what participants take home."""

    summary: str
    audiences: tuple[str, ...]
    forms: tuple[str, ...]
    minutes: str
    topics: tuple[str, ...] = ()
    goals: tuple[str, ...]
    messages: tuple[Claim, ...]
    preparation: tuple[str, ...] = ()
    script: tuple[Segment, ...] = ()
    aids: tuple[Aid, ...] = ()
    discussion: tuple[Discussion, ...] = ()
    quiz: tuple[Quiz, ...] = ()
    pretest: tuple[Statement, ...] = ()
    say: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    disclosure: Disclosure | None = None
    referral: tuple[Referral, ...] = ()
    child_rules: tuple[Claim, ...] = ()
    loudspeaker: tuple[Spoken, ...] = ()
    lines: tuple[str, ...] = ()
    observances: tuple[str, ...] = ()
    plans: tuple[PlanSpot, ...] = ()
    own_bases: tuple[ClaimBasis, ...] = ()
    claims: tuple[Claim, ...] = ()
    share_text: str = ""
    card_text: str = ""
    version: str = "1"
    reviewed: Day
    next_review: Day

    @property
    def bases(self) -> tuple[ClaimBasis, ...]:
        """Every article the material rests on, each once, in the order it first stands."""
        groups = (self.own_bases, *(claim.bases for claim in (*self.messages, *self.claims, *self.child_rules)))
        asked = (*(q.bases for q in self.quiz), *(s.bases for s in self.pretest))
        ways = tuple(step.bases for step in self.referral)
        return tuple(dict.fromkeys(basis for bases in (*groups, *asked, *ways) for basis in bases))


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine(Record):
    """A telephone line that helps: who runs it, what for, when, and the article behind it."""

    number: str
    purpose: str
    operator: str = ""
    hours: str = ""
    cost: str = ""
    topics: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    checked: Day
    next_review: Day
