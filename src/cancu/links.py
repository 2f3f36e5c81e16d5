"""Links as editors write them to links between pages.

``../co-quan/cong-an-xa.md`` names a file, so that it works in the repository's own viewer too;
``/can-cu/`` names a page from the site's root. Anything else is left as it is.
"""

from __future__ import annotations

import posixpath
import re

from . import urls
from .load import kind_for, record_id

_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"]+)(")')
_LISTED = {"thuat-ngu": "thuat-ngu/", "thoi-han": "lich/", "ngay-truyen-thong": "lich/"}
_WHOLE = {"viet-tat": "thuat-ngu/#viet-tat", "cach-dung-tu": "thuat-ngu/#tu-nen-dung", "moc": "lich/"}


def url_of_file(path: str) -> str:
    """The address of the page (or the place on one) that shows a content file; empty for other files."""
    kind = kind_for(path)
    if kind is None or not path.endswith(".md"):
        return ""
    if kind.id in _WHOLE:
        return _WHOLE[kind.id]
    own = record_id(kind, path)
    return f"{_LISTED[kind.id]}#{own}" if kind.id in _LISTED else urls.page(kind.id, own)


def rewrite(html: str, source: str, base: str) -> str:
    """``html`` made from the file ``source`` and shown at ``base``, its links put right."""
    return _HREF.sub(lambda m: m[1] + _target(m[2], source, base) + m[3], html)


def _target(link: str, source: str, base: str) -> str:
    path, hash_, anchor = link.partition("#")
    if re.match(r"[a-zA-Z][\w+.-]*:|//", link) or not path:
        return link
    if path.startswith("/"):
        return urls.relative(path.lstrip("/") + hash_ + anchor, base)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if path.endswith(".md"):
        url = url_of_file(file)
        return urls.relative(url if "#" in url or not anchor else f"{url}#{anchor}", base) if url else link
    if file.startswith("docs/assets/"):
        return urls.relative(file.removeprefix("docs/"), base)
    return link
