"""A draft as Markdown: one text to read, and the files that can come back as a pull request.

``document`` is the directing document with its front matter and the whole text; ``assignments`` the
files of its tasks. They pass the check as they are: no ``nhap: co``, which stops a build, but a status
that is unknown because nobody has signed, so that no page can take the draft for a plan in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..days import of, show
from ..fields import Group
from ..glossary.assignment import ASSIGNMENT
from ..glossary.instrument import INSTRUMENT
from ..importer.frontyaml import Value, page
from ..records import Basis, TimeLimit
from ..text import capital, place_id
from . import review
from .dates import when
from .record import DOUBTS, LIST_TITLE, MARK, SHEET_TITLE, Draft, Item, Node
from .target import BLANK

Meta = dict[str, Value]


def files(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Paths below the repository's root and their text, sorted."""
    found = [(f"legal/chi-dao/{draft.id}.md", document(draft)), *assignments(draft)]
    return tuple(sorted(found))


def document(draft: Draft) -> str:
    """The directing document."""
    return page(_in_order(_meta(draft), INSTRUMENT), "\n".join(_body(draft)).strip())


def _in_order(meta: Meta, group: Group) -> Meta:
    """Keys as the key dictionary has them."""
    return {key.name: meta[key.name] for key in group.keys if key.name in meta}


def _meta(draft: Draft) -> Meta:
    first, last = f"01/01/{draft.year}", f"31/12/{draft.year}"
    return {
        "title": f"Kế hoạch {draft.fill(draft.title)}", "loai_van_ban": draft.model.type, "tinh_chat": draft.model.nature,
        "co_quan_ban_hanh": [draft.issuer], "pham_vi_dia_ban": draft.place.place, "chu_de": list(draft.model.topics),
        "thoi_ky": {"tu": first, "den": last, "loai": "nam"},
        "can_cu": [{"van_ban": ground.instrument.id, "nguon_quan_he": "suy-ra"} for ground in draft.grounds],
        "ke_tiep": _follows(draft), "muc_luc": list(_outline(draft)), "bao_cao": list(_duties(draft)),
        "noi_nhan": [draft.fill(line) for line in draft.recipients[:-1]], "nguon": _source(draft), "chua_ro": _unknown(draft),
    }


def _follows(draft: Draft) -> list[Meta]:
    """The model is the period before only where it is the same place's."""
    same = draft.place.place and draft.place.place == draft.model.place
    return [{"van_ban": draft.model.id, "nguon_quan_he": "suy-ra"}] if same else []


def _source(draft: Draft) -> Meta:
    model = f"Bản dự thảo soạn từ mẫu {draft.model.id}, theo pháp luật tính đến ngày {show(draft.on)}; chưa ký."
    return {"mo_ta": model, "doi_chieu": str(of(draft.on)), "do_tin_cay": "thap"}


def _unknown(draft: Draft) -> Meta:
    reasons: Meta = {
        "so_ky_hieu": "Bản dự thảo, chưa có số.", "ngay_ban_hanh": "Bản dự thảo, chưa ban hành.",
        "trang_thai": "Bản dự thảo, chưa ký.", "nguoi_ky_chuc_vu": "Bản dự thảo, chưa ký.",
    }
    if draft.goals:
        reasons["chi_tieu"] = f"Số của năm {draft.year} chưa đặt; xem bảng chỉ tiêu trong bài."
    if not draft.place.place:
        reasons["pham_vi_dia_ban"] = f"Chưa có trang địa phương cho {draft.place.name}."
    return reasons


def _outline(draft: Draft) -> Iterator[Meta]:
    """Headings, each with the paragraph below it."""
    for index, node in enumerate(draft.nodes):
        if node.kind == "muc":
            after = draft.nodes[index + 1] if index + 1 < len(draft.nodes) else None
            text = draft.fill(after.text) if after and after.kind == "doan" else ""
            yield {"vi_tri": node.spot, "tieu_de": draft.fill(node.text), "noi_dung": text}


def _duties(draft: Draft) -> Iterator[Meta]:
    for duty in draft.duties:
        yield {
            "id": duty.id, "vi_tri": "Phụ lục", "noi_dung": draft.fill(duty.subject), "ai": list(duty.who), "gui": list(duty.to),
            **_limit(TimeLimit(cycle=duty.cycle, day=duty.day, month=duty.month, days=duty.days, working_days=duty.working_days)),
        }


def _limit(limit: TimeLimit) -> Meta:
    return {
        "chu_ky": limit.cycle, "truoc_ngay": limit.day, "thang": limit.month, "so_ngay": limit.days,
        "ngay_lam_viec": limit.working_days,
    }


def assignments(draft: Draft) -> Iterator[tuple[str, str]]:
    """One file for each office that has tasks; the file bears the name of the first one."""
    for agencies, (spot, title, nodes) in _homes(draft).items():
        meta: Meta = {
            "title": draft.fill(title), "ke_hoach": draft.id, "co_quan": list(agencies), "muc": spot,
            "nhiem_vu": [_task(draft, node, node.item) for node in nodes if node.item],
        }
        yield f"docs/phan-cong/{draft.id}/{agencies[0]}.md", page(_in_order(meta, ASSIGNMENT))


