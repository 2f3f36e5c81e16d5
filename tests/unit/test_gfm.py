"""The parser gives its memory back and says what the library says."""

from __future__ import annotations

import sys
from pathlib import Path

import cmarkgfm
import pytest

from cancu import gfm, prose

LONG = "\n\n".join(f"## Mục {n}\n\n- Việc **{n}**, xem [tệp](../a.md) và [^1].\n\n| a | b |\n| --- | --- |\n| {n} | ~~x~~ |" for n in range(150)) + "\n\n[^1]: Chú thích."


@pytest.mark.parametrize("text", ["", "chữ", "<b onclick=x>đậm</b>", "# Đề\n\n> lời", LONG, "\0\ufffd*a*"])
def test_it_says_what_the_library_says(text: str) -> None:
    whole = cmarkgfm.markdown_to_html_with_extensions(text, options=prose._OPTIONS, extensions=prose._EXTENSIONS)
    assert gfm.to_html(text, prose._OPTIONS, prose._EXTENSIONS) == whole


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_two_hundred_long_texts_leave_nothing_behind() -> None:
    for _ in range(20):
        prose.render(LONG)
    before = _resident()
    for _ in range(200):
        prose.render(LONG)
    assert _resident() - before < 8_000_000


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
