"""JSON files and their schemas."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from exports_site import TODAY, site
from jsonschema import Draft202012Validator

from cancu.exports.datasets import DATASETS
from cancu.exports.documents import assets
from cancu.load import load
from cancu.site import Settings, Site

ROOT = Path(__file__).parents[2]
NAMES = [dataset.slug for dataset in DATASETS]


def read(of: Site) -> dict[str, Any]:
    return {asset.url: json.loads(asset.content) for asset in assets(of)}


def rows(slug: str, of: Site | None = None) -> dict[str, Any]:
    listed = next(iter(read(of or site())[f"du-lieu/{slug}.json"].values()))
    return {row["id"]: row for row in listed}


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_one_object_with_a_single_list(name: str) -> None:
    found = read(site())[f"du-lieu/{name}.json"]
    assert list(found) == [name.replace("-", "_")]
    assert all(row["id"] and row["url"].startswith("/") for row in found[name.replace("-", "_")])


@pytest.mark.parametrize("name", NAMES)
def test_each_file_fits_its_schema_and_the_schema_is_one(name: str) -> None:
    found = read(site())
    schema = found[f"du-lieu/{name}.schema.json"]
    Draft202012Validator.check_schema(schema)
    assert not list(Draft202012Validator(schema).iter_errors(found[f"du-lieu/{name}.json"]))


@pytest.mark.parametrize("name", NAMES)
def test_the_content_kept_here_fits_the_schemas(name: str) -> None:
    found = read(Site.of(load(ROOT), Settings(on=TODAY)))
    errors = Draft202012Validator(found[f"du-lieu/{name}.schema.json"]).iter_errors(found[f"du-lieu/{name}.json"])
    assert [(list(e.absolute_path), e.message) for e in errors] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_or_unknown_key_does_not_fit(name: str) -> None:
    found = read(site())
    validator = Draft202012Validator(found[f"du-lieu/{name}.schema.json"])
    key, listed = next(iter(found[f"du-lieu/{name}.json"].items()))
    without = {k: v for k, v in listed[0].items() if k != "url"}
    assert not validator.is_valid({key: [without]})
    assert not validator.is_valid({key: [listed[0] | {"la": 1}]})


@pytest.mark.parametrize("name", NAMES)
def test_every_key_of_a_schema_has_a_title_and_a_meaning_in_vietnamese(name: str) -> None:
    item = next(iter(read(site())[f"du-lieu/{name}.schema.json"]["properties"].values()))["items"]
    assert all(key["title"] and key["description"] for key in item["properties"].values())


def test_what_is_not_given_is_null_or_empty_and_never_left_out() -> None:
    unclear = rows("van-ban")["qd-mo"]
    assert unclear["so_ky_hieu"] is None
    assert unclear["ngay_ban_hanh"] is None
    assert unclear["co_quan_ban_hanh"] == []
    assert unclear["co_quan_ban_hanh_ten"] is None
    assert unclear["quy_dinh"] == []
    assert unclear["nguon"] is None
    assert unclear["chua_ro"] == {"trang_thai": "Chưa tìm thấy.", "so_ky_hieu": "Bản nguồn để trống."}


def test_an_instrument_says_its_facts_as_the_front_matter_does() -> None:
    new = rows("van-ban")["nd-moi"]
    assert new["loai_van_ban"] == "nghi-dinh"
    assert new["so_ky_hieu"] == "282/2025/NĐ-CP"
    assert (new["ngay_ban_hanh"], new["ngay_hieu_luc"]) == ("2025-10-30", "2025-12-15")
    assert new["co_quan_ban_hanh"] == ["chinh-phu"]
    assert new["co_quan_ban_hanh_ten"] == "Chính phủ"
    assert new["thay_the"][0]["van_ban"] == "nd-cu"
    assert new["nguon"] == {"dia_chi": [], "mo_ta": "Bản đã đọc.", "doi_chieu": "2026-05-20", "do_tin_cay": "cao"}
    assert new["akn"] == "/akn/vn/act/nghi-dinh/2025-10-30/282-2025-nd-cp"
    assert new["eli"] == "/eli/vn/nghi-dinh/2025/10/30/282-2025-nd-cp"
    assert new["url"] == "/van-ban/nd-moi/"


def test_a_local_document_carries_its_place_in_its_identifiers() -> None:
    plan = rows("van-ban")["kh-xa-2026"]
    assert plan["akn"] == "/akn/vn/doc/ke-hoach/xa-mau/2026-01-10/05-kh-ubnd"
    assert plan["eli"] == "/eli/vn/xa-mau/ke-hoach/2026/01/10/05-kh-ubnd"
    assert plan["co_quan_ban_hanh_ten"] == "Ủy ban nhân dân xã Mẫu"


def test_the_timeline_is_consecutive_and_says_why() -> None:
    assert rows("van-ban")["nd-cu"]["hieu_luc"] == [
        {"tu": "2021-12-31", "den": "2022-01-01", "trang_thai": "chua-co-hieu-luc",
         "ly_do": "Chưa có hiệu lực: có hiệu lực từ 01/01/2022"},
        {"tu": "2022-01-01", "den": "2025-12-15", "trang_thai": "con-hieu-luc",
         "ly_do": "Có hiệu lực từ 01/01/2022 đến hết 14/12/2025"},
        {"tu": "2025-12-15", "den": None, "trang_thai": "het-hieu-luc",
         "ly_do": "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế"},
    ]
    for row in rows("van-ban").values():
        spans = row["hieu_luc"]
        assert spans
        assert spans[-1]["den"] is None
        assert all(a["den"] == b["tu"] for a, b in pairwise(spans))


def test_the_timeline_does_not_depend_on_the_day_of_building() -> None:
    early, late = (rows("van-ban", site(on)) for on in (date(2021, 1, 1), date(2030, 1, 1)))
    assert early == late


def test_a_document_lists_who_cites_it_and_where() -> None:
    cited = rows("van-ban")["nd-cu"]["trich_dan_boi"]
    assert {"loai": "nhiem-vu", "id": "kh-xa-2026/iv-1-1", "vi_tri": "IV.1/1",
            "url": "/phan-cong/kh-xa-2026/cong-an-xa/#iv-1-1"} in cited
    assert {"loai": "van-ban", "id": "kh-xa-2026", "vi_tri": None, "url": "/van-ban/kh-xa-2026/"} in cited


def test_a_task_says_who_does_what_and_where_it_stands() -> None:
    task = rows("nhiem-vu")["kh-xa-2026/iv-1-1"]
    wanted = "id ke_hoach co_quan vai_tro viec phoi_hop_voi chi_dao bao_cao_cho vi_tri noi_dung chu_de can_cu chi_tieu"
    assert set(wanted.split()) | {"thoi_han", "url", "co_quan_hien_nay", "canh_bao"} <= set(task)
    assert task["ke_hoach"] == "kh-xa-2026"
    assert task["co_quan"] == ["cong-an-xa"]
    assert task["vi_tri"] == "IV.1/1"
    assert task["can_cu"][0] | {"goc": "ke-hoach", "dieu": "24", "khoan": None} == task["can_cu"][0]
    assert task["url"] == "/phan-cong/kh-xa-2026/cong-an-xa/#iv-1-1"
    assert task["co_quan_hien_nay"] == [
        {"co_quan": "cong-an-xa", "hien_nay": ["cong-an-xa"], "ly_do": None, "can_cu": []}
    ]


def test_a_dead_basis_of_a_running_plan_is_an_alarm_with_the_new_article() -> None:
    own = next(a for a in rows("nhiem-vu")["kh-xa-2026/iv-1-1"]["canh_bao"] if a["van_ban"] == "nd-cu")
    assert own == {
        "van_ban": "nd-cu", "dieu": "24", "cua_nhiem_vu": True, "trang_thai": "het-hieu-luc",
        "ly_do": "Hết hiệu lực từ 15/12/2025: Nghị định 282/2025/NĐ-CP thay thế",
        "thay_bang": "nd-moi", "dieu_moi": "32",
    }
    ended = rows("nhiem-vu", site(date(2026, 12, 31) + timedelta(days=1)))
    assert all(task["canh_bao"] == [] for task in ended.values())


def test_an_office_that_ended_names_its_heirs() -> None:
    assert rows("co-quan")["cong-an-huyen"]["hien_nay"] == ["cong-an-xa"]
    assert rows("co-quan", site(date(2025, 2, 28)))["cong-an-huyen"]["hien_nay"] == ["cong-an-huyen"]


def test_a_place_and_a_term_carry_their_front_matter() -> None:
    assert rows("dia-phuong")["xa-mau"]["ten_goi"][0]["den_ngay"] == "2025-07-01"
    assert rows("thuat-ngu")["mai-dam"]["can_cu"][0]["dieu"] == "3"
    assert rows("thuat-ngu")["mai-dam"]["url"] == "/thuat-ngu/#mai-dam"
