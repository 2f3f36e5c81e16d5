"""Nobody's name is asked for: lists and statistics of persons become aggregates, with the warning.

Law: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from ..text import capital

_PEOPLE = r"(?:người (?:bán dâm|mua dâm|nghiện|sau cai|có nguy cơ|liên quan|vi phạm|sử dụng|bị)|nạn nhân|nhóm có nguy cơ|người lao động trong cơ sở)"
# What any text that asks for persons has in it.
_ANYBODY = re.compile(r"người |nạn nhân|nhóm có nguy cơ|(?i:di biến động)")
_WITHIN = r"[^.;]{0,110}?"
_AGGREGATE = "số liệu chung, không theo từng người, về "
# Words that ask for persons one by one → words that ask for totals; the space after is taken too.
_TURNED = (
    (re.compile(rf"(?i:(?:tổng hợp|rà soát)(?:, | và ))?(?i:thống kê)(?: số(?: lượng)?)? (?={_WITHIN}{_PEOPLE})"), f"tổng hợp {_AGGREGATE}"),
    (re.compile(rf"(?i:nắm)(?: chắc| được)? số(?: lượng)? (?={_WITHIN}{_PEOPLE})"), f"nắm {_AGGREGATE}"),
    (re.compile(rf"(?i:lập danh sách) (?={_WITHIN}{_PEOPLE})"), f"tổng hợp {_AGGREGATE}"),
    (re.compile(rf"(?i:thu thập(?:,| và) cập nhật) thông tin về (?={_WITHIN}{_PEOPLE})"), f"thu thập, cập nhật {_AGGREGATE}"),
)
# What still asks for persons after that cannot be turned by rule.
_ASKS = re.compile(
    rf"(?i:danh sách|hồ sơ|thống kê|hệ thống thông tin|cơ sở dữ liệu|nắm chắc) ?{_WITHIN}{_PEOPLE}|(?i:di biến động)"
)


@dataclass(frozen=True, slots=True)
class Spared:
    """``text`` asks for totals only; ``turned`` where it asked for persons; ``refused`` where no rule could help."""

    text: str
    turned: bool = False
    refused: bool = False


def spare(text: str) -> Spared:
    """A sentence as it may stand in a draft."""
    if not _ANYBODY.search(text):
        return Spared(text)
    fixed = text
    for form, words in _TURNED:
        fixed = form.sub(partial(_turned, words), fixed)
    return Spared(fixed, fixed != text, bool(_ASKS.search(fixed)))


def _turned(words: str, match: re.Match[str]) -> str:
    return capital(words) if match[0][0].isupper() else words


def warning(law: str) -> str:
    """The sentence that goes with a task about figures on people; ``law`` as cited, or nothing while none is in force."""
    behind = f" ({law})" if law else ""
    return f"Chỉ yêu cầu số liệu chung; không lập danh sách, không thu thập, chuyển dữ liệu cá nhân{behind}."
