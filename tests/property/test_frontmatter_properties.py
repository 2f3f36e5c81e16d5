"""Front matter: no text breaks the reader, every line number is true, no bomb costs more than a moment."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.frontmatter import Mapping, Scalar, Sequence, read
from cancu.text import nfc

PATH = "legal/can-cu/thu.md"
lines = st.lists(st.sampled_from((
    "---", "----", "--- ", "a: b", "a:", "  - c", "- d", "\ta: b", "a: [", "b: {", "]", "}", "a: &x 1", "b: *x",
    "<<: *x", "!!int 5", "a: !t u", "? k", ": v", "a: |", "  chữ", "a: >-", '"', "'", "#", "%YAML 1.2", "...",
    "\ufeff", "\u2028", "\x85", "\0", "a: b: c", "@", "`", "", "Nội dung.", "\r", "\x0b", "é\u0301",
)), max_size=14)


@given(st.one_of(st.text(), lines.map("\n".join), lines.map(lambda each: "---\n" + "\n".join(each) + "\n---\n")))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read(text, PATH)
    assert all(issue.place.path == PATH and issue.place.line >= 1 and issue.message for issue in reading.issues)
    assert reading.meta.entries or reading.issues


@given(st.text(st.characters(), max_size=40))
def test_no_text_with_half_characters_breaks_the_reader(text: str) -> None:
    read(f"---\na: {text}\n---\n", PATH)


values = st.text(st.sampled_from("abcđêơ 0123456789:-#[]{}'&*!"), min_size=1, max_size=20).map(str.strip).filter(bool)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, tuple[str, int]], int]:
    """A file with comments and blank lines anywhere; key → (value, line); the line the body begins on."""
    rows = ["---"]
    known: dict[str, tuple[str, int]] = {}
    for index in range(draw(st.integers(1, 8))):
        rows += draw(st.lists(st.sampled_from(("", "# ghi chú", "  ")), max_size=2))
        value = draw(values)
        rows.append(f'khoa_{index}: "{value}"')
        known[f"khoa_{index}"] = (value, len(rows))
    rows += ["---", *draw(st.lists(st.just(""), max_size=3)), "Lời dẫn."]
    return "\n".join(rows) + "\n", known, len(rows)


@given(written())
def test_every_value_is_kept_as_typed_with_the_line_of_its_key(file: tuple[str, dict[str, tuple[str, int]], int]) -> None:
    text, known, body_line = file
    reading = read(text, PATH)
    assert not reading.issues
    assert {key.text: (value.text, key.place.line) for key, value in _scalars(reading.meta)} == {
        key: (nfc(value), line) for key, (value, line) in known.items()
    }
    assert (reading.body, reading.body_line) == ("Lời dẫn.", body_line)


@given(written())
def test_windows_line_ends_read_the_same(file: tuple[str, dict[str, tuple[str, int]], int]) -> None:
    text, known, _ = file
    reading = read(text.replace("\n", "\r\n"), PATH)
    assert {key.text: key.place.line for key, _ in reading.meta.entries} == {key: line for key, (_, line) in known.items()}


def _scalars(meta: Mapping) -> list[tuple[Scalar, Scalar]]:
    return [(key, value) for key, value in meta.entries if isinstance(value, Scalar)]


trees = st.recursive(values, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=8)


@given(trees)
def test_lists_in_lists_keep_their_values_or_are_told_to_be_too_deep(tree: object) -> None:
    reading = read(f"---\nkhoa: {_flow(tree)}\n---\n", PATH)
    if not reading.issues:
        assert _plain(reading.meta.get("khoa")) == tree
    else:
        assert {issue.code for issue in reading.issues} == {"FM003"}


def _flow(tree: object) -> str:
    return "[" + ", ".join(_flow(item) for item in tree) + "]" if isinstance(tree, list) else f'"{tree}"'


def _plain(node: object) -> object:
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else node


BIG = 200_000
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 25)
)
HOSTILE = {
    "an alias bomb": (BOMB, "FM007"),
    "brackets never closed": ("a: " + "[" * BIG, "FM003"),
    "brackets closed": ("a: " + "[" * BIG + "]" * BIG, "FM003"),
    "braces": ("a: " + "{a: " * BIG, "FM003"),
    "dashes in a row": ("- " * BIG + "a", "FM003"),
    "keys of keys": ("? " * BIG + "a", "FM003"),
    "a staircase": ("".join(f"{' ' * n}a:\n" for n in range(600)), "FM003"),
    "a quote never closed": ("a: '" + "x\n" * BIG, "FM003"),
    "anchors": ("".join(f"k{n}: &a{n} v\n" for n in range(20_000)), "FM007"),
    "the same key again and again": ("a: b\n" * 20_000, "FM005"),
    "stars": ("*" * BIG, "FM003"),
    "tags": ("a: " + "!" * BIG, "FM008"),
    "comments alone": ("#\n" * BIG, "FM004"),
    "a tab": ("\ta: b", "FM003"),
    "a tab in a list": ("a:\n\t- b", "FM003"),
    "a zero byte": ("a: \0", "FM003"),
    "half a character": ("a: \ud800", "FM003"),
    "two documents": ("a: b\n...\nc: d", "FM003"),
    "a merge key": ("a: &x {b: c}\nd:\n  <<: *x", "FM007"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_an_issue_within_a_moment(name: str) -> None:
    text, code = HOSTILE[name]
    began = time.monotonic()
    reading = read(f"---\n{text}\n---\n", PATH)
    assert code in {issue.code for issue in reading.issues}
    assert time.monotonic() - began < 5
