"""Front matter: every scalar is a string, and every slip is told with its line."""

from __future__ import annotations

import pytest

from cancu.frontmatter import Mapping, Reading, Scalar, Sequence, read


def parse(front: str, body: str = "Lời dẫn.\n") -> Reading:
    return read(f"---\n{front}\n---\n{body}", "legal/can-cu/thu.md")


def codes(reading: Reading) -> list[tuple[str, int, int]]:
    return [(issue.code, issue.place.line, issue.place.column) for issue in reading.issues]


def value(reading: Reading, key: str) -> str:
    node = reading.meta.get(key)
    assert isinstance(node, Scalar)
    return node.text


@pytest.mark.parametrize("typed", ["012", "12:30", "no", "1e3", "0x1F", "2021-01-01", "null", "~", "true", ".5", "1_000"])
def test_yaml_guesses_nothing(typed: str) -> None:
    assert value(parse(f"a: {typed}"), "a") == typed


def test_values_are_composed_and_trimmed() -> None:
    assert value(parse('a: " Đie\u0302\u0300u "'), "a") == "Điều"


def test_folded_and_literal_blocks_are_one_text() -> None:
    assert value(parse("a: >-\n  một\n  hai"), "a") == "một hai"
    assert value(parse("a: |\n  một\n  hai\n"), "a") == "một\nhai"


def test_lists_and_groups_keep_their_places() -> None:
    reading = parse("can_cu:\n  - van_ban: luat\n    dieu: \"5\"\n  - van_ban: nd")
    bases = reading.meta.get("can_cu")
    assert isinstance(bases, Sequence)
    second = bases.items[1]
    assert isinstance(second, Mapping)
    assert (second.place.line, second.place.column) == (5, 5)
    assert [key.text for key, _ in second.entries] == ["van_ban"]


def test_the_body_begins_after_the_fence_and_its_blank_lines() -> None:
    reading = read("---\na: b\n---\n\n\nLời dẫn.\n\nHết.\n", "x.md")
    assert (reading.body, reading.body_line) == ("Lời dẫn.\n\nHết.", 6)


def test_a_rule_in_the_body_is_no_fence() -> None:
    assert parse("a: b", "Một.\n\n---\n\nHai.\n").body == "Một.\n\n---\n\nHai."


@pytest.mark.parametrize(("text", "code"), [
    ("Chỉ có lời.\n", "FM001"), ("", "FM001"), ("\ufeff---\na: b\n---\n", "FM001"), (" ---\na: b\n---\n", "FM001"),
    ("---\na: b\n", "FM002"), ("---", "FM002"), ("---\na: b\n--\n", "FM002"),
])
def test_a_missing_or_unclosed_front_matter_is_told(text: str, code: str) -> None:
    reading = read(text, "x.md")
    assert [issue.code for issue in reading.issues] == [code]
    assert reading.issues[0].hint


@pytest.mark.parametrize(("front", "found"), [
    ("title: Kế hoạch: năm 2022", [("FM003", 2, 16)]),
    ("a: b\n\tc: d", [("FM003", 3, 1)]),
    ('a: "chưa đóng\nb: c', [("FM003", 2, 4)]),
    ("b: c\na: 'chưa đóng\nd: e", [("FM003", 3, 4)]),
    ("- a\n- b", [("FM004", 1, 1)]),
    ("chỉ một câu", [("FM004", 1, 1)]),
    ("", [("FM004", 1, 1)]),
    ("# chỉ ghi chú", [("FM004", 1, 1)]),
    ("[a, b]: c", [("FM004", 2, 1)]),
    ("a: b\nc: d\na: e", [("FM005", 4, 1)]),
    ("a: &x b\nc: *x", [("FM007", 2, 4), ("FM007", 3, 4)]),
    ("a: *x", [("FM007", 2, 4)]),
    ("a: !!int 5", [("FM008", 2, 4)]),
    ("a: b\n...\nc: d", [("FM003", 4, 1)]),
])
def test_each_slip_has_its_code_and_its_place(front: str, found: list[tuple[str, int, int]]) -> None:
    reading = parse(front)
    assert codes(reading) == found


def test_an_unquoted_colon_is_told_how_to_quote() -> None:
    (issue,) = parse("title: Kế hoạch: năm 2022").issues
    assert 'title: "Kế hoạch: …"' in issue.hint


def test_a_quote_never_closed_is_told_where_it_opens_and_what_to_add() -> None:
    (issue,) = parse('title: "Kế hoạch\ntinh_chat: ca-biet').issues
    assert "ngoặc" in issue.hint


def test_a_repeated_key_keeps_the_first_and_names_its_line() -> None:
    reading = parse("a: b\nc: d\na: e")
    assert value(reading, "a") == "b"
    assert "dòng 2" in reading.issues[0].hint


def test_a_key_of_a_group_may_repeat_in_another_group() -> None:
    assert not parse("x:\n  - a: b\n  - a: c").issues


def test_the_same_word_twice_is_no_alias() -> None:
    assert not parse("a: b\nc: b\nd:\n  - b\n  - b").issues
