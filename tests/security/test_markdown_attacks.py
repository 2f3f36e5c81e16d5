"""Every attack string in every place of a Markdown body, cleaned, then opened in a real browser without a policy."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from playwright.sync_api import Browser
from security.trap import TOUCH, blank, watched
from security.vectors import VECTORS, Vector

from cancu import links, prose, urls

# Where a contributor can put a string; {} is the string.
PLACES = {
    "block": "{}",
    "paragraph": "chữ {} chữ",
    "heading": "## {}",
    "table": "| a | b |\n|---|---|\n| {} | x |",
    "list": "- {}\n- x",
    "link text": "[{}](x)",
    "link target": "[x]({})",
    "link title": '[x](x "{}")',
    "reference": "[x][y]\n\n[y]: {}",
    "image": '![{}](x.png "{}")',
    "code": "```\n{}\n```\n\n`{}`",
    "footnote": "x[^1]\n\n[^1]: {}",
    "admonition": '!!! note "{}"\n    {}',
    "attributes": "[x](x){{: {} }}\n\n## x {{: {} }}",
    "raw attribute": '<p title="{}" id="{}" class="{}">x</p>',
    "inside a kept tag": '<details markdown="1"><summary>{}</summary>\n{}\n</details>',
}
# Places that differ only in what Markdown makes of them: the strings made for Markdown and for attributes.
_ALWAYS = ("block", "paragraph")
_MARKDOWN = ("Markdown links and images", "Markdown blocks and extensions", "mutation", "out of attributes, scripts and templates", "addresses that run")
BATCH = 12


def _places(vector: Vector) -> list[str]:
    """All places for the strings that depend on them; a rotating three for the rest."""
    names = [name for name in PLACES if name not in _ALWAYS]
    chosen = names if vector.kind in _MARKDOWN else [names[(vector.number + step) % len(names)] for step in (0, 5, 10)]
    return [*_ALWAYS, *chosen]


def _sections(vector: Vector) -> list[str]:
    """The string in its places, as a page at the site's root would show it."""
    made = []
    for name in _places(vector):
        text = PLACES[name].replace("{}", vector.text).replace("{{", "{").replace("}}", "}")
        html = links.rewrite(prose.render(text).text, "docs/index.md", "")
        made.append(f'<section data-so="{vector.number} {name}">{html}</section>')
    return made


def test_there_are_many_attack_strings_of_every_class() -> None:
    kinds = Counter(vector.kind for vector in VECTORS)
    assert len(VECTORS) >= 400
    assert len(kinds) == 14
    assert min(kinds.values()) >= 9
    assert len({vector.text for vector in VECTORS}) == len(VECTORS)


def test_the_trap_catches_an_attack_that_is_not_cleaned(browser: Browser) -> None:
    with watched(browser) as window:
        blank(window)
        window.page.set_content('<img src=x onerror="xss(1)"><a href="javascript:xss(2)">x</a>', wait_until="load")
        window.page.wait_for_function("window.ran.length > 0")
        found = window.problems()
    assert "xss(1) ran" in found
    assert "<img onerror>" in found
    assert "<a href=javascript:xss(2)>" in found


@pytest.mark.browser
def test_no_attack_string_runs_in_any_place_of_a_body(browser: Browser) -> None:
    wrong: list[str] = []
    with watched(browser) as window:
        blank(window)
        for start in range(0, len(VECTORS), BATCH):
            batch = VECTORS[start : start + BATCH]
            sections = [section for vector in batch for section in _sections(vector)]
            window.page.set_content(f'<!doctype html><body data-hat>{"".join(sections)}', wait_until="load")
            # A cleaned piece is whole: nothing swallows, closes or moves the piece after it.
            assert window.page.evaluate("document.querySelectorAll('body > section').length") == len(sections), batch[0].number
            wrong += [f"{batch[0].number}…: {p}" for p in window.problems()]
            # Read back and parsed again, as a script or a mutating parser might.
            window.page.evaluate("document.body.innerHTML = document.body.innerHTML")
            wrong += [f"{batch[0].number}… again: {p}" for p in window.problems()]
            window.page.evaluate(TOUCH)
            wrong += [f"{batch[0].number}… touched: {p}" for p in window.problems()]
    assert not wrong, sorted(set(wrong))[:20]


def test_what_editors_write_is_kept() -> None:
    text = (
        "## Điều 5\n\n[x](../co-quan/cong-an-xa.md \"tên\") ![hình](../assets/anh/so-do.png) x[^1]\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n"
        '<details><summary>Thêm</summary>chữ</details>\n\n<p lang="en">x</p>\n\n[^1]: ghi chú\n'
    )
    html = prose.render(text).text
    for piece in (
        '<h2 id="dieu-5">', 'href="../co-quan/cong-an-xa.md"', 'title="tên"', 'src="../assets/anh/so-do.png"', 'alt="hình"', '<td align="right">2</td>',
        'class="footnote-ref"', "ghi chú", "<details><summary>Thêm</summary>chữ</details>", '<p lang="en">x</p>',
    ):
        assert piece in html, piece


def test_a_body_cannot_dress_as_the_page_around_it() -> None:
    html = prose.render(
        '<div class="md-overlay bao-dong">x</div>\n\n<h2 id="ngay-tinh" class="md-header">x</h2>\n\n<p id="__drawer">x</p>\n\n'
        '<p role="alert" tabindex="9" aria-hidden="true" style="position:fixed" data-nen="">x</p>\n\n<button data-in>x</button><input name="q">'
    ).text
    for piece in ("md-", "bao-dong", "ngay-tinh", "__drawer", "role", "tabindex", "aria-hidden", "style", "data-", "<button", "<input"):
        assert piece not in html, piece


# Shapes that make a careless parser take the square of their length, or worse.
SLOW = {
    "brackets": "[" * 50_000, "images": "![" * 30_000, "links": "[x](" * 20_000, "stars": "*a **a " * 20_000, "lines": "a_" * 50_000,
    "quotes": ">" * 50_000, "lists": "* " * 30_000, "ticks": "".join("e" + "`" * n for n in range(300)), "comments": "<!--" * 20_000,
    "tags": "<a " * 30_000, "declarations": "<!A " * 20_000, "questions": "<?" * 30_000, "cells": "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|\n" * 300,
    "references": "[a]: b\n" * 20_000, "footnotes": "[^1]" * 20_000 + "\n\n[^1]: x", "headings": "# a\n" * 5_000, "nested": "<div>" * 20_000, "spaces": " " * 100_000 + "x",
    "entities": "&" * 100_000, "autolinks": "www." * 30_000, "mails": "a@" * 30_000, "ends": "x</h1" * 20_000, "mixed": "> * " * 20_000, "images of elsewhere": '<img src="https://x" ' * 5_000,
}


@pytest.mark.parametrize("shape", SLOW)
def test_no_body_however_shaped_holds_up_the_build(shape: str) -> None:
    started = time.process_time()
    prose.render(SLOW[shape])
    assert time.process_time() - started < 4, shape


def test_a_way_from_the_front_page_stays_below_the_site() -> None:
    assert urls.relative("javascript:xss()", "") == "./javascript:xss()"
    assert urls.relative("\\\\noi-khac.example", "") == "./\\\\noi-khac.example"
    assert urls.relative("van-ban/x/#dieu-5", "") == "van-ban/x/#dieu-5"
