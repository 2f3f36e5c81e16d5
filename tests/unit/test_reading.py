"""Reading ease and reading time of Vietnamese texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu import graph, load, officialese, reading

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "Chào cô bác. Hôm nay mình nói một việc ai cũng nên biết. Người bị ép không có lỗi. Thấy ai bị giữ thì báo công an xã."
OFFICIAL = (
    "Tăng cường công tác lãnh đạo, chỉ đạo và tổ chức triển khai thực hiện có hiệu quả công tác tuyên truyền, phổ biến, "
    "giáo dục pháp luật gắn với nâng cao hiệu lực, hiệu quả quản lý nhà nước, kịp thời rà soát, bổ sung các biện pháp "
    "phối hợp liên ngành trên địa bàn theo chức năng, nhiệm vụ, thẩm quyền được giao và quy định hiện hành."
)


@pytest.fixture(scope="module")
def materials():
    return sorted(graph.build(load.load(ROOT)).trainings.values())


def test_a_plain_text_is_easier_than_the_language_of_plans():
    assert reading.measure(PLAIN).ease > 90
    assert reading.measure(OFFICIAL).ease < 30


def test_one_long_sentence_is_harder_than_the_same_words_cut_in_three():
    cut = "Bà con hỏi kỹ trước khi đi. Bà con giữ giấy tờ của mình. Bà con hẹn giờ gọi về nhà cho người thân yên lòng."
    joined = cut.replace(". Bà con", " và bà con")
    assert reading.measure(cut).sentences == 3
    assert reading.measure(joined).ease < reading.measure(cut).ease


def test_words_of_offices_lower_the_score():
    assert reading.measure("Xã triển khai công tác tuyên truyền.").ease < reading.measure("Xã nói chuyện với bà con.").ease


def test_the_longest_listed_word_is_taken():
    assert officialese.length_at(["an", "sinh", "xã", "hội", "của", "xã"], 0) == 4
    assert officialese.length_at(["vi", "phạm", "hành", "chính"], 0) == 4
    assert officialese.length_at(["bà", "con"], 0) == 0


def test_document_numbers_and_abbreviations_count_as_difficult_but_plain_numbers_do_not():
    assert reading.measure("Theo 282/2025/NĐ-CP và UBND xã.").hard_share > 0
    assert reading.measure("Có 15 người và 2 xe.").hard_share == 0


def test_markdown_marks_are_not_read_and_items_are_sentences():
    text = "## Ba việc\n\n1. Hỏi kỹ.\n2. Giữ liên lạc\n\n- **Báo** [Công an xã](../co-quan/cong-an-xa.md)\n"
    assert [" ".join(s) for s in reading.sentences(text)] == ["Ba việc", "Hỏi kỹ", "Giữ liên lạc", "Báo Công an xã"]


def test_a_wrapped_line_is_one_sentence():
    assert len(reading.sentences("Mình chào nhau\nnhư mọi ngày.")) == 1


def test_a_decimal_or_a_day_does_not_end_a_sentence():
    assert len(reading.sentences("Từ 15/12/2025 phạt 1.000.000 đồng.")) == 1


def test_an_empty_text_is_easy():
    assert reading.measure("").ease == 100
    assert reading.measure("---\n| - |\n").syllables == 0


def test_numbers_take_longer_to_say_than_to_see():
    assert reading.spoken_syllables("gọi 111 nhé") == 2 + 5
    assert reading.spoken_seconds(PLAIN) > 5
    assert reading.silent_minutes("") == 1
    assert reading.silent_minutes("từ " * 600) == 3


def test_the_bar_is_lower_only_where_every_reader_is_an_official():
    assert reading.bar("than_bai", ("doi-kiem-tra", "can-bo")) == reading.OFFICIAL_BAR
    assert reading.bar("than_bai", ("doi-kiem-tra", "cha-me")) == reading.BARS["than_bai"]
    assert reading.bar("loa", ()) == reading.BARS["loa"]


def test_each_propaganda_text_passes_its_bar(materials):
    failing = [(m.id, t.name, t.measure.ease) for m in materials for t in reading.public_texts(m) if not t.passes]
    assert failing == []


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text):
    seen = reading.measure(text)
    assert 0 <= seen.ease <= 100
    assert 0 <= seen.hard_share <= 100
    assert reading.spoken_seconds(text) >= 0
