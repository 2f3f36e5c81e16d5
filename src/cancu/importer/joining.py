"""Broken lines to whole paragraphs: rule 5 of ``repair``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median

from . import offices
from .letters import LOWER, shouted
from .markers import Marker, parse
from .paper import Line

Joined = tuple[str, bool, tuple[str, ...], list[tuple[str, str]]]
_ENDS = re.compile(r"[.;:!?…/]\s*[”\"’')\]]*\s*$")
_HANGING = re.compile(
    r"(?:,|\(|-|–|(?<!\w)(?:và|của|với|cho|các|những|trong|tại|về|theo|hoặc|hay|là|do|bởi|từ|đến|được|bị|để|nhằm|khi|nếu|"
    r"số|ngày|tháng|năm|Điều|khoản|điểm|giữa|cùng|một|mọi|có|không|trên|dưới|qua|ở|tới|đối với|thuộc|Nghị định|Quyết định|Luật|Chỉ thị|Kế hoạch số|"
    r"Sở|Bộ|Phòng|Cục|Chi cục|Tổng cục|Ủy|Trung tâm|Liên đoàn|Trưởng|Giám đốc))\s*$"
)
# The rest of a name broken at its dash: "Lao động" / "- Thương binh và Xã hội", "các Bộ" / "- ngành Trung ương".
_SPLIT_NAME = re.compile(r"^[-–]\s*(?:\d{4}(?!\d)|Thương binh|Xã hội|XH|Thông tin|Kế hoạch|TBXH|TB&XH|Hạ tầng|Du lịch|UBND\b|CP\b|TTg\b|ngành\b|xã hội\b|quận\b|huyện\b)")
_LOWER = re.compile(rf"^[{LOWER}]")
_FOOT = re.compile(r"^(?:Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.\s|T/M|K/T)", re.IGNORECASE)
# Words that begin a sentence and nothing else: after a line without an end they begin a paragraph.
_NEW_SENTENCE = re.compile(r"^(?:Trong (?:thời gian|những năm)|Thời gian qua|Những năm|Để|Nhằm|Tuy nhiên)\b")
_CUT_NUMBER = re.compile(r"\d/\S*[-/]$")
_SHORT_LINE, _LONGEST_LINE = 35, 170
_FULL = 0.72
"""How much of the usual length makes a line full."""
_SMALL_START = re.compile(rf"^[{LOWER}0-9(“\"%,;.)]")


def paragraphs(lines: Sequence[Line]) -> Iterator[Joined]:
    """(text, strong, cells, joints) for each paragraph; a joint is the words on both sides of a mended break."""
    width = _width(lines)
    text, strong, joints = "", False, list[tuple[str, str]]()
    last: Line | None = None
    number = 0
    for line in lines:
        stray = last is not None and _stray_number(text, line, number)
        if last is not None and not line.cells and not last.cells and (stray or _continues(text, last, line, width)):
            if line.gap or not width:
                joints.append(_joint(text, line.text))
            text = f"{text}{'' if _CUT_NUMBER.search(text) else ' '}{line.text}"
        else:
            if last is not None:
                yield text, strong, last.cells, joints
            text, strong, joints = line.text, line.strong, []
            marker = parse(line.text)
            number = marker.order if marker and marker.kind == "arabic" else number
        last = line
    if last is not None:
        yield text, strong, last.cells, joints


def _joint(before: str, after: str) -> tuple[str, str]:
    left, right = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    return f"{left} ⏎ {right}", f"{left} {right}"


def _stray_number(text: str, line: Line, number: int) -> bool:
    """A line that begins with a number by chance, in the middle of a sentence ("… trước ngày" / "15. Các …")."""
    marker = parse(line.text)
    if marker is None or marker.kind != "arabic" or line.gap or _ENDS.search(text) or (parse(text) is None and shouted(text)):
        return False
    return marker.order not in (1, number + 1) and bool(_HANGING.search(text))


def _width(lines: Sequence[Line]) -> float:
    """The usual length of a full line where lines are broken by hand or by a page, else 0."""
    broken = [(a, b) for a, b in itertools.pairwise(lines) if _breaks(a, b)]
    proof = sum(bool(_LOWER.match(b.text)) for _a, b in broken)
    lengths = sorted(len(a.text) for a, _b in broken)
    if proof < max(2, 0.3 * len(broken)) or lengths[int(0.9 * (len(lengths) - 1))] > _LONGEST_LINE:
        return 0.0
    return float(median(lengths))


def _breaks(line: Line, following: Line) -> bool:
    """Whether a line may be broken in the middle of a sentence: it is long and open, and the next follows at once."""
    if following.gap or line.cells or following.cells or len(line.text) <= _SHORT_LINE:
        return False
    return not _ENDS.search(line.text) and parse(following.text) is None and not shouted(line.text)


def _continues(text: str, last: Line, line: Line, width: float) -> bool:
    ended = bool(_ENDS.search(text))
    if not ended and not line.gap and _SPLIT_NAME.match(line.text):
        return True
    if _starts_anew(last, line):
        return False
    small = bool(_LOWER.match(line.text))
    if not small and text.endswith(":") and offices.heading((parse(text) or Marker("", "", text)).rest):
        return False
    if not ended and not line.gap and (told := _after_an_open_line(text, last, line, width)) is not None:
        return told
    turned = line.page != last.page and width > 0
    if (line.gap and not turned) or not width:
        return _across_gap(text, last, line, ended, small)
    return _in_block(text, last, line, width, ended, small)


def _starts_anew(last: Line, line: Line) -> bool:
    if not _ENDS.search(last.text) and _NEW_SENTENCE.match(line.text):
        return True
    if _FOOT.match(line.text) or _FOOT.match(last.text) or _OPENS.match(line.text):
        return True
    if parse(line.text) is not None:
        return True
    return shouted(line.text) != shouted(last.text) and len(line.text.split()) > 1 and not line.text[0].isdigit()


def _across_gap(text: str, last: Line, line: Line, ended: bool, small: bool) -> bool:
    """Over a blank line only what is certain: a small letter goes on, or the words before hang in the air."""
    if shouted(text):
        return False
    if small:
        return not (ended and not text.rstrip().endswith((";", "/"))) and not (ended and text.rstrip().endswith("./"))
    return bool(_HANGING.search(text)) and not ended and not line.strong


_OPENS = re.compile(r"^Trên đây là\b|^(?:Thực hiện|Căn cứ|Triển khai)\s+(?:Quyết định|Kế hoạch|Chỉ thị|Công văn|Chương trình|Nghị|Luật|Pháp lệnh|Thông tư|Văn bản)\s")
def _goes_on(heading: str, line: str) -> bool:
    """Whether a heading of agencies goes on in the next line."""
    if offices.heading(f"{heading} {line}"):
        return True
    _found, end = offices.run(offices.bare(f"{heading} {line}"))
    return end > len(offices.bare(heading))


# A line that begins so is a task of its own, never the end of a heading above it.
_ACT = re.compile(
    r"^(?:Chủ trì|Phối hợp|Tăng cường|Đẩy mạnh|Thực hiện|Căn cứ|Trên cơ sở|Tham mưu|Chỉ đạo|Hướng dẫn|Tuyên truyền|Xây dựng|Tổ chức|Rà soát|Nâng cao|"
    r"Lồng ghép|Bố trí|Vận động|Phát huy|Tiếp tục|Tổng hợp|Báo cáo|Triển khai|Là cơ quan|Chịu trách nhiệm|Cung cấp|Kiểm tra|Duy trì|Tiếp nhận|Theo dõi|Đề xuất|Mở|Ký|Đưa)\b"
)


def _in_block(text: str, last: Line, line: Line, width: float, ended: bool, small: bool) -> bool:
    """Within a block of broken lines nearly every line goes on; what does not shows by its shape."""
    if shouted(text) and shouted(line.text):
        return parse(text) is not None
    if last.strong != line.strong:
        return small and not ended
    return _by_shape(last, line, width, ended, small)


def _after_an_open_line(text: str, last: Line, line: Line, width: float) -> bool | None:
    """What a line without an end says of the next one; None where it says nothing."""
    marker = parse(text)
    size = len(text.split())
    small = bool(_LOWER.match(line.text))
    if marker and not small and size < 40:
        named = bool(offices.heading(marker.rest))
        if _ACT.match(line.text):
            return False
        if named and not _HANGING.search(text):
            return len(last.text) > _FULL * width > 0 and _goes_on(marker.rest, line.text)
    if marker and marker.kind in ("dash", "plus", "letter") and size > 8:
        return True
    return True if _HANGING.search(text) or _CUT_NUMBER.search(text) else None


def _by_shape(last: Line, line: Line, width: float, ended: bool, small: bool) -> bool:
    short = len(last.text) < 0.8 * width
    if ended and len(line.text) < _FULL * width and not _ENDS.search(line.text) and offices.heading(line.text):
        return False
    if line.indented is not None and not small:
        return not line.indented and not (ended and short)
    if small or _SMALL_START.match(line.text):
        return not (ended and last.text.rstrip().endswith((".", ":")) and short)
    full = len(last.text) > _FULL * width
    return full and (not ended or len(last.text) > 0.93 * width)
