"""A model's sentence made a sentence of the draft: offices, places, years, citations, persons.

Either the whole sentence can be put to the new place and year, or ``blocked`` says why it cannot; a
partner without a known heir becomes "cơ quan, đơn vị liên quan" and is told in ``missing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .. import citations, names
from ..records import Agency
from ..resolve import Spot
from ..site import Site
from ..text import nfc
from . import persons, units
from .grounds import Fate, Grounds
from .offices import Mention, Offices, offices_of, qualifier_level
from .placing import Placement, Placing

_DATA_LAW = "luat-91-2025-qh15"
ANY = "cơ quan, đơn vị liên quan"
_GROUP = "cơ quan, đơn vị, đoàn thể liên quan"
_GEN, _GRP, _SELF = "\ue000", "\ue001", "\ue002"
_KEPT = re.compile("\ue003(\\d+)\ue004")
_DISTRICT_GROUP = re.compile(
    r"(?:[Cc]ác )?(?:cơ quan, )?(?:ban, ngành|phòng ban|phòng, ban|ban ngành),? (?:đoàn thể|đơn vị)(?: liên quan)?"
    r"(?: (?:của|trong|ở|cấp))?(?: huyện)?(?: liên quan)?"
)
_TO_COMMUNES = re.compile(
    r"(?i)(?:chỉ đạo|đôn đốc|hướng dẫn|giúp|yêu cầu)[^.;:]{0,40}?(?:cấp xã|(?:tất cả )?các xã, thị trấn|các địa phương)"
    r"|(?<!\w)từ (?:tỉnh|thành phố|huyện) (?:đến|tới|xuống) "
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_YEARLY = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"(?<![\w/.\-–])(?:19|20)\d\d(?![\w/.]\w|[\-–]\d)")
_SPAN = re.compile(r"(?<![\w/.])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\w/])")
_DAY = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/((?:19|20)\d\d)(?![\w/])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` is a template; ``placed`` the offices that were put; ``missing`` those without one heir."""

    text: str
    placed: tuple[Placement, ...] = ()
    missing: tuple[Placement, ...] = ()
    notes: tuple[str, ...] = ()
    spared: bool = False
    blocked: str = ""


@dataclass(slots=True)
class _Work:
    """One sentence on its way."""

    text: str
    topics: tuple[str, ...]
    given: frozenset[str]
    own: frozenset[str]
    partners: frozenset[str]
    others: frozenset[str]
    placed: dict[str, Placement] = field(default_factory=dict)
    missing: dict[str, Placement] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    blocked: str = ""

    def keep(self, text: str) -> str:
        """Out of reach of the rules until the end."""
        self.kept.append(text)
        return f"\ue003{len(self.kept) - 1}\ue004"


