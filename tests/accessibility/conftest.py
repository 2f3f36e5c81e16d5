"""The site as it is published, with a repository to report to, and windows that are opened once."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from building import ROOT, run_build, served
from playwright.sync_api import Browser, BrowserContext, Page
from reading_kinds import RESULTS

REPOSITORY = "https://github.com/vi-du/can-cu"
Window = Callable[..., Page]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("cong-bo") / "site"
    done = run_build(ROOT, "--out", str(target), CANCU_REPO=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="session")
def home(published: Path) -> Iterator[str]:
    with served(published) as url:
        yield url


class Compressing(SimpleHTTPRequestHandler):
    """As a web server sends files: compressed."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        body = gzip.compress(file.read_bytes(), 6, mtime=0) if file.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def compressed(published: Path) -> Iterator[str]:
    """The site's address at a server that compresses, for what is measured on a slow line."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(published)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def window(browser: Browser, home: str) -> Iterator[Window]:
    """``window("lich/", 360, "dark")``: the page in the window of that width and scheme, opened once for all tests."""
    contexts: dict[tuple[int, str], BrowserContext] = {}

    def go(path: str = "", width: int = 1280, scheme: str = "light") -> Page:
        key = (width, scheme)
        if key not in contexts:
            contexts[key] = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, locale="vi-VN", service_workers="block",
            )
            contexts[key].set_default_timeout(8000)
            contexts[key].new_page()
        page = contexts[key].pages[0]
        page.goto(home + path)
        if "?q=" in path:
            page.wait_for_selector(RESULTS)
        return page

    yield go
    for context in contexts.values():
        context.close()
