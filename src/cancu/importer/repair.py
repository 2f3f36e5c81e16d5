"""Lines to paragraphs in a normal form. The rules are numbered; this list is the contract.

1. Unicode NFC; look-alikes of Đ put right; hidden characters and hard spaces gone.
2. Tone marks where official documents put them ("hoà" → "hòa", "thuỷ" → "thủy").
3. Bold, italic, heading, HTML and escape debris of Markdown gone; runs of white space are one space.
4. Page numbers, ruled lines and running heads gone.
5. A sentence broken by a page or a line end is one paragraph again.
6. Document numbers without inner spaces, with their letters and hyphens ("36- CT/TW" → "36-CT/TW",
   "10/2003/PLUBTVQH11" → "10/2003/PL-UBTVQH11", "94/2010/ND-CP" → "94/2010/NĐ-CP").
7. Dashes between the words of a name are " - "; letters read for numbers in a marker are put right
   ("l." → "1.", "Il." → "II.").
8. Slips of recognition, only where their surroundings prove them (``slips``).
9. Words that lost the space between them ("túyngày" → "túy ngày", "năm2026" → "năm 2026").
10. A known place whose name lost or changed only its tone ("xã Kẻ Sắt" → "xã Kẻ Sặt").

Rules 2 and 5 to 10 list each repair; what 1, 3 and 4 take away is no wording. The form is stable: a text in normal
form comes back unchanged.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..text import fold, nfc, place_tones
from . import joining, slips, syllables
from .letters import CAPITAL, LOWER, UPPER, shouted
from .paper import Fix, Line, Paper, Paragraph

_EDGES = ".,;:()“”\"/"
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]")
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f]")
_DEBRIS = (
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?(?:b|i|u|p|em|strong|span|div|center|font|sup|sub|h\d|table|tr|td|th|tbody|thead|ul|ol|li|a)\b[^<>]*>", re.IGNORECASE), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"^\s*(?:#{1,6}\s+|>\s+)+"), ""),
    (re.compile(r"\*{2,3}|__"), ""),
    (re.compile(r"(?<!\S)\*(?=\S)(?!\s)|(?<=\S)\*(?!\S)|\*(?=[.,;:)”\"])|(?<=[(“\"])\*"), ""),
    (re.compile(r"(?<!\S)_(?=\S)|(?<=\S)_(?!\S)"), ""),
    (re.compile(r"\\(?=[-.#*_()\[\]+|>&])"), ""),
)
_FURNITURE = re.compile(r"(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?|[\s\-–—_=*.~|]{3,}|\d{1,3}\s*\|\s*Trang|Page\s+\d+(?:\s+of\s+\d+)?", re.IGNORECASE)

_SIGN = rf"[{UPPER}][{UPPER}{LOWER}0-9&]*"
_SPACED = re.compile(
    rf"(?<![\w/])(?P<n>\d{{1,5}}[a-z]?)\s?(?P<y>/\s?\d{{4}}\s?)?(?P<s>/|-)\s?(?P<t>(?:QĐi|QyĐ|QĐ|NĐ|ND|NÐ|QD|TTLT|TTr|TT|CTr|CT|NQLT|NQ|KH|PL|KL|HD|TB|BC|ĐA|QC|CV|CĐ|VBHN|L|DA|PA)(?![{LOWER}])|QH\d+)"
    rf"(?P<rest>(?:\s?[-–/]\s?[{UPPER}][{UPPER}{LOWER}0-9&]*)*)"
)
# A hyphen with a space on one side only, inside the sign of a number: "210/SLĐTBXH- PCTNXH".
_LOOSE_SIGN = re.compile(rf"(?P<a>\d/{_SIGN}(?:-{_SIGN})*)(?:-\s|\s-)(?P<b>[{UPPER}][{UPPER}0-9]+(?![{LOWER}\w]))")
_BLANK_NUMBER = re.compile(rf"(?<![\w/])/\s?(?P<t>[{UPPER}]{{2,4}})\s?-\s+(?P<i>[{UPPER}]{{2,}})|(?<![\w/])/(?P<t2>[{UPPER}]{{2,4}})\s+-\s?(?P<i2>[{UPPER}]{{2,}})")
_RUN_TOGETHER = (
    (re.compile(rf"(?<=\d)\s+/(?=[{UPPER}]{{2,}}[-/][{UPPER}])"), "/"),
    (re.compile(r"(?<=-BCĐ)\s(?=\d{2,3}(?![\d/.]))"), ""),
    (re.compile(r"(?<=[Ss]ố )(\d)\s(?=\d{1,3}/[A-ZĐ])"), r"\1"),
    (re.compile(r"(?<=/)PL\s?UBTVQH(?=\d)"), "PL-UBTVQH"),
    (re.compile(r"(?<=\d/)(?:NĐ|ND|NÐ)[\s.]?CP\b"), "NĐ-CP"),
    (re.compile(r"(?<=\d/)(?:QĐ|QD)[\s.]?TTg\b"), "QĐ-TTg"),
    (re.compile(r"(?<=\d/)(?:QĐ|QD)[\s.]?UBND\b"), "QĐ-UBND"),
    (re.compile(r"(?<=\d/)CT[\s.]?TTg\b"), "CT-TTg"),
    (re.compile(r"(?<=\d/)NQ[\s.]?(?:HĐND|HDND)\b"), "NQ-HĐND"),
    (re.compile(r"(?<=\d/)KH[\s.]?UBND\b"), "KH-UBND"),
    (re.compile(r"(?<=\d/)NQ[\s.]?CP\b"), "NQ-CP"),
    (re.compile(r"(?<=/)ND-CP\b"), "NĐ-CP"),
    (re.compile(r"(?<=/)QD-(?=[A-Z])"), "QĐ-"),
    (re.compile(r"(?<=NQ-)HDND\b"), "HĐND"),
)
_NAME_DASH = re.compile(rf"(?<=[{LOWER}{UPPER}])(?:\s?[–—]\s?|\s-(?=[{UPPER}{LOWER}])|(?<=[{LOWER}])-\s(?=[{UPPER}]))(?=[{UPPER}{LOWER}])")
_MARKS = (
    (re.compile(r"^(?:l|\|)(?=[.)]\s+\S)"), "1"),
    (re.compile(r"^(?:Il|lI|ll)(?=[.)]\s)"), "II"),
    (re.compile(r"^(?:IIl|lll|Ill|IlI|lII)(?=[.)]\s)"), "III"),
    (re.compile(r"^lV(?=[.)]\s)"), "IV"),
    (re.compile(r"^Vl(?=[.)]\s)"), "VI"),
    (re.compile(r"^(?:d|đ)\s*\)\s*\.\s"), "đ) "),
)


def repair(lines: Iterable[Line], places: Sequence[str] = ()) -> Paper:
    """Paragraphs in normal form, and every repair. ``places`` are known names such as "xã Kẻ Sặt"."""
    clean = [line for line in (_plain(line) for line in lines) if line is not None]
    paper = Paper()
    known = _by_fold(places)
    for text, strong, cells, joints in joining.paragraphs(clean):
        number = len(paper.paragraphs)
        if cells:
            fixed = tuple(_mend_cell(c, number, known, paper.fixes) for c in cells)
            paper.paragraphs.append(Paragraph(" | ".join(fixed), strong, fixed))
            continue
        paper.fixes += [Fix(a, b, 5, number) for a, b in joints]
        paper.paragraphs.append(Paragraph(_mend(text, number, known, paper.fixes), strong))
    return paper


def normal(text: str) -> str:
    """One paragraph in normal form, without the list of repairs."""
    line = _plain(Line(text))
    return _mend(line.text, 0, {}, []) if line else ""


def _plain(line: Line) -> Line | None:
    """Rules 1 to 4 on one line; None where nothing is left."""
    if line.cells:
        cells = tuple(_bare(re.sub(r"<br\s*/?>", "\n", c, flags=re.IGNORECASE)) for c in line.cells)
        return Line(line.text, line.gap, line.strong, line.indented, cells, line.page)
    text = _bare(line.text)
    if not text or _FURNITURE.fullmatch(text):
        return None
    return Line(text, line.gap, line.strong, line.indented, (), line.page)


def _bare(text: str) -> str:
    text = _HIDDEN.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
    if "<" in text or "&" in text:
        text = html.unescape(text).replace("\u00a0", " ")
    before = ""
    while text != before:  # taking one mark away may bare another
        before = text
        for pattern, becomes in _DEBRIS:
            text = pattern.sub(becomes, text)
    text = "\n".join(" ".join(part.split()) for part in text.split("\n")).strip()
    return nfc(text)


def _mend_cell(text: str, number: int, known: dict[str, str], fixes: list[Fix]) -> str:
    return "\n".join(_mend(part, number, known, fixes) for part in text.split("\n"))


def _mend(text: str, number: int, known: dict[str, str], fixes: list[Fix]) -> str:
    """Rules 2 and 6 to 10 on one paragraph."""
    fixed = text
    for rule, step in ((2, _tones), (9, syllables.mend), (6, _numbers), (7, _dashes)):
        fixed, found = step(fixed)
        fixes += [Fix(a, b, rule, number) for a, b in found]
    fixed, found = slips.mend(fixed)
    fixes += [Fix(a, b, 8, number) for a, b in found]
    fixed, found = _place_names(fixed, known)
    fixes += [Fix(a, b, 10, number) for a, b in found]
    return fixed


def _changed(pattern: re.Pattern[str], text: str, becomes: str) -> Iterator[tuple[str, str]]:
    for match in pattern.finditer(text):
        new = match.expand(becomes)
        if new != match[0]:
            yield match[0].strip(), new.strip()


def _tones(text: str) -> tuple[str, list[tuple[str, str]]]:
    placed = place_tones(text)
    pairs = zip(text.split(), placed.split(), strict=True)
    return placed, list(dict.fromkeys((a.strip(_EDGES), b.strip(_EDGES)) for a, b in pairs if a != b))


def _numbers(text: str) -> tuple[str, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []

    def tighten(match: re.Match[str]) -> str:
        tight = re.sub(r"\s+", "", match[0]).replace("–", "-")
        if tight != match[0]:
            found.append((match[0], tight))
        return tight

    def blank(match: re.Match[str]) -> str:
        tight = re.sub(r"\s+", "", match[0])
        found.append((match[0], tight))
        return tight

    text = _SPACED.sub(lambda m: tighten(m) if re.search(r"[\s–]", m[0]) and _is_number(m) else m[0], text)
    while match := _LOOSE_SIGN.search(text):
        found.append((match[0], f"{match['a']}-{match['b']}"))
        text = f"{text[: match.start()]}{match['a']}-{match['b']}{text[match.end() :]}"
    text = _BLANK_NUMBER.sub(blank, text)
    for pattern, becomes in _RUN_TOGETHER:
        found += _changed(pattern, text, becomes)
        text = pattern.sub(becomes, text)
    return text, found


def _is_number(match: re.Match[str]) -> bool:
    """"36 - CT/TW" and "12/KH - UBND", not "05 - KH" in a sentence of its own."""
    rest = match["rest"].strip()
    return match["t"].startswith("QH") or (bool(rest) and (match["s"] == "/" or "/" in rest))


def _dashes(text: str) -> tuple[str, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    for pattern, becomes in _MARKS:
        found += _changed(pattern, text, becomes)
        text = pattern.sub(becomes, text)

    def spaced(match: re.Match[str]) -> str:
        before = re.search(r"\S+\Z", text[: match.start()])
        after = re.match(r"\S+", text[match.end() :])
        left, right = before[0] if before else "", after[0] if after else ""
        if match[0] != " - ":
            found.append((f"{left}{match[0]}{right}", f"{left} - {right}"))
        return " - "

    return _NAME_DASH.sub(spaced, text), found


_PLACE = re.compile(rf"(?i:\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))\s+({CAPITAL}(?:\s{CAPITAL}){{0,3}})")


def _by_fold(places: Sequence[str]) -> dict[str, str]:
    """Folded name → name, for places whose folded name is theirs alone."""
    kept: dict[str, str] = {}
    for place in places:
        match = _PLACE.fullmatch(place)
        if match:
            kept[fold(match[2])] = match[2] if fold(match[2]) not in kept or kept[fold(match[2])] == match[2] else ""
    return {k: v for k, v in kept.items() if v and " " in v}


def _place_names(text: str, known: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    for key, name in known.items():
        if key not in fold(text):
            continue
        for start, end in _windows(text, len(name.split())):
            seen = text[start:end]
            if fold(seen) != key or not seen[0].isupper() or shouted(seen) or seen == name or not _same_letters(seen, name):
                continue
            found.append((seen, name))
            text = text[:start] + name + text[end:]
    return text, found


def _windows(text: str, size: int) -> list[tuple[int, int]]:
    words = list(re.finditer(r"[^\W\d_]+", text))
    return [(words[i].start(), words[i + size - 1].end()) for i in range(len(words) - size + 1)][::-1]


def _same_letters(seen: str, name: str) -> bool:
    """Whether two names differ in tone marks only, and in capitals at the same places."""
    return [_untoned(w) for w in seen.split()] == [_untoned(w) for w in name.split()]


def _untoned(word: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in tones))
