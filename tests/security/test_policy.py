"""What servers are told to say, and that the site works under it and asks nobody else for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from security.hosting import hosted, rules, sent
from security.trap import TRAP
from security.walk import kinds, use

from cancu.exports.headers import HEADERS, OPEN, OPEN_FOLDERS, POLICY
from cancu.pages.search import STARTER

# The reader's own choices, kept by the reader's own browser: day or night.
SETTINGS = {"nen"}
# Pages the reader opened or asked to keep, for when there is no network.
KEPT = "can-cu-"
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_VIOLATIONS = "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`));"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with hosted(site) as url:
        yield url


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.add_init_script(_VIOLATIONS)
    yield context
    context.close()


def directives(policy: str) -> dict[str, set[str]]:
    return {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}


def test_every_page_carries_the_policy_before_anything_it_loads(site: Path) -> None:
    ours = directives(POLICY)
    for page in [*site.rglob("*.html")]:
        html = page.read_text("utf-8")
        found = _META.search(html)
        assert found, page
        assert not re.search(r"<(?:script|link|style|img)\b", html[: found.start()]), page
        stated = directives(found[1])
        # A page of its own making (an old address) may be stricter, never looser.
        assert all(sources <= ours.get(name, ours["default-src"]) for name, sources in stated.items()), page
        assert stated == ours or "http-equiv=\"refresh\"" in html, page


def test_the_policy_allows_one_named_inline_script_and_no_other_host() -> None:
    ours = directives(POLICY)
    assert ours["default-src"] == {"'none'"}
    assert ours["base-uri"] == {"'none'"}
    assert not re.search(r"unsafe|https?:|\*|blob:", POLICY)
    assert [name for name, sources in ours.items() if "data:" in sources] == ["img-src"]
    named = base64.b64encode(hashlib.sha256(STARTER.encode()).digest()).decode()
    assert ours["script-src"] == {"'self'", f"'sha256-{named}'"}


def test_no_page_has_an_inline_script_or_style_but_the_one_the_policy_names(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for tag, inner in re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL):
            known = page == site / "tim-kiem/index.html" and (tag, inner) == ("", STARTER)
            assert known or 'type="application/ld+json"' in tag or ('src="' in tag and not inner.strip()), page
        assert not re.search(r"<style\b|<[^>]*\sstyle=\"|<[^>]*\son[a-z]+=\"", html), page


def test_the_header_is_the_meta_and_what_a_meta_cannot_say(site: Path) -> None:
    meta = _META.search((site / "index.html").read_text("utf-8"))
    assert meta
    assert meta[1] == POLICY
    header = directives(HEADERS["Content-Security-Policy"])
    assert header == directives(POLICY) | {"frame-ancestors": {"'none'"}}


def test_all_header_files_say_the_same(site: Path) -> None:
    netlify = rules((site / "_headers").read_text("utf-8"))
    assert dict(sent("/van-ban/", netlify)) == HEADERS
    assert dict(sent("/du-lieu/van-ban.json", netlify)) == HEADERS | OPEN
    nginx = (site / "may-chu/nginx.conf").read_text("utf-8")
    assert dict(re.findall(r'^add_header (\S+) "(.*)" always;$', nginx, re.MULTILINE)) == HEADERS
    apache = (site / "may-chu/apache.htaccess").read_text("utf-8")
    assert dict(re.findall(r'^  Header always set (\S+) "(.*)"$', apache, re.MULTILINE)) == HEADERS
    cloud = json.loads((site / "may-chu/cloudfront.json").read_text("utf-8"))
    own = cloud["SecurityHeadersConfig"]
    assert own["ContentSecurityPolicy"]["ContentSecurityPolicy"] == HEADERS["Content-Security-Policy"]
    assert own["ReferrerPolicy"]["ReferrerPolicy"] == HEADERS["Referrer-Policy"]
    items = {item["Header"]: item["Value"] for item in cloud["CustomHeadersConfig"]["Items"]}
    assert items.items() <= HEADERS.items()
    assert len(items) == cloud["CustomHeadersConfig"]["Quantity"] == len(HEADERS) - 4
    for folder in OPEN_FOLDERS:
        assert (site / folder).is_dir(), folder


def test_a_real_nginx_says_it_on_every_answer(site: Path, tmp_path: Path) -> None:
    if not shutil.which("nginx"):
        pytest.skip("không có nginx")
    port = 18643
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; include /etc/nginx/mime.types; server {{ listen 127.0.0.1:{port}; root {site}; include {site}/may-chu/nginx.conf; }} }}\n",
        "utf-8",
    )
    server = subprocess.Popen(["nginx", "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        for path, code in (("", 200), ("van-ban/", 200), ("du-lieu/van-ban.json", 200), ("khong-co/", 404)):
            status, headers = answered(f"http://127.0.0.1:{port}/{path}")
            assert status == code
            assert headers.items() >= HEADERS.items(), path
            assert headers.get("Access-Control-Allow-Origin") == ("*" if path.startswith("du-lieu") else None)
    finally:
        server.terminate()
        server.wait(10)


def answered(url: str) -> tuple[int, dict[str, str]]:
    for _ in range(50):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status, dict(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(url)


@pytest.mark.browser
def test_nothing_leaves_the_site_and_nothing_is_kept_but_the_readers_settings(site: Path, address: str, window: BrowserContext) -> None:
    asked: set[str] = set()
    errors: list[str] = []
    window.on("request", lambda request: asked.add(request.url))
    page = window.new_page()
    page.on("console", lambda message: errors.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    chosen = kinds(site, each=1)
    assert len({url.partition("/")[0] for url in chosen}) >= 18
    for url in chosen:
        page.goto(address + url)
        use(page, "công an xã")
        errors += [f"{url}: {line}" for line in page.evaluate("window.refused")]
    # Suggestions, indexes and what the worker keeps come a little later.
    page.goto(address + "tim-kiem/?q=công an xã")
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not errors, errors[:10]
    outside = sorted(url for url in asked if not url.startswith((address, "data:image/svg+xml", f"blob:{address}")))
    assert not outside, outside
    assert any("tim-kiem/chi-muc/" in url for url in asked), "the walk never searched"
    assert not window.cookies()
    stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert set(stored) <= SETTINGS
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert all(name.startswith(KEPT) for name in page.evaluate("caches.keys()"))


def test_no_script_of_the_site_names_another_host(site: Path) -> None:
    # Names of formats are no addresses anyone asks.
    formats = re.compile(r"https?://(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org)/")
    for script in site.rglob("*.js"):
        if "chi-muc" not in script.parts or script.name == "may.js":
            bare = formats.sub("", script.read_text("utf-8"))
            assert not re.search(r"https?://\w|[\"'`]//\w", bare), script


@pytest.mark.browser
def test_search_filters_and_the_theme_work_under_the_headers(address: str, window: BrowserContext) -> None:
    page = window.new_page()
    page.goto(address + "van-ban/")
    page.locator("[data-nen]:is(button)").first.click()
    chosen = page.locator("html").get_attribute("data-nen")
    page.reload()
    assert page.locator("html").get_attribute("data-nen") == chosen
    shown = page.locator("[data-loc-duoc] > :not([hidden])")
    before = shown.count()
    page.locator("[data-loc]").first.fill("nghi dinh 282")
    assert 0 < shown.count() < before
    page.goto(address + "tim-kiem/?q=kiểm tra cơ sở")
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    page.evaluate("document.querySelectorAll('#tim-loc, #tim-loc details').forEach((box) => { box.open = true; })")
    page.locator("#tim-loc input").first.check()
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    assert not page.evaluate("window.refused")


@pytest.mark.browser
def test_what_slips_into_a_page_is_stopped_by_the_policy(address: str, window: BrowserContext) -> None:
    window.add_init_script(TRAP)
    page = window.new_page()
    slipped = '<img src=x onerror="xss(1)"><script>xss(2)</script><svg onload="xss(3)"></svg><a id="thu" href="javascript:xss(4)">x</a><iframe srcdoc="<script>parent.xss(5)</script>"></iframe><style>body{color:red}</style><form id="ra" action="https://noi-khac.example/"><input name="q"></form><base href="https://noi-khac.example/"><link rel="stylesheet" href="https://noi-khac.example/x.css"><script src="https://noi-khac.example/x.js"></script>'
    gone: list[str] = []
    window.on("requestfinished", lambda request: gone.append(request.url))

    def with_it(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{slipped}</main>"))

    page.route(f"{address}van-ban/", with_it)
    page.goto(address + "van-ban/")
    page.locator("#thu").click()
    page.evaluate("document.getElementById('ra').submit()")
    page.wait_for_timeout(300)
    assert page.url == address + "van-ban/"
    assert page.evaluate("window.ran") == []
    refused = " ".join(page.evaluate("window.refused"))
    for name in ("script-src-attr", "script-src-elem", "style-src-elem", "base-uri"):
        assert name in refused, refused
    assert not [url for url in gone if "noi-khac" in url]


@pytest.mark.browser
def test_no_other_site_can_put_a_page_into_a_frame(address: str, window: BrowserContext) -> None:
    page: Page = window.new_page()
    page.route("http://ke-khac.example/", lambda route: route.fulfill(content_type="text/html", body=f'<iframe src="{address}"></iframe>'))
    page.goto("http://ke-khac.example/")
    page.wait_for_timeout(500)
    assert len(page.frames) == 2
    assert page.frames[1].url.startswith("chrome-error:"), page.frames[1].url


def test_a_search_in_the_address_starts_one_engine_and_no_query_starts_none(window: BrowserContext, address: str) -> None:
    page = window.new_page()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}tim-kiem/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "chi-muc" in url] == []
    page.goto(f"{address}tim-kiem/?q=karaoke")
    page.wait_for_selector("#ket-qua[aria-busy='false'] > li")
    assert len(page.workers) == 1
    assert page.evaluate("window.refused") == []
    page.fill("#tim-q", "đội 178")
    page.press("#tim-q", "Enter")
    page.wait_for_url("**178**")
    page.wait_for_selector("#ket-qua[aria-busy='false'] > li")
    assert len(page.workers) == 1
