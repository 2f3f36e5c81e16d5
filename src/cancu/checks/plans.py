"""Assignments and their tasks."""

from __future__ import annotations

from collections.abc import Iterator

from .. import vocabulary as v
from ..records import Assignment, Task
from ..text import fold, place_id
from .context import Context
from .rule import Finding, error, warning

MOST = 3


def _tasks(context: Context) -> Iterator[tuple[Assignment, int, Task]]:
    for _, assignment in sorted(context.graph.assignments.items()):
        for index, task in enumerate(assignment.tasks):
            yield assignment, index, task


def id_from_spot(context: Context) -> Iterator[Finding]:
    """A task's id is its place in the plan."""
    for assignment, index, task in _tasks(context):
        wanted = place_id(task.spot)
        if wanted and task.id != wanted:
            yield Finding(context.place(assignment, "nhiem_vu", index, "id"), f"Mã `{task.id}` không khớp vị trí {task.spot}.", f"Ghi `id: {wanted}`, hoặc sửa `vi_tri`.")


def same_id(context: Context) -> Iterator[Finding]:
    """One id twice in a plan."""
    seen: dict[tuple[str, str], str] = {}
    for assignment, index, task in _tasks(context):
        first = seen.setdefault((assignment.plan, task.id), assignment.path)
        if (first, task) != (assignment.path, _first(assignment, task.id)):
            yield Finding(context.place(assignment, "nhiem_vu", index, "id"), f"Mã `{task.id}` đã dùng trong kế hoạch này, ở {first}.", "Mỗi gạch đầu dòng một vị trí: dùng `/n` cho gạch thứ n.")


def _first(assignment: Assignment, task_id: str) -> Task:
    return next(task for task in assignment.tasks if task.id == task_id)


def same_spot(context: Context) -> Iterator[Finding]:
    """One place of the plan twice, under two ids."""
    seen: dict[tuple[str, str], str] = {}
    for assignment, index, task in _tasks(context):
        first = seen.setdefault((assignment.plan, task.spot), task.id)
        if first != task.id:
            yield Finding(context.place(assignment, "nhiem_vu", index, "vi_tri"), f"Vị trí {task.spot} đã là của nhiệm vụ `{first}`.", "Kiểm lại vị trí trong kế hoạch.")


def outside_heading(context: Context) -> Iterator[Finding]:
    """A task stands under its file's heading."""
    for assignment, index, task in _tasks(context):
        if not _below(task.spot, assignment.spot):
            yield Finding(context.place(assignment, "nhiem_vu", index, "vi_tri"), f"Vị trí {task.spot} không nằm trong mục {assignment.spot}.", "Sửa `vi_tri`, hoặc `muc` của tệp.")


def _below(spot: str, heading: str) -> bool:
    if spot.startswith((f"{heading}.", f"{heading}/")):
        return True
    parts, above = place_id(spot).split("-"), place_id(heading).split("-")
    return parts[: len(above)] == above or not above


def topics(context: Context) -> Iterator[Finding]:
    """One to three topics."""
    for assignment, index, task in _tasks(context):
        if not task.topics and not context.unreadable(assignment):
            yield Finding(context.place(assignment, "nhiem_vu", index), f"Nhiệm vụ {task.spot} không có chủ đề.", "Thêm một đến ba mã ở `chu_de`.")
        elif len(task.topics) > MOST:
            yield Finding(context.place(assignment, "nhiem_vu", index, "chu_de"), f"Nhiệm vụ {task.spot} có {len(task.topics)} chủ đề.", f"Giữ nhiều nhất {MOST}.")


def acts(context: Context) -> Iterator[Finding]:
    """At most three acts."""
    for assignment, index, task in _tasks(context):
        if len(task.acts) > MOST:
            yield Finding(context.place(assignment, "nhiem_vu", index, "viec"), f"Nhiệm vụ {task.spot} có {len(task.acts)} loại việc.", f"Giữ nhiều nhất {MOST}.")


def file_name(context: Context) -> Iterator[Finding]:
    """The file belongs to the first agency, in its plan's folder."""
    for _, assignment in sorted(context.graph.assignments.items()):
        folder, _, name = assignment.id.rpartition("/")
        if assignment.agencies and name != assignment.agencies[0] and assignment.agencies[0] in context.graph.agencies:
            yield Finding(context.place(assignment, "co_quan", 0), f"Tệp `{name}.md` nhưng cơ quan đầu là `{assignment.agencies[0]}`.", f"Đổi tên tệp thành `{assignment.agencies[0]}.md`, hoặc sửa `co_quan`.")
        if folder != assignment.plan:
            yield Finding(context.place(assignment, "ke_hoach"), f"Tệp nằm trong `{folder or 'phan-cong'}/` nhưng `ke_hoach` là `{assignment.plan}`.", f"Chuyển tệp vào `docs/phan-cong/{assignment.plan}/`, hoặc sửa `ke_hoach`.")


