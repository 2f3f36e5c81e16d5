"""What images and PDFs carry that nobody sees. Pillow and pypdf are only loaded when there is such a file."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from . import personal
from .tree import File

Reader = Callable[[File], list[str]]
MOST_PIXELS = 25_000_000
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
# Exif tags (CIPA DC-008) that tell a person, a place or a device.
_TELLING = {
    0x013B: "tác giả", 0x9C9D: "tác giả", 0xA430: "chủ máy ảnh", 0xA431: "số máy ảnh", 0xA435: "số ống kính", 0x8825: "tọa độ GPS",
    0x8298: "bản quyền", 0x927C: "ghi chú của máy", 0x013C: "tên máy tính",
}
_WORDS = {0x010E: "mô tả", 0x9286: "ghi chú", 0x9C9B: "tên", 0x9C9C: "ghi chú", 0x9C9E: "từ khóa", 0x9C9F: "chủ đề"}
_TEXT_CHUNKS = re.compile(r"author|artist|creator|copyright|owner|comment|description|title|xmp", re.IGNORECASE)
_XMP_PEOPLE = re.compile(rb"dc:creator|photoshop:(?:AuthorsPosition|Credit)|exif:GPS|xmpRights:Owner|Iptc4xmpCore:Creator|aux:SerialNumber", re.IGNORECASE)
_SVG_RUNS = (
    (re.compile(rb"<\s*(?:\w+:)?script", re.IGNORECASE), "thẻ script"),
    (re.compile(rb"[\s/\"']on\w+\s*=", re.IGNORECASE), "thuộc tính chạy mã"),
    (re.compile(rb"<\s*(?:\w+:)?(?:foreignObject|iframe|embed|object|handler|listener)\b", re.IGNORECASE), "thẻ nhúng"),
    (re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE), "khai báo thực thể"),
    (re.compile(rb"(?:href|src)\s*=\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|webp);)[^\s\"'>]", re.IGNORECASE), "liên kết ra ngoài hình"),
    (re.compile(rb"(?:url\(\s*[\"']?\s*(?!#)|@import|javascript\s*:)", re.IGNORECASE), "nạp từ nơi khác"),
    (re.compile(rb"&#", re.IGNORECASE), "ký tự viết trá hình"),
)
_SVG_PEOPLE = re.compile(rb"<\s{0,9}dc:(?:creator|rights|publisher|contributor)\b[^>]{0,200}+>(.{0,400})", re.IGNORECASE | re.DOTALL)
_PDF_RUNS = (
    (re.compile(rb"/(?:JavaScript|JS)\b"), "JavaScript"), (re.compile(rb"/Launch\b"), "lệnh mở chương trình"),
    (re.compile(rb"/EmbeddedFiles?\b"), "tệp đính kèm"), (re.compile(rb"/(?:SubmitForm|ImportData|GoToR|RichMedia)\b"), "lệnh gửi hoặc nạp dữ liệu"),
)


def runs(file: File) -> str:
    """What runs in an SVG, or an empty string."""
    content = file.head(5_000_001)
    return next((what for form, what in _SVG_RUNS if form.search(content)), "")


def svg_properties(file: File) -> list[str]:
    """Names of people in an SVG's description of itself."""
    told = (re.sub(rb"<[^<>]{0,200}+>", b"", match[1]).split(b"<")[0].strip() for match in _SVG_PEOPLE.finditer(file.head(5_000_001)))
    return ["tác giả"] if any(told) else []


def pdf_runs(file: File) -> str:
    """What runs in a PDF, or an empty string."""
    content = file.head(5_000_001)
    return next((what for form, what in _PDF_RUNS if form.search(content)), "") or _catalogue_runs(file)


def _catalogue_runs(file: File) -> str:
    """What runs on opening, also where the catalogue is compressed and no search sees it."""
    try:
        root = _pdf_root(file)
        action = root.get("/OpenAction")
        action = action.get_object() if action is not None else {}
        kind = str(action.get("/S", "")) if hasattr(action, "get") else ""
        names = root["/Names"].get_object() if "/Names" in root else {}
    except Exception:  # unreadable files are another rule's
        return ""
    inside = [what for key, what in (("/JavaScript", "JavaScript"), ("/EmbeddedFiles", "tệp đính kèm")) if key in names]
    if kind in ("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData") or "/AA" in root:
        inside.append("lệnh tự chạy khi mở")
    return inside[0] if inside else ""


