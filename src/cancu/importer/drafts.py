"""Drafts an editor reviews: the directing document, one assignment file per agency, stubs of instruments.

A file that exists is never written to. Each draft carries ``nhap: co`` and marks the source's own wording, so
that the check keeps it from being published; what is not sure stands under ``chua_ro`` with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..days import Day, show
from ..graph import Graph
from ..records import Instrument
from ..text import capital, fold, slug
from ..vocabulary import DIRECTING_TYPES, DOCUMENT_TYPES
from .assignments import assignment_files
from .extraction import Extraction
from .frontyaml import Value, page
from .header import Head
from .letters import shouted
from .outline import CLOSING, OPENING
from .stubs import nature_of, stub_files, stub_id

_SHORT = {"ke-hoach": "kh", "chi-thi": "ct", "quyet-dinh": "qd", "chuong-trinh": "ctr", "huong-dan": "hd", "cong-van": "cv", "cong-dien": "cd"}
_TYPES = {fold(t.name): t.id for t in DOCUMENT_TYPES.values() if t.id in DIRECTING_TYPES}
_ISSUES = re.compile(r"(?i)(?:ban hành|phê duyệt|thông qua)\s+(?:kèm theo\s+)?(" + "|".join(DOCUMENT_TYPES[t].name for t in ("ke-hoach", "chuong-trinh", "de-an", "du-an", "phuong-an")) + r")(?!\w)")
_YEARS = re.compile(r"giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})")
_YEAR = re.compile(r"\bnăm\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be: its path below the content root and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text comes from: the file's name and the day of the import."""

    name: str
    day: Day


def drafts(found: Extraction, graph: Graph, source: Source) -> list[Draft]:
    """Every file the import proposes, sorted by path."""
    plan = plan_id(found, graph)
    evidence: dict[str, Value] = {
        "mo_ta": f"Nhập từ tệp {source.name}; chưa ai duyệt.", "doi_chieu": show(source.day.first), "do_tin_cay": "thap",
    }
    # A resolution or decision that itself gives out tasks directs, whatever its type.
    folder = "chi-dao" if directing_type(found.head) in DIRECTING_TYPES or found.assigned else "can-cu"
    files = [Draft(f"legal/{folder}/{plan}.md", _plan(found, graph, plan, evidence))]
    files += [Draft(path, text) for path, text in assignment_files(found, graph, plan)]
    files += [Draft(path, text) for path, text in stub_files(found.cited, evidence)]
    return sorted({draft.path: draft for draft in files}.values(), key=lambda d: d.path)


def directing_type(head: Head) -> str:
    """The type of the directing document: of a decision that issues a plan, the plan's."""
    if head.type in DIRECTING_TYPES or not head.type:
        return head.type or "ke-hoach"
    issued = _ISSUES.search(head.title)
    return _TYPES[fold(issued[1])] if issued else head.type


