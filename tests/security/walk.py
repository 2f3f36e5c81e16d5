"""One page of every kind, and what a reader may do on it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

# Names that are attack strings: a hostile site has such folders.
STRANGE = re.compile(r"[<>\"'`{}=]")


def kinds(site: Path, each: int = 2) -> list[str]:
    """Of every folder of pages its index, its first pages, and those whose name is an attack string."""
    found = [""]
    seen: dict[str, int] = {}
    for index in sorted(site.rglob("index.html")):
        url = index.parent.relative_to(site).as_posix() + "/"
        folder = url.rstrip("/").rpartition("/")[0]
        seen[folder] = seen.get(folder, 0) + 1
        if url != "./" and (not folder or seen[folder] <= each or STRANGE.search(url)):
            found.append(url)
    return found


def use(page: Page, text: str) -> None:
    """Everything at once: all parts unfolded, all boxes ticked, ``text`` typed everywhere."""
    page.evaluate(
        """(text) => {
          for (const box of document.querySelectorAll("details")) box.open = true;
          for (const input of document.querySelectorAll("input, select, textarea")) {
            if (["checkbox", "radio"].includes(input.type)) input.checked = true;
            else if (input.type === "date") input.value = "2025-06-01";
            else if (input.localName === "select") input.selectedIndex = input.options.length - 1;
            else if (input.type !== "file") input.value = text;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            input.dispatchEvent(new Event("change", { bubbles: true }));
          }
        }""",
        text,
    )
