"""Content to everything a site generator needs: pages and the files beside them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from . import checks, exports, pages, products, search
from .days import Day
from .exports import feeds, jsonld
from .exports.nodes import script
from .issues import ContentError, Issue, errors
from .load import load
from .pages import Asset, Page
from .site import Settings, Site


@dataclass(frozen=True)
class Product:
    """All pages, all data files, and what the check had to say (no errors among it)."""

    site: Site
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    warnings: tuple[Issue, ...]


def build(root: Path, settings: Settings) -> Product:
    """Read, check, render. Raises ContentError with every problem when one of them is an error."""
    library = load(root)
    issues = checks.run(library, settings.on)
    if errors(issues):
        raise ContentError(errors(issues))
    site = Site.of(library, settings)
    renderer = pages.Renderer(site)
    made = pages.render(renderer)
    assets = tuple(sorted((*exports.assets(site), *products.assets(site), *pages.draft.assets(site), *search.assets(site, made)), key=lambda a: a.url))
    known = feeds.known(site)
    last = (described(page, site, known) for page in (*made, *pages.data.page(renderer, assets)))
    return Product(site, tuple(sorted(last)), assets, issues)


def described(page: Page, site: Site, known: frozenset[str]) -> Page:
    """The page with what machines read of it: JSON-LD, the way back, its feed."""
    nodes = [jsonld.of(page.kind, page.record, site)]
    nodes += [jsonld.breadcrumbs(page.crumbs, page.title, page.url, site)] if page.crumbs else []
    scripts = "".join(f'<script type="application/ld+json">{script(node, page.url)}</script>' for node in nodes if node)
    feed = feeds.address(page.kind, page.record)
    meta = {"json-ld": scripts} if scripts else {}
    return replace(page, meta={**page.meta, **meta, **({"feed": feed} if feed in known else {})})


def settings_from(environment: Mapping[str, str], root: Path) -> Settings:
    """The day (``CANCU_NGAY``), the repository and the address from the environment or the git remote."""
    on = environment.get("CANCU_NGAY", "")
    return Settings(
        on=parse_day(on) if on else date.today(),  # noqa: DTZ011  # the reader's calendar day is wanted
        repository=environment.get("CANCU_REPO", "") or remote(root),
        branch=environment.get("CANCU_BRANCH", "main"),
        address=environment.get("CANCU_ADDRESS", ""),
        commit=environment.get("CANCU_COMMIT", ""),
    )


def parse_day(text: str) -> date:
    """ ``dd/mm/yyyy`` or ISO. Raises ValueError with what to type."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else Day.parse(text).first
    except ValueError as error:
        message = f"`{text}` không phải một ngày; viết dd/mm/yyyy, ví dụ 22/11/2026."
        raise ValueError(message) from error


def remote(root: Path) -> str:
    """The web address of the ``origin`` remote, so that a fork's edit links open the fork."""
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(root), "remote", "get-url", "origin"],
            capture_output=True, text=True, check=False, timeout=10,
        )
    except OSError:
        return ""
    return web_address(done.stdout.strip())


def web_address(address: str) -> str:
    """ ``git@github.com:a/b.git`` and ``https://github.com/a/b.git`` → ``https://github.com/a/b``."""
    match = re.fullmatch(r"(?:https://|ssh://git@|git@)(?:[^@/]+@)?([\w.-]+)[:/]([\w./-]+?)(?:\.git)?/?", address)
    return f"https://{match[1]}/{match[2]}" if match else ""
