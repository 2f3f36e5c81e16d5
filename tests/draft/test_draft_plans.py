"""Drafts for 2027 of the four plans, read as their Word documents."""

from __future__ import annotations

import re
from datetime import date

import pytest
from drafts import DAY, PLANS, YEAR, before_the_list, drafted, grounds_in, numbers_in, opened, plan_text

from cancu.citations import number_key
from cancu.draft import Draft
from cancu.draft.offices import Offices
from cancu.draft.word import docx
from cancu.graph import Graph
from cancu.succession import gone
from cancu.validity import status

ALIVE = ("con-hieu-luc", "het-hieu-luc-mot-phan")


@pytest.fixture(params=PLANS)
def draft(request: pytest.FixtureRequest, graph: Graph) -> Draft:
    return drafted(graph, request.param)


def test_no_basis_of_a_draft_is_dead_on_the_day_of_drafting(draft: Draft, graph: Graph) -> None:
    by_number = {number_key(i.number): i for i in graph.instruments.values() if i.number}
    lines = grounds_in(opened(docx(draft)))
    assert lines
    for line in lines:
        head = line.split(" ngày ")[0]
        found = by_number[number_key(numbers_in(head)[0])]
        span = status(found, DAY, graph)
        assert span, line
        assert span.status in ALIVE, line


def test_bases_stand_in_the_order_of_the_copy_ready_paragraphs(draft: Draft) -> None:
    from cancu.wording import order

    instruments = [ground.instrument for ground in draft.grounds]
    assert instruments == order(instruments)
    assert len(set(instruments)) == len(instruments)


def test_every_agency_of_a_draft_exists(draft: Draft, graph: Graph) -> None:
    for item in draft.items:
        for agency_id in (*item.agencies, *item.partners, *item.directs, *item.reports_to):
            agency = graph.agencies[agency_id]
            assert not gone(agency, DAY), (item.spot, agency_id)
            assert not agency.why_unknown("den_ngay"), (item.spot, agency_id)


def test_every_office_named_in_the_text_exists(draft: Draft, graph: Graph) -> None:
    text = plan_text(opened(docx(draft)))
    for mention in Offices(graph).find(text):
        agency = graph.agencies[mention.agencies[0]]
        assert not gone(agency, DAY), text[mention.start - 60 : mention.end + 20]
        assert not agency.why_unknown("den_ngay"), text[mention.start - 60 : mention.end + 20]


def test_the_district_level_is_gone_from_the_text(draft: Draft) -> None:
    text = re.sub(r"“[^”]*”|\"[^\"]*\"", "", plan_text(opened(docx(draft))))
    assert not re.search(r"(?i)(?<!\w)(?:huyện|quận|thị trấn)(?!\w)", text)
    assert "Lao động - Thương binh và Xã hội" not in text


def test_every_deadline_and_awareness_day_is_in_the_new_year(draft: Draft) -> None:
    assert all(due.day is None or due.day.year == YEAR for due in draft.dues)
    assert draft.days
    assert all(row.first.year == YEAR for row in draft.days)
    texts = [due.when + due.note for due in draft.dues]
    years = {int(y) for text in texts for y in re.findall(r"\d{1,2}/\d{1,2}/(\d{4})", text)}
    assert years <= {YEAR}


def test_the_old_year_is_nowhere_in_the_plan(draft: Draft) -> None:
    old = draft.model.period.first.year if draft.model.period else 0
    assert f"năm {old}" not in plan_text(opened(docx(draft)))
    assert f"năm {YEAR}" in draft.fill(draft.title)


def test_unknown_bases_stand_in_the_list_and_nowhere_else(draft: Draft, graph: Graph) -> None:
    text = before_the_list(opened(docx(draft)))
    for doubt in draft.of("can-cu"):
        number = graph.instruments[doubt.key].number
        assert number, doubt
        assert number not in text.replace(draft.model.number or "\0", ""), doubt.key
        assert doubt.why
        assert doubt.who


def test_offices_without_an_heir_stand_in_the_list_and_nowhere_else(draft: Draft, graph: Graph) -> None:
    text = before_the_list(opened(docx(draft)))
    for doubt in draft.of("co-quan"):
        assert graph.agencies[doubt.key].title not in text
    kept = {item.id for item in draft.items}
    assert kept.isdisjoint(doubt.key for doubt in draft.of("nhiem-vu"))
    assert len(kept) + len(draft.of("nhiem-vu")) == len(graph.tasks_of_plan[draft.model.id])


def test_no_draft_asks_for_a_list_of_persons(draft: Draft) -> None:
    text = plan_text(opened(docx(draft)))
    people = r"(?:người bán dâm|người nghiện|nạn nhân|nhóm có nguy cơ)"
    assert not re.search(rf"(?i)(?:thống kê|lập danh sách|hồ sơ)[^.;]{{0,60}}{people}", text)


def test_the_warning_stands_where_the_model_asked_for_persons(graph: Graph) -> None:
    draft = drafted(graph, "kh-tan-chau-2022")
    asked = next(item for item in draft.items if item.spot == "IV.1/4")
    assert "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15" in asked.text
    assert "số liệu chung, không theo từng người" in asked.text


def test_drafting_twice_gives_the_same_bytes(draft: Draft, graph: Graph) -> None:
    assert docx(draft) == docx(drafted(graph, draft.model.id))


def test_a_draft_cannot_be_mistaken_for_a_signed_text(draft: Draft) -> None:
    document = opened(docx(draft))
    section = document.sections[0]
    cells = [p.text for table in document.tables[:1] for row in table.rows for cell in row.cells for p in cell.paragraphs]
    assert "DỰ THẢO" in cells
    assert section.first_page_header.paragraphs[0].text.startswith("DỰ THẢO")
    assert "DỰ THẢO" in section.header.paragraphs[0].text
    assert document.core_properties.title.startswith("DỰ THẢO")
    assert any("xem Phiếu rà soát" in comment.text for comment in document.comments)


def test_a_districts_office_is_put_to_its_heir_with_the_act_in_a_comment(graph: Graph) -> None:
    document = opened(docx(drafted(graph, "kh-tan-chau-2022")))
    notes = "\n".join(comment.text for comment in document.comments)
    assert "Phòng Lao động - Thương binh và Xã hội cấp huyện: kết thúc 01/07/2025" in notes
    assert "điểm d khoản 3 Điều 15 Nghị định 150/2025/NĐ-CP" in notes


def test_the_day_is_an_input(graph: Graph) -> None:
    before = drafted(graph, "kh-tan-chau-2022", on=date(2025, 8, 1))
    assert "91/2025" not in "".join(item.text for item in before.items)
    with pytest.raises(ValueError, match="01/07/2025"):
        drafted(graph, "kh-tan-chau-2022", on=date(2024, 8, 1))


def test_a_place_that_is_not_on_record_may_be_typed(graph: Graph) -> None:
    draft = drafted(graph, "kh-ke-sat-2026", place="phường Lê Thanh Nghị, thành phố Hải Phòng")
    assert "trên địa bàn phường Lê Thanh Nghị" in draft.fill(draft.title)
    assert "Kẻ Sặt" not in plan_text(opened(docx(draft)))
    with pytest.raises(ValueError, match="Không rõ địa phương"):
        drafted(graph, "kh-ke-sat-2026", place="ở đâu đó")
