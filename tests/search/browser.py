"""Speed and bytes in headless Chromium: our search, and others on the same pages."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from server import Log, serve

from cancu.pages.search import SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from cancu.pages.page import Asset
    from cancu.pages.page import Page as SitePage

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# As strict as the site's own.
_POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'\">"
)
OWN = ("/assets/search/box.js", f"/{SCRIPT}", "/tim-kiem/chi-muc/")


@dataclass(frozen=True)
class Cost:
    """What a search took: bytes and requests to the first result, cold and warm milliseconds."""

    size: int
    requests: int
    cold: float
    warm: float
    worst_size: int = 0
    worst_requests: int = 0

    def __str__(self) -> str:
        worst = f" (tối đa {self.worst_size / 1000:.0f} KB, {self.worst_requests})" if self.worst_size else ""
        return (
            f"{self.size / 1000:6.0f} KB, {self.requests:2} yêu cầu{worst}; "
            f"lần đầu {self.cold:.0f} ms, sau đó {self.warm:.1f} ms"
        )


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def write(folder: Path, pages: Sequence[SitePage], assets: Sequence[Asset], sources: Path) -> Path:
    """Pages in a plain frame, our search among them."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        up = "../" * page.url.count("/")
        # The page of results has the box in its own script.
        early = SCRIPT if SCRIPT in page.scripts else "assets/search/box.js"
        rest = (s for s in page.scripts if s != early)
        scripts = f'<script src="{up}{early}" async></script>' + "".join(f'<script src="{up}{s}" defer></script>' for s in rest)
        file = folder / page.url / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8">{_POLICY}<meta name="viewport" '
            f'content="width=device-width"><link rel="stylesheet" href="{up}assets/search/search.css"><title>{escape(page.title)}</title>{scripts}'
            f"</head><body><main data-pagefind-body>{page.body}</main></body></html>", "utf-8",
        )
    shutil.copytree(sources, folder / "assets" / "search")
    for asset in assets:
        file = folder / asset.url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.content)
    return folder


def own(browser: Browser, folder: Path, queries: Sequence[str]) -> Cost:
    """Every query cold in a fresh browser context, then all of them warm in one page."""
    log = Log()
    found: list[tuple[int, int, float]] = []
    with serve(folder, log) as base:
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            log.clear()
            started = time.perf_counter()
            _asked(page, base, query)
            requests, size = log.of(*OWN)
            found.append((size, requests, (time.perf_counter() - started) * 1000))
            context.close()
        page = browser.new_page()
        _asked(page, base, queries[0])
        warm = page.evaluate(_WARM, list(queries))
    return _cost(found, warm)


def _cost(found: list[tuple[int, int, float]], warm: list[float]) -> Cost:
    sizes = sorted(size for size, _, _ in found)
    counts = sorted(count for _, count, _ in found)
    cold = statistics.median(time for _, _, time in found)
    middle = len(found) // 2
    return Cost(sizes[middle], counts[middle], cold, statistics.median(warm), sizes[-1], counts[-1])


_WARM = """async (queries) => {
  const times = [];
  for (const round of [0, 1]) for (const q of queries) {
    const started = performance.now();
    await canCuTimKiem.ask("search", q, {});
    if (round) times.push(performance.now() - started);
  }
  return times;
}"""


def _asked(page: Page, base: str, query: str) -> None:
    from urllib.parse import quote

    page.goto(f"{base}tim-kiem/?q={quote(query)}")
    page.wait_for_selector('#ket-qua[aria-busy="false"] > li', timeout=20_000)


def pagefind(browser: Browser, folder: Path, queries: Sequence[str]) -> Cost | str:
    """Pagefind's index of the same pages, or why there is none."""
    if not shutil.which("npx"):
        return "không có npx"
    done = subprocess.run(
        ["npx", "--yes", "pagefind@1", "--site", str(folder), "--force-language", "vi"],
        capture_output=True, text=True, check=False, timeout=600,
    )
    if done.returncode:
        return "không cài được pagefind"
    return _api(browser, folder, queries, "/pagefind/", _PAGEFIND)


_PAGEFIND = """async (queries) => {
  const started = performance.now();
  const search = await import(new URL("/pagefind/pagefind.js", location.href));
  const ask = async (q) => { const found = await search.search(q); if (found.results[0]) await found.results[0].data(); };
  await ask(queries[0]);
  const cold = performance.now() - started;
  if (queries.length === 1) return [cold];
  const times = [];
  for (const round of [0, 1]) for (const q of queries) {
    const at = performance.now();
    await ask(q);
    if (round) times.push(performance.now() - at);
  }
  return [cold, ...times];
}"""


def _api(browser: Browser, folder: Path, queries: Sequence[str], part: str, script: str) -> Cost:
    log = Log()
    found: list[tuple[int, int, float]] = []
    with serve(folder, log) as base:
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            page.goto(base)
            log.clear()
            cold = page.evaluate(script, [query])[0]
            requests, size = log.of(part)
            found.append((size, requests, cold))
            context.close()
        page = browser.new_page()
        page.goto(base)
        warm = page.evaluate(script, list(queries))[1:]
    return _cost(found, warm)


def material(browser: Browser, pages: Sequence[SitePage], work: Path, queries: Sequence[str]) -> Cost | str:
    """Material's built-in search over the same pages, built by MkDocs."""
    docs = work / "docs"
    for page in pages:
        file = docs / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "\n".join(line for line in page.body.splitlines() if line.strip())
        file.write_text(f"# {page.title}\n\n<div>\n{body}\n</div>\n", "utf-8")
    (work / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml"), "-d", str(work / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        return "không dựng được: " + done.stderr[-200:]
    return _boxed(browser, work / "site", queries)


_MKDOCS = """site_name: so sánh
theme: {name: material, language: vi, font: false}
plugins: [{search: {lang: vi}}]
nav: [{Trang chủ: index.md}]
validation: {omitted_files: ignore, absolute_links: ignore, links: {not_found: ignore}}
"""


def _boxed(browser: Browser, folder: Path, queries: Sequence[str]) -> Cost:
    """Material has no other door than its box: type, and wait for the list."""
    log = Log()
    with serve(folder, log) as base:
        page = browser.new_page()
        started = time.perf_counter()
        page.goto(base)
        page.click("label.md-search__icon, .md-search__input")
        times = [_typed(page, query) for query in queries]
        requests, size = log.of("/search/search_index.json", "/workers/search", "lunr")
        return Cost(size, requests, (time.perf_counter() - started) * 1000 - sum(times[1:]), statistics.median(times[1:]))


def _typed(page: Page, query: str) -> float:
    """Milliseconds from the last key to a changed list."""
    page.fill(".md-search__input", "")
    page.wait_for_timeout(150)
    before: Any = page.evaluate("document.querySelector('.md-search-result__list').innerHTML")
    started = time.perf_counter()
    page.fill(".md-search__input", query)
    page.press(".md-search__input", "End")
    try:
        page.wait_for_function(
            "(before) => document.querySelector('.md-search-result__list').innerHTML !== before", arg=before, timeout=8_000,
        )
    except Exception:  # a query without any result never changes the list
        return 8_000.0
    return (time.perf_counter() - started) * 1000
