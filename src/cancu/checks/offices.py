"""Agencies, abbreviations, topics: names that must mean one thing, successions that must end somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Agency
from ..text import fold
from .context import Context
from .rule import Finding, error, warning


def gone_without_heir(context: Context) -> Iterator[Finding]:
    """An agency that ended, and nobody says who took over or that it is not known."""
    for agency in context.graph.agencies.values():
        if agency.until and not agency.heirs and context.missing(agency, "ke_thua"):
            yield Finding(context.place(agency, "den_ngay"), f"`{agency.id}` đã kết thúc {agency.until} mà không có cơ quan kế thừa.", "Thêm `ke_thua`; chưa biết thì ghi lý do ở `chua_ro` dưới khóa `ke_thua`.")


def heir_cycle(context: Context) -> Iterator[Finding]:
    """A succession that comes back to where it began."""
    for agency in context.graph.agencies.values():
        for index, heir in enumerate(agency.heirs):
            if agency.id in _heirs(context, heir.agency, {agency.id}):
                yield Finding(context.place(agency, "ke_thua", index, "co_quan"), f"Kế thừa của `{agency.id}` quay về chính nó qua `{heir.agency}`.", "Kế thừa chỉ ghi ở cơ quan cũ, trỏ tới cơ quan mới.")


def _heirs(context: Context, start: str, known: set[str]) -> set[str]:
    """Everyone who is reached from an agency, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        agency = context.graph.agencies.get(current)
        waiting += [h.agency for h in agency.heirs] if agency and current not in known else []
    return found


def one_name_two_agencies(context: Context) -> Iterator[Finding]:
    """A full name that means two agencies cannot be looked up."""
    seen: dict[str, Agency] = {}
    for agency in sorted(context.graph.agencies.values()):
        first = seen.setdefault(fold(agency.title), agency)
        if first is not agency:
            yield Finding(context.place(agency, "title"), f"Tên \"{agency.title}\" đã là của {first.path}.", "Gộp hai tệp, hoặc thêm phần phân biệt vào tên.")


def one_short_two_full(context: Context) -> Iterator[Finding]:
    """An abbreviation with two meanings cannot be explained."""
    for record in context.library.of("viet-tat").values():
        seen: dict[str, str] = {}
        for index, entry in enumerate(record.entries):
            first = seen.setdefault(entry.short, entry.full)
            if index and (first != entry.full or entry in record.entries[:index]):
                yield Finding(context.place(record, "viet_tat", index, "ngan"), f"`{entry.short}` đã có với nghĩa \"{first}\".", "Giữ một dòng cho mỗi chữ viết tắt.")


def one_topic_two_files(context: Context) -> Iterator[Finding]:
    """Two topics, or two terms, with one title."""
    for records in (context.graph.topics, context.graph.terms):
        seen: dict[str, str] = {}
        for record in sorted(records.values()):
            first = seen.setdefault(fold(record.title), record.path)
            if first != record.path:
                yield Finding(context.place(record, "title"), f"\"{record.title}\" đã có ở {first}.", "Gộp hai tệp.")


def unused_topic(context: Context) -> Iterator[Finding]:
    """A topic nothing belongs to leads readers to an empty page."""
    used = {p.target for _, p in context.pointers if p.kind == "chu-de"}
    for topic in sorted(context.graph.topics.values()):
        if topic.id not in used:
            yield Finding(context.place(topic), f"Không có gì thuộc chủ đề `{topic.id}`.", "Gắn chủ đề này vào nhiệm vụ hoặc văn bản, hoặc bỏ tệp.")


RULES = (
    error("CQ001", "Cơ quan kết thúc không có kế thừa", "Người đọc không biết nay ai làm.", "Thêm `ke_thua` hoặc lý do ở `chua_ro`.", gone_without_heir),
    error("CQ002", "Kế thừa đi thành vòng", "Chuỗi kế thừa quay về nơi bắt đầu.", "Chỉ ghi kế thừa ở cơ quan cũ.", heir_cycle),
    error("CQ003", "Hai cơ quan một tên", "Tên không phân biệt được hai tệp.", "Gộp hoặc đổi tên.", one_name_two_agencies),
    error("CQ004", "Chữ viết tắt hai nghĩa", "Một chữ viết tắt được ghi hai lần.", "Giữ một dòng.", one_short_two_full),
    error("CQ005", "Hai chủ đề hoặc thuật ngữ một tên", "Hai tệp cùng tên.", "Gộp hai tệp.", one_topic_two_files),
    warning("CQ006", "Chủ đề không dùng", "Không văn bản, nhiệm vụ nào thuộc chủ đề.", "Gắn chủ đề hoặc bỏ tệp.", unused_topic),
)
