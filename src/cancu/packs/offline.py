"""A page of the site to a page of a folder: every way leads to a file, none to the network.

In: finished HTML and its place. Out: the same page whose links name ``index.html``, whose ways out are
plain words, and whose links to what the pack leaves out are gone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from urllib.parse import unquote

_TOKEN = re.compile(r"<script\b[^>]*>.*?</script>|<style\b[^>]*>.*?</style>|<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL | re.IGNORECASE)
_WAY = re.compile(r'(\s)(href|src|action)="([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|//")
_KEPT_SCHEMES = ("tel:", "mailto:", "data:")
_NAMESPACE = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')
# For crawlers and servers only; a policy that names the server's own origin has none on a disk.
_SERVED = re.compile(r'<meta\b[^>]*http-equiv="Content-Security-Policy"|<link\b[^>]*rel="(?:canonical|alternate|search|manifest|next|prev|sitemap)"', re.IGNORECASE)
_LINKED_DATA = re.compile(r'<script\b[^>]*type="application/(?:ld\+)?json"', re.IGNORECASE)
_ADDRESS = re.compile(r"https?://")


def page(html: str, path: str, held: Set[str]) -> str:
    """``html`` of the file ``path`` for a pack that holds the files ``held`` (site-root-relative)."""
    return "".join(_token(match[0], posixpath.dirname(path), held) for match in _TOKEN.finditer(html))


def _token(token: str, folder: str, held: Set[str]) -> str:
    if not token.startswith("<"):
        return _ADDRESS.sub("", token)
    if token.startswith("<!--"):
        return ""
    if _SERVED.match(token) or _LINKED_DATA.match(token):
        return ""
    opened, closing, rest = token.partition(">")
    tag = _WAY.sub(lambda m: _way(m, folder, held), _NAMESPACE.sub("", opened))
    return _ADDRESS.sub("", tag) + closing + rest


def _way(match: re.Match[str], folder: str, held: Set[str]) -> str:
    target = local(match[3], folder, held)
    if target is None:
        return "" if match[2] != "href" else f'{match[1]}data-ngoai-goi=""'
    return f'{match[1]}{match[2]}="{target}"'


def local(link: str, folder: str, held: Set[str]) -> str | None:
    """The way to a file of the pack, as written on a page in ``folder``; None where there is none."""
    if link.startswith("#") or link.startswith(_KEPT_SCHEMES):
        return link
    if _SCHEME.match(link) or link.startswith("/"):
        return None
    way, hash_, anchor = link.partition("#")
    way, _, _ = way.partition("?")
    target = posixpath.normpath(posixpath.join(folder, unquote(way)))
    file = next((f for f in (target, posixpath.normpath(posixpath.join(target, "index.html"))) if f in held), None)
    if file is None:
        return None
    return posixpath.relpath(f"/{file}", f"/{folder}") + hash_ + anchor
