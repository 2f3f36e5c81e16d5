"""Packs: the same parts give the same bytes, links stay inside, and a pack knows what changed since the last."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from samples import graph_of, instrument

from cancu.packs import command, make, manifest, offline
from cancu.packs.making import bundle, day_of, listed
from cancu.site import Settings, Site

DAY = date(2026, 11, 22)
HELD = frozenset({"index.html", "van-ban/a/index.html", "tap-huan/x/to.pdf", "assets/kieu.css"})


def rewritten(html: str, path: str = "tap-huan/x/index.html") -> str:
    return offline.page(html, path, HELD)


def test_a_link_to_a_folder_names_its_file() -> None:
    assert rewritten('<a href="../../van-ban/a/#dieu-5">x</a>') == '<a href="../../van-ban/a/index.html#dieu-5">x</a>'
    assert rewritten('<a href="../..">x</a>') == '<a href="../../index.html">x</a>'


def test_a_link_out_of_the_pack_becomes_plain_words() -> None:
    assert rewritten('<a href="https://vanban.example/x">Toàn văn</a>') == '<a data-ngoai-goi="">Toàn văn</a>'
    assert rewritten('<a href="../y/to.pdf">x</a>') == '<a data-ngoai-goi="">x</a>'
    assert rewritten("Xem https://vanban.example/x") == "Xem vanban.example/x"


def test_a_telephone_number_and_a_place_on_the_page_stay() -> None:
    assert rewritten('<a href="tel:111">111</a><a href="#a">a</a>') == '<a href="tel:111">111</a><a href="#a">a</a>'


def test_what_only_a_server_needs_is_left_out() -> None:
    html = '<link rel="canonical" href="https://x.example/"><script type="application/ld+json">{"a":"https://schema.org"}</script><svg xmlns="http://www.w3.org/2000/svg"></svg><p>Còn'
    assert rewritten(html) == "<svg></svg><p>Còn"


def site_folder(root: Path, text: str = "Chữ", day: str = "2026-11-22") -> Path:
    (root / "van-ban/a").mkdir(parents=True, exist_ok=True)
    stamp = f'<footer><time datetime="{day}" id="ngay-tinh">…</time></footer>'
    (root / "index.html").write_text(f"<title>Căn cứ</title><article>Trang chủ</article>{stamp}", "utf-8")
    (root / "van-ban/a/index.html").write_text(f"<title>A · Căn cứ</title><article>{text}, cho ngày 22/11/2026</article>", "utf-8")
    (root / "404.html").write_text("không có", "utf-8")
    return root


def empty_site() -> Site:
    old = instrument("a", number="1/2020/NĐ-CP", issued="01/10/2026", effective="10/11/2026")
    return Site(graph_of(old), Settings(on=DAY))


def unzipped(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name.partition("/")[2]: pack.read(name).decode() for name in pack.namelist()}


def test_the_same_site_gives_the_same_pack(tmp_path: Path) -> None:
    folder = site_folder(tmp_path)
    first, second = (next(make(folder, empty_site(), {})) for _ in range(2))
    assert first.content == second.content


def test_a_pack_has_its_day_on_the_cover_and_everything_but_what_a_server_needs(tmp_path: Path) -> None:
    found = unzipped(next(make(site_folder(tmp_path), empty_site(), {})).content)
    assert "<strong>22/11/2026</strong>" in found["mo-trang-nay.html"]
    assert {"trang/index.html", "trang/van-ban/a/index.html", "thay-doi.html", "goi.json"} <= found.keys()
    assert "trang/404.html" not in found
    assert "gói đầu tiên" in found["thay-doi.html"]


def test_a_pack_says_which_pages_and_which_law_changed_since_the_last(tmp_path: Path) -> None:
    old = manifest.Manifest(date(2026, 11, 1), {"van-ban/a/index.html": ("A", "khac"), "van-ban/b/index.html": ("B cũ", "x")})
    page = unzipped(next(make(site_folder(tmp_path), empty_site(), {"tat-ca": old})).content)["thay-doi.html"]
    assert "Gói trước: 01/11/2026" in page
    assert "Trang đã đổi (1)" in page
    assert "Trang mới (1)" in page
    assert "B cũ" in page
    assert "10/11/2026" in page


def test_the_day_of_computing_alone_is_no_change() -> None:
    pages = [f"<article>Còn hiệu lực, tính cho ngày {day}/11/2026</article>" for day in (22, 23)]
    assert manifest.mark(pages[0]) == manifest.mark(pages[1])


def test_a_manifest_reads_what_it_writes() -> None:
    made = manifest.of(DAY, {"a/index.html": "<title>Một · Căn cứ</title><article>x</article>"})
    assert manifest.read(made.encoded()) == made
    assert made.pages["a/index.html"][0] == "Một"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"ngay": "hom qua", "trang": {}}', b"\xff"])
def test_a_broken_manifest_is_as_none(content: bytes) -> None:
    assert manifest.read(content) is None


def test_the_memory_of_the_same_day_is_not_the_last_pack(tmp_path: Path) -> None:
    for day in ("2026-10-01", "2026-11-01", "2026-11-22"):
        (tmp_path / f"tat-ca-{day}.json").write_bytes(manifest.Manifest(date.fromisoformat(day)).encoded())
    found = command.last("tat-ca", empty_site(), tmp_path, None)
    assert found is not None
    assert found.day == date(2026, 11, 1)


def test_an_earlier_pack_may_be_given_as_a_file(tmp_path: Path) -> None:
    pack = next(make(site_folder(tmp_path / "site", day="2026-11-02"), empty_site(), {}))
    (tmp_path / "cu.zip").write_bytes(pack.content)
    found = command.last("tat-ca", empty_site(), tmp_path / "khong-co", tmp_path / "cu.zip")
    assert found is not None
    assert found.day == date(2026, 11, 2)


def test_a_folder_without_a_site_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"build\.py"):
        day_of(tmp_path)


def test_a_bundle_does_not_depend_on_the_order_of_its_parts() -> None:
    parts = {"b": b"2", "a": b"1"}
    assert bundle(parts, "goi", DAY) == bundle(dict(reversed(parts.items())), "goi", DAY)


def test_the_listing_names_every_pack_once_however_often_it_is_made(tmp_path: Path) -> None:
    packs = [(pack, DAY) for pack in make(site_folder(tmp_path), empty_site(), {})]
    page = '<div id="danh-sach-goi"><p>Chưa có.</p></div><p>sau</p>'
    once = listed(page, packs)
    assert listed(once, packs) == once
    assert once.count("can-cu-tat-ca.zip") == 1
    assert once.endswith("<p>sau</p>")
