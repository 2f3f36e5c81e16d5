"""What an assigning part holds: agency sections and their tasks, before anything is matched."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Work:
    """One task as printed, with what its surroundings add.

    ``lead`` is the line above that announces it; ``clause`` the words after the agency's own name where the
    sentence begins with it; ``role``, ``partners`` and ``when`` come from columns or labels of their own.
    """

    text: str
    spot: str
    lead: str = ""
    clause: str = ""
    role: str = ""
    partners: tuple[str, ...] = ()
    when: str = ""


@dataclass(slots=True)
class Section:
    """What one heading asks of its agencies. ``inferred``: the document names no agency there."""

    names: list[str]
    spot: str
    asked: bool = False
    works: list[Work] = field(default_factory=list)
    inferred: bool = False
