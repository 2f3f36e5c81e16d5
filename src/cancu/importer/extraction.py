"""A file's lines to everything the importer knows of the document, as one object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..graph import Graph
from ..resolve import Resolver
from ..text import fold
from . import amounts, assigning, citing, header, outline, regions, roles, slips, tables
from .citing import Cited
from .header import Head
from .matching import Match, Matcher
from .outline import CLOSING, OPENING, Node
from .paper import Doubt, Fix, Line, Paper
from .repair import repair
from .work import Section, Work


@dataclass(frozen=True, slots=True)
class Task:
    """One task: its words as printed (repaired), and what they say."""

    text: str
    spot: str
    role: str
    partners: tuple[str, ...]
    directs: tuple[str, ...]
    told: tuple[str, ...]
    targets: tuple[amounts.Amount, ...]
    limits: tuple[amounts.Limit, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """One agency section, its agencies matched to records."""

    names: tuple[str, ...]
    matches: tuple[Match, ...]
    spot: str
    tasks: tuple[Task, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything said of a document; ``grounds``: the paragraphs that begin with "Căn cứ"."""

    head: Head
    headings: tuple[tuple[str, str], ...]
    cited: tuple[Cited, ...]
    assigned: tuple[Assigned, ...]
    repairs: tuple[tuple[Fix, str], ...]
    doubts: tuple[Doubt, ...]
    matcher: Matcher
    grounds: frozenset[int] = frozenset()


def extract(lines: Sequence[Line], graph: Graph) -> Extraction:
    """Read a document. Never raises on any text."""
    paper = repair(lines, [str(name.name) for place in graph.places.values() for name in place.names])
    divided = regions.divide(paper.paragraphs)
    head = header.read(paper.paragraphs, divided)
    trees = [outline.build(list(enumerate(paper.paragraphs))[slice(*span)], name) for span, name in zip(divided.bodies, divided.names, strict=True)]
    for tree in trees:
        tables.place(tree)
    nodes = [node for tree in trees for node in tree.walk() if node.kind != "root"]
    matcher = Matcher(graph, head.level, head.level == "tinh" and "thanh pho" in fold(head.issuer))
    sections = _sections(trees, head)
    found = citing.cited(nodes, head.number, Resolver(graph), head.issued)
    assigned = tuple(_assigned(section, matcher) for section in sections)
    doubts = [*_head_doubts(head), *_text_doubts(nodes), *_section_doubts(assigned, sections), *_citation_doubts(found)]
    headings = tuple(_headings(nodes, sections))
    grounds = frozenset(n.number for n in nodes if n.text.startswith("Căn cứ"))
    placed = tuple(_placed(paper, nodes, divided))
    return Extraction(head, headings, tuple(found), assigned, placed, tuple(doubts), matcher, grounds)


def _headings(nodes: list[Node], sections: list[Section]) -> Iterator[tuple[str, str]]:
    """The outline: headings, and items that begin with the agency they are given to."""
    given = {section.spot: ", ".join(section.names) for section in sections}
    for node in nodes:
        if node.heading and node.kind not in ("para", "row", "cell"):
            yield node.spot, node.text.rstrip(" :")
        elif node.spot in given and node.kind != "cell":
            yield node.spot, given[node.spot]


def _sections(trees: list[Node], head: Head) -> list[Section]:
    """Sections of every stretch. What a stretch leaves to its issuer counts only where no other stretch assigns."""
    found = [assigning.sections(tree, head) for tree in trees]
    assigns = [any(not s.inferred and s.spot != CLOSING for s in part) for part in found]
    return [s for part, own in zip(found, assigns, strict=True) for s in part if own or not any(assigns)]


def _assigned(section: Section, matcher: Matcher) -> Assigned:
    tasks = tuple(_task(work, section) for work in section.works)
    return Assigned(tuple(section.names), tuple(matcher.all(section.names)), section.spot, tasks, section.inferred)


