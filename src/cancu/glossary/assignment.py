"""Keys of ``docs/phan-cong/**``."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, Group, Key, ListOf, Ref
from ..records import Assignment, Task
from . import common as c

_TASK_KEYS = (
    Key("id", "id", "Mã", "Vị trí viết thành mã: IV.2.đ thành iv-2-dd.", Ref(""), required=True, example="iv-1-1"),
    Key("vi_tri", "spot", "Vị trí", "Chỗ trong kế hoạch, như bản in; /n cho gạch đầu dòng thứ n.", c.SPOT, required=True, example="IV.1/1"),
    Key("noi_dung", "summary", "Nội dung", "Nhiệm vụ bằng lời của ta.", c.PROSE, required=True),
    Key("vai_tro", "role", "Vai trò", "Quan hệ với cơ quan khác, đúng một.", Choice(v.ROLES), required=True, example="chu-tri"),
    Key("viec", "acts", "Loại việc", "Từ không đến ba loại việc.", ListOf(Choice(v.ACTS))),
    Key("phoi_hop_voi", "partners", "Phối hợp với", "Cơ quan cùng làm.", c.AGENCIES),
    Key("chi_dao", "directs", "Chỉ đạo", "Cơ quan được chỉ đạo.", c.AGENCIES),
    Key("bao_cao_cho", "reports_to", "Báo cáo, tham mưu cho", "Cơ quan nhận báo cáo, tham mưu.", c.AGENCIES),
    Key("chu_de", "topics", "Chủ đề", "Từ một đến ba chủ đề.", c.TOPICS, required=True, example="[tuyen-truyen]"),
    c.BASES,
    Key("chi_tieu", "targets", "Chỉ tiêu", "Chỉ tiêu có con số.", ListOf(c.TARGET)),
    Key("thoi_han", "limits", "Thời hạn", "Hạn phải xong.", ListOf(c.LIMIT)),
)
TASK = Group(Task, (*_TASK_KEYS, c.unknowns(_TASK_KEYS, "co_quan")))
_KEYS = (
    Key("title", "title", "Tên mục", "Tên cơ quan như kế hoạch in.", c.LINE, required=True),
    Key("ke_hoach", "plan", "Kế hoạch", "Mã kế hoạch.", Ref("van-ban"), required=True, example="kh-ke-sat-2026"),
    Key("co_quan", "agencies", "Cơ quan", "Mã các cơ quan của mục; tệp mang tên cơ quan đầu.", c.AGENCIES, required=True, example="[cong-an-xa]"),
    Key("muc", "spot", "Mục", "Số mục trong kế hoạch.", c.SPOT, required=True, example="IV.2"),
    Key("nhiem_vu", "tasks", "Nhiệm vụ", "Mỗi gạch đầu dòng một nhiệm vụ.", ListOf(TASK), required=True),
    c.DRAFT,
)
ASSIGNMENT = Group(Assignment, (*_KEYS, *c.CARE, c.unknowns(_KEYS)))
