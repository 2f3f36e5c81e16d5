"""Takes the pictures of the README and the guides: python3 scripts/screenshots.py. Needs a built site/ and Chromium."""

import os
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from _venv import ROOT, enter

enter()

from playwright.sync_api import sync_playwright  # only importable inside .venv

# picture → (page, width, height, what to do first)
PICTURES = {
    "nhiem-vu": ("phan-cong/kh-2234-tphcm-2018/so-ldtbxh/#iii-1-2", 1100, 820, "document.querySelector('#iii-1-2 details').open = true"),
    "van-ban": ("van-ban/nd-144-2021-nd-cp/", 1100, 760, ""),
    "sua-trang": ("huong-dan/bien-tap/", 1100, 700, "document.querySelector('.sua-trang')?.scrollIntoView()"),
    "dien-thoai": ("phan-cong/kh-ke-sat-2026/cong-an-xa/", 360, 760, ""),
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    """Writes ``docs/assets/anh/*.png``."""
    chromium = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium")
    if not chromium or not (ROOT / "site").is_dir():
        print("Cần Chromium và trang đã dựng trong site/.", file=sys.stderr)
        return 1
    target = ROOT / "docs/assets/anh"
    target.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (path, width, height, before) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN", color_scheme="light")
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{path}")
            if before:
                page.evaluate(before)
            page.wait_for_timeout(200)
            page.screenshot(path=target / f"{name}.png")
            page.close()
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
