"""Bases ticked on several pages of a long list: copied together, in the order of the list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from building import ROOT, served
from playwright.sync_api import Browser, Page

from cancu.load import load
from cancu.pages import Renderer, bases
from cancu.pages.paging import Limits
from cancu.site import Settings, Site

FRAME = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><body>{body}<script src="/assets/can-cu.js"></script>{scripts}'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("chon")
    write(root, Limits(page=120))
    with served(root) as url:
        yield url


def write(root: Path, limits: Limits) -> None:
    shutil.copytree(ROOT / "docs/assets", root / "assets")
    renderer = Renderer(Site.of(load(ROOT), Settings(on=date(2026, 11, 22))), limits)
    for made in bases.pages(renderer):
        file = root / made.url / "index.html"
        file.parent.mkdir(parents=True)
        scripts = "".join(f'<script src="/{script}"></script>' for script in made.scripts)
        file.write_text(FRAME.format(body=made.body, scripts=scripts), "utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def tick(page: Page, nth: int) -> str:
    page.locator("form > section:not(:has(h2:text('Đã tích'))) input[name='can-cu']").nth(nth).check()
    return page.locator("form > section:not(:has(h2:text('Đã tích'))) .can-cu-chu").nth(nth).inner_text()


def chosen(page: Page) -> list[str]:
    return page.locator("#vung-da-chon p").all_inner_texts()


def test_what_is_ticked_goes_along_and_keeps_the_order_of_the_list(address: str, page: Page) -> None:
    page.goto(f"{address}can-cu/trang-2/")
    second = tick(page, 1)
    page.locator(".trang-so a[rel='next']").click()
    page.wait_for_url("**/trang-3/#*")
    page.locator("#vung-da-chon p").first.wait_for()
    third = tick(page, 0)
    assert chosen(page) == [second, third]
    page.locator(".trang-so a[rel='prev']").click()
    page.locator(".trang-so a[rel='prev']").click()
    page.wait_for_url("**/can-cu/#*")
    page.locator("#vung-da-chon p").nth(1).wait_for()
    first = tick(page, 2)
    assert chosen(page) == [first, second, third]


def test_a_line_of_another_page_can_be_unticked_here(address: str, page: Page) -> None:
    page.goto(f"{address}can-cu/")
    first = tick(page, 0)
    page.locator(".trang-so a[rel='next']").click()
    page.locator("#vung-da-chon p").first.wait_for()
    assert chosen(page) == [first]
    page.locator("form section:has(h2:text('Đã tích ở trang trước')) input").uncheck()
    assert chosen(page) == []
    assert "#" not in page.locator(".trang-so a[rel='next']").get_attribute("href")  # type: ignore[operator]  # it has one


def test_nothing_is_stored_and_a_forged_address_does_nothing(address: str, page: Page) -> None:
    page.goto(f"{address}can-cu/#tich=1:khong-co,99:x,2:<img>,../x:y")
    page.wait_for_timeout(300)
    assert page.locator("form input:checked").count() == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_lines_are_copied_by_rank_in_whatever_part_of_the_page_they_stand(tmp_path: Path, page: Page) -> None:
    """A law whose day is not known stands apart, below the decrees; the paragraphs have it above them."""
    write(tmp_path, Limits())
    with served(tmp_path) as url:
        page.goto(f"{url}can-cu/")
        for name in ("nd-178-2004-nd-cp", "luat-56-2024-qh15", "ct-36-ct-tw-2019", "tt-14-2025-tt-byt"):
            page.locator(f"input[value='{name}']").check()
        assert [" ".join(line.split()[2:4]) for line in chosen(page)] == ["Luật sửa", "Nghị định", "Thông tư", "Chỉ thị"]
        assert "phải kiểm tra trước khi ký" in page.locator(".ket-qua-chon output").inner_text()
        assert "56/2024/QH15" in page.locator(".can-kiem-tra li").first.inner_text()
