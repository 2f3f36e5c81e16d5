"""The training materials in the tree: what a propagandist may rely on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cancu import graph, load, reading
from cancu.glossary import KINDS
from cancu.text import fold
from cancu.validity import status

ROOT = Path(__file__).resolve().parents[2]
ON = date(2026, 11, 22)
GROUPS = {
    "hoc-sinh-thcs", "hoc-sinh-thpt", "sinh-vien", "lao-dong-di-cu", "cong-nhan-kcn", "chu-co-so", "phu-nu", "thanh-nien",
    "cha-me", "nguoi-dan", "doi-kiem-tra", "doi-tinh-nguyen", "tuyen-truyen-vien",
}
SUBJECTS = {
    "phong-chong-mua-ban-nguoi", "diem-moi-phap-luat-2025-2026", "vi-pham-toi-pham-nan-nhan", "moc-16-va-18-tuoi",
}


@pytest.fixture(scope="module")
def library():
    return load.load(ROOT)


@pytest.fixture(scope="module")
def known(library):
    return graph.build(library)


@pytest.fixture(scope="module")
def materials(known):
    return sorted(known.trainings.values())


def _quiz_of(material):
    return (*material.quiz, *material.pretest)


def test_the_files_are_read_without_an_issue(library):
    assert [str(i) for i in library.issues if i.place.path.startswith(("docs/tap-huan", "docs/ho-tro"))] == []


def test_every_group_the_plans_name_has_a_material(materials):
    assert len(materials) >= 14
    assert {a for m in materials for a in m.audiences} >= GROUPS
    assert {m.id for m in materials} >= SUBJECTS


def test_every_session_adds_up_to_its_length(materials):
    sessions = [m for m in materials if m.script]
    assert len(sessions) >= 10
    assert [m.id for m in sessions if sum(int(s.minutes) for s in m.script) != int(m.minutes)] == []


def test_every_session_has_notes_for_the_facilitator_apart_from_what_participants_see(materials):
    for material in materials:
        for segment in material.script:
            assert segment.notes
            assert segment.notes not in material.body


def test_every_question_has_an_answer_and_an_article(materials):
    for material in materials:
        assert len(material.quiz) >= 3, material.id
        for question in material.quiz:
            assert question.right is not None, (material.id, question.question)
        for item in _quiz_of(material):
            assert all((item.answer, item.explanation, item.bases)), material.id


def test_every_claim_of_law_names_an_article_or_the_part_of_the_law(materials):
    for material in materials:
        for claim in (*material.messages, *material.claims, *material.child_rules):
            assert claim.bases or claim.kind == "loi-khuyen", (material.id, claim.text)
        for basis in material.bases:
            assert basis.pinpoint or basis.unknown_article, (material.id, basis)


def test_every_article_is_in_force_today_or_told_as_history(materials, known):
    for material in materials:
        for basis in material.bases:
            span = status(known.instruments[basis.instrument], ON, known)
            alive = span.status in ("con-hieu-luc", "het-hieu-luc-mot-phan")
            assert alive != basis.is_history, (material.id, basis)


def test_every_article_is_one_the_instrument_file_lists(materials, known):
    for material in materials:
        for basis in material.bases:
            listed = [p.pinpoint for p in known.instruments[basis.instrument].provisions]
            pin = basis.pinpoint
            known_pin = any(p.covers(pin) or pin.covers(p) for p in listed)
            assert basis.unknown_article or known_pin, (material.id, basis)


def test_articles_that_left_the_decree_of_2004_are_not_cited(materials):
    gone = {"14", "15", "17", "18", "19", "20"}
    assert not [m.id for m in materials for b in m.bases if b.instrument == "nd-178-2004-nd-cp" and b.article in gone]


def test_every_id_points_at_a_record(library, known):
    for kind, record in library.all():
        if kind.id in ("tap-huan", "duong-day"):
            for pointer in kind.group.pointers(record):
                assert pointer.target in library.of(pointer.kind), (record.id, pointer)
    assert {k.folder for k in KINDS} >= {"docs/tap-huan", "docs/ho-tro"}


def test_where_a_plan_names_the_group_the_spot_exists(materials, known):
    for material in materials:
        for named in material.plans:
            tasks = {t.task.spot for t in known.tasks_of_plan[named.plan]}
            headings = {h.spot for h in known.instruments[named.plan].outline}
            assert named.spot in tasks | headings, (material.id, named)


def test_awareness_days_have_materials(materials):
    served = {o for m in materials for o in m.observances}
    assert served >= {"ngay-26-6", "ngay-30-7", "ngay-1-12", "ngay-9-11", "thang-6-tre-em"}


def test_every_material_and_line_is_reviewed_within_six_months(materials, known):
    pairs = [(m.reviewed.first, m.next_review.first) for m in materials]
    pairs += [(line.checked.first, line.next_review.first) for line in known.support_lines.values()]
    assert all(0 < (following - last).days <= 184 for last, following in pairs)


def test_the_line_says_what_the_decree_says_and_no_more(known):
    line = known.support_lines["tong-dai-111"]
    assert line.number == "111"
    assert {(b.instrument, b.article) for b in line.bases} == {("nd-162-2025-nd-cp", "4"), ("nd-162-2025-nd-cp", "5")}
    assert (line.hours, line.operator) == ("", "")
    assert all(line.why_unknown(key) for key in ("gio", "don_vi"))
    assert line.evidence.confidence == "trung-binh"


def test_share_texts_are_under_five_hundred_letters(materials):
    assert all(0 < len(m.share_text) < 500 and m.card_text for m in materials)


def test_loudspeaker_scripts_can_be_read_slowly_in_their_seconds(materials):
    scripts = [m for m in materials if m.loudspeaker]
    assert len(scripts) >= 4
    for material in scripts:
        assert "phat-thanh" in material.forms
        for part in material.loudspeaker:
            assert int(part.seconds) >= reading.spoken_seconds(part.words), (material.id, part.words)


def test_a_loudspeaker_names_no_penalty(materials):
    for material in materials:
        for part in material.loudspeaker:
            assert not re.search(r"\d|trieu|nghin dong|phat tu", fold(part.words)), part.words


def test_sessions_with_minors_have_rules_and_a_way_to_help(materials):
    young = [m for m in materials if m.script and {"hoc-sinh-thcs", "hoc-sinh-thpt"} & set(m.audiences)]
    assert young
    for material in young:
        rules = fold(" ".join(claim.text for claim in material.child_rules))
        assert all((material.disclosure, material.referral)), material.id
        assert all(word in rules for word in ("nha truong", "cha me", " vai ")), material.id


def test_materials_for_the_young_name_no_fine(materials):
    young = [m for m in materials if "hoc-sinh-thcs" in m.audiences or "cha-me" in m.audiences]
    for material in young:
        texts = [material.body, material.share_text, *(c.text for c in material.messages)]
        assert not re.search(r"trieu dong|nghin dong|phat tu", fold(" ".join(texts))), material.id


def test_the_graph_knows_which_materials_cite_an_article(known):
    citing = {c.id for c in known.cited_by["nd-282-2025-nd-cp"] if c.kind == "tap-huan"}
    assert {"diem-moi-phap-luat-2025-2026", "chu-co-so-kinh-doanh"} <= citing
    assert any(c.kind == "duong-day" for c in known.cited_by["nd-162-2025-nd-cp"])
