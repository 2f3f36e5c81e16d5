"""Citations where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..citations import Citation, Found, find
from ..records import Instrument
from ..resolve import Resolver
from .sources import Passage

# Sources, reasons and repairs speak of documents nobody has read yet; that is what they are for.
EXEMPT = frozenset({"nguon", "chua_ro", "xac_nhan", "sua_loi_nguon", "so_ky_hieu", "can_cu_chu", "dinh_chinh_du_kien"})
# A number with its letters, or the last word of a type before a number: everything a citation can be.
# Two patterns, for each alone knows its first letters and is quick.
_PERHAPS = (
    re.compile(r"\d[a-z]?[/-][A-Za-zĐđƯư]"),
    re.compile(r"(?:định|tư|tịch|thị|luật|lệnh|quyết|văn|hoạch|luận|án|trình|báo|điện|chế|nhất|pháp|dẫn|Đ|TT|LT|CT|NQ|PL|KH|CV|KL|HS)\s{0,9}(?:số:?\s{0,9})?\d"),
)
# The end of a sentence or paragraph; a point before a digit may stand in a date, after "TP" in a name.
_END = re.compile(r"(?<!TP)\.\s(?!\s*\d)|\n")
_LISTS = frozenset({"viet-tat", "cach-dung-tu"})


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in a passage and the documents it can mean."""

    passage: Passage
    found: Found
    known: tuple[Instrument, ...]

    @property
    def citation(self) -> Citation:
        return self.found.citation

    @property
    def words(self) -> str:
        """Type and number as typed, without the provision before them."""
        return self.passage.prose[self.found.pin_end : self.found.name_end].strip()


def speaks(passage: Passage) -> bool:
    """Whether a passage is text to readers in which documents are cited."""
    return passage.top not in EXEMPT and passage.top != "ten_goi_khac" and passage.kind not in _LISTS


def cited_in(passage: Passage, resolver: Resolver) -> Iterator[Cited]:
    """Every numbered citation of a passage."""
    if speaks(passage):
        for start, end in _sentences(passage.prose):
            for found in find(passage.prose[start:end]):
                yield Cited(passage, _moved(found, start), resolver.resolve(found.citation).instruments)


def _moved(found: Found, by: int) -> Found:
    """A citation found in a stretch, as it stands in the whole."""
    return Found(found.citation, found.start + by, found.end + by, found.pin_end + by, found.name_end + by)


def _sentences(prose: str) -> Iterator[tuple[int, int]]:
    """The stretches in which something may be cited: looking there alone takes a tenth of the time."""
    end = 0
    hits = [match for form in _PERHAPS for match in form.finditer(prose)]
    for match in sorted(hits, key=lambda hit: hit.start()):
        if match.start() >= end:
            start = max((m.end() for m in _END.finditer(prose, end, match.start())), default=end)
            after = _END.search(prose, match.end())
            end = after.end() if after else len(prose)
            yield start, end