def write(files: list[Draft], root: Path) -> tuple[list[str], list[str]]:
    """Write what is not there yet. Returns the paths written and the paths left as they are."""
    written, kept = [], []
    for draft in files:
        target = root / draft.path
        if target.exists():
            kept.append(draft.path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(draft.text)
        written.append(draft.path)
    return written, kept


def written_by_hand(found: Extraction, graph: Graph) -> str:
    """The path of the document where a person has already written it, else an empty string."""
    known = graph.instruments.get(plan_id(found, graph))
    return known.path if known and not known.draft else ""


def plan_id(found: Extraction, graph: Graph) -> str:
    """The id of the document: a known record's where it is that one, else made of type, number, place and year."""
    head = found.head
    known = next((i.id for i in sorted(graph.instruments.values()) if _same(i, found, graph)), "")
    if known:
        return known
    number = re.match(r"\d+", head.number)
    name = re.sub(r"^(?:tinh|thanh-pho|huyen|quan|thi-xa|xa|phuong|thi-tran|dac-khu)-", "", slug(_locality(head.issuer) or head.place))
    parts = [_SHORT.get(head.type, slug(head.type)), str(int(number[0])) if number else "", name, str(_year(found))]
    return "-".join(part for part in parts if part and part != "0") or "van-ban-moi"


def _same(instrument: Instrument, found: Extraction, graph: Graph) -> bool:
    head = found.head
    if instrument.type != directing_type(head) or fold(instrument.number) != fold(head.number) or not head.issued or not instrument.issued:
        return False
    place = place_id(found, graph)
    # Without a known place two documents of one year may share a number, or its absence.
    return instrument.issued.year == head.issued.year and instrument.place == place and bool(place or head.level == "trung-uong")


def place_id(found: Extraction, graph: Graph) -> str:
    """The record of the place an issuer governs, or an empty string."""
    name = fold(_locality(found.head.issuer))
    return next((key for key, place in sorted(graph.places.items()) if name and any(fold(n.name) == name for n in place.names)), "")


def _locality(issuer: str) -> str:
    match = re.search(r"((?i:tỉnh|thành phố|huyện|quận|thị xã|xã(?!\s+hội)|phường|thị trấn|đặc khu)\s+[^\W\d_a-zà-ỹ].*)$", issuer)
    return match[1] if match else ""


def _year(found: Extraction) -> int:
    titled = _YEAR.search(found.head.title)
    return int(titled[1]) if titled else found.head.issued.year if found.head.issued else 0


def _plan(found: Extraction, graph: Graph, plan: str, evidence: dict[str, Value]) -> str:
    head = found.head
    issuer = found.matcher.find(head.issuer).id if head.issuer else ""
    signer = f"{head.signer} (ký thay {head.stands_for})" if head.signer and head.stands_for else head.signer
    meta: dict[str, Value] = {
        "nhap": "co",
        "title": head.title or plan,
        "loai_van_ban": directing_type(head),
        "tinh_chat": nature_of(directing_type(head), head.number),
        "so_ky_hieu": head.number,
        "co_quan_ban_hanh": [issuer] if issuer else [],
        "nguoi_ky_chuc_vu": signer,
        "pham_vi_dia_ban": place_id(found, graph),
        "ngay_ban_hanh": str(head.issued) if head.issued else "",
        "do_chac_ngay": "" if not head.issued or head.issued.exact else "thang" if head.issued.month else "nam",
        "thoi_ky": _period(head.title),
        **_relations(found, plan),
        "dan_chieu": _mentions(found),
        "muc_luc": [{"vi_tri": spot, "tieu_de": _quiet(text)[:240]} for spot, text in found.headings],
        "sua_loi_nguon": _repairs(found),
        "nguon": evidence,
        "chua_ro": _unknowns(found, issuer),
    }
    return page(meta)


def _quiet(text: str) -> str:
    return capital(text.lower()) if shouted(text) else text


def _period(title: str) -> dict[str, Value]:
    several, one = _YEARS.search(title), _YEAR.search(title)
    if several:
        return {"tu": f"01/01/{several[1]}", "den": f"31/12/{several[2]}", "loai": "nhieu-nam"}
    return {"tu": f"01/01/{one[1]}", "den": f"31/12/{one[1]}", "loai": "nam"} if one else {}


def _relations(found: Extraction, plan: str) -> dict[str, Value]:
    """What the opening says it implements or rests on."""
    kept: dict[str, list[Value]] = {"can_cu": [], "thuc_hien": []}
    seen: set[str] = set()
    for item in found.cited:
        target = item.record.id if item.record else stub_id(item)
        if item.spot == OPENING and target and not item.amends and target not in (*seen, plan):
            seen.add(target)
            kind = "can_cu" if item.number in found.grounds and item.type in DOCUMENT_TYPES else "thuc_hien"
            kept[kind].append({"van_ban": target, "nguon_quan_he": "da-doc", "vi_tri": OPENING})
    return {key: value for key, value in kept.items() if value}


def _mentions(found: Extraction) -> list[Value]:
    """Citations outside the opening and the tasks, each once at each place."""
    tasks = {task.spot for section in found.assigned for task in section.tasks}
    rows: dict[tuple[str, str], dict[str, Value]] = {}
    for item in found.cited:
        target = item.record.id if item.record else stub_id(item)
        if target and item.spot != OPENING and item.spot not in tasks:
            why = f"Văn bản ghi \"{item.name}\" không kèm số; suy ra theo ngày của văn bản." if item.name and item.inferred else ""
            pin = item.citation.pinpoint
            rows.setdefault((target, item.spot), {"van_ban": target, "dieu": pin.article, "khoan": pin.clause, "vi_tri": item.spot, "suy_luan": why})
    return list(rows.values())


def _repairs(found: Extraction) -> list[Value]:
    rows = dict.fromkeys((fix.printed, fix.corrected, spot or CLOSING) for fix, spot in found.repairs if fix.rule >= 6)
    return [{"in": a, "sua": b, "vi_tri": spot} for a, b, spot in rows]


def _unknowns(found: Extraction, issuer: str) -> dict[str, Value]:
    allowed = ("so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "title", "nguoi_ky_chuc_vu", "loai_van_ban")
    reasons: dict[str, Value] = {d.field: d.reason for d in found.doubts if d.spot == OPENING and d.field in allowed}
    if found.head.issuer and not issuer:
        reasons["co_quan_ban_hanh"] = f"Chưa có bản ghi cho “{found.head.issuer}”."
    if found.head.type and directing_type(found.head) != found.head.type:
        reasons["loai_van_ban"] = f"Ban hành kèm theo {DOCUMENT_TYPES[found.head.type].name} {found.head.number}.".replace(" .", ".")
    cited = [d.reason for d in found.doubts if d.field == "trich_dan"]
    if cited:
        reasons["dan_chieu"] = " ".join(cited)
    others = [f"{d.spot}: {d.reason}" for d in found.doubts if d.field in ("phan_cong", "nhiem_vu", "noi_dung", "co_quan")]
    if others:
        reasons["muc_luc"] = " ".join(others)
    return reasons
