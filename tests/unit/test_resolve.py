"""Citations to records: numbers however typed, names on a day, and ambiguity that stays visible."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import day, graph_of, instrument, link

from cancu.citations import Citation, find
from cancu.graph import Graph
from cancu.provisions import Pinpoint
from cancu.resolve import Resolved, Resolver

PAST, TODAY = date(2022, 2, 21), date(2026, 11, 22)


@pytest.fixture(scope="session")
def resolver(graph: Graph) -> Resolver:
    return Resolver(graph)


def ids(resolved: Resolved) -> list[str]:
    return [instrument_.id for instrument_ in resolved.instruments]


def scanned(resolver: Resolver, text: str, on: date = TODAY) -> list[tuple[str, list[str], str]]:
    return [(text[s.start : s.end], ids(s.resolved), str(s.pinpoint)) for s in resolver.scan(text, on)]


@pytest.mark.parametrize("typed", [
    "Nghị định số 282/2025/NĐ-CP", "nghị định 282/2025/nđ-cp", "NĐ 282/2025/NĐ-CP", "282/2025/NĐ-CP",
    "Nghị định 282/2025", "Nghị định số: 282/2025/NĐ-CP ngày 30 tháng 10 năm 2025 của Chính phủ",
    "Nghị định 282", "NĐ 282/2025/ND-CP",
])
def test_a_number_is_found_however_it_is_typed(resolver: Resolver, typed: str) -> None:
    (found,) = find(typed)
    assert ids(resolver.resolve(found.citation, TODAY)) == ["nd-282-2025-nd-cp"]


@pytest.mark.parametrize(("number", "type_", "id_"), [
    ("02/KH-SLĐTBXH", "ke-hoach", "kh-2-kh-sldtbxh-vinh-phuc-2021"), ("2/kh-sldtbxh", "", "kh-2-kh-sldtbxh-vinh-phuc-2021"),
    ("36-CT/TW", "chi-thi", "ct-36-ct-tw-2019"), ("732/QĐ-TTg", "quyet-dinh", "qd-732-qd-ttg-2026"),
    ("732", "quyet-dinh", "qd-732-qd-ttg-2026"), ("24/2012/TTLT-BLĐTBXH-BNV-BTC", "", "ttlt-24-2012-bldtbxh-bnv-btc"),
    (" 282 / 2025 / NĐ-CP ", "", "nd-282-2025-nd-cp"),
])
def test_a_number_is_compared_without_its_zeros_case_and_spaces(resolver: Resolver, number: str, type_: str, id_: str) -> None:
    assert ids(resolver.resolve(Citation(number, type_))) == [id_]


@pytest.mark.parametrize("typed", ["theo Điều 5 - 15/KH-UBND", "điểm đ. 15/KH-UBND"])
def test_a_number_is_never_cut_in_two_to_make_a_provision_of_its_first_digits(typed: str) -> None:
    (found,) = find(typed)
    assert (found.citation.number, bool(found.citation.pinpoint)) == ("15/KH-UBND", False)


def test_every_numbered_document_of_the_repository_is_found_by_its_own_number(resolver: Resolver, graph: Graph) -> None:
    for record in graph.instruments.values():
        if record.number:
            assert record.id in ids(resolver.resolve(Citation(record.number, record.type, record.issued))), record.id


def test_an_unknown_number_is_found_nowhere(resolver: Resolver) -> None:
    assert ids(resolver.resolve(Citation("999/2025/NĐ-CP", "nghi-dinh"))) == []
    assert ids(resolver.resolve(Citation("282", "thong-tu"))) == []
    assert ids(resolver.named("Luật Không có", TODAY)) == []


@pytest.mark.parametrize(("name", "on", "id_"), [
    ("Luật Ngân sách nhà nước", PAST, "luat-83-2015-qh13"),
    ("Luật Ngân sách nhà nước", date(2025, 12, 31), "luat-83-2015-qh13"),
    ("Luật Ngân sách nhà nước", date(2026, 1, 1), "luat-89-2025-qh15"),
    ("luật ngân sách nhà nước", TODAY, "luat-89-2025-qh15"),
    ("Luật Phòng, chống ma túy", date(2026, 6, 30), "luat-73-2021-qh14"),
    ("Luật Phòng chống ma túy", date(2026, 7, 1), "luat-120-2025-qh15"),
    ("Luật Phòng, chống mua bán người", date(2025, 6, 30), "luat-66-2011-qh12"),
    ("Luật Phòng, chống mua bán người", TODAY, "luat-53-2024-qh15"),
    ("Pháp lệnh Phòng, chống mại dâm", TODAY, "pl-10-2003-ubtvqh11"),
])
def test_a_name_without_a_number_means_the_one_in_force_on_the_day_as_an_inference(
    resolver: Resolver, name: str, on: date, id_: str
) -> None:
    resolved = resolver.named(name, on)
    assert ids(resolved) == [id_]
    assert resolved.inferred


def test_a_name_of_several_stays_ambiguous_without_a_day_or_on_a_day_none_was_in_force(resolver: Resolver) -> None:
    budget = ["luat-83-2015-qh13", "luat-89-2025-qh15"]
    assert ids(resolver.named("Luật Ngân sách nhà nước")) == budget
    assert ids(resolver.named("Luật Ngân sách nhà nước", date(2016, 1, 1))) == budget
    assert resolver.named("Luật Ngân sách nhà nước").one is None


def twins() -> Resolver:
    """Two provinces' plans with one number, of which one has lapsed."""
    number = {"number": "12/KH-UBND", "type": "ke-hoach", "nature": "ca-biet", "effective": None}
    return Resolver(graph_of(
        instrument("mot", issued="01/02/2020", expired="01/01/2021", **number),
        instrument("hai", issued="05/03/2026", **number),
    ))


