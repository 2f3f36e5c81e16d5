"""What an instrument's file must say besides its number and days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import vocabulary as v
from ..records import Basis, Instrument
from ..resolve import name_key
from . import numbers
from .context import Context
from .rule import Finding, error, warning


def _instruments(context: Context) -> Iterator[Instrument]:
    for _, instrument in sorted(context.graph.instruments.items()):
        yield instrument


def no_issuer(context: Context) -> Iterator[Finding]:
    """Nobody issued it, and nobody says why."""
    for it in _instruments(context):
        if not it.issuers and context.missing(it, "co_quan_ban_hanh"):
            yield Finding(context.place(it), "Thiếu `co_quan_ban_hanh` mà không có lý do.", "Thêm mã cơ quan, hoặc ghi lý do ở `chua_ro` dưới khóa `co_quan_ban_hanh`.")


def no_source(context: Context) -> Iterator[Finding]:
    """A legal fact without a source."""
    for it in _instruments(context):
        if it.evidence is None and context.missing(it, "nguon"):
            yield Finding(context.place(it), "Thiếu `nguon`: không trang nào được hiện trạng thái pháp lý không có nguồn.", "Thêm `nguon` với `dia_chi` hoặc `mo_ta`, `doi_chieu` và `do_tin_cay`.")
        elif it.evidence and not (it.evidence.addresses or it.evidence.description):
            yield Finding(context.place(it, "nguon"), "`nguon` không có `dia_chi` cũng không có `mo_ta`.", "Thêm nơi đã đọc.")


def wrong_folder(context: Context) -> Iterator[Finding]:
    """Directing documents and legal bases have a folder each; a resolution that gives out tasks directs."""
    assigning = {assignment.plan for assignment in context.graph.assignments.values()}
    for it in _instruments(context):
        directing = it.type in v.DIRECTING_TYPES
        if not directing and it.id in assigning:
            continue
        if directing != it.path.startswith("legal/chi-dao/"):
            right = "legal/chi-dao/" if directing else "legal/can-cu/"
            yield Finding(context.place(it, "loai_van_ban"), f"{v.DOCUMENT_TYPES[it.type].name} không nằm trong thư mục này.", f"Chuyển tệp sang `{right}`.")


def name_without_number(context: Context) -> Iterator[Finding]:
    """The id of a numbered legal basis carries its number."""
    for it in _instruments(context):
        head = re.match(r"0*(\d+)", it.number)
        numbers_in_name = {part.lstrip("0") for part in it.id.split("-")}
        if head and it.path.startswith("legal/can-cu/") and head[1] not in numbers_in_name:
            yield Finding(context.place(it, "so_ky_hieu"), f"Tên tệp `{it.id}.md` không mang số {head[1]}.", "Đổi tên tệp theo số văn bản và thêm dòng chuyển hướng, hoặc sửa số.")


def year_in_name(context: Context) -> Iterator[Finding]:
    """A plan's file bears its year: a file copied for the next year must be changed inside too."""
    for it in _instruments(context):
        year = re.search(r"-((?:19|20)\d\d)\Z", it.id)
        if year and it.period and it.type == "ke-hoach" and not it.period.first.year <= int(year[1]) <= it.period.last.year:
            yield Finding(context.place(it, "thoi_ky"), f"Tệp `{it.id}.md` là của năm {year[1]} nhưng `thoi_ky` từ {it.period.first} đến {it.period.last}.", "Sửa `thoi_ky` (và `title`, ngày ban hành) theo năm của tệp, hoặc đổi tên tệp.")


def same_name(context: Context) -> Iterator[Finding]:
    """A name in use that means two documents."""
    seen: dict[str, Instrument] = {}
    for it in _instruments(context):
        for index, name in enumerate(it.other_names):
            first = seen.setdefault(name_key(name), it)
            if first is not it:
                yield Finding(context.place(it, "ten_goi_khac", index), f"Tên gọi \"{name}\" đã là của {first.path}.", "Chép từ tệp khác thì sửa tên gọi; không thì giữ ở một văn bản.")


def same_provision(context: Context) -> Iterator[Finding]:
    """One provision listed twice: its anchor would be ambiguous."""
    for it in _instruments(context):
        seen: set[str] = set()
        for index, provision in enumerate(it.provisions):
            if not provision.pinpoint:
                yield Finding(context.place(it, "quy_dinh", index), "Mục của `quy_dinh` không chỉ vào đâu.", "Thêm `dieu`, `muc`, `phu_luc` hoặc `vi_tri`.")
            elif provision.pinpoint.anchor in seen:
                yield Finding(context.place(it, "quy_dinh", index), f"{provision.pinpoint} đã có ở trên.", "Gộp hai mục.")
            seen.add(provision.pinpoint.anchor if provision.pinpoint else "")


def plan_without_period(context: Context) -> Iterator[Finding]:
    """A plan that assigns tasks must say when it runs, or why that is not known."""
    for plan in context.graph.plans:
        if plan.period is None and context.missing(plan, "thoi_ky"):
            yield Finding(context.place(plan), "Kế hoạch có phân công nhưng không có `thoi_ky`.", "Thêm `thoi_ky`; không có thì không biết nhiệm vụ còn chạy hay không.")


