"""JSON-LD: only what the records are sure of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from exports_site import ASSIGNMENT, NEW, OLD, PARTY, PLAN, UNCLEAR, changed, decree, site

from cancu.exports import jsonld
from cancu.exports.identifiers import akn, eli
from cancu.pages.page import Crumb
from cancu.records import Relation


def test_a_decree_is_legislation_with_its_identifiers_dates_and_force() -> None:
    node = jsonld.for_instrument(NEW, site())
    assert node["@context"] == "https://schema.org"
    assert node["@type"] == "Legislation"
    assert node["legislationIdentifier"] == "282/2025/NĐ-CP"
    assert node["legislationType"] == "Nghị định"
    assert node["legislationDate"] == "2025-10-30"
    assert node["legislationDateVersion"] == "2026-05-20"
    assert node["legislationLegalForce"] == "https://schema.org/InForce"
    assert node["temporalCoverage"] == "2025-12-15/.."
    assert node["legislationPassedBy"][0]["name"] == "Chính phủ"
    assert [n["@id"] for n in node["legislationChanges"]] == ["/van-ban/nd-cu/"]
    assert [n["@id"] for n in node["legislationRepeals"]] == ["/van-ban/nd-cu/"]


@pytest.mark.parametrize(
    ("on", "force"),
    [
        (date(2021, 12, 30), None),
        (date(2021, 12, 31), "NotInForce"),
        (date(2022, 1, 1), "InForce"),
        (date(2025, 12, 14), "InForce"),
        (date(2025, 12, 15), "NotInForce"),
    ],
)
def test_force_follows_the_day(on: date, force: str | None) -> None:
    assert jsonld.for_instrument(OLD, site(on)).get("legislationLegalForce") == (
        f"https://schema.org/{force}" if force else None
    )


def test_an_amended_text_is_partially_in_force() -> None:
    law = decree("sua", "1/2026/NĐ-CP", "01/02/2026", "01/03/2026", amends=(Relation(target="nd-moi", certainty="da-doc"),))
    known = site(date(2026, 6, 1), "", law)
    assert jsonld.for_instrument(NEW, known)["legislationLegalForce"] == "https://schema.org/PartiallyInForce"
    assert jsonld.for_instrument(law, known)["legislationAmends"][0]["@id"] == "/van-ban/nd-moi/"


def test_a_force_that_is_not_clear_is_never_claimed() -> None:
    node = jsonld.for_instrument(UNCLEAR, site())
    assert "legislationLegalForce" not in node
    assert "temporalCoverage" not in node
    assert "legislationIdentifier" not in node


def test_a_relation_nobody_read_is_left_out() -> None:
    node = jsonld.for_instrument(PLAN, site())
    assert [n["@id"] for n in node["isBasedOn"]] == ["/van-ban/nd-cu/"]


def test_a_party_document_is_no_legislation() -> None:
    node = jsonld.for_instrument(PARTY, site())
    assert node["@type"] == "CreativeWork"
    assert not [key for key in node if key.startswith("legislation")]


def test_a_plan_names_its_place_as_it_was_and_its_assignments() -> None:
    node = jsonld.for_plan(PLAN, site())
    assert node["legislationJurisdiction"]["name"] == "xã Mẫu, tỉnh Mới"
    assert [part["@id"] for part in node["hasPart"]] == ["/phan-cong/kh-xa-2026/cong-an-xa/"]
    assert node["temporalCoverage"] == "2026-01-10/2027-01-01"


def test_a_task_page_cites_the_article() -> None:
    node = jsonld.for_task_page(ASSIGNMENT, site())
    first = node["hasPart"][0]
    assert first["@id"] == "/phan-cong/kh-xa-2026/cong-an-xa/#iv-1-1"
    assert first["citation"][0]["name"] == "Điều 24 Nghị định 144/2021/NĐ-CP"
    assert node["isPartOf"]["@id"] == "/van-ban/kh-xa-2026/"


def test_an_office_that_ended_says_when_and_who_took_over() -> None:
    known = site()
    node = jsonld.for_agency(known.graph.agencies["cong-an-huyen"], known)
    assert node["@type"] == "GovernmentOrganization"
    assert node["dissolutionDate"] == "2025-03-01"
    assert node["description"] == "Hiện nay: Công an cấp xã"


def test_a_place_stands_under_the_name_of_the_day() -> None:
    for on, name in ((date(2025, 6, 30), "Huyện Mẫu"), (date(2025, 7, 1), "Xã Mẫu")):
        known = site(on)
        assert jsonld.for_place(known.graph.places["xa-mau"], known)["name"] == name


@pytest.mark.parametrize(
    ("kind", "record", "type_"),
    [
        ("van-ban", "nd-moi", "Legislation"), ("van-ban", "kh-xa-2026", "Legislation"),
        ("phan-cong", "kh-xa-2026/cong-an-xa", "WebPage"), ("co-quan", "chinh-phu", "GovernmentOrganization"),
        ("dia-phuong", "xa-mau", "AdministrativeArea"), ("chu-de", "xu-phat", "DefinedTerm"),
        ("thuat-ngu", "thuat-ngu", "DefinedTermSet"), ("trang-chu", "index", "WebSite"),
    ],
)
def test_each_kind_of_page_has_its_node(kind: str, record: str, type_: str) -> None:
    node = jsonld.of(kind, record, site())
    assert node
    assert node["@type"] == type_
    assert all(value not in ("", [], None) for value in node.values())


def test_a_page_of_no_record_has_no_node() -> None:
    assert jsonld.of("nam", "2025", site()) is None
    assert jsonld.of("van-ban", "khong-co", site()) is None


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def test_no_text_of_a_record_can_end_the_script_element() -> None:
    evil = changed(NEW, title="</script><script>alert(1)</script><!--")
    text = jsonld.script(jsonld.for_instrument(evil, site()), "van-ban/nd-moi/")
    assert "<" not in text
    assert any("</script>" in item for item in strings(json.loads(text)))


def test_links_on_a_page_work_below_any_prefix() -> None:
    node = json.loads(jsonld.script(jsonld.for_instrument(NEW, site()), "van-ban/nd-moi/"))
    assert node["legislationChanges"][0]["@id"] == "../../van-ban/nd-cu/"
    assert node["identifier"][0]["value"] == "/eli/vn/nghi-dinh/2025/10/30/282-2025-nd-cp"
    known = site(date(2026, 6, 1), "https://vi-du.vn/can-cu")
    absolute = json.loads(jsonld.script(jsonld.for_instrument(NEW, known), "van-ban/nd-moi/"))
    assert absolute["@id"] == "https://vi-du.vn/can-cu/van-ban/nd-moi/"


def test_breadcrumbs_lead_from_the_front_page_to_the_page_itself() -> None:
    node = jsonld.breadcrumbs((Crumb("Trang chủ", ""), Crumb("Văn bản", "van-ban/")), "Nghị định", "van-ban/nd-moi/", site())
    assert [(i["position"], i["name"], i["item"]) for i in node["itemListElement"]] == [
        (1, "Trang chủ", "/"), (2, "Văn bản", "/van-ban/"), (3, "Nghị định", "/van-ban/nd-moi/"),
    ]


def test_a_document_without_number_or_date_has_no_identifier() -> None:
    assert eli(UNCLEAR) == akn(UNCLEAR) == ""
    assert eli(changed(NEW, number="")) == akn(changed(NEW, number="")) == ""


def test_a_date_known_to_the_month_gives_a_shorter_identifier() -> None:
    from cancu.days import Day

    month = changed(NEW, issued=Day(2025, 10))
    assert akn(month) == "/akn/vn/act/nghi-dinh/2025-10/282-2025-nd-cp"
    assert eli(month) == "/eli/vn/nghi-dinh/2025/10/282-2025-nd-cp"
