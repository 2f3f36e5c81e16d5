"""Training materials: every claim has its article, every plan of a session adds up, every question its answer."""

from __future__ import annotations

from collections.abc import Iterator

from .. import reading
from ..records import Claim, ClaimBasis, Quiz, Statement, SupportLine, Training
from ..text import fold
from .context import Context
from .rule import Finding, error, warning
from .sources import Part

SHARED_LETTERS = 500


def _materials(context: Context) -> Iterator[Training]:
    for _, record in sorted(context.library.of("tap-huan").items()):
        yield record


def _parts(context: Context, kind: type) -> Iterator[Part]:
    return (part for part in context.parts if isinstance(part.value, kind))


def claim_without_basis(context: Context) -> Iterator[Finding]:
    """A statement of law with nothing behind it."""
    for part in _parts(context, Claim):
        if part.value.kind == "phap-luat" and not part.value.bases:
            yield Finding(context.place(part.record, *part.keys), f"Câu \"{_short(part.value.text)}\" không có căn cứ.", "Thêm `can_cu` tới điều khoản; chỉ là lời khuyên thì ghi `loai: loi-khuyen`.")


def basis_without_article(context: Context) -> Iterator[Finding]:
    """A basis without its article, and nobody says why."""
    for part in _parts(context, ClaimBasis):
        if not part.value.pinpoint and not part.value.unknown_article:
            yield Finding(context.place(part.record, *part.keys), f"Căn cứ `{part.value.instrument}` không nêu điều khoản.", "Thêm `dieu`; chưa đối chiếu được thì ghi lý do ở `chua_ro_dieu`.")


def unknown_provision(context: Context) -> Iterator[Finding]:
    """An article that the instrument's file does not describe."""
    for part in _parts(context, ClaimBasis):
        pin = part.value.pinpoint
        it = context.graph.instruments.get(part.value.instrument)
        if it and pin and not context.describes(it.id, pin):
            yield Finding(context.place(part.record, *part.keys), f"{pin} chưa có trong `quy_dinh` của `{it.id}`.", f"Đối chiếu rồi thêm vào {it.path}, hoặc sửa số điều.")


def minutes(context: Context) -> Iterator[Finding]:
    """The parts of a session add up to its length."""
    for material in _materials(context):
        total = sum(int(s.minutes) for s in material.script)
        if material.script and total != int(material.minutes):
            yield Finding(context.place(material, "thoi_luong"), f"Kịch bản cộng lại {total} phút, `thoi_luong` ghi {material.minutes}.", f"Ghi `thoi_luong: \"{total}\"`, hoặc sửa số phút từng phần.")


def quiz_answer(context: Context) -> Iterator[Finding]:
    """Every question has one right option."""
    for part in _parts(context, Quiz):
        if part.value.right is None:
            yield Finding(context.place(part.record, *part.keys), f"Câu hỏi \"{_short(part.value.question)}\" không có đáp án đúng.", "Ghi `dap_an` là chữ của một lựa chọn: A, B, C hoặc D.")
        elif not 2 <= len(part.value.options) <= 4:
            yield Finding(context.place(part.record, *part.keys, "lua_chon"), f"Câu hỏi có {len(part.value.options)} lựa chọn.", "Viết hai đến bốn lựa chọn.")
    for part in _parts(context, Statement):
        if not part.value.answer:
            yield Finding(context.place(part.record, *part.keys), f"Nhận định \"{_short(part.value.text)}\" không có đáp án.", "Ghi `dap_an: dung` hoặc `dap_an: sai`.")


def quiz_basis(context: Context) -> Iterator[Finding]:
    """The article behind each answer."""
    for kind, words in ((Quiz, "Câu hỏi"), (Statement, "Nhận định")):
        for part in _parts(context, kind):
            if not part.value.bases:
                yield Finding(context.place(part.record, *part.keys), f"{words} \"{_short(getattr(part.value, 'question', '') or part.value.text)}\" không có điều khoản đứng sau đáp án.", "Thêm `can_cu`.")


def too_long_to_share(context: Context) -> Iterator[Finding]:
    """A message to share fits a phone."""
    for material in _materials(context):
        if len(material.share_text) >= SHARED_LETTERS:
            yield Finding(context.place(material, "thong_diep_chia_se"), f"Tin chia sẻ dài {len(material.share_text)} ký tự.", f"Rút dưới {SHARED_LETTERS} ký tự.")


