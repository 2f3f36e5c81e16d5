"""Old addresses in a real build and a real browser: they lead on, and keep the place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import copy_tree, run_build, served
from playwright.sync_api import Browser

from cancu.moves import FILE

NEW = "van-ban/nd-282-2025-nd-cp/"
MOVES = f"""\
van-ban/nghi-dinh-xu-phat-moi/: {NEW}
"van-ban/nghi-dinh-xu-phat-moi/#phat": "van-ban/pl-10-2003-ubtvqh11/#dieu-35"
co-quan/cong-an-cap-xa/: co-quan/cong-an-xa/
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("chuyen")
    root = copy_tree(folder / "kho")
    (root / FILE).write_text(MOVES, "utf-8")
    done = run_build(root, "--out", str(folder / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    # The list of moves is for the build; the site carries its pages only.
    assert not (folder / "site/chuyen-huong.yml").exists()
    with served(folder / "site") as url:
        yield url


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_old_address_leads_to_the_new_page(address: str, browser: Browser, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}van-ban/nghi-dinh-xu-phat-moi/")
    page.wait_for_url(f"{address}{NEW}")
    assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize(("old", "new"), [
    ("van-ban/nghi-dinh-xu-phat-moi/#dieu-26", f"{NEW}#dieu-26"),
    ("van-ban/nghi-dinh-xu-phat-moi/#phat", "van-ban/pl-10-2003-ubtvqh11/#dieu-35"),
    ("co-quan/cong-an-cap-xa/#nhiem-vu", "co-quan/cong-an-xa/#nhiem-vu"),
])
def test_the_place_on_the_page_is_kept(address: str, browser: Browser, old: str, new: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + old)
    page.wait_for_url(address + new)
    assert said == []
    page.close()


def test_going_back_does_not_stop_at_the_old_address(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}co-quan/")
    page.goto(f"{address}co-quan/cong-an-cap-xa/")
    page.wait_for_url(f"{address}co-quan/cong-an-xa/")
    page.go_back()
    assert page.url == f"{address}co-quan/"
    page.close()


def test_an_old_address_is_not_in_the_map_of_the_site_and_not_found_by_search(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    sitemap = page.request.get(f"{address}sitemap.xml")
    assert "nghi-dinh-xu-phat-moi" not in (sitemap.text() if sitemap.ok else "")
    page.close()


def test_the_pages_stand_on_the_disk_as_small_files(tmp_path: Path) -> None:
    from datetime import date

    from cancu.exports import redirects
    from cancu.graph import Graph
    from cancu.site import Settings, Site

    (made,) = redirects.assets(Site(Graph(instruments={}, moves={"van-ban/cu/": NEW}), Settings(on=date(2026, 11, 22))))
    assert made.url == "van-ban/cu/index.html"
    assert len(made.content) < 2000
