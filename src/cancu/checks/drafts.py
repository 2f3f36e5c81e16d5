"""What is not ready: places to be filled in, sentences no one can read, letters no one explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import reading
from .context import Context
from .rule import Finding, error, warning
from .telling import telling

# Scaffolds and imports write these; a file with one is not to be published.
MARKS = ("CẦN ĐIỀN", "NGUYÊN VĂN NGUỒN", "TODO", "FIXME", "lorem ipsum")
_LOW_MARKS = telling(*(mark.lower() for mark in MARKS))
# In capitals alone: "chỗ cần điền" is a common phrase. The others are no Vietnamese words in any letters.
_MARK = re.compile("|".join(rf"(?<!\w){mark}(?!\w)" if mark.isupper() and " " in mark else rf"(?<!\w)(?i:{mark})(?!\w)" for mark in MARKS))
_SHORTENED = re.compile(r"[A-ZĐƯ](?<![\w/.-].)[A-ZĐƯ]{1,9}\d{0,3}(?![\w/]|-[A-Z])", re.DOTALL)
_TABLE_ROW = re.compile(r"(?m)^[ \t]*+\|[^\n]*+$")
_BRACKETS = re.compile(r"[\[\](){}<>]")
_ROMAN = re.compile(r"[IVXLC]+")
_PLAIN = frozenset(["KB", "MB", "GB", "CPU", "VNI", "DPI", "HIV", "AIDS", "PDF", "CSV", "XLSX", "JSON", "YAML", "HTML", "URL", "SVG", "PNG", "UTF", "ISO", "NFC", "CSDL", "A4", "TP", "OCR", "API", "RSS", "MIT", "CC", "BY", "ID", "VS", "KH"])
LONGEST_SENTENCE = 60


def to_fill_in(context: Context) -> Iterator[Finding]:
    """A mark that something must still be filled in or rewritten."""
    suspects = {source.path for source in context.having(_LOW_MARKS)}
    for passage in (p for p in context.passages if p.path in suspects):
        for match in _MARK.finditer(passage.prose):
            told = passage.prose[match.start() : match.start() + 70].split("\n")[0].strip()
            yield Finding(context.spot(passage, match.start(), match.end()), f"Còn chỗ đánh dấu: \"{told}\".", "Điền hoặc viết lại rồi xóa dấu này.")


def unreviewed(context: Context) -> Iterator[Finding]:
    """A draft written by a program, which nobody has said to have read."""
    for _, record in context.library.all():
        if getattr(record, "draft", "") == "co":
            hint = "Đối chiếu với bản ký, viết lại bằng lời của mình, rồi xóa dòng `nhap: co`."
            yield Finding(context.place(record, "nhap"), "Bản nháp máy viết, chưa ai rà soát.", hint)


def long_sentence(context: Context) -> Iterator[Finding]:
    """A sentence that nobody reads in one go, in a page written by hand."""
    for passage in context.bodies:
        if passage.kind != "trang":
            continue
        for tokens in reading.sentences(_BRACKETS.sub(" ", _TABLE_ROW.sub("", passage.prose))):
            if len(tokens) > LONGEST_SENTENCE:
                at = passage.prose.find(tokens[0])
                yield Finding(context.spot(passage, max(at, 0), max(at, 0) + 1), f"Câu dài {len(tokens)} tiếng, bắt đầu bằng \"{' '.join(tokens[:6])} …\".", "Chia thành hai, ba câu.")


def unexplained(context: Context) -> Iterator[Finding]:
    """Capitals that no entry of the list of abbreviations explains; each once in a file."""
    known = {part for entry in context.graph.abbreviations for part in entry.short.split()} | _PLAIN
    for agency in context.graph.agencies.values():
        known |= {part for short in agency.abbreviations for part in short.split()}
    for passage in context.bodies:
        seen: set[str] = set()
        for match in _SHORTENED.finditer(passage.prose):
            word = match[0]
            if word not in known | seen and not _ROMAN.fullmatch(word) and not _shouted(passage.prose, match):
                seen.add(word)
                yield Finding(context.spot(passage, match.start(), match.end()), f"Chữ viết tắt `{word}` chưa có lời giải thích.", "Viết đủ chữ, hoặc thêm vào `docs/thuat-ngu/chu-viet-tat.md`.")


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Part of a phrase in capitals ("KẾ HOẠCH"), not an abbreviation."""
    before, after = text[: match.start()].rsplit(maxsplit=1)[-1:], text[match.end() :].split(maxsplit=1)[:1]
    return any(len(w) > 1 and w.strip(".,:;").isalpha() and w.isupper() for w in (*before, *after))


RULES = (
    error("SO001", "Chỗ chờ điền", "Tệp mới sinh ra hoặc nhập vào còn dấu `CẦN ĐIỀN`, `NGUYÊN VĂN NGUỒN`.", "Điền hoặc viết lại rồi xóa dấu.", to_fill_in),
    error("SO002", "Bản nháp chưa rà soát", "Tệp do máy nhập hoặc soạn còn khóa `nhap: co`.", "Đối chiếu với bản ký, viết lại, rồi xóa khóa `nhap`.", unreviewed),
    warning("DD001", "Câu quá dài", "Câu trên 60 tiếng trong trang viết tay.", "Chia câu.", long_sentence),
    warning("DD002", "Chữ viết tắt chưa giải thích", "Chữ viết tắt không có trong danh sách.", "Viết đủ chữ hoặc thêm vào danh sách.", unexplained),
)
