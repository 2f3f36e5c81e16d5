"""Rules about files that are not Markdown, and about names of any file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import drawings, media
from .context import Context
from .people import IN_FILE_NAME
from .rule import Finding, error
from .tree import CLEAN, MOST_BYTES, OWN_FOLDER, OWN_ONLY, PICTURES, TEXTS, File, others

_MAGIC = {
    ".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",), ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",), ".pdf": (b"%PDF-",),
}
_IN_NAME = (
    (re.compile(r"(?<!\d)(?:0\d{9,10}|\d{12}|\d{9})(?!\d)"), "một dãy số như số điện thoại hoặc giấy tờ tùy thân"),
    (re.compile(r"[\w.+-]+@[\w-]+\.\w+"), "một địa chỉ thư điện tử"),
    (re.compile(r"(?<![\w])\d{2}[a-z]\d?-\d{3}\.?\d{2}(?!\d)"), "một biển số xe"),
    (IN_FILE_NAME, "tên người"),
)


def refused_kind(context: Context) -> Iterator[Finding]:
    """Programs, archives, office files and pages do not belong beside content."""
    for file in context.files:
        if not file.is_link and not _accepted(file):
            yield Finding(file.place, f"Không nhận tệp loại `{file.absolute.suffix or file.absolute.name}`.", "Viết nội dung trong tệp `.md`; bảng và hình để ở .csv, .png, .svg, .pdf.")


def _accepted(file: File) -> bool:
    """Kinds that are looked into, by the very letters the site generator goes by; all others are not let in."""
    if file.ending == ".md":
        return file.path.endswith(".md")
    return file.ending in TEXTS | PICTURES or (file.ending in OWN_ONLY and file.path.startswith(OWN_FOLDER))


def too_large(context: Context) -> Iterator[Finding]:
    """A large file slows every clone and every phone."""
    for file in others(context):
        if not file.is_link and file.size > MOST_BYTES:
            yield Finding(file.place, f"Tệp nặng {file.size / 1e6:.0f} MB.", f"Thu nhỏ dưới {MOST_BYTES // 1_000_000} MB, hoặc chỉ dẫn tới nơi đăng.")


def link_in_tree(context: Context) -> Iterator[Finding]:
    """A symbolic link can lead out of the tree, to a secret or to a device."""
    for file in context.files:
        if not file.is_link:
            continue
        if not file.absolute.is_symlink():
            yield Finding(file.place, "Đây không phải tệp thường (ống dẫn, thiết bị).", "Thay bằng tệp thật.")
        elif file.ending != ".md" or not file.absolute.is_file():
            yield Finding(file.place, "Đây là liên kết tượng trưng (symlink).", "Thay bằng tệp thật.")


def other_inside(context: Context) -> Iterator[Finding]:
    """A file that is not what its name says."""
    for file in others(context):
        wanted = _MAGIC.get(file.ending)
        head = file.head(16) if wanted else b""
        if wanted and head and not head.startswith(wanted):
            yield Finding(file.place, f"Nội dung tệp không phải {file.ending.lstrip('.').upper()}.", "Xuất lại tệp từ nguồn.")


def svg_that_runs(context: Context) -> Iterator[Finding]:
    """A picture that runs scripts or asks other hosts."""
    for file in others(context):
        found = drawings.runs(file) if file.ending == ".svg" else ""
        if found:
            yield Finding(file.place, f"Hình SVG có {found}.", "Xuất lại SVG thuần hình vẽ, hoặc dùng PNG.")


def pdf_that_runs(context: Context) -> Iterator[Finding]:
    """A PDF with scripts, launches or files inside."""
    for file in others(context):
        found = media.pdf_runs(file) if file.ending == ".pdf" else ""
        if found:
            yield Finding(file.place, f"Tệp PDF có {found}.", "In lại thành PDF từ phần mềm soạn thảo.")


def unclean_path(context: Context) -> Iterator[Finding]:
    """Paths are addresses: ASCII, small letters, no spaces."""
    for file in others(context):
        if not CLEAN.fullmatch(file.path) and not file.absolute.name.startswith(".") and not file.is_link:
            yield Finding(file.place, f"Tên `{file.path}` không đúng dạng.", "Dùng chữ thường không dấu, số, gạch nối.")


def person_in_name(context: Context) -> Iterator[Finding]:
    """Personal data in a file's or folder's name."""
    for file in context.files:
        name = file.path.lower()
        what = next((words for form, words in _IN_NAME if form.search(name)), "")
        if what:
            yield Finding(file.place, f"Tên tệp có {what}.", "Đổi tên tệp theo nội dung.")


def person_in_image(context: Context) -> Iterator[Finding]:
    """Who took a picture, where, with which camera."""
    yield from _properties(context, frozenset({".svg"}), drawings.properties, "Hình mang thông tin ẩn", "Xuất lại hình không kèm thông tin (metadata).")
    yield from _properties(context, media.IMAGES, media.image_properties, "Hình mang thông tin ẩn", "Xuất lại hình không kèm thông tin (metadata).")


def person_in_pdf(context: Context) -> Iterator[Finding]:
    """Who wrote a PDF."""
    yield from _properties(context, frozenset({".pdf"}), media.pdf_properties, "Tệp PDF mang thông tin ẩn", "Xóa thuộc tính tài liệu (Tác giả …) rồi xuất lại.")


def _properties(context: Context, endings: frozenset[str], read: media.Reader, says: str, hint: str) -> Iterator[Finding]:
    for file in others(context):
        if file.ending in endings and file.head(1):
            found = read(file)
            if found:
                yield Finding(file.place, f"{says}: {', '.join(found)}.", hint)


def unreadable(context: Context) -> Iterator[Finding]:
    """An image or PDF nobody can open cannot be checked either."""
    for file in others(context):
        if _looked_into(file) and not media.opens(file):
            yield Finding(file.place, "Không mở được tệp này để kiểm tra.", "Xuất lại tệp từ nguồn.")


def _looked_into(file: File) -> bool:
    wanted = _MAGIC.get(file.ending)
    return bool(wanted and file.head(16).startswith(wanted))


RULES = (
    error("TP001", "Loại tệp không nhận", "Kho chỉ nhận `.md`, bảng (.csv), chữ (.txt, .json, .yml, .ics), hình (.png, .jpg, .webp, .gif, .svg) và .pdf; chương trình, tệp nén, tệp Office, trang HTML, tệp ẩn thì không.", "Viết bằng Markdown.", refused_kind),
    error("TP002", "Tệp quá nặng", "Tệp lớn hơn 5 MB.", "Thu nhỏ hoặc chỉ dẫn tới nơi đăng.", too_large),
    error("TP003", "Liên kết tượng trưng", "Symlink có thể trỏ ra ngoài kho.", "Thay bằng tệp thật.", link_in_tree),
    error("TP004", "Tệp không phải loại như tên", "Đuôi tệp nói một loại, nội dung là loại khác.", "Xuất lại tệp.", other_inside),
    error("TP005", "SVG chạy mã", "Hình SVG có script, sự kiện, thực thể hoặc liên kết ra ngoài.", "Xuất lại SVG thuần hình vẽ.", svg_that_runs),
    error("TP006", "PDF chạy mã", "PDF có JavaScript, lệnh mở chương trình hoặc tệp đính kèm.", "In lại thành PDF.", pdf_that_runs),
    error("TP007", "Tên tệp sai dạng", "Tên tệp, thư mục là địa chỉ.", "Dùng chữ thường không dấu, số, gạch nối.", unclean_path),
    error("TP008", "Tệp hỏng", "Hình hoặc PDF không mở được nên không kiểm tra được.", "Xuất lại tệp.", unreadable),
    error("CN011", "Dữ liệu cá nhân trong tên tệp", "Tên tệp có số điện thoại, số giấy tờ, thư điện tử, biển số hoặc tên người.", "Đổi tên tệp.", person_in_name),
    error("CN012", "Dữ liệu cá nhân trong hình", "Hình mang tọa độ, tên người chụp, số máy hoặc mô tả có dữ liệu cá nhân.", "Xuất lại hình không kèm thông tin.", person_in_image),
    error("CN013", "Dữ liệu cá nhân trong PDF", "Thuộc tính PDF ghi tác giả hoặc dữ liệu cá nhân.", "Xóa thuộc tính rồi xuất lại.", person_in_pdf),
)