def opens(file: File) -> bool:
    """Whether the library for a file's kind can read it."""
    try:
        _pdf_document(file) if file.ending == ".pdf" else _exif(file)
    except Exception:  # any failure of a parser on hostile bytes means the same: unreadable
        return False
    return True


def image_properties(file: File) -> list[str]:
    """Names of telling properties of an image; empty where it carries none."""
    try:
        return sorted(set(_image_properties(file)))
    except Exception:  # unreadable files are another rule's
        return []


def _image_properties(file: File) -> Iterator[str]:
    exif, info = _exif(file)
    for tag, value in exif.items():
        if tag in _TELLING and value:
            yield _TELLING[tag]
        elif tag in _WORDS and personal.finds(_text(value)):
            yield f"{_WORDS[tag]} có {personal.finds(_text(value))}"
    for name, value in info.items():
        if isinstance(name, str) and _TEXT_CHUNKS.search(name) and isinstance(value, str | bytes):
            yield from _chunk(name, value)


def _chunk(name: str, value: str | bytes) -> Iterator[str]:
    raw = value.encode("utf-8", "replace") if isinstance(value, str) else value
    if name.lower() in ("author", "artist", "creator", "owner") and raw.strip():
        yield "tác giả"
    elif "xmp" in name.lower() and _XMP_PEOPLE.search(raw):
        yield "tác giả, tọa độ hoặc số máy (XMP)"
    elif personal.finds(_text(value)):
        yield f"{name} có {personal.finds(_text(value))}"


def _text(value: object) -> str:
    if isinstance(value, bytes):
        wide = value.count(b"\x00") > len(value) // 3
        return value.decode("utf-16-le" if wide else "utf-8", "replace")
    return str(value)


@lru_cache(maxsize=256)
def _exif(file: File) -> tuple[dict[int, Any], dict[Any, Any]]:
    """Exif tags and text chunks. Raises ValueError on more pixels than a page can use: some formats decode them."""
    from PIL import Image  # noqa: PLC0415  # slow to load, and most trees hold no image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file.absolute) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(f"{image.width} × {image.height}")
            exif = image.getexif()
            tags = dict(exif)
            for block in (0x8769, 0x8825):
                inner = dict(exif.get_ifd(block))
                tags.update(inner if block == 0x8769 else ({0x8825: inner} if inner else {}))
            return tags, dict(image.info)


def pdf_properties(file: File) -> list[str]:
    """Names of telling properties of a PDF; empty where it carries none."""
    try:
        return sorted(set(_pdf_properties(file)))
    except Exception:  # unreadable files are another rule's
        return []


def _pdf_properties(file: File) -> Iterator[str]:
    info, xmp = _pdf_document(file)
    for name, value in info.items():
        text = str(value or "").strip()
        if name in ("/Author", "/LastModifiedBy", "/Manager") and text:
            yield "tác giả"
        elif text and name not in ("/CreationDate", "/ModDate", "/Producer", "/Creator") and personal.finds(text):
            yield f"{name.lstrip('/')} có {personal.finds(text)}"
    if re.search(rb"<dc:creator>(?:\s|<rdf:(?:Seq|Bag|li)[^>]*>)*[^<\s]", xmp):
        yield "tác giả (XMP)"


def _pdf_reader(file: File) -> Any:
    from pypdf import PdfReader  # noqa: PLC0415  # slow to load, and most trees hold no PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(file.absolute, strict=False)


def _pdf_root(file: File) -> Any:
    return _pdf_reader(file).trailer["/Root"].get_object()


def _pdf_document(file: File) -> tuple[dict[str, Any], bytes]:
    reader = _pdf_reader(file)
    info = dict(reader.metadata or {})
    root: Any = reader.trailer["/Root"].get_object()
    stream = root.get("/Metadata")
    return info, bytes(stream.get_object().get_data())[:1_000_000] if stream is not None else b""
