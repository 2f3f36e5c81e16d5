"""Citations where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citations import Citation, Found
from ..records import Instrument
from ..resolve import Resolver
from .sources import Passage

# Sources, reasons and repairs speak of documents nobody has read yet; that is what they are for.
EXEMPT = frozenset({"nguon", "chua_ro", "xac_nhan", "sua_loi_nguon", "so_ky_hieu", "can_cu_chu", "dinh_chinh_du_kien"})
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
    for found in resolver.find(passage.prose) if speaks(passage) else ():
        yield Cited(passage, found, resolver.resolve(found.citation).instruments)
