"""Tasks with their agencies in lines of their own: "Cơ quan chủ trì: …", "Đơn vị phối hợp: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import offices
from .outline import Node
from .work import Work

_LEAD = re.compile(r"(?:(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Nn]gành)(?:, (?:đơn vị|tổ chức))?\s+)?(?P<what>[Cc]hủ trì(?: thực hiện| tham mưu)?|(?:[Cc]hịu trách nhiệm )?[Tt]hực hiện|[Pp]hụ trách|[Pp]hân công(?: thực hiện| chủ trì)?|[Tt]rách nhiệm thực hiện)\s*:\s*(?P<who>[^;\n]+)")
_PARTNER = re.compile(r"(?:(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s+)?[Pp]hối hợp(?: thực hiện)?\s*:\s*(?P<who>[^;\n]+)")
_WHOLE_PARTNER = re.compile(_PARTNER.pattern.replace("[^;\\n]+", ".+"))
"""In a line of its own the list of partners goes on to the line's end."""
_WHEN = re.compile(r"(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ)(?: thực hiện| hoàn thành)?\s*:\s*(?P<when>[^;\n]+)")
_BRACKETS = re.compile(r"\((?P<who>[^()]{6,200})\)\s*[.;]?\s*$")
_SAID = re.compile(r"\s*(?P<what>chủ trì(?: thực hiện| tham mưu)?|(?:tổ chức )?thực hiện|tham mưu)(?:[,;]?\s*(?P<with>phối hợp (?:với|cùng)\s+))?(?!\w)")
_CONTENT = re.compile(r"^(?:Nội dung|Nhiệm vụ|Sản phẩm|Mục đích|Yêu cầu)(?: thực hiện| cụ thể)?\s*:\s*")
_PRODUCT = re.compile(r"^(?:Sản phẩm|Kết quả|Kinh phí|Ghi chú)[^:]{0,30}:")


def sections(root: Node) -> Iterator[tuple[list[str], str, Work]]:
    """(agencies, place, task) for every task whose agency is named by a label."""
    for node in root.walk():
        labelled = [c for c in node.children if _starts(_LEAD, c.text)]
        if labelled and node.kind != "root":
            yield from _below(node, labelled[0])
        elif not _starts(_LEAD, node.text):
            yield from _inline(node)


def _starts(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.match(text.lstrip("(+- "))


def _below(node: Node, lead: Node) -> Iterator[tuple[list[str], str, Work]]:
    found = _starts(_LEAD, lead.text)
    names = _names(found["who"]) if found else []
    rest = [c for c in node.children if c is not lead]
    partner = next((m for m in (_starts(_WHOLE_PARTNER, c.text) for c in rest) if m), None) or next((m for m in (_PARTNER.search(c.text) for c in [lead, *rest]) if m), None)
    when = next((m for m in (_WHEN.search(c.text) for c in [lead, *rest]) if m), None)
    content = [c for c in rest if not (_starts(_PARTNER, c.text) or _starts(_WHEN, c.text) or _PRODUCT.match(c.text) or c.kind == "row")]
    if not names or not found:
        return
    own = _CONTENT.sub("", content[0].text) if len(content) == 1 and _CONTENT.match(content[0].text) else ""
    if own or not content:
        yield names, node.spot, _work(f"{node.text.rstrip(' :.')}: {own}" if own else node.text, node.spot, found, partner, when)
        return
    for child in content:
        yield names, node.spot, _work(_CONTENT.sub("", child.text), child.spot, found, partner, when)


def _inline(node: Node) -> Iterator[tuple[list[str], str, Work]]:
    found = re.search(r"(?<=[.;(])\s*(?:\(\s*)?" + _LEAD.pattern, node.text)
    if node.kind == "row":
        return
    if not found:
        yield from _bracketed(node)
        return
    names = _names(re.split(r"[.)]\s*(?=[A-ZĐ]|$)", found["who"])[0])
    if names and offices.heading(names[0]):
        text = node.text[: found.start()].strip(" (;.") + "."
        yield names, node.spot, _work(text, node.spot, found, _PARTNER.search(node.text), _WHEN.search(node.text))


def _bracketed(node: Node) -> Iterator[tuple[list[str], str, Work]]:
    """"… (Công an xã chủ trì, phối hợp với Phòng Kinh tế)" at the end of a task."""
    found = _BRACKETS.search(node.text)
    offices_found, end = offices.run(found["who"]) if found else ([], 0)
    said = _SAID.match(found["who"], end) if found and offices_found else None
    if found and said:
        names = offices.split(found["who"][:end])
        partners = tuple(o.name for o in offices.run(found["who"], said.end("with"))[0]) if said["with"] else ()
        role = "chu-tri" if partners or "chủ trì" in said["what"] else ""
        yield names, node.spot, Work(node.text[: found.start()].strip(" ;.") + ".", node.spot, role=role, partners=partners)


def _names(text: str) -> list[str]:
    return offices.split(offices.bare(text.strip(" .;)")))


def _work(text: str, spot: str, lead: re.Match[str], partner: re.Match[str] | None, when: re.Match[str] | None) -> Work:
    who = tuple(_names(re.split(r"[.)]\s*(?=[A-ZĐ]|$)", partner["who"])[0])) if partner else ()
    role = "chu-tri" if who or "chủ trì" in lead["what"].lower() else ""
    return Work(text, spot, role=role, partners=who, when=when["when"].strip(" .)") if when else "")
