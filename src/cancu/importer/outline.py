"""Paragraphs to a tree, each node with its place (``vi_tri``) as the document prints it.

``IV.2.đ`` is point đ of number 2 of part IV; ``III.1/3`` the third dash or unmarked paragraph there;
``II.2/1/2`` the second plus sign below its first dash; ``II.4.1/1`` a dash below "4.1".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..text import capital, fold
from . import offices
from .letters import shouted
from .markers import RANKS, Marker, parse
from .paper import Paragraph
from .regions import ENACTING, type_of_line

OPENING = "Mở đầu"
CLOSING = "Đoạn kết"
_CLOSING = re.compile(
    r"^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai |thực hiện)|Quá trình (?:tổ chức |triển khai |thực hiện)|Kế hoạch này|Chỉ thị này|"
    r"Quyết định này|Yêu cầu |Đề nghị |Căn cứ (?:nội dung )?(?:Kế hoạch|Chỉ thị) này|(?:Ủy ban nhân dân|UBND|Thủ tướng|Chủ tịch|Bộ)\b.{0,60}?\b(?:yêu cầu|đề nghị)|"
    r"Nhận được|Nếu có (?:khó khăn|vướng mắc)|Giao\s.{3,80}\b(?:theo dõi|đôn đốc))"
)
_HEAD_WORDS, _BOLD_WORDS = 28, 12


@dataclass(slots=True)
class Node:
    """A paragraph in the tree. ``spot`` is its place; ``number`` the paragraph it came from."""

    kind: str
    label: str
    text: str
    number: int
    spot: str = ""
    strong: bool = False
    cells: tuple[str, ...] = ()
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    counted: int = 0

    @property
    def lead_in(self) -> bool:
        """Whether it only announces what follows."""
        return self.text.rstrip().endswith(":")

    @property
    def heading(self) -> bool:
        """Whether it reads as a heading: short, without the end of a sentence."""
        if self.kind in ("root", "part", "caps", "alpha", "head"):
            return True
        text = self.text.rstrip()
        if self.kind in ("dash", "plus", "para", "row"):
            return False
        ended = text.endswith((".", ";", ",", "/")) and not shouted(text)
        return not ended and len(text.split()) <= _HEAD_WORDS

    def walk(self) -> Iterator[Node]:
        """Itself and everything below, in the order printed."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def build(paragraphs: Sequence[tuple[int, Paragraph]], name: str = "") -> Node:
    """The tree of one stretch of a document: its body, or the annex of that name."""
    root = Node("root", "", "", -1, spot=name)
    stack = [root]
    restarts = _restarts([p for _number, p in paragraphs])
    for number, paragraph in paragraphs:
        marker = None if paragraph.cells else _relative(parse(paragraph.text), stack)
        node = _node(number, paragraph, marker)
        if node.kind == "caps" and stack[-1].kind == "part" and not stack[-1].text:
            stack[-1].text = node.text  # the title of "PHẦN II" stands in the line below
            continue
        parent = _parent(stack, node, marker)
        del stack[stack.index(parent) + 1 :]
        _attach(parent, node, restarts)
        if node.kind not in ("para", "row"):
            stack.append(node)
    _close(root)
    return root


def _relative(marker: Marker | None, stack: list[Node]) -> Marker | None:
    """"II.1. …" below part II is its number 1; elsewhere the label stays whole."""
    if marker is None or marker.kind != "decimal" or marker.label[0].isdigit():
        return marker
    head, own = marker.label.split(".", 1)
    if not any(n.kind in ("roman", "alpha") and n.label == head for n in stack):
        return marker
    return Marker("decimal" if "." in own else "arabic", own, marker.rest)


def _node(number: int, paragraph: Paragraph, marker: Marker | None) -> Node:
    if paragraph.cells:
        return Node("row", "", paragraph.text, number, cells=paragraph.cells)
    if marker:
        return Node(marker.kind, marker.label, marker.rest, number, strong=paragraph.strong)
    return Node(_unmarked(paragraph), "", paragraph.text, number, strong=paragraph.strong)


def _unmarked(paragraph: Paragraph) -> str:
    """What a paragraph without a marker is: a heading in capitals, one in bold or of agencies, or plain text."""
    text = paragraph.text.rstrip(": ")
    size = len(text.split())
    if text.endswith((".", ";", ",", "/", "!", "?")) or size > _HEAD_WORDS:
        return "para"
    if shouted(text):
        return "caps" if size > 1 and not type_of_line(text)[0] and not ENACTING.match(text) else "para"
    bold = paragraph.strong and 1 < size <= _BOLD_WORDS
    return "head" if bold or offices.heading(text) else "para"


def _parent(stack: list[Node], node: Node, marker: Marker | None) -> Node:
    if node.kind in ("part", "article"):
        return stack[0]
    if node.kind == "caps":
        return next(n for n in reversed(stack) if n.kind in ("root", "part", "alpha"))
    if node.kind == "head":
        return _parent_of_head(stack, node)
    if marker is None:
        return next(n for n in reversed(stack) if n.kind not in ("dash", "plus") and (n.heading or n.lead_in or n.kind == "article"))
    if node.kind == "decimal":
        return _parent_of_decimal(stack, node)
    return _parent_of_item(stack, node, marker)


