"""The title of a document, as a sentence even where it is set in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import capital, fold, lower_first, squeeze
from ..vocabulary import DOCUMENT_TYPES
from .letters import LOWER, UPPER, shouted
from .paper import Paragraph
from .regions import Regions, type_of_line

_NAMES = re.compile(rf"(?<=[{LOWER},] )[{UPPER}][{UPPER}{LOWER}/-]*(?:\s[{UPPER}][{UPPER}{LOWER}/-]*)*")
_PLACES = re.compile(rf"(?<![{LOWER}{UPPER}])(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+([{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}})")
_ENACTED = re.compile(r"Điều 1\s*[.:]\s*(Ban hành|Phê duyệt)(?: kèm theo Quyết định này(?: là)?)?,?\s+([^;\n]{10,400}?)(?:\.|;|\n|$)")


def title(paragraphs: Sequence[Paragraph], regions: Regions, kind: str, places: Sequence[str]) -> str:
    """The type of the document and what it is about; ``places`` are proper names its head tells."""
    lines = [p.text for p in paragraphs[slice(*regions.title)]]
    body = "\n".join(p.text for p in paragraphs[regions.title[0] :])
    if lines and type_of_line(lines[0])[0]:
        lines[0] = type_of_line(lines[0])[1]
    text = squeeze(" ".join(_evened(lines, body, places))).strip(" .:*-") or (_enacted(body) if kind == "quyet-dinh" else "")
    if kind in ("cong-van", "cong-dien") and not text:
        about = re.search(r"(?m)^V/v:?\s+(.+)$", "\n".join(p.text for p in paragraphs[:25]))
        text = f"về việc {about[1]}" if about else ""
    if shouted(text):
        text = sentence_case(text, body, places)
    text = re.sub(r"^[Vv]/v:?\s+", "về việc ", text)
    name = DOCUMENT_TYPES[kind].name if kind else ""
    if not text or fold(text).startswith(fold(name)):
        return capital(text) or name
    return f"{name} {lower_first(text)}" if name else capital(text)


def _evened(lines: Sequence[str], body: str, places: Sequence[str]) -> list[str]:
    """Where only the first lines are set in capitals ("CHƯƠNG TRÌNH CÔNG TÁC") all lines become one sentence."""
    kept = [line for line in lines if line]
    if all(shouted(line) for line in kept) or not kept or not shouted(kept[0]):
        return kept
    return [lower_first(sentence_case(line, body, places) if shouted(line) else line) for line in kept]


def _enacted(body: str) -> str:
    """What a decision without a title of its own enacts: the words of its first article."""
    found = _ENACTED.search(body)
    return f"{found[1].lower()} {found[2]}" if found else ""


def sentence_case(text: str, body: str, places: Sequence[str] = ()) -> str:
    """A text set in capitals as a sentence: names keep the capitals they have where the body writes them."""
    seen = {name.lower(): name for name in (*_PLACES.findall(body), *places) if name and not shouted(name)}
    for match in _NAMES.finditer(body):
        if not shouted(match[0]) or len(match[0].split()) == 1:
            seen.setdefault(match[0].lower(), match[0])
    words = text.lower().split()
    made: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(min(6, len(words) - at), 0, -1) if _is_name(_key(words[at : at + n]), seen, body)), 0)
        key = _key(words[at : at + size])
        made.append(" ".join(words[at : at + max(size, 1)]).replace(key, seen[key]) if size else words[at])
        at += max(size, 1)
    return capital(" ".join(made))


def _key(words: Sequence[str]) -> str:
    return " ".join(words).strip(".,;:()“”\"")


def _is_name(key: str, seen: dict[str, str], body: str) -> bool:
    """A single word is a name where the body never writes it small."""
    if key not in seen:
        return False
    return " " in key or "/" in key or not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", body)
