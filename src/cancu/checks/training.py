"""Rules for training materials: a session that adds up, a quiz with answers, claims that name living law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import vocabulary as v
from ..fields import KeyPath
from ..glossary.training import TRAINING
from ..records import Claim, ClaimBasis, Instrument, Quiz, Statement, Training
from ..text import fold
from ..validity import status
from . import training_texts
from .context import Context
from .rule import Finding, error, warning
from .sources import parts

_DEAD = ("het-hieu-luc", "chua-co-hieu-luc", "ngung-hieu-luc")
# Words by which a sentence claims law, so that it cannot pass as plain advice.
_LAW = re.compile(
    r"(?:^|\W)(dieu \d+|nghi dinh|phap lenh|luat|bo luat|thong tu|bi phat|phat tien|phat tu|xu phat"
    r"|trieu dong|nghin dong|toi pham|pham toi|bi cam|nghiem cam|trai luat|trai phap luat)(?:\W|$)"
)


def materials(context: Context) -> list[Training]:
    """Every training material, by id."""
    return sorted(context.graph.trainings.values())


def minutes_add_up(context: Context) -> Iterator[Finding]:
    """Segments of a session sum to its length; a script without a session fills its minutes."""
    for material in materials(context):
        planned = int(material.minutes)
        total = sum(int(part.minutes) for part in material.script)
        if material.script and total != planned:
            hint = f"Sửa số phút của một phần, hoặc ghi `thoi_luong: \"{total}\"`."
            yield Finding(context.place(material, "kich_ban"), f"Các phần cộng lại {total} phút, thời lượng ghi {planned} phút.", hint)
        elif not material.script and material.loudspeaker:
            seconds = sum(int(part.seconds) + int(part.pause) for part in material.loudspeaker)
            if not (planned - 1) * 60 < seconds <= planned * 60:
                hint = f"Ghi `thoi_luong: \"{-(-seconds // 60)}\"`, hoặc sửa số giây."
                yield Finding(context.place(material, "loa"), f"Bài phát thanh dài {seconds} giây, thời lượng ghi {planned} phút.", hint)


def quizzes_have_answers(context: Context) -> Iterator[Finding]:
    """Every question has options and one right answer among them."""
    for material in materials(context):
        for index, question in enumerate(material.quiz):
            place = context.place(material, "trac_nghiem", index, "dap_an" if question.answer else "cau_hoi")
            if len(question.options) < 2:
                yield Finding(place, f"Câu hỏi {index + 1} có ít hơn hai lựa chọn.", "Thêm lựa chọn dưới `lua_chon`.")
            elif not question.answer:
                yield Finding(place, f"Câu hỏi {index + 1} chưa có đáp án.", "Thêm `dap_an:` với chữ A, B, C hoặc D.")
            elif question.right is None:
                last = chr(ord("A") + len(question.options) - 1)
                yield Finding(place, f"Đáp án `{question.answer}` không phải một lựa chọn.", f"Chọn từ A đến {last}.")
        for index, statement in enumerate(material.pretest):
            if not statement.answer:
                place = context.place(material, "truoc_sau", index)
                yield Finding(place, f"Nhận định {index + 1} chưa có đáp án.", "Thêm `dap_an: dung` hoặc `dap_an: sai`.")


def claims_name_an_article(context: Context) -> Iterator[Finding]:
    """What claims law names its article, or says why the article is not known."""
    for material in materials(context):
        for part in parts(TRAINING, material):
            value = part.value
            if isinstance(value, Claim | Quiz | Statement):
                yield from _claim(context, material, part.keys, value)
            elif isinstance(value, ClaimBasis) and not value.pinpoint and not value.unknown_article:
                yield Finding(context.place(material, *part.keys), f"Căn cứ `{value.instrument}` chưa chỉ tới điều nào.",
                              "Thêm `dieu:`, hoặc `chua_ro_dieu:` với lý do.")


def _claim(context: Context, material: Training, path: KeyPath, value: Claim | Quiz | Statement) -> Iterator[Finding]:
    text = value.question if isinstance(value, Quiz) else value.text
    advice = isinstance(value, Claim) and value.kind == "loi-khuyen"
    if advice and _LAW.search(fold(text)):
        yield Finding(context.place(material, *path), f"“{_short(text)}” ghi là lời khuyên nhưng nói về pháp luật.",
                      "Bỏ `loai: loi-khuyen` và thêm `can_cu`, hoặc bỏ phần nói về pháp luật.")
    elif not advice and not value.bases:
        yield Finding(context.place(material, *path), f"“{_short(text)}” chưa có căn cứ.",
                      "Thêm `can_cu` tới điều khoản; nếu không khẳng định pháp luật, ghi `loai: loi-khuyen`.")


def claims_stand_on_living_law(context: Context) -> Iterator[Finding]:
    """A claim's instrument is in force on the day, or the claim says it is history."""
    for material in materials(context):
        for path, basis in _bases(material):
            instrument = context.graph.instruments.get(basis.instrument)
            span = status(instrument, context.on, context.graph) if instrument else None
            if span is None or basis.is_history or span.status not in (*_DEAD, "chua-ro"):
                continue
            name = instrument.number or instrument.title if instrument else basis.instrument
            yield Finding(context.place(material, *path), f"{name}: {v.STATUSES[span.status].lower()} vào ngày đang xét.",
                          "Đổi sang điều khoản đang có hiệu lực; nêu để so sánh thì ghi `lich_su: co`.")


