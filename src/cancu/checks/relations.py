"""The gate of the typed graph: relations are written once, on the newer document, and make sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..glossary import RELATION_LABELS, RELATION_NAMES
from ..graph import Link
from ..issues import Place
from ..records import Instrument
from ..vocabulary import DOCUMENT_TYPES
from .context import Context
from .rule import Finding, error, warning

_ENDING = ("replaces", "repeals")
_WHOLE = "toan-bo"


def _indexed(context: Context) -> Iterator[tuple[Instrument, Link, int]]:
    """Every relation with its position in its list."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for link in context.graph.links:
        at = seen[link.source, link.kind]
        seen[link.source, link.kind] += 1
        yield context.graph.instruments[link.source], link, at


def _place(context: Context, source: Instrument, link: Link, at: int, key: str = "van_ban") -> Place:
    return context.place(source, RELATION_NAMES[link.kind], at, key)


def both_sides(context: Context) -> Iterator[Finding]:
    """The same relation on both documents."""
    pairs = {(k.kind, k.source, k.target) for k in context.graph.links}
    for source, link, at in _indexed(context):
        if (link.kind, link.target, link.source) in pairs and link.source != link.target:
            name = RELATION_NAMES[link.kind]
            other = context.graph.instruments[link.target]
            yield Finding(
                _place(context, source, link, at), f"Quan hệ `{name}` được ghi ở cả hai văn bản.",
                f"Giữ ở văn bản mới hơn, bỏ dòng kia ở {other.path}.",
            )


def to_itself(context: Context) -> Iterator[Finding]:
    """A document related to itself."""
    for source, link, at in _indexed(context):
        if link.source == link.target:
            yield Finding(_place(context, source, link, at), f"`{RELATION_NAMES[link.kind]}` trỏ về chính văn bản này.", "Bỏ dòng này, hoặc ghi mã văn bản khác.")


def duplicate(context: Context) -> Iterator[Finding]:
    """The same relation to the same provisions twice."""
    seen: set[tuple[object, ...]] = set()
    for source, link, at in _indexed(context):
        mark = (link.kind, link.source, link.target, link.relation.article, link.relation.since)
        if mark in seen:
            yield Finding(_place(context, source, link, at), f"Quan hệ `{RELATION_NAMES[link.kind]}` với `{link.target}` đã ghi ở trên.", "Gộp hai dòng.")
        seen.add(mark)


def contrary(context: Context) -> Iterator[Finding]:
    """Replaced as a whole, and besides repealed or amended by the same document."""
    ended = {(k.source, k.target): k for k in context.graph.links if k.kind == "replaces" and k.relation.scope == _WHOLE}
    for source, link, at in _indexed(context):
        if (link.source, link.target) in ended and link.kind in ("repeals", "amends"):
            label = RELATION_LABELS[link.kind].lower()
            yield Finding(_place(context, source, link, at), f"`{link.target}` vừa bị thay thế toàn bộ vừa được ghi là {label}.", "Giữ một quan hệ; thay thế một phần thì ghi `pham_vi: mot-phan`.")


def cycle(context: Context) -> Iterator[Finding]:
    """Relations of one kind that come back to where they began, by three documents or more."""
    for kind in RELATION_NAMES:
        onward: dict[str, list[str]] = defaultdict(list)
        for link in context.graph.links:
            if link.kind == kind and link.source != link.target:
                onward[link.source].append(link.target)
        for way in _cycles(onward):
            source = context.graph.instruments[way[0]]
            at = next(i for i, r in enumerate(getattr(source, kind)) if r.target == way[1])
            shown = " → ".join((*way, way[0]))
            yield Finding(context.place(source, RELATION_NAMES[kind], at, "van_ban"), f"Quan hệ `{RELATION_NAMES[kind]}` đi thành vòng: {shown}.", "Bỏ quan hệ ghi ở văn bản cũ hơn.")


