"""MkDocs adapter: the only file that knows the site generator. The core decides, this translates.

MkDocs reads its configuration, the theme and the navigation; the pages are the core's, written between the
navigation and the static files. None of them goes through MkDocs' own page rendering.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
# As in ``aside``, where other cores read the content already.
gc.disable()
_ASIDE = sys.modules.get("aside")

from chrome import Frames, contents
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Frame

from cancu import urls
from cancu.build import (
    SITE,
    Checking,
    Form,
    Reading,
    check,
    glance,
    make,
    read,
    read_beside,
    settings_from,
    shard_from,
    store_folder,
)
from cancu.checks import Past
from cancu.exports.headers import POLICY, PREVIEW_POLICY
from cancu.inputs import spare
from cancu.issues import ContentError
from cancu.load import Memory
from cancu.pages import Page
from cancu.pages.search import SCRIPT
from cancu.site import Settings
from cancu.spare import put_by

_UNUSED = ("sitemap.xml", "assets/javascripts/", "assets/stylesheets/", "assets/images/favicon")
_STYLES = ("assets/khung.css", "assets/can-cu.css", "assets/tap-huan.css", "assets/search/search.css", "assets/soan-ke-hoach.css")
_WATCHED = ("legal", "src/cancu", "theme")
# Written to ask a running preview for another round.
_AGAIN = store_folder(ROOT) / "xem-lai"


class _State:
    """The last good reading, so that a preview goes on while the content is wrong."""

    command = "build"
    reading: Reading | None = None
    # The last one that passed the check.
    good: Reading | None = None
    problem = ""
    nav: Navigation | None = None
    memory: Memory = {}
    # A preview after an edit: the pages at once, the check and the search index in a second round.
    quick = False
    # Goes on beside the making.
    checking: Checking | None = None


def on_startup(*, command: str, **_: Any) -> None:
    _State.command = command


def on_config(config: Any) -> Any:
    """Read and check the content before MkDocs empties the old site."""
    settings = settings_from(os.environ, ROOT)
    _State.problem = ""
    try:
        _State.reading = _preview(settings) if _State.command == "serve" else _read(settings)
    except ContentError as error:
        if _State.command != "serve":
            raise _refused(error) from None
        # Not through MkDocs' log: under strict it would count the line and end the preview.
        print(f"Nội dung có {len(error.issues)} lỗi:\n{error}", file=sys.stderr, flush=True)
        _State.problem, _State.quick, _State.reading = str(error), False, _State.good
    if _State.reading is None:
        config.nav = None
    config.extra["cancu"] = settings
    config.extra["policy"] = PREVIEW_POLICY if _State.command == "serve" else POLICY
    config.extra["opensearch"] = bool(settings.address)
    config.repo_url = settings.repository or None
    config.site_url = settings.address or config.site_url
    # The core writes the map of the site: MkDocs knows of no page. One machine of several writes what is not the core's.
    config.theme.static_templates -= {"sitemap.xml"} if shard_from(os.environ).number == 1 else set(config.theme.static_templates)
    return config


def _read(settings: Settings) -> Reading:
    """Where the site is made aside, the check goes on beside it: what is found at the end still ends the build."""
    if not _ASIDE:
        return read(ROOT, settings)
    reading, _State.checking = read_beside(ROOT, settings, _ASIDE.BEGUN)
    return reading


def _preview(settings: Settings) -> Reading:
    """Unchecked right after an edit; checked when nothing has changed since. Raises ContentError."""
    reading = glance(ROOT, settings, _State.memory)
    before = _State.reading.library.digests if _State.reading else None
    _State.quick = before is not None and reading.library.digests != before
    if not _State.quick:
        check(reading.library, settings, Past.of(ROOT))
        _State.good = reading
    return reading


def on_serve(server: Any, **_: Any) -> Any:
    server.build_delay = 0.05
    _AGAIN.parent.mkdir(parents=True, exist_ok=True)
    _AGAIN.touch()
    for path in (*(ROOT / name for name in _WATCHED), _AGAIN):
        server.watch(str(path))
    return server


def on_post_build(**_: Any) -> None:
    """After a quick round, ask for the whole one."""
    if _State.quick:
        _AGAIN.write_text(str(os.getpid()))


def on_pre_build(config: Any, **_: Any) -> None:
    """The old preview, which MkDocs would take away file by file, is put by: the new one is built into its folders."""
    if _State.command == "serve" and _State.reading:
        put_by(Path(config.site_dir), spare(ROOT))


def on_files(files: Files, config: Any) -> Files:
    """What the navigation names, as empty pages, and the static files of ``docs/`` and the theme."""
    first = shard_from(os.environ).number == 1
    for file in list(files):
        if not first or file.is_documentation_page() or file.src_uri.startswith(_UNUSED) or file.src_uri in _STYLES:
            files.remove(file)
    for path in _named(config.nav or ["index.md"]):
        files.append(File.generated(config, path, content=f"# {config.site_name}\n"))
    if first:
        files.append(File.generated(config, "assets/kieu.css", content=_stylesheet()))
    return files


def _named(nav: Any) -> list[str]:
    """Every path in ``nav`` of mkdocs.yml."""
    if isinstance(nav, str):
        return [nav]
    return [path for item in (nav.values() if isinstance(nav, dict) else nav) for path in _named(item)]


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    _State.nav = nav
    return nav


def on_env(env: Any, config: Any, files: Files, **_: Any) -> Any:
    """Write every page of the core into the site; nothing of MkDocs' own pages is left to render."""
    frames = _Theme(env, config, files).frames
    for file in list(files.documentation_pages()):
        files.remove(file)
    target = Path(config.site_dir)
    if _State.reading is None:
        (target / "index.html").write_text(frames.around("", _nothing()), "utf-8")
        return env
    # The problem of a preview stands on every page: it makes another version of them all.
    form = Form(SITE, lambda page: (f"{page.url}index.html", _composed(page, frames, config)), mark=_State.problem)
    # A preview that runs has threads, which a forked process would lack.
    alone = threading.active_count() == 1
    try:
        make(ROOT, _State.reading, form, target, shard_from(os.environ), parallel=alone, search=not _State.quick, checking=_State.checking)
    except ContentError as error:
        raise _refused(error) from None
    except Exception:
        # Unchecked content may name what is not there: the check says what and where, now or in the next round.
        _wait()
        if not (_State.quick and _State.good):
            raise
        make(ROOT, _State.good, form, target, parallel=False, search=False)
    _wait()
    return env


