"""Weighs what a reader waits for: python3 scripts/weigh.py [thư mục trang] [--json] [--ten trang …].

Serves the built site gzip-compressed, loads one page of each kind three times in Chromium with an empty cache on a slow line
(150 ms, 1.6 Mbit/s) and a slow processor (a quarter), at 360 px, and prints what the first view takes: compressed
bytes with headers, styles and scripts included; what blocks the first paint; the largest paint, the middle one of
the three; how far things jump.
Exit code 1 when a page is over a bar. What the service worker fetches afterwards is not part of the first view.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from _venv import ROOT, enter

enter()

from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
LATENCY_MS, BITS_PER_SECOND, PROCESSOR, LOADS = 150, 1_600_000, 4, 3
# The bars of the project: kilobytes of 1,024, blocking resources, seconds, shift.
KILOBYTES, BLOCKING, SECONDS, SHIFT = 60.0, 1, 1.5, 0.0
KINDS = {
    "trang chủ": "", "văn bản": "van-ban/nd-282-2025-nd-cp/", "văn bản dài": "van-ban/pl-10-2003-ubtvqh11/",
    "kế hoạch": "van-ban/kh-ke-sat-2026/", "phân công": "phan-cong/kh-ke-sat-2026/cong-an-xa/",
    "phân công dài": "phan-cong/kh-lap-thach-2021/ubnd-huyen/", "cơ quan": "co-quan/ubnd-huyen/",
    "địa phương": "dia-phuong/tp-ho-chi-minh/", "năm": "nam/2018/", "chủ đề": "chu-de/quan-ly-co-so-kinh-doanh/",
    "loại văn bản": "loai-van-ban/nghi-dinh/", "mục lục văn bản": "van-ban/", "mục lục cơ quan": "co-quan/",
    "cơ quan ban hành": "co-quan-ban-hanh/", "thuật ngữ": "thuat-ngu/", "lịch": "lich/", "ma trận": "ma-tran/",
    "so sánh": "so-sanh/kh-2234-tphcm-2018--kh-lap-thach-2021/", "cần xem lại": "can-xem-lai/", "căn cứ": "can-cu/",
    "dữ liệu": "du-lieu/", "hướng dẫn": "huong-dan/", "từ điển khóa": "huong-dan/tu-dien-khoa/", "tài liệu": "tap-huan/",
    "buổi tập huấn": "tap-huan/doi-kiem-tra-lien-nganh/", "ngày truyền thông": "tap-huan/ngay/ngay-9-11/",
    "từ buổi trước": "tap-huan/tu-buoi-truoc/xu-phat-hanh-chinh/", "gọi ai": "ho-tro/", "ngoại tuyến": "ngoai-tuyen/",
    "soạn kế hoạch": "soan-ke-hoach/", "ô tìm": "tim-kiem/", "kết quả tìm": "tim-kiem/?q=karaoke",
}
_WATCH = """
window.__nhay = 0; window.__lon = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) if (!each.hadRecentInput) __nhay += each.value; }).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => { for (const each of list.getEntries()) __lon = each.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
"""
_BLOCKING = "performance.getEntriesByType('resource').filter((each) => each.renderBlockingStatus === 'blocking').length"


@dataclass(frozen=True)
class Weight:
    """One page: KB on the line, requests, blocking resources, largest paint in seconds, layout shift."""

    name: str
    url: str
    kilobytes: float
    requests: int
    blocking: int
    largest: float
    shift: float

    @property
    def good(self) -> bool:
        """Whether it is within every bar."""
        within = self.kilobytes <= KILOBYTES and self.blocking <= BLOCKING and self.largest <= SECONDS
        return within and round(self.shift, 4) <= SHIFT

    def row(self) -> str:
        return (f"| {self.name} | {self.kilobytes:.1f} | {self.requests} | {self.blocking} | {self.largest:.2f} | "
                f"{self.shift:.3f} | {'đạt' if self.good else 'chưa đạt'} |")


@lru_cache(maxsize=512)
def compressed(file: Path) -> bytes:
    """As a web server sends it; the level most of them use."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    """A server of the folder, compressing."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = folder / (path + "index.html" if path == "" or path.endswith("/") else path)
            body = compressed(file) if file.is_file() else b""
            self.send_response(200 if file.is_file() else 404)
            if body:
                self.send_header("Content-Type", (guess_type(file.name)[0] or "application/octet-stream"))
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(folder))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def weigh(browser: Browser, base: str, name: str, url: str) -> Weight:
    """One cold load. The worker is held back: it asks for nothing before the page stands."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes: list[int] = []
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    speed = BITS_PER_SECOND / 8
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, "downloadThroughput": speed, "uploadThroughput": speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    page.add_init_script(_WATCH)
    page.goto(base + url, wait_until="load", timeout=60_000)
    if "?q=" in url:
        page.wait_for_selector("#ket-qua[aria-busy='false'] > li", timeout=60_000)
    page.wait_for_timeout(1200)
    largest, shift, blocking = page.evaluate(f"[__lon, __nhay, {_BLOCKING}]")
    context.close()
    return Weight(name, url, sum(sizes) / 1024, len(sizes), int(blocking), largest / 1000, float(shift))


def measured(folder: Path, names: list[str]) -> list[Weight]:
    chromium = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Cần Chromium: apt install chromium, hoặc đặt CANCU_CHROMIUM.")
    with sync_playwright() as tools, served(folder) as base:
        browser = tools.chromium.launch(executable_path=chromium, args=FLAGS)
        weigh(browser, base, "", "")  # the browser itself warms up
        found = [_middle([weigh(browser, base, name, KINDS[name]) for _ in range(LOADS)]) for name in names]
        browser.close()
    return found


def _middle(loads: list[Weight]) -> Weight:
    """The load whose largest paint is the median: a machine that does other things is late now and then."""
    return sorted(loads, key=lambda each: each.largest)[len(loads) // 2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="weigh.py", description="Cân từng loại trang như người đọc nhận được.")
    parser.add_argument("folder", nargs="?", default=str(ROOT / "site"), help="trang đã dựng (site)")
    parser.add_argument("--json", action="store_true", help="in JSON thay cho bảng")
    parser.add_argument("--ten", nargs="+", choices=list(KINDS), help="chỉ các loại này")
    arguments = parser.parse_args()
    found = measured(Path(arguments.folder), arguments.ten or list(KINDS))
    out: Any = json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) if arguments.json else _table(found)
    print(out)
    return 0 if all(each.good for each in found) else 1


def _table(found: list[Weight]) -> str:
    head = ["| Trang | KB nén | Yêu cầu | Chặn | LCP (giây) | CLS | |", "| --- | --: | --: | --: | --: | --: | --- |"]
    return "\n".join([*head, *(each.row() for each in found)])


if __name__ == "__main__":
    raise SystemExit(main())
