"""Links inside the knowledge base, and pages that moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from rapidfuzz import process

from ..fields import suggestion
from ..issues import Place
from ..text import fold
from .context import Context
from .linked import Link
from .moves import FILE, well_formed
from .rule import Finding, error, warning

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_SAYS_NOTHING = frozenset(["tại đây", "ở đây", "đây", "xem thêm", "xem", "link", "bấm vào đây", "nhấn vào đây", "click here", "here", "chi tiết"])


def _inside(context: Context) -> Iterator[tuple[Link, str, str]]:
    """Links that stay in the tree: the link, the path as typed, the anchor."""
    for link in context.links:
        if link.target and not _ELSEWHERE.match(link.target):
            path, _, anchor = link.target.partition("#")
            yield link, unquote(path.partition("?")[0]), unquote(anchor)


def _finding(context: Context, link: Link, message: str, hint: str) -> Finding:
    return Finding(context.spot(link.passage, link.start, link.end), message, hint)


def broken(context: Context) -> Iterator[Finding]:
    """A link to nothing."""
    book = context.addresses
    for link, path, _ in _inside(context):
        known = (book.leaves_tree, book.exists, book.other_case, book.moved)
        if path and not any(check(link.passage.path, path) for check in known):
            yield _finding(context, link, f"Liên kết tới `{link.target}` không có trong kho.", book.nearest(link.passage.path, path))


def other_case(context: Context) -> Iterator[Finding]:
    """Capitals that a server takes seriously."""
    for link, path, _ in _inside(context):
        right = context.addresses.other_case(link.passage.path, path) if path else ""
        if right:
            yield _finding(context, link, f"Liên kết `{path}` sai chữ hoa, chữ thường.", f"Viết `{right}`.")


def redirected(context: Context) -> Iterator[Finding]:
    """A link to an address that moved."""
    for link, path, _ in _inside(context):
        new = context.addresses.moved(link.passage.path, path) if path else ""
        if new:
            yield _finding(context, link, f"`{path}` đã chuyển.", f"Dẫn thẳng tới `/{new}`.")


def no_anchor(context: Context) -> Iterator[Finding]:
    """A link to a place the page does not have."""
    for link, path, anchor in _inside(context):
        anchors = context.addresses.lacks(link.passage.path, path, anchor) if anchor else None
        if anchors is not None:
            hint = suggestion(anchor, anchors) or "Bỏ phần sau dấu #, hoặc thêm mục đó vào trang đích."
            yield _finding(context, link, f"Trang đích không có mục `#{anchor}`.", hint)


def out_of_tree(context: Context) -> Iterator[Finding]:
    """A path that climbs out of the repository."""
    for link, path, _ in _inside(context):
        if context.addresses.leaves_tree(link.passage.path, path):
            yield _finding(context, link, f"Đường dẫn `{path}` đi ra ngoài kho.", "Chỉ dẫn tới tệp trong `docs/` hoặc `legal/`.")


def empty(context: Context) -> Iterator[Finding]:
    """A link without a target or without words."""
    for link in context.links:
        if not link.target or link.target == "#":
            yield _finding(context, link, "Liên kết không có đích.", "Ghi đường dẫn trong ngoặc tròn, hoặc bỏ ngoặc vuông.")


def says_nothing(context: Context) -> Iterator[Finding]:
    """ "Tại đây" read out alone tells nobody where it leads."""
    for link in context.links:
        if fold(link.text.strip(" .*_").strip()) in {fold(words) for words in _SAYS_NOTHING}:
            yield _finding(context, link, f"Chữ của liên kết \"{link.text}\" không nói dẫn tới đâu.", "Viết tên trang đích.")


def moved_without_redirect(context: Context) -> Iterator[Finding]:
    """A page that was there in the earlier revision and is at no address now."""
    book = context.addresses
    gone = sorted(path for path in context.before if path not in context.sources)
    fresh = sorted(path for path in context.sources if path not in context.before)
    for path in gone:
        url = book.url_of_path(path)
        if url and "#" not in url and url not in book.pages and url not in book.redirects:
            best = process.extractOne(path, fresh, score_cutoff=70)
            new = book.url_of_path(best[0]) if best else ""
            yield Finding(Place(FILE), f"Trang `/{url}` ({path}) không còn mà chưa có chuyển hướng.", f"Thêm dòng `{url}: {new or '<địa chỉ mới>'}` vào `{FILE}`.")


def bad_redirect(context: Context) -> Iterator[Finding]:
    """A redirect that leads nowhere, in circles, or away from a living page."""
    book = context.addresses
    seen: set[str] = set()
    for move in book.moves:
        if not well_formed(move.old) or move.old.startswith("assets/"):
            yield Finding(move.place, f"Địa chỉ cũ `{move.old}` không đúng dạng.", "Viết như `van-ban/ma-cu/`: chữ thường không dấu, số, gạch nối.")
        elif move.old in seen:
            yield Finding(move.place, f"`/{move.old}` đã được chuyển ở dòng trên.", "Giữ một dòng.")
        elif book.stands(move.old):
            yield Finding(move.place, f"`/{move.old}` vẫn còn là một trang.", "Bỏ dòng này.")
        elif "#" in move.old and move.old.partition("#")[0] not in book.redirects:
            yield Finding(move.place, f"`/{move.old}` có dấu # nhưng trang đó chưa có chuyển hướng.", "Thêm một dòng cho cả trang.")
        elif move.new in book.redirects:
            yield Finding(move.place, f"Chuyển hướng nối tiếp: `/{move.new}` lại chuyển đi nơi khác.", f"Ghi thẳng `{book.redirects[move.new]}`.")
        elif not book.has_page(move.new):
            yield Finding(move.place, f"Đích `/{move.new}` không có.", suggestion(move.new, book.pages) or "Kiểm lại địa chỉ mới.")
        seen.add(move.old)
    for issue in book.move_issues:
        yield Finding(Place(FILE, max(1, issue.place.line - 1), issue.place.column), issue.message, issue.hint)


def one_address_two_files(context: Context) -> Iterator[Finding]:
    """Two files that would become one page."""
    seen: dict[str, str] = {}
    for path in sorted(context.sources):
        url = context.addresses.url_of_path(path)
        first = seen.setdefault(url, path) if url else path
        if first != path and path.rpartition("/")[2] != first.rpartition("/")[2]:
            yield Finding(Place(path), f"Trang này có cùng địa chỉ `/{url}` với {first}.", "Đổi tên một trong hai tệp.")


RULES = (
    error("LK001", "Liên kết hỏng", "Tệp hoặc trang được dẫn không có.", "Sửa đường dẫn theo gợi ý.", broken),
    error("LK002", "Liên kết sai chữ hoa", "Máy chủ phân biệt chữ hoa, chữ thường.", "Viết đúng tên tệp.", other_case),
    error("LK003", "Liên kết tới trang đã chuyển", "Trang được dẫn đã đổi địa chỉ.", "Dẫn thẳng tới địa chỉ mới.", redirected),
    error("LK004", "Liên kết tới mục không có", "Trang có nhưng mục sau dấu # không có.", "Sửa phần sau dấu #.", no_anchor),
    error("LK005", "Đường dẫn ra ngoài kho", "Đường dẫn có quá nhiều `..`.", "Chỉ dẫn tới tệp trong kho.", out_of_tree),
    error("LK006", "Liên kết rỗng", "Không có đích.", "Thêm đích hoặc bỏ liên kết.", empty),
    warning("LK007", "Chữ của liên kết không nói gì", "Người nghe máy đọc chỉ nghe \"tại đây\".", "Viết tên trang đích.", says_nothing),
    error("LK008", "Trang chuyển chỗ không có chuyển hướng", "Tệp bị đổi tên hoặc xóa, địa chỉ cũ sẽ hỏng.", "Thêm dòng vào `docs/chuyen-huong.yml`.", moved_without_redirect),
    error("LK009", "Chuyển hướng sai", "Dòng trong `docs/chuyen-huong.yml` dẫn tới nơi không có, đi vòng, hoặc che một trang còn sống.", "Sửa hoặc bỏ dòng đó.", bad_redirect),
    error("LK010", "Hai tệp một địa chỉ", "Hai tệp sẽ thành cùng một trang.", "Đổi tên một tệp.", one_address_two_files),
)
