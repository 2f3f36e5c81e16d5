"""Every rule has a good and a bad case file; each bad one is found where it is, and nowhere else."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from checks_cases import BASE, DAY, FOLDER, Case

from cancu import checks
from cancu.issues import Severity, errors
from cancu.load import load

CODES = sorted(checks.by_code())


def test_the_base_library_of_the_cases_has_nothing_wrong():
    assert checks.run(load(BASE), DAY) == ()


def test_there_are_at_least_sixty_rules_each_with_one_code():
    assert len(CODES) == len(checks.RULES) >= 60


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_good_and_a_bad_case(code):
    assert (FOLDER / f"{code}.good.yml").is_file()
    assert (FOLDER / f"{code}.bad.yml").is_file()


def test_every_case_file_belongs_to_a_rule():
    assert {file.name.split(".")[0] for file in FOLDER.glob("*.yml")} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_bad_case_is_found_at_its_place(code, tmp_path):
    case = Case.read(f"{code}.bad.yml")
    found = [issue for issue in case.issues(tmp_path / "library") if issue.code == code]
    assert [str(issue.place) for issue in found] == case.expect
    assert case.expect
    assert all(issue.severity is checks.by_code()[code].severity for issue in found)


@pytest.mark.parametrize("code", CODES)
def test_a_good_case_has_no_error_and_nothing_of_its_rule(code, tmp_path):
    found = Case.read(f"{code}.good.yml").issues(tmp_path / "library")
    assert [str(issue) for issue in found if issue.code == code] == []
    assert [str(issue) for issue in errors(found)] == []


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_itself_in_vietnamese(rule):
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    for text in (rule.name, rule.cause, rule.fix):
        assert text[0].isupper() or text[0] in "`Ð"
    assert not rule.name.endswith(".")
    assert rule.cause.endswith(".")
    assert rule.fix.endswith(".")


def test_personal_data_scripts_and_unknown_instruments_are_errors():
    serious = [c for c in CODES if c.startswith(("CN", "TP", "TN001", "TC00", "LK00", "QH00")) and c not in ("TC007", "LK007")]
    assert {checks.by_code()[code].severity for code in serious} == {Severity.ERROR}


def test_what_only_time_changes_is_a_warning():
    aging = [code for code in CODES if code.startswith("HL") and code != "HL010"]
    assert {checks.by_code()[code].severity for code in aging} == {Severity.WARNING}


def test_issues_are_sorted_and_each_stands_once(tmp_path):
    found = Case.read("LK009.bad.yml").issues(tmp_path / "library")
    assert list(found) == sorted(set(found))


def test_only_the_codes_asked_for_are_run(tmp_path):
    root = Case.read("CN002.bad.yml").build(tmp_path / "library")
    found = checks.run(load(root), DAY, only=frozenset({"CN002"}))
    assert Counter(issue.code for issue in found) == {"CN002": 4}


def test_a_hundred_mistakes_are_a_hundred_issues(tmp_path):
    root = tmp_path / "library"
    Case(why="").build(root)
    for number in range(100):
        page = f"---\ntitle: Trang {number}\n---\n\nTheo Nghị định số {900 + number}/2025/NĐ-CP.\n"
        (root / f"docs/huong-dan/trang-{number}.md").write_text(page, "utf-8")
    found = checks.run(load(root), DAY)
    assert Counter(issue.code for issue in found) == {"TC001": 100}


def test_mistakes_of_many_kinds_in_one_broken_file_are_all_told(tmp_path):
    root = tmp_path / "library"
    Case(why="").build(root)
    (root / "docs/huong-dan/hong.md").write_text(
        "---\ntitel: Sai khóa\n---\n\n![](x.png)\n\nGọi 0912345678. <script>1</script>\n", "utf-8")
    codes = {issue.code for issue in checks.run(load(root), DAY)}
    assert codes == {"KY001", "MD003", "CN002", "MD004", "LK001"}


def test_a_typed_document_number_or_name_where_an_id_belongs_is_understood(tmp_path):
    root = tmp_path / "library"
    Case(why="").build(root)
    plan = root / "legal/chi-dao/kh-xa-2026.md"
    plan.write_text(plan.read_text("utf-8").replace("qd-7-qd-ttg-2026", "7/QĐ-TTg").replace("- ubnd-xa", "- UBND xã"), "utf-8")
    hints = {issue.hint for issue in checks.run(load(root), DAY) if issue.code == "TY006"}
    assert hints == {"Có phải 'qd-7-qd-ttg-2026'?", "Có phải 'ubnd-xa'?"}