def _task(work: Work, section: Section) -> Task:
    words = work.clause or work.text
    role = "de-nghi" if section.asked else work.role or roles.role_of(words, work.lead)
    partners = tuple(dict.fromkeys([*work.partners, *roles.partners(words, work.lead)]))
    limits = [*amounts.limits(work.text), *(amounts.limits(f"Thời gian: {work.when}") if work.when else ())]
    if work.when and not limits:
        limits = [amounts.Limit(work.when, "mot-lan")]
    return Task(
        work.text, work.spot, role, partners, tuple(roles.directed(words, work.lead)), tuple(roles.told(words)),
        tuple(amounts.targets(work.text)), tuple(limits), work.lead,
    )


def _placed(paper: Paper, nodes: list[Node], divided: regions.Regions) -> list[tuple[Fix, str]]:
    spots = {node.number: node.spot for node in nodes}

    def spot(number: int) -> str:
        if number in spots:
            return spots[number]
        if number < divided.title[1]:
            return "Tên" if number >= divided.title[0] else OPENING
        return "Nơi nhận" if any(a <= number < b for a, b in divided.feet) else OPENING

    return [(fix, spot(fix.paragraph)) for fix in paper.fixes]


def _head_doubts(head: Head) -> list[Doubt]:
    found = []
    if not head.number:
        reason = "Bản nguồn để trống số." if head.blank_number else "Không thấy số, ký hiệu ở đầu văn bản."
        found.append(Doubt(OPENING, "so_ky_hieu", reason))
    if not head.issued:
        found.append(Doubt(OPENING, "ngay_ban_hanh", "Không thấy ngày ban hành ở đầu văn bản."))
    elif not head.issued.exact:
        found.append(Doubt(OPENING, "ngay_ban_hanh", f"Bản nguồn chỉ ghi {head.issued.long}."))
    for key, value, reason in (
        ("loai_van_ban", head.type, "Không thấy tên loại văn bản."),
        ("co_quan_ban_hanh", head.issuer, "Không thấy cơ quan ban hành."),
        ("title", head.title, "Không thấy tên văn bản."),
        ("nguoi_ky_chuc_vu", head.signer, "Không thấy chức vụ người ký."),
    ):
        if not value:
            found.append(Doubt(OPENING, key, reason))
    return found


def _text_doubts(nodes: list[Node]) -> list[Doubt]:
    return [
        Doubt(node.spot, "noi_dung", f"Có thể là lỗi nhận dạng: “{phrase}” (dễ phát sinh?); chưa đủ căn cứ để sửa.")
        for node in nodes
        for phrase in slips.doubtful(node.text)
    ]


def _section_doubts(assigned: tuple[Assigned, ...], sections: list[Section]) -> list[Doubt]:
    found = []
    if not assigned:
        found.append(Doubt("", "phan_cong", "Không thấy phần phân công hay cơ quan nào được giao việc."))
    for item in assigned:
        if item.inferred:
            reason = "Văn bản không phân công; nhiệm vụ được xếp cho cơ quan ban hành."
            found.append(Doubt(item.spot, "co_quan", reason))
        for name, match in zip(item.names, item.matches, strict=True):
            found += _match_doubts(item.spot, name, match)
    found += [Doubt(s.spot, "nhiem_vu", "Mục này không có nhiệm vụ nào.") for s in sections if not s.works]
    return found


def _match_doubts(spot: str, name: str, match: Match) -> list[Doubt]:
    if match.id and not match.certain:
        return [Doubt(spot, "co_quan", f"“{name}” được hiểu là `{match.id}` vì tên gần giống.")]
    if match.id:
        return []
    near = f" Gần nhất: {', '.join(f'`{i}`' for i in match.near)}." if match.near else ""
    return [Doubt(spot, "co_quan", f"Chưa có bản ghi cho cơ quan “{name}”.{near}")]


