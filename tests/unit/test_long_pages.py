"""Many documents, small pages: every list is split, nothing is lost or told twice, every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cancu.bench.synthetic import Writer
from cancu.exports import calendars, feeds
from cancu.load import load
from cancu.pages import Renderer, data, render
from cancu.pages.page import Page
from cancu.pages.paging import Limits
from cancu.site import Settings, Site

LIMIT = 50
COUNT = 300


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("nhieu")
    Writer(target, COUNT).write()
    for n in range(20):
        (target / f"docs/thuat-ngu/tu-{n}.md").parent.mkdir(exist_ok=True)
        (target / f"docs/thuat-ngu/tu-{n}.md").write_text(f"---\ntitle: Từ {n}\ndinh_nghia: Nghĩa của từ {n}.\n---\n", "utf-8")
        (target / f"docs/lich/thoi-han/han-{n}.md").parent.mkdir(parents=True, exist_ok=True)
        (target / f"docs/lich/thoi-han/han-{n}.md").write_text(
            f"---\ntitle: Hạn {n}\nai:\n  - co-quan-1\nchu_ky: nam\ntruoc_ngay: '15'\nthang: '{n % 12 + 1}'\n---\n", "utf-8")
    return target


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return Site.of(load(root), Settings(on=date(2026, 11, 22)))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    renderer = Renderer(site, Limits(page=LIMIT))
    files = tuple((asset.url, len(asset.content)) for module in (calendars, feeds) for asset in module.assets(site))
    return {page.url: page for page in (*render(renderer), *data.page(renderer, files))}


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [values["href"]] if tag == "a" and values.get("href") else []  # type: ignore[list-item]  # just asked for
        self.ids += [values["id"]] if values.get("id") else []  # type: ignore[list-item]  # just asked for


def numbered(pages: dict[str, Page], base: str) -> list[Page]:
    """The pages of a list, in order."""
    found = [page for url, page in pages.items() if re.fullmatch(re.escape(base) + r"(trang-\d+/)?", url)]
    return sorted(found, key=lambda page: int((re.search(r"trang-(\d+)/$", page.url) or [0, 1])[1]))


def main(page: Page) -> str:
    """A page's lists, without the way back, the page numbers and the foot."""
    without = re.sub(r'<nav class="(?:duong-dan|trang-so)".*?</nav>', "", page.body, flags=re.DOTALL)
    return without.partition('<p class="sua-trang">')[0]


def targets(found: list[Page], kind: str) -> Counter[str]:
    """How often each page of a kind is linked from some pages' lists."""
    links = (posixpath.normpath(posixpath.join("/", page.url, link)).lstrip("/") for page in found for link in Links(main(page)).links)
    return Counter(link for link in links if link.startswith(f"{kind}/") and link.count("/") == 1)


@pytest.mark.parametrize(("base", "kind", "wanted"), [
    ("van-ban/", "van-ban", "instruments"), ("co-quan/", "co-quan", "agencies"), ("dia-phuong/", "dia-phuong", "places"),
])
def test_an_index_names_every_record_exactly_once_over_all_of_its_pages(
    base: str, kind: str, wanted: str, pages: dict[str, Page], site: Site,
) -> None:
    found = numbered(pages, base)
    assert len(found) > 1
    assert targets(found, kind) == Counter(f"{kind}/{key}" for key in getattr(site.graph, wanted))


@pytest.mark.parametrize("base", [
    "van-ban/", "co-quan-ban-hanh/", "phan-cong/", "co-quan/", "loai-van-ban/nghi-dinh/", "can-cu/", "ma-tran/", "so-sanh/", "dia-phuong/",
    "soan-ke-hoach/", "thuat-ngu/", "lich/thoi-han/", "co-quan/chinh-phu/van-ban/", "chu-de/tuyen-truyen/van-ban/", "du-lieu/nguon-tin/",
    "nam/2021/nhiem-vu/",
])
def test_every_list_that_grows_goes_over_several_pages(base: str, pages: dict[str, Page]) -> None:
    assert len(numbered(pages, base)) > 1


def test_the_issuers_list_names_every_document_once(pages: dict[str, Page], site: Site) -> None:
    wanted = Counter(f"van-ban/{i.id}" for i in site.graph.instruments.values() for _ in i.issuers)
    assert targets(numbered(pages, "co-quan-ban-hanh/"), "van-ban") == wanted


