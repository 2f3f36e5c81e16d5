"""Words that stigmatise, with the word to use and why; the list is a record an editor keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..records import WordPair
from ..text import place_tones
from .context import Context
from .rule import Check, Finding, error, warning
from .sources import Passage

_QUOTED = re.compile("\"[^\"\n]{0,1000}+\"|“[^”]{0,1000}+”|«[^»]{0,1000}+»|‘[^’]{0,1000}+’|^>[^\n]*+$", re.MULTILINE)
# Names of documents and of their parts stand as printed; so do repairs of the copy.
_AS_PRINTED = {("van-ban", "title"), ("van-ban", "ten_goi_khac"), ("van-ban", "sua_loi_nguon"), ("phan-cong", "title"),
               ("tap-huan", "khong_nen_noi")}
_TONED = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
# What a condition of the list looks like in a sentence, as far as the words before can tell.
_SEEN_AFTER = {"động mại dâm": re.compile(r"(?<!hoạt)(?<!vận)(?<!hành)\s$", re.IGNORECASE),
               "tệ nạn mại dâm": re.compile(r"(?:đối tượng|người|phần tử|thành phần)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)}


@dataclass(frozen=True)
class _Word:
    """A word to avoid; ``condition`` says when, where it is not always."""

    text: str
    pair: WordPair
    condition: str


def _words(context: Context) -> dict[str, _Word]:
    found: dict[str, _Word] = {}
    for pair in context.graph.word_pairs:
        for avoid in pair.avoid:
            bare, _, condition = avoid.partition("(")
            text = " ".join(place_tones(bare).lower().split())
            found[text] = _Word(text, pair, condition.rstrip(") "))
    return found


def _rule(conditional: bool) -> Check:
    def run(context: Context) -> Iterator[Finding]:
        words = {text: word for text, word in _words(context).items() if bool(word.condition) == conditional}
        if not words:
            return
        longest_first = sorted(words, key=len, reverse=True)
        form = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + r")(?!\w)", re.IGNORECASE)
        suspects = {path: found for path, text in context.flat.items() if (found := [w for w in words if w in text])}
        for passage in (p for path in suspects for p in context.by_path[path]):
            if passage.kind != "cach-dung-tu" and (passage.kind, passage.top) not in _AS_PRINTED and _may_hold(passage, suspects[passage.path]):
                yield from _in_passage(context, passage, form, words)

    return run


def _may_hold(passage: Passage, found: list[str]) -> bool:
    """A quick look: one of the file's words in this passage, or spaces and tones that may hide one."""
    low = passage.prose.lower()
    return any(word in low for word in found) or "  " in low or bool(_TONED.search(low))


def _in_passage(context: Context, passage: Passage, form: re.Pattern[str], words: dict[str, _Word]) -> Iterator[Finding]:
    text = place_tones(passage.prose)
    for match in form.finditer(text):
        word = words[" ".join(match[0].lower().split())]
        seen = _SEEN_AFTER.get(word.text)
        if seen and not seen.search(" " + text[: match.start()]):
            continue
        if match[0] in context.allowed.words or _quoted(context, passage, match.start(), match.end()):
            continue
        when = f" ({word.condition})" if word.condition else ""
        yield Finding(context.spot(passage, match.start(), match.end()), f"Tránh \"{match[0]}\"{when}: {word.pair.reason}", f"Dùng: {word.pair.prefer}.")


def _quoted(context: Context, passage: Passage, start: int, end: int) -> bool:
    """Inside quotation marks, or inside the official title of a document."""
    if any(q.start() <= start and end <= q.end() for q in _QUOTED.finditer(passage.text)):
        return True
    lowered = passage.prose.lower()
    for it in context.graph.instruments.values():
        at = lowered.find(it.title.lower())
        if 0 <= at <= start and end <= at + len(it.title):
            return True
    return False


RULES = (
    error("TN001", "Từ gây kỳ thị", "Từ nằm trong bảng từ nên tránh (`docs/thuat-ngu/cach-dung-tu.md`).", "Dùng từ được gợi ý; tên văn bản và lời trích nguyên văn đặt trong ngoặc kép.", _rule(conditional=False)),
    warning("TN002", "Từ cần cân nhắc", "Từ chỉ nên tránh trong một số trường hợp, ghi trong ngoặc ở bảng từ.", "Đọc lại câu; đúng trường hợp đó thì đổi từ.", _rule(conditional=True)),
)
