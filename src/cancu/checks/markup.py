"""What a body may hold: headings in order, images with words, nothing that runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from ..text import slug
from .context import Context
from .rule import Finding, error, warning
from .sources import without_code

_IMAGE = re.compile(r"!\[([^\[\]]{0,1000}+)\](?:\(|\[)")
_IMG = re.compile(r"<img\b([^<>]{0,2000}+)>", re.IGNORECASE)
_TAG = re.compile(r"<\s{0,20}/?\s{0,20}([a-zA-Z][a-zA-Z0-9:-]*)(?=[\s/>\"']|$)")
_RUNS = frozenset(["script", "iframe", "object", "embed", "applet", "frame", "frameset", "base", "meta", "link", "style", "form", "svg", "math", "template", "noscript", "audio", "video", "source", "portal"])
_EVENTS = (
    "abort|after|animation|auxclick|before|begin|blur|cancel|canplay|change|click|close|contextmenu|copy|cuechange|cut|dblclick|drag|drop|"
    "durationchange|emptied|end|error|focus|form|fullscreen|gotpointer|hashchange|input|invalid|key|load|lostpointer|message|mouse|offline|"
    "online|page|paste|pause|play|pointer|pop|progress|ratechange|repeat|reset|resize|scroll|search|securitypolicy|seek|select|show|"
    "slotchange|stalled|storage|submit|suspend|timeupdate|toggle|touch|transition|unhandled|unload|volumechange|waiting|webkit|wheel"
)
# Found wherever they stand: a quoted ">" before them would hide them from any pattern of whole tags.
_HANDLER = re.compile(rf"(?<![\w.-])(on(?:{_EVENTS})[a-z]{{0,20}}+)\s{{0,20}}=|<[a-zA-Z][^<>]{{0,500}}?[\s/\"'](on[a-z]{{3,30}}+|srcdoc|style|formaction)\s{{0,20}}=", re.IGNORECASE)
_SCRIPT_LINK = re.compile(r"(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*(?::|%3a)", re.IGNORECASE)
_DATA_LINK = re.compile(r"(?:\]\(\s{0,20}<?|\]:\s{0,20}<?|(?:href|src)\s{0,20}=\s{0,20}[\"']?\s{0,20}|<)d\s{0,9}a\s{0,9}t\s{0,9}a\s{0,9}:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"!\[[^\[\]]{0,1000}+\]\(\s{0,20}<?((?:https?:)?//[^)\s>]++)|<(?:img|source|video|audio)\b[^<>]{0,500}?src\s{0,20}=\s{0,20}[\"']?((?:https?:)?//[^\s\"'>]++)", re.IGNORECASE)
# A parser drops these where their parent is missing; where it stands they are kept.
_INNER = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup", "li", "dt", "dd", "summary", "figcaption"])
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);?", re.IGNORECASE)


def skipped_level(context: Context) -> Iterator[Finding]:
    """A heading more than one level below the one before it; the page's title is level 1."""
    for passage, found in context.headings:
        level = 1
        for now, words, at in found:
            if now > level + 1:
                yield Finding(context.spot(passage, at, at + 1), f"Đề mục \"{words}\" ở cấp {now} ngay sau cấp {level}.", f"Dùng {'#' * (level + 1)}.")
            level = now


def second_title(context: Context) -> Iterator[Finding]:
    """The title stands in the front matter; a page has one."""
    for passage, found in context.headings:
        for level, words, at in found:
            if level == 1:
                yield Finding(context.spot(passage, at, at + 1), f"\"{words}\" là tên trang thứ hai.", "Tên trang ở `title`; trong bài bắt đầu từ ##.")


def same_anchor(context: Context) -> Iterator[Finding]:
    """Two headings of a page with one address."""
    for passage, found in context.headings:
        seen: Counter[str] = Counter()
        for _, words, at in found:
            anchor = slug(words)
            if seen[anchor]:
                yield Finding(context.spot(passage, at, at + 1), f"Đề mục \"{words}\" trùng với đề mục trên.", "Đổi chữ để mỗi đề mục có địa chỉ riêng.")
            seen[anchor] += 1


