"""Without a network: what was opened opens again and says for which day, an audience's materials wait, a new build replaces the old.

The site stands below a folder, as on a project's pages of a forge.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from building import ROOT, run_build, served
from playwright.sync_api import Browser, BrowserContext, Page, expect

LAW = "van-ban/nd-282-2025-nd-cp/"
OTHER = "van-ban/nd-144-2021-nd-cp/"
SESSION = "tap-huan/cha-me/"
READY = "navigator.serviceWorker.ready.then((it) => it.active && it.active.state === 'activated')"
KEPT = "caches.open('can-cu-da-mo').then((cache) => cache.match(location.href.split(/[?#]/)[0])).then(Boolean)"


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy that a test may publish anew, below a folder."""
    return Path(shutil.copytree(published, tmp_path / "may-chu" / "kho"))


@pytest.fixture
def base(folder: Path) -> Iterator[str]:
    with served(folder.parent) as address:
        yield f"{address}kho/"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def until(page: Page, condition: str, argument: object = None) -> None:
    """Asks from outside: the site's policy lets no page evaluate words."""
    deadline = monotonic() + 12
    while not page.evaluate(condition, argument):
        assert monotonic() < deadline, condition
        sleep(0.05)


def opened(reader: BrowserContext, base: str, *paths: str) -> Page:
    """The pages opened one after the other, the worker at work."""
    page = reader.new_page()
    for path in paths:
        page.goto(base + path)
        until(page, READY)
        until(page, KEPT)
    return page


def test_an_opened_page_opens_again_and_says_for_which_day(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, LAW, "lich/")
    expect(page.locator("#ban-luu")).to_have_count(0)
    reader.set_offline(True)
    for path in (LAW, "lich/"):
        page.goto(base + path)
        expect(page.locator("#ban-luu")).to_have_text(
            "Bản lưu trong máy; tình trạng pháp lý tính cho ngày 22/11/2026. Có mạng thì tải lại trang để xem bản mới."
        )
    # The styles came along.
    assert page.locator(".md-header").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 83, 45)"
    page.goto(base + LAW + "?x=1#dieu-33")
    expect(page.locator("#dieu-33")).to_be_in_viewport()


def test_a_page_never_opened_leads_to_what_is_there(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, LAW)
    reader.set_offline(True)
    page.goto(base + OTHER)
    assert page.url.startswith(base + "ngoai-tuyen/?trang=van-ban")
    expect(page.locator("#trang-can")).to_be_visible()
    expect(page.locator("#da-luu-ds")).to_contain_text("Nghị định 282/2025/NĐ-CP tính cho ngày 22/11/2026")
    reader.set_offline(False)
    page.get_by_role("link", name="Thử lại").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nghị định 144/2021/NĐ-CP")


@pytest.mark.parametrize("hostile", ["//vi-du.example/", "https://vi-du.example/", "javascript:alert(1)", "../../khac/", "//"])
def test_the_way_back_leads_nowhere_else(hostile: str, reader: BrowserContext, base: str) -> None:
    page = reader.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{base}ngoai-tuyen/?trang={hostile}")
    expect(page.locator("#trang-can")).to_be_hidden()
    expect(page.locator("#da-luu-chua")).to_be_visible()
    assert errors == []


def _see_the_picture(page: Page) -> None:
    page.locator("img[src*='the-anh']").scroll_into_view_if_needed()
    until(page, "[...document.images].filter((i) => i.src.includes('the-anh')).every((i) => i.complete && i.naturalWidth > 0)")


def test_the_scripts_and_pictures_of_an_opened_page_open_again_with_it(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, "tap-huan/", SESSION)
    _see_the_picture(page)
    page.goto(base + "tim-kiem/?q=cha mẹ")
    until(page, KEPT)
    reader.set_offline(True)
    page.goto(base + SESSION)
    _see_the_picture(page)
    page.goto(base + "tim-kiem/?q=cha mẹ")
    # What the browser itself still has of the index may answer; else the page says what is missing.
    expect(page.locator("#tim-trang-thai")).to_contain_text(re.compile(r"Chưa tải được dữ liệu tìm kiếm|kết quả trên"), timeout=20_000)
    expect(page.locator("#tim-khong-chay")).to_have_count(0)


