"""A document in JSON-LD: schema.org's Legislation with its relations and, where it is clear, its force."""

from __future__ import annotations

from ..names import full_name, issuer_name, type_name
from ..records import Instrument, Relation
from ..site import Site
from .identifiers import akn, eli
from .nodes import CONTEXT, Node, agency_ref, instrument_ref, kind, node, place_ref, ref, refs, topic_ref

_FORCE = {
    "con-hieu-luc": "InForce", "het-hieu-luc-mot-phan": "PartiallyInForce", "het-hieu-luc": "NotInForce",
    "ngung-hieu-luc": "NotInForce", "chua-co-hieu-luc": "NotInForce",
}
_RELATIONS = {
    "legislationChanges": ("amends", "replaces", "repeals", "corrects"),
    "legislationAmends": ("amends",),
    "legislationRepeals": ("replaces", "repeals"),
    "legislationConsolidates": ("consolidates",),
    "legislationEnsuresImplementationOf": ("implements", "guides"),
    "isBasedOn": ("bases",),
}


def for_instrument(instrument: Instrument, site: Site) -> Node:
    """A document: Legislation with its identifiers, dates, relations and, where it is clear, its force."""
    legal = _legal(instrument, site) if kind(instrument) == "Legislation" else {}
    return node(
        kind(instrument), site.graph.url("van-ban", instrument.id), full_name(instrument), site,
        alternateName=list(instrument.other_names), identifier=_identifiers(instrument),
        sameAs=instrument.full_text, about=refs(instrument.topics, site, topic_ref),
        dateCreated=instrument.issued.iso if instrument.issued else "",
        **(legal or {"publisher": _issuers(instrument, site)}), **_related(instrument, site),
    )


def for_plan(plan: Instrument, site: Site) -> Node:
    """A plan: the document, its period, and the pages of its assignments."""
    parts = [a for _, a in sorted(site.graph.assignments.items()) if a.plan == plan.id]
    pages = [ref("WebPage", site.graph.url("phan-cong", a.id), a.title, site) for a in parts]
    return for_instrument(plan, site) | ({"hasPart": pages} if pages else {})


def _legal(instrument: Instrument, site: Site) -> Node:
    checked = instrument.evidence.checked if instrument.evidence else None
    facts = {
        "legislationIdentifier": instrument.number, "legislationType": type_name(instrument),
        "legislationDate": instrument.issued.iso if instrument.issued else "",
        "legislationDateVersion": checked.iso if checked else "",
        "legislationLegalForce": _force(instrument, site), "temporalCoverage": _coverage(instrument, site),
        "legislationPassedBy": _issuers(instrument, site),
        "legislationJurisdiction": _jurisdiction(instrument, site),
    }
    return {key: value for key, value in facts.items() if value}


def _jurisdiction(instrument: Instrument, site: Site) -> Node:
    """The place under the name it had: today's unit of that name may be another."""
    place = site.graph.places.get(instrument.place)
    if place is None:
        return {"@type": "Country", "name": "Việt Nam"}
    on = instrument.issued.first if instrument.issued else site.on
    return place_ref(place, site) | {"name": str(place.name_on(on))}


def _force(instrument: Instrument, site: Site) -> str:
    span = site.span(instrument)
    force = _FORCE.get(span.status) if span else None
    return f"{CONTEXT}/{force}" if force else ""


def _coverage(instrument: Instrument, site: Site) -> str:
    """From the first day in force to the last, as an ISO 8601 interval; open while no end is known."""
    first = instrument.takes_effect
    if first is None or any(span.status == "chua-ro" for span in site.timelines[instrument.id]):
        return ""
    end = next((s.since for s in site.timelines[instrument.id] if s.status == "het-hieu-luc" and s.since), None)
    return f"{first.isoformat()}/{end.isoformat() if end else '..'}"


def _identifiers(instrument: Instrument) -> list[Node]:
    known = (("ELI", eli(instrument)), ("Akoma Ntoso FRBR", akn(instrument)))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in known if value]


def _related(instrument: Instrument, site: Site) -> Node:
    found: Node = {}
    for name, kinds in _RELATIONS.items():
        relations: list[Relation] = [r for field in kinds for r in getattr(instrument, field)]
        targets = refs((r.target for r in relations if r.certainty == "da-doc"), site, instrument_ref)
        if targets and (kind(instrument) == "Legislation" or name == "isBasedOn"):
            found[name] = targets
    return found


def _issuers(instrument: Instrument, site: Site) -> list[Node]:
    """Issuers by the name they had there and then; several share one text, hence the generic names."""
    found = refs(instrument.issuers, site, agency_ref)
    if len(found) == 1:
        found[0]["name"] = issuer_name(instrument, site.graph)
    return found
