"""A whole site of attack strings, in bodies and front matter, ids and queries, opened in a browser without a policy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from building import DAY, ROOT, served
from playwright.sync_api import Browser, Page, Route
from security.trap import TOUCH, watched
from security.vectors import VECTORS
from security.walk import STRANGE, kinds, use

pytestmark = pytest.mark.browser

# What the frame and the templates themselves are made of.
OWN = ("script", "link", "meta", "form", "input", "button", "select", "textarea", "svg", "noscript", "a")
QUERIES = ("kiểm tra cơ sở", "nghị định 282", "công an xã", "xss", "onerror", "tuyên truyền")
# A browser reads these as a page when a server calls them one; the others are text to it whatever they hold.
AS_PAGES = ("*.json", "*.xml", "*.svg", "tim-kiem/chi-muc/*.js")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    place = tmp_path_factory.mktemp("doc-hai")
    target = place / "site"
    # A cache of its own: what is made of these records must never be taken for the real ones.
    env = {**os.environ, "CANCU_NGAY": DAY, "CANCU_CACHE": str(place / "cache"), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run([sys.executable, str(ROOT / "tests/security/hostile.py"), str(target)], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    with served(target) as address:
        yield target, address


def test_no_page_of_any_kind_runs_what_contributors_wrote(hostile: tuple[Path, str], browser: Browser) -> None:
    site, address = hostile
    chosen = kinds(site)
    assert len({url.partition("/")[0] for url in chosen}) >= 18
    assert sum(bool(STRANGE.search(url)) for url in chosen) >= 8
    wrong: list[str] = []
    with watched(browser) as window:
        window.home = address
        for url in chosen:
            window.page.goto(address + quote(url))
            _use(window.page)
            wrong += [f"{url}: {problem}" for problem in window.problems(OWN)]
    assert not wrong, sorted(set(wrong))[:20]


def _use(page: Page) -> None:
    use(page, "<img src=x onerror=xss(0)>")
    page.evaluate(TOUCH)


def test_no_query_runs_and_no_result_shows_more_than_text(hostile: tuple[Path, str], browser: Browser) -> None:
    _, address = hostile
    wrong: list[str] = []
    asked = [*QUERIES, *(v.text for v in VECTORS[::24])]
    with watched(browser) as window:
        window.home = address
        for query in asked:
            window.page.goto(f"{address}tim-kiem/?q={quote(query)}&loai={quote(query)}" if query not in QUERIES else f"{address}tim-kiem/?q={quote(query)}")
            window.page.wait_for_selector("#ket-qua[aria-busy=false]", state="attached")
            window.page.wait_for_function("document.querySelector('#tim-trang-thai').textContent.trim() !== 'Đang tìm …'")
            wrong += [f"{query}: {problem}" for problem in window.problems(OWN)]
            if query in QUERIES[:3]:
                assert window.page.locator("#ket-qua > li").count() > 0, query
                assert "xss(" in window.page.locator("#ket-qua").inner_text(), query
        _type_in_the_box(window.page, address, wrong, window)
    assert not wrong, sorted(set(wrong))[:20]


def _type_in_the_box(page: Page, address: str, wrong: list[str], window: Any) -> None:
    """Suggestions below the box at the top of every page."""
    page.goto(address + "van-ban/")
    box = page.locator("#tim-dau")
    for query in (*QUERIES[:3], *(v.text for v in VECTORS[5::90])):
        box.fill(re.sub(r"[\x00-\x1f]", " ", query))
        page.wait_for_timeout(200)
        wrong += [f"box {query}: {problem}" for problem in window.problems(OWN)]


def test_the_drafting_page_shows_what_contributors_wrote_as_text(hostile: tuple[Path, str], browser: Browser) -> None:
    _, address = hostile
    with watched(browser) as window:
        window.home = address
        window.page.goto(address + "soan-ke-hoach/")
        models = window.page.locator("#soan-mau option").count()
        assert models >= 4
        for number in range(models):
            window.page.locator("#soan-mau").select_option(index=number)
            window.page.wait_for_function("document.querySelector('#soan-xem').textContent.length > 500")
            _use(window.page)
            window.page.wait_for_timeout(100)
            assert not window.problems(OWN)
        assert "xss(" in window.page.locator("#soan-xem").inner_text()


def test_generated_data_is_harmless_even_where_a_server_calls_it_a_page(hostile: tuple[Path, str], browser: Browser) -> None:
    site, address = hostile
    files = sorted({f for pattern in AS_PAGES for f in site.rglob(pattern)})
    assert any("xss(" in f.read_text("utf-8") for f in files)
    folders: dict[Path, int] = {}
    with watched(browser) as window:
        window.home = address
        for file in files:
            folders[file.parent] = folders.get(file.parent, 0) + 1
            if folders[file.parent] > 6 or "xss(" not in file.read_text("utf-8"):
                continue
            url = address + quote(file.relative_to(site).as_posix())
            # As itself, and as a page.
            window.page.goto(url)
            # The browser shows XML with a style of its own.
            own = window.problems((*OWN, "style")) if file.suffix != ".js" else []
            window.page.route(url, _as_page(file.read_bytes()))
            window.page.goto(url)
            assert not own, file
            assert not window.problems(OWN), file


def _as_page(body: bytes) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)


def test_reading_refuses_an_address_that_runs_even_before_the_check() -> None:
    from cancu.glossary import kind_of
    from cancu.load import read_record

    kind = kind_of("legal/can-cu/x.md")
    assert kind
    text = (ROOT / "legal/can-cu/luat-72-2025-qh15.md").read_text("utf-8")
    for way in ("javascript:xss()", " javascript:xss()", "JAVASCRIPT://https://x", "data:text/html,x", "//x.example", "https:javascript"):
        issues: list[Any] = []
        wrong = re.sub(r"^toan_van: .*$", f'toan_van: "{way}"', text, flags=re.MULTILINE)
        record = read_record(kind, wrong, "legal/can-cu/x.md", issues)
        assert issues, way
        assert record is None or not getattr(record, "full_text", ""), way
