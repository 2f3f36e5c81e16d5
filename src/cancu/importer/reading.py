"""A file to lines: .docx, .pdf with a text layer, .txt, .md. Whatever cannot be read gets one clear line."""

from __future__ import annotations

from pathlib import Path

from .paper import Line, Progress, Unreadable

MAX_BYTES = 200_000_000
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
_KNOWN = (".docx", ".pdf", ".txt", ".md")


def silent(message: str) -> None:
    """A progress that says nothing."""


def lines_of(path: Path, progress: Progress = silent) -> list[Line]:
    """The lines of a file, by what it holds, not only by its name. Raises Unreadable with one clear line."""
    head = _head(path)
    kind = _kind(path, head)
    if kind == ".pdf":
        from .portable import read_pdf  # noqa: PLC0415  # each reader is loaded only for its kind

        found = read_pdf(path, progress)
    elif kind == ".docx":
        from .word import read_docx  # noqa: PLC0415  # as above

        found = read_docx(path)
    else:
        from .plain import read_plain  # noqa: PLC0415  # as above

        found = read_plain(path.read_bytes(), path.name)
    if not any(line.text.strip() or line.cells for line in found):
        raise Unreadable(f"{path.name}: tệp không có chữ nào.")
    return found


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise Unreadable(f"{path.name}: không thấy tệp này.")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(f"{path.name}: tệp rỗng.")
    if size > MAX_BYTES:
        raise Unreadable(f"{path.name}: tệp lớn hơn 200 MB; hãy tách bớt phụ lục, ảnh.")
    try:
        with path.open("rb") as stream:
            return stream.read(8)
    except OSError as error:
        raise Unreadable(f"{path.name}: không mở được tệp ({error.strerror}).") from error


def _kind(path: Path, head: bytes) -> str:
    suffix = path.suffix.lower()
    if head.startswith(_OLE):
        word = suffix in (".doc", ".docx")
        hint = "mở bằng Word hoặc LibreOffice, bỏ mật khẩu nếu có, lưu lại dạng .docx" if word else "lưu lại dạng .docx"
        raise Unreadable(f"{path.name}: tệp Word đời cũ (.doc) hoặc có mật khẩu; {hint} rồi nhập lại.")
    if head.startswith(_IMAGES):
        raise Unreadable(f"{path.name}: đây là ảnh; hãy nhận dạng chữ bằng `ocrmypdf -l vie` rồi nhập tệp .pdf nhận được.")
    if head.startswith(_PDF):
        return ".pdf"
    if head.startswith(_ZIP):
        return ".docx"
    if suffix in (".docx", ".pdf"):
        raise Unreadable(f"{path.name}: tên là {suffix} nhưng nội dung không phải; tệp hỏng hoặc đặt sai đuôi.")
    if suffix not in _KNOWN:
        raise Unreadable(f"{path.name}: chỉ nhập được .docx, .pdf, .txt, .md.")
    return suffix
