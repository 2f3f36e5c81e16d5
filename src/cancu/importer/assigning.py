"""Who is told to do what: agency sections and their tasks, in whatever shape a document gives them.

Numbered agency headings; agencies that begin a numbered sentence ("1. Bộ Công an: …", "Giao Sở Y tế …");
tables; "Cơ quan chủ trì: …" under a task; and, where a document assigns nothing, the issuing body itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import fold
from . import labels, offices, tables
from .header import Head
from .outline import CLOSING, OPENING, Node
from .roles import main_clause
from .work import Section, Work

_PARTS = re.compile(
    r"^(?:(?:phan cong|to chuc|bien phap to chuc|cong tac to chuc)[\s,]*(?:va )?(?:to chuc )?(?:trien khai |thuc hien|nhiem vu|trach nhiem|to chuc)|to chuc trien khai|"
    r"trach nhiem\b|nhiem vu (?:cua|cu the cua|trach nhiem cua)|phan cong|nhiem vu cua cac|giao nhiem vu|to chuc, phan cong|trien khai thuc hien$|(?:co quan|don vi) thuc hien$)"
    r"|\b(?:va|,) (?:to chuc (?:trien khai )?thuc hien|phan cong)"
)
_PAST = re.compile(r"^(?:danh gia )?(?:tinh hinh|ket qua|danh gia|thuc trang|ton tai)\b")
_CONTENT = re.compile(r"\b(?:noi dung|nhiem vu|giai phap|bien phap|hoat dong|cong tac)\b")
_NO_CONTENT = re.compile(r"\b(?:muc dich|yeu cau|muc tieu|chi tieu|kinh phi|tinh hinh|quan diem|ket qua|danh gia|thuc trang)\b")
_ENFORCING = re.compile(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:Quyết định|Chỉ thị|Kế hoạch|Nghị quyết) này|(?:Quyết định|Chỉ thị) này có hiệu lực")
_OVERSEES = re.compile(r"(?:có trách nhiệm|chịu trách nhiệm|chủ trì|là (?:cơ quan|đầu mối)|theo dõi|đôn đốc|hướng dẫn|giúp)(?!\w)")
_PLEADING = re.compile(r"(?:^|(?<=[.;]\s))Đề nghị\s+(?=\S)")
_ORDER_LEAD = re.compile(r"(?:yêu cầu|chỉ thị|giao|đề nghị)\s+(?=\S)")
_VERB = re.compile(r"^\s*(?:\([^)]*\)\s*)?[,]?\s*(?:[a-zà-ỹđ]|theo chức năng)")
DIRECTIVES = frozenset(("chi-thi", "cong-dien", "cong-van"))


def sections(root: Node, head: Head) -> list[Section]:
    """Every agency section of a tree, in the order printed."""
    found = list(_visit(root, head.type in DIRECTIVES, _pleads(root)))
    found = [s for s in found if s.works] + list(_given_at_the_end(root, found))
    found += _merged([*tables.sections(root), *labels.sections(root)])
    if not found:
        found = list(_ordered(root)) or list(_issuers_own(root, head))
    return found


def _pleads(root: Node) -> bool:
    """Whether the opening asks its addressees, who follow one by one: "Sở … đề nghị các cơ quan, đơn vị:"."""
    opening = [n.text for n in root.children if n.spot == OPENING]
    return bool(opening) and bool(re.search(r"(?<!\w)đề nghị[^.;:]{0,90}:\s*$", opening[-1]))


def _given_at_the_end(root: Node, found: list[Section]) -> Iterator[Section]:
    """What the closing words of a document that assigns still give to one agency: "Giao Sở … theo dõi, đôn đốc …"."""
    for node in root.children if found else []:
        if not node.spot.startswith(CLOSING):
            continue
        giving = re.search(r"(?:^|(?<=[.;]\s))Giao\s+(?=\S)", node.text)
        start = giving.end() if giving else 0
        offices_found, end = offices.run(node.text, start)
        clause = node.text[end:].strip(" ,")
        if offices_found and (giving or (_OVERSEES.match(clause) and not offices.general(offices_found[0].name))):
            work = Work(node.text[giving.start() if giving else 0 :], node.spot, clause=clause)
            yield Section(offices.split(node.text[start:end]), CLOSING, works=[work])


def _merged(rows: list[tuple[list[str], str, Work]]) -> list[Section]:
    """Rows of tables and labels, one section for each agency named."""
    made: dict[str, Section] = {}
    for names, spot, work in rows:
        key = fold(" ".join(names))
        if key not in made:
            made[key] = Section(names, spot)
        made[key].works.append(work)
    return list(made.values())


def _visit(node: Node, inside: bool, asked: bool) -> Iterator[Section]:
    for child in node.children:
        if child.kind == "row" or child.spot == OPENING or child.spot.startswith(CLOSING):
            continue
        names = _heading_names(child, inside)
        if names and not _is_group(child):
            yield Section(names, child.spot, asked or offices.asks(child.text), list(_works(child, "")))
        elif names or (inside and _is_asking_group(child)):
            yield from _visit(child, True, asked or offices.asks(child.text))
        else:
            section = _run_in(child, asked) if inside or _leads(child) else None
            if section is not None:
                yield section
            else:
                yield from _visit(child, inside or _is_part(child), asked)


def _leads(node: Node) -> bool:
    """An item that begins with "Giao" and an agency, or a numbered one with an agency and a colon, assigns wherever it stands."""
    if node.text.startswith("Giao ") and node.kind not in ("caps", "part", "roman"):
        return bool(_subject(node.text)[0])
    return node.kind in ("arabic", "letter", "decimal") and offices.leads(node.text) and not node.heading


def _heading_names(node: Node, inside: bool) -> list[str]:
    if not (node.heading or node.lead_in or node.children or node.kind in ("dash", "para", "plus")) or node.kind in ("article", "root", "row"):
        return []
    if node.kind in ("dash", "plus", "para") and not (inside and (node.lead_in or node.strong or node.children)):
        return []
    if node.kind == "caps" and not inside:
        return []
    return offices.heading(node.text)


def _is_group(node: Node) -> bool:
    """Whether an agency heading only gathers agency headings below it."""
    marked = [c for c in node.children if c.kind in ("arabic", "letter", "decimal", "dash", "plus")]
    agencies = [c for c in marked if offices.leads(c.text) or (offices.heading(c.text) and (c.children or c.heading or c.lead_in))]
    return len(agencies) > 1 and len(agencies) > len(marked) / 2


def _is_asking_group(node: Node) -> bool:
    return bool(re.fullmatch(r"Đề nghị(?: các cơ quan(?:, đơn vị)?| các tổ chức)?\s*:?", node.text.strip()))


def _is_part(node: Node) -> bool:
    """Whether a node begins the part that assigns: by its name, or because agencies head most of what it holds."""
    key = " ".join(re.findall(r"[\w,]+", fold(node.text)))
    if not (node.heading or node.lead_in) or _PAST.search(key):
        return False
    marked = [c for c in node.children if c.kind in ("arabic", "letter", "decimal", "roman", "dash", "head")]
    headed = [c for c in marked if c.children and offices.heading(c.text)]
    return bool(_PARTS.search(key)) or (len(headed) > 1 and len(headed) > len(marked) / 2)


def _works(node: Node, lead: str) -> Iterator[Work]:
    """The tasks below a node: leaves are tasks, lines that only announce lend their words to what follows."""
    for child in node.children:
        if child.kind == "row":
            continue
        announces = child.lead_in or (bool(child.children) and not child.text.rstrip().endswith((".", ";")))
        if announces:
            yield from _works(child, child.text if child.lead_in else lead)
            if not child.children:
                lead = child.text
            continue
        yield Work(child.text, child.spot, lead)
        yield from _works(child, lead)


def _run_in(node: Node, asked: bool) -> Section | None:
    """An agency that begins a sentence: "Bộ Công an: chủ trì …", "Giao Sở Y tế theo dõi …"."""
    announced = node.kind == "para" and node.lead_in and not node.children
    if announced or _ENFORCING.search(node.text) or node.kind in ("caps", "part", "roman"):
        return None
    if node.kind == "article" and not node.text.startswith("Giao "):
        return None
    names, own, clause = offices.shared_subject(node.text)
    if not names:
        names, own = offices.before_colon(node.text)
    if not names:
        names, own, clause = _subject(node.text)
    if not names:
        return None
    section = Section(names, node.spot, asked or offices.asks(node.text))
    if own.rstrip().endswith(":") and node.children:
        section.works += _works(node, own)
    else:
        section.works += [Work(own, node.spot, clause=clause), *_works(node, "")]
    return section


def _subject(sentence: str) -> tuple[list[str], str, str]:
    """The agencies that a sentence begins with, the sentence, and what it says of them."""
    text = offices.opening(sentence)
    start = len(text) - len(main_clause(text))
    found, end = offices.run(text, start)
    rest = text[end:]
    if not found or not found[0].known or not (_VERB.match(rest) or re.fullmatch(r"[^.;]*:\s*", rest)):
        return [], "", ""
    members = re.match(r"\s*\((?!(?:là )?(?:cơ quan|đơn vị|đầu mối|qua|nơi)\b)[^()]*,[^()]*\)", rest)  # "các tổ chức thành viên (Thanh niên, Phụ nữ …)"
    end, rest = (end + members.end(), rest[members.end() :]) if members else (end, rest)
    rest = rest.strip(" ,")
    return offices.split(text[start:end]), rest if rest.endswith(":") else sentence, rest


def _ordered(root: Node) -> Iterator[Section]:
    """"UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:" with its numbered items."""
    for node in root.walk():
        if not (node.kind == "para" and node.lead_in and node.parent):
            continue
        order = list(_ORDER_LEAD.finditer(node.text))
        found, end = offices.run(node.text, order[-1].end()) if order else ([], 0)
        items = [c for c in node.parent.children if c.number > node.number and c.kind in ("arabic", "letter", "dash")]
        if found and items:
            section = Section(offices.split(node.text[found[0].start : end]), node.spot)
            holder = Node("root", "", "", -1, children=items)
            section.works = list(_works(holder, ""))
            yield section
            return


def _issuers_own(root: Node, head: Head) -> Iterator[Section]:
    """A document that assigns nothing: its content is the issuing body's, and its closing may ask others."""
    parts = [n for n in root.children if n.heading and _CONTENT.search(fold(n.text)) and not _NO_CONTENT.search(fold(n.text))]
    works = [w for part in parts for w in _works(part, "")]
    if works and head.issuer:
        yield Section([head.issuer], parts[0].spot, works=works, inferred=True)
    for node in root.children:
        asking = _PLEADING.search(node.text) if node.spot.startswith(CLOSING) else None
        if asking:
            found, end = offices.run(node.text, asking.end())
            if found:
                names = offices.split(node.text[found[0].start : end])
                yield Section(names, CLOSING, asked=True, works=[Work(node.text[asking.start() :], node.spot)])
