"""MkDocs adapter: the only file that knows the site generator. The core decides, this translates."""

from __future__ import annotations

import os
import re
import sys
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from chrome import contents, splice
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from cancu import urls
from cancu.build import Product, build, settings_from
from cancu.issues import ContentError
from cancu.pages import Page

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon")
_STYLES = ("assets/can-cu.css", "assets/tap-huan.css", "assets/search/search.css", "assets/soan-ke-hoach.css")
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
    config.extra["opensearch"] = bool(settings.address)
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
    files.append(File.generated(config, "assets/kieu.css", content=_stylesheet(config)))
    if product is None:
        files.append(File.generated(config, "index.md", content="# Nội dung có lỗi\n"))
    return files


def on_env(env: Any, files: Files, **_: Any) -> Any:
    """The frame spliced; the theme's own scripts and styles, which no page loads, left out."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri in _STYLES:
            files.remove(file)
    return splice(env)


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """The body is finished HTML: nothing is left for the Markdown converter."""
    made = _State.pages.get(page.file.src_uri)
    if made is None:
        return markdown
    # The side list would hold nothing but the sections the tabs show; the drawer keeps it on a phone.
    hide = ["navigation"] + ([] if made.headings else ["toc"])
    page.meta = {
        "title": made.title, "hide": hide, "dau": _head(made, page, config), "muc_luc": contents(made.headings),
        "ma": "".join(f'<script src="{escape(urls.relative(s, made.url))}" defer></script>' for s in made.scripts),
    }
    return ""


def on_page_content(html: str, page: Any, **_: Any) -> str:
    made = _State.pages.get(page.file.src_uri)
    return _problem() + (made.body if made else html)


def _head(made: Page, page: Any, config: Any) -> str:
    """What only this page's head says; whatever people wrote is escaped here."""
    name = f"{made.title} · {config.site_name}" if made.url else f"{config.site_name}: căn cứ còn sống của từng nhiệm vụ"
    parts = [f"<title>{escape(name)}</title>"]
    parts += [f'<meta name="description" content="{escape(made.description)}">'] if made.description else []
    parts += [f'<link rel="canonical" href="{escape(page.canonical_url)}">'] if page.canonical_url else []
    for key, value in made.meta.items():
        if key == "json-ld":
            parts.append(value)
        elif key == "feed":
            href = escape(urls.relative(value, made.url))
            parts.append(f'<link rel="alternate" type="application/atom+xml" title="Thay đổi" href="{href}">')
    return "\n".join(parts)


def _stylesheet(config: Any) -> bytes:
    """The theme's styles and our own as one file: a page waits for nothing else."""
    found = sorted((Path(config.theme.dirs[1]) / "assets/stylesheets").glob("main.*.min.css"))
    theme = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", found[0].read_text("utf-8"))
    own = [(ROOT / "docs" / name).read_text("utf-8") for name in _STYLES]
    return "\n".join([theme, *own]).encode()


def _problem() -> str:
    """Under ``--serve``: what is wrong, above the last good page."""
    if not _State.problem:
        return ""
    return f'<div class="bao-dong" role="alert"><strong>Nội dung có lỗi, trang này là bản trước đó.</strong><pre>{escape(_State.problem)}</pre></div>'
