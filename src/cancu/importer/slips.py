"""Slips of character recognition in this field, each put right only where its surroundings prove it.

Every row: a pattern and what it becomes. A word that exists in Vietnamese ("để", "trái", "kiểm") is touched
only inside a phrase where it cannot be meant; "không để phát sinh", "buông lỏng quản lý để phát sinh",
"trái hình thức", "phần đầu của kế hoạch", "công tác viên chức" are right and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BUSINESS = r"(?:kinh doanh|dịch vụ|KDDV|karaoke|loại hình|ngành nghề|nhà hàng|khách sạn|nhà nghỉ|quán ăn|massage|lưu trú|có điều kiện|nhạy cảm)"
_EVIL = r"(?:các\s+)?(?:tệ|tẻ|tê)\s+nạn|mại dâm|tội phạm"
# A clause that speaks of letting evil arise means "để" as it stands.
_LETTING = re.compile(r"(?i)buông lỏng|thiếu trách nhiệm|thiếu kiểm tra|lơ là|bao che|tiếp tay|không để|nếu để|mà để|xử lý người đứng đầu|trách nhiệm người đứng đầu")

_ROWS: tuple[tuple[str, str], ...] = (
    (r"\b([Hh]ành) nghe (?=mại dâm)", r"\1 nghề "),
    (r"\b([Tt])(?:ẻ|ê) (nạn|nan)\b", r"\1ệ nạn"),
    (r"\b([Tt])ệ nan\b", r"\1ệ nạn"),
    (r"\b([Tt])rái hình\b(?!\s*thức)", r"\1rá hình"),
    (r"\b([Ll])òng ghép\b", r"\1ồng ghép"),
    (r"\b([Kk])iểm chế\b(?=\s+(?:tốc độ|các|sự|hoạt động|gia tăng|tội phạm|tình|và|,))", r"\1iềm chế"),
    (r"\bcắt con\b(?=\s*,?\s*(?:giải độc|nghiện))", "cắt cơn"),
    (r"\btham cai nghiện\b", "tham gia cai nghiện"),
    (r"\b([Tt])hông kê\b", r"\1hống kê"),
    (r"\b([Bb])ăng zôn\b", r"\1ăng rôn"),
    (r"\bPhần đầu(?=\s+(?:\d|trên|ít nhất|đến năm|hằng năm|hàng năm|đạt|có|giảm|tăng))", "Phấn đấu"),
    (r"\b([Cc])ông tác viên\b(?!\s*chức)", r"\1ộng tác viên"),
    (r"\btrong ô (?=các\s+(?:ấp|thôn|bản|xã|khu))", "ở "),
    (r"\bĐoàn Biên phòng(?=\s+[A-ZĐ])", "Đồn Biên phòng"),
    (r"\bTổng Lê Chân\b", "Tống Lê Chân"),
    (r"\bĐảng Ủy\b", "Đảng ủy"),
    (r"\bChính Phủ\b", "Chính phủ"),
    (r"\bcủa đối với\b", "đối với"),
    (r"\bxây dựng, (?=(?:xã|phường), (?:xã|phường|thị trấn))", "xây dựng "),
    (r"\b([Mm])(?:ai dâm|ại dăm|ại đâm|ại dẫm)\b", r"\1ại dâm"),
    (r"\b(người|hành vi|mua|hoạt động) bản dâm\b", r"\1 bán dâm"),
    (r"\bmua bản người\b", "mua bán người"),
    (r"\b([Mm])ôi giời\b", r"\1ôi giới"),
    (r"\b([Bb])ảo kẻ\b", r"\1ảo kê"),
    (r"\b([Tt])ụ điềm\b", r"\1ụ điểm"),
    (r"\b([Mm])a t(?:ủ|ù|u)y\b", r"\1a túy"),
    (r"\b([Cc])ai nghiên\b", r"\1ai nghiện"),
    (r"\b([Nn])gười nghiên (?=ma túy)", r"\1gười nghiện "),
    (r"\b([Tt])uyền truyền\b", r"\1uyên truyền"),
    (r"\b([Tt])uyên truyển\b", r"\1uyên truyền"),
    (r"\b([Pp])hối họp\b", r"\1hối hợp"),
    (r"\b([Tt])hục hiện\b", r"\1hực hiện"),
    (r"\b([Tt])ố chức(?=\s+(?:thực hiện|triển khai|các|tuyên truyền|tập huấn|kiểm tra))", r"\1ổ chức"),
    (r"\bTỐ CHỨC\b", "TỔ CHỨC"),
    (r"\b([Qq])uán lý\b", r"\1uản lý"),
    (r"\b([Cc])h[úù] trì\b", r"\1hủ trì"),
    (r"\b([Hh])ổ trợ\b", r"\1ỗ trợ"),
    (r"\b([Kk])iềm tra\b", r"\1iểm tra"),
    (r"\b([Cc])ộng đổng\b", r"\1ộng đồng"),
    (r"\b([Đđ])ôi tượng\b", r"\1ối tượng"),
    (r"\b([Nn])hiêm vụ\b", r"\1hiệm vụ"),
    (r"\b([Kk])ế hoach\b", r"\1ế hoạch"),
    (r"\b([Vv])i pham\b", r"\1i phạm"),
    (r"\bÚy ban (?=nhân dân|Mặt trận)", "Ủy ban "),
    (r"\bỦy ban nhân đân\b", "Ủy ban nhân dân"),
)
_SLIPS = tuple((re.compile(pattern), becomes) for pattern, becomes in _ROWS)
_EASY = re.compile(rf"(?<!\w)(?P<before>{_BUSINESS}(?:\s+khác)?\s+)để(?P<after>\s+(?:phát sinh(?=\s+(?:{_EVIL}))|bị lợi dụng))", re.IGNORECASE)


def mend(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with its slips put right, and each slip with its correction, in order."""
    found: list[tuple[str, str]] = []
    for pattern, becomes in _SLIPS:
        text = _replace(pattern, becomes, text, found)
    text = _EASY.sub(lambda m: _easy(m, found), text)
    return text, found


def _replace(pattern: re.Pattern[str], becomes: str, text: str, found: list[tuple[str, str]]) -> str:
    return pattern.sub(lambda match: _note(match, match.expand(becomes), found), text)


def _note(match: re.Match[str], corrected: str, found: list[tuple[str, str]]) -> str:
    if corrected != match[0]:
        found.append((match[0].strip(), corrected.strip()))
    return corrected


def _easy(match: re.Match[str], found: list[tuple[str, str]]) -> str:
    clause = re.split(r"[.;]", match.string[: match.start()])[-1]
    if _LETTING.search(clause):
        return match[0]
    corrected = f"{match['before']}dễ{match['after']}"
    found.append((f"để{match['after']}", f"dễ{match['after']}"))
    return corrected


def doubtful(text: str) -> Iterator[str]:
    """Phrases that may be a slip but are not proven to be one."""
    for match in re.finditer(rf"(?i)\bđể phát sinh(?=\s+(?:{_EVIL}))", text):
        clause = re.split(r"[.;,]", text[: match.start()])[-1]
        if not _LETTING.search(clause) and not re.search(r"(?i)không\s*$", clause):
            yield match[0]
