"""The rule page and the key dictionary say what the check and the reader do."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from checks_cases import BASE, DAY

from cancu import checks
from cancu.checks import catalogue
from cancu.fields import Group, ListOf
from cancu.glossary import KINDS
from cancu.load import load
from cancu.pages import Renderer, rules
from cancu.site import Settings, Site


@pytest.fixture(scope="module")
def made():
    renderer = Renderer(Site.of(load(BASE), Settings(on=DAY)))
    return {page.url: page for page in rules.pages(renderer)}


class Anchors(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.ids, self.links = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []


def test_every_rule_has_its_row_with_cause_and_fix(made):
    html = made["huong-dan/quy-tac-kiem-tra/"].body
    rows = re.findall(r'<tr id="(\w+)">', html)
    assert rows == [rule.code.lower() for family in catalogue.rows() for rule in family.rows]
    assert sorted(rows) == sorted(rule.code.lower() for rule in checks.RULES)


def test_every_family_of_codes_has_a_title():
    assert {rule.code[:2] for rule in checks.RULES} == set(catalogue.FAMILIES)


def inner(group, told):
    """Every key; the keys of a group where it stands first."""
    for key in group.keys:
        yield key
        item = key.type.item if isinstance(key.type, ListOf) else key.type
        if isinstance(item, Group) and id(item) not in told:
            told.add(id(item))
            yield from inner(item, told)


def test_the_key_dictionary_and_the_key_table_hold_the_same_keys():
    by_group = {id(kind.group): kind for kind in KINDS}
    listed = {d.anchor: d for d in catalogue.dictionaries()}
    assert len(listed) == len(by_group)
    told = set()
    for kind in by_group.values():
        dictionary = next(d for d in listed.values() if kind.folder in d.folders)
        assert [(row.name, row.label, row.required) for row in dictionary.rows] == [
            (key.name, key.label, key.required) for key in inner(kind.group, told)
        ]


def test_the_dictionary_page_shows_every_key_and_every_value_of_a_closed_list(made):
    html = made["huong-dan/tu-dien-khoa/"].body
    for dictionary in catalogue.dictionaries():
        for row in dictionary.rows:
            assert f'id="{row.anchor}"' in html
            for value, _ in row.choices:
                assert f"<code>{value}</code>" in html


@pytest.mark.parametrize("url", ["huong-dan/quy-tac-kiem-tra/", "huong-dan/tu-dien-khoa/"])
def test_anchors_are_unique_and_links_on_the_page_lead_to_one(made, url):
    page = Anchors(made[url].body)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_words_between_backticks_are_code_and_everything_is_escaped():
    assert rules.code("Bỏ `<script>` & viết <b>") == "Bỏ <code>&lt;script&gt;</code> &amp; viết &lt;b&gt;"