def test_of_two_copies_the_newer_one_is_shown(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, SESSION)
    page.evaluate("""async () => {
      const old = await (await caches.open('can-cu-da-mo')).match(location.href);
      const html = (await old.text()).replace(/id="ngay-tinh">[^<]*</, 'id="ngay-tinh">01/12/2099<');
      const headers = { 'content-type': 'text/html', date: 'Tue, 01 Dec 2099 00:00:00 GMT' };
      await (await caches.open('can-cu-giu-cha-me')).put(location.href, new Response(html, { headers }));
    }""")
    reader.set_offline(True)
    page.reload()
    expect(page.locator("#ban-luu")).to_contain_text("01/12/2099")


def test_what_is_kept_only_in_part_says_what_is_missing(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, "tap-huan/")
    page.evaluate("caches.open('can-cu-giu-cha-me').then((c) => c.put(location.href, new Response('')))")
    page.get_by_text("Giữ để đọc khi không có mạng").click()
    expect(page.locator(".giu li")).to_contain_text("còn thiếu")


def test_an_audience_s_materials_wait_with_their_law_and_handout(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, "tap-huan/")
    page.get_by_text("Giữ để đọc khi không có mạng").click()
    page.locator(".giu select").select_option("cha-me")
    page.locator(".giu [name=tep]").check()
    page.get_by_role("button", name="Giữ trong máy này").click()
    expect(page.locator(".giu output")).to_contain_text("mất mạng vẫn đọc được", timeout=30_000)
    expect(page.get_by_role("button", name="Bỏ bản giữ: Cha mẹ, người chăm sóc trẻ")).to_be_visible()
    reader.set_offline(True)
    page.goto(base + SESSION)
    expect(page.locator("#ban-luu")).to_contain_text("22/11/2026")
    with page.expect_response("**/to-phat-tay.pdf") as answer:
        page.get_by_role("link", name="Tờ phát tay").click()
    assert answer.value.ok
    assert answer.value.from_service_worker
    assert answer.value.headers["content-type"] == "application/pdf"
    page.goto(base + SESSION)
    page.locator(".cau-to a").first.click()
    expect(page.locator("#ban-luu")).to_contain_text("22/11/2026")


def test_the_reader_can_take_everything_off_the_device(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, LAW)
    page.goto(base + "ngoai-tuyen/")
    expect(page.locator("#da-luu-ds li").first).to_be_visible()
    page.get_by_role("button", name="Xóa mọi bản lưu").click()
    expect(page.locator("#da-luu-chua")).to_be_visible()
    reader.set_offline(True)
    page.goto(base + LAW)
    assert "ngoai-tuyen/" in page.url


def test_a_new_build_replaces_the_old_at_once(reader: BrowserContext, base: str, folder: Path) -> None:
    page = opened(reader, base, LAW)
    frames = page.evaluate("caches.keys()")
    done = run_build(ROOT, "--out", str(folder), CANCU_NGAY="2026-11-23", CANCU_COMMIT="moi")
    assert done.returncode == 0, done.stderr
    page.reload()
    expect(page.locator("#ngay-tinh")).to_have_text("23/11/2026")
    until(page, "(old) => caches.keys().then((now) => !now.includes(old))", next(f for f in frames if "khung" in f))
    assert len([name for name in page.evaluate("caches.keys()") if "khung" in name]) == 1
    until(page, KEPT)
    reader.set_offline(True)
    page.reload()
    expect(page.locator("#ban-luu")).to_contain_text("tính cho ngày 23/11/2026")


def test_only_the_last_pages_are_kept(reader: BrowserContext, base: str) -> None:
    page = opened(reader, base, "")
    page.evaluate(
        "async () => { const c = await caches.open('can-cu-da-mo'); for (let n = 0; n < 70; n += 1) await c.put(`/kho/x${n}/`, new Response('')); }"
    )
    page.goto(base + LAW)
    until(page, "caches.open('can-cu-da-mo').then((c) => c.keys()).then((k) => k.length === 60)")
    until(page, KEPT)


class Slow(SimpleHTTPRequestHandler):
    """Answers late once ``wait`` is set."""

    wait = 0.0

    def do_GET(self) -> None:
        sleep(type(self).wait)
        with suppress(BrokenPipeError, ConnectionResetError):
            super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def slow(published: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, directory=str(published)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    Slow.wait = 0.0
    server.shutdown()
    server.server_close()


def test_a_network_that_does_not_answer_gives_way_to_the_kept_copy(reader: BrowserContext, slow: str) -> None:
    page = opened(reader, slow, LAW)
    Slow.wait = 8.0
    started = monotonic()
    page.goto(slow + LAW, wait_until="commit", timeout=20_000)
    expect(page.locator("#ban-luu")).to_be_visible()
    assert 3.5 < monotonic() - started < 7.5