def test_a_long_section_is_whole_on_pages_of_its_own(pages: dict[str, Page], site: Site) -> None:
    wanted = Counter(f"van-ban/{i.id}" for i in site.graph.instruments.values() if "tuyen-truyen" in i.topics)
    assert targets(numbered(pages, "chu-de/tuyen-truyen/van-ban/"), "van-ban") == wanted
    assert 'href="../../chu-de/tuyen-truyen/van-ban/"' in pages["chu-de/tuyen-truyen/"].body


def test_every_task_is_told_in_full_once_and_its_address_holds(pages: dict[str, Page], site: Site) -> None:
    split = [a for a in site.graph.assignments.values() if f"phan-cong/{a.id}/trang-2/" in pages]
    assert split
    for assignment in split:
        found = numbered(pages, f"phan-cong/{assignment.id}/")
        told = [match for page in found for match in re.findall(r'<article class="nhiem-vu" id="([^"]+)"', page.body)]
        assert told == [task.id for task in assignment.tasks]
        assert {task.id for task in assignment.tasks} <= set(Links(found[0].body).ids)


@pytest.mark.parametrize(("base", "records", "full"), [("thuat-ngu/", "terms", "<dd>"), ("lich/", "deadlines", "")])
def test_words_and_deadlines_keep_their_addresses(base: str, records: str, full: str, pages: dict[str, Page], site: Site) -> None:
    assert set(getattr(site.graph, records)) <= set(Links(pages[base].body).ids)


def test_a_matrix_has_every_agency_in_one_row(pages: dict[str, Page], site: Site) -> None:
    rows = targets(numbered(pages, "ma-tran/"), "co-quan")
    assert set(rows) == {f"co-quan/{agency}" for task in site.graph.tasks for agency in task.agencies}
    assert set(rows.values()) == {1}


def test_links_and_anchors_on_all_pages_lead_somewhere(pages: dict[str, Page]) -> None:
    ids = {url: set(Links(page.body).ids) for url, page in pages.items()}
    files = {"lich/tat-ca.ics", "nguon-tin/dinh-chinh.xml", "du-lieu/ma-tran.csv", "du-lieu/ma-tran.xlsx"}
    lost = []
    for url, page in pages.items():
        for link in Links(page.body).links:
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link) or path.endswith((".ics", ".xml", ".csv", ".xlsx", ".docx", ".txt", ".zip")):
                continue
            target = posixpath.normpath(posixpath.join("/", url, path)).lstrip("/") if path else url
            target = f"{target.rstrip('/')}/" if target.rstrip("/") else ""
            if target not in pages or (anchor and anchor not in ids[target]):
                lost.append((url, link))
    assert not files & {link for _, link in lost}
    assert lost == []


def test_ids_are_unique_on_every_page(pages: dict[str, Page]) -> None:
    twice = {url: [i for i, n in Counter(Links(page.body).ids).items() if n > 1] for url, page in pages.items()}
    assert {url: found for url, found in twice.items() if found} == {}


def test_later_pages_say_their_number_lead_back_and_are_no_records_own(pages: dict[str, Page]) -> None:
    later = [page for url, page in pages.items() if re.search(r"trang-\d+/$", url)]
    assert later
    for page in later:
        base, number = re.fullmatch(r"(.+/)trang-(\d+)/", page.url).groups()  # type: ignore[union-attr]  # found by the same form
        assert page.title.endswith(f", trang {number}")
        assert page.crumbs[-1].url == base
        assert (page.kind, page.record) == ("danh-sach", "")
        assert page.meta["prev"] == (base if number == "2" else f"{base}trang-{int(number) - 1}/")
        assert f'<strong aria-current="page">{number}</strong>' in page.body


def test_the_split_depends_on_the_content_alone(root: Path, pages: dict[str, Page]) -> None:
    again = render(Renderer(Site.of(load(root), Settings(on=date(2026, 11, 22))), Limits(page=LIMIT)))
    assert {page.url: page.body for page in again} == {url: page.body for url, page in pages.items() if not url.startswith("du-lieu/")}


def test_no_page_is_far_above_its_limit(pages: dict[str, Page]) -> None:
    grown = {url: len(page.body) for url, page in pages.items() if page.kind not in ("trang", "tap-huan", "duong-day") and url}
    assert max(grown.values()) < 40_000, max(grown.items(), key=lambda row: row[1])
