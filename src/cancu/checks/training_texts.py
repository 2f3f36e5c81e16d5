"""Rules for the words of training materials: kind, safe for victims and minors, short, easy, reviewed in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..days import show
from ..reading import public_texts, spoken_seconds
from ..records import SupportLine, Training
from ..text import fold
from .context import Context
from .rule import Finding, error, warning

SHARE_LIMIT = 500
CARD_LIMIT = 100
_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:trieu|nghin|ngan)(?: dong)?\b|\bphat tu\b|\d+\s*(?:-|–|den)\s*\d+\s*(?:nam|thang)\b|\d+ nam tu\b|\bchung than\b"
)
_VICTIM = re.compile(r"\bbi (?:ep|cuong|lua|mua ban|ban|xam hai|boc lot|de doa)\b|\bnan nhan\b")
_DETAIL = re.compile(r"\b(?:giao cau|tinh duc|khieu dam|kich duc|bao cao su|khoa than)\b")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|]|\d+\.)\s)")
_PUPILS = frozenset({"hoc-sinh-thcs", "hoc-sinh-thpt"})


def no_penalty_beside_a_victim(context: Context) -> Iterator[Finding]:
    """A penalty figure and a coerced person never share a sentence group."""
    for passage in context.passages:
        if passage.kind != "tap-huan" or passage.top == "nguon":
            continue
        start = 0
        for part in _PARAGRAPH.split(passage.text):
            start = passage.text.find(part, start)
            folded = fold(part)
            figure = _FIGURE.search(folded)
            if figure and _VICTIM.search(folded):
                yield Finding(context.spot(passage, start, start + len(part)), "Mức phạt đứng cạnh lời nói về người bị ép, bị hại.",
                              "Tách mức phạt sang một câu, một mục khác nói về người gây ra.")


def loudspeaker_stays_decent(context: Context) -> Iterator[Finding]:
    """Words over a loudspeaker reach children too: no sexual detail."""
    for material in sorted(context.graph.trainings.values()):
        for index, part in enumerate(material.loudspeaker):
            found = _DETAIL.search(fold(part.words))
            if found:
                yield Finding(context.place(material, "loa", index, "loi"), "Lời phát thanh có chi tiết không hợp khi trẻ em cùng nghe.",
                              "Nói gọn: “mại dâm”, “xâm hại trẻ em”, “mua bán người”.")


def loudspeaker_can_be_said_in_time(context: Context) -> Iterator[Finding]:
    """The seconds given suffice to say the words slowly."""
    for material in sorted(context.graph.trainings.values()):
        for index, part in enumerate(material.loudspeaker):
            needed = spoken_seconds(part.words)
            if int(part.seconds) < needed:
                yield Finding(context.place(material, "loa", index, "giay"), f"Đọc chậm đoạn này cần {needed} giây, đang ghi {part.seconds}.",
                              f"Ghi `giay: \"{needed}\"`, hoặc bớt chữ.")


def texts_are_easy_to_read(context: Context) -> Iterator[Finding]:
    """Every public text reaches the bar of its use and its readers."""
    for material in sorted(context.graph.trainings.values()):
        for text in public_texts(material):
            if not text.passes:
                seen = text.measure
                hint = f"Viết câu ngắn hơn (đang {seen.mean:g} tiếng một câu), bớt từ hành chính (đang {seen.hard_share:g}%)."
                yield Finding(context.place(material, *text.path), f"`{text.name}` khó đọc: {seen.ease:g} điểm, cần {text.bar}.", hint)


def share_texts_are_short(context: Context) -> Iterator[Finding]:
    """A message to share stays under the limit; a card carries one line."""
    for material in sorted(context.graph.trainings.values()):
        if len(material.share_text) >= SHARE_LIMIT:
            yield Finding(context.place(material, "thong_diep_chia_se"), f"Tin chia sẻ dài {len(material.share_text)} ký tự.", f"Rút xuống dưới {SHARE_LIMIT} ký tự.")
        if len(material.card_text) > CARD_LIMIT:
            yield Finding(context.place(material, "chu_tren_the"), f"Chữ trên thẻ dài {len(material.card_text)} ký tự.", f"Rút xuống {CARD_LIMIT} ký tự.")


def reviews_come_within_half_a_year(context: Context) -> Iterator[Finding]:
    """The next review follows the last one within six months."""
    for record, last, following in _reviews(context):
        if not last < following <= _half_year_after(last):
            yield Finding(context.place(record, "ra_soat_tiep"), f"Rà soát tiếp {show(following)} không nằm trong sáu tháng sau {show(last)}.",
                          f"Ghi một ngày không muộn hơn {show(_half_year_after(last))}.")


def reviews_are_not_overdue(context: Context) -> Iterator[Finding]:
    """The day of the next review has not passed."""
    for record, _, following in _reviews(context):
        if following < context.on:
            yield Finding(context.place(record, "ra_soat_tiep"), f"Đã quá ngày rà soát {show(following)}.",
                          "Đọc lại, đối chiếu pháp luật, rồi ghi ngày rà soát mới.")


def minors_are_protected(context: Context) -> Iterator[Finding]:
    """A session with pupils has rules for minors and words for the moment one of them tells."""
    for material in sorted(context.graph.trainings.values()):
        if not (material.script and _PUPILS.intersection(material.audiences)):
            continue
        if not material.child_rules:
            yield Finding(context.place(material, "kich_ban"), "Buổi có học sinh mà chưa có quy tắc với trẻ em.", "Thêm `quy_tac_tre_em`.")
        if not (material.disclosure and material.referral):
            yield Finding(context.place(material, "kich_ban"), "Buổi có học sinh mà chưa nói làm gì khi có em kể chuyện của mình.",
                          "Thêm `khi_co_nguoi_tam_su` và `duong_chuyen_gui`.")


def lines_say_what_they_know(context: Context) -> Iterator[Finding]:
    """A support line has a basis; operator and hours are given or declared unknown."""
    for line in sorted(context.graph.support_lines.values()):
        if not line.bases:
            yield Finding(context.place(line), f"Đường dây {line.number} chưa có căn cứ.", "Thêm `can_cu` tới điều khoản.")
        for key, value in (("don_vi", line.operator), ("gio", line.hours)):
            if not value and not line.why_unknown(key):
                yield Finding(context.place(line), f"Đường dây {line.number} chưa ghi `{key}`.", f"Ghi `{key}`, hoặc ghi lý do ở `chua_ro`.")


def prose_cites_what_it_lists(context: Context) -> Iterator[Finding]:
    """An article named in the words of a material is among its bases, so that its death is seen."""
    listed = {m.path: [(b.instrument, b.pinpoint) for b in m.bases] for m in context.graph.trainings.values()}
    for passage in context.passages:
        if passage.kind != "tap-huan" or passage.path not in listed or passage.top in ("nguon", "chua_ro"):
            continue
        for spot in context.resolver.scan(passage.text, context.on):
            named = spot.resolved.one
            if named is None or not spot.pinpoint:
                continue
            pins = [pin for instrument, pin in listed[passage.path] if instrument == named.id]
            if not any(pin.covers(spot.pinpoint) or spot.pinpoint.covers(pin) for pin in pins):
                text = f"{spot.pinpoint} {named.number or named.title}"
                yield Finding(context.spot(passage, spot.start, spot.end), f"{text} có trong lời văn nhưng chưa có trong `can_cu`.",
                              "Thêm vào `can_cu` của tài liệu.")


def _reviews(context: Context) -> Iterator[tuple[Training | SupportLine, date, date]]:
    for material in sorted(context.graph.trainings.values()):
        yield material, material.reviewed.first, material.next_review.first
    for line in sorted(context.graph.support_lines.values()):
        yield line, line.checked.first, line.next_review.first


def _half_year_after(day: date) -> date:
    month = day.month + 6
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    last = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return date(year, month, min(day.day, last))


RULES = (
    error("TH006", "Mức phạt cạnh người bị hại", "Một câu, một đoạn vừa nêu mức phạt vừa nói về người bị ép, bị lừa, nạn nhân; người nghe dễ hiểu nhầm là họ bị phạt.", "Tách thành hai đoạn.", no_penalty_beside_a_victim),
    error("TH007", "Lời phát thanh không hợp", "Loa đến tai trẻ em; lời đọc không tả chi tiết.", "Dùng lời gọn, kín đáo.", loudspeaker_stays_decent),
    error("TH008", "Không đủ giây để đọc", "Số giây ít hơn thời gian đọc chậm.", "Tăng số giây hoặc bớt chữ.", loudspeaker_can_be_said_in_time),
    error("TH009", "Văn bản khó đọc", "Điểm dễ đọc dưới mức của loại văn bản.", "Câu ngắn, từ thường dùng.", texts_are_easy_to_read),
    error("TH010", "Tin chia sẻ quá dài", "Tin hoặc chữ trên thẻ vượt giới hạn.", "Rút gọn.", share_texts_are_short),
    error("TH011", "Hạn rà soát quá xa", "Tài liệu và đường dây hỗ trợ phải được đọc lại trong sáu tháng.", "Ghi ngày gần hơn.", reviews_come_within_half_a_year),
    warning("TH012", "Quá hạn rà soát", "Ngày rà soát tiếp đã qua.", "Đọc lại và ghi ngày mới.", reviews_are_not_overdue),
    error("TH013", "Thiếu quy tắc bảo vệ học sinh", "Buổi có học sinh phải có quy tắc với trẻ em và cách đón nhận khi có em kể.", "Thêm các khóa còn thiếu.", minors_are_protected),
    error("TH014", "Đường dây hỗ trợ thiếu căn cứ", "Số gọi chỉ được đưa ra khi có căn cứ; điều chưa biết phải ghi là chưa rõ.", "Thêm `can_cu`, `don_vi`, `gio` hoặc lý do ở `chua_ro`.", lines_say_what_they_know),
    warning("TH015", "Điều khoản trong lời văn chưa có trong căn cứ", "Lời văn dẫn một điều mà `can_cu` không có, nên khi điều đó hết hiệu lực tài liệu không đổi màu.", "Thêm vào `can_cu`.", prose_cites_what_it_lists),
)
