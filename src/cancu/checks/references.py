"""Ids that name no record, and lists that name one twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Choice, Group, ListOf, Ref, suggestion
from ..glossary import KINDS
from ..text import lower_first, slug
from .context import Context
from .rule import Check, Finding, error

_OWN_RULE = frozenset({"van-ban", "co-quan", "chu-de", "dia-phuong", "thuat-ngu"})
_LISTS: dict[int, tuple[tuple[str, str], ...]] = {}
LABELS = {**{kind.id: lower_first(kind.label) for kind in KINDS}, "van-ban": "văn bản"}


def dangling(*kinds: str) -> Check:
    """The rule for ids of some kinds; none given means all kinds without a rule of their own."""

    def run(context: Context) -> Iterator[Finding]:
        for record, pointer in context.dangling:
            if pointer.kind in kinds if kinds else pointer.kind not in _OWN_RULE:
                label = LABELS.get(pointer.kind, pointer.kind)
                yield Finding(
                    context.place(record, *pointer.path), f"Không có {label} nào mang mã `{pointer.target}`.",
                    _hint(context, pointer.kind, pointer.target),
                )

    return run


def _hint(context: Context, kind: str, target: str) -> str:
    former = next((a.id for a in context.graph.agencies.values() if kind == "co-quan" and target in a.former_ids), "")
    if former:
        return f"Mã này đã đổi thành '{former}'."
    folder = next((k.folder for k in KINDS if k.id == kind), "docs")
    return suggestion(slug(target), context.library.of(kind)) or f"Lập tệp `{folder}/{target}.md` trước."


def repeated(context: Context) -> Iterator[Finding]:
    """One id twice in one list."""
    for part in context.parts:
        for name, field in _lists(part.group):
            items = getattr(part.value, field, None) or ()
            for index, item in enumerate(items) if len(set(items)) < len(items) else ():
                if item in items[:index]:
                    place = context.place(part.record, *part.keys, name, index)
                    yield Finding(place, f"`{item}` đã có trong danh sách `{name}` này.", "Bỏ một dòng.")


def _lists(group: Group) -> tuple[tuple[str, str], ...]:
    """Key and field of every list of ids in a group; groups are few and live as long as the program."""
    if id(group) not in _LISTS:
        _LISTS[id(group)] = _lists_of(group)
    return _LISTS[id(group)]


def _lists_of(group: Group) -> tuple[tuple[str, str], ...]:
    return tuple((k.name, k.field) for k in group.keys if isinstance(k.type, ListOf) and isinstance(k.type.item, Ref | Choice))


RULES = (
    error("TR001", "Văn bản không có trong kho", "Mã văn bản viết sai, hoặc tệp của văn bản chưa lập.", "Chọn mã theo gợi ý, hoặc lập tệp văn bản bằng `scripts/new.py van-ban`.", dangling("van-ban")),
    error("TR002", "Cơ quan không có trong kho", "Mã cơ quan viết sai, hoặc cơ quan chưa có tệp.", "Chọn mã theo gợi ý, hoặc lập tệp bằng `scripts/new.py co-quan`.", dangling("co-quan")),
    error("TR003", "Chủ đề ngoài danh mục", "Chủ đề là danh mục đóng ở `docs/chu-de/`.", "Chọn mã theo gợi ý.", dangling("chu-de")),
    error("TR004", "Địa phương không có trong kho", "Mã địa phương viết sai, hoặc chưa có tệp.", "Chọn mã theo gợi ý, hoặc lập tệp ở `docs/dia-phuong/`.", dangling("dia-phuong")),
    error("TR005", "Thuật ngữ không có trong kho", "Mã thuật ngữ viết sai.", "Chọn mã theo gợi ý.", dangling("thuat-ngu")),
    error("TR006", "Bản ghi không có trong kho", "Mã của một loại khác viết sai.", "Chọn mã theo gợi ý.", dangling()),
    error("TR007", "Mã lặp trong một danh sách", "Một mã được liệt kê hai lần.", "Bỏ một dòng.", repeated),
)
