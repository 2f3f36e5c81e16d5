"""What was done to a record: who reviewed it, what was corrected, on days that have come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..days import Day
from ..fields import suggestion
from ..glossary import Kind
from ..records import BODY, Correction, Record
from ..text import squeeze
from .context import Context
from .rule import Finding, error

_LOG, _REVIEWS = "dinh_chinh_du_kien", "ra_soat"
# What says of itself what was done to the record cannot be what was wrong in it.
_NEVER = frozenset({_LOG, _REVIEWS})


def _corrections(context: Context) -> Iterator[tuple[Kind, Record, int, Correction]]:
    for kind, record in context.library.all():
        for index, correction in enumerate(record.corrections):
            yield kind, record, index, correction


def _days(record: Record) -> tuple[tuple[str, list[Day]], ...]:
    return (_LOG, [item.day for item in record.corrections]), (_REVIEWS, [item.day for item in record.reviews])


def to_come(context: Context) -> Iterator[Finding]:
    """Nobody has corrected or reviewed anything tomorrow."""
    for _, record in context.library.all():
        for key, days in _days(record):
            for index, day in enumerate(days):
                if day.first > context.on:
                    yield Finding(context.place(record, key, index, "ngay"), f"Ngày {day} chưa tới.", "Ghi ngày đã làm xong việc này.")


def no_such_key(context: Context) -> Iterator[Finding]:
    """A correction of something the record cannot have."""
    for kind, record, index, correction in _corrections(context):
        known = [key.name for key in kind.group.keys if key.name not in _NEVER] + [BODY]
        if correction.key not in known:
            hint = suggestion(correction.key, known) or f"Ghi tên khóa của tệp này, hoặc `{BODY}`."
            yield Finding(context.place(record, _LOG, index, "truong"), f"Loại tệp này không có khóa `{correction.key}`.", hint)


def nothing_changed(context: Context) -> Iterator[Finding]:
    """The same words before and after."""
    for _, record, index, correction in _corrections(context):
        if squeeze(correction.wrong) == squeeze(correction.right):
            yield Finding(context.place(record, _LOG, index, "sau"), "`sau` giống hệt `truoc`.", "Ghi điều đúng ở `sau`; không có gì đổi thì bỏ mục này.")


def still_wrong(context: Context) -> Iterator[Finding]:
    """The file says once more what its own log calls wrong; a newer correction of the same key may have said so."""
    for kind, record, index, correction in _corrections(context):
        key = kind.group.key(correction.key)
        newer = any(c.key == correction.key and c.spot == correction.spot for c in record.corrections[:index])
        value = getattr(record, key.field, None) if key else None
        if value is not None and not correction.spot and not newer and str(value) == correction.wrong:
            yield Finding(context.place(record, correction.key), f"`{correction.key}` vẫn ghi điều mà mục đính chính nói là sai.", f"Sửa thành điều đúng: {correction.right}")


def newest_last(context: Context) -> Iterator[Finding]:
    """The newest stands first, so that a reader and a reviewer see it first."""
    for _, record in context.library.all():
        for key, days in _days(record):
            for index, (above, day) in enumerate(pairwise(days), 1):
                if day > above:
                    yield Finding(context.place(record, key, index, "ngay"), f"Mục ngày {day} đứng sau mục ngày {above}.", "Ghi lần mới nhất lên đầu.")


RULES = (
    error("DC001", "Rà soát, đính chính ở ngày chưa tới", "Ngày rà soát hoặc ngày đính chính muộn hơn hôm nay.", "Ghi ngày đã làm xong.", to_come),
    error("DC002", "Đính chính một khóa không có", "`truong` phải là một khóa của loại tệp này.", "Ghi đúng tên khóa, hoặc `loi_van` cho lời văn bên dưới.", no_such_key),
    error("DC003", "Đính chính mà không đổi gì", "`truoc` và `sau` giống nhau.", "Ghi điều đúng ở `sau`, hoặc bỏ mục.", nothing_changed),
    error("DC004", "Đã đính chính nhưng tệp vẫn ghi điều sai", "Giá trị của khóa vẫn là điều mà mục đính chính gọi là sai.", "Sửa giá trị của khóa.", still_wrong),
    error("DC005", "Lần mới nhất không đứng đầu", "Danh sách rà soát, đính chính không xếp từ mới đến cũ.", "Đổi chỗ các mục.", newest_last),
)
