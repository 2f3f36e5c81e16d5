"""Frozen, typed records: one module per kind of fact."""

from .agency import Agency, Heir
from .assignment import Assignment, Task
from .base import BODY, Basis, Correction, Evidence, Record, Review
from .deadline import Deadline, Duty, Milestones, Observance, TimeLimit, Turn
from .instrument import (
    RELATION_KINDS,
    ArticlePair,
    Conflict,
    Heading,
    Instrument,
    Mention,
    Observation,
    PartialEffect,
    Period,
    Provision,
    Relation,
    Repair,
    Target,
    Transition,
)
from .place import AdministrativePlace, PlaceName
from .term import Abbreviation, Abbreviations, Prose, Term, Topic, Wording, WordPair
from .training import (
    Aid,
    Claim,
    ClaimBasis,
    Disclosure,
    Discussion,
    Phrase,
    PlanSpot,
    Quiz,
    Referral,
    Segment,
    Spoken,
    Statement,
    SupportLine,
    Training,
)

__all__ = [
    "BODY", "RELATION_KINDS", "Abbreviation", "Abbreviations", "AdministrativePlace", "Agency", "Aid", "ArticlePair",
    "Assignment", "Basis", "Claim", "ClaimBasis", "Conflict", "Correction", "Deadline", "Disclosure", "Discussion",
    "Duty", "Evidence", "Heading", "Heir", "Instrument", "Mention", "Milestones", "Observance",
    "Observation", "PartialEffect", "Period", "Phrase", "PlaceName", "PlanSpot", "Prose", "Provision",
    "Quiz", "Record", "Referral", "Relation", "Repair", "Review", "Segment", "Spoken", "Statement", "SupportLine",
    "Target", "Task", "Term", "TimeLimit", "Topic", "Training", "Transition", "Turn", "WordPair",
    "Wording",
]