def local_without_place(context: Context) -> Iterator[Finding]:
    """A local office needs its place: "Ủy ban nhân dân" of where?"""
    for it in _instruments(context):
        levels = {level for a in it.issuers if (agency := context.graph.agencies.get(a)) for level in agency.levels}
        local = levels and "trung-uong" not in levels
        if local and not it.place and context.missing(it, "pham_vi_dia_ban"):
            yield Finding(context.place(it, "co_quan_ban_hanh"), "Văn bản của địa phương thiếu `pham_vi_dia_ban`.", "Thêm mã địa phương, hoặc ghi lý do ở `chua_ro`.")


def provision_not_listed(context: Context) -> Iterator[Finding]:
    """An editor's link points at a provision the instrument's file describes."""
    for part in context.parts:
        basis = part.value
        if not isinstance(basis, Basis) or basis.origin != "bien-tap":
            continue
        it = context.graph.instruments.get(basis.instrument)
        if it and not context.describes(it.id, basis.pinpoint):
            what = f"{basis.pinpoint} của `{it.id}`" if basis.pinpoint else f"`{it.id}`"
            hint = "Thêm điều khoản vào `quy_dinh` của văn bản đó." if basis.pinpoint else "Ghi điều khoản cụ thể."
            yield Finding(context.place(part.record, *part.keys), f"Liên kết biên tập tới {what}: điều khoản chưa có trong kho.", hint)


RULES = (
    error("VB001", "Thiếu số không có lý do", "Văn bản không có số, ký hiệu và `chua_ro` không nói vì sao.", "Thêm số như bản in hoặc lý do.", numbers.no_number),
    error("VB002", "Một văn bản hai mã", "Hai tệp cùng loại, số, ngày, cơ quan ban hành; hoặc không có số mà cùng tên, loại, cơ quan, địa bàn.", "Gộp vào một tệp, thêm chuyển hướng.", numbers.twice),
    error("VB003", "Chữ trong số trái với loại", "Chữ viết tắt trong số là của loại văn bản khác.", "Sửa loại hoặc số.", numbers.wrong_type),
    error("VB004", "Số văn bản quy phạm thiếu năm", "Văn bản quy phạm có năm giữa số và ký hiệu.", "Ghi như `282/2025/NĐ-CP`, hoặc sửa tính chất.", numbers.year_missing),
    error("VB005", "Số văn bản cá biệt mang năm", "Từ năm 2009 văn bản hành chính không có năm trong số.", "Ghi như `732/QĐ-TTg`, hoặc sửa tính chất.", numbers.year_too_many),
    error("VB006", "Số và tính chất Đảng không khớp", "Văn bản của Đảng có số dạng `36-CT/TW`.", "Sửa số hoặc tính chất.", numbers.party_form),
    error("VB007", "Số viết chưa đúng", "Có khoảng trắng, gạch sai, `ND` thay `NĐ`, hoặc chữ trước số như `QĐ732`.", "Theo gợi ý; `--fix` sửa được khoảng trắng và chữ Đ.", numbers.badly_written),
    error("VB008", "Ký hiệu trái với cơ quan ban hành", "Phần cuối của ký hiệu là của cơ quan khác.", "Sửa cơ quan hoặc số.", numbers.wrong_issuer),
    error("VB009", "Loại văn bản không thể là quy phạm", "Kế hoạch, công văn, chương trình … không phải văn bản quy phạm.", "Ghi `tinh_chat: ca-biet`.", numbers.cannot_be_normative),
    error("VB010", "Thiếu cơ quan ban hành không có lý do", "Không có `co_quan_ban_hanh` và `chua_ro` không nói vì sao.", "Thêm mã cơ quan hoặc lý do.", no_issuer),
    error("VB011", "Thiếu nguồn", "Sự kiện pháp lý phải có nguồn và ngày đối chiếu.", "Thêm `nguon`.", no_source),
    error("VB012", "Sai thư mục", "Văn bản chỉ đạo nằm ở `legal/chi-dao/`, căn cứ pháp lý ở `legal/can-cu/`.", "Chuyển tệp.", wrong_folder),
    error("VB013", "Tên tệp không mang số", "Mã của căn cứ pháp lý gồm số của nó.", "Đổi tên tệp, thêm chuyển hướng.", name_without_number),
    warning("VB018", "Tên gọi của hai văn bản", "Một tên gọi khác đứng ở hai tệp, nên câu dẫn bằng tên ấy không rõ là văn bản nào.", "Giữ tên gọi ở một văn bản.", same_name),
    error("VB019", "Năm trong tên tệp kế hoạch không khớp thời kỳ", "Tệp thường được chép từ kế hoạch năm trước mà chưa sửa thời kỳ.", "Sửa `thoi_ky` hoặc đổi tên tệp.", year_in_name),
    error("VB014", "Điều khoản lặp hoặc không chỉ vào đâu", "Hai mục `quy_dinh` cùng một điều khoản, hoặc mục không có điều khoản.", "Gộp hoặc bổ sung.", same_provision),
    error("VB015", "Kế hoạch không có thời kỳ", "Không có thời kỳ thì không biết nhiệm vụ còn chạy.", "Thêm `thoi_ky` hoặc lý do.", plan_without_period),
    warning("VB016", "Văn bản địa phương thiếu địa bàn", "Cơ quan ban hành là cơ quan địa phương chung theo cấp.", "Thêm `pham_vi_dia_ban`.", local_without_place),
    warning("VB017", "Liên kết biên tập tới điều khoản chưa mô tả", "Người biên tập chỉ liên kết tới điều khoản đã có trong `quy_dinh`.", "Thêm điều khoản vào tệp văn bản.", provision_not_listed),
)
