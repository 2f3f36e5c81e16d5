"""Provisions as text and as anchor."""

from __future__ import annotations

import pytest

from cancu.provisions import Pinpoint


@pytest.mark.parametrize(("text", "pin"), [
    ("Điều 15", Pinpoint(article="15")),
    ("điều 15", Pinpoint(article="15")),
    ("khoản 3 Điều 15", Pinpoint(article="15", clause="3")),
    ("điểm đ khoản 2 Điều 5", Pinpoint(article="5", clause="2", point="đ")),
    ("Điểm Đ, khoản 2, điều 5", Pinpoint(article="5", clause="2", point="đ")),
    ("điểm d Điều 5", Pinpoint(article="5", point="d")),
    ("đ. 15", Pinpoint(article="15")),
    ("Điều 5A", Pinpoint(article="5a")),
    ("Điều 22–24", Pinpoint(article="22", article_to="24")),
    ("Điều 22 - 24", Pinpoint(article="22", article_to="24")),
    ("Mục I.1", Pinpoint(section="I.1")),
    ("Phụ lục III", Pinpoint(annex="III")),
])
def test_a_provision_is_read_however_it_is_typed(text: str, pin: Pinpoint) -> None:
    assert Pinpoint.parse(text) == pin


@pytest.mark.parametrize("text", ["", "Điều", "15", "khoản 2", "Điều mười", "điểm đ khoản 2", "Điều 5 và Điều 6", "Mục"])
def test_what_is_no_provision_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Pinpoint.parse(text)


@pytest.mark.parametrize(("pin", "text", "anchor"), [
    (Pinpoint("5", "2", "đ"), "điểm đ khoản 2 Điều 5", "dieu-5-khoan-2-diem-dd"),
    (Pinpoint("5", "2", "d"), "điểm d khoản 2 Điều 5", "dieu-5-khoan-2-diem-d"),
    (Pinpoint("5đ"), "Điều 5đ", "dieu-5dd"),
    (Pinpoint("22", article_to="24"), "Điều 22–24", "dieu-22"),
    (Pinpoint(section="I.1"), "Mục I.1", "muc-i-1"),
    (Pinpoint(annex="III"), "Phụ lục III", "phu-luc-iii"),
    (Pinpoint(spot="Mục/Điều 1"), "Mục/Điều 1", "vi-tri-muc-dieu-1"),
])
def test_a_provision_is_written_as_law_prints_it_and_anchored_by_its_numbers(pin: Pinpoint, text: str, anchor: str) -> None:
    assert (str(pin), pin.anchor) == (text, anchor)


def test_no_provision_is_false() -> None:
    assert not Pinpoint()
    assert Pinpoint(spot="Mở đầu")


@pytest.mark.parametrize(("wide", "narrow", "holds"), [
    (Pinpoint("15"), Pinpoint("15", "2"), True),
    (Pinpoint("15", "2"), Pinpoint("15"), False),
    (Pinpoint("15"), Pinpoint("16"), False),
    (Pinpoint("15", "2"), Pinpoint("15", "2", "a"), True),
    (Pinpoint("15", "2"), Pinpoint("15", "3", "a"), False),
    (Pinpoint("22", article_to="24"), Pinpoint("23", "1"), True),
    (Pinpoint("22", article_to="24"), Pinpoint("25"), False),
    (Pinpoint("22", article_to="24"), Pinpoint("23", article_to="30"), False),
    (Pinpoint("22", article_to="24"), Pinpoint("22", article_to="23"), True),
    (Pinpoint("22"), Pinpoint("22", article_to="24"), False),
    (Pinpoint(section="I"), Pinpoint(section="I"), True),
    (Pinpoint(section="I"), Pinpoint("1"), False),
])
def test_a_provision_covers_what_lies_in_it(wide: Pinpoint, narrow: Pinpoint, holds: bool) -> None:
    assert wide.covers(narrow) == holds


def test_provisions_stand_by_number_then_sections_then_annexes() -> None:
    ordered = [
        Pinpoint("2"), Pinpoint("10"), Pinpoint("10", "2"), Pinpoint("10", "10"), Pinpoint("10", "10", "d"),
        Pinpoint("10", "10", "đ"), Pinpoint(section="1"), Pinpoint(annex="I"), Pinpoint(spot="Mở đầu"),
    ]
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=lambda pin: pin.order) == ordered
