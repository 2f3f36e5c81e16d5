"""What becomes of a basis: kept, replaced with the matching article, or listed."""

from __future__ import annotations

from dataclasses import replace

from drafts import DAY, NOWHERE, YEAR, Basis, Settings, Site, drafted, task, world
from samples import graph_of, instrument, link, period

from cancu.draft.grounds import Grounds
from cancu.provisions import Pinpoint
from cancu.records import Agency, ArticlePair, Instrument, PartialEffect


def fate(*instruments: Instrument, article: str = "") -> tuple[str, str, str]:
    """(id of the living document, its article, reason) of the first one."""
    grounds = Grounds(Site(graph_of(*instruments), Settings(on=DAY)), YEAR)
    found = grounds.fate(instruments[0], Pinpoint(article=article) if article else NOWHERE)
    return (found.now.id if found.now else "", found.pinpoint.article, found.reason)


def test_a_living_basis_is_kept() -> None:
    assert fate(instrument("nd-a"))[0] == "nd-a"


def test_a_dead_basis_is_replaced_with_the_matching_article() -> None:
    new = instrument("nd-b", issued="01/01/2025", effective="01/02/2025", replaces=link("nd-a", pairs=(ArticlePair(old="24", new="32"),)))
    assert fate(instrument("nd-a"), new, article="24")[:2] == ("nd-b", "32")
    assert fate(instrument("nd-a"), new, article="25")[:2] == ("nd-b", "")


def test_replacements_are_followed_to_the_last_one() -> None:
    second = instrument("nd-b", issued="01/01/2022", effective="01/02/2022", replaces=link("nd-a", pairs=(ArticlePair(old="1", new="2"),)))
    third = instrument("nd-c", issued="01/01/2025", effective="01/02/2025", replaces=link("nd-b", pairs=(ArticlePair(old="2", new="3"),)))
    assert fate(instrument("nd-a"), second, third, article="1")[:2] == ("nd-c", "3")


def test_a_replacement_nobody_read_is_told_and_not_used() -> None:
    old = instrument("nd-a", number="1/2020/NĐ-CP", expired="01/01/2024")
    new = instrument("nd-b", number="2/2024/NĐ-CP", issued="01/01/2024", effective="01/01/2024", replaces=link("nd-a", certainty="suy-ra"))
    living, _, reason = fate(old, new)
    assert not living
    assert "2/2024/NĐ-CP" in reason


def test_a_repeal_leaves_nothing_in_its_place() -> None:
    new = instrument("nd-b", issued="01/01/2024", effective="01/01/2024", repeals=link("nd-a"))
    assert not fate(instrument("nd-a"), new)[0]


def test_a_lapsed_programme_is_answered_by_the_next_periods() -> None:
    old = instrument("ct-1", type="chuong-trinh", nature="ca-biet", effective=None, period=period("01/01/2021", "31/12/2025"))
    new = instrument("ct-2", type="chuong-trinh", nature="ca-biet", issued="01/02/2026", effective=None, period=period("01/01/2026", "31/12/2030"), follows=link("ct-1"))
    assert fate(old, new)[0] == "ct-2"


def test_a_programme_that_ends_before_the_plans_year_is_listed() -> None:
    this_year = instrument("kh-tren", type="ke-hoach", nature="ca-biet", issued="01/02/2026", effective=None, period=period("01/01/2026", "31/12/2026"))
    living, _, reason = fate(this_year)
    assert not living
    assert "trước năm kế hoạch 2027" in reason


def test_a_law_that_ends_before_the_plans_year_is_listed() -> None:
    living, _, reason = fate(instrument("luat-a", expired="01/01/2027"))
    assert not living
    assert "ký trước ngày đó" in reason


def test_an_article_that_no_longer_applies_is_no_basis() -> None:
    part = PartialEffect(article="5", since=instrument("x").issued or None, kind="het-hieu-luc", reason="Đã bãi bỏ.")  # type: ignore[arg-type]
    law = instrument("nd-a", partial_effects=(part,))
    assert fate(law, article="5")[0] == ""
    assert fate(law, article="6")[0] == "nd-a"


def test_a_task_with_a_dead_basis_is_carried_on_the_living_one() -> None:
    old = instrument("nd-a", number="1/2020/NĐ-CP")
    new = instrument("nd-b", number="2/2024/NĐ-CP", issued="01/01/2024", effective="01/01/2024", replaces=link("nd-a", pairs=(ArticlePair(old="3", new="4"),)))
    graph = world(task(1, "Tuyên truyền trong huyện.", bases=(Basis(instrument="nd-a", article="3", origin="bien-tap"),)), instruments=(old, new))
    draft = drafted(graph, "kh-thu-2022")
    assert [(b.instrument, b.article) for b in draft.items[0].bases] == [("nd-b", "4")]
    assert [g.instrument.id for g in draft.grounds] == ["nd-b"]
    assert draft.grounds[0].text.startswith("Căn cứ Điều 4 Nghị định số 2/2024/NĐ-CP")
    assert "Điều 3 cũ nay là Điều 4" in draft.grounds[0].notes[0]


def test_a_task_that_cites_a_document_nobody_can_vouch_for_is_listed() -> None:
    unknown = instrument("nd-a", number="1/2020/NĐ-CP", effective=None, unknowns=(("ngay_hieu_luc", "Chưa đọc."),))
    graph = world(task(1, "Làm theo Nghị định 1/2020/NĐ-CP."), task(2, "Tuyên truyền."), instruments=(unknown,))
    draft = drafted(graph, "kh-thu-2022")
    assert [item.spot for item in draft.items] == ["IV.1/2"]
    assert "Nghị định 1/2020/NĐ-CP" in draft.of("nhiem-vu")[0].why


def test_a_dead_citation_in_a_sentence_is_written_anew() -> None:
    old = instrument("nd-a", number="1/2020/NĐ-CP")
    new = instrument("nd-b", number="2/2024/NĐ-CP", issued="01/01/2024", effective="01/01/2024", replaces=link("nd-a"))
    graph = world(task(1, "Xử phạt theo Nghị định số 1/2020/NĐ-CP."), instruments=(old, new))
    draft = drafted(graph, "kh-thu-2022")
    assert draft.items[0].text == "Xử phạt theo Nghị định 2/2024/NĐ-CP."


def test_the_law_on_the_issuer_is_a_basis_whatever_the_model_names() -> None:
    law, decree = instrument("luat-moi", type="luat"), instrument("nd-a")
    office = Agency(id="ubnd-xa", path="docs/co-quan/ubnd-xa.md", title="Ủy ban nhân dân cấp xã", levels=("xa",), sector="chinh-quyen", bases=(Basis(instrument="luat-moi", article="22"), Basis(instrument="nd-a", article="1")))
    graph = replace(graph_of(law, decree), agencies={"ubnd-xa": office})
    grounds = Grounds(Site(graph, Settings(on=DAY)), YEAR)
    settled, *_ = grounds.settle(grounds.competence("ubnd-xa"))
    assert [(g.instrument.id, g.notes[0]) for g in settled] == [("luat-moi", "Luật giao nhiệm vụ cho cơ quan ban hành, theo hồ sơ cơ quan trong kho.")]
    assert list(grounds.competence("khong-co")) == []