@dataclass(frozen=True)
class Phrasing:
    """Rewrites the texts of one model for one level of place and one year."""

    site: Site
    placing: Placing
    grounds: Grounds

    @cached_property
    def offices(self) -> Offices:
        return offices_of(self.site.graph)

    def turn(
        self, text: str, topics: Iterable[str] = (), *, given: Iterable[str] = (), own: Iterable[str] = (),
        partners: Iterable[str] = (), others: Iterable[str] = (),
    ) -> Phrase:
        """``given``: the model's offices under the heading, ``own``: those that have the task today.

        ``partners`` may go unnamed where no heir is known; ``others`` are further offices the record links.
        """
        asked = (text, tuple(topics), tuple(given), tuple(own), tuple(partners), tuple(others))
        if asked not in self._turned:
            self._turned[asked] = self._turn(*asked)
        return self._turned[asked]

    @cached_property
    def _turned(self) -> dict[tuple[Any, ...], Phrase]:
        """Drafts for several places of one level say the same."""
        return {}

    def _turn(self, text: str, topics: tuple[str, ...], *offices: tuple[str, ...]) -> Phrase:
        given, own, partners, others = offices
        work = _Work(nfc(text), topics, frozenset(given), frozenset(own), frozenset(partners), frozenset(others))
        if self.placing.level == "xa" and self.placing.model_level != "xa" and _TO_COMMUNES.search(work.text):
            work.blocked = "Việc của cấp trên với các cấp dưới; xã không có cấp dưới."
        self._cite(work)
        work.text = _QUOTED.sub(lambda match: work.keep(match[0]), work.text)
        self._name_offices(work)
        self._place(work)
        self._date(work)
        spared = persons.spare(work.text)
        if spared.refused:
            work.blocked = work.blocked or "Đòi danh sách hoặc số liệu từng người; cần viết lại thành số liệu chung."
        work.text = spared.text
        self._look_for_leftovers(work)
        done = _KEPT.sub(lambda match: work.kept[int(match[1])], work.text)
        return Phrase(done, tuple(work.placed.values()), tuple(work.missing.values()), tuple(work.notes), spared.turned, work.blocked)

    @cached_property
    def warning(self) -> str:
        """The sentence about data on persons, with the law where it is in force."""
        law = self.site.graph.instruments.get(_DATA_LAW)
        fate = self.grounds.fate(law) if law else None
        return persons.warning(f"{names.titled(fate.now)} số {fate.now.number}" if fate and fate.now else "")

    @property
    def spared_note(self) -> str:
        return f"Mẫu đòi danh sách hoặc số liệu về người; dự thảo chỉ đòi số liệu chung. {self.warning}"

    def office(self, agency_id: str) -> str:
        """An office as the draft writes it: "Công an {dv}", "Phòng Văn hóa - Xã hội"."""
        agency = self.site.graph.agencies.get(agency_id)
        if agency is None:
            return agency_id
        name = agency.short_name or agency.title
        return f"{name} {self._qualifier(agency)}" if self.offices.shared(agency) and agency.group != "co" else name

    def _qualifier(self, agency: Agency) -> str:
        level = self.placing.level
        if level in agency.levels:
            return "{dv}"
        return "cấp xã" if level == "tinh" and "xa" in agency.levels else "{tren_dv}"

    # Citations: a living one stays as written, a replaced one is written anew, any other stops the sentence.

    def _cite(self, work: _Work) -> None:
        spots = list(self.site.resolver.scan(work.text, self.site.on))
        self._refuse_unknown(work, spots)
        for spot in reversed(spots):
            one = spot.resolved.one
            if one is None:
                work.blocked = f"Dẫn một văn bản chưa rõ là văn bản nào: {work.text[spot.start : spot.end]}."
                continue
            words, end = self._cited(work, spot)
            work.text = work.text[: spot.start] + work.keep(words) + work.text[end:]

    def _cited(self, work: _Work, spot: Spot) -> tuple[str, int]:
        """The words of a citation in the draft, and where it ends in the sentence, day and issuer included."""
        then = spot.resolved.instruments[0]
        whole = (found.end for found in citations.find(work.text) if found.start <= spot.start < found.end)
        end = max([spot.end, *whole])
        fate = self.grounds.fate(then, spot.pinpoint)
        if fate.now is None:
            work.blocked = f"Dẫn {names.short_name(then)}. {fate.reason}"
            return work.text[spot.start : end], end
        if not fate.replaced:
            return work.text[spot.start : end], end
        return self._replaced(work, fate, work.text[spot.start : spot.end], work.text[end:]), end

    def _replaced(self, work: _Work, fate: Fate, written: str, after: str) -> str:
        now = names.short_name(fate.now) if fate.now else ""
        if re.match(r",?\s+(?:về|quy định|ban hành|phê duyệt)\b", after):
            work.blocked = f"Dẫn {names.short_name(fate.then)} kèm tên cũ; nay là {now}: cần viết lại câu."
        work.notes.append(f"Mẫu dẫn {written}; nay là {now}.")
        return f"{fate.pinpoint} {now}" if fate.pinpoint else now

    def _refuse_unknown(self, work: _Work, spots: list[Spot]) -> None:
        for found in citations.find(work.text):
            inside = any(spot.start <= found.pin_end < spot.end for spot in spots)
            if not inside and found.citation.type and re.search(r"[/-]", found.citation.number):
                work.blocked = f"Dẫn văn bản chưa có trong kho: {work.text[found.pin_end : found.name_end]}."

    # Offices.

    def _name_offices(self, work: _Work) -> None:
        for mention in reversed(list(self.offices.find(work.text, work.given | work.partners | work.others))):
            words = self._office_words(work, mention)
            work.text = work.text[: mention.start] + words + work.text[mention.end :]
        if self.placing.model_level == "huyen":
            work.text = _DISTRICT_GROUP.sub(_GRP, work.text)
            work.text = re.sub(rf"{_GRP} và (?:các )?xã, thị trấn(?: trong huyện)?", _GRP, work.text)
        work.text = _joined(work.text)

    def _office_words(self, work: _Work, mention: Mention) -> str:
        placement = self.placing.put(mention.agencies[0], work.topics)
        if not placement.now:
            work.missing[placement.agency] = placement
            if placement.agency not in work.partners:
                agency = names.agency_name(placement.agency, self.site.graph)
                work.blocked = work.blocked or f"Gắn với {agency}. {placement.reason}"
            return _GEN
        if placement.now in work.own and placement.agency not in work.given:
            return _SELF
        if placement.changed:
            work.placed[placement.agency] = placement
            return work.keep(self.office(placement.now))
        return work.keep(self._unchanged(mention))

    def _unchanged(self, mention: Mention) -> str:
        if not mention.qualifier:
            return mention.head.replace("Thành ủy", "{uy}").replace("Tỉnh ủy", "{uy}")
        level = qualifier_level(mention.qualifier)
        agency = self.site.graph.agencies[mention.agencies[0]]
        if level not in agency.levels or level == self.placing.model_level:
            return f"{mention.head} {self._qualifier(agency)}"
        words = {"tinh": "{dv}" if self.placing.level == "tinh" else "{tren_dv}", "xa": "{dv}" if self.placing.level == "xa" else "cấp xã"}
        return f"{mention.head} {words.get(level, self._qualifier(agency))}"

    # Places and years.

    def _place(self, work: _Work) -> None:
        model = self.placing.model
        work.text = units.named(work.text, self.site.graph.places.get(model.place))
        work.text = units.turn(work.text, self.placing.model_level, self.placing.level)

    def _date(self, work: _Work) -> None:
        if not _YEARLY.search(work.text):
            return
        old, new = names.plan_year(self.placing.model), self.grounds.year
        for match in _SPAN.finditer(work.text):
            if int(match[2]) < new:
                work.blocked = work.blocked or f"Nêu giai đoạn đã qua: {match[0]}."
        if _DAY.search(work.text):
            work.blocked = work.blocked or f"Nêu một ngày cụ thể của kỳ trước: {_DAY.findall(work.text)[0]}."
        work.text = _YEAR.sub(lambda match: "{nam}" if int(match[0]) == old else match[0], work.text)
        past = [match[0] for match in _YEAR.finditer(work.text) if int(match[0]) < new]
        if past:
            work.blocked = work.blocked or f"Nêu một năm đã qua: {past[0]}."

    def _look_for_leftovers(self, work: _Work) -> None:
        word = units.leftover(work.text)
        if word:
            work.blocked = work.blocked or f"Câu chữ gắn với đơn vị hành chính không còn (\"{word}\")."
        core = next((core for core in self._gone_cores if core in work.text), "")
        if core:
            work.blocked = work.blocked or f"Còn nhắc ngành, cơ quan đã kết thúc: {core}."

    @cached_property
    def _gone_cores(self) -> tuple[str, ...]:
        """Names of ended offices without their first word, long enough to be nothing else."""
        gone = (a for a in self.site.graph.agencies.values() if not self.placing.exists(a.id) and a.until)
        cores = {" ".join((a.short_name or a.title).split()[1:]) for a in gone if a.group != "co"}
        living = " | ".join(a.title for a in self.site.graph.agencies.values() if not a.until)
        return tuple(sorted(core for core in cores if len(core.split()) >= 4 and core not in living))


