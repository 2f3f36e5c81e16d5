"""Training pages from records in memory: alarms beside claims, changes by day, materials for a day."""

from __future__ import annotations

import re
from datetime import date

from samples import graph_of, instrument, link

from cancu.days import Day
from cancu.pages import Page, Renderer, review, since, support, training
from cancu.records import Claim, ClaimBasis, Observance, SupportLine, Topic, Training
from cancu.site import Settings, Site

REVIEWED = {"reviewed": Day(2026, 11, 1), "next_review": Day(2027, 4, 30)}


def site(on: date = date(2026, 11, 22), **basis: str) -> Site:
    """One material on one article of a decree that a newer one replaced from 15/12/2025 on."""
    claim = Claim(text="Câu thử.", bases=(ClaimBasis(**{"instrument": "cu", "article": "24"} | basis),))  # type: ignore[arg-type]  # names of text fields
    material = Training(
        id="thu", path="docs/tap-huan/thu.md", title="Buổi thử", summary="Thử.", audiences=("cha-me",), forms=("to-roi",), minutes="10",
        topics=("mua-ban-nguoi",), goals=("Nhớ.",), messages=(claim,), lines=("so",), observances=("ngay",), **REVIEWED,  # type: ignore[arg-type]  # days
    )
    old, new = instrument("cu", number="1/2020/NĐ-CP"), instrument(
        "moi", number="2/2025/NĐ-CP", issued="01/11/2025", effective="15/12/2025", replaces=link("cu"))
    graph = graph_of(
        old, new, trainings={"thu": material},
        topics={"mua-ban-nguoi": Topic(id="mua-ban-nguoi", path="docs/chu-de/x.md", title="Mua bán người", summary="x")},
        observances={"ngay": Observance(id="ngay", path="docs/lich/x.md", title="Ngày thử", first="30/07")},
        support_lines={"so": SupportLine(id="so", path="docs/ho-tro/so.md", title="Đường dây", number="999", purpose="Giúp.",
                                         checked=Day(2026, 11, 1), next_review=Day(2027, 4, 30))},
    )
    return Site(graph, Settings(on=on))


def pages(of: Site) -> dict[str, Page]:
    renderer = Renderer(of)
    return {page.url: page for module in (training, since, support) for page in module.pages(renderer)}


def test_a_dead_article_turns_its_claim_red_and_names_the_successor() -> None:
    body = pages(site())["tap-huan/thu/"].body
    assert 'class="cau-hong"' in body
    assert 'role="alert"' in body
    assert "../../van-ban/moi/" in body
    assert "1 căn cứ cần xem lại" in pages(site())["tap-huan/"].body


def test_while_the_article_lives_nothing_is_red() -> None:
    body = pages(site(on=date(2025, 6, 1)))["tap-huan/thu/"].body
    assert "cau-hong" not in body
    assert "bao-dong" not in body


def test_a_dead_article_told_as_history_is_not_red() -> None:
    assert "cau-hong" not in pages(site(past="co"))["tap-huan/thu/"].body


def test_an_unknown_document_turns_its_claim_red() -> None:
    assert "cau-hong" in pages(site(instrument="khong-co"))["tap-huan/thu/"].body


def test_a_dead_article_of_a_material_is_listed_for_review() -> None:
    found = [item for item in review.items(site()) if item.kind == "tap-huan"]
    assert [(item.title, item.url) for item in found] == [("Buổi thử", "tap-huan/thu/")]
    assert "2/2025/NĐ-CP" in found[0].detail


def test_a_review_that_is_overdue_is_told_on_the_page_and_in_the_index() -> None:
    late = pages(site(on=date(2027, 6, 1)))
    assert "Đã quá ngày rà soát 30/04/2027" in late["tap-huan/thu/"].body
    assert "quá hạn rà soát" in late["tap-huan/"].body
    assert "Đã quá ngày kiểm lại" in late["ho-tro/so/"].body


def test_a_line_says_that_an_unknown_is_unknown() -> None:
    assert pages(site())["ho-tro/so/"].body.count("chưa rõ") == 3


def test_a_topic_lists_its_changes_of_law_and_material_with_the_latest_first() -> None:
    found = since.changes("mua-ban-nguoi", site())
    assert [c.day for c in found] == sorted((c.day for c in found), reverse=True)
    assert ("tai-lieu", date(2026, 11, 1)) in {(c.kind, c.day) for c in found}
    assert any(c.day == date(2025, 12, 15) and "Hết hiệu lực" in c.text for c in found)


def test_an_awareness_day_shows_the_materials_that_name_it() -> None:
    body = pages(site())["tap-huan/ngay/ngay/"].body
    assert "Tài liệu soạn cho dịp này" in body
    assert re.search(r"href=\"[./]*thu/\"|href=\"[./]*tap-huan/thu/\"", body)


def test_the_same_records_give_the_same_pages() -> None:
    assert pages(site()) == pages(site())
