"""How names of Vietnamese people look in a text and in a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import fold
from .telling import Seeker

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Lâm", "Trịnh", "Mai", "Đào", "Cao", "Hà", "Tạ", "Tô", "Lương", "Lưu", "Vương", "Trương", "Thái", "Châu", "Tăng", "Quách", "Kiều", "Chu", "Phùng", "La", "Thạch", "Triệu", "Nông", "Hứa", "Quang", "Tống", "Giang", "Bành", "Diệp", "Nghiêm", "Doãn", "Khuất", "Lại", "Mạc", "Ninh", "Thân", "Tôn", "Ung", "Viên", "Âu", "Bế", "Giàng", "Hoàng", "Lò", "Lường", "Ma", "Mã", "Quàng", "Sùng", "Thào", "Vàng", "Vừ", "Cầm", "Điêu", "Hà", "Lù"]
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
_SURNAME = "|".join(sorted(set(SURNAMES), key=len, reverse=True))
_GIVEN = rf"[{UPPER}](?:[{_LOWER}]+|\.)?"
# A surname and two more capitalised syllables ("Nguyễn Văn A"), or a surname and one where something else tells a person.
FULL = rf"(?:{_SURNAME})(?:[ \t\n]+{_GIVEN}){{2,4}}(?![\w])"
SHORT = rf"(?:{_SURNAME})(?:[ \t\n]+{_GIVEN}){{1,4}}(?![\w])"
INITIALS = rf"(?:[{UPPER}]\.[ ]?){{2,4}}"
_NAME = re.compile(rf"(?<!\w){SHORT}")
_CAPITALS = "|".join(sorted({name.upper() for name in SURNAMES}, key=len, reverse=True))
_CAPITAL_NAME = re.compile(rf"(?<!\w)(?:{_CAPITALS})(?:[ \t\n]+[{UPPER}]{{1,7}}){{1,4}}(?![\w])")
# Where a surname stands, the whole name is tried.
_STARTS = Seeker(f"{name}{space}" for name in dict.fromkeys((*SURNAMES, *map(str.upper, SURNAMES))) for space in " \t\n")
# A middle name that next to no place or thing has.
MIDDLE = re.compile(rf"(?:{_SURNAME}|{_CAPITALS})\s+(?:Văn|Thị|VĂN|THỊ)\s")
# The same in small letters, where no common word follows ("vi phạm thị trường", "lê văn hóa").
SMALL = re.compile(
    r" (?:văn|thị) (?!(?:trường|xã|trấn|giác|lực|phần|hiếu|sát|thành|hóa|bản|phòng|minh|học|nghệ|kiện|hiến|chương|bằng|thư|tự|tế)\b)\w+"
)
SMALL_SURNAME = re.compile(r"(?<!\w)(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương|đinh|trịnh)\Z")
_INITIALS = re.compile(rf"(?<![\w.]){INITIALS}")
_DOTS = re.compile(r"\.[ ]?[A-ZĐ]\.")
# Names that places, offices and prizes carry.
_PUBLIC = frozenset(map(fold, (
    "Hồ Chí Minh", "Lê Hồng Phong", "Đoàn Thanh Niên", "Mai Dâm", "Hà Nội", "Thái Nguyên", "Thái Bình", "Cao Bằng", "Châu Đốc",
    "Ninh Bình", "Quang Trung", "Giang Thành",
)))
# Without marks most surnames are common words ("vụ", "phần"): only the plain ones, with "văn" or "thị" after them.
IN_FILE_NAME = re.compile(
    r"(?:^|[-_. /])(?:nguyen|pham|huynh|hoang|bui|trinh|tran|le)[-_. ]?(?:van|thi)[-_. ]"
    r"(?!hoa\b|hanh\b|dua\b|tran\b|xa\b|truong\b|ban\b|phong\b|kien\b)[a-z]+"
)


def perhaps(text: str) -> Iterator[re.Match[str]]:
    """Stretches of a text that look like names of people, in order; one may stand inside another."""
    starts = {at for _, at in _STARTS.find(text)}
    found = [match for at in starts if (match := _NAME.match(text, at) or _CAPITAL_NAME.match(text, at))]
    found += _INITIALS.finditer(text) if _DOTS.search(text) else ()
    yield from sorted(found, key=lambda match: match.start())


def public(name: str) -> bool:
    """Whether a name is one that public things bear."""
    bare = fold(" ".join(name.split()))
    return any(bare.startswith(known) for known in _PUBLIC)
