"""Atom feeds, read back by a parser."""

from __future__ import annotations

from datetime import date, datetime

from exports_site import site
from lxml import etree

from cancu.exports.changes import changes
from cancu.exports.feeds import ALL, CORRECTIONS, assets, known
from cancu.graph import Graph
from cancu.site import Settings, Site

_NS = {"a": "http://www.w3.org/2005/Atom"}


def files(of: Site | None = None) -> dict[str, etree._Element]:
    return {asset.url: etree.fromstring(asset.content) for asset in assets(of or site())}


def texts(feed: etree._Element, path: str) -> list[str]:
    return [node.text for node in feed.xpath(path, namespaces=_NS)]


def test_feeds_exist_for_all_and_for_every_agency_topic_and_document_with_news() -> None:
    found = set(files())
    assert found == known(site())
    assert {ALL, "nguon-tin/van-ban/nd-cu.xml", "nguon-tin/chu-de/xu-phat.xml", "nguon-tin/co-quan/cong-an-xa.xml"} <= found
    assert "nguon-tin/van-ban/qd-mo.xml" not in found


def test_every_feed_has_what_rfc_4287_asks_for() -> None:
    for url, feed in files().items():
        assert feed.tag == f"{{{_NS['a']}}}feed"
        for name in ("id", "title", "updated", "author/a:name"):
            assert len(feed.xpath(f"a:{name}", namespaces=_NS)) == 1, (url, name)
        entries = feed.xpath("a:entry", namespaces=_NS)
        assert bool(entries) == (url != CORRECTIONS)
        for entry in entries:
            for name in ("id", "title", "updated", "summary", "link"):
                assert len(entry.xpath(f"a:{name}", namespaces=_NS)) == 1, (url, name)


def test_the_newest_comes_first_and_dates_the_feed() -> None:
    for url, feed in files().items():
        if url == CORRECTIONS:
            continue
        moments = [datetime.fromisoformat(text) for text in texts(feed, "a:entry/a:updated")]
        assert moments == sorted(moments, reverse=True)
        assert texts(feed, "a:updated") == [moments[0].isoformat()]


def test_a_replacement_is_told_with_its_reason() -> None:
    feed = files()["nguon-tin/van-ban/nd-cu.xml"]
    told = dict(zip(texts(feed, "a:entry/a:title"), texts(feed, "a:entry/a:summary"), strict=True))
    assert told["Hết hiệu lực: Nghị định 144/2021/NĐ-CP"] == (
        "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế."
    )
    assert "Ban hành: Nghị định 282/2025/NĐ-CP" in told
    assert "Đối chiếu ngày 20/05/2026: Nghị định 144/2021/NĐ-CP" in told


def test_the_death_of_a_basis_reaches_the_agency_whose_task_rests_on_it() -> None:
    assert "Hết hiệu lực: Nghị định 144/2021/NĐ-CP" in texts(files()["nguon-tin/co-quan/cong-an-xa.xml"], "a:entry/a:title")
    heirs = texts(files()["nguon-tin/co-quan/cong-an-huyen.xml"], "a:entry/a:summary")
    assert heirs == ["Từ 01/03/2025. Cơ quan kế thừa: Công an cấp xã."]


def test_the_future_is_not_news() -> None:
    assert all(change.day <= date(2026, 6, 1) for change in changes(site()))
    assert "Hết thời hạn: Kế hoạch 05/KH-UBND" not in texts(files()[ALL], "a:entry/a:title")
    assert "Hết thời hạn: Kế hoạch 05/KH-UBND" in texts(files(site(date(2027, 1, 1)))[ALL], "a:entry/a:title")


def test_what_is_not_clear_is_not_news() -> None:
    assert not [change for change in changes(site()) if "chua-ro" in change.key or "chua-co" in change.key]


def test_checks_are_one_piece_of_news_a_day_in_the_common_feed() -> None:
    told = [title for title in texts(files()[ALL], "a:entry/a:title") if title.startswith("Đối chiếu")]
    assert told == ["Đối chiếu ngày 20/05/2026"]


def test_ids_are_stable_unique_and_free_of_the_address() -> None:
    near, far = files(), files(site(date(2026, 6, 2), "https://vi-du.vn/can-cu/"))
    for url, feed in near.items():
        ids = texts(feed, "a:entry/a:id")
        assert len(ids) == len(set(ids))
        assert all(i.startswith("tag:can-cu,2026:") for i in ids)
        assert texts(far[url], "a:id | a:entry/a:id") == texts(feed, "a:id | a:entry/a:id")


def test_links_are_absolute_where_the_address_is_known_and_relative_otherwise() -> None:
    url = "nguon-tin/van-ban/nd-cu.xml"
    assert files()[url].xpath("string(a:link/@href)", namespaces=_NS) == "../../van-ban/nd-cu/"
    far = files(site(date(2026, 6, 1), "https://vi-du.vn/can-cu/"))[url]
    assert far.xpath("string(a:link[@rel='alternate']/@href)", namespaces=_NS) == "https://vi-du.vn/can-cu/van-ban/nd-cu/"
    assert far.xpath("string(a:link[@rel='self']/@href)", namespaces=_NS) == f"https://vi-du.vn/can-cu/{url}"


def test_no_news_means_no_file_but_the_one_of_corrections() -> None:
    assert set(files(Site(Graph(instruments={}), Settings(on=date(2026, 1, 1))))) == {CORRECTIONS}
