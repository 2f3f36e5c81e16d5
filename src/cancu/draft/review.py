"""The review sheet: one page that says what changed against the model and why, what is unknown, who answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import names
from .record import DOUBTS, Change, Doubt, Draft

# More would not stay on one page; the list that follows has every one.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet."""

    part: str
    changed: str
    why: str
    unknown: str
    who: str


def sheet(draft: Draft) -> tuple[Row, ...]:
    """The rows in order, with the place and the year put in."""
    return tuple(Row(*(draft.fill(cell) for cell in (r.part, r.changed, r.why, r.unknown, r.who))) for r in rows(draft))


def rows(draft: Draft) -> tuple[Row, ...]:
    """The rows in order, as templates."""
    made = (_place(draft), _grounds(draft), _offices(draft), _tasks(draft), _targets(draft), _dates(draft), _people(draft), _above(draft), _rest(draft))
    return tuple(row for row in made if row)


def _place(draft: Draft) -> Row | None:
    if not draft.place.caveat:
        return None
    return Row("Địa bàn", "Mẫu của cấp huyện, dự thảo cho {ten}", draft.place.caveat, "Việc nào nay thuộc nơi khác", "Ủy ban nhân dân {tren}")


def _grounds(draft: Draft) -> Row:
    replaced = [c for c in draft.changes if c.kind == "can-cu"]
    changed = f"{len(draft.grounds)} căn cứ. {_named(replaced)}".strip()
    return Row("Căn cứ", changed, _why(replaced) or "Tính theo ngày soạn", _count(draft, "can-cu"), _who(draft, "can-cu"))


def _offices(draft: Draft) -> Row:
    moved = [c for c in draft.changes if c.kind == "co-quan"]
    changed = _named(moved) or "Giữ nguyên"
    return Row("Cơ quan", changed, _why(moved) or "Các cơ quan đều còn", _count(draft, "co-quan"), _who(draft, "co-quan"))


def _tasks(draft: Draft) -> Row:
    unknown = ", ".join(filter(None, (
        _count(draft, "nhiem-vu"), _said(draft, "cap-tren-bo", "cấp trên bỏ"), _said(draft, "mau-thuan", "mâu thuẫn trong mẫu"),
    )))
    changed = f"Đưa vào {len(draft.items)} nhiệm vụ, đổi năm, địa bàn, cơ quan theo mẫu"
    return Row("Nhiệm vụ", changed, "Chỉ đưa vào việc có một nơi nhận rõ và căn cứ còn hiệu lực", unknown, _who(draft, "nhiem-vu"))


def _targets(draft: Draft) -> Row | None:
    if not draft.goals:
        return None
    return Row("Chỉ tiêu", f"{len(draft.goals)} chỉ tiêu để trống, số kỳ trước ghi bên cạnh", "Số của năm mới do cơ quan ban hành quyết định", "Toàn bộ số của năm {nam}", "Cơ quan soạn thảo")


def _dates(draft: Draft) -> Row:
    weekend = sum(1 for due in draft.dues if due.day and due.day.weekday() > 4)
    changed = f"{sum(1 for d in draft.dues if d.day)} hạn tính lại cho năm {{nam}}, {weekend} hạn rơi vào cuối tuần; {len(draft.days)} ngày, tháng truyền thông"
    unknown = ", ".join(filter(None, (_count(draft, "thoi-han"), _said(draft, "ngay", "ngày truyền thông"))))
    return Row("Thời hạn", changed, "Theo quy tắc lặp lại của mẫu và của luật", unknown, _who(draft, "thoi-han"))


def _people(draft: Draft) -> Row | None:
    asked = [item for item in draft.items if any("số liệu về người" in note for note in item.notes)]
    refused = [d for d in draft.doubts if "từng người" in d.why]
    if not asked and not refused:
        return None
    spots = ", ".join(item.spot for item in asked)
    changed = f"Nhiệm vụ {spots} của mẫu chỉ còn đòi số liệu chung" if spots else "Không đưa vào việc đòi danh sách người"
    return Row("Dữ liệu cá nhân", changed, "Luật số 91/2025/QH15: không lập danh sách người", f"{len(refused)} đoạn cần viết lại" if refused else "Không", "Cơ quan soạn thảo")


def _above(draft: Draft) -> Row:
    known = not draft.of("cap-tren")
    changed = "Đã đối chiếu kế hoạch cấp trên" if known else "Chưa đối chiếu được"
    unknown = _said(draft, "cap-tren-them", "việc cấp trên nêu mà mẫu chưa có") if known else "Việc cấp trên thêm hoặc bỏ"
    return Row("Kế hoạch cấp trên", changed, "Kế hoạch phải khớp với kế hoạch cấp trên cùng kỳ", unknown or "Không", _who(draft, "cap-tren") or "Cơ quan soạn thảo")


def _rest(draft: Draft) -> Row:
    unknown = ", ".join(filter(None, (_said(draft, "muc", "đoạn của mẫu"), _said(draft, "noi-nhan", "nơi nhận"))))
    return Row("Thể thức", "Số, ngày, người ký để trống", "Nghị định 30/2020/NĐ-CP", unknown or "Không", "Văn thư cơ quan")


def _named(changes: list[Change]) -> str:
    told = [f"{c.old} → {c.new}" for c in changes[:MOST_NAMED]]
    more = len(changes) - MOST_NAMED
    return "; ".join(told) + (f"; và {more} thay đổi khác, xem ghi chú" if more > 0 else "")


def _why(changes: list[Change]) -> str:
    """The acts behind the changes, each once."""
    found = dict.fromkeys(c.why for c in changes)
    return "; ".join(list(found)[:2]) if len(found) <= 2 and sum(map(len, found)) < 300 else "Văn bản đứng sau từng thay đổi: xem ghi chú trong dự thảo"


def _count(draft: Draft, kind: str) -> str:
    found = draft.of(kind)
    return f"{len(found)} mục: xem \"{DOUBTS[kind]}\"" if found else "Không"


def _said(draft: Draft, kind: str, words: str) -> str:
    found = len(draft.of(kind))
    return f"{found} {words}" if found else ""


def _who(draft: Draft, kind: str) -> str:
    """Who answers most often for a kind; empty where nothing is asked."""
    asked = Counter(doubt.who for doubt in draft.of(kind))
    best = sorted(asked, key=lambda who: (-asked[who], who))
    return best[0] if len(best) == 1 else _shortest(best) if best else "Không cần hỏi"


def _shortest(who: Iterable[str]) -> str:
    return "Cơ quan soạn thảo; nơi hỏi ghi ở từng mục"


def reason(doubt: Doubt) -> str:
    """Why it is in doubt, with the offices that might be asked about; a hint, not a choice."""
    offices = ", ".join(dict.fromkeys(name for _, name in doubt.candidates))
    return f"{doubt.why} Có thể xem xét: {offices}." if offices else doubt.why


def notes(draft: Draft) -> Iterator[str]:
    """What the comment on the mark "DỰ THẢO" says."""
    yield f"Bản dự thảo do máy soạn từ {names.short_name(draft.model)}, tính theo pháp luật ngày soạn. Chưa ai ký; không dùng làm căn cứ."
    yield f"Có {len(draft.doubts)} điểm cần kiểm tra trước khi ký: xem Phiếu rà soát và danh sách ở cuối. Bỏ dấu DỰ THẢO, phiếu, danh sách và mọi ghi chú khi trình ký."
