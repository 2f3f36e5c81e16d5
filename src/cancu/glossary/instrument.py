"""Keys of ``legal/**``."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, Group, Key, ListOf, Ref, Text
from ..records import (
    ArticlePair,
    Conflict,
    Duty,
    Heading,
    Instrument,
    Mention,
    Observation,
    PartialEffect,
    Period,
    Provision,
    Relation,
    Repair,
    Transition,
)
from . import common as c

_PAIR = Group(ArticlePair, (
    Key("cu", "old", "Điều cũ", "Số điều của văn bản cũ.", c.LINE, required=True),
    Key("moi", "new", "Điều mới", "Số điều tương ứng của văn bản mới.", c.LINE, required=True),
))
_RELATION = Group(Relation, (
    Key("van_ban", "target", "Văn bản", "Mã văn bản cũ hơn hoặc cao hơn.", Ref("van-ban"), required=True),
    Key("pham_vi", "scope", "Phạm vi", "Tác động lên toàn bộ hay một phần.", Choice(v.SCOPES)),
    Key("dieu", "article", "Điều", "Điều khoản nêu quan hệ này (trong văn bản mới).", c.LINE),
    Key("tu_ngay", "since", "Từ ngày", "Ngày quan hệ có tác dụng, khi khác ngày hiệu lực.", c.DAY),
    Key("nguon_quan_he", "certainty", "Nguồn quan hệ", "`da-doc` mới làm đổi trạng thái; `suy-ra` chỉ để tham khảo.", Choice(v.CERTAINTY), required=True, example="da-doc"),
    Key("vi_tri", "spot", "Vị trí", "Chỗ trong văn bản nêu quan hệ.", c.SPOT),
    Key("thay_dieu", "pairs", "Điều tương ứng", "Điều cũ và điều mới thay nó.", ListOf(_PAIR)),
))


def _relation(name: str, field: str, label: str, meaning: str) -> Key:
    return Key(name, field, label, meaning + " Chỉ ghi ở văn bản mới hơn.", ListOf(_RELATION))


RELATION_KEYS = (
    _relation("can_cu", "bases", "Căn cứ", "Văn bản làm căn cứ ban hành."),
    _relation("thuc_hien", "implements", "Thực hiện", "Văn bản được triển khai, quy định chi tiết."),
    _relation("thay_the", "replaces", "Thay thế", "Văn bản bị thay thế."),
    _relation("bai_bo", "repeals", "Bãi bỏ", "Văn bản bị bãi bỏ."),
    _relation("sua_doi", "amends", "Sửa đổi", "Văn bản được sửa đổi, bổ sung."),
    _relation("huong_dan", "guides", "Hướng dẫn", "Văn bản được hướng dẫn thi hành."),
    _relation("dinh_chinh", "corrects", "Đính chính", "Văn bản được đính chính."),
    _relation("hop_nhat", "consolidates", "Hợp nhất", "Văn bản được hợp nhất."),
    _relation("ke_tiep", "follows", "Kế tiếp", "Văn bản của thời kỳ trước; không có tác động pháp lý."),
)
_PERIOD = Group(Period, (
    Key("tu", "first", "Từ", "Ngày đầu thời kỳ.", c.DAY, required=True, example="01/01/2026"),
    Key("den", "last", "Đến", "Ngày cuối thời kỳ, tính cả ngày này.", c.DAY, required=True, example="31/12/2026"),
    Key("loai", "kind", "Loại", "Một năm hay nhiều năm.", Choice(v.PERIODS), required=True, example="nam"),
))
_PARTIAL = Group(PartialEffect, (
    Key("dieu", "article", "Điều", "Điều khoản có hiệu lực riêng; `toan-bo` khi cả văn bản bị ngưng.", c.LINE, required=True),
    Key("tu", "since", "Từ", "Ngày bắt đầu.", c.DAY, required=True),
    Key("den", "until", "Đến", "Ngày đầu tiên không còn.", c.DAY),
    Key("loai", "kind", "Loại", "Bắt đầu, sửa đổi, hết hoặc ngưng hiệu lực.", Choice(v.PARTIAL_EFFECTS), required=True),
    Key("ly_do", "reason", "Lý do", "Vì sao, theo văn bản nào.", c.PROSE, required=True),
))
_TRANSITION = Group(Transition, (
    Key("dieu", "article", "Điều", "Điều khoản chuyển tiếp.", c.LINE, required=True),
    Key("tinh_huong", "situation", "Tình huống", "Hành vi ở vào tình huống nào.", Choice(v.SITUATIONS), required=True),
    Key("ap_dung", "applies", "Áp dụng", "Mã văn bản áp dụng.", Ref("van-ban", (v.LAW_ON_DECISION_DAY,)), required=True),
))
_PROVISION = Group(Provision, (
    *c.ARTICLE_KEYS,
    Key("vi_tri", "spot", "Vị trí", "Chỗ khác, khi không phải điều, mục, phụ lục.", c.LINE),
    Key("noi_dung", "subject", "Nội dung", "Điều khoản nói gì, bằng lời của ta.", c.PROSE, required=True),
))
_OBSERVATION = Group(Observation, (
    Key("trang_thai", "status", "Trạng thái", "Trạng thái nguồn ghi.", Choice(v.STATUSES), required=True),
    Key("ngay", "day", "Ngày", "Ngày thấy.", c.DAY, required=True),
    Key("nguon", "source", "Nguồn", "Thấy ở đâu.", c.PROSE, required=True),
))
_MENTION = Group(Mention, (
    Key("van_ban", "target", "Văn bản", "Mã văn bản được dẫn.", Ref("van-ban"), required=True),
    Key("dieu", "article", "Điều", "Số điều.", c.LINE),
    Key("khoan", "clause", "Khoản", "Số khoản.", c.LINE),
    Key("vi_tri", "spot", "Vị trí", "Chỗ dẫn.", c.SPOT, required=True),
    Key("suy_luan", "inference", "Suy luận", "Vì sao hiểu là văn bản này.", c.PROSE),
))
_HEADING = Group(Heading, (
    Key("vi_tri", "spot", "Vị trí", "Số mục như bản in.", c.SPOT, required=True),
    Key("tieu_de", "title", "Tiêu đề", "Tên mục.", c.LINE, required=True),
    Key("noi_dung", "summary", "Nội dung", "Tóm tắt bằng lời của ta.", c.PROSE),
))
_DUTY_KEYS = (
    Key("id", "id", "Mã", "Mã trong văn bản.", Ref(""), required=True),
    Key("vi_tri", "spot", "Vị trí", "Chỗ trong kế hoạch.", c.SPOT),
    Key("noi_dung", "subject", "Việc", "Báo cáo gì.", c.PROSE, required=True),
    Key("ai", "who", "Ai", "Cơ quan phải làm.", c.AGENCIES),
    Key("gui", "to", "Gửi", "Nơi nhận.", c.AGENCIES),
    *c.LIMIT_KEYS,
)
_DUTY = Group(Duty, (*_DUTY_KEYS, c.unknowns(_DUTY_KEYS)))
_CONFLICT = Group(Conflict, (
    Key("vi_tri", "spots", "Vị trí", "Các chỗ mâu thuẫn.", ListOf(c.SPOT), required=True),
    Key("noi_dung", "description", "Nội dung", "Mâu thuẫn thế nào.", c.PROSE, required=True),
))
_REPAIR = Group(Repair, (
    Key("in", "printed", "Bản chụp", "Chữ trong bản chụp.", c.LINE, required=True),
    Key("sua", "corrected", "Sửa thành", "Chữ đúng.", c.LINE, required=True),
    Key("vi_tri", "spot", "Vị trí", "Chỗ sửa.", c.SPOT, required=True),
))
_TYPES = {t.id: t.name for t in v.DOCUMENT_TYPES.values()}

_KEYS = (
    c.TITLE,
    Key("loai_van_ban", "type", "Loại văn bản", "Loại theo thể thức.", Choice(_TYPES), required=True, example="nghi-dinh"),
    Key("tinh_chat", "nature", "Tính chất", "Quy phạm, cá biệt, của Đảng, hợp nhất hay liên tịch.", Choice(v.NATURES), required=True, example="quy-pham"),
    Key("so_ky_hieu", "number", "Số, ký hiệu", "Đúng như bản in; không có thì ghi lý do ở `chua_ro`.", Text(form=r"\S.*\S", means="số, ký hiệu như bản in, ví dụ 282/2025/NĐ-CP")),
    c.OTHER_NAMES,
    Key("co_quan_ban_hanh", "issuers", "Cơ quan ban hành", "Mã các cơ quan ban hành.", c.AGENCIES),
    Key("nguoi_ky_chuc_vu", "signer", "Người ký", "Chỉ ghi chức vụ, không ghi tên.", c.LINE),
    Key("pham_vi_dia_ban", "place", "Địa bàn", "Mã địa phương, với văn bản của địa phương.", Ref("dia-phuong")),
    c.TOPIC_IDS,
    Key("ngay_ban_hanh", "issued", "Ngày ban hành", "Ngày ký; chưa rõ ngày thì mm/yyyy hoặc yyyy.", c.PARTIAL_DAY, example="30/10/2025"),
    Key("ngay_hieu_luc", "effective", "Ngày hiệu lực", "Ngày đầu tiên có hiệu lực.", c.DAY, example="15/12/2025"),
    Key("ngay_het_hieu_luc", "expired", "Ngày hết hiệu lực", "Ngày đầu tiên không còn hiệu lực.", c.DAY),
    Key("do_chac_ngay", "precision", "Độ chắc của ngày", "Ngày ban hành chỉ rõ đến tháng hoặc năm.", Choice(v.PRECISION)),
    Key("thoi_ky", "period", "Thời kỳ", "Thời kỳ của chương trình, kế hoạch.", _PERIOD),
    *RELATION_KEYS,
    Key("hieu_luc_tung_phan", "partial_effects", "Hiệu lực từng phần", "Điều khoản có hiệu lực khác phần còn lại.", ListOf(_PARTIAL)),
    Key("hieu_luc_tro_ve_truoc", "retroactive_from", "Hiệu lực trở về trước", "Ngày bắt đầu áp dụng trở về trước.", c.DAY),
    Key("chuyen_tiep", "transitions", "Chuyển tiếp", "Văn bản nào áp dụng cho hành vi nào.", ListOf(_TRANSITION)),
    Key("quy_dinh", "provisions", "Điều khoản", "Điều khoản đáng chỉ tới.", ListOf(_PROVISION)),
    Key("dan_chieu", "mentions", "Dẫn chiếu", "Văn bản được nhắc ngoài phần phân công.", ListOf(_MENTION)),
    Key("muc_luc", "outline", "Mục lục", "Các mục của văn bản, bằng lời của ta.", ListOf(_HEADING)),
    Key("chi_tieu", "targets", "Chỉ tiêu", "Chỉ tiêu có con số.", ListOf(c.TARGET)),
    Key("bao_cao", "duties", "Báo cáo", "Chế độ báo cáo, có hạn.", ListOf(_DUTY)),
    Key("noi_nhan", "recipients", "Nơi nhận", "Loại nơi nhận, không ghi tên người.", ListOf(c.LINE)),
    Key("xung_dot", "conflicts", "Mâu thuẫn trong nguồn", "Hai chỗ trong nguồn trái nhau; giữ nguyên, nêu ra.", ListOf(_CONFLICT)),
    Key("sua_loi_nguon", "repairs", "Sửa lỗi bản chụp", "Lỗi nhận dạng chữ đã sửa.", ListOf(_REPAIR)),
    Key("xac_nhan", "observations", "Xác nhận", "Trạng thái thấy ở nguồn vào một ngày.", ListOf(_OBSERVATION)),
    c.EVIDENCE,
    Key("toan_van", "full_text", "Toàn văn", "Địa chỉ bản chính thức.", c.ADDRESS),
    c.DRAFT,
)
INSTRUMENT = Group(Instrument, (*_KEYS, *c.CARE, c.unknowns(_KEYS, "trang_thai", "quan_he")))
