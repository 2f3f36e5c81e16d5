"""The search page and the box in a real browser: a phone, the keyboard alone, a slow line, a folder without a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import browser as chrome
import pytest
from playwright.sync_api import Browser, Page, expect
from server import Log, serve

from cancu import search
from cancu.load import Library
from cancu.pages import Renderer, render
from cancu.search import client
from cancu.site import Settings, Site

FIRST = "#ket-qua[aria-busy='false'] > li"


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    return browser


@pytest.fixture(scope="session")
def pages_folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = Site.of(library, Settings(on=date(2026, 11, 22)))
    pages = render(Renderer(own))
    return chrome.write(tmp_path_factory.mktemp("tim") / "site", pages, search.assets(own, pages), client.SOURCES)


@pytest.fixture(scope="session")
def log() -> Log:
    return Log()


@pytest.fixture(scope="session")
def base(pages_folder: Path, log: Log) -> Iterator[str]:
    with serve(pages_folder, log) as address:
        yield address


Open = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Open]:
    """A page in a fresh window of a phone; what it logs as an error fails the test."""
    contexts, errors = [], []

    def go(path: str, *, javascript: bool = True, address: str = base) -> Page:
        context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert errors == []


def test_a_shared_address_shows_its_results(visit: Open) -> None:
    page = visit("tim-kiem/?q=điều 33 nghị định 282")
    page.wait_for_selector(FIRST)
    link = page.locator("#ket-qua > li").first.locator("a").first
    assert link.get_attribute("href", timeout=2000).endswith("van-ban/nd-282-2025-nd-cp/#dieu-33")
    expect(page.locator("#tim-trang-thai")).to_contain_text("kết quả")
    expect(page.locator("#ket-qua > li").first).to_contain_text("Còn hiệu lực")


def test_a_dead_document_is_found_and_marked_dead(visit: Open) -> None:
    page = visit("tim-kiem/?q=144/2021/NĐ-CP")
    page.wait_for_selector(FIRST)
    expect(page.locator("#ket-qua > li").first).to_contain_text("Hết hiệu lực")
    expect(page.locator("#ket-qua > li").nth(1)).to_contain_text("282/2025/NĐ-CP")


def test_a_question_is_answered_with_lead_and_basis(visit: Open) -> None:
    page = visit("tim-kiem/?q=căn cứ pháp lý tuyên truyền trong trường học")
    page.wait_for_selector(FIRST)
    first = page.locator("#ket-qua > li").first
    expect(first).to_contain_text("Trả lời")
    expect(first).to_contain_text("Căn cứ: Điều 12 Pháp lệnh")


def test_matched_words_are_marked_and_keep_their_marks(visit: Open) -> None:
    page = visit("tim-kiem/?q=hoa nhap cong dong")
    page.wait_for_selector(FIRST)
    assert any("hòa nhập cộng đồng" in text.lower() for text in page.locator("#ket-qua mark").all_inner_texts())


def test_filters_combine_stand_in_the_address_and_undo_with_back(visit: Open) -> None:
    page = visit("tim-kiem/?q=tuyên truyền")
    page.wait_for_selector(FIRST)
    before = page.inner_text("#tim-trang-thai")
    page.click("#tim-loc > summary")
    page.click("details[data-loc='kind'] > summary")
    page.check("details[data-loc='kind'] input[data-gia-tri='Nhiệm vụ']")
    page.wait_for_url("**loai=**")
    expect(page.locator("#tim-trang-thai")).not_to_have_text(before)
    page.click("details[data-loc='place'] > summary")
    page.check("details[data-loc='place'] input >> nth=0")
    page.wait_for_url("**dia-ban=**")
    assert "loai=" in page.url
    page.go_back()
    page.go_back()
    expect(page.locator("#tim-trang-thai")).to_have_text(before)


def test_nothing_is_fetched_before_somebody_types(visit: Open, log: Log) -> None:
    log.clear()
    page = visit("tim-kiem/")
    page.wait_for_load_state("networkidle")
    page.focus("#tim-q")
    page.wait_for_timeout(300)
    assert log.of("/tim-kiem/chi-muc/") == (0, 0)
    page.keyboard.type("karaoke")
    page.wait_for_selector(".tim-goi-y li")
    assert log.of("/tim-kiem/chi-muc/")[0] > 0


def test_the_first_result_costs_no_more_than_the_bar(visit: Open, log: Log) -> None:
    for query in ("ai chủ trì kiểm tra cơ sở karaoke", "732/QĐ-TTg", "công an xã làm gì", "maij daam"):
        log.clear()
        visit(f"tim-kiem/?q={query}").wait_for_selector(FIRST)
        requests, size = log.of(*chrome.OWN)
        assert size <= 150_000, query
        assert requests <= 12, query


def test_the_box_works_with_the_keyboard_alone(visit: Open) -> None:
    page = visit("tim-kiem/")
    page.keyboard.press("/")
    expect(page.locator("#tim-q")).to_be_focused()
    page.keyboard.type("công an x")
    page.wait_for_selector(".tim-goi-y[data-cua='công an x']:not([hidden]) li")
    expect(page.locator("#tim-q")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#tim-q", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true"
    expect(page.locator("#tim-q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".tim-goi-y").first).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    page.wait_for_selector(FIRST)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.kq-ten')"):
            break
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_an_arrow_and_enter_open_a_suggested_page(visit: Open) -> None:
    page = visit("tim-kiem/")
    page.focus("#tim-q")
    page.keyboard.type("732/QĐ-TTg")
    page.wait_for_selector(".tim-goi-y[data-cua='732/QĐ-TTg']:not([hidden]) li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/qd-732-qd-ttg-2026/")


def test_a_touch_opens_a_suggested_page(visit: Open) -> None:
    page = visit("tim-kiem/")
    page.focus("#tim-q")
    page.keyboard.type("pháp lệnh 10")
    page.locator(".tim-goi-y:not([hidden]) li a").first.click()
    page.wait_for_url("**/van-ban/pl-10-2003-ubtvqh11/")


def test_no_result_is_never_blank(visit: Open) -> None:
    page = visit("tim-kiem/?q=zzqqxx wwvvk")
    expect(page.locator("#tim-trang-thai")).to_have_text("Không có kết quả.")
    expect(page.locator("main")).to_contain_text("Hoặc mở danh mục")


def test_a_repaired_query_says_so(visit: Open) -> None:
    page = visit("tim-kiem/?q=mai dma")
    page.wait_for_selector(FIRST)
    expect(page.locator("#tim-hieu")).to_contain_text("“dma” thành “dâm”")


def test_a_query_never_becomes_markup(visit: Open) -> None:
    page = visit("tim-kiem/?q=<img src=x onerror=alert(1)> mại dâm <b>")
    page.wait_for_selector(FIRST)
    assert page.locator("main img, #ket-qua b, #tim-hieu b").count() == 0


def test_without_scripts_the_form_leads_to_the_indexes(visit: Open) -> None:
    page = visit("tim-kiem/", javascript=False)
    assert page.get_attribute("#tim-o", "action") == "./"
    expect(page.locator("main")).to_contain_text("đang không chạy được")
    assert page.locator("main a[href='../phan-cong/']").count() == 1


def test_no_result_is_wider_than_the_phone(visit: Open) -> None:
    page = visit("tim-kiem/?q=mua dâm bị phạt bao nhiêu")
    page.wait_for_selector(FIRST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_more_results_are_added_below_those_shown(visit: Open) -> None:
    page = visit("tim-kiem/?q=tuyên truyền")
    page.wait_for_selector(FIRST)
    before = page.locator("#ket-qua > li > a").all_inner_texts()
    page.click("#tim-them")
    # Scrolling to the button may add some by itself.
    expect(page.locator("#ket-qua > li").nth(9)).to_be_attached()
    assert page.locator("#ket-qua > li > a").all_inner_texts()[: len(before)] == before


def test_it_works_from_a_folder_without_a_server(visit: Open, pages_folder: Path) -> None:
    page = visit("tim-kiem/index.html?q=đội 178", address=pages_folder.as_uri() + "/")
    page.wait_for_selector(FIRST)
    href = page.locator("#ket-qua > li a").first.evaluate("(link) => link.href")
    assert "index.html" in href
    page.goto(href)
    expect(page.locator("h1")).to_be_visible()


def test_a_slow_line_still_gets_its_result(chromium: Browser, base: str) -> None:
    """Slow 3G as browsers emulate it: 50 KB a second, 400 ms there and back."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000})
    page.goto(f"{base}tim-kiem/?q=công an xã làm gì")
    page.wait_for_selector(FIRST, timeout=20_000)
    context.close()
