"""A record's Markdown as plain blocks that a typesetter can set: headings, paragraphs, lists, tables.

It goes through the same converter and allow-list as the pages, so that paper and page say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from .. import prose
from ..text import squeeze

Block = dict[str, Any]
_VOID = frozenset({"br", "hr", "img", "input"})
_INLINE = frozenset({"a", "strong", "b", "em", "i", "code", "abbr", "span", "sup", "sub", "br", "u", "q", "small"})
_BOLD, _ITALIC = frozenset({"strong", "b"}), frozenset({"em", "i"})


@dataclass(slots=True)
class _Node:
    tag: str
    children: list[_Node | str] = field(default_factory=list)


class _Tree(HTMLParser):
    """Sanitised HTML as a tree: every tag is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag)
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def blocks(markdown: str) -> list[Block]:
    """Markdown to blocks: {kind: heading|para|list|table, …}; runs of text are {t, b, i}."""
    tree = _Tree()
    tree.feed(prose.render(markdown).text)
    return _blocks(tree.root)


def _blocks(node: _Node) -> list[Block]:
    found: list[Block] = []
    loose: list[_Node | str] = []
    for child in (*node.children, _Node("hr")):
        if isinstance(child, str) or child.tag in _INLINE:
            loose.append(child)
            continue
        words = _runs(loose)
        found += [{"kind": "para", "runs": words}] if words else []
        loose = []
        found += _block(child)
    return found


def _block(node: _Node) -> list[Block]:
    if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return [{"kind": "heading", "level": max(2, int(node.tag[1])), "runs": _runs(node.children)}]
    if node.tag in ("ul", "ol"):
        items = [_blocks(item) for item in _elements(node, "li")]
        return [{"kind": "list", "ordered": node.tag == "ol", "items": items}]
    if node.tag == "table":
        return [_table(node)]
    return [] if node.tag in _VOID else _blocks(node)


def _table(node: _Node) -> Block:
    rows = [[_runs(cell.children) for cell in _elements(row, "th", "td")] for row in _descendants(node, "tr")]
    width = max((len(row) for row in rows), default=0)
    filled = [row + [[]] * (width - len(row)) for row in rows]
    return {"kind": "table", "width": width, "head": filled[:1], "rows": filled[1:]}


def _elements(node: _Node, *tags: str) -> list[_Node]:
    return [child for child in node.children if isinstance(child, _Node) and child.tag in tags]


def _descendants(node: _Node, tag: str) -> list[_Node]:
    found: list[_Node] = []
    for child in node.children:
        if isinstance(child, _Node):
            found += [child] if child.tag == tag else _descendants(child, tag)
    return found


def _runs(children: list[_Node | str], bold: bool = False, italic: bool = False) -> list[dict[str, Any]]:
    """Runs of text with their weight and slope; white space as a browser shows it."""
    found: list[dict[str, Any]] = []
    for child in children:
        if isinstance(child, str):
            text = squeeze(child)
            spaced = (" " if child[:1].isspace() else "") + text + (" " if text and child[-1:].isspace() else "")
            found += [{"t": spaced, "b": bold, "i": italic}] if spaced else []
        elif child.tag == "br":
            found.append({"t": "\n", "b": bold, "i": italic})
        else:
            found += _runs(child.children, bold or child.tag in _BOLD, italic or child.tag in _ITALIC)
    return found if any(run["t"].strip() for run in found) else []