def _homes(draft: Draft) -> dict[tuple[str, ...], tuple[str, str, list[Node]]]:
    """Offices → heading and tasks. Offices that share a first one share its file."""
    found: dict[str, tuple[tuple[str, ...], str, str, list[Node]]] = {}
    heading = Node(kind="muc", level=1, text="")
    for node in draft.nodes:
        if node.kind == "muc" and (node.agencies or node.level == 1):
            heading = node
        if node.item:
            first = node.agencies[0]
            agencies, spot, title, nodes = found.get(first, (node.agencies, heading.spot, _title(draft, heading, node), []))
            joined = tuple(dict.fromkeys((*agencies, *node.agencies)))
            found[first] = (joined, spot, title, [*nodes, node])
    return {agencies: (spot, title, nodes) for agencies, spot, title, nodes in found.values()}


def _title(draft: Draft, heading: Node, node: Node) -> str:
    if heading.agencies:
        return heading.text.removeprefix("Đề nghị ")
    return "Ủy ban nhân dân {dv}" if node.agencies == (draft.issuer,) else heading.text


def _task(draft: Draft, node: Node, item: Item) -> Meta:
    return {
        "id": place_id(node.spot), "vi_tri": node.spot, "noi_dung": draft.fill(item.text), "vai_tro": item.role,
        "viec": list(item.acts), "phoi_hop_voi": list(item.partners), "chi_dao": list(item.directs),
        "bao_cao_cho": list(item.reports_to), "chu_de": list(item.topics), "can_cu": [_basis(basis) for basis in item.bases],
        "thoi_han": [{"noi_dung": draft.fill(limit.subject), **_limit(limit)} for limit in item.limits],
        "chua_ro": dict(item.unknowns),
    }


def _basis(basis: Basis) -> Meta:
    return {
        "van_ban": basis.instrument, "dieu": basis.article, "den_dieu": basis.article_to, "khoan": basis.clause,
        "diem": basis.point, "muc": basis.section, "phu_luc": basis.annex, "goc": basis.origin or "bien-tap",
    }


# The text to read.

def _body(draft: Draft) -> Iterator[str]:
    yield f"**{MARK}**, chưa ký, soạn ngày {show(draft.on)}; không dùng làm căn cứ.\n"
    yield "## Căn cứ\n"
    for ground in draft.grounds:
        yield f"- {ground.text}"
    yield ""
    for node in draft.nodes:
        yield from _node(draft, node)
    yield "\n## Nơi nhận\n"
    yield from (f"- {draft.fill(line)}" for line in draft.recipients[:-1])
    yield from _tables(draft)
    yield f"\n## {capital(SHEET_TITLE.lower())}\n"
    rows = [(r.part, r.changed, r.why, r.unknown, r.who) for r in review.sheet(draft)]
    yield from _table(("Phần", "Đổi gì so với mẫu", "Vì sao", "Chưa rõ", "Ai trả lời"), rows)
    yield from _list(draft)


def _node(draft: Draft, node: Node) -> Iterator[str]:
    text = draft.fill(node.text)
    if node.kind == "muc":
        yield f"\n{'#' * (min(node.level, 3) + 1)} {node.number} {text}\n"
    elif node.number and node.number != "-":
        yield f"\n{_plain(node.number)} {capital(text)}\n"
    else:
        yield f"\n{'– ' if node.number else ''}{capital(text)}\n"


def _plain(label: str) -> str:
    """ "a)" as words, never as a list the converter renumbers."""
    return label.replace(")", "\\)")


def _tables(draft: Draft) -> Iterator[str]:
    old = draft.model.period.first.year if draft.model.period else ""
    if draft.goals:
        yield f"\n## Chỉ tiêu năm {draft.year}\n"
        yield from _table(("Chỉ tiêu", f"Năm {old}", f"Năm {draft.year}"), [(capital(draft.fill(g.text)), g.target.amount, BLANK) for g in draft.goals])
    if draft.dues:
        yield f"\n## Thời hạn, báo cáo năm {draft.year}\n"
        yield from _table(("Việc", "Ai làm", "Gửi", "Hạn", "Ghi chú"), [(d.what, d.who, d.to, d.when, d.note) for d in draft.dues], draft)
    if draft.days:
        yield f"\n## Ngày, tháng truyền thông năm {draft.year}\n"
        yield from _table(("Ngày, tháng", "Thời gian", "Liên hệ"), [(d.title, when(d), d.about) for d in draft.days])


def _list(draft: Draft) -> Iterator[str]:
    if not draft.doubts:
        return
    yield f"\n## {capital(LIST_TITLE.lower())}\n"
    for kind, name in DOUBTS.items():
        found = draft.of(kind)
        if found:
            yield f"\n### {name}: cần kiểm tra\n"
            yield from (f"- {draft.fill(d.what).rstrip('.')}. Lý do: {draft.fill(review.reason(d))} Ai trả lời: {draft.fill(d.who)}." for d in found)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], draft: Draft | None = None) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        cells = (draft.fill(cell) if draft else cell for cell in row)
        yield f"| {' | '.join(re.sub(r'[|]', '/', cell) or ' ' for cell in cells)} |"
