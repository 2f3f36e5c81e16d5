"""How names of Vietnamese people look in a text and in a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..text import fold

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Lâm", "Trịnh", "Mai", "Đào", "Cao", "Hà", "Tạ", "Tô", "Lương", "Lưu", "Vương", "Trương", "Thái", "Châu", "Tăng", "Quách", "Kiều", "Chu", "Phùng", "La", "Thạch", "Triệu", "Nông", "Hứa", "Quang", "Tống", "Giang", "Bành", "Diệp", "Nghiêm", "Doãn", "Khuất", "Lại", "Mạc", "Ninh", "Thân", "Tôn", "Ung", "Viên", "Âu", "Bế", "Giàng", "Hoàng", "Lò", "Lường", "Ma", "Mã", "Quàng", "Sùng", "Thào", "Vàng", "Vừ", "Cầm", "Điêu", "Hà", "Lù"]
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ"
_SURNAME = "|".join(sorted(set(SURNAMES), key=len, reverse=True))
_GIVEN = rf"[{_UPPER}](?:[{_LOWER}]+|\.)?"
# A surname and two more capitalised syllables ("Nguyễn Văn A"), or a surname and one where something else tells a person.
FULL = rf"(?:{_SURNAME})(?:[ \t\n]+{_GIVEN}){{2,4}}(?![\w])"
SHORT = rf"(?:{_SURNAME})(?:[ \t\n]+{_GIVEN}){{1,4}}(?![\w])"
INITIALS = rf"(?:[{_UPPER}]\.[ ]?){{2,4}}"
_STARTS = frozenset({*SURNAMES, *(f"{letter}." for letter in "ABCDEGHIKLMNOPQRSTUVXYĐ")})
_INITIALS = re.compile(r"[A-ZĐ]\.[A-ZĐ.]*")
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


@cache
def _form(start: str) -> re.Pattern[str]:
    """One pattern for each surname or initial: a literal start is found far quicker than a long list of choices."""
    if start.endswith("."):
        return re.compile(rf"(?<![\w.]){re.escape(start)}[ ]?(?:[{_UPPER}]\.[ ]?){{1,3}}")
    return re.compile(rf"(?<!\w){start}(?:[ \t\n]+{_GIVEN}){{1,4}}(?![\w])")


def perhaps(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Stretches of a text that look like names of people, in order; ``words`` are what it consists of."""
    starts = _STARTS & (words | {word[:2] for word in words if _INITIALS.fullmatch(word)})
    found = [match for start in starts for match in _form(start).finditer(text)]
    yield from sorted(found, key=lambda match: match.start())


def public(name: str) -> bool:
    """Whether a name is one that public things bear."""
    bare = fold(" ".join(name.split()))
    return any(bare.startswith(known) for known in _PUBLIC)
