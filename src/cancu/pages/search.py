"""The page of search results: works from its address; without JavaScript it leads to the indexes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from .. import vocabulary as v
from .environment import Renderer, trail
from .page import Page

URL = "tim-kiem/"
# The box and the page of results in one file (see ``search.client``).
SCRIPT = "assets/search/ket-qua.js"
# An address with a query starts the engine before any file of the page is there: a way back and forth less. The one
# script that stands in a page; the policy names it by its hash. The box takes the worker over, or makes another.
STARTER = (
    'if(/[?&]q=[^&]/.test(location.search)&&self.Worker&&location.protocol!="file:")'
    '(self.canCuMay=new Worker("chi-muc/may.js")).onerror=()=>{self.canCuMay=null}'
)
INDEXES = (
    ("Phân công theo kế hoạch và cơ quan", "phan-cong/"),
    ("Văn bản", "van-ban/"),
    ("Cơ quan", "co-quan/"),
    ("Chủ đề", "chu-de/"),
    ("Địa phương", "dia-phuong/"),
    ("Theo năm", "nam/"),
    ("Thuật ngữ và chữ viết tắt", "thuat-ngu/"),
)


def pages(renderer: Renderer) -> Iterator[Page]:
    """ ``/tim-kiem/``."""
    page = renderer.page(
        "search.html", URL, "Tìm kiếm", "docs/index.md", kind="tim-kiem", record="tim-kiem", crumbs=trail(),
        description="Tìm nhiệm vụ, cơ quan, văn bản, điều khoản, thuật ngữ, thời hạn.",
        indexes=INDEXES, statuses=json.dumps(v.STATUSES, ensure_ascii=False),
    )
    yield replace(page, scripts=(SCRIPT,), meta={**page.meta, "starter": STARTER})
