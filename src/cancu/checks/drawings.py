"""SVG pictures: only shapes and words. What is not known to be harmless is not let in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .tree import MOST_BYTES, File

_SHAPES = frozenset([
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "style", "a", "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
    "switch", "view", "filter", "feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feColorMatrix", "feFlood", "feComposite", "feBlend",
    "feDropShadow",
])
# What drawing programs write about the picture: shown nowhere, run nowhere.
_ABOUT = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/elements/1.1/", "http://creativecommons.org/ns#")
_SVG = "http://www.w3.org/2000/svg"
_RUNS = (
    (re.compile(rb"<\s*(?:\w+:)?script", re.IGNORECASE), "thẻ script"),
    (re.compile(rb"[\s/\"']on\w+\s*=", re.IGNORECASE), "thuộc tính chạy mã"),
    (re.compile(rb"<\s*(?:\w+:)?(?:foreignObject|iframe|embed|object|handler|listener)\b", re.IGNORECASE), "thẻ nhúng"),
    (re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE), "khai báo thực thể"),
    (re.compile(rb"(?:href|src)\s*=\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|webp);)[^\s\"'>]", re.IGNORECASE), "liên kết ra ngoài hình"),
    (re.compile(rb"(?:url\(\s*[\"']?\s*(?!#)|@import|javascript\s*:)", re.IGNORECASE), "nạp từ nơi khác"),
    (re.compile(rb"&#", re.IGNORECASE), "ký tự viết trá hình"),
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp);)", re.IGNORECASE)
_LOADS = re.compile(r"\\|@|url\(\s*[\"']?\s*(?!#)|expression|javascript", re.IGNORECASE)
_PEOPLE = re.compile(rb"<\s{0,9}dc:(?:creator|rights|publisher|contributor)\b[^>]{0,200}+>(.{0,400})", re.IGNORECASE | re.DOTALL)


def runs(file: File) -> str:
    """What runs or loads in an SVG, or an empty string. Never raises."""
    content = file.head(MOST_BYTES + 1)
    return next((what for form, what in _RUNS if form.search(content)), "") or next(_read(content), "") if content else ""


def _read(content: bytes) -> Iterator[str]:
    """What an XML reader finds, whatever the bytes looked like to a search."""
    from lxml import etree  # noqa: PLC0415  # slow to load, and most trees hold few drawings

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield "XML không đọc được"
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield "khai báo thực thể"
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        if isinstance(node.tag, str):
            yield from _odd(node)
        elif node.tag is not etree.Comment:
            yield "chỉ thị cho trình duyệt"


def _odd(node: Any) -> Iterator[str]:
    """What is not a shape, and what a shape must not have."""
    space, _, name = node.tag.rpartition("}")
    if not (name in _SHAPES and space in ("", "{" + _SVG)) and space.lstrip("{") not in _ABOUT:
        yield f"thẻ `{name}` không nhận"
    for key, value in node.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on"):
            yield "thuộc tính chạy mã"
        if name in ("href", "src") and not _INSIDE.match(value):
            yield "liên kết ra ngoài hình"
        if _LOADS.search(value) and name not in ("d", "id", "class", "aria-label"):
            yield "nạp từ nơi khác"
    if name == "style" and _LOADS.search(node.text or ""):
        yield "nạp từ nơi khác"


def properties(file: File) -> list[str]:
    """Names of people in an SVG's description of itself."""
    told = (re.sub(rb"<[^<>]{0,200}+>", b"", match[1]).split(b"<")[0].strip() for match in _PEOPLE.finditer(file.head(MOST_BYTES + 1)))
    return ["tác giả"] if any(told) else []
