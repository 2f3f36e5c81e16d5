"""Numbers of documents: what type, nature and issuer they tell, and how they are written.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; normative numbers carry the year (Luật 64/2025/QH15);
"36-CT/TW" is the Party's form (Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .. import vocabulary as v
from ..citations import type_of_number
from ..records import Instrument
from ..text import fold, nfc
from .context import Context
from .rule import Finding

# Normative decrees and decisions before this law also numbered case-by-case acts with the year.
_YEAR_MEANS_NORMATIVE_SINCE = 2009
_HAS_YEAR = re.compile(r"^\d+[a-z]?/\d{4}/")
_PARTY = re.compile(r"^\d+-[A-ZĐa-z]+/[A-ZĐ]{2,5}$")
_NEVER_NORMATIVE = frozenset(["ke-hoach", "cong-van", "chuong-trinh", "de-an", "du-an", "thong-bao", "bao-cao", "to-trinh", "cong-dien"])
_ISSUERS = (
    (re.compile(r"/QH\d+$"), ("quoc-hoi",), "Quốc hội"),
    (re.compile(r"-UBTVQH\d+$|/UBTVQH\d+$"), ("uy-ban-thuong-vu-quoc-hoi",), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"-CP$"), ("chinh-phu",), "Chính phủ"),
    (re.compile(r"-TTg$"), ("thu-tuong-chinh-phu",), "Thủ tướng Chính phủ"),
    (re.compile(r"-UBND$"), ("ubnd-tinh", "ubnd-huyen", "ubnd-xa"), "Ủy ban nhân dân"),
    (re.compile(r"-HĐND$"), ("hdnd-tinh", "hdnd-huyen", "hdnd-xa"), "Hội đồng nhân dân"),
)
_LETTERS = {t.letters for t in v.DOCUMENT_TYPES.values() if t.letters}
_BY_FOLD = {fold(letters): letters for letters in sorted(_LETTERS)}


@lru_cache(maxsize=65536)
def canonical(number: str) -> str:
    """A number as it should be printed: no spaces, Đ in place, hyphens and slashes where they belong.

    "282 / 2025/ND-CP" → "282/2025/NĐ-CP"; "QĐ732" stays, it is no number at all.
    """
    bare = re.sub(r"\s+", "", nfc(number)).replace("–", "-").replace("—", "-").replace("\\", "/")
    parts = re.split(r"([/-])", bare)
    return "".join(_letters(part) for part in parts)


def _letters(part: str) -> str:
    """"ND" → "NĐ", "qđ" → "QĐ", "ttg" → "TTg"; the year and other signs stay."""
    fixed = {"ubnd": "UBND", "hdnd": "HĐND", "ttg": "TTg", "cp": "CP", "bldtbxh": "BLĐTBXH", "sldtbxh": "SLĐTBXH"}
    key = fold(part)
    if part.isdigit() or not part:
        return part
    return fixed.get(key) or (_BY_FOLD[key] if key in _BY_FOLD and part not in _LETTERS else part)


def _numbered(context: Context) -> Iterator[Instrument]:
    return (i for _, i in sorted(context.graph.instruments.items()) if i.number)


def no_number(context: Context) -> Iterator[Finding]:
    """No number, and nobody says why."""
    for _, it in sorted(context.graph.instruments.items()):
        if not it.number and context.missing(it, "so_ky_hieu"):
            yield Finding(context.place(it), "Thiếu `so_ky_hieu` mà không có lý do.", "Thêm số như bản in, hoặc ghi lý do ở `chua_ro` dưới khóa `so_ky_hieu`.")


def twice(context: Context) -> Iterator[Finding]:
    """One document under two ids."""
    seen: dict[tuple[object, ...], Instrument] = {}
    for it in _numbered(context):
        marks = [(fold(canonical(it.number)).lstrip("0"), it.type, it.issuers, it.place, it.issued)]
        if _HAS_YEAR.match(canonical(it.number)) and it.type != "quyet-dinh":
            marks.append((fold(canonical(it.number)).lstrip("0"), it.type, it.issuers, it.place, None))
        first = next((seen[m] for m in marks if m in seen), None)
        if first:
            yield Finding(context.place(it, "so_ky_hieu"), f"Văn bản số {it.number} đã có ở {first.path}.", "Gộp vào một tệp; thêm dòng chuyển hướng cho mã bị bỏ.")
        for mark in marks:
            seen.setdefault(mark, it)
    yield from _same_title(context)


def _same_title(context: Context) -> Iterator[Finding]:
    """Documents without a number are told apart by their titles: a file copied and left as it was is caught."""
    seen: dict[tuple[object, ...], Instrument] = {}
    for _, it in sorted(context.graph.instruments.items()):
        first = seen.setdefault((fold(it.title), it.type, it.issuers, it.place), it) if not it.number else it
        if first is not it:
            yield Finding(context.place(it, "title"), f"Văn bản này giống hệt tên, loại, cơ quan, địa bàn với {first.path}.", "Chép từ tệp khác thì sửa `title`, ngày và thời kỳ; trùng thật thì bỏ một tệp.")


def wrong_type(context: Context) -> Iterator[Finding]:
    """The letters in the number tell another type."""
    for it in _numbered(context):
        told = type_of_number(it.number)
        same = {"luat": ("luat", "bo-luat", "hien-phap", "nghi-quyet")}.get(told, (told,))
        if told and it.type not in same:
            name = v.DOCUMENT_TYPES[told].name.lower()
            yield Finding(context.place(it, "loai_van_ban"), f"Số `{it.number}` là của {name}, không phải {v.DOCUMENT_TYPES[it.type].name.lower()}.", f"Ghi `loai_van_ban: {told}`, hoặc sửa số.")


def year_missing(context: Context) -> Iterator[Finding]:
    """A normative number carries its year."""
    for it in _numbered(context):
        if it.nature in ("quy-pham", "lien-tich") and not _HAS_YEAR.match(canonical(it.number)):
            yield Finding(context.place(it, "so_ky_hieu"), f"Số `{it.number}` của văn bản quy phạm thiếu năm.", f"Ghi như `282/2025/NĐ-CP`{_year_hint(it)}; nếu là văn bản cá biệt thì ghi `tinh_chat: ca-biet`.")


def _year_hint(it: Instrument) -> str:
    head, slash, tail = it.number.partition("/")
    return f", có phải '{head}/{it.issued.year}/{tail}'" if it.issued and slash else ""


def year_too_many(context: Context) -> Iterator[Finding]:
    """An administrative number carries no year."""
    for it in _numbered(context):
        recent = it.issued is None or it.issued.year >= _YEAR_MEANS_NORMATIVE_SINCE
        if it.nature == "ca-biet" and recent and _HAS_YEAR.match(canonical(it.number)):
            yield Finding(context.place(it, "so_ky_hieu"), f"Số `{it.number}` mang năm như văn bản quy phạm nhưng `tinh_chat` là `ca-biet`.", "Kiểm lại số trên bản gốc, hoặc ghi `tinh_chat: quy-pham`.")


def party_form(context: Context) -> Iterator[Finding]:
    """A Party document and its number go together."""
    for it in _numbered(context):
        if (it.nature == "dang") != bool(_PARTY.match(it.number)):
            yield Finding(context.place(it, "so_ky_hieu"), f"Số `{it.number}` và `tinh_chat: {it.nature}` không khớp.", "Văn bản của Đảng có số dạng `36-CT/TW`; văn bản khác dạng `732/QĐ-TTg`.")


def badly_written(context: Context) -> Iterator[Finding]:
    """Spaces, wrong dashes, D for Đ."""
    for it in _numbered(context):
        right = canonical(it.number)
        if right != it.number:
            yield Finding(context.place(it, "so_ky_hieu"), f"Số `{it.number}` viết chưa đúng.", f"Có phải '{right}'?")
        elif not re.match(r"\d+[a-z]?[/-]", it.number):
            yield Finding(context.place(it, "so_ky_hieu"), f"`{it.number}` không có dạng số, ký hiệu.", f"Viết {_turned(it.number)}.")


def _turned(number: str) -> str:
    """ "QĐ732" → "'732/QĐ-…'": the parts in their order."""
    found = re.fullmatch(r"(\D+?)\s*-?(\d+)(?:/(\d{4}))?", number)
    letters = _letters(found[1]) if found else ""
    return f"số trước, chữ sau, như `{found[2]}/{letters}-…`" if found else "như bản in, ví dụ `732/QĐ-TTg`"


def wrong_issuer(context: Context) -> Iterator[Finding]:
    """The letters in the number tell another issuer."""
    for it in _numbered(context):
        for form, issuers, name in _ISSUERS:
            if form.search(it.number) and it.issuers and not set(issuers) & set(it.issuers):
                yield Finding(context.place(it, "co_quan_ban_hanh"), f"Số `{it.number}` là của {name}, nhưng cơ quan ban hành ghi {', '.join(it.issuers)}.", f"Ghi `{issuers[0]}`, hoặc sửa số.")


def cannot_be_normative(context: Context) -> Iterator[Finding]:
    """Plans, letters and the like are never normative."""
    for _, it in sorted(context.graph.instruments.items()):
        if it.nature == "quy-pham" and it.type in _NEVER_NORMATIVE:
            name = v.DOCUMENT_TYPES[it.type].name
            yield Finding(context.place(it, "tinh_chat"), f"{name} không phải văn bản quy phạm pháp luật.", "Ghi `tinh_chat: ca-biet`.")
