"""Who gets the plan, by office, and who signs it, by role; nobody by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..records import Instrument
from ..text import capital, fold
from .phrasing import Phrasing
from .record import Doubt

_KEPT_COPY = "Lưu: VT"


def recipients(plan: Instrument, phrasing: Phrasing) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """The lines of "Nơi nhận", the copy kept last; and what could not be put to an office of today."""
    doubts = []
    lines: dict[str, None] = {}
    for text in _places(plan.recipients):
        phrase = phrasing.turn(text)
        if phrase.blocked or phrase.missing:
            doubts.append(Doubt(
                kind="noi-nhan", key=text, what=f"Nơi nhận của mẫu: {text}", why=phrase.blocked or phrase.missing[0].reason,
                who="Cơ quan soạn thảo",
            ))
        elif not _itself(phrase.text, phrasing):
            lines[capital(phrase.text)] = None
    return (*lines, _KEPT_COPY), tuple(doubts)


def _itself(text: str, phrasing: Phrasing) -> bool:
    """The issuer does not write to itself: "UBND {dv} (thực hiện)"."""
    office = phrasing.office(phrasing.placing.issuer)
    bare = re.sub(r"\s*\([^)]*\)$", "", text)
    return bare in (office, office.replace("Ủy ban nhân dân", "UBND"))


def _places(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if "luu" not in fold(text).replace(",", " ").replace("(", " ").replace(")", " ").split())


def signer(plan: Instrument) -> tuple[str, ...]:
    """The block above the signature, for a committee's plan; the comment tells how others sign it."""
    collective = "TM. ỦY BAN NHÂN DÂN" if any(issuer.startswith("ubnd") for issuer in plan.issuers) else ""
    return tuple(line for line in (collective, "CHỦ TỊCH" if collective else "THỦ TRƯỞNG CƠ QUAN") if line)
