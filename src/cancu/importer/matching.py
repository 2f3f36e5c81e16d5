"""Printed names of agencies to records, by name, abbreviation and level; near misses are suggested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ..graph import Graph
from ..records import Agency
from ..text import fold

_ABBREVIATIONS = (
    (r"\bubmttqvn\b|\bubmttq\b|\bmttqvn\b|\bmttq\b", "mat tran to quoc"),
    (r"\bubnd\b", "uy ban nhan dan"), (r"\bhdnd\b", "hoi dong nhan dan"), (r"\bvksnd\b|\bvien ksnd\b", "vien kiem sat nhan dan"),
    (r"\btand\b", "toa an nhan dan"), (r"\bbch\b", "ban chi huy"), (r"\bchqs\b", "chi huy quan su"), (r"\bbdbp\b", "bo doi bien phong"),
    (r"\bldtb\s?&?\s?xh\b|\bld\s?-?\s?tb\s?&?\s?xh\b|\bldtbxh\b|\blao dong\s*-?\s*tb\s?(?:&|va)?\s?xh\b|\blao dong tbxh\b", "lao dong thuong binh va xa hoi"),
    (r"\bgd\s?&\s?dt\b|\bgd-?dt\b", "giao duc va dao tao"), (r"\bkh\s?&\s?dt\b|\bkhdt\b", "ke hoach va dau tu"), (r"\btt\s?&\s?tt\b|\btttt\b", "thong tin va truyen thong"),
    (r"\btc\s*-\s*kh\b", "tai chinh ke hoach"), (r"\bvh\s*-\s*tt\b|\bvhtt\b", "van hoa thong tin"), (r"\bvh\s*-?\s*xh\b", "van hoa xa hoi"),
    (r"\bvh,?\s?tt\s?(?:&|va)?\s?dl\b|\bvhtt\s?&?\s?dl\b", "van hoa the thao va du lich"), (r"\blhpn\b", "lien hiep phu nu"), (r"\bccb\b", "cuu chien binh"),
    (r"\bldld\b", "lien doan lao dong"), (r"\btncs\b", "thanh nien cong san"), (r"\bttyt\b", "trung tam y te"), (r"\bdvsnc\b", "dich vu su nghiep cong"),
    (r"\bpctnxh\b", "phong chong te nan xa hoi"), (r"\btnxh\b", "te nan xa hoi"), (r"\bantq\b", "an ninh to quoc"), (r"\bantt\b", "an ninh to quoc"),
    (r"\bptnt\b", "phat trien nong thon"), (r"\bbcd\b", "ban chi dao"), (r"\b(?:tinh|thanh|huyen|quan|thi)\s?doan\b", "doan thanh nien"),
)
_OFFICER = re.compile(r"^(?:(?:giam doc|thu truong|chu tich|truong(?! hoc)|chanh(?= van)|tong giam doc|bo truong|chi huy truong|nguoi dung dau|lanh dao|vien truong|chanh an)\s*,?\s*)+(?=\S)")
_LEVELS = (
    ("xa", re.compile(r"\b(?:cap xa|(?<!thi )xa(?!\s+hoi)|phuong|thi tran|dac khu|co so)\b")),
    ("huyen", re.compile(r"\b(?:cap huyen|huyen|quan(?!\s+(?:su|ly|doi|chung|khu))|thi xa)\b")),
    ("tinh", re.compile(r"\b(?:cap tinh|tinh)\b")),
    ("trung-uong", re.compile(r"\b(?:trung uong)\b")),
)
_TAIL = re.compile(
    r"\b(?:cua |o |tai |tren dia ban )?(?:cac )?(?:cap )?(?:tinh|thanh pho|tp\.?|huyen|(?<!co )(?<!bao )quan(?!\s+(?:su|ly|doi|chung|khu|chuc))|thi xa|thi tran|xa(?!\s+hoi)|phuong|dac khu)\b"
    r"(?:[\s,/-]+(?:va )?(?:cac )?(?:tinh|thanh pho|huyen|quan(?!\s+(?:su|ly|doi))|thi xa|thi tran|xa(?!\s+hoi)|phuong|dac khu)\b)*(?:\s+truc thuoc trung uong)?"
)
_RELATED = re.compile(r"\b(?:co )?lien quan\b|\bchuc nang\b|\bquan ly chuyen nganh\b|\btrong\b|\bviet nam\b")
_SURE, _NEAR = 93, 72


@dataclass(frozen=True, slots=True)
class Match:
    """The record a name means; without one, what it may mean."""

    id: str = ""
    near: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True)
class Matcher:
    """Matches names for one document: its own level decides where a name tells none."""

    graph: Graph
    level: str = ""
    city: bool = False

    @cached_property
    def _by_key(self) -> dict[str, list[Agency]]:
        found: dict[str, list[Agency]] = {}
        for _id, agency in sorted(self.graph.agencies.items()):
            for name in {agency.title, agency.short_name, *agency.other_names, *agency.abbreviations}:
                key = name_key(name)
                if key and agency not in found.setdefault(key, []):
                    found[key].append(agency)
        return found

    def find(self, name: str) -> Match:
        """The record for a printed name; never a guess: a near miss is only suggested."""
        group = self._group(name)
        if group:
            return Match(group)
        key, level = name_key(name), self.level_of(name)
        if fold(name).startswith("nganh "):
            key = ("so " if level == "tinh" else "phong ") + key
        candidates = self._by_key.get(key, [])
        certain = True
        if not candidates and key:
            alike = [other for other in self._by_key if other.split()[0] == key.split()[0]]
            best = process.extractOne(key, alike, scorer=fuzz.ratio, score_cutoff=_SURE)
            candidates, certain = (self._by_key[best[0]], False) if best else ([], True)
        fitting = [a for a in candidates if level in a.levels] or [a for a in candidates if len(a.levels) > 2]
        if not fitting and len(candidates) == 1 and not _tells_level(name):
            fitting = candidates
        if fitting:
            return Match(min(fitting, key=lambda a: (len(a.levels), a.id)).id, certain=certain)
        return Match(near=self._near(key, candidates))

    def level_of(self, name: str) -> str:
        """The level a name tells; else its document's."""
        key = fold(name)
        if re.match(r"(?:giam doc )?so\b", key):
            return "tinh"
        if re.match(r"(?:bo truong )?bo (?!chi huy|doi|chqs|tu lenh)", key) or "trung uong" in key:
            return "trung-uong"
        found = next((level for level, pattern in _LEVELS if pattern.search(key)), "")
        if "thanh pho" in key or re.search(r"\btp\b", key):
            several = re.search(r"cac (?:huyen|thanh pho|thi xa|quan)|(?:huyen|thi xa)\s*,\s*thanh pho", key)
            city = "huyen" if several else "tinh" if self.city or self.level == "xa" else "huyen"
            found = found or city
        return found or self.level

    def _group(self, name: str) -> str:
        """Records for groups: "các sở, ban, ngành", "các xã, thị trấn"."""
        key = re.sub(r"\s+", " ", fold(name)).strip()
        for pattern, target in _GROUPS:
            if re.search(pattern, key):
                choice = target.get(self.level_of(name), target.get("", ""))
                return choice if choice in self.graph.agencies else ""
        return ""

    def _near(self, key: str, candidates: list[Agency]) -> tuple[str, ...]:
        if candidates:
            return tuple(a.id for a in candidates[:3])
        scored = process.extract(key, list(self._by_key), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR, limit=3)
        return tuple(dict.fromkeys(self._by_key[k][0].id for k, _score, _i in scored))

    def all(self, names: list[str]) -> Iterator[Match]:
        """The records of a joined heading; "Các sở: Y tế, Tư pháp" says the kind of body only once."""
        shared = re.match(r"(?:Giám đốc |Thủ trưởng )?[Cc]ác ([Ss]ở|[Pp]hòng|[Bb]ộ)\s*:?\s+(?=\S)", names[0]) if names else None
        for name in names:
            own = self.find(name)
            yield own if own.id or not shared else self.find(f"{shared[1]} {name}")


_GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"^(?:lanh dao |cac )?(?:co quan|don vi)(?:, don vi)? (?:co )?lien quan$|^co quan, don vi co lien quan$|^cac (?:co quan|don vi|co quan, don vi) (?:chuc nang|co lien quan|lien quan)$", {}),
    (r"^(?:thu truong )?(?:cac )?(?:bo|bo,.*|bo -.*)(?: nganh)?.*(?:nganh|ngang bo|thuoc chinh phu)", {"": "bo-nganh-trung-uong"}),
    (r"^(?:giam doc |thu truong )?(?:cac )?so\b[^(]*(?:\bnganh|, so)\b", {"": "so-nganh-tinh"}),
    (r"^(?:cac )?so$", {"": "so-nganh-tinh"}),
    (r"^cac to chuc chinh tri.*xa hoi|^cac (?:hoi|doan the)|^cac to chuc doan the", {"tinh": "doan-the-tinh", "huyen": "co-quan-nganh-doan-the-huyen", "xa": "co-quan-don-vi-xa"}),
    (r"^(?:thu truong )?(?:cac )?(?:co quan, )?(?:ban,? nganh|co quan, ban|phong, ban|phong ban|ban nganh)", {"tinh": "so-nganh-tinh", "huyen": "co-quan-nganh-doan-the-huyen", "xa": "co-quan-don-vi-xa"}),
    (r"^(?:thu truong )?cac (?:co quan|don vi)(?:, don vi)?(?: (?:cua )?(?:xa|phuong))?$", {"xa": "co-quan-don-vi-xa", "huyen": "co-quan-nganh-doan-the-huyen", "tinh": "so-nganh-tinh"}),
    (r"^cac xa\b|^cac phuong\b|^cac thi tran\b|^(?:cac )?xa, (?:phuong|thi tran)", {"": "ubnd-xa"}),
    (r"^cac (?:quan|huyen)\b", {"": "ubnd-huyen"}),
    (r"^(?:cac )?truong(?: hoc| thcs| thpt| th\b| tieu hoc| mam non| pho thong|,|$)|^cac co so giao duc|^nha truong|^hieu truong", {"": "truong-hoc"}),
    (r"^cac co quan (?:bao|truyen thong|thong tin)", {"": "co-quan-bao-dai"}),
    (r"^(?:chu )?(?:cac )?(?:co so|doanh nghiep)(?: kinh doanh)", {"": "co-so-kinh-doanh"}),
)


