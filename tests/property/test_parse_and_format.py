"""Parsing and formatting are inverse: days, provisions, citations of every type."""

from __future__ import annotations

import calendar
import contextlib
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cancu import citations as law
from cancu.citations import Citation, find, number_key
from cancu.days import Day, after, of, show
from cancu.provisions import Pinpoint
from cancu.vocabulary import DOCUMENT_TYPES

exact_days = st.dates(date(1945, 9, 2), date(2100, 1, 1)).map(of)
partial_days = st.one_of(
    st.builds(Day, st.integers(1, 9999), st.integers(1, 12)), st.builds(Day, st.integers(1, 9999)), exact_days
)


@given(partial_days)
def test_a_day_is_read_back_from_its_text(day: Day) -> None:
    assert Day.parse(str(day)) == day


@given(partial_days)
def test_a_day_lies_between_its_first_and_last_day(day: Day) -> None:
    assert day.first <= day.last
    assert (day.first == day.last) == day.exact
    assert day.first.isoformat().startswith(day.iso)


@given(st.text())
@example("00/02/2021")
@example("0000")
@example("٢٠٢٢")
def test_any_text_is_a_day_that_exists_or_a_value_error(text: str) -> None:
    try:
        day = Day.parse(text)
    except ValueError:
        return
    assert day.first <= day.last
    assert str(day).endswith(text[-4:])


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100))
def test_only_days_of_the_calendar_are_days(day: int, month: int, year: int) -> None:
    text = f"{day}/{month}/{year}"
    if day <= calendar.monthrange(year, month)[1]:
        assert Day.parse(text).first == date(year, month, day)
        assert show(Day.parse(text).first) == str(Day.parse(text))
    else:
        with pytest.raises(ValueError, match=text):
            _parse(text)


def _parse(text: str) -> Day:
    try:
        return Day.parse(text)
    except ValueError as error:
        raise ValueError(text) from error


@given(st.dates(max_value=date(9999, 12, 30)))
def test_the_next_day_is_one_day_later(day: date) -> None:
    assert (after(day) - day).days == 1


numbers = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(("", "a", "b", "đ")))
points = st.sampled_from(tuple("abcdđeghiklmnopqrstuvxy"))


@st.composite
def pinpoints(draw: st.DrawFn) -> Pinpoint:
    article = draw(numbers)
    clause = draw(st.one_of(st.just(""), numbers))
    point = draw(st.one_of(st.just(""), points))
    if article.isdigit() and not clause and not point and draw(st.booleans()):
        return Pinpoint(article=article, article_to=str(int(article) + draw(st.integers(1, 20))))
    return Pinpoint(article=article, clause=clause, point=point)


labels = st.from_regex(r"[IVX]{1,4}(\.[0-9]{1,2})?", fullmatch=True)
whole = st.one_of(st.builds(lambda s: Pinpoint(section=s), labels), st.builds(lambda s: Pinpoint(annex=s), labels))


@given(st.one_of(pinpoints(), whole))
def test_a_provision_is_read_back_from_its_text(pin: Pinpoint) -> None:
    assert Pinpoint.parse(str(pin)) == pin


@given(pinpoints(), pinpoints())
def test_provisions_share_an_anchor_only_when_they_are_one(one: Pinpoint, two: Pinpoint) -> None:
    if not one.article_to and not two.article_to:
        assert (one.anchor == two.anchor) == (one == two)


@given(pinpoints())
def test_a_provision_covers_itself_and_its_article_covers_it(pin: Pinpoint) -> None:
    assert pin.covers(pin)
    assert Pinpoint(article=pin.article, article_to=pin.article_to).covers(pin)
    if pin.clause or pin.point:
        assert not pin.covers(Pinpoint(article=pin.article))


@given(pinpoints(), pinpoints())
def test_two_provisions_that_cover_each_other_are_one(one: Pinpoint, two: Pinpoint) -> None:
    if one.covers(two) and two.covers(one):
        assert one == two


@given(st.text())
def test_any_text_is_a_provision_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert Pinpoint.parse(text)


