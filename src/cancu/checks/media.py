"""What images and PDFs carry that nobody sees. Pillow and pypdf are only loaded when there is such a file."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from . import personal
from .tree import MOST_BYTES, File

Reader = Callable[[File], list[str]]
_IN_DISGUISE = re.compile(rb"#([0-9A-Fa-f]{2})")
MOST_OBJECTS = 50_000
MOST_DEEP = 20
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
_PDF_RUNS = (
    # Shorter names ("/JS") stand in compressed pictures by chance; they are looked for in the objects.
    (re.compile(rb"/JavaScript\b"), "JavaScript"), (re.compile(rb"/Launch\b"), "lệnh mở chương trình"),
    (re.compile(rb"/EmbeddedFiles?\b"), "tệp đính kèm"), (re.compile(rb"/(?:SubmitForm|ImportData|GoToR|RichMedia)\b"), "lệnh gửi hoặc nạp dữ liệu"),
)
_ACTIONS = {
    "/JavaScript": "JavaScript", "/Launch": "lệnh mở chương trình", "/SubmitForm": "lệnh gửi hoặc nạp dữ liệu",
    "/ImportData": "lệnh gửi hoặc nạp dữ liệu", "/GoToR": "lệnh gửi hoặc nạp dữ liệu", "/GoToE": "lệnh gửi hoặc nạp dữ liệu",
}
_KEYS_THAT_RUN = {"/JS": "JavaScript", "/EmbeddedFiles": "tệp đính kèm", "/AA": "lệnh tự chạy khi mở", "/RichMediaContent": "nội dung chạy được", "/XFA": "biểu mẫu chạy được"}


def pdf_runs(file: File) -> str:
    """What runs in a PDF, or an empty string."""
    content = _plain_names(file.head(MOST_BYTES + 1))
    return next((what for form, what in _PDF_RUNS if form.search(content)), "") or _hidden_runs(file)


def _plain_names(content: bytes) -> bytes:
    """Names written in disguise ("/J#53") as they are read (ISO 32000, 7.3.5)."""
    return _IN_DISGUISE.sub(lambda match: bytes([int(match[1], 16)]), content)


def _hidden_runs(file: File) -> str:
    """What runs inside compressed objects, where no search of the file sees it; every object is read, up to a limit."""
    try:
        reader = _pdf_reader(file)
        numbers = sorted({*reader.xref_objStm, *(number for table in reader.xref.values() for number in table)})
        objects = [reader.get_object(number) for number in numbers[:MOST_OBJECTS]]
    except Exception:  # unreadable files are another rule's
        return ""
    if len(numbers) > MOST_OBJECTS:
        return f"hơn {MOST_OBJECTS} đối tượng, không kiểm hết được"
    return next((what for one in objects for what in _of_object(one, 0)), "")


def _of_object(one: Any, depth: int) -> Iterator[str]:
    """Actions in an object and in what it holds itself; references lead to objects that are read anyway."""
    if depth > MOST_DEEP:
        return
    if isinstance(one, dict):
        yield from (_KEYS_THAT_RUN[key] for key in one if key in _KEYS_THAT_RUN)
        action = str(one.get("/S", ""))
        yield from (_ACTIONS[action],) if action in _ACTIONS else ()
        yield from ("lệnh tự chạy khi mở",) if _opens_an_address(one) else ()
    inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    for value in inner:
        yield from _of_object(value, depth + 1)


def _opens_an_address(one: dict[str, Any]) -> bool:
    """A catalogue that leads elsewhere as soon as the file is opened."""
    if "/OpenAction" not in one:
        return False
    action = one["/OpenAction"]
    return isinstance(action, dict) and str(action.get("/S", "")) == "/URI"


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
