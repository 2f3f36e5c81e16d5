"""The list of what a task or a plan rests on, each with how it is reached and how it stood then and stands now.

Put together here and not in a template, as the boxes above it are (``diagram``): pages have hundreds of rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from .. import names, vocabulary
from ..bases import Support
from .environment import View

_ORIGINS = {
    "bien-tap": '<span class="goc-bien-tap">biên tập liên kết</span>',
    "ke-hoach": '<span class="goc-ke-hoach">kế hoạch nêu</span>',
}


def render(supports: Iterable[Support], view: View, then: str, plan: str) -> Markup:
    """``then`` says which day came before the site's; what is reached through ``plan`` is not named again."""
    rows = "".join(_row(support, view, then, plan) for support in supports)
    return Markup(f'<ol class="chuoi">{rows}</ol>')  # noqa: S704  # escaped piece by piece


def _row(support: Support, view: View, then: str, plan: str) -> str:
    state = vocabulary.STATUSES[support.then.status].lower() if support.then else "chưa ban hành"
    inference = f" · {escape(support.inference)}" if support.inference else ""
    return (
        f'<li class="bac-{support.depth}">{view.doc(support.instrument, support.pinpoint)} {view.badge(support.now)}\n'
        f'<span class="viec-chu-thich">{_way(support, view, plan)} · {escape(then)}: {escape(state)}{inference}</span></li>\n'
    )


def _way(support: Support, view: View, plan: str) -> str:
    """Who says so, or through which document."""
    if support.origin in _ORIGINS:
        return _ORIGINS[support.origin]
    if support.via == plan and plan:
        return "qua kế hoạch"
    via = view.instrument(support.via) if support.via else None
    return f"qua {escape(names.short_name(via))}" if via else ""
