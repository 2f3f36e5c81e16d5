"""Draft assignment files: one for each agency, its tasks in the source's wording, marked as such."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Graph
from ..text import place_id, slug
from .amounts import Amount, Limit
from .citing import Cited
from .extraction import Assigned, Extraction, Task
from .frontyaml import Value, page
from .matching import Matcher
from .stubs import stub_id
from .subjects import topics_of

SOURCE_WORDING = "NGUYÊN VĂN NGUỒN:"
_NOBODY = "co-quan-lien-quan"


def assignment_files(found: Extraction, graph: Graph, plan: str) -> Iterator[tuple[str, str]]:
    """(path, text) of each file; sections of the same agencies share one."""
    groups: dict[tuple[str, ...], list[Assigned]] = {}
    for section in found.assigned:
        groups.setdefault(_ids(section) if all(m.id for m in section.matches) else section.names, []).append(section)
    taken: set[str] = set()
    for sections in groups.values():
        name = _file_name(sections[0])
        if name in taken:
            name = f"{name}-{place_id(sections[0].spot)}"
        taken.add(name)
        yield f"docs/phan-cong/{plan}/{name}.md", _file(sections, found, graph, plan)


def _ids(section: Assigned) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id or _NOBODY for m in section.matches))


def _file_name(section: Assigned) -> str:
    return section.matches[0].id or slug(section.names[0])[:60].strip("-") or "chua-ro"


def _file(sections: list[Assigned], found: Extraction, graph: Graph, plan: str) -> str:
    first = sections[0]
    unmatched = [n for n, m in zip(first.names, first.matches, strict=True) if not m.id]
    reasons: dict[str, Value] = {}
    if unmatched:
        near = sorted({i for m in first.matches for i in m.near})
        tail = f" Gần nhất: {', '.join(near)}." if near else ""
        reasons["co_quan"] = f"Chưa có bản ghi cho {', '.join(f'“{n}”' for n in unmatched)}; tạm ghi {_NOBODY}.{tail}"
    elif first.inferred:
        reasons["co_quan"] = "Văn bản không phân công; tạm xếp cho cơ quan ban hành."
    meta: dict[str, Value] = {
        "nhap": "co", "title": ", ".join(first.names), "ke_hoach": plan, "co_quan": list(_ids(first)), "muc": first.spot,
        "nhiem_vu": _tasks(sections, found, graph), "chua_ro": reasons,
    }
    return page(meta)


def _tasks(sections: list[Assigned], found: Extraction, graph: Graph) -> list[Value]:
    rows: list[Value] = []
    ids: set[str] = set()
    own = {i for section in sections for i in _ids(section)}
    for task in (t for section in sections for t in section.tasks):
        key = place_id(task.spot) or f"nhiem-vu-{len(rows) + 1}"
        while key in ids:
            key += "-2"
        ids.add(key)
        rows.append(_task(key, task, found, graph, own))
    return rows


def _task(key: str, task: Task, found: Extraction, graph: Graph, own: set[str]) -> dict[str, Value]:
    words = f"{task.lead} {task.text}".strip()
    partners, no_partner = _matched(task.partners, found.matcher, own)
    directs, no_direct = _matched(task.directs, found.matcher, own)
    told, no_told = _matched(task.told, found.matcher, own)
    reasons: dict[str, Value] = {"chu_de": "Máy đoán theo từ ngữ; người biên tập chọn lại."}
    for field, names in (("phoi_hop_voi", no_partner), ("chi_dao", no_direct), ("bao_cao_cho", no_told)):
        if names:
            reasons[field] = "Chưa có bản ghi hoặc văn bản không nêu rõ: " + ", ".join(f"“{n}”" for n in names) + "."
    return {
        "id": key, "vi_tri": task.spot, "noi_dung": f"{SOURCE_WORDING} {words}", "vai_tro": task.role,
        "phoi_hop_voi": partners, "chi_dao": directs, "bao_cao_cho": told, "chu_de": topics_of(words, graph),
        "can_cu": _bases(task, found.cited), "chi_tieu": [_target(t) for t in task.targets],
        "thoi_han": [_limit(limit) for limit in task.limits], "chua_ro": reasons,
    }


def _matched(names: tuple[str, ...], matcher: Matcher, own: set[str]) -> tuple[list[Value], list[str]]:
    """Records of the agencies a task names, without the agency it is given to, and the names without a record."""
    pairs = [(name, matcher.find(name).id) for name in names]
    return list(dict.fromkeys(i for _n, i in pairs if i and i not in own)), [n for n, i in pairs if not i]


def _bases(task: Task, cited: tuple[Cited, ...]) -> list[Value]:
    rows: list[Value] = []
    for item in cited:
        target = item.record.id if item.record else stub_id(item)
        if item.spot == task.spot and target:
            pin = item.citation.pinpoint
            why = f"Văn bản ghi \"{item.name}\" không kèm số; suy ra theo ngày của văn bản." if item.name and item.inferred else ""
            row: dict[str, Value] = {"van_ban": target, "dieu": pin.article, "khoan": pin.clause, "diem": pin.point, "goc": "ke-hoach", "suy_luan": why}
            if row not in rows:
                rows.append(row)
    return rows


def _target(target: Amount) -> dict[str, Value]:
    return {"gia_tri": target.amount, "don_vi": target.unit, "noi_dung": target.subject}


def _limit(limit: Limit) -> dict[str, Value]:
    return {
        "noi_dung": limit.subject, "chu_ky": limit.cycle, "truoc_ngay": limit.day, "thang": limit.month,
        "so_ngay": limit.days, "ngay_lam_viec": limit.working,
    }
