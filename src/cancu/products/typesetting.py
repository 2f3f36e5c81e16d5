"""Typst: a template and its data to a PDF or a PNG, with our own fonts and no system packages.

The same data, templates, fonts and Typst version give the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from . import cache

HERE = Path(__file__).parent
TEMPLATES, FONTS = HERE / "templates", HERE / "fonts"
# Tagged so that screen readers can follow: PDF/UA-1. Typst refuses a document that breaks its rules.
_STANDARD: Final = "ua-1"
_PIXELS_PER_INCH = 72

# A text size in points, and the pages it may fill; 0 is as many as it needs.
Try = tuple[float, int]


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _tools() -> bytes:
    """What every product depends on: the Typst version, the fonts, the shared template."""
    parts = [version("typst").encode(), _STANDARD.encode()]
    parts += [file.read_bytes() for file in sorted(FONTS.glob("*.ttf"))]
    parts.append((TEMPLATES / "common.typ").read_bytes())
    return cache.key(*parts).encode()


def pdf(template: str, data: Mapping[str, Any], tries: tuple[Try, ...]) -> bytes:
    """The data set with a template, by the first of ``tries`` that stays within its pages.

    Where none does, the last is given: a long handout is better than none.
    """
    return cache.kept(f"{_name(template, data, tries)}.pdf", lambda: _fitted(template, data, tries))


def png(template: str, data: Mapping[str, Any]) -> bytes:
    """A picture set with a template."""
    return cache.kept(f"{_name(template, data, ())}.png", lambda: _compile(template, data, 0, "png"))


def pages(content: bytes) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader  # noqa: PLC0415  # slow to load, and a build after one edit needs none of it

    return len(PdfReader(io.BytesIO(content)).pages)


def _name(template: str, data: Mapping[str, Any], tries: tuple[Try, ...]) -> str:
    source = (TEMPLATES / f"{template}.typ").read_bytes()
    return cache.key(_tools(), source, _text(data).encode(), repr(tries).encode())


def _fitted(template: str, data: Mapping[str, Any], tries: tuple[Try, ...]) -> bytes:
    content = b""
    for size, most in tries:
        content = _compile(template, data, size, "pdf")
        if not most or pages(content) <= most:
            break
    return content


def _compile(template: str, data: Mapping[str, Any], size: float, form: str) -> bytes:
    inputs = {"data": _text(data), "size": str(size)}
    file = str(TEMPLATES / f"{template}.typ")
    if form == "png":
        made = _compiler().compile(file, format="png", ppi=_PIXELS_PER_INCH, sys_inputs=inputs, timestamp=0)
        # Words that ran over the edge come as further pictures: the first one is the picture.
        made = made[0] if isinstance(made, list) else made
    else:
        made = _compiler().compile(file, format="pdf", sys_inputs=inputs, pdf_standards=[_STANDARD], timestamp=0)
    return bytes(made)


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
