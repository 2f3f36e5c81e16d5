"""The three journeys on a phone's width with the keyboard alone: every stop can be seen, the order is the page's, nothing jumps."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect
from reading_kinds import KINDS, RESULTS

Window = Callable[..., Page]
# Where the focus is: whether it shows, lies within the window, and nothing lies upon it.
STOP = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const box = on.getBoundingClientRect(), ring = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
  // WCAG 2.4.11: some of it lies on top.
  const covered = (e) => ![...e.getClientRects()].some((r) => [.1, .5, .9].some((x) => {
    const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height / 2);
    return top && (e.contains(top) || top.contains(e) && !top.matches('th'));
  }));
  const header = document.querySelector('.md-header').getBoundingClientRect();
  const inHeader = on.closest('.md-header, .nhay') !== null;
  return {
    name: on.getAttribute('aria-label') || on.innerText || on.value || on.name || on.id, tag: on.tagName,
    ring: ring(on) || (on.closest('form.tim-dau, label') !== null && ring(on.closest('form.tim-dau, label'))),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 && (inHeader || box.bottom > header.bottom + 4),
    covered: covered(on), x: box.left, y: box.top + scrollY, inHeader,
  };
}"""


class Hands:
    """Only keys; each stop is checked."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[dict[str, object]] = []

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def tab(self, key: str = "Tab") -> dict[str, object]:
        self.press(key)
        stop = self.page.evaluate(STOP)
        if stop:
            assert stop["ring"], f"the focus does not show on {stop['tag']} {stop['name']!r}"
            assert stop["seen"], f"the focus is out of sight on {stop['tag']} {stop['name']!r}"
            assert not stop["covered"], f"something lies upon the focus on {stop['tag']} {stop['name']!r}"
            self.stops.append(stop)
        return stop or {}

    def to(self, name: str, at_most: int = 60, key: str = "Tab") -> dict[str, object]:
        """On with the key until the stop's name holds the words."""
        for _ in range(at_most):
            stop = self.tab(key)
            if name in str(stop.get("name", "")):
                return stop
        pytest.fail(f"no way to {name!r} in {at_most} steps: {[stop['name'] for stop in self.stops]}")


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN", service_workers="block")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(home)
    yield page
    context.close()


def test_staff_find_the_basis_of_a_task(phone: Page) -> None:
    hands = Hands(phone)
    hands.to("Tới nội dung")
    hands.to("q")
    phone.keyboard.type("kiểm tra cơ sở karaoke", delay=5)
    hands.press("Enter")
    phone.wait_for_url("**/tim-kiem/**")
    phone.wait_for_selector(RESULTS)
    title = phone.locator("#ket-qua a.kq-ten[href*='/phan-cong/']").first.inner_text()
    hands = Hands(phone)
    hands.to(title, at_most=80)
    hands.press("Enter")
    phone.wait_for_url("**/phan-cong/**")
    hands = Hands(phone)
    hands.to("Căn cứ:")
    hands.press("Enter")
    expect(phone.locator("details.dua-tren[open]").first).to_be_visible()
    link = hands.to("Pháp lệnh Phòng, chống mại dâm")
    assert link["tag"] == "A"
    hands.press("Enter")
    phone.wait_for_url("**/van-ban/pl-10-2003-ubtvqh11/**")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()


def test_a_trainer_finds_a_session_and_its_handout(phone: Page) -> None:
    hands = Hands(phone)
    hands.to("Tuyên truyền\n")
    hands.press("Enter")
    phone.wait_for_url("**/tap-huan/")
    hands = Hands(phone)
    hands.to("Tất cả", at_most=40)
    phone.keyboard.type("Cha mẹ", delay=20)
    expect(phone.locator("form output").first).to_contain_text("tài liệu")
    hands.to("Nghe con, giữ con an toàn", at_most=40)
    hands.press("Enter")
    phone.wait_for_url("**/tap-huan/cha-me/")
    hands = Hands(phone)
    hands.to("Tờ phát tay")
    with phone.expect_request("**/to-phat-tay.pdf"):
        hands.press("Enter")


def test_a_reader_reports_a_mistake(phone: Page, home: str) -> None:
    phone.goto(home + KINDS["assignment"])
    hands = Hands(phone)
    # From the end of the page, as people do who look for such a link.
    hands.to("Báo lỗi", at_most=12, key="Shift+Tab")
    address = phone.evaluate("document.activeElement.href")
    assert address.startswith("https://github.com/vi-du/can-cu/issues/new?template=bao-loi.yml")
    assert "trang=docs%2Fphan-cong%2Fkh-ke-sat-2026%2Fcong-an-xa.md" in address
    hands.to("Sửa trang này", at_most=2, key="Shift+Tab")