def _wait() -> None:
    checking, _State.checking = _State.checking, None
    try:
        if checking:
            checking.wait()
    except ContentError as error:
        raise _refused(error) from None


def _refused(error: ContentError) -> PluginError:
    return PluginError(f"Nội dung có {len(error.issues)} lỗi:\n{error}")


class _Theme:
    """Draws the theme's frame around a page."""

    def __init__(self, env: Any, config: Any, files: Files) -> None:
        assert _State.nav is not None
        self.env, self.config, self.files, self.nav = env, config, files, _State.nav
        self.pages = {page.url: page for page in self.nav.pages}
        self.frames = Frames(self.draw, frozenset(self.pages))

    def draw(self, url: str, slots: dict[str, str]) -> str:
        page = self.pages.get(url) or Frame("", File.generated(self.config, f"{url}index.md", content=""), self.config)
        page.meta = {"hide": ["navigation"] + ([] if slots["muc_luc"] else ["toc"]), **slots}
        page.content = slots["noi_dung"]
        page.active = True
        try:
            context = get_context(self.nav, self.files, self.config, page)
            return str(self.env.get_template("main.html").render(context))
        finally:
            page.active = False


def _composed(made: Page, frames: Frames, config: Any) -> bytes:
    slots = {
        "dau": _head(made, config), "muc_luc": contents(made.headings), "noi_dung": _problem() + made.body,
        "ma": "".join(f'<script src="{escape(urls.relative(s, made.url))}" {_when(s)}></script>' for s in made.scripts),
    }
    return frames.around(made.url, slots).encode()


def _when(script: str) -> str:
    """The one of search waits for no other file, nor for the styles: with a query in the address it starts the engine."""
    return "async" if script == SCRIPT else "defer"


def _nothing() -> dict[str, str]:
    return {"dau": "<title>Nội dung có lỗi</title>", "muc_luc": "", "noi_dung": _problem(), "ma": ""}


def _head(made: Page, config: Any) -> str:
    """What only this page's head says; whatever people wrote is escaped here."""
    name = f"{made.title} · {config.site_name}" if made.url else f"{config.site_name}: căn cứ còn sống của từng nhiệm vụ"
    parts = [f"<title>{escape(name)}</title>"]
    parts += [f'<meta name="description" content="{escape(made.description)}">'] if made.description else []
    parts += _shared(made, config.site_url.rstrip("/")) if config.site_url else []
    for key, value in made.meta.items():
        if key == "json-ld":
            parts.append(value)
        elif key == "starter":
            parts.append(f"<script>{value}</script>")
        elif key == "feed":
            href = escape(urls.relative(value, made.url))
            parts.append(f'<link rel="alternate" type="application/atom+xml" title="Thay đổi" href="{href}">')
        elif key in ("prev", "next"):
            parts.append(f'<link rel="{key}" href="{escape(urls.relative(value, made.url))}">')
    return "\n".join(parts)


def _shared(made: Page, root: str) -> list[str]:
    """Where the page really is, and what a link to it shows elsewhere."""
    address = f"{escape(root)}/{escape(made.url)}"
    told = {"og:title": made.title, "og:description": made.description}
    return [
        f'<link rel="canonical" href="{address}">', f'<meta property="og:url" content="{address}">',
        *(f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items() if text),
    ]


def _stylesheet() -> bytes:
    """Our own styles as one file: a page waits for nothing else, and takes nothing of the theme's."""
    return "\n".join((ROOT / "docs" / name).read_text("utf-8") for name in _STYLES).encode()


def _problem() -> str:
    """Under ``--serve``: what is wrong, above the last good page."""
    if not _State.problem:
        return ""
    return f'<div class="bao-dong" role="alert"><strong>Nội dung có lỗi, trang này là bản trước đó.</strong><pre>{escape(_State.problem)}</pre></div>'
