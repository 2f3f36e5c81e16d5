"""How names of Vietnamese people look in a text and in a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# One pattern for each surname: a literal start is found far quicker than a long list of choices.
_BY_SURNAME = {s: re.compile(rf"(?<!\w){s}(?:[ \t\n]+{_GIVEN}){{1,4}}(?![\w])") for s in sorted(set(SURNAMES))}
_BY_LETTER = {f" {letter}.": re.compile(rf"(?<= ){letter}\.[ ]?(?:[{_UPPER}]\.[ ]?){{1,3}}") for letter in "ABCDEGHIKLMNOPQRSTUVXYĐ"}
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
    """Stretches that look like names of people, in order."""
    found = [m for table in (_BY_SURNAME, _BY_LETTER) for mark, form in table.items() if mark in text for m in form.finditer(text)]
    yield from sorted(found, key=lambda match: match.start())


def public(name: str) -> bool:
    """Whether a name is one that public things bear."""
    bare = fold(" ".join(name.split()))
    return any(bare.startswith(known) for known in _PUBLIC)
