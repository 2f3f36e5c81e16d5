"""A draft as a Word document: bytes that any day can make again.

Parts: the plan itself, annexes (targets, dates), the review sheet, the list to settle before signing.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ..days import show
from ..text import capital, lower_first
from . import form, review
from .bundle import repack
from .dates import when
from .form import CENTER, LEFT, Paper
from .record import DOUBTS, LIST_TITLE, MARK, SHEET_TITLE, Doubt, Draft, Node
from .target import BLANK

# Title, widths in mm, head, rows.
Annex = tuple[str, Sequence[float], Sequence[str], Sequence[Sequence[str]]]


def docx(draft: Draft) -> bytes:
    """The document; the same draft gives the same bytes."""
    return _Writer(draft).bytes()


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.fill = draft.fill
        day = show(draft.on)
        # The same on the drafts of all plans.
        self.paper = Paper(draft.on, f"{MARK}, chưa ký, soạn ngày {day}; không dùng làm căn cứ", f"{MARK}, chưa ký, soạn ngày {day}")

    def bytes(self) -> bytes:
        """Everything written, then stamped with the day of drafting."""
        self._top()
        self._title()
        self._grounds()
        for node in self.draft.nodes:
            self._node(node)
        self._close()
        self._annexes()
        self._sheet()
        self._list()
        self._properties()
        memory = io.BytesIO()
        self.paper.document.save(memory)
        return repack(memory.getvalue(), self.draft.on)

    def _top(self) -> None:
        """Issuer and national title side by side; number and day left blank."""
        frame = self.paper.frame((58, 104), rows=2)
        left, right = frame.rows[0].cells
        self._cell(left, "ỦY BAN NHÂN DÂN", size=13, bold=True)
        self._cell(left, self.draft.place.name.upper(), size=13, bold=True)
        form.rule(self._cell(left, "", size=4), 19, 19)
        self._cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
        self._cell(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
        form.rule(self._cell(right, "", size=4), 22, 22)
        left, right = frame.rows[1].cells
        self._cell(left, "Số:         /KH-UBND", size=13)
        mark = self._cell(left, MARK, size=14, bold=True, notes=tuple(review.notes(self.draft)))
        form.boxed(mark, 14, 14)
        self._cell(right, f"{self.draft.place.bare}, ngày      tháng      năm        ", size=14, italic=True)

    def _cell(self, cell: Any, text: str, *, size: int, bold: bool = False, italic: bool = False, notes: tuple[str, ...] = ()) -> Any:
        first = cell.paragraphs[0]
        if not first.text and not first.runs:
            cell._tc.remove(first._p)
        return self.paper.line(text, align=CENTER, bold=bold, italic=italic, size=size, indent=0, notes=notes, after=2, where=cell)

    def _title(self) -> None:
        self.paper.line("", indent=0, after=0)
        self.paper.line("KẾ HOẠCH", align=CENTER, bold=True, indent=0, after=0)
        self.paper.line(capital(self.fill(self.draft.title)), align=CENTER, bold=True, indent=0, after=4)
        form.rule(self.paper.line("", align=CENTER, indent=0, after=8), 58, 58)

    def _grounds(self) -> None:
        """One basis to a line, in italics; how many are not sure is told, their names are not."""
        for ground in self.draft.grounds:
            self.paper.line(ground.text, italic=True, notes=ground.notes)
        unknown = self.draft.of("can-cu")
        note = (f"Còn {len(unknown)} văn bản mà mẫu dựa vào chưa rõ hiệu lực, không đưa vào đây: xem danh sách ở cuối.",) if unknown else ()
        issuer = capital(self.fill("Ủy ban nhân dân {ten}"))
        self.paper.line(f"{issuer} ban hành Kế hoạch {lower_first(self.fill(self.draft.title))} như sau:", notes=note)

    def _node(self, node: Node) -> None:
        text, notes = self.fill(node.text), [self.fill(note) for note in node.notes]
        if node.kind == "muc" and node.level <= 3:
            self.paper.heading(f"{node.number} {text.upper() if node.level == 1 else text}", node.level, notes)
            return
        lead = f"{node.number} " if node.number else ""
        self.paper.line(f"{lead}{capital(text)}", notes=notes, bold=node.kind == "muc")

    def _close(self) -> None:
        """The last words, recipients by office and the signature block by role."""
        listed = len(self.draft.of("nhiem-vu"))
        note = (f"{listed} nhiệm vụ của mẫu chưa đưa vào dự thảo: xem danh sách ở cuối, kèm nơi trả lời.",) if listed else ()
        title = lower_first(self.fill(self.draft.title))
        self.paper.line(f"Trên đây là Kế hoạch {title}; các cơ quan, đơn vị căn cứ nhiệm vụ được giao tổ chức thực hiện./.", notes=note, after=12).paragraph_format.keep_with_next = True
        frame = self.paper.frame((80, 80))
        left, right = frame.rows[0].cells
        left._tc.remove(left.paragraphs[0]._p)
        self.paper.line("Nơi nhận:", align=LEFT, bold=True, italic=True, size=12, indent=0, after=0, where=left, notes=self._recipient_note())
        last = len(self.draft.recipients) - 1
        for index, line in enumerate(self.draft.recipients):
            end = "." if index == last else ";"
            self.paper.line(f"- {self.fill(line)}{end}", align=LEFT, size=11, indent=0, after=0, where=left)
        right._tc.remove(right.paragraphs[0]._p)
        for index, line in enumerate(self.draft.signer):
            self.paper.line(line, align=CENTER, bold=True, indent=0, after=0, where=right, notes=self._signer_note() if index == 0 else ())
        for _ in range(3):
            self.paper.line("", align=CENTER, indent=0, after=0, where=right)
        self.paper.line("(dự thảo, chưa ký)", align=CENTER, italic=True, size=12, indent=0, after=0, where=right)

    def _recipient_note(self) -> tuple[str, ...]:
        lost = self.draft.of("noi-nhan")
        return (f"{len(lost)} nơi nhận của mẫu chưa rõ nay là ai: xem danh sách ở cuối.",) if lost else ()

    def _signer_note(self) -> tuple[str, ...]:
        before = f" Mẫu: {self.draft.model.signer}." if self.draft.model.signer else ""
        return (f"Sửa theo người ký thực tế: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH khi ký thay; QUYỀN CHỦ TỊCH khi giữ quyền.{before}",)

    def _annexes(self) -> None:
        number = 0
        for title, widths, head, rows in (self._goals(), self._dues(), self._days()):
            if rows:
                number += 1
                self.paper.page_break()
                self._annex(f"Phụ lục {'I' * number}", title)
                self.paper.table(widths, head, rows)

    def _annex(self, label: str, title: str) -> None:
        self.paper.heading(f"{label}. {title}", 1, align=CENTER, indent=0)
        self.paper.line(f"({MARK}; kèm theo Kế hoạch số      /KH-UBND)", align=CENTER, italic=True, size=12, indent=0)

    def _goals(self) -> Annex:
        old = self.draft.model.period.first.year if self.draft.model.period else "trước"
        head = ("TT", "Chỉ tiêu", f"Năm {old}", f"Năm {self.draft.year}")
        rows = [(str(n), capital(self.fill(g.text)), g.target.amount, BLANK) for n, g in enumerate(self.draft.goals, 1)]
        return f"Chỉ tiêu năm {self.draft.year}", (11, 99, 24, 26), head, rows

    def _dues(self) -> Annex:
        head = ("TT", "Việc", "Ai làm", "Gửi", "Hạn", "Ghi chú")
        rows = [
            (str(n), self.fill(d.what), self.fill(d.who), self.fill(d.to), d.when, f"{d.note} Theo {lower_first(d.source)}.")
            for n, d in enumerate(self.draft.dues, 1)
        ]
        return f"Thời hạn, báo cáo năm {self.draft.year}", (11, 37, 26, 26, 24, 38), head, rows

    def _days(self) -> Annex:
        head = ("TT", "Ngày, tháng truyền thông", "Thời gian", "Liên hệ")
        rows = [(str(n), d.title, when(d), d.about) for n, d in enumerate(self.draft.days, 1)]
        return f"Ngày, tháng truyền thông năm {self.draft.year}", (11, 54, 42, 53), head, rows

    def _sheet(self) -> None:
        self.paper.page_break()
        self.paper.heading(SHEET_TITLE, 1, align=CENTER, indent=0)
        note = "Bỏ phiếu này, danh sách sau và mọi ghi chú khi trình ký."
        self.paper.line(note, align=CENTER, italic=True, size=12, indent=0)
        head = ("Phần", "Đổi gì so với mẫu", "Vì sao", "Chưa rõ", "Ai trả lời")
        rows = [(r.part, r.changed, r.why, r.unknown, r.who) for r in review.sheet(self.draft)]
        self.paper.table((20, 45, 42, 30, 27), head, rows, size=10)

    def _list(self) -> None:
        if not self.draft.doubts:
            return
        self.paper.page_break()
        self.paper.heading(LIST_TITLE, 1, align=CENTER, indent=0)
        for kind, name in DOUBTS.items():
            found = self.draft.of(kind)
            if found:
                self.paper.heading(name, 2, indent=0)
                self.paper.table((11, 66, 55, 30), ("TT", "Nội dung", "Lý do", "Ai trả lời"), [self._doubt(n, d) for n, d in enumerate(found, 1)], size=10)

    def _doubt(self, number: int, doubt: Doubt) -> tuple[str, ...]:
        return str(number), self.fill(doubt.what), self.fill(review.reason(doubt)), self.fill(doubt.who)

    def _properties(self) -> None:
        properties = self.paper.document.core_properties
        stamp = form.noon(self.draft.on).replace(tzinfo=None)
        properties.author = properties.last_modified_by = form.AUTHOR
        # Word takes no more than 255 letters here.
        properties.title = f"{MARK}: Kế hoạch {self.fill(self.draft.title)}"[:255]
        properties.subject, properties.keywords, properties.comments = MARK, "", ""
        properties.language, properties.category, properties.revision = "vi-VN", "", 1
        properties.created = properties.modified = properties.last_printed = stamp