def not_directing(context: Context) -> Iterator[Finding]:
    """Tasks come from a directing document."""
    for _, assignment in sorted(context.graph.assignments.items()):
        plan = context.graph.instruments.get(assignment.plan)
        if plan and not (plan.type in v.DIRECTING_TYPES or plan.path.startswith("legal/chi-dao/")):
            yield Finding(context.place(assignment, "ke_hoach"), f"`{plan.id}` là {v.DOCUMENT_TYPES[plan.type].name.lower()}, không phải văn bản chỉ đạo.", "Ghi mã một kế hoạch, chỉ thị, chương trình, đề án hay công văn ở `legal/chi-dao/`.")


def partner_of_itself(context: Context) -> Iterator[Finding]:
    """An agency does not cooperate with itself, nor report to itself."""
    for assignment, index, task in _tasks(context):
        for key, agencies in (("phoi_hop_voi", task.partners), ("chi_dao", task.directs), ("bao_cao_cho", task.reports_to)):
            for at, agency in enumerate(agencies):
                if assignment.agencies == (agency,):
                    yield Finding(context.place(assignment, "nhiem_vu", index, key, at), f"`{agency}` là chính cơ quan của tệp.", "Bỏ dòng này.")


def no_origin(context: Context) -> Iterator[Finding]:
    """Readers must see who linked a basis: the plan or an editor."""
    for assignment, index, task in _tasks(context):
        for at, basis in enumerate(task.bases):
            if not basis.origin:
                yield Finding(context.place(assignment, "nhiem_vu", index, "can_cu", at), f"Căn cứ `{basis.instrument}` không ghi `goc`.", "Ghi `goc: ke-hoach` nếu kế hoạch nêu, `goc: bien-tap` nếu người biên tập liên kết.")


def same_text(context: Context) -> Iterator[Finding]:
    """Two tasks of one file that say the same."""
    for _, assignment in sorted(context.graph.assignments.items()):
        seen: dict[str, str] = {}
        for index, task in enumerate(assignment.tasks):
            first = seen.setdefault(fold(task.summary), task.spot)
            if first != task.spot:
                yield Finding(context.place(assignment, "nhiem_vu", index, "noi_dung"), f"Nhiệm vụ {task.spot} viết giống nhiệm vụ {first}.", "Kiểm lại: chép nhầm, hay một nhiệm vụ ghi hai lần?")


def not_in_outline(context: Context) -> Iterator[Finding]:
    """The heading stands in the plan's outline."""
    for _, assignment in sorted(context.graph.assignments.items()):
        plan = context.graph.instruments.get(assignment.plan)
        spots = {place_id(h.spot) for h in plan.outline} if plan else set()
        if plan and spots and place_id(assignment.spot) not in spots:
            yield Finding(context.place(assignment, "muc"), f"Mục {assignment.spot} không có trong `muc_luc` của {plan.path}.", "Thêm mục vào `muc_luc`, hoặc sửa `muc`.")


RULES = (
    error("PC001", "Mã nhiệm vụ không khớp vị trí", "Mã là vị trí viết thành chữ không dấu: IV.2.đ thành `iv-2-dd`.", "Ghi mã theo gợi ý.", id_from_spot),
    error("PC002", "Mã nhiệm vụ trùng", "Hai nhiệm vụ của một kế hoạch cùng mã.", "Mỗi gạch đầu dòng một vị trí, một mã.", same_id),
    error("PC003", "Vị trí trùng", "Hai nhiệm vụ khác mã cùng một vị trí.", "Kiểm lại vị trí trong kế hoạch.", same_spot),
    warning("PC004", "Nhiệm vụ ngoài mục của tệp", "`vi_tri` không nằm dưới `muc`.", "Sửa vị trí hoặc mục.", outside_heading),
    error("PC005", "Số chủ đề không đúng", "Mỗi nhiệm vụ có một đến ba chủ đề.", "Thêm hoặc bớt chủ đề.", topics),
    error("PC006", "Quá nhiều loại việc", "Mỗi nhiệm vụ có nhiều nhất ba loại việc.", "Bớt loại việc phụ.", acts),
    error("PC007", "Tên tệp phân công không khớp", "Tệp mang tên cơ quan đầu, nằm trong thư mục mang mã kế hoạch.", "Đổi tên hoặc chuyển tệp.", file_name),
    error("PC008", "Kế hoạch không phải văn bản chỉ đạo", "`ke_hoach` trỏ tới một căn cứ pháp lý.", "Ghi mã một văn bản ở `legal/chi-dao/`.", not_directing),
    error("PC009", "Cơ quan phối hợp với chính mình", "Cơ quan của tệp lại đứng trong danh sách phối hợp, chỉ đạo hay báo cáo của mình.", "Bỏ dòng đó.", partner_of_itself),
    error("PC010", "Căn cứ của nhiệm vụ thiếu gốc", "Người đọc phải biết căn cứ do kế hoạch nêu hay do biên tập liên kết.", "Ghi `goc`.", no_origin),
    warning("PC011", "Hai nhiệm vụ giống nhau", "Có thể chép nhầm.", "Kiểm lại với kế hoạch.", same_text),
    warning("PC012", "Mục không có trong mục lục", "`muc` của tệp không có trong `muc_luc` của kế hoạch.", "Thêm mục vào `muc_luc` hoặc sửa `muc`.", not_in_outline),
)
