"""Keys of ``docs/co-quan/`` and ``docs/dia-phuong/``."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, Group, Key, ListOf, Ref
from ..records import AdministrativePlace, Agency, Heir, PlaceName
from . import common as c

_LEVELS = ListOf(Choice(v.LEVELS))
_HEIR = Group(Heir, (
    Key("co_quan", "agency", "Cơ quan", "Mã cơ quan kế thừa.", Ref("co-quan"), required=True),
    Key("chuc_nang", "function", "Chức năng", "Phần việc được nhận.", c.PROSE, required=True),
    c.TOPIC_IDS,
    Key("mac_dinh", "default", "Mặc định", "Nhận phần phòng, chống tệ nạn xã hội nói chung.", c.YES),
    c.BASES,
    Key("tu_ngay", "since", "Từ ngày", "Ngày nhận.", c.DAY),
))
_AGENCY_KEYS = (
    c.TITLE,
    Key("ten_ngan", "short_name", "Tên ngắn", "Tên đứng trước tên địa phương.", c.LINE),
    c.OTHER_NAMES,
    Key("viet_tat", "abbreviations", "Viết tắt", "Chữ viết tắt.", ListOf(c.LINE)),
    Key("cap", "levels", "Cấp", "Một hoặc nhiều cấp.", _LEVELS, required=True, example="[xa]"),
    Key("nganh", "sector", "Ngành", "Ngành, lĩnh vực.", Choice(v.SECTORS), required=True, example="cong-an"),
    Key("nhom", "group", "Nhóm", "`co` với nhóm cơ quan không nêu tên.", c.YES),
    Key("tu_ngay", "since", "Từ ngày", "Ngày thành lập.", c.DAY),
    Key("den_ngay", "until", "Đến ngày", "Ngày đầu tiên không còn.", c.DAY),
    Key("ke_thua", "heirs", "Kế thừa", "Cơ quan nhận việc, theo chức năng.", ListOf(_HEIR)),
    Key("chuc_nang", "function", "Chức năng", "Chức năng trong lĩnh vực này.", c.PROSE),
    c.BASES,
    Key("ma_khac", "former_ids", "Mã khác", "Mã từng dùng.", ListOf(Ref(""))),
    c.EVIDENCE,
)
AGENCY = Group(Agency, (*_AGENCY_KEYS, *c.CARE, c.unknowns(_AGENCY_KEYS)))
_NAME = Group(PlaceName, (
    Key("ten", "name", "Tên", "Tên đơn vị.", c.LINE, required=True),
    Key("thuoc", "within", "Thuộc", "Đơn vị cấp trên khi đó.", c.LINE),
    Key("tu_ngay", "since", "Từ ngày", "Ngày bắt đầu.", c.DAY),
    Key("den_ngay", "until", "Đến ngày", "Ngày đầu tiên không còn.", c.DAY),
))
_PLACE_KEYS = (
    c.TITLE,
    c.OTHER_NAMES,
    Key("cap", "levels", "Cấp", "Cấp trước và nay.", _LEVELS, required=True),
    Key("ma", "code", "Mã số", "Mã đơn vị hành chính.", c.NUMBER),
    Key("ten_goi", "names", "Tên theo thời gian", "Tên cũ trước, tên nay sau.", ListOf(_NAME), required=True),
    Key("mot_phan", "partial", "Một phần", "`co` khi đơn vị nay chỉ gồm một phần đơn vị cũ.", c.YES),
    Key("thuoc_dia_phuong", "parent", "Thuộc", "Mã địa phương cấp trên nay.", Ref("dia-phuong")),
    Key("hop_nhat_tu", "merged_from", "Hợp nhất từ", "Các đơn vị cũ nhập vào.", ListOf(c.LINE)),
    c.BASES,
    c.EVIDENCE,
)
PLACE = Group(AdministrativePlace, (*_PLACE_KEYS, *c.CARE, c.unknowns(_PLACE_KEYS)))
