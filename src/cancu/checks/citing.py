"""Texts that cite a document: is it known, under its own number, type, date and issuer?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from .. import names
from .. import vocabulary as v
from ..citations import number_key
from ..days import Day
from ..issues import Place
from ..records import Instrument
from ..resolve import name_key
from ..text import fold, slug
from .cited import Cited, speaks
from .context import Context
from .numbers import canonical
from .rule import Finding, error, warning

_PRINTED = re.compile(r"\d+[a-z]?/\d{4}/[A-ZĐƯ]\S*|\d+/[A-ZĐƯ][A-Za-zĐđƯư]+-[A-ZĐƯ]\S*|\d+-[A-ZĐ][A-Za-zĐđ]*/[A-Z]+")
_LEGAL = frozenset(["luat", "bo-luat", "phap-lenh", "nghi-dinh", "quyet-dinh", "thong-tu", "thong-tu-lien-tich", "nghi-quyet", "chi-thi"])
_AFTER_LOOSE = re.compile(r"\s*(?:[,.;:)\]]|$)|\s+(?:ngày|của|về|quy định|và|hoặc|thì|đã|có|để)\b")
_GLUED_PERHAPS = re.compile(r"[ĐTCHQPLV]-?\d")
_GLUED = re.compile(r"(?<![\w/.-])(NĐ|ND|QĐ|QD|TTLT|TT|CT|KH|NQ|PL|CV|KL)-?(\d{1,5}(?:/\d{4})?)(?![\w/])")
_OFFICE = re.compile(r"Chính phủ|Thủ tướng|Quốc hội|Ủy ban|UBND|HĐND|Hội đồng|Bộ \w|Ban |Tỉnh ủy|Thành ủy|Sở |Cục |Tổng cục|Chủ tịch|Bộ trưởng|Giám đốc|Viện |Tòa ")
_HEADS = re.compile(r"(?:chu tich|bo truong|giam doc|quyen|pho) ")
_SEPARATE = ("luat", "bo-luat", "hien-phap")


def _means_document(cited: Cited) -> bool:
    """Whether a number really is a document's: "10/ngày" and "Kế hoạch 5 năm" are not."""
    number, type_id = cited.citation.number, cited.citation.type
    if _PRINTED.fullmatch(number) or (type_id and "/" in number):
        return True
    loose = number.isdigit() and 1 < len(number) < 6 and not re.fullmatch(r"(?:19|20)\d\d", number)
    return loose and type_id in _LEGAL and bool(_AFTER_LOOSE.match(cited.passage.prose, cited.found.name_end))


def _name_place(context: Context, cited: Cited) -> Place:
    return context.spot(cited.passage, cited.found.pin_end, cited.found.name_end)


def unknown(context: Context) -> Iterator[Finding]:
    """A document the knowledge base does not have."""
    for cited in context.cited:
        if cited.known or not _means_document(cited) or context.resolver.named(cited.words).instruments:
            continue
        if canonical(cited.citation.number) not in context.allowed.instruments and not _unreadable(context, cited.citation.number):
            yield Finding(_name_place(context, cited), f"Dẫn văn bản chưa có trong kho: {cited.words}.", _nearest(context, cited.citation.number))


def _unreadable(context: Context, number: str) -> bool:
    """Whether the document is there in a file that could not be read: told once, in that file."""
    return any(kind == "van-ban" and slug(number) in record_id for kind, record_id in context.library.broken)


def _nearest(context: Context, number: str) -> str:
    known = {i.number for i in context.graph.instruments.values() if i.number}
    best = process.extractOne(canonical(number), sorted(known), scorer=fuzz.ratio, score_cutoff=86)
    maybe = f"Có phải '{best[0]}'? Nếu không, lập" if best else "Lập"
    return f"{maybe} tệp cho văn bản ấy (`python3 scripts/new.py van-ban \"{canonical(number)}\"`), hoặc bỏ câu dẫn."


def wrong_date(context: Context) -> Iterator[Finding]:
    """The right number under another date."""
    for cited in context.cited:
        said, known = cited.citation.issued, cited.known
        if said and known and not any(_same_day(said, it.issued) for it in known):
            place = context.spot(cited.passage, cited.found.name_end, cited.found.end)
            yield Finding(place, f"{names.short_name(known[0])} ban hành ngày {known[0].issued}, không phải {said}.", f"Viết 'ngày {known[0].issued}'.")


def _same_day(said: Day, issued: Day | None) -> bool:
    return issued is None or issued.first <= said.first <= issued.last


def wrong_issuer(context: Context) -> Iterator[Finding]:
    """The right number under another issuer."""
    for cited in context.cited:
        said = cited.citation.issuer
        known = [it for it in cited.known if it.issuers] if said and _OFFICE.match(said) else []
        if known and not any(_issued(context, it, said) for it in known):
            right = names.issuer_name(known[0], context.graph)
            at = cited.passage.prose.find(said, cited.found.name_end)
            yield Finding(context.spot(cited.passage, at, at + len(said)), f"{names.short_name(known[0])} do {right} ban hành, không phải {said}.", f"Viết 'của {right}'.")


