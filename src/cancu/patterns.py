"""Patterns that are quick over long texts.

Python's engine looks for the first character of a pattern in a tight loop when a plain set of characters stands
first. What must not stand before it is looked at after it, then the rest that belongs to that first character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# Possible first characters, and a pattern of all that follows one of them.
Start = tuple[str, str]


def first_letter_first(starts: Iterable[Start], before: str = "") -> str:
    """A pattern of these, tried in their order; ``before`` are characters, as inside a set, that may not stand before.

    To be compiled with DOTALL. Nothing matches where there are none.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for first, rest in starts:
        rests[first].append(rest)
    if not rests:
        return "(?!)"
    each = "|".join(f"(?<=[{re.escape(first)}])(?:{'|'.join(rest)})" for first, rest in rests.items())
    bound = f"(?<![{before}].)" if before else ""
    return f"[{re.escape(''.join(rests))}]{bound}(?:{each})"
