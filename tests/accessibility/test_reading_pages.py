"""What every page keeps for whoever reads it: reflow, sizes, headings, tables, names, stillness, paper, day."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from reading_kinds import KINDS

Window = Callable[..., Page]
SPILL = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('main details, .muc-luc').forEach((box) => { box.open = true; })"
# Controls that stand by themselves; links within a sentence are exempt (WCAG 2.5.8).
SMALL = """() => [...document.querySelectorAll('button, summary, select, input:not([type=hidden]), .ngan a, .the-chinh a, .muc-luc a, .nhan a, ul.cua a, .tai-ve a')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.an'))
  .map((e) => ({ e, box: (e.matches('input[type=checkbox], input[type=radio]') ? e.closest('label') || e : e).getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.height < 23.9 || box.width < 23.9)).map(({ e, box }) => `${e.outerHTML.slice(0, 90)} ${box.width}×${box.height}`)"""
LEVELS = "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].filter((h) => !h.closest('[hidden]')).map((h) => Number(h.tagName[1]))"
TABLES = """[...document.querySelectorAll('main table')].filter((t) => !t.querySelector('th[scope], thead th') || [...t.querySelectorAll('tbody th:not([scope])')].length).map((t) => t.outerHTML.slice(0, 120))"""
# The spacing a reader may ask for (WCAG 1.4.12).
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
# Boxes that hide what spills out of them, with text taller or wider than they are.
CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')].filter((e) => {
  if (!e.checkVisibility() || e.closest('.an, .nhay, svg, thead') || !e.innerText) return false;
  const s = getComputedStyle(e);
  return [s.overflowX, s.overflowY].some((o) => o === 'hidden' || o === 'clip') && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
}).map((e) => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reflows(kind: str, window: Window) -> None:
    """320 px, and 640 px: a desktop of 1280 px at 200 %."""
    page = window(KINDS[kind], 320)
    page.evaluate(UNFOLD)
    assert page.evaluate(SPILL) <= 0
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate(SPILL) <= 0
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate("(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACING)
    assert page.evaluate(SPILL) <= 0
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_pressed_is_large_enough(kind: str, window: Window) -> None:
    page = window(KINDS[kind], 360)
    page.evaluate(UNFOLD)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_step_by_step_and_tables_have_headers(kind: str, window: Window) -> None:
    page = window(KINDS[kind], 1280)
    levels = page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert page.evaluate(TABLES) == []
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_the_frame_is_named_for_those_who_hear_it(window: Window) -> None:
    page = window("van-ban/", 360)
    expect(page.locator("header")).to_match_aria_snapshot("""
- banner:
  - group
  - link "Trang chủ Căn cứ"
  - search "Tìm ở đầu trang":
    - text: Tìm trong trang
    - combobox "Tìm trong trang"
    - button "Tìm"
  - button "Nền tối"
""")
    page.locator(".ngan > summary").click()
    expect(page.get_by_role("navigation", name="Các phần của trang")).to_be_visible()
    expect(page.get_by_role("link", name="Tới nội dung")).to_have_attribute("href", "#noi-dung")
    wide = window("van-ban/", 1280)
    expect(wide.get_by_role("navigation", name="Mục chính").get_by_role("link", name="Tra căn cứ")).to_have_attribute("aria-current", "true")
    expect(wide.get_by_role("navigation", name="Đường dẫn")).to_be_visible()


def test_the_search_is_named_for_those_who_hear_it(window: Window) -> None:
    page = window(KINDS["results"], 1280)
    expect(page.get_by_role("status").filter(has_text="kết quả trên")).to_be_visible()
    expect(page.get_by_role("combobox", name="Tìm nhiệm vụ, văn bản, cơ quan")).to_have_value("karaoke")
    expect(page.get_by_role("list", name="Kết quả")).to_be_visible()
    page.evaluate(UNFOLD)
    choice = page.get_by_role("checkbox").first
    expect(choice).to_have_accessible_name(choice.locator("xpath=..").inner_text().strip())
    box = page.get_by_role("combobox", name="Tìm trong trang")
    box.press_sequentially("tuyên truyền")
    expect(page.get_by_role("listbox", name="Gợi ý tìm kiếm")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Dùng phím mũi tên")).to_have_count(1)


def test_the_switch_of_day_and_night_says_how_it_stands(window: Window) -> None:
    page = window("lich/", 1280, "dark")
    switch = page.get_by_role("button", name="Nền tối")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.press("Enter")


@pytest.mark.parametrize("kind", ["front page", "instrument", "session", "results", "empty search"])
def test_nothing_moves_for_those_who_asked_for_stillness(kind: str, browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    page.goto(home + KINDS[kind])
    moving = page.evaluate("document.getAnimations().length + [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none').length")
    assert moving == 0
    context.close()


def test_every_page_says_for_which_day_its_law_was_checked(published: Path) -> None:
    without = [file for file in published.rglob("*.html") if 'id="ngay-tinh">22/11/2026<' not in file.read_text("utf-8")]
    assert without == []


@pytest.mark.parametrize("kind", ["instrument", "assignment", "session", "matrix", "terms"])
def test_paper_carries_the_day_and_no_frame(kind: str, window: Window) -> None:
    page = window(KINDS[kind], 1280)
    page.emulate_media(media="print")
    for selector in ("header.md-header", ".the-chinh", ".muc-luc", ".nhay", ".sua-trang"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    expect(page.locator("#ngay-tinh")).to_be_visible()
    page.emulate_media(media="screen")


# What would be cut off on paper: boxes that scroll, or hide what does not fit.
CUT = """() => [...document.querySelectorAll('main *')].filter((e) => {
  const s = getComputedStyle(e);
  return e.offsetParent && /auto|scroll|hidden|clip/.test(s.overflowY) && e.clientHeight > 40 && e.scrollHeight > e.clientHeight + 2;
}).map((e) => e.className || e.tagName)"""


@pytest.mark.parametrize("kind", ["plan", "matrix", "draft", "session", "instrument", "long assignment", "training", "calendar"])
def test_on_paper_nothing_is_cut_or_folded(kind: str, window: Window) -> None:
    page = window(KINDS[kind], 1280)
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    folded = page.locator("main details:not([open]) > :not(summary, .nut, form, .khong-in)").all()
    assert [e.inner_text()[:40] for e in folded if e.evaluate("e => getComputedStyle(e).display") == "none"] == []
    page.emulate_media(media="screen")


def test_the_times_of_a_law_differ_on_paper_without_colour(window: Window) -> None:
    page = window(KINDS["dead instrument"], 1280)
    page.emulate_media(media="print")
    looks = page.locator("svg.tg rect").evaluate_all("all => all.map((e) => { const s = getComputedStyle(e); return `${s.fill} ${s.strokeDasharray}`; })")
    page.emulate_media(media="screen")
    assert len(looks) >= 2
    assert len(set(looks)) == len(looks)


def test_without_scripts_no_dead_button_is_offered(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, service_workers="block")
    page = context.new_page()
    for path in (KINDS["instrument"], KINDS["bases"], KINDS["session"], KINDS["assignment"]):
        page.goto(home + path)
        assert [b.inner_text() or b.get_attribute("aria-label") for b in page.locator("button:visible:not([type=submit])").all()] == [], path
    page.goto(home + KINDS["bases"])
    assert re.search(r"<noscript>.*bôi đen các dòng cần dùng rồi sao chép.*</noscript>", page.content())
    assert page.locator("input[type=checkbox]:visible").count() == 0
    context.close()


# How high the ink of some letters is, and how far apart the lines are, both in pixels.
INK = """(tag) => {
  const e = document.querySelector(`main ${tag}`), s = getComputedStyle(e), pen = document.createElement('canvas').getContext('2d');
  pen.font = `${s.fontWeight} ${s.fontSize} ${s.fontFamily}`;
  const m = pen.measureText('ỄỘỮẶỖẪgjpqỵ');
  return [m.actualBoundingBoxAscent + m.actualBoundingBoxDescent, parseFloat(s.lineHeight)];
}"""


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "p", "li", "td", "summary"])
def test_capitals_with_two_marks_touch_no_other_line(tag: str, window: Window) -> None:
    """Ễ Ộ Ữ Ặ above, g j p ỵ below: the ink of a line lies within it."""
    page = window(KINDS["plan"], 360)
    if not page.locator(f"main {tag}").count():
        page = window(KINDS["session"], 360)
    ink, line = page.evaluate(INK, tag)
    assert 0 < ink <= line
