"""The grammar of values: each type says in Vietnamese what it wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from cancu.days import Day
from cancu.fields import (
    Choice,
    DayType,
    Group,
    Key,
    ListOf,
    Pointer,
    Reasons,
    Ref,
    Text,
    Type,
    locate,
    suggestion,
)
from cancu.frontmatter import Node, read
from cancu.issues import Issue


def node(typed: str) -> Node:
    found = read(f"---\nkhoa: {typed}\n---\n", "x.md").meta.get("khoa")
    assert found is not None
    return found


def given(type_: Type, typed: str) -> tuple[Any, list[Issue]]:
    issues: list[Issue] = []
    return type_.read(node(typed), issues), issues


def refused(type_: Type, typed: str) -> Issue:
    read_value, issues = given(type_, typed)
    assert read_value is None or read_value == ()
    (issue,) = issues
    assert issue.hint, "an error says what to type instead"
    return issue


@pytest.mark.parametrize(("type_", "typed", "value"), [
    (Text(), "Luật Trẻ em", "Luật Trẻ em"), (Text(), "012", "012"),
    (Text(form=r"\d+", means="một con số"), "15", "15"),
    (DayType(), "15/12/2025", Day(2025, 12, 15)), (DayType(partial=True), "02/2021", Day(2021, 2)),
    (DayType(partial=True), '"2026"', Day(2026)),
    (Choice({"co": "có", "khong": "không"}), "co", "co"),
    (Ref("co-quan"), "cong-an-xa", "cong-an-xa"),
    (ListOf(Text()), "[a, b]", ("a", "b")),
])
def test_a_right_value_is_read(type_: Type, typed: str, value: Any) -> None:
    assert given(type_, typed) == (value, [])


@pytest.mark.parametrize(("type_", "typed", "code"), [
    (Text(), '""', "TY001"), (Text(), "[a]", "TY001"), (Text(), "", "TY001"), (DayType(), "[a]", "TY001"),
    (Text(form=r"\d+", means="một con số"), "mười", "TY002"),
    (DayType(), "31/02/2025", "TY003"), (DayType(), "2025-12-15", "TY003"), (DayType(), "hôm nay", "TY003"),
    (DayType(), "12/2025", "TY004"), (DayType(), '"2025"', "TY004"),
    (Choice({"co": "có", "khong": "không"}), "có", "TY005"),
    (Ref("co-quan"), "Công an xã", "TY006"), (Ref("co-quan"), "cong_an_xa", "TY006"), (Ref("co-quan"), "-a", "TY006"),
    (ListOf(Text()), "một", "TY007"), (ListOf(Text()), "[]", "TY001"),
    (Reasons(("a",)), "vì sao", "TY008"), (Reasons(("a",)), "{a: ''}", "TY001"),
])
def test_a_wrong_value_has_its_code_its_place_and_a_hint(type_: Type, typed: str, code: str) -> None:
    issue = refused(type_, typed)
    assert (issue.code, issue.place.line) == (code, 2)


def test_an_iso_day_is_told_in_the_form_to_type() -> None:
    assert "15/12/2025" in refused(DayType(), "2025-12-15").hint


def test_a_misspelt_choice_is_told_the_nearest_one() -> None:
    roles = {"chu-tri": "Chủ trì", "phoi-hop": "Phối hợp"}
    assert refused(Choice(roles), "chu-chi").hint == "Có phải 'chu-tri'?"
    assert suggestion("zzzz", roles) == ""


def test_a_wrong_item_of_a_list_is_left_out_and_told_alone() -> None:
    value, issues = given(ListOf(DayType()), "[15/12/2025, 31/02/2025]")
    assert value == (Day(2025, 12, 15),)
    assert [issue.code for issue in issues] == ["TY003"]


def test_reasons_are_sorted_and_only_for_known_keys() -> None:
    value, issues = given(Reasons(("tu_ngay", "den_ngay")), "{tu_ngay: Chưa đọc., den_ngay: Chưa có., denngay: Gì.}")
    assert value[:2] == (("den_ngay", "Chưa có."), ("denngay", "Gì."))
    assert [(issue.code, issue.hint) for issue in issues] == [("KY001", "Có phải 'den_ngay'?")]


@dataclass(frozen=True)
class Thing:
    """A record for the tests."""

    name: str
    day: Day | None = None
    agencies: tuple[str, ...] = ()


THING = Group(Thing, (
    Key("ten", "name", "Tên", "Tên gọi.", Text(), required=True, example="Luật Trẻ em"),
    Key("ngay_ban_hanh", "day", "Ngày ban hành", "Ngày ký.", DayType()),
    Key("co_quan", "agencies", "Cơ quan", "Mã cơ quan.", ListOf(Ref("co-quan", also=("tat-ca",)))),
))


def test_a_group_builds_its_record() -> None:
    assert given(THING, "{ten: Luật, ngay_ban_hanh: 01/02/2020}") == (Thing("Luật", Day(2020, 2, 1)), [])


def test_a_missing_required_key_is_told_with_an_example() -> None:
    issue = refused(THING, "{ngay_ban_hanh: 01/02/2020}")
    assert issue.code == "KY002"
    assert "ten: Luật Trẻ em" in issue.hint


def test_an_unreadable_required_value_is_told_once() -> None:
    assert refused(THING, "{ten: ''}").code == "TY001"


@pytest.mark.parametrize(("typed", "hint"), [
    ("ngày ban hành", "Viết `ngay_ban_hanh`."), ("Ngay-Ban-Hanh", "Viết `ngay_ban_hanh`."),
    ("ngay_ban_hanhh", "Có phải 'ngay_ban_hanh'?"), ("xyz", "Xem từ điển khóa."),
])
def test_an_unknown_key_is_told_what_to_type_instead(typed: str, hint: str) -> None:
    value, issues = given(THING, f"{{ten: Luật, {typed}: 01/02/2020}}")
    assert value == Thing("Luật")
    assert [(issue.code, issue.hint) for issue in issues] == [("KY001", hint)]


def test_a_group_that_is_no_group_is_told() -> None:
    assert refused(THING, "Luật").code == "TY008"


def test_pointers_name_the_record_and_the_way_to_it() -> None:
    thing = Thing("Luật", agencies=("cong-an-xa", "tat-ca", "mttq"))
    assert list(THING.pointers(thing)) == [
        Pointer("co-quan", "cong-an-xa", ("co_quan", 0)), Pointer("co-quan", "mttq", ("co_quan", 2)),
    ]


@pytest.mark.parametrize(("path", "place"), [
    (("a",), (2, 1)), (("a", 0), (3, 5)), (("a", 1, "c"), (6, 8)), (("a", 1, "zzz"), (5, 5)), (("zzz",), (2, 1)),
    (("a", 9), (2, 1)), ((), (2, 1)),
])
def test_a_place_is_found_as_deep_as_it_exists(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    meta = read("---\na:\n  - b: một\n    c: hai\n  - b: ba\n    c: bốn\n---\n", "x.md").meta
    found = locate(meta, path)
    assert (found.line, found.column) == place


def test_types_describe_themselves_in_words() -> None:
    described = [key.type.describe() for key in THING.keys]
    assert described == ["một dòng chữ", "ngày dd/mm/yyyy", "danh sách, mỗi mục là mã của một bản ghi loại `co-quan`"]
    assert "co, khong" in Choice({"co": "", "khong": ""}).describe()
    assert "`ten`" in THING.describe()
    assert Reasons(()).describe()
    assert DayType(partial=True).describe()
