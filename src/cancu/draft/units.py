"""Words of administrative levels in a model's text, put to the draft's place: "huyện" → ``{dv}``.

What no rule knows stays as it is, and ``leftover`` finds it: such a text is not for the draft.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import AdministrativePlace
from .target import unit_of

Rule = tuple[re.Pattern[str], str]
_NOT_A_NAME = r"(?!\w)(?! [A-ZĐ\d])"
_SUB = r"(?:các )?xã(?:, phường)?, thị trấn(?: trong huyện)?"
_EVERYWHERE = (
    (r"từ (?:các )?quận, huyện (?:đến|tới) (?:các )?(?:phường, xã|xã, phường)(?:, thị trấn)?", "ở cấp xã"),
    (r"(?:các )?quận, huyện, (?:các )?(?:phường, xã|xã, phường)(?:, thị trấn)?", "cấp xã"),
    (r"cấp huyện(?:, | và )cấp xã", "cấp xã"),
)
_PAIRS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("huyen", "xa"): (
        (rf"(?:ở|tại|tới|đến|cho|của) (?:tất cả )?{_SUB}", "trên địa bàn {dv}"),
        (_SUB, "{dv}"),
        (r"cấp huyện", "cấp xã"),
        # A plan "of the district" is the one above: no words of the draft can say that.
        (r"(?<!ế hoạch của )(?:huyện|quận)" + _NOT_A_NAME, "{dv}"),
        (r"(?<!ngoại )tỉnh(?! ủy)" + _NOT_A_NAME, "{tren_dv}"),
    ),
    ("huyen", "tinh"): (
        (_SUB, "các xã, phường"),
        (r"cấp huyện", "cấp tỉnh"),
        (r"(?:huyện|quận|tỉnh(?! ủy))" + _NOT_A_NAME, "{dv}"),
    ),
    ("tinh", "tinh"): (
        (r"(xã, phường|phường, xã), thị trấn", r"\1"),
        (r"(?:các )?quận, huyện" + _NOT_A_NAME, "các địa phương"),
        (r"quận huyện" + _NOT_A_NAME, "các địa phương"),
        (r"(?:(?<!cấp )(?<!ngoại )tỉnh(?! ủy)|[Tt]hành phố)" + _NOT_A_NAME, "{dv}"),
        (r"Thành ủy", "{uy}"),
    ),
    ("tinh", "xa"): (
        (r"(?:các )?(?:xã, phường|phường, xã), thị trấn", "{dv}"),
        (r"(?:(?<!cấp )(?<!ngoại )tỉnh(?! ủy)|[Tt]hành phố)" + _NOT_A_NAME, "{dv}"),
    ),
    ("xa", "xa"): (
        (r"(?<!cấp )(?:xã(?! hội)|phường)" + _NOT_A_NAME, "{dv}"),
        (r"(?:(?<!cấp )(?<!ngoại )tỉnh(?! ủy)|thành phố)" + _NOT_A_NAME, "{tren_dv}"),
    ),
    ("xa", "tinh"): (
        (r"(?<!cấp )(?<!ngoại )(?:xã(?! hội)|phường|thành phố|tỉnh(?! ủy))" + _NOT_A_NAME, "{dv}"),
    ),
}
_GONE = re.compile(r"(?<!\w)(?:[Hh]uyện|[Qq]uận|[Tt]hị trấn|[Tt]hị xã)(?!\w)")


@lru_cache(maxsize=16)
def rules(model: str, target: str) -> tuple[Rule, ...]:
    """The rules from a model's level to a draft's, in the order they act."""
    pairs = (*_EVERYWHERE, *_PAIRS.get((model, target), ()))
    return tuple((re.compile(rf"(?<![\w{{]){form}"), words) for form, words in pairs)


def turn(text: str, model: str, target: str) -> str:
    """A text with the words of its levels put to the draft's."""
    for form, words in rules(model, target):
        text = form.sub(words, text)
    return text


def named(text: str, place: AdministrativePlace | None) -> str:
    """The model's own place by all its names → ``{ten}``, the unit it lay in → ``{tren}``."""
    own, above = {n.name for n in place.names} if place else set(), {n.within for n in place.names if n.within} if place else set()
    for form, words in _called(tuple(sorted(own, key=_longest_first)), tuple(sorted(above, key=_longest_first))):
        text = form.sub(words, text)
    return text


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


@lru_cache(maxsize=1 << 10)
def _called(own: tuple[str, ...], above: tuple[str, ...]) -> tuple[Rule, ...]:
    """The ways a place and the unit it lay in are named, and what stands for them."""
    found = []
    for name in own:
        bare = name[len(unit_of(name)) :].strip()
        found += [(rf"(?<!\w){_either_case(name)}(?!\w)", "{ten}")]
        found += [(rf"(?<![\w}}])(?:[Hh]uyện |[Xx]ã |[Tt]hị trấn |[Tt]ỉnh |[Tt]hành phố )?{re.escape(bare)}(?!\w)", "{ten}")]
    found += [(rf"(?<!\w){_either_case(name)}(?!\w)", "{tren}") for name in above]
    return tuple((re.compile(form), words) for form, words in found)


def _either_case(name: str) -> str:
    return f"[{name[0].lower()}{name[0].upper()}]{re.escape(name[1:])}"


def leftover(text: str) -> str:
    """A word of the district level that no rule could put, or nothing."""
    match = _GONE.search(text)
    return match[0] if match else ""
