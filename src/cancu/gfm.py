"""GitHub's Markdown parser, with its memory given back.

``cmarkgfm`` 2025.10.22 frees neither the tree of a text nor the string made of it: eleven times the text's size stays
behind, gigabytes over ten thousand long documents. The parser's own ``cmark_node_free`` is in the library the package
brings; where a system hides it, memory is lost as before and nothing else changes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from cmarkgfm import _cmark, cmark

_Free = Callable[[int], object]


def to_html(text: str, options: int, extensions: Iterable[str]) -> str:
    """HTML of a Markdown text; ``options`` as in ``cmark.Options``, ``extensions`` by their names."""
    cmark.core_extensions_ensure_registered()
    parser = cmark.parser_new(options=options)
    try:
        for name in extensions:
            cmark.parser_attach_syntax_extension(parser, cmark.find_syntax_extension(name))
        cmark.parser_feed(parser, text)
        return _rendered(cmark.parser_finish(parser), options, cmark.parser_get_syntax_extensions(parser))
    finally:
        cmark.parser_free(parser)


def _rendered(root: Any, options: int, extensions: Any) -> str:
    free_tree, free_text = _frees()
    raw = _cmark.lib.cmark_render_html(root, options, extensions)
    try:
        return str(_cmark.ffi.string(raw).decode("utf-8"))
    finally:
        free_text(_address(raw))
        free_tree(_address(root))


def _address(pointer: Any) -> int:
    return int(_cmark.ffi.cast("uintptr_t", pointer))


@cache
def _frees() -> tuple[_Free, _Free]:
    """What frees a tree, and what frees a string."""
    try:
        tree, text = ctypes.CDLL(_cmark.__file__).cmark_node_free, ctypes.CDLL(None).free
    except (AttributeError, OSError, TypeError):
        return _kept, _kept
    for free in (tree, text):
        free.argtypes, free.restype = [ctypes.c_void_p], None
    return tree, text


def _kept(_: int) -> None:
    """Where the system does not let us."""
