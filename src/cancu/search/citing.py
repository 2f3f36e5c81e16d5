"""What the materials say of an article, and what the articles behind a task say: other words for the same thing.

A law is written in its own words; the sentence of a training material that rests on it says it as people do.
Indexed with the article at a low weight, it lets the everyday word find the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .. import vocabulary as v
from ..provisions import Pinpoint
from ..records import Basis, Instrument, Provision, Training
from ..site import Site

# A sentence that rests on many articles says little of each.
_MOST_BASES = 3

Said = Mapping[str, tuple[tuple[Pinpoint, str], ...]]


def said_of(site: Site) -> Said:
    """Instrument → (place in it, sentence that rests on it), in the order of the materials."""
    found: dict[str, list[tuple[Pinpoint, str]]] = defaultdict(list)
    for _, material in sorted(site.graph.trainings.items()):
        for text, bases in _sentences(material):
            for basis in bases if len(bases) <= _MOST_BASES else ():
                found[basis.instrument].append((basis.pinpoint, text))
    return {instrument: tuple(dict.fromkeys(texts)) for instrument, texts in found.items()}


def _sentences(material: Training) -> Iterator[tuple[str, tuple[Basis, ...]]]:
    for claim in (*material.messages, *material.claims, *material.child_rules):
        yield claim.text, claim.bases
    for question in material.quiz:
        right = question.options[question.right] if question.right is not None else ""
        yield f"{question.question} {right}", question.bases
    for statement in material.pretest:
        yield f"{statement.text} {statement.explanation}", statement.bases
    for step in material.referral:
        yield step.step, step.bases


def of_provision(provision: Provision, instrument: Instrument, said: Said) -> tuple[str, ...]:
    """The sentences that rest on a provision."""
    place = provision.pinpoint
    told = [text for pin, text in said.get(instrument.id, ()) if pin and place.covers(pin)]
    told += [v.SITUATIONS[t.situation] for t in instrument.transitions if place.covers(Pinpoint(article=t.article))]
    return tuple(dict.fromkeys(told))


def of_bases(bases: Iterable[Basis], site: Site) -> tuple[str, ...]:
    """What the provisions are about that something rests on."""
    found: dict[str, None] = {}
    for basis in bases:
        instrument = site.graph.instruments.get(basis.instrument)
        if instrument and basis.pinpoint:
            found.update(dict.fromkeys(p.subject for p in instrument.provisions if p.pinpoint.covers(basis.pinpoint)))
    return tuple(found)
