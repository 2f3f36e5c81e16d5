"""Keys of terms, abbreviations, word pairs, topics and hand-written pages."""

from __future__ import annotations

from ..fields import Group, Key, ListOf, Ref
from ..records import Abbreviation, Abbreviations, Prose, Term, Topic, Wording, WordPair
from . import common as c

_TERM_KEYS = (
    c.TITLE,
    c.OTHER_NAMES,
    Key("dinh_nghia", "definition", "Định nghĩa", "Nghĩa, bằng lời của ta.", c.PROSE, required=True),
    c.BASES,
    Key("lien_quan", "related", "Liên quan", "Mã thuật ngữ liên quan.", ListOf(Ref("thuat-ngu"))),
    c.EVIDENCE,
)
TERM = Group(Term, (*_TERM_KEYS, *c.CARE, c.unknowns(_TERM_KEYS)))
_SHORT = Group(Abbreviation, (
    Key("ngan", "short", "Viết tắt", "Chữ viết tắt.", c.LINE, required=True),
    Key("day_du", "full", "Đầy đủ", "Chữ đầy đủ.", c.LINE, required=True),
))
ABBREVIATIONS = Group(Abbreviations, (
    c.TITLE, Key("viet_tat", "entries", "Chữ viết tắt", "Danh sách.", ListOf(_SHORT), required=True), *c.CARE,
))
_PAIR = Group(WordPair, (
    Key("tranh", "avoid", "Tránh", "Từ không dùng.", ListOf(c.LINE), required=True),
    Key("dung", "prefer", "Dùng", "Từ nên dùng.", c.LINE, required=True),
    Key("ly_do", "reason", "Lý do", "Vì sao.", c.PROSE, required=True),
    Key("can_cu_chu", "basis", "Căn cứ", "Dựa vào đâu.", c.PROSE),
    Key("ngoai_le", "exception", "Ngoại lệ", "Khi nào vẫn giữ.", c.PROSE),
))
WORDING = Group(Wording, (
    c.TITLE, Key("tu_nen_dung", "pairs", "Từ nên dùng", "Danh sách cặp từ.", ListOf(_PAIR), required=True), *c.CARE,
))
TOPIC = Group(Topic, (c.TITLE, Key("mo_ta", "summary", "Mô tả", "Những việc thuộc chủ đề.", c.PROSE, required=True), *c.CARE))
PROSE = Group(Prose, (
    c.TITLE,
    Key("description", "description", "Mô tả", "Một câu cho kết quả tìm kiếm.", c.PROSE),
    Key("hide", "hide", "Ẩn", "Phần khung trang cần ẩn.", ListOf(c.LINE)),
    Key("tags", "tags", "Nhãn", "Nhãn của giao diện.", ListOf(c.LINE)),
    *c.CARE,
))
