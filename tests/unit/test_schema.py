"""The schemas and completions say exactly what the key table says, and the content obeys them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import frontmatter
import pytest
import yaml
from checks_cases import BASE
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from cancu import editor, schema, snippets
from cancu.fields import Group, ListOf
from cancu.glossary import KINDS
from cancu.load import find, kind_for, load

ROOT = Path(__file__).parents[2]
SCHEMAS = schema.schemas()


def validator(kind, library):
    ids = Resource.from_contents(schema.ids(library))
    registry = Registry().with_resource(schema.IDS_FILE, ids)
    return Draft202012Validator(SCHEMAS[schema.file_name(kind)], registry=registry)


def meta(text):
    return yaml.load(frontmatter.YAMLHandler().split(text)[0], Loader=yaml.BaseLoader)


@pytest.mark.parametrize("path", sorted(set(editor.files(load(BASE))) - set(editor.FROM_CONTENT)))
def test_what_the_editor_reads_is_what_the_key_table_says(path):
    assert (ROOT / path).read_text("utf-8") == editor.files(load(BASE))[path], "chạy python3 scripts/schemas.py"


@pytest.mark.parametrize("path", editor.FROM_CONTENT)
def test_ids_for_the_editor_are_there(path):
    assert json.loads((ROOT / path).read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_a_schema(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("root", [ROOT, BASE], ids=["content", "cases"])
def test_all_content_obeys_the_schemas(root):
    library = load(root)
    validators = {kind.id: validator(kind, library) for kind in KINDS}
    wrong = [
        f"{path}: {error.json_path} {error.message}"
        for path in find(root)
        for error in validators[kind_for(path).id].iter_errors(meta((root / path).read_text("utf-8")))
    ]
    assert wrong == []


@pytest.mark.parametrize(("path", "old", "new"), [
    ("legal/can-cu/nd-2-2025-nd-cp.md", "title:", "titel:"),
    ("legal/can-cu/nd-2-2025-nd-cp.md", "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 2025-12-15"),
    ("legal/can-cu/nd-2-2025-nd-cp.md", "loai_van_ban: nghi-dinh", "loai_van_ban: nghi-din"),
    ("legal/can-cu/nd-2-2025-nd-cp.md", '  - dieu: "32"', '  - dieu: "Điều 32"'),
    ("docs/phan-cong/kh-xa-2026/cong-an-xa.md", "  - cong-an-xa", "  - Công an xã"),
    ("docs/phan-cong/kh-xa-2026/cong-an-xa.md", "    vai_tro: chu-tri\n", ""),
])
def test_what_the_reader_refuses_the_schema_refuses(path, old, new):
    text = (BASE / path).read_text("utf-8")
    assert old in text
    assert not validator(kind_for(path), load(BASE)).is_valid(meta(text.replace(old, new, 1)))


def inner_groups(group):
    yield group
    for key in group.keys:
        inner = key.type.item if isinstance(key.type, ListOf) else key.type
        if isinstance(inner, Group):
            yield from inner_groups(inner)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_key_completes_with_its_label_and_meaning(kind):
    offered = {name.rpartition(" › ")[2].rpartition(": ")[2]: s for name, s in snippets.keys().items()}
    for group in inner_groups(kind.group):
        for key in group.keys:
            assert key.name in offered
            assert f"{key.name}:" in offered[key.name]["body"]


def test_settings_name_only_schemas_that_exist():
    for path in editor.yaml_schemas():
        assert Path(path).name in SCHEMAS


def test_the_tasks_find_errors_and_warnings_in_the_lines_of_the_check():
    error, warning = (m["pattern"]["regexp"] for m in editor.tasks()["tasks"][0]["problemMatcher"])
    line = "docs/a.md:3:5: CN002 Có số điện thoại."
    assert re.match(error, line)[5] == "Có số điện thoại."
    assert not re.match(warning, line)
    assert re.match(warning, line.replace("CN002 ", "CT003 (nhắc) "))[3] == "5"
    assert not re.match(error, line.replace("CN002 ", "CT003 (nhắc) "))