def _joined(text: str) -> str:
    """Marks to words: several unnamed partners in a row are one, and an office is no partner of itself."""
    if _SELF in text:
        text = re.sub(rf",? cùng (?:với )?{_SELF}(?![,\w])(?! và)", "", text)
        text = re.sub(rf", ([^,;.{_SELF}]{{3,80}}) và {_SELF}", r" và \1", text)
        text = re.sub(rf"(?:, | và ){_SELF}|{_SELF}(?:, | và )", "", text)
        text = text.replace(_SELF, _GEN)
    if _GRP in text:
        text = re.sub(rf"{_GEN}(?:, | và )|(?:, | và ){_GEN}", "", text)
    if _GEN in text or _GRP in text:
        run = re.compile(rf"(?:[Cc]ác )?([{_GEN}{_GRP}])((?:(?:, | và |, cùng | cùng )(?:các )?[{_GEN}{_GRP}])+)")
        text = run.sub(lambda match: _GRP if _GRP in match[0] else _GEN, text)
        for mark, words in ((_GEN, ANY), (_GRP, _GROUP)):
            text = re.sub(rf"^{mark}", words[0].upper() + words[1:], text)
            text = text.replace(mark, words)
    return re.sub(rf"({ANY}|{_GROUP})(?:,| và)? (?:các )?(?:cơ quan|đơn vị),? (?:đơn vị )?liên quan", r"\1", text)
