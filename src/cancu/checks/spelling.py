"""How letters, numbers and keys are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .. import frontmatter, load
from ..glossary import KINDS
from ..issues import Place
from ..text import nfc, place_tones
from . import order
from .context import Context
from .numbers import canonical
from .rule import Finding, error, warning
from .sources import without_code
from .telling import telling

_WRONG_D = re.compile("[ÐƉðɖ]")
_WRONG_D_SMALL = telling("ð", "ɖ")
# The rarer letter first, for the engine looks for it alone.
_NEW_STYLE = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?:(?<=[oO][àáảãạèéẻẽẹ])|(?<=[uU][ỳýỷỹỵ]))(?!\w)")
_WORD_BEFORE = re.compile(r"\w*\Z")
_LOOSE_NUMBER = re.compile(
    r"(?<![\w/.-])\d{1,5}[a-z]?[ \t]{0,9}(?:/[ \t]{0,9}\d{4}[ \t]{0,9})?/[ \t]{0,9}(?:NĐ|ND|QĐ|QD|TT|TTLT|NQ|NQLT|CT|KH|PL|QH\d\d)(?:[ \t]{0,9}[-–/][ \t]{0,9}[A-ZĐ][A-Za-zĐđƯư0-9]{0,20}+){0,9}"
)
# White space beside a stroke, or a loose or long dash between letters of a number: a quick look before a slow one.
_LOOSE_MARK = re.compile(r"[/–-](?:(?<=/)(?:[ \t]|(?<=[ \t]/))|(?<=[A-ZĐƯ \t]–)|(?<=[A-ZĐƯ][ \t]-)|(?<=[A-ZĐƯ][ \t]{2}-)|(?<=[A-ZĐƯ][ \t]{3}-)|(?<=[A-ZĐƯ]-)[ \t])")
_DAY_VALUE = re.compile(r"(?m)^[ \t]*(?:- )?[a-z_]+:[ \t]*([\"']?)(\d{1,2})/(\d{1,2})/(\d{4})\1[ \t]*$")
_SHORT_DAY = re.compile(r"/\d/\d{4}|[ \t\"']\d/\d{1,2}/\d{4}")
_STRANGE = telling(*{chr(code).lower() for code in (*range(ord("Ͱ"), ord("ӿ") + 1), *range(ord("！"), ord("～") + 1))})
_FOREIGN = re.compile(r"\w*(?:(?<=[A-Za-zÀ-ỹ])[Ͱ-ϿЀ-ӿ]|[Ͱ-ϿЀ-ӿ](?=[A-Za-zÀ-ỹ])|[！-～])\w*")


def not_nfc(context: Context) -> Iterator[Finding]:
    """Letters and marks apart: the same word would be two for a search."""
    for source in context.sources.values():
        if unicodedata.is_normalized("NFC", source.text):
            continue
        for number, line in enumerate(source.text.split("\n")):
            if not unicodedata.is_normalized("NFC", line):
                at = next(i for i in range(len(line)) if not unicodedata.is_normalized("NFC", line[: i + 1]))
                yield Finding(Place(source.path, number + 1, at + 1), "Chữ và dấu rời nhau (không ở dạng NFC).", "Gõ lại bằng Unicode dựng sẵn, hoặc chạy `scripts/check.py --fix`.")


def wrong_d(context: Context) -> Iterator[Finding]:
    """Ð (of Icelandic) looks like Đ and is not."""
    for source in context.having(_WRONG_D_SMALL):
        for match in _WRONG_D.finditer(source.text):
            yield Finding(source.place(match.start()), f"`{match[0]}` (U+{ord(match[0]):04X}) trông như Đ nhưng là chữ khác.", f"Gõ `{nfc(match[0])}`.")


def new_style_tone(context: Context) -> Iterator[Finding]:
    """ "hoà" for "hòa": official documents print the older placement."""
    for source in context.sources.values():
        for match in _NEW_STYLE.finditer(source.text):
            start = match.end() - len(_before(source.text, match.end()))
            word = source.text[start : match.end()]
            right = place_tones(word)
            if right != word:
                yield Finding(source.place(start), f"\"{word}\": dấu đặt khác văn bản chính thức.", f"Viết \"{right}\".")


def _before(text: str, at: int) -> str:
    """The letters of a word before an offset."""
    found = _WORD_BEFORE.search(text[max(0, at - 20) : at])
    return found[0] if found else ""


def number_spacing(context: Context) -> Iterator[Finding]:
    """Spaces or long dashes inside a document number."""
    for source in context.sources.values():
        for match in _LOOSE_NUMBER.finditer(without_code(source.readable)) if _LOOSE_MARK.search(source.readable) else ():
            right = canonical(match[0])
            if re.search(r"[\s–]", match[0].strip()):
                yield Finding(source.place(match.start()), f"Số văn bản `{match[0].strip()}` có khoảng trắng hoặc gạch sai.", f"Viết '{right}'.")


def short_day(context: Context) -> Iterator[Finding]:
    """ "1/7/2025" for "01/07/2025"."""
    for source in context.sources.values():
        for match in _DAY_VALUE.finditer(source.text, 0, source.body_at) if _SHORT_DAY.search(source.text, 0, source.body_at) else ():
            right = f"{int(match[2]):02}/{int(match[3]):02}/{match[4]}"
            if f"{match[2]}/{match[3]}/{match[4]}" != right:
                yield Finding(source.place(match.start(2)), f"Ngày `{match[2]}/{match[3]}/{match[4]}` thiếu chữ số 0.", f"Viết {right}.")


def foreign_letter(context: Context) -> Iterator[Finding]:
    """A Greek, Cyrillic or full-width letter inside a word."""
    for source in context.having(_STRANGE):
        for match in _FOREIGN.finditer(source.text):
            odd = next(c for c in match[0] if "Ͱ" <= c <= "ӿ" or "！" <= c <= "～")
            yield Finding(source.place(match.start()), f"\"{match[0]}\" lẫn chữ `{odd}` (U+{ord(odd):04X}) của bảng chữ khác.", "Gõ lại từ này bằng bàn phím tiếng Việt.")


def key_order(context: Context) -> Iterator[Finding]:
    """Keys in the order of the dictionary, so that files read alike."""
    late = {kind.id: order.late(kind.group) for kind in KINDS}
    for source in context.sources.values():
        kind = load.kind_for(source.path)
        if kind is None or not order.may_be_wrong(late[kind.id], source.text[: source.body_at]):
            continue
        reading = frontmatter.read(source.text, source.path)
        for before, name in order.unordered(kind.group, reading.meta) if not reading.issues else ():
            yield Finding(name.place, f"Khóa `{name.text}` đứng sau `{before.text}`.", "Xếp khóa theo từ điển khóa; `scripts/check.py --fix` tự xếp.")


RULES = (
    error("CT001", "Chữ và dấu rời nhau", "Tệp dùng Unicode tổ hợp; tìm kiếm và so sánh sẽ sai.", "Gõ bằng Unicode dựng sẵn; `--fix` sửa được.", not_nfc),
    error("CT002", "Ð gõ thay Đ", "Chữ Ð của bảng chữ khác trông giống Đ.", "Gõ lại Đ; `--fix` sửa được.", wrong_d),
    warning("CT003", "Vị trí dấu thanh", "Văn bản chính thức viết \"hòa\", \"thủy\", \"khỏe\".", "Viết theo gợi ý; `--fix` sửa được.", new_style_tone),
    error("CT004", "Khoảng trắng trong số văn bản", "Số văn bản bị ngắt bởi khoảng trắng hoặc gạch dài.", "Viết liền; `--fix` sửa được.", number_spacing),
    error("CT005", "Ngày thiếu chữ số 0", "Ngày phải đủ hai chữ số ngày và tháng.", "Viết dd/mm/yyyy; `--fix` sửa được.", short_day),
    error("CT006", "Chữ của bảng chữ khác", "Một chữ Hy Lạp, Kirin hoặc chữ rộng lẫn trong từ; nhìn giống nhưng không tìm thấy được.", "Gõ lại từ đó.", foreign_letter),
    warning("CT007", "Thứ tự khóa", "Các khóa không theo thứ tự của từ điển khóa.", "`--fix` tự xếp.", key_order),
)
