"""A small page at every old address: a link to the new one, followed at once, with or without JavaScript.

A refresh in the page's head drops what follows the # of the address; the script, where there is one, keeps it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from .. import urls
from ..graph import group
from ..moves import well_formed
from ..pages.page import Asset
from ..site import Site

_SCRIPT = "assets/chuyen-huong.js"
_STYLE = "assets/kieu.css"
_PAGE = Markup("""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Trang đã chuyển · Căn cứ</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<link rel="canonical" href="{canonical}">
<script src="{script}" data-moi="{new}" data-muc="{anchors}"></script>
<meta http-equiv="refresh" content="0; url={new}">
<link rel="stylesheet" href="{style}"></head>
<body><main class="md-typeset md-grid"><h1>Trang này đã chuyển</h1>
<p>Địa chỉ mới: <a href="{new}">/{shown}</a></p></main></body></html>
""")


def assets(site: Site) -> Iterator[Asset]:
    """``<old>/index.html`` for every page of ``docs/chuyen-huong.yml``; a move of an anchor alone goes with its page's."""
    moves = site.graph.moves
    inside = group((old.partition("#")[0], old) for old in moves if "#" in old)
    for old, new in sorted(moves.items()):
        if "#" not in old and well_formed(old) and well_formed(new):
            anchors = {key.partition("#")[2]: moves[key] for key in inside.get(old, ())}
            yield Asset(f"{old}index.html", page(old, new, anchors, site.settings.address).encode())


def page(old: str, new: str, anchors: Mapping[str, str], root: str = "") -> str:
    """The page at ``old``. ``anchors``: a place on the old page → where it is now."""
    marks = {anchor: urls.relative(target, old) for anchor, target in sorted(anchors.items())}
    bare = new.partition("#")[0]
    return str(_PAGE.format(
        new=urls.relative(new, old), shown=new, anchors=json.dumps(marks, ensure_ascii=False), script=urls.relative(_SCRIPT, old),
        style=urls.relative(_STYLE, old), canonical=f"{root.rstrip('/')}/{bare}" if root else urls.relative(bare, old),
    ))