def messages(context: Context) -> Iterator[Finding]:
    """Three to six things to remember."""
    for material in _materials(context):
        if not 3 <= len(material.messages) <= 6:
            yield Finding(context.place(material, "thong_diep"), f"Có {len(material.messages)} thông điệp chính.", "Giữ ba đến sáu câu.")


def no_help(context: Context) -> Iterator[Finding]:
    """Every material says where to get help."""
    for material in _materials(context):
        if not material.lines and not material.referral:
            yield Finding(context.place(material), "Tài liệu không nói nơi giúp.", "Thêm `noi_giup` hoặc `duong_chuyen_gui`.")


def hard_to_read(context: Context) -> Iterator[Finding]:
    """Texts for the public must pass the bar of reading ease."""
    for material in _materials(context):
        for text in reading.public_texts(material):
            if not text.passes:
                ease = text.measure
                yield Finding(context.place(material, *text.path), f"Khó đọc: {ease.ease:.0f} điểm, cần {text.bar} (câu trung bình {ease.mean:.0f} tiếng, {ease.hard_share:.0f}% từ khó).", "Chia câu dài, thay từ hành chính bằng từ thường ngày.")


def line_without_basis(context: Context) -> Iterator[Finding]:
    """A telephone number is printed only with what says that it is the right one."""
    for _, line in sorted(context.library.of("duong-day").items()):
        if isinstance(line, SupportLine) and not line.bases:
            yield Finding(context.place(line, "so"), f"Đường dây {line.number} không có căn cứ.", "Thêm `can_cu` tới điều khoản nói về đường dây.")


def same_title(context: Context) -> Iterator[Finding]:
    """One title, one material."""
    seen: dict[str, str] = {}
    for material in _materials(context):
        first = seen.setdefault(fold(material.title), material.path)
        if first != material.path:
            yield Finding(context.place(material, "title"), f"\"{material.title}\" đã có ở {first}.", "Gộp hai tệp hoặc đổi tên.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]} …"


RULES = (
    error("TH001", "Câu khẳng định pháp luật không có căn cứ", "Mỗi câu về pháp luật phải dẫn điều khoản.", "Thêm `can_cu`, hoặc ghi `loai: loi-khuyen`.", claim_without_basis),
    error("TH002", "Căn cứ không nêu điều khoản", "Người nghe phải tra được tới điều.", "Thêm `dieu`, hoặc lý do ở `chua_ro_dieu`.", basis_without_article),
    warning("TH003", "Điều khoản chưa có trong kho", "Điều được dẫn không có trong `quy_dinh` của văn bản nên chưa ai đối chiếu.", "Đối chiếu rồi thêm vào tệp văn bản.", unknown_provision),
    error("TH004", "Kịch bản không cộng thành thời lượng", "Tổng số phút các phần khác `thoi_luong`.", "Sửa một trong hai.", minutes),
    error("TH005", "Câu hỏi không có đáp án", "Thiếu `dap_an`, đáp án không phải một lựa chọn, hoặc số lựa chọn không hợp.", "Ghi chữ của lựa chọn đúng.", quiz_answer),
    warning("TH006", "Đáp án không có điều khoản", "Người dẫn cần chỉ được điều khoản đứng sau đáp án.", "Thêm `can_cu`.", quiz_basis),
    error("TH007", "Tin chia sẻ quá dài", "Tin chia sẻ phải dưới 500 ký tự.", "Rút ngắn.", too_long_to_share),
    warning("TH008", "Số thông điệp không vừa", "Người nghe nhớ được ba đến sáu câu.", "Bớt hoặc thêm.", messages),
    warning("TH009", "Không nói nơi giúp", "Tài liệu nào cũng phải nói nơi giúp.", "Thêm `noi_giup` hoặc `duong_chuyen_gui`.", no_help),
    warning("TH010", "Khó đọc", "Điểm dễ đọc dưới ngưỡng của loại chữ này.", "Chia câu dài, dùng từ thường ngày.", hard_to_read),
    error("TH011", "Đường dây không có căn cứ", "Số gọi chỉ được in khi có điều khoản nói về nó.", "Thêm `can_cu`.", line_without_basis),
    error("TH012", "Hai tài liệu một tên", "Hai tệp tập huấn cùng tên.", "Gộp hoặc đổi tên.", same_title),
)
