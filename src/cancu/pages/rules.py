"""The rules of the check and the key dictionary, generated from the tables that the check and the reader use."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from ..checks import catalogue
from .environment import Renderer, trail
from .page import Page

# The guides have no file of their own for these; their edit link leads to the guide's front page.
_SOURCE = "docs/huong-dan/index.md"
_TRAIL = trail(("Hướng dẫn", "huong-dan/"))


def pages(renderer: Renderer) -> Iterator[Page]:
    """``/huong-dan/quy-tac-kiem-tra/`` and ``/huong-dan/tu-dien-khoa/``."""
    families = catalogue.rows()
    yield renderer.page(
        "rules.html", "huong-dan/quy-tac-kiem-tra/", "Quy tắc kiểm tra", _SOURCE, kind="trang", record="huong-dan/quy-tac-kiem-tra",
        description="Mỗi quy tắc kiểm tra nội dung: mã, mức, nguyên nhân và cách sửa.", crumbs=_TRAIL,
        families=families, total=sum(len(f.rows) for f in families), code=code,
    )
    yield renderer.page(
        "keys.html", "huong-dan/tu-dien-khoa/", "Từ điển khóa", _SOURCE, kind="trang", record="huong-dan/tu-dien-khoa",
        description="Mọi khóa khai báo đầu tệp: nghĩa, cách viết, giá trị được nhận, ví dụ.", crumbs=_TRAIL,
        dictionaries=catalogue.dictionaries(), code=code,
    )


def code(text: str) -> Markup:
    """Escaped text whose stretches between backticks are code."""
    pieces = (Markup("<code>{}</code>").format(piece) if n % 2 else escape(piece) for n, piece in enumerate(text.split("`")))
    return Markup("").join(pieces)
