"""What a document says does not depend on how its lines are broken, its items marked or its file made."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import papers
import pytest

from cancu.graph import Graph
from cancu.importer import scoring
from cancu.importer.reading import lines_of
from cancu.importer.repair import repair

HERE = Path(__file__).parent
GOLD = HERE / "gold"
ENOUGH = 0.97
"""The least F1 over all documents of a changed layout; a heading broken in an unlucky place may be lost."""
Change = Callable[[str], str]


def _marks(pattern: str, becomes: str) -> Change:
    return lambda text: re.sub(pattern, becomes, text, flags=re.MULTILINE)


def _all(*changes: Change) -> Change:
    def change(text: str) -> str:
        for each in changes:
            text = each(text)
        return text

    return change


_PLAIN = _marks(r"\*\*|^#+ ", "")
MARKED: dict[str, Change] = {
    "1) I - a. –": _all(_marks(r"^(\**)(\d{1,2})\. ", r"\1\2) "), _marks(r"^(\**)([IVX]+)\. ", r"\1\2 - "), _marks(r"^([a-zđ])\) ", r"\1. "), _marks(r"^- ", "– ")),
    "1/ I/ a- •": _all(_marks(r"^(\**)(\d{1,2})\. ", r"\1\2/ "), _marks(r"^(\**)([IVX]+)\. ", r"\1\2/ "), _marks(r"^([a-zđ])\) ", r"\1- "), _marks(r"^- ", "• ")),
    "1.- *": _all(_marks(r"^(\**)(\d{1,2})\. ", r"\1\2.- "), _marks(r"^- ", "* ")),
    "1.Sở, không đậm": _all(_PLAIN, _marks(r"^(\d{1,2}|[IVX]+)\. (?=[A-ZĐÀ-Ỹ])", r"\1.")),
    "### 1.": _all(_PLAIN, _marks(r"^((?:\d{1,2}|[IVX]+)\. .{3,80})$", r"### \1")),
    "NFD, CRLF, lùi đầu dòng": _all(lambda text: unicodedata.normalize("NFD", text), _marks(r"^(?=\S)", "     "), lambda text: text.replace("\n", "\r\n")),
}


def _sources() -> list[tuple[dict[str, object], Path]]:
    pairs = [(gold, HERE / str(gold["nguon"])) for gold in map(scoring.read_gold, scoring.gold_files(GOLD))]
    return [(gold, path) for gold, path in pairs if path.is_file() and path.suffix in (".txt", ".md")]


SOURCES = _sources()


def _total(graph: Graph, target: Path, write: Callable[[Path, Path], None]) -> dict[str, scoring.Score]:
    found = []
    for gold, source in SOURCES:
        write(source, target)
        found.append(scoring.score(gold, target, graph))
    return scoring.total(found)


def _all_found(total: dict[str, scoring.Score]) -> None:
    for measure, score in total.items():
        assert score.f1 >= ENOUGH, (measure, score.missed, score.wrong)


@pytest.mark.parametrize("name", MARKED)
def test_marks_and_letters_of_another_habit_change_nothing(tmp_path: Path, graph: Graph, name: str) -> None:
    def write(source: Path, target: Path) -> None:
        target.write_bytes(MARKED[name](source.read_text("utf-8")).encode())

    _all_found(_total(graph, tmp_path / "a.md", write))


def _paragraphs(source: Path) -> list[str]:
    return [p.text for p in repair(lines_of(source)).paragraphs]


@pytest.mark.parametrize(("width", "between"), [(60, "\n\n"), (80, "\n"), (100, "\n")])
def test_lines_broken_at_any_width_change_nothing(tmp_path: Path, graph: Graph, width: int, between: str) -> None:
    def write(source: Path, target: Path) -> None:
        if "|--" in source.read_text("utf-8"):
            target.write_bytes(source.read_bytes())
            return
        blocks = (textwrap.wrap(p, width, break_long_words=False, break_on_hyphens=False) for p in _paragraphs(source))
        target.write_text(between.join("\n".join(block) for block in blocks), "utf-8")

    _all_found(_total(graph, tmp_path / "a.txt", write))


@pytest.mark.skipif(not papers.FONT.is_file(), reason="cần phông DejaVu (gói fonts-dejavu) để tạo PDF tiếng Việt")
def test_a_pdf_or_a_word_file_of_a_document_says_what_its_text_says(tmp_path: Path, graph: Graph) -> None:
    found = []
    for gold, source in SOURCES:
        if "|--" in source.read_text("utf-8"):
            continue
        papers.write_pdf(tmp_path / "a.pdf", "\n".join(_paragraphs(source)))
        papers.write_docx(tmp_path / "a.docx", _paragraphs(source))
        found += [scoring.score(gold, tmp_path / name, graph) for name in ("a.pdf", "a.docx")]
    _all_found(scoring.total(found))


def test_a_copy_without_its_letterhead_still_tells_who_issued_it(tmp_path: Path, graph: Graph) -> None:
    def write(source: Path, target: Path) -> None:
        text = source.read_text("utf-8")
        number = re.search(r"(?m)^\W*Số\s*:?", text)
        target.write_text(text[number.start() :] if number else text, "utf-8")

    assert _total(graph, tmp_path / "a.md", write)["sieu_du_lieu"].f1 >= 0.95
