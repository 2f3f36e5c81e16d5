"""MkDocs adapter: the only file that knows the site generator. The core decides, this translates."""

from __future__ import annotations

import os
import sys
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc
from mkdocs.utils import log

from cancu.build import Product, build, settings_from
from cancu.issues import ContentError
from cancu.pages import Page
from cancu.prose import Heading

_WATCHED = ("legal", "src/cancu", "theme")


class _State:
    """The last product, so that a preview goes on while the content is wrong."""

    command = "build"
    product: Product | None = None
    pages: dict[str, Page] = {}
    problem = ""


def on_startup(*, command: str, **_: Any) -> None:
    _State.command = command


def on_config(config: Any) -> Any:
    """Read and check the content before MkDocs empties the old site."""
    settings = settings_from(os.environ, ROOT)
    _State.problem = ""
    try:
        _State.product = build(ROOT, settings)
    except ContentError as error:
        if _State.command != "serve":
            raise PluginError(f"Nội dung có {len(error.issues)} lỗi:\n{error}") from None
        # Not through MkDocs' log: under strict it would count the line and end the preview.
        print(f"Nội dung có {len(error.issues)} lỗi:\n{error}", file=sys.stderr, flush=True)
        _State.problem = str(error)
    if _State.product is None:
        config.nav = None
    config.extra["cancu"] = settings
    config.repo_url = settings.repository or None
    config.site_url = settings.address or config.site_url
    return config


def on_serve(server: Any, **_: Any) -> Any:
    for name in _WATCHED:
        server.watch(str(ROOT / name))
    return server


def on_files(files: Files, config: Any) -> Files:
    """Every page comes from the core; MkDocs keeps only the static files of ``docs/``."""
    for file in list(files.documentation_pages()):
        files.remove(file)
    product = _State.product
    _State.pages = {page.path: page for page in product.pages} if product else {}
    for page in _State.pages.values():
        generated = File.generated(config, page.path, content=f"# {page.title}\n")
        generated.edit_uri = None
        files.append(generated)
    for asset in product.assets if product else ():
        files.append(File.generated(config, asset.url, content=asset.content))
    if product is None:
        files.append(File.generated(config, "index.md", content="# Nội dung có lỗi\n"))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The body is finished HTML: nothing is left for the Markdown converter."""
    made = _State.pages.get(page.file.src_uri)
    if made is None:
        return markdown
    # The side list would hold nothing but the sections the tabs show; the drawer keeps it on a phone.
    page.meta = {"title": made.title, "description": made.description, "cancu": made, "hide": ["navigation"] + ([] if made.headings else ["toc"])}
    return ""


def on_page_content(html: str, page: Any, **_: Any) -> str:
    made = _State.pages.get(page.file.src_uri)
    if made is None:
        return html + _problem()
    page.toc = get_toc(_tokens(made.headings))  # type: ignore[arg-type]  # plain dicts are what the converter gives too
    return _problem() + made.body


def _tokens(headings: tuple[Heading, ...]) -> list[dict[str, Any]]:
    """Headings as Python-Markdown's nested tokens; levels below the second hang on the one above."""
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.anchor, "name": heading.text, "html": heading.text, "children": []}
        siblings = tokens[-1]["children"] if tokens and heading.level > tokens[-1]["level"] else tokens
        siblings.append(token)
    return tokens


def _problem() -> str:
    """Under ``--serve``: what is wrong, above the last good page."""
    if not _State.problem:
        return ""
    return f'<div class="bao-dong" role="alert"><strong>Nội dung có lỗi, trang này là bản trước đó.</strong><pre>{escape(_State.problem)}</pre></div>'
