"""Days that cannot be: wrong order, missing without a reason, at odds with the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..days import Day
from ..fields import DayType, Group
from ..records import (
    AdministrativePlace,
    Agency,
    Heir,
    Instrument,
    Milestones,
    Observance,
    PartialEffect,
    PlaceName,
)
from .context import Context
from .rule import Finding, error

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_DAYS: dict[int, tuple[tuple[str, str], ...]] = {}
_SPANS = (PartialEffect, PlaceName, Agency)
_YEAR = re.compile(r"^\d+[a-z]?/(\d{4})/")


def _instruments(context: Context) -> Iterator[Instrument]:
    for _, instrument in sorted(context.graph.instruments.items()):
        yield instrument


def issue_after_effect(context: Context) -> Iterator[Finding]:
    """In force before it was issued."""
    for it in _instruments(context):
        if it.issued and it.effective and it.effective.last < it.issued.first:
            yield Finding(context.place(it, "ngay_hieu_luc"), f"Hiệu lực {it.effective} trước ngày ban hành {it.issued}.", "Hiệu lực trở về trước ghi ở `hieu_luc_tro_ve_truoc`; nếu không, kiểm lại hai ngày.")


def expiry_before_effect(context: Context) -> Iterator[Finding]:
    """Ended before it began."""
    for it in _instruments(context):
        start = it.effective or it.issued
        if it.expired and start and it.expired.first < start.first:
            yield Finding(context.place(it, "ngay_het_hieu_luc"), f"Hết hiệu lực {it.expired} trước ngày {start}.", "Kiểm lại hai ngày trên bản gốc.")


def period_backwards(context: Context) -> Iterator[Finding]:
    """A period that ends before it starts."""
    for it in _instruments(context):
        if it.period and it.period.last.last < it.period.first.first:
            yield Finding(context.place(it, "thoi_ky", "den"), f"Thời kỳ kết thúc {it.period.last} trước khi bắt đầu {it.period.first}.", "Đổi chỗ hai ngày, hoặc kiểm lại bản gốc.")


def period_kind(context: Context) -> Iterator[Finding]:
    """One year said of several, or several said of one."""
    for it in _instruments(context):
        if it.period and it.period.first.first <= it.period.last.last:
            years = it.period.last.year - it.period.first.year + 1
            if (years > 1) == (it.period.kind == "nam"):
                right = "nhieu-nam" if years > 1 else "nam"
                yield Finding(context.place(it, "thoi_ky", "loai"), f"Thời kỳ kéo dài {years} năm nhưng ghi `{it.period.kind}`.", f"Ghi `{right}`.")


def span_backwards(context: Context) -> Iterator[Finding]:
    """A span without a day in it: ``den`` is the first day gone."""
    for part in context.parts:
        if not isinstance(part.value, _SPANS):
            continue
        value = part.value
        if value.since and value.until and value.until.first <= value.since.first:
            name = next(k.name for k in part.group.keys if k.field == "until")
            yield Finding(context.place(part.record, *part.keys, name), f"`{name}` ({value.until}) phải sau ngày bắt đầu ({value.since}).", "Ghi ngày đầu tiên không còn, hoặc đổi chỗ hai ngày.")


def names_overlap(context: Context) -> Iterator[Finding]:
    """Two names of a place at one time."""
    for place in context.graph.places.values():
        for index, (old, new) in enumerate(zip(place.names, place.names[1:], strict=False)):
            if old.until is None or new.since is None or new.since.first < old.until.first:
                yield Finding(context.place(place, "ten_goi", index + 1), f"\"{old.name}\" và \"{new.name}\" chồng thời gian lên nhau.", "Ghi `den_ngay` cho tên cũ và `tu_ngay` cho tên mới, tên cũ đứng trước.")


def seen_before_issue(context: Context) -> Iterator[Finding]:
    """A status seen before there was a document."""
    for it in _instruments(context):
        for index, seen in enumerate(it.observations):
            if it.issued and seen.day.last < it.issued.first:
                yield Finding(context.place(it, "xac_nhan", index, "ngay"), f"Xác nhận ngày {seen.day} trước ngày ban hành {it.issued}.", "Kiểm lại hai ngày.")


def checked_before_issue(context: Context) -> Iterator[Finding]:
    """A source checked before there was a document."""
    for it in _instruments(context):
        checked = it.evidence.checked if it.evidence else None
        if it.issued and checked and checked.last < it.issued.first:
            yield Finding(context.place(it, "nguon", "doi_chieu"), f"Đối chiếu ngày {checked} trước ngày ban hành {it.issued}.", "Kiểm lại hai ngày.")


def precision(context: Context) -> Iterator[Finding]:
    """A day as precise as ``do_chac_ngay`` says, and no more."""
    for it in _instruments(context):
        if it.issued:
            wanted = "" if it.issued.exact else "thang" if it.issued.month else "nam"
            if wanted != it.precision:
                key = "do_chac_ngay" if it.precision else "ngay_ban_hanh"
                hint = f"Thêm `do_chac_ngay: {wanted}`." if wanted else "Bỏ `do_chac_ngay`, hoặc chỉ ghi phần ngày biết chắc."
                yield Finding(context.place(it, key), f"Ngày ban hành `{it.issued}` và `do_chac_ngay: {it.precision or '(trống)'}` không khớp.", hint)


def missing_day(context: Context) -> Iterator[Finding]:
    """A day that is not given and nobody says why."""
    for it in _instruments(context):
        wanted = [("issued", "ngay_ban_hanh")]
        wanted += [("effective", "ngay_hieu_luc")] if it.nature in ("quy-pham", "lien-tich") else []
        for field, key in wanted:
            if getattr(it, field) is None and context.missing(it, key):
                yield Finding(context.place(it), f"Thiếu `{key}` mà không có lý do.", f"Thêm `{key}`, hoặc ghi lý do ở `chua_ro` dưới khóa `{key}`.")


def number_year(context: Context) -> Iterator[Finding]:
    """The year in a normative number is the year of issue."""
    for it in _instruments(context):
        found = _YEAR.match(it.number)
        if found and it.issued and int(found[1]) != it.issued.year:
            yield Finding(context.place(it, "so_ky_hieu"), f"Số `{it.number}` mang năm {found[1]} nhưng ngày ban hành là {it.issued}.", "Kiểm lại số và ngày trên bản gốc.")


def retroactive(context: Context) -> Iterator[Finding]:
    """Retroactive effect begins before ordinary effect."""
    for it in _instruments(context):
        start = it.effective or it.issued
        if it.retroactive_from and start and it.retroactive_from.first >= start.first:
            yield Finding(context.place(it, "hieu_luc_tro_ve_truoc"), f"Ngày {it.retroactive_from} không trước ngày hiệu lực {start}.", "Chỉ ghi khóa này khi văn bản áp dụng trở về trước.")


def observance_days(context: Context) -> Iterator[Finding]:
    """An awareness period in order, on days that exist, with its year when it comes once."""
    for it in context.graph.observances.values():
        for name, text in (("tu_ngay", it.first), ("den_ngay", it.last)):
            if text and _day_of_year(text) is None:
                yield Finding(context.place(it, name), f"`{text}` không phải một ngày có thật.", "Viết dd/mm.")
        yield from _observance_order(context, it)


def _observance_order(context: Context, it: Observance) -> Iterator[Finding]:
    first, last = _day_of_year(it.first), _day_of_year(it.last or it.first)
    if first and last and last < first:
        yield Finding(context.place(it, "den_ngay"), f"Ngày cuối {it.last} trước ngày đầu {it.first}.", "Đổi chỗ hai ngày.")
    if (it.recurrence == "mot-lan") != bool(it.year):
        hint = "Thêm `nam`." if not it.year else "Bỏ `nam`, hoặc ghi `lap: mot-lan`."
        yield Finding(context.place(it, "lap"), "Dịp một lần cần có năm; dịp hằng năm thì không.", hint)


def _day_of_year(text: str) -> date | None:
    day, _, month = text.partition("/")
    try:
        return date(2024, int(month), int(day))
    except ValueError:
        return None


def turn_days(context: Context) -> Iterator[Finding]:
    """The days of the list of turns exist, in order."""
    for it in context.library.of("moc").values():
        yield from _turns(context, it)


def _turns(context: Context, it: Milestones) -> Iterator[Finding]:
    before: Day | None = None
    for index, turn in enumerate(it.turns):
        try:
            day = Day.parse(turn.day)
        except ValueError:
            yield Finding(context.place(it, "moc", index, "ngay"), f"`{turn.day}` không phải một ngày có thật.", "Viết dd/mm/yyyy.")
            continue
        if before and day.first < before.first:
            yield Finding(context.place(it, "moc", index, "ngay"), f"Mốc {day} đứng sau mốc {before}.", "Xếp các mốc theo ngày.")
        before = day


def heir_before_end(context: Context) -> Iterator[Finding]:
    """An heir cannot hold a function before its own start."""
    for part in context.parts:
        if isinstance(part.value, Heir) and part.value.since:
            heir = context.graph.agencies.get(part.value.agency)
            if heir and heir.since and part.value.since.last < heir.since.first:
                yield Finding(context.place(part.record, *part.keys, "tu_ngay"), f"`{heir.id}` có từ {heir.since}, không thể nhận việc từ {part.value.since}.", "Kiểm lại hai ngày.")


def parent_cycle(context: Context) -> Iterator[Finding]:
    """A place cannot lie in itself."""
    for place in context.graph.places.values():
        if place.id in _parents(context, place):
            yield Finding(context.place(place, "thuoc_dia_phuong"), f"`{place.id}` nằm trong chính nó qua `{place.parent}`.", "Ghi đơn vị cấp trên.")


def _parents(context: Context, place: AdministrativePlace) -> list[str]:
    found: list[str] = []
    current = place.parent
    while current and current not in found:
        found.append(current)
        above = context.graph.places.get(current)
        current = above.parent if above else ""
    return found


def unlikely_year(context: Context) -> Iterator[Finding]:
    """A year that no document of this field can have: 2205 for 2025."""
    for part in context.parts:
        for name, field in _days(part.group):
            day = getattr(part.value, field, None)
            if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
                yield Finding(context.place(part.record, *part.keys, name), f"Năm {day.year} không hợp lẽ.", "Kiểm lại trên bản gốc.")


def _days(group: Group) -> tuple[tuple[str, str], ...]:
    """Key and field of every day in a group; groups are few and live as long as the program."""
    if id(group) not in _DAYS:
        _DAYS[id(group)] = _days_of(group)
    return _DAYS[id(group)]


def _days_of(group: Group) -> tuple[tuple[str, str], ...]:
    return tuple((key.name, key.field) for key in group.keys if isinstance(key.type, DayType))


RULES = (
    error("NG001", "Hiệu lực trước ngày ban hành", "Hai ngày đổi chỗ hoặc gõ nhầm.", "Kiểm lại trên bản gốc.", issue_after_effect),
    error("NG002", "Hết hiệu lực trước khi có hiệu lực", "Hai ngày đổi chỗ hoặc gõ nhầm.", "Kiểm lại trên bản gốc.", expiry_before_effect),
    error("NG003", "Thời kỳ ngược", "`den` sớm hơn `tu`.", "Đổi chỗ hai ngày.", period_backwards),
    error("NG004", "Loại thời kỳ không khớp", "`loai` nói một năm nhưng thời kỳ nhiều năm, hoặc ngược lại.", "Sửa `loai`.", period_kind),
    error("NG005", "Khoảng thời gian rỗng", "Ngày kết thúc (ngày đầu tiên không còn) không sau ngày bắt đầu.", "Kiểm lại hai ngày.", span_backwards),
    error("NG006", "Tên địa phương chồng thời gian", "Hai tên cùng đúng vào một ngày.", "Ghi `den_ngay` của tên cũ bằng `tu_ngay` của tên mới.", names_overlap),
    error("NG007", "Xác nhận trước khi ban hành", "`xac_nhan` mang ngày trước ngày ban hành.", "Kiểm lại hai ngày.", seen_before_issue),
    error("NG008", "Đối chiếu trước khi ban hành", "`doi_chieu` mang ngày trước ngày ban hành.", "Kiểm lại hai ngày.", checked_before_issue),
    error("NG009", "Độ chắc của ngày không khớp", "`do_chac_ngay` phải nói đúng phần ngày còn thiếu.", "Thêm, sửa hoặc bỏ `do_chac_ngay`.", precision),
    error("NG010", "Thiếu ngày không có lý do", "Ngày ban hành, và ngày hiệu lực của văn bản quy phạm, phải có hoặc phải nói vì sao chưa có.", "Thêm ngày hoặc lý do ở `chua_ro`.", missing_day),
    error("NG011", "Năm trong số khác năm ban hành", "Số văn bản quy phạm mang năm ban hành.", "Kiểm lại số và ngày.", number_year),
    error("NG012", "Hiệu lực trở về trước không sớm hơn", "Ngày trở về trước phải trước ngày hiệu lực.", "Sửa hoặc bỏ khóa.", retroactive),
    error("NG013", "Ngày truyền thông không hợp lẽ", "Ngày không có thật, ngược, hoặc dịp một lần thiếu năm.", "Sửa theo gợi ý.", observance_days),
    error("NG014", "Mốc chuyển giao không hợp lẽ", "Ngày của mốc không có thật hoặc không theo thứ tự.", "Viết dd/mm/yyyy và xếp theo ngày.", turn_days),
    error("NG015", "Nhận việc trước khi thành lập", "Ngày kế thừa sớm hơn ngày thành lập của cơ quan nhận.", "Kiểm lại hai ngày.", heir_before_end),
    error("NG016", "Địa phương nằm trong chính nó", "Chuỗi `thuoc_dia_phuong` quay về nơi bắt đầu.", "Ghi đơn vị cấp trên.", parent_cycle),
    error("NG017", "Năm không hợp lẽ", "Năm trước 1945 hoặc sau 2100, thường do gõ đảo chữ số.", "Kiểm lại trên bản gốc.", unlikely_year),
)