def no_alt(context: Context) -> Iterator[Finding]:
    """An image without a text equivalent."""
    for passage, text in context.without_code:
        bare = [m.start() for m in _IMAGE.finditer(text) if not m[1].strip()]
        bare += [m.start() for m in _IMG.finditer(text) if not re.search(r"""\balt\s*=\s*(?:"[^"]*\S[^"]*"|'[^']*\S[^']*'|[^\s"'>]+)""", m[1], re.IGNORECASE)]
        for at in sorted(bare):
            yield Finding(context.spot(passage, at, at + 2), "Hình không có chữ thay thế.", "Tả điều hình cho biết: `![Sơ đồ các bước tiếp nhận tin báo](so-do.png)`.")


def running_markup(context: Context) -> Iterator[Finding]:
    """Tags that run something or load something from elsewhere."""
    for passage in context.passages:
        if "<" not in passage.text:
            continue
        for match in _TAG.finditer(without_code(passage.text) if not passage.keys else passage.text):
            if match[1].lower() in _RUNS and not match[0].replace(" ", "").startswith("</"):
                yield Finding(context.spot(passage, match.start(), match.end()), f"Không dùng thẻ `<{match[1].lower()}>`.", "Bỏ thẻ; chỉ viết Markdown.")


def handlers(context: Context) -> Iterator[Finding]:
    """Attributes that run something: onclick, onerror …"""
    for passage in context.passages:
        text = without_code(passage.text) if not passage.keys else passage.text
        for match in _HANDLER.finditer(text) if "=" in text else ():
            group = 1 if match[1] else 2
            yield Finding(context.spot(passage, match.start(group), match.end(group)), f"Không dùng thuộc tính `{match[group].lower()}`.", "Bỏ thuộc tính này.")


def script_links(context: Context) -> Iterator[Finding]:
    """javascript: and vbscript:, also in disguise."""
    for passage in context.passages:
        text = without_code(passage.text) if not passage.keys else passage.text
        for at in _script_offsets(text) if _may_run(text) else ():
            yield Finding(context.spot(passage, at, at + 4), "Liên kết chạy mã (`javascript:`).", "Thay bằng địa chỉ bắt đầu bằng https:// hoặc đường dẫn tới một tệp.")


# The end of "script:" or "script%3a" as far as two letters tell: a colon alone stands in every text.
_SCRIPT_ENDS = re.compile(r"[:%](?:(?<=[pP][tT].)|(?<=\s.)|(?<=\s[tT].))")


def _may_run(text: str) -> bool:
    """A quick look: a browser takes no notice of white space between the letters."""
    if "&" in text:
        return True
    if not ((":" in text or "%" in text) and _SCRIPT_ENDS.search(text)):
        return False
    bare = "".join(text.split()).lower()
    return "script:" in bare or "script%3a" in bare


def _script_offsets(text: str) -> list[int]:
    """Where a script link stands, written plainly or through character references."""
    plain = [m.start() for m in _SCRIPT_LINK.finditer(text)]
    if plain or "&" not in text:
        return plain
    first = _ENTITY.search(text)
    decoded = re.sub(r"[\x00-\x20]", "", unescape(unescape(text)))
    return [first.start()] if first and _SCRIPT_LINK.search(decoded) else []


def data_links(context: Context) -> Iterator[Finding]:
    """Whole files inside a link."""
    for passage, text in context.without_code:
        for match in _DATA_LINK.finditer(text) if "](" in text or "]:" in text or "<" in text else ():
            yield Finding(context.spot(passage, match.start(), match.end()), "Không nhúng tệp bằng `data:`.", "Đặt tệp cạnh bài và dẫn tới tệp đó.")