def test_the_sections_open_and_close_by_key(phone: Page) -> None:
    hands = Hands(phone)
    hands.to("Các phần của trang", at_most=3)
    hands.press("Enter")
    hands.to("Phân công", at_most=12)
    hands.press("Escape")
    expect(phone.locator(".ngan")).not_to_have_attribute("open", "")
    assert phone.evaluate("document.activeElement.matches('.ngan > summary')")
    hands.press("Enter")
    hands.to("Phân công", at_most=12)
    hands.press("Enter")
    phone.wait_for_url("**/phan-cong/")


def test_leaving_the_sections_closes_them(phone: Page) -> None:
    hands = Hands(phone)
    hands.to("Các phần của trang", at_most=3)
    hands.press("Enter")
    for _ in range(30):
        hands.tab()
        if not phone.evaluate("Boolean(document.activeElement.closest('.ngan'))"):
            break
    expect(phone.locator(".ngan")).not_to_have_attribute("open", "")


def test_results_never_take_the_focus(phone: Page, home: str) -> None:
    phone.goto(home + "tim-kiem/")
    box = phone.locator("#tim-q")
    box.focus()
    phone.keyboard.type("karaoke", delay=5)
    phone.keyboard.press("Enter")
    phone.wait_for_selector(RESULTS)
    expect(box).to_be_focused()
    phone.locator("#tim-loc > summary").focus()
    phone.keyboard.press("Enter")
    kinds = phone.locator("details[data-loc='kind'] > summary")
    kinds.focus()
    phone.keyboard.press("Enter")
    first = phone.locator("details[data-loc='kind'] input").first
    first.focus()
    phone.keyboard.press("Space")
    phone.wait_for_url("**loai=**")
    phone.wait_for_selector(RESULTS)
    assert phone.evaluate("document.activeElement.matches('details[data-loc=kind] input:checked')")


@pytest.mark.parametrize("kind", ["front page", "instrument", "assignment", "session", "calendar", "matrix", "results", "bases", "draft"])
def test_the_focus_shows_at_every_stop_and_goes_down_the_page(kind: str, window: Window) -> None:
    page = window(KINDS[kind], 360)
    hands = Hands(page)
    for _ in range(70):
        if not hands.tab():
            break
    column = [stop for stop in hands.stops if not stop["inHeader"]]
    # The order is that of reading: no stop lies far above the one before it (lists in columns go up a little).
    for before, after in pairwise(column):
        assert float(str(after["y"])) > float(str(before["y"])) - 400, (before["name"], after["name"])
    assert [stop["name"] for stop in hands.stops[:1]] == ["Tới nội dung"]


@pytest.mark.parametrize(("kind", "width"), [("matrix", 360), ("matrix", 1280), ("assignment", 360), ("bases", 360)])
def test_going_backwards_nothing_lies_upon_the_focus(kind: str, width: int, window: Window) -> None:
    page = window(KINDS[kind], width)
    page.locator("main a").last.focus()
    hands = Hands(page)
    for _ in range(90):
        if not hands.tab("Shift+Tab"):
            break
    assert len(hands.stops) > 20


def slow_3g(page: Page) -> CDPSession:
    line: CDPSession = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000})
    return line


def test_the_search_answers_on_a_slow_line(phone: Page, compressed: str, record_property: Callable[[str, object], None]) -> None:
    """400 ms and 400 kbit/s: from the address to the first result, nothing in the cache."""
    slow_3g(phone)
    phone.goto(compressed + "tim-kiem/?q=kiểm tra cơ sở karaoke", wait_until="commit")
    phone.wait_for_selector(RESULTS, timeout=40_000)
    cold = phone.evaluate("performance.now()")
    box = phone.locator("#tim-q")
    box.focus()
    box.press("Control+a")
    phone.keyboard.type("nghị định 282")
    started = phone.evaluate("performance.now()")
    phone.keyboard.press("Enter")
    expect(phone.locator(RESULTS).first).to_contain_text("282/2025", timeout=40_000)
    warm = phone.evaluate("performance.now()") - started
    record_property("first result, s", round(cold / 1000, 2))
    record_property("next result, s", round(warm / 1000, 2))
    logging.getLogger(__name__).info("slow 3G: first result %.1f s, the next query %.1f s", cold / 1000, warm / 1000)
    assert cold < 15_000
    assert warm < 8_000
