"""Rules for the words of training materials: safe for people who were harmed, for minors, and for the ear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import vocabulary as v
from ..reading import spoken_seconds
from ..records import Claim, ClaimBasis, SupportLine, Training
from ..resolve import Spot
from ..text import fold
from .context import Context
from .rule import Finding, error, warning
from .sources import Passage

CARD_LETTERS = 100
_FIGURE = re.compile(
    r"(?<![\d.,])\d[\d.,]*+\s*+(?:trieu|nghin|ngan)\b|\bphat tu\b|(?<!\d)\d++\s*+(?:-|–|den)\s*+\d++\s*+(?:nam|thang)\b"
    r"|(?<!\d)\d++ nam tu\b|\bchung than\b"
)
_PERHAPS = re.compile(r"\d|phạt tù|chung thân", re.IGNORECASE)
_HARMED = re.compile(r"\bbi (?:ep|cuong|lua|mua ban|xam hai|boc lot|de doa)\b|\bnan nhan\b")
_HARMED_PERHAPS = re.compile(r"b[iị] |n[aạ]n nh[aâ]n", re.IGNORECASE)
_DETAIL = re.compile(r"\b(?:giao cau|tinh duc|khieu dam|kich duc|bao cao su|khoa than)\b")
# Words by which a sentence claims law, so that it cannot pass as plain advice.
_LAW = re.compile(
    r"\b(?:dieu \d+|nghi dinh|phap lenh|bo luat|luat|thong tu|bi phat|phat tien|phat tu|xu phat"
    r"|trieu dong|nghin dong|toi pham|pham toi|nghiem cam|trai luat|trai phap luat)\b"
)
_LINE_WITH_ARTICLE = re.compile(r"(?m)^[^\n]*iều [^\n]*$")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|]|\d+\.)\s)")
_PUPILS = frozenset({"hoc-sinh-thcs", "hoc-sinh-thpt"})
_UNSURE = ("chua-ro", "chua-co-hieu-luc")


def _materials(context: Context) -> Iterator[Training]:
    yield from sorted(context.graph.trainings.values())


def _told(context: Context) -> Iterator[Passage]:
    """Texts of materials that people read or hear; sources and notes of what is unknown are not."""
    return (p for p in context.of_kind("tap-huan").passages if p.top not in ("nguon", "chua_ro"))


def penalty_beside_the_harmed(context: Context) -> Iterator[Finding]:
    """A penalty figure and a person who was coerced never share a paragraph."""
    for passage in (p for p in _told(context) if _PERHAPS.search(p.text)):
        at = 0
        for part in _PARAGRAPH.split(passage.text):
            at = passage.text.find(part, at)
            folded = fold(part) if _HARMED_PERHAPS.search(part) else ""
            if _FIGURE.search(folded) and _HARMED.search(folded):
                yield Finding(context.spot(passage, at, at + len(part)), "Mức phạt đứng cạnh lời nói về người bị ép, bị hại.", "Tách mức phạt sang đoạn nói về người gây ra.")


def indecent_over_the_air(context: Context) -> Iterator[Finding]:
    """A loudspeaker reaches children: no sexual detail."""
    for material in _materials(context):
        for index, part in enumerate(material.loudspeaker):
            if _DETAIL.search(fold(part.words)):
                yield Finding(context.place(material, "loa", index, "loi"), "Lời phát thanh có chi tiết không hợp khi trẻ em cùng nghe.", "Nói gọn: \"mại dâm\", \"xâm hại trẻ em\", \"mua bán người\".")


def no_time_to_say(context: Context) -> Iterator[Finding]:
    """The seconds given suffice to say the words slowly, and the script fills the minutes it promises."""
    for material in _materials(context):
        for index, part in enumerate(material.loudspeaker):
            needed = spoken_seconds(part.words)
            if int(part.seconds) < needed:
                yield Finding(context.place(material, "loa", index, "giay"), f"Đọc chậm đoạn này cần {needed} giây, đang ghi {part.seconds}.", f"Ghi `giay: \"{needed}\"`, hoặc bớt chữ.")
        total = sum(int(part.seconds) + int(part.pause) for part in material.loudspeaker)
        if total and not material.script and not 0 <= int(material.minutes) * 60 - total < 60:
            yield Finding(context.place(material, "thoi_luong"), f"Bài phát thanh dài {total} giây, `thoi_luong` ghi {material.minutes} phút.", f"Ghi `thoi_luong: \"{-(-total // 60)}\"`.")


def pupils_without_rules(context: Context) -> Iterator[Finding]:
    """A session with pupils has rules for minors, and says what to do when one of them tells."""
    for material in _materials(context):
        if not (material.script and _PUPILS.intersection(material.audiences)):
            continue
        for key, value in (("quy_tac_tre_em", material.child_rules), ("khi_co_nguoi_tam_su", material.disclosure), ("duong_chuyen_gui", material.referral)):
            if not value:
                yield Finding(context.place(material, "kich_ban"), f"Buổi có học sinh mà chưa có `{key}`.", f"Thêm `{key}`.")


def law_as_advice(context: Context) -> Iterator[Finding]:
    """A sentence marked as advice does not speak of law."""
    for part in context.parts:
        if isinstance(part.value, Claim) and part.value.kind == "loi-khuyen" and _LAW.search(fold(part.value.text)):
            yield Finding(context.place(part.record, *part.keys), "Câu ghi là lời khuyên nhưng nói về pháp luật.", "Bỏ `loai: loi-khuyen` và thêm `can_cu`, hoặc bỏ phần nói về pháp luật.")


def unsure_law(context: Context) -> Iterator[Finding]:
    """A claim on an instrument whose effect is not known, or on an article nobody has checked."""
    for part in context.parts:
        basis = part.value
        if not isinstance(basis, ClaimBasis) or basis.is_history:
            continue
        span = context.site.span(basis.instrument, context.on)
        if basis.unknown_article:
            yield Finding(context.place(part.record, *part.keys), f"Chưa rõ điều của `{basis.instrument}`: {basis.unknown_article}", "Đối chiếu bản chính thức rồi ghi `dieu`.")
        if span and span.status in _UNSURE:
            yield Finding(context.place(part.record, *part.keys), f"`{basis.instrument}`: {v.STATUSES[span.status].lower()} vào ngày đang xét.", "Dẫn điều khoản đang có hiệu lực, hoặc nói rõ là chưa chắc.")


def silent_line(context: Context) -> Iterator[Finding]:
    """Who answers a line and when is given, or declared unknown; nothing is guessed."""
    for _, line in sorted(context.library.of("duong-day").items()):
        for key, value in (("don_vi", line.operator), ("gio", line.hours)) if isinstance(line, SupportLine) else ():
            if not value and not line.why_unknown(key):
                yield Finding(context.place(line), f"Đường dây {line.number} chưa ghi `{key}`.", f"Ghi `{key}`, hoặc ghi lý do ở `chua_ro`.")


def cited_but_not_listed(context: Context) -> Iterator[Finding]:
    """An article named in the words of a material is among its bases, so that its death is seen."""
    listed = {m.path: [(b.instrument, b.pinpoint) for b in m.bases] for m in context.graph.trainings.values()}
    for passage in (p for p in _told(context) if p.path in listed and "iều " in p.prose):
        for start, spot in _spots(context, passage):
            named = spot.resolved.one
            if named is None or not spot.pinpoint:
                continue
            pins = [pin for instrument, pin in listed[passage.path] if instrument == named.id]
            if not any(pin.covers(spot.pinpoint) or spot.pinpoint.covers(pin) for pin in pins):
                place = context.spot(passage, start + spot.start, start + spot.end)
                yield Finding(place, f"{spot.pinpoint} của `{named.id}` có trong lời văn nhưng chưa có trong `can_cu`.", "Thêm vào `can_cu` của tài liệu.")


def _spots(context: Context, passage: Passage) -> Iterator[tuple[int, Spot]]:
    """Documents named in the paragraphs that name an article, with where each paragraph starts."""
    for paragraph in _LINE_WITH_ARTICLE.finditer(passage.prose):
        yield from ((paragraph.start(), spot) for spot in context.resolver.scan(paragraph[0], context.on))


def wordy_card(context: Context) -> Iterator[Finding]:
    """An image card carries one line, which is also its alternative text."""
    for material in _materials(context):
        if len(material.card_text) > CARD_LETTERS:
            yield Finding(context.place(material, "chu_tren_the"), f"Chữ trên thẻ dài {len(material.card_text)} ký tự.", f"Rút xuống {CARD_LETTERS} ký tự.")


RULES = (
    error("TH013", "Mức phạt cạnh người bị hại", "Một đoạn vừa nêu mức phạt vừa nói về người bị ép, bị lừa, nạn nhân; người nghe dễ hiểu nhầm là họ bị phạt.", "Tách thành hai đoạn.", penalty_beside_the_harmed),
    error("TH014", "Lời phát thanh không hợp", "Loa đến tai trẻ em; lời đọc không tả chi tiết.", "Dùng lời gọn, kín đáo.", indecent_over_the_air),
    error("TH015", "Bài phát thanh không khớp thời gian", "Số giây ít hơn thời gian đọc chậm, hoặc cả bài không khớp `thoi_luong`.", "Tăng số giây, bớt chữ, hoặc sửa `thoi_luong`.", no_time_to_say),
    error("TH016", "Thiếu quy tắc bảo vệ học sinh", "Buổi có học sinh phải có quy tắc với trẻ em, cách đón nhận lời kể và đường chuyển gửi.", "Thêm khóa còn thiếu.", pupils_without_rules),
    error("TH017", "Lời khuyên nói về pháp luật", "Câu ghi `loai: loi-khuyen` mà nêu luật, tội, mức phạt thì không ai kiểm được.", "Thêm `can_cu`.", law_as_advice),
    warning("TH018", "Căn cứ chưa chắc", "Điều khoản chưa đối chiếu, hoặc văn bản chưa rõ hiệu lực.", "Đối chiếu bản chính thức.", unsure_law),
    error("TH019", "Đường dây chưa nói điều đã biết", "Đơn vị trực và giờ trực phải ghi, hoặc nói vì sao chưa rõ.", "Ghi khóa, hoặc lý do ở `chua_ro`.", silent_line),
    warning("TH020", "Điều khoản trong lời văn chưa có trong căn cứ", "Khi điều đó hết hiệu lực, tài liệu sẽ không đổi màu.", "Thêm vào `can_cu`.", cited_but_not_listed),
    warning("TH021", "Chữ trên thẻ quá dài", "Thẻ ảnh chỉ mang một câu.", "Rút gọn.", wordy_card),
)
