"""What a check remembers of a file is what it would find there again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from checks_cases import DAY, Case

from cancu import checks
from cancu.checks import Past
from cancu.issues import Issue, Place
from cancu.load import load

PAGE = "docs/huong-dan/thu.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = Case.read("CN002.bad.yml").build(tmp_path / "library")
    (made / PAGE).write_text("---\ntitle: Thử\n---\n\nTheo Nghị định 9/2031/NĐ-CP, chữ Ð.\n", "utf-8")
    return made


def both(root: Path, on: date = DAY) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    return checks.run(load(root), on, past=Past(root / "nho.json")), checks.run(load(root), on)


def test_a_second_run_tells_the_same(root: Path) -> None:
    first, whole = both(root)
    assert first == whole
    assert both(root) == (whole, whole)


def test_what_was_found_is_really_remembered(root: Path) -> None:
    both(root)
    known = Past(root / "nho.json").recall(checks.Context(load(root), DAY))
    assert {issue.code for issue in known[PAGE].issues} >= {"TC001", "CT002"}


def test_a_changed_file_is_looked_at_again(root: Path) -> None:
    both(root)
    (root / PAGE).write_text("---\ntitle: Thử\n---\n\nKhông còn gì.\n", "utf-8")
    remembered, whole = both(root)
    assert remembered == whole
    assert not [issue for issue in remembered if issue.place.path == PAGE]


def test_an_empty_line_above_the_body_moves_what_was_found(root: Path) -> None:
    both(root)
    page = root / PAGE
    page.write_text(page.read_text("utf-8").replace("---\n\nTheo", "---\n\n\nTheo"), "utf-8")
    remembered, whole = both(root)
    assert remembered == whole
    assert {issue.place.line for issue in remembered if issue.place.path == PAGE} == {6}


def test_a_new_record_answers_what_another_file_was_blamed_for(root: Path) -> None:
    before, _ = both(root)
    assert any(issue.code == "TC001" and issue.place.path == PAGE for issue in before)
    made = next((root / "legal").rglob("*.md")).read_text("utf-8")
    number = next(line for line in made.splitlines() if line.startswith("so_ky_hieu:"))
    (root / "legal/can-cu/nd-9-2031-nd-cp.md").write_text(made.replace(number, "so_ky_hieu: 9/2031/NĐ-CP"), "utf-8")
    remembered, whole = both(root)
    assert remembered == whole
    assert [str(i) for i in remembered if i.code == "TC001" and i.place.path == PAGE] == []


def test_another_day_and_a_broken_memory_tell_the_truth(root: Path) -> None:
    both(root)
    assert both(root, DAY + timedelta(4000))[0] == checks.run(load(root), DAY + timedelta(4000))
    for rubbish in ("", "{", '{"key": 1}', '{"key": "x", "files": 3}', "[]"):
        (root / "nho.json").write_text(rubbish, "utf-8")
        remembered, whole = both(root)
        assert remembered == whole


def test_a_build_that_looks_for_errors_alone_leaves_the_warnings_to_be_found(root: Path) -> None:
    (root / PAGE).write_text("---\ntitle: Thử\n---\n\nTheo Nghị định 9/2031/NĐ-CP, theo QXYZ.\n", "utf-8")
    past = Past(root / "nho.json")
    in_a_build = checks.run(load(root), DAY, checks.ERRORS, past=past)
    whole = checks.run(load(root), DAY)
    assert "DD002" in {issue.code for issue in whole}
    assert in_a_build == tuple(issue for issue in whole if issue.code in checks.ERRORS)
    assert checks.run(load(root), DAY, past=past) == whole
    assert checks.run(load(root), DAY, checks.ERRORS, past=past) == in_a_build


def test_what_the_reader_refuses_stops_a_build_whatever_its_code(root: Path) -> None:
    library = load(root)
    library.issues.append(Issue(Place(PAGE), "FM999", "Không đọc được."))
    assert "FM999" in {issue.code for issue in checks.run(library, DAY, checks.ERRORS)}
