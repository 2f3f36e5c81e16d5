"""ONE table: every front-matter key, its Python field, its label and its meaning, by kind of record.

A kind's id is also the name of its folder of pages ("van-ban" → ``/van-ban/<id>/``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ..fields import Group
from .assignment import ASSIGNMENT
from .calendar import DEADLINE, MILESTONES, OBSERVANCE
from .instrument import INSTRUMENT, RELATION_KEYS
from .office import AGENCY, PLACE
from .training import SUPPORT_LINE, TRAINING
from .word import ABBREVIATIONS, PROSE, TERM, TOPIC, WORDING


@dataclass(frozen=True)
class Kind:
    """A kind of record: where its files are, what editors call it, which keys it has."""

    id: str
    folder: str
    label: str
    group: Group


# The order matters: a file belongs to the first kind whose folder holds it.
KINDS = (
    Kind("van-ban", "legal/can-cu", "Văn bản làm căn cứ", INSTRUMENT),
    Kind("van-ban", "legal/chi-dao", "Văn bản chỉ đạo", INSTRUMENT),
    Kind("phan-cong", "docs/phan-cong", "Phân công", ASSIGNMENT),
    Kind("co-quan", "docs/co-quan", "Cơ quan", AGENCY),
    Kind("dia-phuong", "docs/dia-phuong", "Địa phương", PLACE),
    Kind("chu-de", "docs/chu-de", "Chủ đề", TOPIC),
    Kind("viet-tat", "docs/thuat-ngu/chu-viet-tat.md", "Chữ viết tắt", ABBREVIATIONS),
    Kind("cach-dung-tu", "docs/thuat-ngu/cach-dung-tu.md", "Từ nên dùng", WORDING),
    Kind("thuat-ngu", "docs/thuat-ngu", "Thuật ngữ", TERM),
    Kind("ngay-truyen-thong", "docs/lich/ngay-truyen-thong", "Ngày truyền thông", OBSERVANCE),
    Kind("thoi-han", "docs/lich/thoi-han", "Thời hạn", DEADLINE),
    Kind("moc", "docs/lich/moc-chuyen-giao.md", "Mốc chuyển giao", MILESTONES),
    Kind("tap-huan", "docs/tap-huan", "Tài liệu tập huấn, tuyên truyền", TRAINING),
    Kind("duong-day", "docs/ho-tro", "Đường dây hỗ trợ", SUPPORT_LINE),
    Kind("trang", "docs", "Trang viết tay", PROSE),
)
RELATION_LABELS = {key.field: key.label for key in RELATION_KEYS}
RELATION_NAMES = {key.field: key.name for key in RELATION_KEYS}


def kind_of(path: str) -> Kind | None:
    """The kind of a content file, by its path from the content root."""
    return next((k for k in KINDS if path == k.folder or path.startswith(k.folder + "/")), None)
