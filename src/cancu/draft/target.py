"""Whom a draft is for: the place on the day of drafting, its level, and the words for it.

Since local government has two levels (Luật 72/2025/QH15), a draft is for a province or a commune.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..days import show
from ..graph import Graph
from ..records import AdministrativePlace, Instrument, PlaceName
from ..text import capital, fold, lower_first

LEVELS = {"tinh": "cấp tỉnh", "xa": "cấp xã"}
UNITS = {
    "tỉnh": "tinh", "thành phố": "tinh", "xã": "xa", "phường": "xa", "đặc khu": "xa", "thị trấn": "xa",
    "huyện": "huyen", "quận": "huyen", "thị xã": "huyen",
}
BLANK = "…………"
# Named after a person: the place line keeps the unit (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_WHOLE_NAMES = ("Hồ Chí Minh",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """``unit`` "xã", ``name`` "xã Kẻ Sặt", ``above`` "thành phố Hải Phòng"; ``place`` an id where known."""

    level: str
    unit: str
    name: str
    above: str
    above_unit: str
    place: str = ""
    parent: str = ""
    caveat: str = ""

    def fill(self, text: str, year: int) -> str:
        """A template's ``{dv}``, ``{ten}``, ``{tren_dv}``, ``{tren}``, ``{uy}`` and ``{nam}`` put in."""
        words = {
            "{dv}": self.unit, "{ten}": self.name, "{tren_dv}": self.above_unit, "{tren}": self.above,
            "{uy}": "Tỉnh ủy" if self.unit == "tỉnh" else "Thành ủy", "{nam}": str(year),
        }
        for token, word in words.items():
            text = text.replace(token, word)
        return text

    @property
    def bare(self) -> str:
        """The name for the place line: "Kẻ Sặt"."""
        name = self.name[len(self.unit) :].strip()
        return capital(self.name) if name in _WHOLE_NAMES else name


def target_of(plan: Instrument, graph: Graph, *, place: str, level: str, on: date) -> Target:
    """The place asked for; by default the heir of the plan's place. Raises ValueError with what to type."""
    if place and place in graph.places:
        found = _of_record(graph.places[place], on)
    elif place:
        found = _typed(place, graph)
    else:
        own = graph.places.get(plan.place)
        found = _of_record(own, on) if own else generic(level or "xa")
        if level and found.level != level:
            found = generic(level)
    if level and found.level != level:
        message = f"`{found.name}` thuộc {LEVELS[found.level]}, không phải {LEVELS[level]}; bỏ `--cap` hoặc đổi `--dia-phuong`."
        raise ValueError(message)
    return found


def generic(level: str) -> Target:
    """A place not named yet: blanks to write in."""
    if level == "tinh":
        return Target(level="tinh", unit="tỉnh", name=f"tỉnh {BLANK}", above="Trung ương", above_unit="Trung ương")
    return Target(level="xa", unit="xã", name=f"xã {BLANK}", above=f"tỉnh {BLANK}", above_unit="tỉnh")


def unit_of(name: str) -> str:
    """The unit word a place's name begins with: "Thành phố Hồ Chí Minh" → "thành phố"."""
    return next((unit for unit in sorted(UNITS, key=len, reverse=True) if fold(name).startswith(fold(unit) + " ")), "")


def level_of(name: PlaceName) -> str:
    """A city inside a province was of the district level."""
    unit = unit_of(name.name)
    return "huyen" if unit == "thành phố" and name.within else UNITS.get(unit, "")


def _of_record(place: AdministrativePlace, on: date) -> Target:
    name = place.name_on(on)
    level = level_of(name)
    if level not in LEVELS:
        message = f"Ngày {show(on)}, {name.name} không phải đơn vị cấp tỉnh hoặc cấp xã; chọn `--ngay` từ 01/07/2025."
        raise ValueError(message)
    return _target(level, name.name, name.within, place.id, place.parent, _caveat(place, name))


def _caveat(place: AdministrativePlace, name: PlaceName) -> str:
    old = place.names[0]
    if place.partial != "co" or old == name:
        return ""
    return f"{capital(name.name)} nay chỉ gồm một phần {old.name} cũ: việc, chỉ tiêu của mẫu tính cho địa bàn rộng hơn."


def _typed(text: str, graph: Graph) -> Target:
    name, _, within = (part.strip() for part in text.partition(","))
    level = UNITS.get(unit_of(name), "")
    if level not in LEVELS or not re.search(r"\s\S", name):
        known = ", ".join(sorted(graph.places))
        message = f"Không rõ địa phương `{text}`. Ghi một mã ({known}) hoặc tên đầy đủ như \"phường A, tỉnh B\"."
        raise ValueError(message)
    return _target(level, name, within, "", "", "")


def _target(level: str, name: str, within: str, place: str, parent: str, caveat: str) -> Target:
    unit = unit_of(name)
    rest = name[len(unit) :]
    if level == "tinh":
        above = above_unit = "Trung ương"
    else:
        above = lower_first(within) or f"tỉnh {BLANK}"
        above_unit = unit_of(above) or "tỉnh"
    kept = name if rest.strip() in _WHOLE_NAMES else unit + rest
    return Target(level=level, unit=unit, name=kept, above=above, above_unit=above_unit, place=place, parent=parent, caveat=caveat)
