"""Mutated front matters and bodies through the whole check: no crash, no hang, sane places.

A few hundred by default; ``CANCU_FUZZ=10000`` runs the full count.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))
from checks_cases import BASE, DAY

from cancu import checks
from cancu.checks import fixes, formats
from cancu.checks.context import Context
from cancu.load import load

COUNT = int(os.environ.get("CANCU_FUZZ", "300"))
AT_ONCE = 4
SLOWEST = 30.0  # a hang, not a speed: a loaded machine may be several times slower
NASTY = (
    "", "\x00", "\u202e", "\ufeff", "---", "---\n", "&a *a", "*a", "!!python/object:x", "{", "}", "[", "]", ": ", "- ", "  - ", "|", ">-",
    "'", '"', "`", "```", "~~~", "<script>", "<!--", "-->", "<a href=", "](", "![](", "[x](../../../../../x)", "[x](\x01)", "{: onclick=x}",
    "javascript:", "java&#115;cript:", "&#x110000;", "&#99999999999;", "data:", "../", "%00", "%2e%2e%2f", "http://[::1", "//", "https://",
    "282/2025/NĐ-CP", "QĐ732", "99999/9999/ZZ-ZZ", "Nghị định số", "khoản 1 Điều", "ngày 31/02/2025", "ngày 99 tháng 99 năm 9999",
    "31/02/2025", "00/00/0000", "1/1/1", "9999", "0", "-1", "1e9", "null", "~", "true", "nd-2-2025-nd-cp", "khong-co", "Công an xã",
    "0912345678", "001085012345", "Nguyễn Văn A", "a" * 3000, "[" * 200, "(" * 200, "ạ̀́" * 20, "\u0300", "Ð", "о", "０", "hoà", "🙂", "\r\n", "\t",
    "title: x", "can_cu:\n  - van_ban: x", "chua_ro: x", "nhiem_vu: []", "thoi_ky: {}", "kich_ban:\n  - phut: '0'", "# ", "###### ", "> ", "\n\n\n",
)


def mutate(text: str, random_: random.Random) -> str:
    """One to four small disasters."""
    for _ in range(random_.randint(1, 4)):
        text = random_.choice(_OPERATORS)(text, random_)
    return text


def _at(text: str, random_: random.Random) -> int:
    return random_.randint(0, len(text))


def insert(text, random_):
    at = _at(text, random_)
    return text[:at] + random_.choice(NASTY) + text[at:]


def cut(text, random_):
    at, size = _at(text, random_), random_.randint(1, 40)
    return text[:at] + text[at + size :]


def truncate(text, random_):
    return text[: _at(text, random_)]


def double_line(text, random_):
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def drop_line(text, random_):
    lines = text.split("\n")
    lines.pop(random_.randrange(len(lines)))
    return "\n".join(lines)


def swap_lines(text, random_):
    lines = text.split("\n")
    a, b = random_.randrange(len(lines)), random_.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def indent(text, random_):
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    lines[at] = random_.choice(["  ", "    ", "\t"]) + lines[at]
    return "\n".join(lines)


def new_value(text, random_):
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {random_.choice(NASTY)}"
    return "\n".join(lines)


def add_body(text, random_):
    return f"{text}\n\n{' '.join(random_.choices(NASTY, k=6))}\n"


_OPERATORS = (insert, insert, cut, truncate, double_line, drop_line, swap_lines, indent, new_value, new_value, add_body)


@pytest.fixture
def library(tmp_path):
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def run_once(root: Path) -> tuple:
    started = time.monotonic()
    found = checks.run(load(root), DAY)
    assert time.monotonic() - started < SLOWEST
    return found


def test_no_mutation_crashes_or_hangs_the_check(library):
    random_ = random.Random(2026)  # the same disasters every time
    originals = {path: path.read_bytes() for path in sorted(library.rglob("*.md"))}
    for number in range(0, COUNT, AT_ONCE):
        chosen = random_.sample(sorted(originals), AT_ONCE)
        for path in chosen:
            path.write_bytes(mutate(originals[path].decode(), random_).encode("utf-8", "surrogatepass"))
        try:
            found = run_once(library)
            assert list(found) == sorted(found)
            assert all(i.place.line >= 1 and i.place.column >= 1 for i in found)
            for write in formats.FORMATS.values():
                write(found)
        except Exception as error:
            shown = "\n\n".join(f"{path.name}:\n{path.read_text('utf-8', 'replace')}" for path in chosen)
            raise AssertionError(f"lần {number}: {error!r}\n{shown}") from error
        finally:
            for path in chosen:
                path.write_bytes(originals[path])


def test_no_mutation_makes_the_fixes_harmful(library):
    """After ``--fix``: the reader finds no more wrong than before, and nothing more is to be fixed."""
    random_ = random.Random(6202)  # the same disasters every time
    originals = {path: path.read_bytes() for path in sorted(library.rglob("*.md"))}
    for _ in range(0, COUNT // 4, AT_ONCE):
        chosen = random_.sample(sorted(originals), AT_ONCE)
        for path in chosen:
            path.write_bytes(mutate(originals[path].decode(), random_).encode("utf-8", "surrogatepass"))
        run_once(library)
        before = len(load(library).issues)
        for fix in fixes.find(Context(load(library), DAY)):
            fixes.write(library, fix)
        shown = "\n\n".join(path.read_text("utf-8", "replace") for path in chosen)
        run_once(library)
        assert len(load(library).issues) <= before, shown
        assert list(fixes.find(Context(load(library), DAY))) == [], shown
        for path in chosen:
            path.write_bytes(originals[path])


HEAD = "---\ntitle: x\n---\n"
REPEATED = (
    "[", "![", "![a](", "<a ", "<a href=x>", "<h1>", "<img ", "<img alt='", "1", "0 ", "0\t", "&#x", "a@", "a", "a.", "Nguyễn A ", "N.", "khoản 1 Điều ",
    "1/", "## a\n", "a\n=\n", "[a]: b\n", "[a\n", "java", "j ", '"', "“", "số tài khoản ", "ngụ tại ", "{", "{#", "(", "> ", "- ", "* ", "| ", "<!--", "</",
    "https://", "](", "\\", "```\n", "~~~\na\n", "``a ", "Nghị định số ", "ngày 1 tháng ", "của ", "ạ", "\u0300", "hoà ", "Ð", "UBND ", "<script>",
)
BOMBS = {
    "bí danh": "---\na: &a [x,x]\n" + "\n".join(f"b{n}: &b{n} [*b{n - 1},*b{n - 1}]" if n else "b0: &b0 [*a,*a]" for n in range(60)) + "\n---\n",
    "danh sách sâu": "---\ntitle: " + "[" * 20_000 + "\n---\n",
    "nhóm sâu": "---\ntitle: " + "{a: " * 20_000 + "\n---\n",
    "nhiều khóa": "---\ntitle: x\n" + "".join(f"k{n}: v\n" for n in range(20_000)) + "---\n",
    "giá trị dài": "---\ntitle: " + "a b " * 100_000 + "\n---\n",
    "đề mục có đuôi": HEAD + "# a" + " " * 200_000 + "b",
    "thư điện tử dài": HEAD + "a" * 900_000 + "@",
    "dấu mở mã": HEAD + "`" * 200_001,
    "khoảng trắng": HEAD + "<" + " " * 400_000 + "1 j" + " " * 400_000,
    **{f"lặp {text!r}": HEAD + text * (200_000 // len(text)) for text in REPEATED},
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("path", ["docs/huong-dan/bom.md", "docs/tap-huan/cha-me.md"])
def test_a_bomb_in_a_file_is_answered_in_bounded_time(name, path, library):
    bomb = BOMBS[name]
    if path.startswith("docs/tap-huan"):
        bomb = (library / path).read_text("utf-8") + bomb.removeprefix(HEAD)
    (library / path).write_text(bomb, "utf-8")
    started = time.process_time()
    found = checks.run(load(library), DAY)
    formats.as_json(found)
    assert time.process_time() - started < SLOWEST


def test_the_check_runs_on_any_day_of_three_centuries(library):
    found = load(library)
    for year in (1, 1900, 1999, 2026, 2100, 9999):
        checks.run(found, date(year, 1, 1))
        checks.run(found, date(year, 12, 31))