def _citation_doubts(found: list[Cited]) -> list[Doubt]:
    doubts = []
    for item in found:
        shown = item.name or str(item.citation)
        if len(item.candidates) > 1:
            ids = ", ".join(f"`{i.id}`" for i in item.candidates)
            doubts.append(Doubt(item.spot, "trich_dan", f"“{shown}” có thể là {ids}."))
        elif item.record and item.name and item.inferred:
            doubts.append(Doubt(item.spot, "trich_dan", f"“{shown}” không kèm số; suy ra `{item.record.id}` theo ngày của văn bản."))
        elif not item.record:
            doubts.append(Doubt(item.spot, "trich_dan", f"Chưa có bản ghi cho “{shown}”."))
        else:
            doubts += _date_doubts(item)
    return doubts


def _date_doubts(item: Cited) -> list[Doubt]:
    record, said = item.record, item.citation.issued
    if record is None or said is None or record.issued is None or not record.issued.exact:
        return []
    if said == record.issued or (not said.exact and said.year == record.issued.year):
        return []
    return [Doubt(item.spot, "trich_dan", f"Ngày in {said} khác ngày {record.issued} của `{record.id}`.")]


def as_json(found: Extraction) -> dict[str, Any]:
    """The object that ``--json`` prints."""
    head = found.head
    return {
        "loai_van_ban": head.type or None,
        "so_ky_hieu": head.number or None,
        "ngay_ban_hanh": head.issued.iso if head.issued else None,
        "dia_danh": head.place or None,
        "co_quan_ban_hanh": head.issuer or None,
        "cap": head.level or None,
        "title": head.title or None,
        "nguoi_ky_chuc_vu": head.signer or None,
        "muc": [{"vi_tri": spot, "heading": text} for spot, text in found.headings],
        "trich_dan": [_cited_json(item) for item in found.cited],
        "phan_cong": [_assigned_json(item) for item in found.assigned],
        "sua_loi": [{"in": f.printed, "sua": f.corrected, "vi_tri": spot, "quy_tac": f.rule} for f, spot in found.repairs],
        "nghi_ngo": [{"vi_tri": d.spot, "truong": d.field, "ly_do": d.reason} for d in found.doubts],
    }


def _cited_json(item: Cited) -> dict[str, Any]:
    citation = item.citation
    return {
        "so_ky_hieu": citation.number or None,
        "loai_van_ban": item.type or None,
        "ngay_ban_hanh": citation.issued.iso if citation.issued else None,
        "co_quan_ban_hanh": citation.issuer or None,
        "dieu": citation.pinpoint.article or None,
        "vi_tri": item.spot,
        "id": item.record.id if item.record else None,
    }


def _assigned_json(item: Assigned) -> dict[str, Any]:
    ids = [match.id or None for match in item.matches]
    return {
        "co_quan": list(item.names) if len(item.names) > 1 else item.names[0],
        "co_quan_id": ids if len(ids) > 1 else ids[0],
        "vi_tri": item.spot,
        "nhiem_vu": [_task_json(task) for task in item.tasks],
    }


def _task_json(task: Task) -> dict[str, Any]:
    return {
        "noi_dung": task.text,
        "vai_tro": task.role,
        "phoi_hop_voi": list(task.partners),
        "chi_dao": list(task.directs),
        "chi_tieu": [{"gia_tri": t.amount, "don_vi": t.unit, "noi_dung": t.subject} for t in task.targets],
        "thoi_han": [_limit_json(limit) for limit in task.limits],
        "vi_tri": task.spot,
    }


def _limit_json(limit: amounts.Limit) -> dict[str, Any]:
    named = {"truoc_ngay": limit.day, "thang": limit.month, "so_ngay": limit.days, "ngay_lam_viec": limit.working}
    return {"noi_dung": limit.subject, "chu_ky": limit.cycle, **{k: v for k, v in named.items() if v}}
