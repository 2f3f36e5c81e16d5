"""Keys and value types several kinds share."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, DayType, Group, Key, ListOf, Reasons, Ref, Text
from ..records import BODY, Basis, Correction, Evidence, Review, Target, TimeLimit

LINE = Text()
PROSE = Text(means="một hoặc hai câu")
DAY = DayType()
PARTIAL_DAY = DayType(partial=True)
ADDRESS = Text(form=r"https?://\S+", means="địa chỉ bắt đầu bằng https://")
NUMBER = Text(form=r"\d+", means="một con số")
SPOT = Text(means="vị trí như bản in, ví dụ IV.2.a hoặc III.1/3")
AGENCIES = ListOf(Ref("co-quan"))
TOPICS = ListOf(Ref("chu-de"))
YES = Choice(v.YES_NO)

TITLE = Key("title", "title", "Tên", "Tên như bản chính thức in, không kèm số.", LINE, required=True)
DRAFT = Key("nhap", "draft", "Bản nháp", "`co` trên tệp do máy nhập mà chưa ai duyệt; xóa khóa này khi duyệt xong.", YES, example="co")
OTHER_NAMES = Key("ten_goi_khac", "other_names", "Tên gọi khác", "Tên ngắn, tên quen dùng; giúp tìm kiếm.", ListOf(LINE))
TOPIC_IDS = Key("chu_de", "topics", "Chủ đề", "Mã chủ đề trong danh mục đóng `docs/chu-de/`.", TOPICS, example="[tuyen-truyen]")

ARTICLE_KEYS = (
    Key("dieu", "article", "Điều", "Số điều, không kèm chữ \"Điều\".", Text(form=r"\d+[a-zđ]?", means="số điều, ví dụ \"33\""), example='"33"'),
    Key("den_dieu", "article_to", "Đến điều", "Số điều cuối khi chỉ một khoảng.", Text(form=r"\d+", means="số điều")),
    Key("khoan", "clause", "Khoản", "Số khoản.", Text(form=r"\d+[a-zđ]?", means="số khoản")),
    Key("diem", "point", "Điểm", "Chữ của điểm; phân biệt d và đ.", Text(form=r"[a-zđ]{1,2}", means="chữ của điểm, ví dụ đ")),
    Key("muc", "section", "Mục", "Số mục, khi văn bản không chia điều.", LINE),
    Key("phu_luc", "annex", "Phụ lục", "Số phụ lục.", LINE),
)

BASIS = Group(Basis, (
    Key("van_ban", "instrument", "Văn bản", "Mã văn bản làm căn cứ.", Ref("van-ban"), required=True),
    *ARTICLE_KEYS,
    Key("goc", "origin", "Gốc", "`ke-hoach`: kế hoạch nêu; `bien-tap`: người biên tập liên kết.", Choice(v.ORIGINS)),
    Key("suy_luan", "inference", "Suy luận", "Vì sao hiểu là văn bản này khi nguồn không ghi số.", PROSE),
))
BASES = Key("can_cu", "bases", "Căn cứ", "Văn bản và điều khoản làm căn cứ.", ListOf(BASIS))
BASIS_TEXT = Key("can_cu_chu", "basis_text", "Căn cứ (chữ)", "Căn cứ ghi bằng chữ khi chưa gắn được vào một văn bản.", PROSE)

EVIDENCE = Key("nguon", "evidence", "Nguồn", "Nguồn của các sự kiện trong tệp và ngày đối chiếu.", Group(Evidence, (
    Key("dia_chi", "addresses", "Địa chỉ", "Trang đã đọc.", ListOf(ADDRESS)),
    Key("mo_ta", "description", "Mô tả", "Nguồn không có địa chỉ.", PROSE),
    Key("doi_chieu", "checked", "Đối chiếu ngày", "Ngày đối chiếu nguồn.", DAY, required=True, example="22/11/2026"),
    Key("do_tin_cay", "confidence", "Độ tin cậy", "Mức chắc chắn.", Choice(v.CONFIDENCE), required=True, example="cao"),
)))

LIMIT_KEYS = (
    Key("chu_ky", "cycle", "Chu kỳ", "Bao lâu một lần.", Choice(v.CYCLES), required=True, example="quy"),
    Key("truoc_ngay", "day", "Trước ngày", "Ngày trong tháng phải xong.", NUMBER, example='"15"'),
    Key("thang", "month", "Tháng", "Số tháng, hoặc `cuoi-ky` cho tháng cuối kỳ.", Text(form=r"1[0-2]|[1-9]|cuoi-ky", means="số tháng hoặc cuoi-ky")),
    Key("so_ngay", "days", "Số ngày", "Số ngày kể từ sự kiện.", NUMBER),
    Key("ngay_lam_viec", "working_days", "Ngày làm việc", "Số ngày tính theo ngày làm việc.", YES),
)
LIMIT = Group(TimeLimit, (Key("noi_dung", "subject", "Việc", "Việc phải xong.", PROSE), *LIMIT_KEYS))
TARGET = Group(Target, (
    Key("gia_tri", "amount", "Giá trị", "Con số đúng như bản in.", LINE, required=True, example='"06 đến 08"'),
    Key("don_vi", "unit", "Đơn vị", "Đơn vị của con số.", LINE, required=True, example="tụ điểm"),
    Key("noi_dung", "subject", "Nội dung", "Chỉ tiêu nói về việc gì.", PROSE, required=True),
    Key("vi_tri", "spot", "Vị trí", "Chỗ trong kế hoạch.", SPOT),
))

# What was done to a record after it was written: every kind has these two, before ``chua_ro``.
REVIEWS = Key("ra_soat", "reviews", "Đã rà soát", "Cơ quan đã đọc lại tệp này và đối chiếu với nguồn, lần mới nhất ghi đầu; chỉ ghi cơ quan, không ghi tên người.", ListOf(Group(Review, (
    Key("co_quan", "office", "Cơ quan", "Mã cơ quan rà soát.", Ref("co-quan"), required=True, example="so-tu-phap"),
    Key("dia_phuong", "place", "Địa phương", "Mã địa phương của cơ quan đó.", Ref("dia-phuong")),
    Key("ngay", "day", "Ngày", "Ngày rà soát xong.", DAY, required=True, example="22/11/2026"),
))))
CORRECTIONS = Key("dinh_chinh_du_kien", "corrections", "Đính chính dữ kiện", "Điều đã đăng mà sai và nay đã sửa, lần mới nhất ghi đầu; hiện ở trang này, ở `/dinh-chinh/` và trong nguồn tin.", ListOf(Group(Correction, (
    Key("ngay", "day", "Ngày", "Ngày sửa.", DAY, required=True, example="22/11/2026"),
    Key("truong", "key", "Khóa", f"Tên khóa của tệp này đã sửa; sửa lời văn bên dưới thì ghi `{BODY}`.", Text(form="[a-z_]+", means="tên một khóa, ví dụ ngay_hieu_luc"), required=True, example="ngay_hieu_luc"),
    Key("vi_tri", "spot", "Vị trí", "Chỗ trong khóa đó: điều, nhiệm vụ, câu hỏi nào.", LINE, example="Điều 5"),
    Key("truoc", "wrong", "Đã đăng", "Điều đã đăng mà sai.", PROSE, required=True),
    Key("sau", "right", "Đúng là", "Điều đúng.", PROSE, required=True),
    Key("ly_do", "reason", "Lý do", "Vì sao sai, phát hiện thế nào.", PROSE),
    Key("nguon", "source", "Nguồn", "Căn cứ của điều đúng: điều khoản, văn bản hoặc địa chỉ trang đã đọc.", PROSE, required=True),
))))
CARE = (REVIEWS, CORRECTIONS)


def unknowns(keys: tuple[Key, ...], *extra: str) -> Key:
    """The ``chua_ro`` key of a kind: any of its keys, and ``extra`` names that are no keys."""
    names = (*(key.name for key in keys), *extra)
    return Key("chua_ro", "unknowns", "Chưa rõ", "Điều chưa biết và lý do; được hiện ra cho người đọc.", Reasons(names))
