"""Official wording: how a document is cited in a "Căn cứ …" paragraph.

Source of the practice: Nghị định 30/2020/NĐ-CP, Phụ lục I (type, number, date, issuer, title; one basis
to a paragraph, ended with a semicolon, by rank and then by date).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import names
from . import vocabulary as v
from .days import show
from .graph import Graph
from .provisions import Pinpoint
from .records import Instrument
from .text import fold, lower_first
from .validity import status

_VERBS = re.compile(
    r"(?i)(về|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|phân định|triển khai|thực hiện|lấy|quy chế)\b"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One "Căn cứ …" line: ``warning`` where its force is in doubt, ``incomplete`` where its number or day is not known."""

    instrument: Instrument
    text: str
    warning: str = ""
    refused: bool = False
    incomplete: str = ""

    @property
    def caution(self) -> str:
        """What must be looked up before the line is signed under; empty where nothing must."""
        return " ".join(part for part in (self.warning, self.incomplete) if part)


def cite(instrument: Instrument, graph: Graph, pinpoint: Pinpoint | None = None) -> str:
    """Type, number, date, issuer and title in official wording; the provision first where one is given."""
    lead = f"{pinpoint} " if pinpoint else ""
    if instrument.type in ("hien-phap", "bo-luat", "luat", "phap-lenh"):
        return lead + _law(instrument, graph)
    return lead + _other(instrument, graph)


def _law(instrument: Instrument, graph: Graph) -> str:
    """Laws go by their title: "Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016"."""
    title = names.titled(instrument)
    parts = [title, f"số {instrument.number}" if instrument.number and instrument.number not in title else ""]
    parts.append(instrument.issued.long if instrument.issued else "")
    issuer = names.issuer_name(instrument, graph)
    parts.append(f"của {issuer}" if issuer and instrument.type == "phap-lenh" else "")
    return " ".join(p for p in parts if p)


def _other(instrument: Instrument, graph: Graph) -> str:
    name = names.type_name(instrument)
    issuer = names.issuer_name(instrument, graph)
    parts = [name, f"số {instrument.number}" if instrument.number else ""]
    parts.append(instrument.issued.long if instrument.issued else "")
    parts.append(f"của {issuer}" if issuer else "")
    parts.append(_about(instrument, name))
    return " ".join(p for p in parts if p)


def _about(instrument: Instrument, name: str) -> str:
    """The title as it continues the sentence: "quy định …", else "về …"."""
    title = instrument.title
    if fold(title).startswith(fold(name) + " "):
        title = title[len(name) + 1 :]
    own = f"số {instrument.number} ("
    if instrument.number and title.startswith(own) and title.endswith(")") and len(title) > len(own) + 1:
        title = title[len(own) : -1]
    return lower_first(title) if _VERBS.match(title) else f"về {lower_first(title)}"


def order(instruments: Iterable[Instrument]) -> list[Instrument]:
    """By rank, then by date of issue, then by number; the Party's documents apart, last."""
    return sorted(
        instruments,
        key=lambda i: (
            i.nature == "dang",
            _rank(i),
            i.issued.first if i.issued else date.max,
            i.id,
        ),
    )


def _rank(instrument: Instrument) -> int:
    """Case-by-case acts stand below normative ones of the same name."""
    rank = v.DOCUMENT_TYPES[instrument.type].rank
    return rank + 12 if instrument.nature == "ca-biet" and rank < 10 else rank


def paragraph(instrument: Instrument, graph: Graph, on: date, pinpoint: Pinpoint | None = None) -> Paragraph:
    """The paragraph of one basis on a day: refused when dead, with a warning when not sure."""
    span = status(instrument, on, graph)
    text = f"Căn cứ {cite(instrument, graph, pinpoint)};"
    if span is None or span.status in ("het-hieu-luc", "chua-co-hieu-luc", "ngung-hieu-luc"):
        state = v.STATUSES[span.status].lower() if span else "chưa ban hành"
        return Paragraph(instrument, text, f"Văn bản {state} vào ngày {show(on)}.", refused=True)
    return Paragraph(instrument, text, doubt(instrument, span.status), incomplete=_incomplete(instrument))


def doubt(instrument: Instrument, state: str) -> str:
    """What must be looked up about a document of this status on the day; nothing when it is sure."""
    if state == "chua-ro":
        return "Chưa rõ hiệu lực; cần kiểm tra trước khi ký."
    if instrument.evidence and instrument.evidence.confidence == "thap":
        return "Độ tin cậy thấp; cần đối chiếu bản gốc trước khi ký."
    return ""


def _incomplete(instrument: Instrument) -> str:
    dated = instrument.issued and instrument.issued.exact
    missing = [name for name, known in (("số, ký hiệu", instrument.number), ("ngày ban hành", dated)) if not known]
    return f"Kho chưa có {' và '.join(missing)}: bổ sung trước khi ký." if missing else ""
