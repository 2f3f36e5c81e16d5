"""Broken lines to whole paragraphs: rule 5 of ``repair``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from .letters import LOWER, shouted
from .markers import parse
from .paper import Line

Joined = tuple[str, bool, tuple[str, ...], list[tuple[str, str]]]
_ENDS = re.compile(r"[.;:!?…/]\s*[”\"’')\]]*\s*$")
_HANGING = re.compile(
    r"(?:,|\(|-|–|(?<!\w)(?:và|của|với|cho|các|những|trong|tại|về|theo|hoặc|hay|là|do|bởi|từ|đến|được|bị|để|nhằm|khi|nếu|"
    r"số|ngày|tháng|năm|Điều|khoản|điểm|giữa|cùng|một|mọi|có|không|trên|dưới|qua|ở|tới|đối với|Nghị định|Quyết định|Luật|Chỉ thị|Kế hoạch số))\s*$"
)
_NAME_TAIL = re.compile(r"^[-–]\s*(?:Thương binh|Xã hội|XH|Thông tin|Kế hoạch|TBXH|TB&XH|Hạ tầng|Du lịch|UBND\b|CP\b|TTg\b)")
_LOWER = re.compile(rf"^[{LOWER}]")
_FOOT = re.compile(r"^(?:Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.\s|T/M|K/T)", re.IGNORECASE)
_SMALL_START = re.compile(rf"^[{LOWER}0-9(“\"%,;.)]")


def paragraphs(lines: Sequence[Line]) -> Iterator[Joined]:
    """(text, strong, cells, joints) for each paragraph; a joint is the words on both sides of a mended break."""
    width = _width(lines)
    text, strong, joints = "", False, list[tuple[str, str]]()
    last: Line | None = None
    for line in lines:
        if last is not None and not line.cells and not last.cells and _continues(text, last, line, width):
            if line.gap or not width:
                joints.append(_joint(text, line.text))
            text = f"{text} {line.text}"
        else:
            if last is not None:
                yield text, strong, last.cells, joints
            text, strong, joints = line.text, line.strong, []
        last = line
    if last is not None:
        yield text, strong, last.cells, joints


def _joint(before: str, after: str) -> tuple[str, str]:
    left, right = before.split()[-1], after.split()[0]
    return f"{left} ⏎ {right}", f"{left} {right}"


def _width(lines: Sequence[Line]) -> float:
    """The usual length of a full line where lines are broken by hand or by a page, else 0."""
    inner = [a for a, b in zip(lines, lines[1:], strict=False) if not b.gap and not a.cells and not b.cells]
    body = [line for line in inner if len(line.text) > 35]
    if len(inner) < 0.4 * len(lines) or len(body) < 8:
        return 0.0
    broken = [line for line in body if not _ENDS.search(line.text)]
    lengths = sorted(len(line.text) for line in body)
    if len(broken) < 0.3 * len(body) or lengths[int(0.9 * (len(lengths) - 1))] > 170:
        return 0.0
    return float(median(len(line.text) for line in broken))


def _continues(text: str, last: Line, line: Line, width: float) -> bool:
    if _starts_anew(last, line):
        return False
    ended = bool(_ENDS.search(text))
    small = bool(_LOWER.match(line.text))
    if line.gap or not width:
        return _across_gap(text, last, line, ended, small)
    return _in_block(text, last, line, width, ended, small)


def _starts_anew(last: Line, line: Line) -> bool:
    if _FOOT.match(line.text) or _FOOT.match(last.text):
        return True
    if parse(line.text) is not None:
        return not (_NAME_TAIL.match(line.text) and not _ENDS.search(last.text) and not line.gap)
    return shouted(line.text) != shouted(last.text) and (shouted(last.text) or shouted(line.text)) and len(line.text) > 3


def _across_gap(text: str, last: Line, line: Line, ended: bool, small: bool) -> bool:
    """Over a blank line only what is certain: a small letter goes on, or the words before hang in the air."""
    if shouted(text):
        return False
    if small:
        return not (ended and not text.rstrip().endswith((";", "/"))) and not (ended and text.rstrip().endswith("./"))
    return bool(_HANGING.search(text)) and not ended and not line.strong and len(text) > 40


def _in_block(text: str, last: Line, line: Line, width: float, ended: bool, small: bool) -> bool:
    if shouted(text) and shouted(line.text):
        return parse(text) is not None and len(last.text) > 0.45 * width
    if last.strong != line.strong:
        return small and not ended
    if line.indented is not None and not small:
        return not line.indented and not (ended and len(last.text) < 0.8 * width)
    if small or _SMALL_START.match(line.text):
        return not (ended and last.text.rstrip().endswith((".", ":")) and len(last.text) < 0.8 * width)
    full = len(last.text) > 0.72 * width
    return full and (not ended or len(last.text) > 0.93 * width)

