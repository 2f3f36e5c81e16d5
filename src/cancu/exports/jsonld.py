"""JSON-LD for the head of each page, in the words of schema.org.

Only what the records are sure of: a status that is not clear is left out, and so is a relation that nobody read
in the text. With no known address, links are site-root-relative, and ``script`` makes them relative to the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import vocabulary as v
from ..names import agency_name, local_name, task_title
from ..pages.page import Crumb
from ..records import AdministrativePlace, Agency, Assignment, Instrument, Term, Topic, Training
from ..site import Site
from ..succession import succession
from ..text import capital, collation_key
from .legislation import for_instrument, for_plan
from .nodes import (
    CONTEXT,
    Node,
    agency_ref,
    citations,
    instrument_ref,
    link,
    node,
    office,
    place_ref,
    ref,
    refs,
    script,
    topic_ref,
)

__all__ = [
    "Node", "breadcrumbs", "for_agency", "for_home", "for_instrument", "for_place", "for_plan", "for_task_page",
    "for_terms", "for_topic", "for_training", "of", "script",
]


def for_task_page(assignment: Assignment, site: Site) -> Node:
    """What one plan asks of one agency: each task with its place and the provisions it rests on."""
    tasks = [t for t in site.graph.tasks_of_plan.get(assignment.plan, ()) if t.assignment is assignment]
    plan = site.graph.instruments.get(assignment.plan)
    parts = [
        ref("CreativeWork", task.url, task_title(task), site)
        | {"position": task.task.spot, "citation": citations(task.task.bases, site)}
        for task in tasks
    ]
    return node(
        "WebPage", site.graph.url("phan-cong", assignment.id), f"{assignment.title}: nhiệm vụ được giao", site,
        isPartOf=instrument_ref(plan.id, site) if plan else None,
        about=refs(assignment.agencies, site, agency_ref), hasPart=parts,
    )


def for_agency(agency: Agency, site: Site) -> Node:
    """An office, with its end; schema.org has no word for heirs, so the description names them."""
    answer = succession(agency.id, site.on, site.graph)
    heirs = ", ".join(agency_name(a, site.graph) for a in answer.agencies) if answer.changed else ""
    told = [agency.function.rstrip("."), f"Hiện nay: {heirs}" if heirs else ""]
    return node(
        office(agency), site.graph.url("co-quan", agency.id), agency.title, site,
        alternateName=[*agency.other_names, *agency.abbreviations],
        description=". ".join(part for part in told if part),
        foundingDate=agency.since.iso if agency.since else "",
        dissolutionDate=agency.until.iso if agency.until else "",
        subjectOf=citations(agency.bases, site),
    )


def for_place(place: AdministrativePlace, site: Site) -> Node:
    """A place under today's name, with its former ones."""
    now = local_name(place, site.on)
    parent = site.graph.places.get(place.parent)
    return node(
        "AdministrativeArea", site.graph.url("dia-phuong", place.id), capital(now), site,
        alternateName=sorted({str(name) for name in place.names} | set(place.other_names)),
        identifier=place.code, containedInPlace=place_ref(parent, site) if parent else None,
        subjectOf=citations(place.bases, site),
    )


def for_topic(topic: Topic, site: Site) -> Node:
    """A topic of the closed list."""
    named = {"@type": "DefinedTermSet", "name": "Chủ đề"}
    url = site.graph.url("chu-de", topic.id)
    return node("DefinedTerm", url, topic.title, site, description=topic.summary, inDefinedTermSet=named)


def for_terms(site: Site) -> Node:
    """The glossary page: a set with every term."""
    terms = sorted(site.graph.terms.values(), key=lambda term: collation_key(term.title))
    return node("DefinedTermSet", "thuat-ngu/", "Thuật ngữ", site, hasDefinedTerm=[_term(term, site) for term in terms])


def _term(term: Term, site: Site) -> Node:
    short = ref("DefinedTerm", site.graph.url("thuat-ngu", term.id), term.title, site)
    return short | {"description": term.definition, "subjectOf": citations(term.bases, site)}


def for_training(training: Training, site: Site) -> Node:
    """A training material."""
    return node(
        "LearningResource", site.graph.url("tap-huan", training.id), training.title, site,
        description=training.summary, teaches=list(training.goals),
        learningResourceType=[v.TRAINING_FORMS.get(form, form) for form in training.forms],
        audience=[{"@type": "Audience", "audienceType": v.AUDIENCES.get(a, a)} for a in training.audiences],
        timeRequired=f"PT{training.minutes}M" if training.minutes else "",
        about=refs(training.topics, site, topic_ref), citation=citations(training.bases, site),
        dateModified=training.reviewed.iso, expires=training.next_review.iso, version=training.version,
        isAccessibleForFree=True, license="https://creativecommons.org/licenses/by/4.0/",
    )


def for_home(site: Site) -> Node:
    """The front page: the site, and how to search it."""
    search = {"@type": "SearchAction", "target": link("tim-kiem/?q={q}", site), "query-input": "required name=q"}
    return node("WebSite", "", "Căn cứ", site, potentialAction=search)


def breadcrumbs(crumbs: Iterable[Crumb], title: str, url: str, site: Site) -> Node:
    """The way back to the front page; the page itself is the last step."""
    steps = [*((crumb.title, crumb.url) for crumb in crumbs), (title, url)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": link(address, site)}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def of(kind: str, record_id: str, site: Site) -> Node | None:
    """The node of a page by its kind and record, as ``Page`` names them; None for a page that is no record's."""
    if kind == "trang-chu":
        return for_home(site)
    if kind == "thuat-ngu" and record_id not in site.graph.terms:
        return for_terms(site)
    records, make = _makers(site).get(kind, ({}, None))
    record = records.get(record_id)
    return make(record, site) if record and make else None


def _makers(site: Site) -> Mapping[str, tuple[Mapping[str, Any], Callable[[Any, Site], Node]]]:
    graph = site.graph
    return {
        "van-ban": (graph.instruments, _document), "phan-cong": (graph.assignments, for_task_page),
        "co-quan": (graph.agencies, for_agency), "dia-phuong": (graph.places, for_place),
        "chu-de": (graph.topics, for_topic), "tap-huan": (graph.trainings, for_training),
    }


def _document(instrument: Instrument, site: Site) -> Node:
    return for_plan(instrument, site) if instrument.id in site.graph.tasks_of_plan else for_instrument(instrument, site)