def articles_are_known(context: Context) -> Iterator[Finding]:
    """The article is one the instrument's record lists; an unknown one is shown, not hidden."""
    for material in materials(context):
        for path, basis in _bases(material):
            instrument = context.graph.instruments.get(basis.instrument)
            if basis.unknown_article:
                yield Finding(context.place(material, *path), f"Chưa rõ điều của {_name(instrument, basis)}: {basis.unknown_article}",
                              "Đối chiếu bản chính thức rồi ghi `dieu:`.")
            elif instrument and basis.pinpoint and not _listed(instrument, basis):
                yield Finding(context.place(material, *path), f"{basis.pinpoint} chưa có trong tệp của {_name(instrument, basis)}.",
                              "Kiểm lại số điều, hoặc thêm vào `quy_dinh` của văn bản sau khi đọc.")


def _bases(material: Training) -> Iterator[tuple[KeyPath, ClaimBasis]]:
    """Each article once, at the first place that names it."""
    seen: set[ClaimBasis] = set()
    for part in parts(TRAINING, material):
        if isinstance(part.value, ClaimBasis) and part.value not in seen:
            seen.add(part.value)
            yield part.keys, part.value


def _listed(instrument: Instrument, basis: ClaimBasis) -> bool:
    listed = [provision.pinpoint for provision in instrument.provisions]
    return any(p.covers(basis.pinpoint) or basis.pinpoint.covers(p) for p in listed)


def _name(instrument: Instrument | None, basis: ClaimBasis) -> str:
    return (instrument.number or instrument.title) if instrument else basis.instrument


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + " …"


RULES = (
    error("TH001", "Kịch bản không khớp thời lượng", "Số phút của các phần (hoặc số giây của bài loa) cộng lại khác `thoi_luong`.", "Sửa số phút của một phần, hoặc sửa `thoi_luong`.", minutes_add_up),
    error("TH002", "Câu hỏi thiếu đáp án", "Câu trắc nghiệm hoặc nhận định chưa có `dap_an`, hoặc đáp án không phải một lựa chọn.", "Ghi `dap_an: B`; với nhận định ghi `dung` hoặc `sai`.", quizzes_have_answers),
    error("TH003", "Câu nói về pháp luật thiếu điều khoản", "Thông điệp, luận điểm, câu hỏi nói về pháp luật mà không chỉ tới điều nào.", "Thêm `can_cu` với `van_ban` và `dieu`; chưa biết số điều thì ghi `chua_ro_dieu`.", claims_name_an_article),
    warning("TH004", "Câu nói dựa vào văn bản không còn hiệu lực", "Văn bản đứng sau câu nói đã hết, chưa có, hoặc chưa rõ hiệu lực vào ngày đang xét.", "Đổi sang điều khoản đang có hiệu lực và đọc lại câu nói.", claims_stand_on_living_law),
    warning("TH005", "Điều khoản chưa biết", "Điều khoản không có trong tệp của văn bản, hoặc người viết ghi chưa rõ điều.", "Đối chiếu bản chính thức.", articles_are_known),
    *training_texts.RULES,
)