def _issued(context: Context, it: Instrument, said: str) -> bool:
    """Whether words name an issuer of a document, with or without its place or its head."""
    cited = _spelled_out(context, said)
    for issuer in it.issuers:
        agency = context.graph.agencies.get(issuer)
        own = [agency.title, agency.short_name, *agency.other_names, *agency.abbreviations] if agency else []
        if not agency or any(_agree(cited, name_key(name)) for name in own if name):
            return True
    return _agree(cited, name_key(names.issuer_name(it, context.graph)))


def _agree(cited: str, name: str) -> bool:
    bare = _HEADS.sub("", cited)
    return any(a.startswith(b) for c in (cited, bare) for a, b in ((c, name), (name, c)))


def _spelled_out(context: Context, said: str) -> str:
    full = {entry.short: entry.full for entry in context.graph.abbreviations}
    return name_key(" ".join(full.get(word, word) for word in said.split()))


def wrong_type(context: Context) -> Iterator[Finding]:
    """The right number under another type: "Thông tư số 282/2025/NĐ-CP"."""
    for cited in context.cited:
        said, types = cited.citation.type, {it.type for it in cited.known}
        if not said or not types or said in types or (said in _SEPARATE and types & set(_SEPARATE)):
            continue
        right = v.DOCUMENT_TYPES[cited.known[0].type].name
        yield Finding(_name_place(context, cited), f"Số {cited.citation.number} là của {right}, không phải {v.DOCUMENT_TYPES[said].name}.", f"Viết '{right} số {cited.known[0].number}'.")


def misspelt(context: Context) -> Iterator[Finding]:
    """A known number written otherwise than printed: "282/2025/ND-CP"."""
    for cited in context.cited:
        number = cited.citation.number
        printed = {canonical(it.number) for it in cited.known if number_key(it.number) == number_key(number)}
        if printed and number.lstrip("0") not in {p.lstrip("0") for p in printed}:
            start = cited.passage.prose.rfind(number, cited.found.start, cited.found.name_end)
            yield Finding(context.spot(cited.passage, start, cited.found.name_end), f"Số `{number}` viết chưa đúng.", f"Có phải '{min(printed)}'?")


def glued(context: Context) -> Iterator[Finding]:
    """Letters stuck to the number: "QĐ732"."""
    for passage in context.passages:
        for match in _GLUED.finditer(passage.prose) if _GLUED_PERHAPS.search(passage.prose) and speaks(passage) else ():
            yield Finding(context.spot(passage, match.start(), match.end()), f"`{match[0]}` không phải cách viết số văn bản.", _whole_number(context, match[1], match[2]))


def _whole_number(context: Context, letters: str, head: str) -> str:
    fits = [it for it in context.graph.instruments.values() if fold(it.number).startswith(f"{head}/") and f"/{fold(letters)}" in f"/{fold(it.number)}"]
    return f"Có phải '{names.short_name(min(fits))}'?" if fits else "Viết đủ số và ký hiệu như bản in, ví dụ `732/QĐ-TTg`."


def ambiguous(context: Context) -> Iterator[Finding]:
    """A shortened number that several documents bear."""
    for cited in context.cited:
        if len(cited.known) > 1 and _means_document(cited):
            which = "; ".join(sorted(f"{names.short_name(it)} ngày {it.issued}" for it in cited.known))
            yield Finding(_name_place(context, cited), f"Số {cited.citation.number} có thể là nhiều văn bản: {which}.", "Ghi thêm ngày ban hành.")


RULES = (
    error("TC001", "Dẫn văn bản chưa có trong kho", "Bài viết hoặc nhiệm vụ dẫn một văn bản mà kho chưa có tệp, hoặc gõ sai số.", "Sửa số theo gợi ý, hoặc lập tệp cho văn bản đó.", unknown),
    error("TC002", "Dẫn sai ngày ban hành", "Số đúng nhưng ngày khác với tệp của văn bản.", "Sửa ngày theo gợi ý.", wrong_date),
    error("TC003", "Dẫn sai cơ quan ban hành", "Số đúng nhưng cơ quan khác với tệp của văn bản.", "Sửa cơ quan theo gợi ý.", wrong_issuer),
    error("TC004", "Dẫn sai loại văn bản", "Số đúng nhưng gọi sai loại.", "Sửa loại theo gợi ý.", wrong_type),
    error("TC005", "Số văn bản viết chưa đúng", "Viết `ND` thay `NĐ`, sai chữ hoa, chữ thường.", "Viết số như bản in; `--fix` sửa được.", misspelt),
    error("TC006", "Chữ dính số", "Viết kiểu `QĐ732`.", "Viết đủ số và ký hiệu như `732/QĐ-TTg`.", glued),
    warning("TC007", "Số văn bản chưa rõ là văn bản nào", "Số viết tắt trùng với nhiều văn bản.", "Ghi đủ số và ngày ban hành.", ambiguous),
)