def _cycles(onward: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """One cycle per knot, from its smallest id; loops of two are another rule's."""
    done: set[str] = set()
    for start in sorted(onward):
        if start in done:
            continue
        way = _way_back(start, onward, done)
        if len(way) > 2:
            done.update(way)
            yield way


def _way_back(start: str, onward: dict[str, list[str]], done: set[str]) -> tuple[str, ...]:
    """The shortest way from ``start`` back to it, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    reached = {start}
    for way in ways:
        for following in sorted(onward.get(way[-1], ())):
            if following == start and len(way) > 2:
                return way
            if following not in reached and following not in done:
                reached.add(following)
                ways.append((*way, following))
    return ()


def older_than_target(context: Context) -> Iterator[Finding]:
    """A document cannot act on one that did not exist yet, on the day the document itself takes effect."""
    for source, link, at in _indexed(context):
        target = context.graph.instruments.get(link.target)
        acts = source.takes_effect or (source.issued.last if source.issued else None)
        if target and source.issued and target.issued and acts and acts < target.issued.first:
            name = RELATION_NAMES[link.kind]
            yield Finding(
                _place(context, source, link, at),
                f"Văn bản ban hành {source.issued} không thể có `{name}` với văn bản ban hành {target.issued}.",
                f"Quan hệ ghi ở văn bản mới hơn: chuyển sang {target.path}, hoặc kiểm lại ngày ban hành.",
            )


def _older(source: Instrument, target: Instrument) -> bool:
    return bool(source.issued and target.issued and source.issued.last < target.issued.first)


def detail_before_parent(context: Context) -> Iterator[Finding]:
    """A detailing text is sometimes signed days before its parent is; more often a day is wrong."""
    for source, link, at in _indexed(context):
        target = context.graph.instruments.get(link.target)
        if target and link.kind == "implements" and _older(source, target):
            yield Finding(_place(context, source, link, at), f"Văn bản ban hành {source.issued} thực hiện văn bản ban hành sau nó, {target.issued}.", "Kiểm lại hai ngày trên bản gốc.")


def before_issue(context: Context) -> Iterator[Finding]:
    """A relation that acts before its own document was issued."""
    for source, link, at in _indexed(context):
        since = link.relation.since
        if since and source.issued and since.last < source.issued.first:
            yield Finding(_place(context, source, link, at, "tu_ngay"), f"Quan hệ có tác dụng từ {since}, trước ngày ban hành {source.issued}.", "Kiểm lại hai ngày.")


def outranked(context: Context) -> Iterator[Finding]:
    """A lower document cannot end or amend a normative one that stands higher."""
    for source, link, at in _indexed(context):
        target = context.graph.instruments.get(link.target)
        if link.kind not in (*_ENDING, "amends") or target is None or target.nature != "quy-pham":
            continue
        if DOCUMENT_TYPES[source.type].rank > DOCUMENT_TYPES[target.type].rank:
            low, high = DOCUMENT_TYPES[source.type].name, DOCUMENT_TYPES[target.type].name
            yield Finding(_place(context, source, link, at), f"{low} không thể có `{RELATION_NAMES[link.kind]}` với {high.lower()}.", "Kiểm lại chiều của quan hệ, hoặc dùng `thuc_hien`.")


def unread_article(context: Context) -> Iterator[Finding]:
    """Said to be read, but the article is not given: nobody can check it."""
    for source, link, at in _indexed(context):
        relation = link.relation
        if link.kind in _ENDING and relation.certainty == "da-doc" and not (relation.article or relation.spot):
            yield Finding(_place(context, source, link, at), f"Quan hệ `{RELATION_NAMES[link.kind]}` ghi `da-doc` nhưng không nêu điều khoản.", "Thêm `dieu` hoặc `vi_tri`; chưa đọc thì ghi `suy-ra`.")


RULES = (
    error("QH001", "Quan hệ ghi ở cả hai phía", "Hai văn bản cùng ghi một quan hệ về nhau.", "Chỉ ghi ở văn bản mới hơn; chiều ngược lại được tính ra.", both_sides),
    error("QH002", "Quan hệ ngược ghi tay", "Dùng khóa như `bi_thay_the`, `duoc_huong_dan`.", "Ghi `thay_the`, `huong_dan` … ở văn bản mới hơn."),
    error("QH003", "Quan hệ với chính mình", "Mã trong quan hệ là mã của chính tệp.", "Ghi mã của văn bản kia.", to_itself),
    error("QH004", "Quan hệ lặp", "Cùng một quan hệ tới cùng một văn bản được ghi hai lần.", "Gộp hai dòng.", duplicate),
    error("QH005", "Quan hệ trái nhau", "Một văn bản vừa bị thay thế toàn bộ vừa bị bãi bỏ hay sửa đổi bởi cùng một văn bản.", "Giữ một quan hệ.", contrary),
    error("QH006", "Quan hệ đi thành vòng", "Ba văn bản trở lên nối nhau thành vòng.", "Bỏ quan hệ ở văn bản cũ hơn.", cycle),
    error("QH007", "Văn bản cũ tác động văn bản mới", "Văn bản ghi quan hệ ban hành trước văn bản mà nó nói tới.", "Chuyển quan hệ sang văn bản mới hơn, hoặc sửa ngày ban hành.", older_than_target),
    error("QH008", "Quan hệ có tác dụng trước khi ban hành", "`tu_ngay` của quan hệ sớm hơn ngày ban hành.", "Kiểm lại hai ngày.", before_issue),
    error("QH009", "Văn bản cấp dưới chấm dứt văn bản cấp trên", "Thứ bậc hiệu lực không cho phép.", "Kiểm lại chiều của quan hệ.", outranked),
    warning("QH010", "Đã đọc nhưng không nêu điều khoản", "`nguon_quan_he: da-doc` làm đổi trạng thái nên phải kiểm được.", "Thêm `dieu` hoặc `vi_tri`, hoặc ghi `suy-ra`.", unread_article),
    warning("QH011", "Văn bản chi tiết có trước văn bản gốc", "Văn bản thực hiện ban hành trước văn bản mà nó thực hiện.", "Kiểm lại hai ngày trên bản gốc.", detail_before_parent),
)
