"""``docs/chuyen-huong.yml``: a page at every old address, and no line that would lead astray."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from checks_cases import BASE, DAY

from cancu import checks, exports
from cancu.issues import errors
from cancu.load import load
from cancu.moves import FILE
from cancu.site import Settings, Site

NEW = "van-ban/nd-2-2025-nd-cp/"


def tree(root: Path, *lines: str) -> Path:
    shutil.copytree(BASE, root)
    (root / FILE).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return root


def made(root: Path, address: str = "") -> dict[str, str]:
    site = Site.of(load(root), Settings(on=DAY, address=address))
    return {asset.url: asset.content.decode() for asset in exports.redirects.assets(site)}


def test_without_the_file_there_is_nothing_to_make() -> None:
    assert made(BASE) == {}


def test_an_old_address_has_a_page_that_leads_to_the_new_one_in_every_way(tmp_path: Path) -> None:
    html = made(tree(tmp_path / "kho", f"van-ban/nd-cu: {NEW}"))["van-ban/nd-cu/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../van-ban/nd-2-2025-nd-cp/">' in html
    assert '<link rel="canonical" href="../../van-ban/nd-2-2025-nd-cp/">' in html
    assert '<a href="../../van-ban/nd-2-2025-nd-cp/">/van-ban/nd-2-2025-nd-cp/</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'src="../../assets/chuyen-huong.js"' in html
    assert "unsafe" not in html


def test_the_canonical_address_is_absolute_where_the_sites_is_known_and_has_no_anchor(tmp_path: Path) -> None:
    html = made(tree(tmp_path / "kho", f'van-ban/nd-cu/: "{NEW}#dieu-32"'), "https://vi-du.vn/can-cu/")["van-ban/nd-cu/index.html"]
    assert f'href="https://vi-du.vn/can-cu/{NEW}"' in html
    assert "url=../../van-ban/nd-2-2025-nd-cp/#dieu-32" in html


def test_places_of_an_old_page_can_lead_to_places_of_other_pages(tmp_path: Path) -> None:
    root = tree(tmp_path / "kho", f"van-ban/nd-cu/: {NEW}", '"van-ban/nd-cu/#dieu-5": "van-ban/nd-1-2021-nd-cp/#dieu-24"')
    assert errors(checks.run(load(root), DAY)) == ()
    (html,) = made(root).values()
    assert "&#34;dieu-5&#34;: &#34;../../van-ban/nd-1-2021-nd-cp/#dieu-24&#34;" in html


@pytest.mark.parametrize(("lines", "says"), [
    ((f"{NEW}: van-ban/nd-1-2021-nd-cp/",), "vẫn còn là một trang"),
    (("nam/2026/: nam/2025/",), "vẫn còn là một trang"),
    (("tap-huan/ngay/thang-mau/: lich/",), "vẫn còn là một trang"),
    (("ma-tran/kh-xa-2026/: ma-tran/",), "vẫn còn là một trang"),
    (("van-ban/a/: van-ban/khong-co/",), "không có"),
    (("van-ban/a/: van-ban/b/", f"van-ban/b/: {NEW}"), "Chuyển hướng nối tiếp"),
    (("van-ban/a/: van-ban/b/", "van-ban/b/: van-ban/a/"), "Chuyển hướng nối tiếp"),
    (("van-ban/a/: van-ban/a/",), "Chuyển hướng nối tiếp"),
    ((f"van-ban/a/: {NEW}", f"/van-ban/a: {NEW}"), "đã được chuyển"),
    ((f"../ngoai/: {NEW}",), "không đúng dạng"),
    ((f"van-ban//a/: {NEW}",), "không đúng dạng"),
    ((f"van-ban/A b/: {NEW}",), "không đúng dạng"),
    ((f"assets/a/: {NEW}",), "không đúng dạng"),
    ((f'"van-ban/a/#dieu-1": {NEW}',), "chưa có chuyển hướng"),
])
def test_a_redirect_that_leads_astray_is_refused(tmp_path: Path, lines: tuple[str, ...], says: str) -> None:
    found = [issue for issue in checks.run(load(tree(tmp_path / "kho", *lines)), DAY) if issue.place.path == FILE]
    assert any(issue.code == "LK009" and says in issue.message for issue in found), found


@pytest.mark.parametrize("old", ["tap-huan/ngay/ngay-cu/", "ma-tran/kh-cu/", "so-sanh/kh-cu--kh-xa-2026/", "huong-dan/cu/"])
def test_an_address_whose_record_is_gone_may_lead_on(tmp_path: Path, old: str) -> None:
    root = tree(tmp_path / "kho", f"{old}: lich/")
    assert [issue for issue in checks.run(load(root), DAY) if issue.place.path == FILE] == []


@pytest.mark.parametrize("old", ["../a/", "a//b/", "A/", "a b/", "a\\b/"])
def test_no_line_makes_a_file_outside_the_site_or_of_a_strange_name(tmp_path: Path, old: str) -> None:
    assert made(tree(tmp_path / "kho", f"{old}: {NEW}")) == {}


def test_what_people_wrote_is_escaped(tmp_path: Path) -> None:
    root = tree(tmp_path / "kho", f'van-ban/a/: "{NEW}#\'><script>x</script>"')
    assert not any(re.search(r"<script>x", html) for html in made(root).values())