def _parent_of_head(stack: list[Node], node: Node) -> Node:
    """A heading without a number stands below a part; where no part is open it is one itself if it is bold."""
    parent = next(n for n in reversed(stack) if n.kind not in ("dash", "plus", "head") and (n.heading or n.lead_in))
    if parent.kind == "root":
        node.kind = "caps" if node.strong and stack[-1].kind != "root" else "para"
    return parent


def _parent_of_decimal(stack: list[Node], node: Node) -> Node:
    prefix = node.label.rsplit(".", 1)[0]
    owner = next((n for n in reversed(stack) if n.kind in ("arabic", "decimal") and n.label == prefix), None)
    if owner:
        return owner
    twin = next((n for n in reversed(stack) if n.kind == "decimal" and n.label.count(".") == node.label.count(".")), None)
    if twin and twin.parent:
        return twin.parent
    return next(n for n in reversed(stack) if RANKS.get(n.kind, -1) < RANKS["arabic"])


def _parent_of_item(stack: list[Node], node: Node, marker: Marker) -> Node:
    twin = next((n for n in reversed(stack) if n.kind == node.kind), None)
    top = stack[-1]
    if marker.kind == "dash" and twin is not None:
        return _parent_of_bullet(stack, marker)
    if twin is not None and twin.parent is not None:
        restarted = marker.order == 1 and _order(twin) >= 1 and top is not twin and top.lead_in
        return top if restarted else twin.parent
    if node.kind == "alpha" and (roman := next((n for n in reversed(stack) if n.kind == "roman"), None)):
        return roman
    if node.kind in {"roman", "alpha"}:
        return next(n for n in reversed(stack) if RANKS.get(n.kind, -1) < RANKS[node.kind] and n.kind != "article")
    if top.lead_in and top.kind != "caps":
        return top
    return next(n for n in reversed(stack) if RANKS.get(n.kind, -1) < RANKS[node.kind])


def _parent_of_bullet(stack: list[Node], marker: Marker) -> Node:
    """A bullet of another sign goes below one that announces it ("* Công an xã:" / "- …"), else beside it."""
    bullets = [n for n in stack if n.kind == "dash"]
    same = next((n for n in reversed(bullets) if Marker("dash", n.label, "").sign == marker.sign), None)
    top = bullets[-1]
    announces = top is stack[-1] and (top.lead_in or not re.search(r"[.;,!?]$", top.text.rstrip()))
    if same is None and announces:
        return top
    return (same or top).parent or stack[0]


def _order(node: Node) -> int:
    return Marker(node.kind, node.label, "").order


def _restarts(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether Roman numbers start over in each "Phần", so that a place must name the part too."""
    markers = [m for m in (parse(p.text) for p in paragraphs if not p.cells) if m]
    return sum(m.kind == "roman" and m.order == 1 for m in markers) > 1 and any(m.kind == "part" for m in markers)


def _attach(parent: Node, node: Node, restarts: bool) -> None:
    node.parent = parent
    parent.children.append(node)
    node.spot = _spot(parent, node, restarts)


def _spot(parent: Node, node: Node, restarts: bool) -> str:
    base, own = parent.spot, _own_label(node)
    if node.kind in ("part", "article", "alpha", "roman"):
        named = parent.kind in ("alpha", "roman", "root") or (parent.kind == "part" and restarts)
        base = base if named else ""
    elif node.kind == "decimal":
        base = next((a for a in [parent, *parent.ancestors()] if a.kind not in ("arabic", "decimal")), parent).spot
    elif node.kind == "sub" and parent.kind == "letter" and node.label.startswith(parent.label):
        return f"{base}{node.label[len(parent.label) :]}"
    if own:
        return f"{base}.{own}" if base else own
    parent.counted += 1
    return f"{base}/{parent.counted}" if base else OPENING


def _own_label(node: Node) -> str:
    """What a node adds to the place of its parent; empty where it is only counted."""
    if node.kind == "caps":
        return capital(node.text.rstrip(": ").lower()) if shouted(node.text) else node.text.rstrip(": ")
    return "" if node.kind in ("dash", "plus") else node.label


def _closes(node: Node) -> bool:
    if re.match(r"Trên đây là|Trong quá trình|Quá trình", node.text):
        return True
    own = node.parent.children if node.parent else []
    if own and own[0] is not node and _CLOSING.match(node.text) and node.text.rstrip().endswith("./."):
        return True
    # What stands alone below a heading is that heading's content, not the end of the document.
    if node.parent and node.parent.kind in ("roman", "caps", "arabic") and all(c.kind == "para" for c in own):
        return False
    return bool(_CLOSING.match(node.text)) or node.text.rstrip().endswith("./.")


def _close(root: Node) -> None:
    """The unmarked paragraphs at the very end that close the document get the place of the closing."""
    trail: list[Node] = []
    for node in reversed(list(root.walk())):
        if node.kind != "para":
            break
        trail.insert(0, node)
    first = next((i for i, node in enumerate(trail) if _closes(node)), None)
    if first is None or root.children == trail:
        return
    for count, node in enumerate(trail[first:], 1):
        node.spot = f"{CLOSING}/{count}"
        if node.parent:
            node.parent.children.remove(node)
        node.parent = root
        root.children.append(node)


def title_key(text: str) -> str:
    """A heading for comparing: folded words."""
    return " ".join(re.findall(r"\w+", fold(text)))
