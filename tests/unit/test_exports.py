"""All data files together."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from exports_site import TODAY, site
from lxml import etree

from cancu import exports
from cancu.load import load
from cancu.site import Settings, Site

ROOT = Path(__file__).parents[2]
ADDRESS = "https://vi-du.vn/can-cu/"


def test_files_are_sorted_unique_and_below_the_root() -> None:
    urls = [asset.url for asset in exports.assets(site())]
    assert urls == sorted(set(urls))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9/.-]*\.[a-z]+|_headers", url) for url in urls)


def test_the_same_content_and_day_give_the_same_bytes() -> None:
    assert exports.assets(site()) == exports.assets(site())
    one, two = (exports.assets(Site.of(load(ROOT), Settings(on=TODAY))) for _ in range(2))
    assert one == two


def test_a_day_on_which_nothing_happens_changes_no_file() -> None:
    assert exports.assets(site(date(2026, 6, 1))) == exports.assets(site(date(2026, 6, 2)))


def test_no_file_is_empty_and_none_carries_a_path_of_the_machine() -> None:
    for asset in exports.assets(Site.of(load(ROOT), Settings(on=TODAY))):
        assert asset.content, asset.url
        assert str(ROOT).encode() not in asset.content, asset.url


def test_the_search_description_needs_the_address_of_the_site() -> None:
    assert "opensearch.xml" not in {asset.url for asset in exports.assets(site())}
    found = {asset.url: asset.content for asset in exports.assets(site(TODAY, ADDRESS))}
    top = etree.fromstring(found["opensearch.xml"])
    name = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert top.tag == f"{{{name['o']}}}OpenSearchDescription"
    assert top.xpath("string(o:Url/@template)", namespaces=name) == f"{ADDRESS}tim-kiem/?q={{searchTerms}}"
    assert len(top.xpath("string(o:ShortName)", namespaces=name)) <= 16


def test_llms_txt_has_a_title_a_summary_and_links_to_files_that_exist() -> None:
    found = {asset.url: asset.content for asset in exports.assets(site())}
    lines = found["llms.txt"].decode().splitlines()
    assert lines[0] == "# Căn cứ"
    assert lines[2].startswith("> ")
    linked = re.findall(r"\]\(([^)]*)\)", found["llms.txt"].decode())
    assert [url for url in linked if not url.endswith("/") and url not in found] == []
    absolute = {a.url: a.content for a in exports.assets(site(TODAY, ADDRESS))}["llms.txt"].decode()
    assert f"]({ADDRESS}du-lieu/van-ban.json)" in absolute
