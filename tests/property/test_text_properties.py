"""Vietnamese text: folding, slugs, tone marks and collation hold for any text."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from cancu.text import collation_key, fold, letter_id, nfc, place_id, place_tones, slug, squeeze

LETTERS = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
words = st.text(LETTERS + LETTERS.upper() + "0123456789", min_size=1, max_size=8)
vietnamese = st.lists(words, max_size=6).map(" ".join)
texts = st.one_of(vietnamese, st.text())


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_a_folded_vietnamese_text_is_plain_ascii_in_lower_case(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9 ]*", fold(text))


@given(vietnamese)
def test_folding_does_not_see_case_nor_the_form_of_unicode(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(unicodedata.normalize("NFD", text))


@given(texts)
def test_a_slug_of_a_slug_is_itself_and_ascii_kebab_case(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@given(texts)
@example("hoà thuỷ khoẻ quý nguỵ goá HOÀ")
def test_placing_tones_twice_is_placing_them_once(text: str) -> None:
    assert place_tones(place_tones(text)) == place_tones(text)


@given(texts)
@example("hoà thuỷ khoẻ quý nguỵ goá HOÀ")
def test_placing_tones_moves_marks_and_nothing_else(text: str) -> None:
    placed = place_tones(text)
    assert sorted(unicodedata.normalize("NFD", placed)) == sorted(unicodedata.normalize("NFD", nfc(text)))
    assert fold(placed) == fold(text)


@given(texts)
def test_normal_form_is_reached_at_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@given(texts, texts, texts)
def test_collation_is_a_total_order(one: str, two: str, three: str) -> None:
    keys = {text: collation_key(text) for text in (one, two, three)}
    assert (keys[one] == keys[two]) == (one == two)
    assert (keys[one] < keys[two]) + (keys[two] < keys[one]) + (one == two) == 1
    if keys[one] <= keys[two] <= keys[three]:
        assert keys[one] <= keys[three]


@given(st.integers(0, 10**30), st.integers(0, 10**30), vietnamese)
def test_numbers_collate_as_numbers(one: int, two: int, before: str) -> None:
    first, second = f"{before} {one}", f"{before} {two}"
    assert (collation_key(first) < collation_key(second)) == (one < two)


@given(st.sampled_from(LETTERS), st.sampled_from(LETTERS))
def test_letters_collate_before_tones(one: str, two: str) -> None:
    """A word with an earlier letter stands first whatever its tones; only equal letters compare tones."""
    order = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    first, second = (order.index(_bare(letter)) for letter in (one, two))
    if first != second:
        assert (collation_key(one + "z") < collation_key(two + "a")) == (first < second)


def _bare(letter: str) -> str:
    tones = "\u0300\u0309\u0303\u0301\u0323"
    kept = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in tones)
    return unicodedata.normalize("NFC", kept)


@given(st.lists(st.one_of(st.sampled_from("abcdđefghi"), st.sampled_from(("I", "IV", "1", "12", "3"))), min_size=1, max_size=5))
def test_different_places_of_a_plan_have_different_ids(parts: list[str]) -> None:
    lowered = [part.lower() for part in parts]
    assert place_id(".".join(parts)).split("-") == ["dd" if part == "đ" else part for part in lowered]


@given(st.sampled_from("abcdđeghiklmnopqrstuvxy"), st.sampled_from("abcdđeghiklmnopqrstuvxy"))
def test_letters_of_points_have_different_ids(one: str, two: str) -> None:
    assert (letter_id(one) == letter_id(two)) == (one == two)


@given(texts)
def test_squeezing_leaves_single_spaces_only(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
    assert squeeze(text).split(" ") == text.split() or not text.split()
