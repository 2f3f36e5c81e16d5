"""axe-core on every kind of page and in the states a reader brings about: no violation of any rule.

Every kind is looked at in one of four windows in turn, the heavy ones in a light and a dark one; all of them in
all four with ``CANCU_AXE=tat-ca``. What is folded is opened first, so that its contents are looked at too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect
from reading_kinds import HEAVY, KINDS, RESULTS

Window = Callable[..., Page]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# WCAG 2.2 A and AA, the best practices, and the rules still on trial; AAA is no promise of ours.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "experimental"]
OPTIONS = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
WINDOWS = [(1280, "light"), (360, "dark"), (1280, "dark"), (360, "light")]
UNFOLD = "document.querySelectorAll('main details, .muc-luc').forEach((box) => { box.open = true; })"


def combinations() -> list[tuple[str, int, str]]:
    if os.environ.get("CANCU_AXE") == "tat-ca":
        return [(kind, *window) for window in WINDOWS for kind in KINDS]
    once = [(kind, *WINDOWS[n % len(WINDOWS)]) for n, kind in enumerate(KINDS)]
    again = [(kind, 1640 - width, "dark" if scheme == "light" else "light") for kind, width, scheme in once if kind in HEAVY]
    return sorted({*once, *again}, key=lambda each: (each[1:], each[0]))


def violations(page: Page) -> list[str]:
    """What axe holds against the page as it stands: rule, place, why."""
    page.evaluate(AXE + "; 0")
    found: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {node['target'][-1]}: {node['failureSummary']}" for rule in found["violations"] for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("kind", "width", "scheme"), combinations())
def test_a_page_has_no_violation(kind: str, width: int, scheme: str, window: Window) -> None:
    page = window(KINDS[kind], width, scheme)
    page.evaluate(UNFOLD)
    assert "\n".join(violations(page)) == ""


def place(url: str) -> tuple[str, int]:
    """What kind of page an address leads to: its first folder and how deep it lies."""
    return url.split("/", maxsplit=1)[0], url.count("/")


def test_every_kind_of_page_is_looked_at(published: Path) -> None:
    made = {place(f"{file.parent.relative_to(published).as_posix()}/".replace("./", "")) for file in published.rglob("index.html")}
    assert made - {place(url.split("?")[0]) for url in KINDS.values()} == set()


def drawer(page: Page) -> None:
    page.locator(".ngan > summary").click()


def header_suggestions(page: Page) -> None:
    page.locator("#tim-dau").press_sequentially("tuyên tru")
    page.wait_for_selector(".tim-goi-y:visible [role=option]")
    page.keyboard.press("ArrowDown")


def page_suggestions(page: Page) -> None:
    page.locator("#tim-chinh").press_sequentially("karaoke")
    page.wait_for_selector(".tim-goi-y:visible [role=option]")


def filtered_results(page: Page) -> None:
    if not page.locator("#tim-loc[open]").count():
        page.locator("#tim-loc > summary").click()
    page.evaluate(UNFOLD)
    page.locator("details[data-loc='kind'] input").first.check()
    page.wait_for_url("**loai=**")
    page.wait_for_selector(RESULTS)


def no_results(page: Page) -> None:
    page.locator("#tim-q").fill("qwzxvk")
    page.keyboard.press("Enter")
    expect(page.locator("#tim-trang-thai")).to_contain_text("Không có")


def marked_quiz(page: Page) -> None:
    page.evaluate(UNFOLD)
    page.locator("[data-trac-nghiem] [type=submit]").first.click()


def ticked_bases(page: Page) -> None:
    page.evaluate(UNFOLD)
    page.locator("input[value=nd-282-2025-nd-cp]").check()
    page.locator("input[value=nd-144-2021-nd-cp]").check()


def asked_day(page: Page) -> None:
    page.locator("#ngay-hoi").fill("2025-12-14")


def targeted(page: Page) -> None:
    page.goto(page.url + "#dieu-33")


STATES: dict[str, tuple[str, Callable[[Page], None], int]] = {
    "the sections opened": ("van-ban/", drawer, 360), "suggestions in the header": ("lich/", header_suggestions, 360),
    "suggestions on the front page": ("", page_suggestions, 1280), "results narrowed": (KINDS["results"], filtered_results, 1280),
    "results narrowed on a phone": (KINDS["results"], filtered_results, 360), "nothing found": (KINDS["results"], no_results, 360),
    "a quiz marked": (KINDS["session"], marked_quiz, 360), "bases ticked": ("can-cu/", ticked_bases, 360),
    "another day asked": (KINDS["dead instrument"], asked_day, 1280), "an article linked to": (KINDS["instrument"], targeted, 360),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_state_has_no_violation(state: str, scheme: str, window: Window) -> None:
    path, bring_about, width = STATES[state]
    page = window(path, width, scheme)
    bring_about(page)
    assert "\n".join(violations(page)) == ""