signs = {
    "luat": ("QH11", "QH13", "QH14", "QH15"), "bo-luat": ("QH13",), "phap-lenh": ("PL-UBTVQH11", "UBTVQH14"),
    "nghi-quyet": ("QH13", "NQ-HĐND", "NQ-UBTVQH15", "NQ-CP"), "nghi-dinh": ("NĐ-CP",), "lenh": ("L-CTN",),
    "quyet-dinh": ("QĐ-TTg", "QĐ-UBND", "QĐ-BYT"), "thong-tu": ("TT-BLĐTBXH", "TT-BYT", "TT-BCA"),
    "thong-tu-lien-tich": ("TTLT-BLĐTBXH-BNV-BTC", "TTLT/BLĐTBXH-BYT"), "ke-hoach": ("KH-UBND", "KH-SLĐTBXH"),
    "nghi-quyet-lien-tich": ("NQLT-BLĐTBXH-BCA-BVHTTDL-UBTƯMTTQVN",), "chi-thi": ("CT-TTg",),
    "van-ban-hop-nhat": ("VBHN-VPQH",), "cong-van": ("PCTNXH-KHTC", "BLĐTBXH-PCTNXH"),
}
issuers = (
    "", "Chính phủ", "Quốc hội", "Thủ tướng Chính phủ", "Ủy ban Thường vụ Quốc hội", "Bộ Y tế",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Văn hóa, Thể thao và Du lịch", "Cục Phòng, chống tệ nạn xã hội",
    "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Hội đồng nhân dân và Ủy ban nhân dân huyện Tân Châu",
    "Ủy ban Quốc gia phòng, chống AIDS, ma túy, mại dâm",
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    type_id = draw(st.sampled_from(("", *DOCUMENT_TYPES)))
    head = draw(st.integers(1, 99999).map(str))
    sign = draw(st.sampled_from(signs.get(type_id, ("KH-UBND", "QĐ-TTg"))))
    year = draw(st.sampled_from(("", "/2004", "/2021", "/2025")))
    number = draw(st.sampled_from((f"{head}{year}/{sign}", f"{head[:4]}-CT/TW", f"0{head[:3]}{year}/{sign}")))
    if type_id and draw(st.booleans()):
        number = f"{head}{year}"
    return Citation(
        number, type_id, draw(st.one_of(st.none(), exact_days)), draw(st.sampled_from(issuers)),
        draw(st.one_of(st.just(Pinpoint()), pinpoints())),
    )


@given(citations())
def test_a_citation_is_read_back_from_its_text(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


@given(citations())
def test_a_citation_is_found_in_a_sentence_with_its_number_type_day_and_provision(citation: Citation) -> None:
    (found,) = find(f"Theo {citation}, các cơ quan phối hợp thực hiện.")
    same = found.citation
    assert (same.number, same.type, same.issued, same.pinpoint) == (
        citation.number, citation.type, citation.issued, citation.pinpoint
    )
    assert citation.issuer.startswith(same.issuer)


@given(st.lists(citations(), min_size=2, max_size=4))
def test_citations_in_a_row_are_found_in_order_and_apart(many: list[Citation]) -> None:
    sentence = "; ".join(str(citation) for citation in many)
    found = list(find(sentence))
    assert [each.citation.number for each in found] == [citation.number for citation in many]
    for before, later in pairwise(found):
        assert before.start < before.name_end <= before.end <= later.start


@given(st.text())
def test_any_text_is_a_citation_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert str(Citation.parse(text))
    for found in find(text):
        assert 0 <= found.start <= found.pin_end <= found.name_end <= found.end


@given(citations())
def test_a_number_compares_however_it_is_typed(citation: Citation) -> None:
    number = citation.number
    typed = (number.lower(), number.upper(), f"00{number}", f" {number.replace('/', ' / ')}", number.replace("Đ", "D"))
    assert {number_key(each) for each in typed} == {number_key(number)}
    assert number_key(number_key(number)) == number_key(number)


_PIECES = st.sampled_from([
    "Nghị định", "nghị định", "NĐ", "Luật", "Kế hoạch", "Chỉ thị", "QĐ", "số", "số:", "282/2025/NĐ-CP", "94/2010/NĐ-CP", "36-CT/TW", "282", "64/2025",
    "khoản 2", "Điều 5", "điểm đ", "Đ.35", "ngày 30/10/2025", "của Chính phủ", ",", ";", ".", "(", ")", "và", "tại", "tháng 6", "15/KH-CATX(HS)", "5%",
])


@given(st.lists(_PIECES, max_size=24), st.sampled_from([" ", "  ", "\n", ""]))
def test_looking_only_where_a_citation_can_begin_misses_none(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    assert [match.span() for match in law._matches(text)] == [match.span() for match in law._CITATION.finditer(text)]