def _tells_level(name: str) -> bool:
    return any(pattern.search(fold(name)) for _level, pattern in _LEVELS)


def name_key(name: str) -> str:
    """An agency's name for comparing: folded, written out, without title, level, place and "liên quan"."""
    key = re.sub(r"\([^)]*\)", " ", fold(name))
    for pattern, words in _ABBREVIATIONS:
        key = re.sub(pattern, words, key)
    key = re.sub(r"^(?:cac )?(?:luc luong|nganh) (?=\S)", "", key)
    key = re.sub(r"\b(don bien phong)\b.*", r"\1", key)
    key = re.sub(r"^(?:ban |)thuong truc\s+", "", key)
    key = _OFFICER.sub("", key)
    key = _cut_place(key)
    key = _RELATED.sub(" ", _TAIL.sub(" ", key))
    key = re.sub(r"^(?:thanh|tinh) (?=doan)", "", key)
    key = re.sub(r"^uy ban (?=mat tran)", "", key)
    return " ".join(w for w in re.findall(r"\w+", key) if w not in ("cac", "va", "cap"))


def _cut_place(key: str) -> str:
    """Cut a place's name after its level word: "cong an huyen tan chau" → "cong an huyen"."""
    return re.sub(r"\b(tinh|thanh pho|huyen|thi xa|thi tran|phuong|dac khu|quan(?!\s+(?:su|ly|doi))|xa(?!\s+hoi))\s+(?!va\b|,)(?!uy ban)[a-z\s]+$", r"\1", key)
