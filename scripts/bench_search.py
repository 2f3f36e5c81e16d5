"""Measures search: python3 scripts/bench_search.py [--chat-luong] [--lon] [--giu-rieng] [--thu] [--sai].

Prints quality on the judged queries by class; with Chromium also bytes, requests and speed on the real
site and at 1,000 and 10,000 pages, beside Material's search and Pagefind on the same pages (``--lon``
compares them at 1,000 pages too). ``--chat-luong``: quality alone. ``--sai``: also the queries missed.
``--giu-rieng``: the held-out queries instead, judged before they were first run; the others were tuned on,
so what they say is too good. ``--thu``: also the other sets, whose files say how far they were looked at.
Within five counts every link that stands on the screen in the first five results; the last column those that lead
a result alone. Cold times are not alike: ours and Material's include loading the page, Pagefind's starts when the
page has loaded.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from _venv import ROOT, enter

enter()
sys.path.insert(0, str(ROOT / "tests" / "search"))

import browser as chrome
import quality
import scale
from playwright.sync_api import Browser

from cancu import search
from cancu.build import settings_from
from cancu.load import load
from cancu.pages import Page, Renderer, render
from cancu.pages import search as results
from cancu.search import client
from cancu.site import Site

SAMPLE = (
    "ai chủ trì kiểm tra cơ sở karaoke", "732/QĐ-TTg", "điều 33 nghị định 282", "tuyen truyen trong truong hoc",
    "hạn nộp báo cáo quý", "công an xã làm gì", "maij daam", "UBND xã", "hòa nhập cộng đồng",
    "mua dâm bị phạt bao nhiêu tiền", "hỗ trợ nạn nhân bị mua bán", "kế hoạch kẻ sặt 2026",
    "tham mưu ban hành kế hoạch phòng, chống mại dâm năm 2026", "đội 178", "phản biện xã hội",
)


def main() -> int:
    """0 when every bar of quality holds."""
    site = Site.of(load(ROOT), settings_from(os.environ, ROOT))
    with tempfile.TemporaryDirectory(prefix="can-cu-") as name:
        work = Path(name)
        pages = render(Renderer(site))
        held = _quality(site, pages, work / "chat-luong")
        if "--chat-luong" not in sys.argv:
            _speed(site, pages, work)
    return 0 if held else 1


def _quality(site: Site, pages: tuple[Page, ...], folder: Path) -> bool:
    folder.mkdir()
    for asset in search.assets(site, pages):
        (folder / Path(asset.url).name).write_bytes(asset.content)
    kept = "--giu-rieng" in sys.argv
    if kept:
        queries = [query for file in quality.HELD_OUT for query in quality.load(file)]
        own = _measured(queries, "giữ riêng", site, folder)
        _measured(quality.load(quality.HELD_OUT[-1]), "giữ riêng, đợt mới nhất", site, folder)
    else:
        own = _measured(quality.load(), "đã dùng khi chỉnh", site, folder)
    for other in quality.OTHERS if "--thu" in sys.argv else ():
        _measured(quality.load(other), f"của {other.name}", site, folder)
    return _bars(own)


def _measured(queries: Sequence[quality.Query], called: str, site: Site, folder: Path) -> dict[str, tuple[int, float, float]]:
    """Asks every query; prints and returns the rates by class."""
    answers = quality.run(queries, folder)
    places = [quality.place(q, a) for q, a in zip(queries, answers, strict=True)]
    rates = quality.rates(queries, places)
    led = quality.rates(queries, [quality.place(q, a, grouped=False) for q, a in zip(queries, answers, strict=True)])
    print(f"Chất lượng trên {len(queries)} câu {called} (ngày {site.on:%d/%m/%Y}):")
    print(f"  {'lớp':16} {'câu':>4} {'đúng đầu':>9} {'trong 5':>8} {'chỉ tính dòng đầu mỗi kết quả':>30}")
    for kind, (count, first, five) in rates.items():
        print(f"  {kind:16} {count:4} {first:9.3f} {five:8.3f} {led[kind][2]:30.3f}")
    if "--sai" in sys.argv:
        for query, answer, place in zip(queries, answers, places, strict=True):
            if place != 1:
                print(f"  [{query.kind}] {query.text}: {place or 'không có'}; đầu: {_first(answer)}")
    return rates


def _first(answer: dict[str, object]) -> str:
    pages = answer["results"]
    return str(pages[0][0]["url"]) if isinstance(pages, list) and pages else "(trống)"


def _bars(rates: dict[str, tuple[int, float, float]]) -> bool:
    held = True
    for kind, (_, first, five) in rates.items():
        least = quality.BARS.get(kind, quality.BARS["each"])
        if first < least[0] or five < least[1]:
            print(f"  dưới mức: {kind} cần {least[0]:.2f} / {least[1]:.2f}")
            held = False
    return held


def _speed(site: Site, pages: tuple[Page, ...], work: Path) -> None:
    path = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium") or ""
    if not path:
        print("Bỏ qua tốc độ: không thấy Chromium.")
        return
    with chrome.chromium(path) as browser:
        print("Nén, đến kết quả đầu (máy khách và chỉ mục); thời gian trên máy này:")
        folder = chrome.write(work / "that", pages, search.assets(site, pages), client.SOURCES)
        print(f"  trang thật, {len(pages)} trang: Căn cứ   {chrome.own(browser, folder, SAMPLE)}")
        _others(browser, pages, folder, work / "that-material")
        for size in (1_000, 10_000):
            grown = scale.grown(site, size)
            made = render(Renderer(grown)) if size == 1_000 and "--lon" in sys.argv else _only_search(grown)
            folder = chrome.write(work / str(size), made, search.assets(grown, ()), client.SOURCES)
            units = len(search.documents(grown, ()))
            print(f"  {size} trang, {units} tài liệu tìm: Căn cứ   {chrome.own(browser, folder, SAMPLE)}", flush=True)
            print(f"    {_strictly(folder / 'tim-kiem/chi-muc')}", flush=True)
            if len(made) > 1:
                _others(browser, made, folder, work / f"{size}-material")


def _strictly(index: Path) -> str:
    """The judged queries among invented documents: these repeat the real words, and count as wrong however well they answer."""
    queries = quality.load()
    answers = quality.run(queries, index)
    rates = quality.rates(queries, [quality.place(q, a) for q, a in zip(queries, answers, strict=True)])
    told = (f"{kind} {rates[kind][1]:.3f} / {rates[kind][2]:.3f}" for kind in ("all", "so-hieu", "dieu-khoan", "hien-hanh"))
    return f"đúng đầu / trong 5, chỉ tính tài liệu thật: {', '.join(told)}"


def _only_search(site: Site) -> tuple[Page, ...]:
    """The page of results alone: our client never needs the others."""
    return tuple(results.pages(Renderer(site)))


def _others(browser: Browser, pages: tuple[Page, ...], folder: Path, work: Path) -> None:
    for name, found in (
        ("Pagefind", chrome.pagefind(browser, folder, SAMPLE)),
        ("Material", chrome.material(browser, pages, work, SAMPLE)),
    ):
        print(f"    {name}: {found if not isinstance(found, str) else 'bỏ qua, ' + found}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