def image_from_elsewhere(context: Context) -> Iterator[Finding]:
    """The built site asks no other host for anything."""
    for passage, text in context.without_code:
        for match in _ELSEWHERE.finditer(text) if "![" in text or "<" in text else ():
            group = 1 if match[1] else 2
            yield Finding(context.spot(passage, match.start(group), match.end(group)), "Hình lấy từ trang khác.", "Chép hình vào kho (khi được phép) và dẫn tới tệp trong kho.")


@lru_cache(maxsize=512)
def _kept(tag: str) -> bool:
    """Whether the sanitiser keeps a tag."""
    from .. import prose  # noqa: PLC0415  # the converter behind it is slow to load, and raw HTML is rare

    return f"<{tag}" in prose.clean(f"<{tag}>x</{tag}>")


def unknown_tag(context: Context) -> Iterator[Finding]:
    """Raw HTML that the sanitiser will drop."""
    for passage, text in context.without_code:
        for match in _TAG.finditer(text) if "<" in text else ():
            tag = match[1].lower()
            if tag not in _RUNS and not match[0].startswith("</") and tag not in _INNER and not _kept(tag):
                yield Finding(context.spot(passage, match.start(), match.end()), f"Thẻ `<{tag}>` sẽ bị bỏ khi dựng trang.", "Viết bằng Markdown; dấu `<` trong câu viết là `&lt;`.")


def markup_in_values(context: Context) -> Iterator[Finding]:
    """Values of the front matter are text: HTML in them would be shown as it is."""
    for passage in context.passages:
        if passage.keys and "<" in passage.text:
            match = _TAG.search(passage.text)
            if match and match[1].lower() not in _RUNS:
                yield Finding(context.spot(passage, match.start(), match.end()), f"Có thẻ HTML `<{match[1].lower()}>` trong khai báo.", "Chỉ viết chữ; trình bày để ở thân bài.")


RULES = (
    error("MD001", "Đề mục nhảy cấp", "Đề mục thấp hơn đề mục trước quá một cấp; người dùng trình đọc màn hình bị lạc.", "Dùng cấp kế tiếp.", skipped_level),
    error("MD002", "Hai tên trang", "Thân bài có đề mục cấp 1, trong khi tên trang đã ở `title`.", "Bắt đầu từ ##.", second_title),
    error("MD003", "Hình không có chữ thay thế", "Người không thấy hình không biết hình nói gì.", "Viết một câu trong ngoặc vuông.", no_alt),
    error("MD004", "Thẻ chạy mã hoặc nạp từ nơi khác", "Thẻ như `<script>`, `<iframe>`, `<svg>` không được phép.", "Bỏ thẻ.", running_markup),
    error("MD005", "Thuộc tính chạy mã", "Thuộc tính như `onclick`, `onerror`, `style`.", "Bỏ thuộc tính.", handlers),
    error("MD006", "Liên kết chạy mã", "Liên kết `javascript:` hoặc `vbscript:`, kể cả viết trá hình.", "Dùng địa chỉ https:// hoặc đường dẫn trong kho.", script_links),
    error("MD007", "Tệp nhúng bằng data:", "Cả một tệp nằm trong liên kết, không kiểm được.", "Đặt tệp vào kho.", data_links),
    error("MD008", "Hình lấy từ trang khác", "Trang dựng ra không hỏi máy chủ nào khác.", "Chép hình vào kho.", image_from_elsewhere),
    error("MD009", "Thẻ HTML sẽ bị bỏ", "Thẻ không có trong danh sách cho phép; chữ có thể mất.", "Viết bằng Markdown.", unknown_tag),
    warning("MD010", "Hai đề mục một địa chỉ", "Liên kết tới đề mục sẽ chỉ vào đề mục đầu.", "Đổi chữ của một đề mục.", same_anchor),
    error("MD011", "HTML trong khai báo", "Giá trị của khóa là chữ thường, thẻ sẽ hiện nguyên.", "Bỏ thẻ.", markup_in_values),
)