def test_a_number_of_two_documents_stays_ambiguous_though_one_is_dead() -> None:
    resolved = twins().resolve(Citation("12/KH-UBND", "ke-hoach"), TODAY)
    assert sorted(ids(resolved)) == ["hai", "mot"]
    assert resolved.one is None


def test_the_date_in_the_text_decides_between_twins() -> None:
    assert ids(twins().resolve(Citation("12/KH-UBND", "ke-hoach", day("01/02/2020")), TODAY)) == ["mot"]
    assert len(ids(twins().resolve(Citation("12/KH-UBND", "ke-hoach", day("09/09/2009")), TODAY))) == 2


def test_a_number_cut_short_means_the_one_in_force_as_an_inference() -> None:
    resolved = twins().resolve(Citation("12", "ke-hoach"), TODAY)
    assert (ids(resolved), resolved.inferred) == (["hai"], True)


def test_a_text_is_scanned_for_numbers_and_names_with_their_provisions(resolver: Resolver) -> None:
    text = "Theo khoản 2 Điều 15 Pháp lệnh Phòng, chống mại dâm và Điều 32 Nghị định số 282/2025/NĐ-CP thì phải xử lý."
    assert scanned(resolver, text) == [
        ("khoản 2 Điều 15 Pháp lệnh Phòng, chống mại dâm", ["pl-10-2003-ubtvqh11"], "khoản 2 Điều 15"),
        ("Điều 32 Nghị định số 282/2025/NĐ-CP", ["nd-282-2025-nd-cp"], "Điều 32"),
    ]


def test_the_same_sentence_means_another_law_on_another_day(resolver: Resolver) -> None:
    text = "Kinh phí theo Luật Ngân sách nhà nước hiện hành."
    assert [found[1] for found in scanned(resolver, text, PAST)] == [["luat-83-2015-qh13"]]
    assert [found[1] for found in scanned(resolver, text)] == [["luat-89-2025-qh15"]]


def test_what_names_nothing_known_is_left_alone(resolver: Resolver) -> None:
    assert scanned(resolver, "Theo Nghị định 999/2025/NĐ-CP và luật ngân sách nhà nước của nước khác.") == []


def test_stretches_do_not_overlap_and_come_in_order(resolver: Resolver) -> None:
    text = "Pháp lệnh Phòng, chống mại dâm số 10/2003/PL-UBTVQH11; Luật Trẻ em (102/2016/QH13); Bộ luật Hình sự."
    spots = list(resolver.scan(text, TODAY))
    assert all(before.end <= later.start for before, later in pairwise(spots))
    assert {i for s in spots for i in ids(s.resolved)} == {"pl-10-2003-ubtvqh11", "luat-102-2016-qh13", "blhs-100-2015-qh13"}


def test_a_law_that_amends_is_not_found_by_the_name_of_what_it_amends(resolver: Resolver) -> None:
    assert ids(resolver.named("Bộ luật Hình sự", TODAY)) == ["blhs-100-2015-qh13"]


def test_an_empty_provision_is_given_where_none_is_named(resolver: Resolver) -> None:
    (spot,) = resolver.scan("Luật Trẻ em", TODAY)
    assert spot.pinpoint == Pinpoint()


def test_another_name_of_a_document_finds_it() -> None:
    known = Resolver(graph_of(instrument("x", other_names=("Nghị định 178",)), instrument("y", bases=link("x"))))
    assert ids(known.named("nghị định 178")) == ["x"]


_BITS = (
    "Nghị định số ", "282/2025/NĐ-CP", " ngày 30/10/2025", ", ", " của Chính phủ", "khoản 2 ", "Điều 5", " ", "Luật Trẻ em", "Luật ", "Trẻ em",
    "Pháp lệnh Phòng, chống mại dâm", '"', "12/", "138/CP", " và ", "Ban Chỉ đạo ", "QĐ 732", "2026", ".", "(", ")", "về việc",
)


@given(texts=st.lists(st.lists(st.sampled_from(_BITS), max_size=8).map("".join), max_size=6))
def test_texts_looked_through_together_tell_what_each_tells_alone(resolver: Resolver, texts: list[str]) -> None:
    together = [[(s.start, s.end, ids(s.resolved), s.pinpoint) for s in spots] for spots in resolver.scan_each(texts, TODAY)]
    assert together == [[(s.start, s.end, ids(s.resolved), s.pinpoint) for s in resolver.scan(text, TODAY)] for text in texts]


def test_of_a_library_without_end_only_so_many_lines_are_remembered(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cancu.resolve._LINES", 10)
    resolver = Resolver(graph)
    for number in range(100):
        assert resolver.find(f"Theo Kế hoạch số {number}/KH-UBND.")
    assert len(resolver._lines) <= 11
