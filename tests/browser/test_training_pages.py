"""Training pages in a real browser: on a phone, by keyboard, on paper, without scripts; and a pack without a server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cancu.graph import Graph
from cancu.packs import make
from cancu.site import Settings, Site

Open = Callable[..., Page]
KINDS = {
    "index": "tap-huan/", "session": "tap-huan/doi-kiem-tra-lien-nganh/", "pupils": "tap-huan/hoc-sinh-thcs/",
    "loudspeaker": "tap-huan/loa-thon-ap/", "awareness day": "tap-huan/ngay/ngay-30-7/",
    "since": "tap-huan/tu-buoi-truoc/mua-ban-nguoi/", "lines": "ho-tro/", "line": "ho-tro/tong-dai-111/", "packs": "tap-huan/mang-ve/",
}
SESSION = KINDS["session"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("javascript", [True, False])
def test_a_training_page_fits_a_phone_and_logs_no_error(kind: str, javascript: bool, visit: Open) -> None:
    page = visit(KINDS[kind], width=360, javascript=javascript)
    assert page.locator("h1").count() == 1
    if javascript:
        spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spill <= 0


def test_the_words_to_say_are_large_on_a_phone(visit: Open) -> None:
    page = visit(SESSION, width=360)
    size = page.locator(".cau-to .cau-chu").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 18


@pytest.mark.parametrize("javascript", [True, False])
def test_the_participants_view_hides_every_facilitators_note(javascript: bool, visit: Open) -> None:
    page = visit(SESSION, javascript=javascript)
    expect(page.locator(".ghi-chu-dan").first).to_be_visible()
    page.get_by_label("Người tham dự", exact=True).check()
    for note in page.locator(".nguoi-dan").all():
        expect(note).to_be_hidden()
    expect(page.get_by_role("heading", name="Điều cần nhớ")).to_be_visible()


def test_the_quiz_marks_itself_by_keyboard_and_stores_nothing(visit: Open) -> None:
    page = visit(SESSION)
    page.locator("#trac-nghiem").click()
    quiz = page.locator("section[aria-labelledby='trac-nghiem'] form")
    questions = quiz.locator("fieldset").all()
    for question in questions:
        expect(question.locator(".dap-an")).to_be_hidden()
        question.locator("input").first.focus()
        page.keyboard.press("Space")
        for _ in range("ABCD".index(question.get_attribute("data-dung") or "A")):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    quiz.get_by_role("button", name="Chấm").focus()
    page.keyboard.press("Enter")
    expect(quiz.locator("output")).to_have_text(f"Đúng {len(questions)} trên {len(questions)} câu.")
    expect(questions[0].locator(".dap-an")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    quiz.get_by_role("button", name="Làm lại").click()
    expect(quiz.locator("output")).to_have_text("")


def test_a_wrong_answer_is_told_with_its_article(visit: Open) -> None:
    page = visit(SESSION)
    page.locator("#trac-nghiem").click()
    question = page.locator("section[aria-labelledby='trac-nghiem'] fieldset").first
    wrong = next(x for x in "AB" if x != question.get_attribute("data-dung"))
    question.locator(f"input[value={wrong}]").check()
    page.locator("section[aria-labelledby='trac-nghiem']").get_by_role("button", name="Chấm").click()
    expect(question.locator(".ket-qua")).to_have_text("Chưa đúng")
    expect(question.locator(".dap-an a").first).to_have_attribute("href", re.compile("van-ban/"))


def test_without_scripts_the_answers_wait_in_a_fold(visit: Open) -> None:
    page = visit(SESSION, javascript=False)
    page.locator("#trac-nghiem").click()
    answer = page.locator("section[aria-labelledby='trac-nghiem'] .dap-an").first
    expect(answer.locator("p")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("p")).to_be_visible()
    expect(page.locator(".cham").first).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_folded_parts_print_unfolded(javascript: bool, visit: Open) -> None:
    page = visit(SESSION, javascript=javascript)
    page.emulate_media(media="print")
    fold = page.locator("section[aria-labelledby='thao-luan']")
    assert fold.locator("ol").evaluate("e => e.getBoundingClientRect().height") > 40
    expect(page.locator(".chon-vai")).to_be_hidden()


def test_the_index_filters_by_every_measure(visit: Open) -> None:
    page = visit("tap-huan/")
    items = page.locator(".ds-tai-lieu > li")
    every = items.count()
    for name, value in (("nguoi-nghe", "cha-me"), ("hinh-thuc", "phat-thanh"), ("chu-de", "mua-ban-nguoi"), ("thoi-luong", "duoi-15")):
        page.locator(f"select[name={name}]").select_option(value)
        shown = page.locator(".ds-tai-lieu > li:visible").count()
        assert 0 < shown < every, name
        page.locator(f"select[name={name}]").select_option("")
    page.locator("input[name=ra-soat]").fill("2026-01-01")
    expect(page.locator("form output")).to_have_text("0 tài liệu")


def test_without_scripts_the_index_still_lists_by_audience(visit: Open) -> None:
    page = visit("tap-huan/", javascript=False)
    expect(page.locator("[data-loc-tai-lieu]")).to_be_hidden()
    page.get_by_text("Cha mẹ, người chăm sóc trẻ (").click()
    expect(page.locator("details[open] a").first).to_be_visible()


def test_changes_since_a_day_step_aside_when_older(visit: Open) -> None:
    page = visit(KINDS["since"])
    rows = page.locator(".thay-doi > li")
    every = rows.count()
    page.locator("input[name=ngay]").fill("2025-07-01")
    left = page.locator(".thay-doi > li:visible").count()
    assert 0 < left < every
    expect(page.locator("form[data-tu-ngay] output")).to_have_text(f"{left} thay đổi sau ngày này.")


def test_without_scripts_every_change_is_listed(visit: Open) -> None:
    page = visit(KINDS["since"], javascript=False)
    expect(page.locator("form[data-tu-ngay]")).to_be_hidden()
    assert page.locator(".thay-doi > li:visible").count() == page.locator(".thay-doi > li").count() > 0


@pytest.fixture(scope="module")
def unpacked(site: Path, graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The parents' pack, on a disk."""
    settings = Settings(on=date(2026, 11, 22))
    pack = next(p for p in make(site, Site(graph, settings), {}) if p.id == "cha-me")
    target = tmp_path_factory.mktemp("the-nho")
    zipfile.ZipFile(io.BytesIO(pack.content)).extractall(target)
    return next(target.iterdir())


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800}, offline=True)
    yield context.new_page()
    context.close()


