"""Addresses: site-root-relative, ASCII, ending in a slash; and the way from one page to another."""

from __future__ import annotations

HOME = ""


def page(kind: str, record_id: str) -> str:
    """ ``van-ban/nd-282-2025-nd-cp/``: the page of a record."""
    if kind == "thuat-ngu":
        return f"thuat-ngu/#{record_id}"
    if kind == "trang":
        return prose(record_id)
    if kind == "duong-day":
        return f"ho-tro/{record_id}/"
    return f"{kind}/{record_id}/"


def prose(record_id: str) -> str:
    """The page of a hand-written file: ``huong-dan/bien-tap`` → ``huong-dan/bien-tap/``."""
    stem = record_id.removesuffix("index").rstrip("/") if record_id.endswith("index") else record_id
    return f"{stem}/" if stem else HOME


def source(url: str) -> str:
    """The Markdown file a site generator makes this address from: ``x/y/`` → ``x/y/index.md``."""
    return f"{url}index.md"


def relative(target: str, base: str) -> str:
    """From the page at ``base`` to ``target``, both site-root-relative; works below any prefix."""
    if target.startswith(f"{base}#"):
        return target[len(base) :]
    # Up to the root and down again: a little longer than the shortest way, and made without looking.
    up = "../" * base.count("/")
    return up + target if up else _from_the_top(target)


def _from_the_top(target: str) -> str:
    """From the front page "/javascript:…" or "/\\host" must stay a way below the site."""
    path = target.partition("#")[0]
    return f"./{target}" if ":" in path or "\\" in path else target or "./"
