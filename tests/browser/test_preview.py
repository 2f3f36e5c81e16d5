"""The preview, as an editor has it: a page on the screen shows an edit by itself."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

WORDS = "Một câu chỉ để thử xem trang có tự tải lại không."


@contextlib.contextmanager
def preview(root: Path) -> Iterator[str]:
    """Its address, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    command = [sys.executable, "scripts/build.py", "--serve", "--port", address.split(":")[2].strip("/")]
    environment = {**os.environ, "CANCU_NO_VENV": "1"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as server:
        try:
            for _ in range(240):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}huong-dan/bien-tap/", timeout=30):
                    break
                time.sleep(0.5)
            yield address
        finally:
            os.killpg(server.pid, signal.SIGTERM)


@pytest.mark.skipif(os.name == "nt", reason="ends the preview by its process group")
def test_a_page_on_the_screen_shows_an_edit_by_itself(checkout: Path, browser: Browser) -> None:
    with preview(checkout) as address:
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
        page.goto(f"{address}huong-dan/bien-tap/")
        # The page asks for news from then on.
        page.wait_for_timeout(2000)
        with (checkout / "docs/huong-dan/bien-tap.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{WORDS}\n")
        expect(page.get_by_text(WORDS)).to_be_visible(timeout=30_000)
        assert refused == []
        page.close()