def test_a_pack_opens_from_a_folder_without_a_server(unpacked: Path, offline: Page) -> None:
    asked: list[str] = []
    errors: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.on("pageerror", lambda error: errors.append(str(error)))
    offline.goto((unpacked / "mo-trang-nay.html").as_uri())
    expect(offline.locator("body")).to_contain_text("Gói dựng ngày 22/11/2026")
    offline.get_by_role("link", name="Nghe con, giữ con an toàn").click()
    expect(offline.get_by_role("heading", level=1)).to_have_text("Nghe con, giữ con an toàn")
    offline.locator(".cau-to a").first.click()
    expect(offline.locator("h1")).to_be_visible()
    assert offline.url.startswith("file://")
    assert "/van-ban/" in offline.url
    assert all(url.startswith(("file:", "data:")) for url in asked), asked
    assert not errors


def test_the_search_of_a_pack_finds_and_opens_pages(unpacked: Path, offline: Page) -> None:
    offline.goto((unpacked / "mo-trang-nay.html").as_uri())
    offline.get_by_label("Tìm trong gói").fill("mua bán người")
    offline.get_by_role("button", name="Tìm").click()
    result = offline.locator("article a:has(mark)").first
    expect(result).to_be_visible(timeout=15000)
    result.click()
    expect(offline.locator("h1")).to_be_visible()
    assert offline.url.startswith("file://")


def test_no_page_of_a_pack_names_a_host_or_a_missing_file(unpacked: Path) -> None:
    missing = []
    for file in unpacked.rglob("*.html"):
        html = file.read_text("utf-8")
        assert not re.search(r"https?://", html), file
        for way in re.findall(r'\s(?:href|src|action)="([^"#?]+)', html):
            if not way.startswith(("tel:", "mailto:", "data:")) and not (file.parent / way).is_file():
                missing.append((file.name, way))
    assert not missing
