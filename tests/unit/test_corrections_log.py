"""Corrections of published facts, and who reviewed a record: on its page, in the log, in the feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from checks_cases import BASE, DAY
from lxml import etree

from cancu import checks, corrections
from cancu.days import Day
from cancu.exports import feeds
from cancu.exports.changes import changes
from cancu.glossary import KINDS
from cancu.graph import Graph
from cancu.issues import errors
from cancu.load import load
from cancu.pages import Renderer, parts, render
from cancu.pages import corrections as pages
from cancu.pages.page import Page
from cancu.pages.paging import Limits
from cancu.records import Correction, Instrument
from cancu.site import Settings, Site

LOG = """\
ra_soat:
  - co_quan: ubnd-xa
    dia_phuong: xa-mau
    ngay: 20/11/2026
dinh_chinh_du_kien:
  - ngay: 21/11/2026
    truong: {key}
    vi_tri: Điều 5
    truoc: Điều đã đăng & sai
    sau: Điều đúng
    ly_do: Đọc nhầm dòng.
    nguon: https://example.com/ban-goc
"""
# A record of every kind that has a place on the site, a key it may correct, and that page.
KEPT = {
    "legal/can-cu/nd-2-2025-nd-cp.md": ("ngay_hieu_luc", "van-ban/nd-2-2025-nd-cp/"),
    "docs/phan-cong/kh-xa-2026/cong-an-xa.md": ("nhiem_vu", "phan-cong/kh-xa-2026/cong-an-xa/"),
    "docs/co-quan/cong-an-xa.md": ("chuc_nang", "co-quan/cong-an-xa/"),
    "docs/dia-phuong/xa-mau.md": ("ten_goi", "dia-phuong/xa-mau/"),
    "docs/chu-de/tuyen-truyen.md": ("mo_ta", "chu-de/tuyen-truyen/"),
    "docs/ho-tro/tong-dai-mau.md": ("so", "ho-tro/tong-dai-mau/"),
    "docs/lich/thoi-han/bao-cao-mau.md": ("han_chu", "lich/"),
    "docs/lich/ngay-truyen-thong/thang-mau.md": ("tu_ngay", "lich/"),
    "docs/huong-dan/index.md": ("loi_van", "huong-dan/"),
}


def corrected(root: Path) -> Path:
    """The base library with a review and a correction in a file of every kind."""
    import shutil

    shutil.copytree(BASE, root)
    for path, (key, _) in KEPT.items():
        file = root / path
        head, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        before, unknown, after = head.partition("\nchua_ro:")
        file.write_text(f"---\n{before}\n{LOG.format(key=key)}{unknown.lstrip()}{after}".rstrip() + f"\n---\n{body}", "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    library = load(corrected(tmp_path_factory.mktemp("dinh-chinh") / "kho"))
    assert errors(checks.run(library, DAY)) == ()
    return Site.of(library, Settings(on=DAY))


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, Page]:
    return {page.url: page for page in render(Renderer(site))}


def test_every_kind_of_record_can_say_who_reviewed_it_and_what_was_corrected() -> None:
    for kind in KINDS:
        assert [key.name for key in kind.group.keys if key.name in ("ra_soat", "dinh_chinh_du_kien")] == ["ra_soat", "dinh_chinh_du_kien"], kind.id


@pytest.mark.parametrize("path", sorted(KEPT))
def test_a_correction_stands_on_the_page_of_its_record_with_a_link_to_the_log(path: str, made: dict[str, Page]) -> None:
    body = made[KEPT[path][1]].body
    assert "Đã đính chính ngày 21/11/2026." in body
    assert "Điều đã đăng &amp; sai" in body
    assert "dinh-chinh/#" in body


@pytest.mark.parametrize("path", sorted(KEPT))
def test_a_review_stands_on_the_page_of_its_record_as_office_place_and_day(path: str, made: dict[str, Page]) -> None:
    body = made[KEPT[path][1]].body
    assert "Đã rà soát:" in body
    assert "co-quan/ubnd-xa/" in body
    assert "ngày 20/11/2026" in body


def test_the_log_lists_every_correction_with_what_was_wrong_what_is_right_why_and_where_that_is_said(site: Site, made: dict[str, Page]) -> None:
    body = made["dinh-chinh/"].body
    entries = corrections.log(site.graph, site.on)
    assert len(entries) == len(KEPT)
    for entry in entries:
        assert f'id="{entry.anchor}"' in body
    assert body.count("<del>Điều đã đăng &amp; sai</del>") == len(KEPT)
    assert body.count('<a href="https://example.com/ban-goc" rel="noopener">example.com</a>') == len(KEPT)


def test_the_log_is_told_in_its_feed_in_the_common_one_and_in_the_records_own(site: Site) -> None:
    files = {asset.url: etree.fromstring(asset.content) for asset in feeds.assets(site)}
    titles = "string-join(//*[local-name()='entry']/*[local-name()='title'], '|')".replace("string-join(", "").replace(", '|')", "")
    told = {url: [node.text for node in feed.xpath(titles)] for url, feed in files.items()}
    assert len(told[feeds.CORRECTIONS]) == len(KEPT)
    assert "Đính chính: Nghị định 2/2025/NĐ-CP" in told[feeds.CORRECTIONS]
    for url in (feeds.ALL, "nguon-tin/van-ban/nd-2-2025-nd-cp.xml"):
        assert "Đính chính: Nghị định 2/2025/NĐ-CP" in told[url]
    assert any(title.startswith("Đính chính: ") for title in told["nguon-tin/co-quan/cong-an-xa.xml"])


def test_the_page_of_the_log_names_its_feed(made: dict[str, Page]) -> None:
    assert made["dinh-chinh/"].meta["feed"] == feeds.CORRECTIONS == pages.FEED


def test_an_empty_log_says_so_and_its_feed_is_there_to_subscribe_to() -> None:
    empty = Site(Graph(instruments={}), Settings(on=date(2026, 11, 22)))
    (page,) = pages.pages(Renderer(empty))
    assert "chưa có dữ kiện nào đã đăng phải đính chính" in page.body
    assert '<ol class="ds dinh-chinh"' not in page.body
    (asset,) = (asset for asset in feeds.assets(empty) if asset.url == feeds.CORRECTIONS)
    again = next(a for a in feeds.assets(Site(empty.graph, Settings(on=date(2027, 3, 1)))) if a.url == feeds.CORRECTIONS)
    assert b"<entry>" not in asset.content
    assert asset.content == again.content


def law(*logged: Correction) -> Instrument:
    return Instrument(id="nd-1", path="legal/can-cu/nd-1.md", title="Quy định", type="nghi-dinh", nature="quy-pham", corrections=logged)


def wrong(day: str, text: str = "a") -> Correction:
    return Correction(day=Day.parse(day), key="ngay_hieu_luc", wrong=text, right="b", source="Điều 69.")


def test_a_correction_is_not_told_before_its_day() -> None:
    graph = Graph(instruments={}, corrected=(law(wrong("20/11/2026"), wrong("01/11/2026")),))
    assert [e.correction.day for e in corrections.log(graph, date(2026, 11, 10))] == [Day(2026, 11, 1)]
    site = Site(replace(graph, instruments={"nd-1": law(wrong("20/11/2026"))}), Settings(on=date(2026, 11, 10)))
    assert not [c for c in changes(site) if c.day > site.on]


def test_an_anchor_in_the_log_stays_when_the_same_key_is_corrected_again_that_day() -> None:
    (alone,) = corrections.of(law(wrong("20/11/2026", "x")))
    newer, older = corrections.of(law(wrong("20/11/2026", "y"), wrong("20/11/2026", "x")))
    assert older.anchor == alone.anchor
    assert newer.anchor == f"{alone.anchor}-2"


def test_a_long_log_goes_over_several_pages_and_numbers_on() -> None:
    graph = Graph(instruments={}, corrected=tuple(replace(law(wrong("20/11/2026")), id=f"nd-{n}", path=f"legal/can-cu/nd-{n}.md") for n in range(7)))
    found = list(pages.pages(Renderer(Site(graph, Settings(on=DAY)), Limits(page=36))))
    assert [page.url for page in found] == ["dinh-chinh/", "dinh-chinh/trang-2/", "dinh-chinh/trang-3/"]
    assert [part in found[at].body for at, part in enumerate(('start="7"', 'start="4"', 'start="1"'))] == [True] * 3


@pytest.mark.parametrize(("office", "code"), [("Nguyễn Văn A", "TY006"), ("nguyen-van-a", "TR002")])
def test_a_review_names_an_office_that_is_known_never_a_person(tmp_path: Path, office: str, code: str) -> None:
    root = corrected(tmp_path / "kho")
    file = root / "docs/co-quan/cong-an-xa.md"
    file.write_text(file.read_text("utf-8").replace("- co_quan: ubnd-xa\n    dia_phuong", f"- co_quan: {office}\n    dia_phuong"), "utf-8")
    found = [issue for issue in checks.run(load(root), DAY) if issue.place.path == "docs/co-quan/cong-an-xa.md"]
    assert code in {issue.code for issue in found}, found


def test_a_person_is_no_key_of_a_review(tmp_path: Path) -> None:
    root = corrected(tmp_path / "kho")
    file = root / "docs/co-quan/cong-an-xa.md"
    file.write_text(file.read_text("utf-8").replace("    ngay: 20/11/2026", "    ngay: 20/11/2026\n    nguoi: ông Nguyễn Văn An"), "utf-8")
    assert {"KY001", "CN006"} <= {issue.code for issue in checks.run(load(root), DAY)}


def test_a_page_links_to_its_file_at_the_commit_it_was_built_from() -> None:
    repository, commit = "https://github.com/vi-du/can-cu", "0123abc"
    of = Site.of(load(BASE), Settings(on=DAY, repository=repository, commit=commit))
    body = next(page for part in parts(of) if part.key == "place/xa-mau" for page in part.make(Renderer(of), "xa-mau")).body
    assert f"{repository}/blob/{commit}/docs/dia-phuong/xa-mau.md" in body
    assert f"{repository}/commits/main/docs/dia-phuong/xa-mau.md" in body
    assert Settings(on=DAY, commit=commit).permalink("x.md") == Settings(on=DAY, repository=repository).permalink("x.md") == ""
