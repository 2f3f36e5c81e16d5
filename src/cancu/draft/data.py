"""A draft as data for the page on which staff choose: templates stay templates, the page fills them in.

Keys are short Vietnamese words, as in the site's other data files; ``docs/assets/soan-ke-hoach.js`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from .. import names
from ..days import show
from ..graph import Graph
from ..site import Site
from ..text import collation_key
from . import review
from .dates import when
from .making import Drafting
from .record import DOUBTS, Draft, Node
from .target import LEVELS, Target, generic, target_of

Json = dict[str, Any]


def choices(drafting: Drafting) -> bytes:
    """Everything the page needs to draft one model at either level, as JSON."""
    site, plan, year = drafting.site, drafting.plan, drafting.year
    drafts = {level: drafting.draft_for(generic(level)) for level in sorted(LEVELS)}
    topics = {topic for draft in drafts.values() for topic in _topics(draft)}
    data = {
        "ma": plan.id, "mau": names.short_name(plan), "nam": year, "nam_mau": names.plan_year(plan), "ngay": show(site.on),
        "ngay_iso": site.on.isoformat(), "cap": {level: _level(draft) for level, draft in drafts.items()},
        "chu_de": {t: _topic(t, site.graph) for t in sorted(topics)}, "kiem_tra": DOUBTS,
    }
    # A server that calls it a page must not make one of what people wrote.
    return orjson.dumps(data).replace(b"<", b"\\u003c") + b"\n"


def places(site: Site) -> list[Json]:
    """The places staff can choose, by level and name."""
    known = sorted(site.graph.places.values(), key=lambda place: (bool(place.parent), place.id))
    unique: dict[tuple[str, str, str], Json] = {}
    for place in known:
        found = _place(place.id, site)
        if found:
            unique.setdefault((found["cap"], found["ten"], found["tren"]), found)
    return sorted(unique.values(), key=lambda p: (p["cap"], collation_key(p["ten"])))


def _place(place_id: str, site: Site) -> Json:
    """Nothing where the place was of the district level on the day."""
    try:
        target = target_of(next(iter(site.graph.plans)), site.graph, place=place_id, level="", on=site.on)
    except (ValueError, StopIteration):
        return {}
    return {"ma": place_id, **_target(target)}


def _target(target: Target) -> Json:
    return {
        "cap": target.level, "dv": target.unit, "ten": target.name, "tren": target.above, "tren_dv": target.above_unit,
        "rieng": target.bare, "luu_y": target.caveat,
    }


def _topic(topic: str, graph: Graph) -> str:
    known = graph.topics.get(topic)
    return known.title if known else topic


def _topics(draft: Draft) -> Iterable[str]:
    yield from (topic for item in draft.items for topic in item.topics)
    yield from (topic for doubt in draft.doubts if doubt.kind == "nhiem-vu" for topic in doubt.topics)


def _level(draft: Draft) -> Json:
    return {
        "ten": draft.title,
        "can_cu": [_slim({"ma": g.instrument.id, "chu": g.text, "ghi_chu": list(g.notes), "viec": list(g.tasks)}) for g in draft.grounds],
        "dong": [_node(node) for node in draft.nodes],
        "chi_tieu": [_slim({"chu": g.text, "truoc": g.target.amount, "viec": g.task}) for g in draft.goals],
        "thoi_han": [[d.what, d.who, d.to, d.when, d.note, d.source] for d in draft.dues],
        "ngay": [[d.title, when(d), d.about] for d in draft.days],
        "noi_nhan": list(draft.recipients), "ky": list(draft.signer),
        "nghi": [
            _slim({"loai": d.kind, "ma": d.key, "chu": d.what, "vi_sao": review.reason(d), "ai": d.who, "dua": d.text,
                   "giao": [list(c) for c in d.candidates], "chu_de": list(d.topics) if d.kind == "nhiem-vu" else []})
            for d in draft.doubts
        ],
        "phieu": [[r.part, r.changed, r.why, r.unknown, r.who] for r in review.rows(draft)],
    }


def _node(node: Node) -> Json:
    item = node.item
    return _slim({
        "loai": node.kind, "cap": node.level, "chu": node.text, "ghi_chu": list(node.notes), "co_quan": list(node.agencies),
        "viec": item.id if item else "", "chu_de": list(item.topics) if item else [],
    })


def _slim(row: Mapping[str, Any]) -> Json:
    """Without the keys that hold nothing."""
    return {key: value for key, value in row.items() if value}
