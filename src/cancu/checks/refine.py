"""The reader knows no other file; with the whole library at hand its hints can be exact."""

from __future__ import annotations

import re
from dataclasses import replace

from ..citations import find
from ..fields import suggestion
from ..glossary import KINDS, RELATION_NAMES
from ..issues import Issue
from ..load import kind_for
from ..records import Agency
from ..resolve import name_key
from ..text import fold, slug
from .context import Context
from .order import all_keys

_TYPED = re.compile(r"`([^`]*)`")
_MEANT = re.compile(r"[`']([a-z_]+)[`']")
_RELATIONS = "|".join(sorted(RELATION_NAMES.values()))
_INVERSE = re.compile(rf"(?:bi|duoc|da_bi|da_duoc)_({_RELATIONS})(?:_boi)?|({_RELATIONS})_boi|het_hieu_luc_boi|lam_can_cu_cho|trich_dan_boi")


def refine(issue: Issue, context: Context) -> Issue:
    """The same issue, with a better code or hint where the library knows what was meant."""
    if issue.code == "KY001":
        return _elsewhere(_inverse(issue))
    if issue.code == "TY006":
        hint = meant(_typed(issue), context)
        return replace(issue, hint=hint) if hint else issue
    return issue


def once(issues: list[Issue]) -> list[Issue]:
    """Without the missing keys that are there under a misspelt name: the misspelling is told."""
    misspelt = {(i.place.path, key) for i in issues if i.code == "KY001" for key in _MEANT.findall(i.hint)}
    return [i for i in issues if i.code != "KY002" or (i.place.path, _typed(i)) not in misspelt]


def _typed(issue: Issue) -> str:
    found = _TYPED.search(issue.message)
    return found[1] if found else ""


def _inverse(issue: Issue) -> Issue:
    """A relation's inverse written by hand is told as such."""
    found = _INVERSE.fullmatch(slug(_typed(issue)).replace("-", "_"))
    if not found or not issue.place.path.startswith("legal/"):
        return issue
    name = found[1] or found[2] or "thay_the"
    return replace(
        issue, code="QH002", message=f"`{_typed(issue)}` là chiều ngược của một quan hệ; chiều ngược được tính ra.",
        hint=f"Bỏ khóa này; ghi `{name}` ở tệp của văn bản mới hơn.",
    )


def _elsewhere(issue: Issue) -> Issue:
    """A key that another kind of file has is told as such, rather than likened to one of this kind."""
    here, key = kind_for(issue.place.path), _typed(issue)
    found = [kind for kind in KINDS if any(k.name == key for k in all_keys(kind.group))] if issue.code == "KY001" else []
    if not found or here is None or here in found:
        return issue
    named = " và ".join(f"`{kind.folder}`" for kind in found[:3])
    return replace(issue, hint=f"Đây là khóa của tệp ở {named}. Bỏ khóa này; xem từ điển khóa.")


def meant(text: str, context: Context) -> str:
    """ "282/2025/NĐ-CP" or "Công an xã" typed where an id belongs → "Có phải '…'?", or nothing."""
    found = next(find(text), None)
    one = context.resolver.resolve(found.citation).one if found else None
    if one:
        return f"Có phải '{one.id}'?"
    names = _names(context)
    exact = names.get(name_key(text))
    if exact:
        return f"Có phải '{exact}'?"
    return suggestion(slug(text), [i for records in context.library.records.values() for i in records if "/" not in i])


def _names(context: Context) -> dict[str, str]:
    """Titles, short names and abbreviations → ids; of twins the first in the alphabet."""
    found: dict[str, str] = {}
    for kind in ("co-quan", "dia-phuong", "chu-de", "thuat-ngu"):
        for record_id, record in sorted(context.library.of(kind).items()):
            own = [record.title, *record.other_names]
            own += [record.short_name, *record.abbreviations] if isinstance(record, Agency) else []
            for name in own:
                found.setdefault(name_key(fold(name)), record_id)
    return found
