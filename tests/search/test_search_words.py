"""The normaliser: the vectors it shares with the client, and what must hold for any text."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cancu.search.words import tokens, words

VECTORS = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["text"][:20] or "empty")
def test_the_normaliser_passes_the_vectors_it_shares_with_the_client(vector: dict[str, list[str]]) -> None:
    found = words(str(vector["text"]))
    assert [w.marked for w in found] == vector["marked"]
    assert [w.folded for w in found] == vector["folded"]


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ,.-/0123456789", max_size=60))
def test_composed_and_decomposed_text_give_the_same_words(text: str) -> None:
    assert words(text) == words(unicodedata.normalize("NFD", text))


@given(st.text(max_size=80))
def test_every_word_has_its_spelling(text: str) -> None:
    assert len(words(text)) == len(tokens(text))
    assert all(w.marked for w in words(text))
