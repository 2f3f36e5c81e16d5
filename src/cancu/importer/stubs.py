"""Stubs of instruments a document cites and no record knows yet: what the citation says, and no more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..text import capital, slug
from ..vocabulary import DIRECTING_TYPES, DOCUMENT_TYPES
from .citing import Cited
from .frontyaml import Value, page

_HEADS = {"luat": "luat", "bo-luat": "bl", "phap-lenh": "pl", "cong-van": "cv", "lenh": "lenh"}
_PARTY = re.compile(r"^\d+-(?!.*ĐTN)")  # the Youth Union numbers as the Party does and is not the Party
_YEARLY = re.compile(r"/\d{4}/")


def nature_of(type_id: str, number: str) -> str:
    """Normative numbers carry the year; the Party's begin with a hyphen; joint ones say so."""
    if _PARTY.match(number):
        return "dang"
    if type_id in ("nghi-quyet-lien-tich", "thong-tu-lien-tich"):
        return "lien-tich"
    return "quy-pham" if _YEARLY.search(number) and type_id not in ("ke-hoach", "cong-van") else "ca-biet"


def stub_id(item: Cited) -> str:
    """The id a cited but unknown instrument gets; empty where its number is not whole."""
    number = item.citation.number
    if item.candidates or "/" not in number or not re.search(r"[A-ZĐ]", number) or not item.type:
        return ""
    letters = DOCUMENT_TYPES[item.type].letters
    head = _HEADS.get(item.type) or slug(letters) or slug(item.type)
    year = "" if _YEARLY.search(number) or not item.citation.issued else f"-{item.citation.issued.year}"
    return f"{head}-{slug(number)}{year}"


def stub_files(cited: tuple[Cited, ...], evidence: dict[str, Value]) -> Iterator[tuple[str, str]]:
    """(path, text) for each unknown instrument; the first citation with a day or a subject speaks for it."""
    best: dict[str, Cited] = {}
    for item in cited:
        key = stub_id(item)
        if key and (key not in best or _says_more(item, best[key])):
            best[key] = item
    amended = _amended(cited)
    for key, item in sorted(best.items()):
        folder = "chi-dao" if item.type in DIRECTING_TYPES else "can-cu"
        yield f"legal/{folder}/{key}.md", _stub(item, amended.get(key, []), evidence)


def _says_more(item: Cited, other: Cited) -> bool:
    def weight(cited: Cited) -> int:
        return 2 * bool(cited.citation.issued) + bool(cited.subject)

    return weight(item) > weight(other)


def _amended(cited: tuple[Cited, ...]) -> dict[str, list[str]]:
    """Unknown amending instrument → the instruments its title says it amends."""
    found: dict[str, list[str]] = {}
    for before, item in itertools.pairwise(cited):
        target = item.record.id if item.record else stub_id(item)
        if item.amends and item.number == before.number and stub_id(before) and target:
            found.setdefault(stub_id(before), []).append(target)
    return found


def _stub(item: Cited, amended: list[str], evidence: dict[str, Value]) -> str:
    citation = item.citation
    name = DOCUMENT_TYPES[item.type].name
    title = capital(re.sub(r"^(?:về việc|về)\s+", "", item.subject)) or f"{name} {citation.number}"
    meta: dict[str, Value] = {
        "nhap": "co",
        "title": title,
        "loai_van_ban": item.type,
        "tinh_chat": nature_of(item.type, citation.number),
        "so_ky_hieu": citation.number,
        "ngay_ban_hanh": str(citation.issued) if citation.issued else "",
        "sua_doi": [{"van_ban": target, "pham_vi": "mot-phan", "nguon_quan_he": "suy-ra"} for target in amended],
        "nguon": evidence,
        "chua_ro": {
            "title": "Tên ghi theo cách văn bản nhập vào dẫn, chưa đối chiếu bản gốc.",
            "co_quan_ban_hanh": f"Văn bản nhập vào ghi “{citation.issuer}”." if citation.issuer else "Văn bản nhập vào không nêu.",
            "ngay_hieu_luc": "Chưa đối chiếu bản gốc.",
            **({} if citation.issued else {"ngay_ban_hanh": "Văn bản nhập vào không nêu."}),
        },
    }
    return page(meta)
