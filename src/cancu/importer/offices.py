"""Names of agencies in Vietnamese prose: where one begins, where it ends, and how a joined heading splits.

A name is a known core ("Sở Lao động - Thương binh và Xã hội", "các sở, ban, ngành") with its level and place
("tỉnh Nghệ An", "các xã, phường"). Unknown names ("Chi cục Dân số") are taken up to the first verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import bodies
from .letters import LOWER, UPPER, shouted


@dataclass(frozen=True, slots=True)
class Office:
    """An agency as printed, with where it stands in its text; ``known``: its core is in the list."""

    name: str
    start: int
    end: int
    known: bool = True


def at(text: str, start: int = 0, loud: bool = False) -> Office | None:
    """The agency name that begins at ``start``, or None."""
    officer = bodies.OFFICER.match(text, start)
    begin = officer.end() if officer else start
    force = bodies.FORCE.match(text, begin)
    begin = force.end() if force else begin
    if officer and begin < len(text):  # "Trưởng phòng Tư pháp" is the head of "Phòng Tư pháp"
        text = text[:begin] + text[begin].upper() + text[begin + 1 :]
    patterns = [bodies.KNOWN_LOUD if loud else bodies.KNOWN, bodies.GROUPS, bodies.BARE, *([bodies.SECTOR] if force else [])]
    matches = (pattern.match(text, begin) for pattern in patterns)
    best = max((m for m in matches if m and m.end() > begin), key=lambda m: m.end(), default=None)
    if best:
        end = _trim(text, best.end())
        end = end if _PLACED.search(text, begin, end) else _whole(text, end, loud)
        return Office(text[start:end], start, end)
    return _unlisted(text, start, begin) if bodies.STARTS.match(text, begin) else None


def _unlisted(text: str, start: int, begin: int) -> Office | None:
    """A name by its grammar alone: a kind of body, its field, and no word that says what it does."""
    end = _stop(text, begin + 1)
    if bodies.FIELDED.match(text, begin):
        while (joint := bodies.GOES_ON.match(text, end)) and not bodies.STARTS.match(text, joint.end()):
            end = _stop(text, joint.end())
    end = _trim(text, end)
    size = len(text[begin:end].split())
    known = bool(bodies.BODY.match(text, begin) or _PLACED.search(text, begin, end))
    return Office(text[start:end], start, end, known) if 1 < size <= 14 else None


def _stop(text: str, position: int) -> int:
    stop = bodies.STOP.search(text, position)
    return stop.start() if stop else len(text)


def _whole(text: str, end: int, loud: bool) -> int:
    """Past the body an office belongs to: "Ban Tuyên giáo Huyện ủy", "Đảng ủy Công an huyện"."""
    above = (bodies.KNOWN_LOUD if loud else bodies.KNOWN).match(text, end + 1) if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() else None
    return _trim(text, above.end()) if above and above.end() > end + 1 else end


def _trim(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " ,;-–":
        end -= 1
    return end


# A name that tells its level or place is whole: what follows it is another's.
_PLACED = re.compile(rf"(?<![{LOWER}{UPPER}]){bodies.LEVEL}(?:\s+{bodies.PLACE})?\Z")
_JOINT = re.compile(r"\s*(?:,|;|\s+và\s+|\s+cùng\s+(?:với\s+)?|\s*&\s*)\s*(?:và\s+)?")


def run(text: str, start: int = 0) -> tuple[list[Office], int]:
    """The agencies joined by commas and "và" from ``start`` on, and where they end."""
    found: list[Office] = []
    position = start
    while True:
        office = at(text, position)
        if office is None:
            break
        found.append(office)
        joint = _JOINT.match(text, office.end)
        if not joint or at(text, joint.end()) is None:
            return found, office.end
        position = joint.end()
    return found, found[-1].end if found else start


_ASKING = re.compile(r"^(?:Đề nghị|ĐỀ NGHỊ)(?:\s+(?:các cơ quan|phối hợp))?\s*:?\s+(?=\S)")
_GIVING = re.compile(r"^(?:(?:Giao|Yêu cầu|Đối với|Trách nhiệm của|Nhiệm vụ của|GIAO|YÊU CẦU|ĐỐI VỚI|TRÁCH NHIỆM CỦA)\s+(?:cho\s+)?)")
_INVITING = re.compile(r"^(?:Đề nghị|Giao|Yêu cầu|Đối với)\s+(?:cho\s+)?(?=\S)")
_HEAD_STOP = re.compile(rf"(?<![{LOWER}{UPPER}]){bodies.ACTS}(?![{LOWER}{UPPER}])")


# What a heading says of an agency's part in the work is no part of its name: "Công an tỉnh (cơ quan thường trực):".
_REMARK = re.compile(r"\s*\((?:là )?(?:cơ quan|đơn vị|đầu mối|bộ phận)\s+(?:thường trực|chủ trì|đầu mối|tham mưu|phối hợp|tổng hợp)[^()]*\)$", re.IGNORECASE)


def general(name: str) -> bool:
    """Whether a name means a kind of agency, not one: "các cơ quan, đơn vị"."""
    return bool(re.match(r"(?:Thủ trưởng\s+|Lãnh đạo\s+)?(?:[Cc]ác|[Mm]ột số|[Cc]ơ quan|[Đđ]ơn vị)(?!\w)", name))


def asks(heading: str) -> bool:
    """Whether a heading asks ("Đề nghị …") rather than orders."""
    return bool(_ASKING.match(heading))


def bare(heading: str) -> str:
    """A heading without "Đề nghị", "Giao", "Trách nhiệm của" and its colon."""
    text = _GIVING.sub("", _ASKING.sub("", heading.strip())).strip()
    return _REMARK.sub("", text.rstrip(" :.;-"))


def opening(sentence: str) -> str:
    """A sentence without the word that addresses its agency ("Giao", "Đề nghị")."""
    return _INVITING.sub("", sentence.strip())


def heading(text: str) -> list[str]:
    """The agencies a heading consists of, as printed; empty where it is no heading of agencies."""
    name = bare(text)
    if not name or len(name.split()) > 45:
        return []
    loud = shouted(re.sub(r"\([^)]*\)", "", name))
    if shared := _shared(name):
        return shared
    names = split(name)
    first = at(name, loud=loud)
    if first is None and not loud:
        return []
    if first is not None and len(names) == 1 and first.end >= len(name.rstrip()) and first.known:
        return names
    if _HEAD_STOP.search(name if not loud else name.lower()):
        return []
    return names if all(_is_name(n, loud) for n in names) else []


def _is_name(name: str, loud: bool) -> bool:
    office = at(name, loud=loud)
    if office is None:
        return False
    rest = name[office.end :].strip()
    if not rest or rest.startswith("("):
        return True
    return len(name.split()) <= 16 and "." not in rest


def leads(text: str) -> bool:
    """Whether a sentence begins with an agency and a colon: "Phòng Tư pháp: …"."""
    return bool(before_colon(text)[0])


def before_colon(text: str) -> tuple[list[str], str]:
    """The agencies before the first colon of a sentence and the words after it; nothing where there are none."""
    match = re.match(r"([^:]{3,200}):\s*(?=\S)", opening(text))
    names = heading(match[1]) if match else []
    return (names, opening(text)[match.end() :]) if match and names else ([], "")


_SHARED = re.compile(rf"(?:Giám đốc\s+|Thủ trưởng\s+|Bộ trưởng\s+)?[Cc]ác\s+(?:[Ss]ở|[Bb]ộ|[Pp]hòng)\s*:?\s+(?:{bodies.FIELDS}){bodies.LEVELS}")
_FIELD = re.compile(rf"\s*(?:,|;|\bvà\b)\s*(?P<field>(?:{bodies.FIELDS}|Công an){bodies.LEVELS})")


def _shared(name: str) -> list[str]:
    """"Giám đốc các Sở: Y tế, Công Thương" as its fields, the first with the words all share."""
    first = _SHARED.match(name)
    if not first:
        return []
    parts, end = [first[0]], first.end()
    while match := _FIELD.match(name, end):
        parts.append(match["field"])
        end = match.end()
    return parts if len(parts) > 1 and end == len(name) else []


def shared_subject(sentence: str) -> tuple[list[str], str, str]:
    """A sentence whose subject shares its first word ("Các bộ: Y tế, Tư pháp …"): names, sentence, and the rest."""
    text = opening(sentence)
    first = _SHARED.match(text)
    if not first:
        return [], "", ""
    end = first.end()
    while match := _FIELD.match(text, end):
        end = match.end()
    names = _shared(text[:end])
    return (names, sentence, text[end:].strip(" ,:")) if names and text[end:].strip(" ,:") else ([], "", "")


def split(name: str) -> list[str]:
    """A joined heading as its agencies: "Viện kiểm sát nhân dân và Tòa án nhân dân huyện" is two."""
    if shared := _shared(name):
        return shared
    loud = shouted(re.sub(r"\([^)]*\)", "", name))
    parts: list[str] = []
    position = begin = 0
    while begin < len(name):
        office = at(name, begin, loud)
        position = office.end if office and office.known else begin
        joint = next((j for j in _JOINT.finditer(name, position) if _begins(name, j.end(), loud) and not _inside(name, j)), None)
        if joint is None:
            parts.append(name[begin:].strip(" ,;"))
            break
        parts.append(name[begin : joint.start()].strip(" ,;"))
        begin = joint.end()
    return [p for p in parts if p]


def _begins(name: str, start: int, loud: bool) -> bool:
    office = at(name, start, loud)
    return office is not None and (office.known or name[start : start + 1].isupper())


def _inside(name: str, joint: re.Match[str]) -> bool:
    """Whether a comma stands inside brackets."""
    before = name[: joint.start()]
    return before.count("(") > before.count(")")


def mentioned(text: str) -> Iterator[Office]:
    """Every agency of a text, in order, not overlapping."""
    position = 0
    for match in re.finditer(rf"(?<![{LOWER}{UPPER}])(?:[{UPPER}]|các\s|lực lượng\s|ngành\s)", text):
        if match.start() < position:
            continue
        office = at(text, match.start())
        if office and office.known:
            yield office
            position = office.end
