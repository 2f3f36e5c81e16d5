"""Keys of ``docs/lich/**``."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, Group, Key, ListOf, Ref, Text
from ..records import Deadline, Milestones, Observance, Turn
from . import common as c

_DAY_MONTH = Text(form=r"(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])", means="ngày dạng dd/mm")
_DEADLINE_KEYS = (
    c.TITLE,
    Key("ai", "who", "Ai", "Cơ quan phải làm.", c.AGENCIES),
    Key("ai_chu", "who_text", "Ai (chữ)", "Ai phải làm, bằng chữ.", c.LINE),
    Key("gui", "to", "Gửi", "Nơi nhận.", c.AGENCIES),
    *c.LIMIT_KEYS,
    Key("han_chu", "due_text", "Hạn (chữ)", "Hạn, bằng chữ.", c.LINE),
    c.BASES,
    c.BASIS_TEXT,
    c.TOPIC_IDS,
    c.EVIDENCE,
)
DEADLINE = Group(Deadline, (*_DEADLINE_KEYS, *c.CARE, c.unknowns(_DEADLINE_KEYS)))
_OBSERVANCE_KEYS = (
    c.TITLE,
    c.OTHER_NAMES,
    Key("tu_ngay", "first", "Từ ngày", "Ngày đầu.", _DAY_MONTH, required=True, example='"26/06"'),
    Key("den_ngay", "last", "Đến ngày", "Ngày cuối, tính cả ngày này.", _DAY_MONTH),
    Key("lap", "recurrence", "Lặp lại", "Hằng năm hay một lần.", Choice(v.RECURRENCES), required=True, example="hang-nam"),
    Key("nam", "year", "Năm", "Năm, khi chỉ một lần.", c.NUMBER),
    c.BASES,
    c.BASIS_TEXT,
    Key("lien_he", "relevance", "Liên hệ", "Liên quan gì đến công việc.", c.PROSE),
    c.TOPIC_IDS,
    c.EVIDENCE,
)
OBSERVANCE = Group(Observance, (*_OBSERVANCE_KEYS, *c.CARE, c.unknowns(_OBSERVANCE_KEYS)))
_TURN = Group(Turn, (
    Key("ngay", "day", "Ngày", "Ngày chuyển.", Text(means="ngày dd/mm/yyyy"), required=True),
    Key("su_kien", "event", "Sự kiện", "Điều gì đổi.", c.PROSE, required=True),
    Key("van_ban", "instruments", "Văn bản", "Mã văn bản liên quan.", ListOf(Ref("van-ban"))),
))
MILESTONES = Group(Milestones, (c.TITLE, Key("moc", "turns", "Mốc", "Các mốc.", ListOf(_TURN), required=True), *c.CARE))
