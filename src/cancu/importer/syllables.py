"""Words that lost the space between them ("túyngày", "LâmĐồng"), told from words by how Vietnamese syllables are built."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .letters import LOWER, UPPER

_ONSET = r"(?:ngh|ng|nh|gh|gi|ph|th|tr|ch|kh|qu|[bcdđghklmnprstvx])?"
# Every rhyme of the language without its tone, by its vowels; what may close it depends on them.
_OPEN = (
    "a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|yêu|oa|oai|oao|oay|oe|oeo|oi|ôi|ơi|ua|uê|ui|uơ|uy|uôi|uya|uyu|ưa|ưi|ươi|ươu|ưu|uây|ya|ơ"
)
_CLOSED = (
    "a(?:ng|nh|n|m|ch|c|p|t)|(?:ă|â|e|o|ô|u|iê|yê|uô|ươ|oă)(?:ng|n|m|c|p|t)|(?:ê|i)(?:nh|n|m|ch|p|t)|ơ(?:n|m|p|t)|ư(?:ng|n|c|t)|"
    "oa(?:ng|nh|n|m|ch|c|t|p)|oe(?:n|t)|uâ(?:ng|n|t|c)|uyê(?:n|t)|uê(?:nh|ch)|uy(?:nh|ch|t|p)|oo(?:ng|c)"
)
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_OPEN}|{_CLOSED})")
# Where a word parts in two ways, these decide: "thực|hiện", not "thự|chiện".
_COMMON = frozenset(re.findall(r"\w+", """
    ngày tháng năm tỉnh huyện xã hiện các của và về theo người nạn dâm định hoạch hành chính trình sinh hội công an ngành cấp tác phòng chống địa bàn đơn vị
    cơ quan nghị quyết thông tư chỉ thị tổ chức trách nhiệm kết hợp báo cáo tuyên truyền được trong đối với không để đến
"""))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(rf"[{UPPER}{LOWER}]{{4,}}")
_COMMA = re.compile(rf"(?<=[{LOWER}])([,;])(?=[{LOWER}{UPPER}][{LOWER}])")
_CAPITALS = re.compile(rf"(?<=[{UPPER}]{{2}})(?=(?:ngày|tỉnh|huyện|phường|thị|của|về|và|năm)(?![{LOWER}]))")
_DIGITS = re.compile(r"(?<![^\W\d_])((?i:ngày|tháng|năm|số))(?=\d)")
_AFTER_DIGITS = re.compile(rf"(?<=\d)(?=(?:tháng|năm|ngày|của)(?![{LOWER}]))")
_SHORTEST = 2


def mend(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text with the spaces put back, and each repair."""
    found: list[tuple[str, str]] = []

    def parted(match: re.Match[str]) -> str:
        parts = _parts(match[0])
        if parts != match[0]:
            found.append((match[0], parts))
        return parts

    fixed = _WORD.sub(parted, text)
    for pattern, becomes in ((_COMMA, r"\1 "), (_CAPITALS, " "), (_DIGITS, r"\1 "), (_AFTER_DIGITS, " ")):
        found += _shown(pattern, fixed)
        fixed = pattern.sub(becomes, fixed)
    return fixed, found


def _shown(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """The words around each place where a space is missing, without it and with it."""
    pairs = []
    for match in pattern.finditer(text):
        left = re.search(r"\S*\Z", text[: match.end()])
        right = re.match(r"\S*", text[match.end() :])
        before, after = left[0] if left else "", right[0] if right else ""
        pairs.append((before + after, f"{before} {after}"))
    return pairs


@lru_cache(maxsize=20_000)
def _parts(word: str) -> str:
    """The word, or the two words it is made of where it can be no word and parts in one way only."""
    if word.isascii() or word.isupper() or _is_syllable(word):
        return word
    cuts = [at for at in range(_SHORTEST, len(word) - _SHORTEST + 1) if _fits(word[:at], word[at:])]
    capital = [at for at in cuts if word[at].isupper()]
    cuts = capital or [at for at in cuts if word[1:].islower()]
    if len(cuts) > 1:
        cuts = [at for at in cuts if word[at:].lower() in _COMMON]
    return f"{word[: cuts[0]]} {word[cuts[0] :]}" if len(cuts) == 1 else word


def _fits(left: str, right: str) -> bool:
    return _is_syllable(left) and _is_syllable(right)


def _is_syllable(word: str) -> bool:
    if not (word[1:].islower() or len(word) == 1):
        return False
    marks = unicodedata.normalize("NFD", word.lower())
    if sum(c in _TONES for c in marks) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    return bool(_SYLLABLE.fullmatch(plain))
