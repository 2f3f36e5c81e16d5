"""Vietnamese text: normal form, folding, slugs, ids, collation."""

from __future__ import annotations

import unicodedata

import pytest

from cancu.text import (
    capital,
    collation_key,
    fold,
    letter_id,
    lower_first,
    nfc,
    number_id,
    place_id,
    place_tones,
    slug,
    squeeze,
)


@pytest.mark.parametrize("wrong", ["\u00d0", "\u0189"])
def test_look_alikes_of_the_letter_dd_are_put_right(wrong: str) -> None:
    assert nfc(f"{wrong}iều") == "\u0110iều"
    assert nfc("\u00f0iều") == "điều"


def test_decomposed_text_is_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Quy định chi tiết")) == "Quy định chi tiết"


@pytest.mark.parametrize(("typed", "printed"), [
    ("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("Uỷ ban", "Ủy ban"), ("xoá bỏ", "xóa bỏ"),
    ("HOÀ BÌNH", "HÒA BÌNH"), ("huỷ", "hủy"), ("nguỵ trang", "ngụy trang"), ("goá phụ", "góa phụ"),
    ("loè", "lòe"), ("tuỳ theo", "tùy theo"), ("uý lạo", "úy lạo"), ("toạ đàm", "tọa đàm"),
])
def test_tone_marks_stand_where_official_documents_put_them(typed: str, printed: str) -> None:
    assert place_tones(typed) == printed


@pytest.mark.parametrize("word", [
    "quý", "Quỳnh", "quỹ", "quỷ", "QUÝ", "toán", "hoàn", "ngoài", "khuỷu", "huỳnh", "thuở", "tiêu", "giá", "quà",
    "hòa", "thủy", "khỏe", "xoài", "ngoặt", "buýt",
])
def test_tone_marks_already_in_place_stay(word: str) -> None:
    assert place_tones(word) == word


@pytest.mark.parametrize(("text", "folded"), [
    ("Điều", "dieu"), ("Nghị định số 282/2025/NĐ-CP", "nghi dinh so 282/2025/nd-cp"), ("Ủy ban", "uy ban"), ("", ""),
])
def test_folding_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "made"), [
    ("Nghị định 282/2025/NĐ-CP", "nghi-dinh-282-2025-nd-cp"), ("  Đề án: 835!  ", "de-an-835"), ("…", ""),
])
def test_slugs_are_ascii_kebab_case(text: str, made: str) -> None:
    assert slug(text) == made


def test_the_points_d_and_dd_have_different_ids() -> None:
    assert (letter_id("d"), letter_id("đ"), letter_id("Đ")) == ("d", "dd", "dd")
    assert (number_id("5d"), number_id("5đ"), number_id("12")) == ("5d", "5dd", "12")


@pytest.mark.parametrize(("place", "made"), [
    ("IV.2.đ", "iv-2-dd"), ("IV.2.d", "iv-2-d"), ("III.1/3", "iii-1-3"), ("II.2/1/2", "ii-2-1-2"), ("IV. 2. a", "iv-2-a"),
])
def test_a_place_of_a_plan_has_an_id(place: str, made: str) -> None:
    assert place_id(place) == made


@pytest.mark.parametrize("ordered", [
    ["a", "ă", "â", "b"], ["d", "đ", "e", "ê"], ["o", "ô", "ơ", "p"], ["u", "ư", "v"],
    ["ma", "mà", "mả", "mã", "má", "mạ"], ["Điều 2", "Điều 9", "Điều 10", "Điều 10a", "Điều 100"],
    ["an", "án", "ăn", "ân", "ba"], ["dân", "dấu", "đá", "đâm"], ["Kế hoạch 02", "Kế hoạch 3"],
    ["mai", "mãi", "mại dâm", "mại dâm, ma túy"],
])
def test_words_stand_in_the_order_of_vietnamese_dictionaries(ordered: list[str]) -> None:
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=collation_key) == ordered


@pytest.mark.parametrize("odd", ["m²", "½", "٣", "1" * 6000, "①", "\u0301", "İ"])
def test_odd_characters_have_a_place_in_the_order_too(odd: str) -> None:
    assert collation_key(odd) == collation_key(odd)


def test_small_helpers_change_only_what_they_say() -> None:
    assert squeeze("  một\n hai\t ") == "một hai"
    assert (capital("điều"), capital("")) == ("Điều", "")
    assert (lower_first("Quy định"), lower_first("UBND xã"), lower_first("")) == ("quy định", "UBND xã", "")
