"""Paragraphs to a tree, each node with its place (``vi_tri``) as the document prints it.

``IV.2.đ`` is point đ of number 2 of part IV; ``III.1/3`` the third dash or unmarked paragraph there;
``II.2/1/2`` the second plus sign below its first dash; ``II.4.1/1`` a dash below "4.1".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..text import capital, fold
from .letters import shouted
from .markers import RANKS, Marker, parse
from .paper import Paragraph

OPENING = "Mở đầu"
CLOSING = "Đoạn kết"
_CLOSING = re.compile(
    r"^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai |thực hiện)|Quá trình (?:tổ chức |triển khai |thực hiện)|Kế hoạch này|Chỉ thị này|"
    r"Quyết định này|Yêu cầu |Đề nghị |Căn cứ (?:nội dung )?(?:Kế hoạch|Chỉ thị) này|(?:Ủy ban nhân dân|UBND|Thủ tướng|Chủ tịch|Bộ)\b.{0,60}?\b(?:yêu cầu|đề nghị)|"
    r"Nhận được|Nếu có (?:khó khăn|vướng mắc)|Giao\s.{3,80}\b(?:theo dõi|đôn đốc))"
)
_HEAD_WORDS = 28


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
        if self.kind in ("root", "part", "caps", "alpha"):
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


def build(paragraphs: Sequence[tuple[int, Paragraph]]) -> Node:
    """The tree of one stretch of a document (the body, or an annex)."""
    root = Node("root", "", "", -1)
    stack = [root]
    for number, paragraph in paragraphs:
        marker = None if paragraph.cells else parse(paragraph.text)
        node = _node(number, paragraph, marker)
        parent = _parent(stack, node, marker)
        del stack[stack.index(parent) + 1 :]
        _attach(parent, node)
        if node.kind not in ("para", "row"):
            stack.append(node)
    _close(root)
    return root


def _node(number: int, paragraph: Paragraph, marker: Marker | None) -> Node:
    if paragraph.cells:
        return Node("row", "", paragraph.text, number, cells=paragraph.cells)
    if marker:
        return Node(marker.kind, marker.label, marker.rest, number, strong=paragraph.strong)
    kind = "caps" if _unnumbered_heading(paragraph) else "para"
    return Node(kind, "", paragraph.text, number, strong=paragraph.strong)


def _unnumbered_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip(": ")
    return shouted(text) and 2 <= len(text.split()) <= _HEAD_WORDS and not text.endswith((".", ";"))


def _parent(stack: list[Node], node: Node, marker: Marker | None) -> Node:
    if node.kind in ("part", "article"):
        return stack[0]
    if node.kind == "caps":
        return next(n for n in reversed(stack) if n.kind in ("root", "part", "alpha"))
    if marker is None:
        return next(n for n in reversed(stack) if n.kind not in ("dash", "plus") and (n.heading or n.lead_in or n.kind == "article"))
    if node.kind == "decimal":
        return _parent_of_decimal(stack, node)
    return _parent_of_item(stack, node, marker)


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


def _order(node: Node) -> int:
    return Marker(node.kind, node.label, "").order


def _attach(parent: Node, node: Node) -> None:
    node.parent = parent
    parent.children.append(node)
    node.spot = _spot(parent, node)


def _spot(parent: Node, node: Node) -> str:
    base = parent.spot
    if node.kind in ("part", "article", "alpha", "roman"):
        above = base if parent.kind in ("alpha", "roman") else ""
        return f"{above}.{node.label}" if above else node.label
    if node.kind == "caps":
        title = capital(node.text.rstrip(": ").lower()) if shouted(node.text) else node.text
        return f"{base}.{title}" if base else title
    if node.kind == "decimal":
        owner = next((a for a in [parent, *parent.ancestors()] if a.kind not in ("arabic", "decimal")), parent)
        return f"{owner.spot}.{node.label}" if owner.spot else node.label
    if node.kind in ("arabic", "letter"):
        return f"{base}.{node.label}" if base else node.label
    parent.counted += 1
    if not base:
        return OPENING
    return f"{base}/{parent.counted}"


def _closes(node: Node) -> bool:
    if re.match(r"Trên đây là|Trong quá trình|Quá trình", node.text):
        return True
    own = node.parent.children if node.parent else []
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
