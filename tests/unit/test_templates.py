"""Templates call and write straight, and what stands on a page is what the library would have made of it."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from cancu.pages.environment import environment

VALUES = st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.text().map(Markup), st.lists(st.text(), max_size=2))


@given(value=VALUES)
def test_a_value_is_written_as_the_library_escapes_it(value: object) -> None:
    assert environment().from_string("{{ value }}").render(value=value) == str(escape(value))


@given(value=VALUES)
def test_what_a_call_gives_is_written_likewise(value: object) -> None:
    made = environment().from_string("{{ give(value, last=value) }}").render(value=value, give=lambda first, last: first)
    assert made == str(escape(value))


@pytest.mark.parametrize("template", ["{{ nobody }}", "{{ nobody() }}", "{{ known.nothing(1) }}", "{% for x in nobody %}{% endfor %}"])
def test_what_nobody_gave_is_an_error(template: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string(template).render(known={})


def test_macros_are_called_with_names_and_with_a_body() -> None:
    boxes = "{% macro box(a, b='<') %}[{{ a }}{{ b }}]{% endmacro %}{{ box(1) }}{{ box(b=2, a='&') }}"
    wrapped = "{% macro wrap(a) %}[{{ a }}{{ caller() }}]{% endmacro %}{% call wrap(3) %}<i>{% endcall %}"
    assert environment().from_string(boxes + wrapped).render() == "[1&lt;][&amp;2][3<i>]"
