"""The shape of the code: which way imports point, how long a module and a function may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "cancu"
GENERATORS = {"mkdocs", "material", "zensical", "pymdownx", "mkdocs_material"}
MODULES = sorted(PACKAGE.rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def named(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def imported(module: Path) -> set[str]:
    """Top-level names of the packages a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Each function with its length in lines, decorators left out."""
    for node in ast.walk(tree(module)):
        if isinstance(node, Function):
            yield f"{named(module)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("cancu", exclude_type_checking_imports=True, cache_dir=None)


def test_no_module_of_the_core_knows_a_site_generator() -> None:
    assert {named(module): imported(module) & GENERATORS for module in MODULES if imported(module) & GENERATORS} == {}


def test_only_the_hook_imports_mkdocs() -> None:
    outside = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    knowing = {named(module) for module in outside if imported(module) & GENERATORS}
    assert knowing <= {"hooks/knowledge_base.py"}


def test_modules_are_shorter_than_three_hundred_lines() -> None:
    lengths = {named(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length >= 300} == {}


def test_no_function_is_longer_than_forty_five_lines() -> None:
    found = [pair for module in MODULES for pair in functions(module)]
    assert [(name, length) for name, length in found if length > 45] == []


def test_ninety_functions_in_a_hundred_are_at_most_thirty_lines() -> None:
    lengths = [length for module in MODULES for _, length in functions(module)]
    assert sum(length <= 30 for length in lengths) >= 0.9 * len(lengths)


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common_utils"}
    assert [named(module) for module in MODULES if module.stem in drawers] == []


def test_no_module_imports_itself_in_a_circle(imports: grimp.ImportGraph) -> None:
    circles = [
        tuple(imports.find_shortest_chain(importer=after, imported=module) or ())
        for module in sorted(imports.modules)
        for after in sorted(imports.find_modules_directly_imported_by(module))
    ]
    assert [" → ".join(circle) for circle in circles if circle] == []


LAYERS = (
    ("issues", "text", "days"), ("provisions", "vocabulary"), ("frontmatter",), ("fields",), ("records",), ("glossary",),
    ("load",), ("graph",), ("validity", "succession", "bases", "citations", "resolve", "names"), ("site",),
    ("checks", "pages", "exports", "search", "importer"), ("stage", "cli"),
)


def test_imports_point_one_way(imports: grimp.ImportGraph) -> None:
    """``issues, text, days → provisions … → graph → law in time → site → pages … → cli``."""
    height = {name: level for level, names in enumerate(LAYERS) for name in names}
    wrong = []
    for module in sorted(imports.modules):
        for target in sorted(imports.find_modules_directly_imported_by(module)):
            importer, source = (name.removeprefix("cancu.").split(".")[0] for name in (module, target))
            if height.get(source, -1) > height.get(importer, len(LAYERS)):
                wrong.append(f"{module} imports {target}")
    assert wrong == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(module) for module in MODULES if not ast.get_docstring(tree(module))]
    assert silent == []


@pytest.mark.parametrize("module", ["validity", "succession", "bases", "resolve", "citations", "graph", "frontmatter"])
def test_the_public_functions_of_law_in_time_are_documented(module: str) -> None:
    bare = [
        node.name
        for node in tree(PACKAGE / f"{module}.py").body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []
