"""The closed lists: kinds of document, roles, statuses … each an id with the words people read.

Sources: Luật 64/2025/QH15 Điều 4 (ranks of normative documents), Nghị định 30/2020/NĐ-CP Điều 7 and
Phụ lục III (administrative types and their abbreviations).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its name, the letters in its number, its place in the hierarchy (1 is highest)."""

    id: str
    name: str
    letters: str
    rank: int


_TYPES = (
    ("hien-phap", "Hiến pháp", "", 1),
    ("bo-luat", "Bộ luật", "", 2),
    ("luat", "Luật", "", 2),
    ("phap-lenh", "Pháp lệnh", "PL", 3),
    ("nghi-quyet", "Nghị quyết", "NQ", 3),
    ("nghi-quyet-lien-tich", "Nghị quyết liên tịch", "NQLT", 5),
    ("lenh", "Lệnh", "L", 4),
    ("nghi-dinh", "Nghị định", "NĐ", 5),
    ("quyet-dinh", "Quyết định", "QĐ", 6),
    ("thong-tu", "Thông tư", "TT", 8),
    ("thong-tu-lien-tich", "Thông tư liên tịch", "TTLT", 9),
    ("van-ban-hop-nhat", "Văn bản hợp nhất", "VBHN", 19),
    ("chi-thi", "Chỉ thị", "CT", 20),
    ("ket-luan", "Kết luận", "KL", 20),
    ("quy-dinh", "Quy định", "QyĐ", 20),
    ("quy-che", "Quy chế", "QC", 21),
    ("chuong-trinh", "Chương trình", "CTr", 22),
    ("de-an", "Đề án", "ĐA", 22),
    ("du-an", "Dự án", "DA", 22),
    ("phuong-an", "Phương án", "PA", 22),
    ("ke-hoach", "Kế hoạch", "KH", 23),
    ("huong-dan", "Hướng dẫn", "HD", 24),
    ("thong-bao", "Thông báo", "TB", 25),
    ("bao-cao", "Báo cáo", "BC", 25),
    ("to-trinh", "Tờ trình", "TTr", 25),
    ("cong-dien", "Công điện", "CĐ", 25),
    ("cong-van", "Công văn", "", 26),
)
DOCUMENT_TYPES = {row[0]: DocumentType(*row) for row in _TYPES}
DIRECTING_TYPES = frozenset(
    ["chi-thi", "ket-luan", "quy-dinh", "chuong-trinh", "de-an", "du-an", "phuong-an", "ke-hoach", "huong-dan", "thong-bao", "bao-cao", "to-trinh", "cong-dien", "cong-van"]
)

# id → what the reader sees
NATURES = {
    "quy-pham": "Văn bản quy phạm pháp luật",
    "ca-biet": "Văn bản hành chính, cá biệt",
    "dang": "Văn bản của Đảng",
    "hop-nhat": "Văn bản hợp nhất",
    "lien-tich": "Văn bản liên tịch",
}
LEVELS = {"trung-uong": "Trung ương", "tinh": "Cấp tỉnh", "huyen": "Cấp huyện", "xa": "Cấp xã"}
SECTORS = {
    "chinh-quyen": "Chính quyền",
    "cong-an": "Công an",
    "quan-su-bien-phong": "Quân sự, biên phòng",
    "lao-dong-xa-hoi": "Lao động, xã hội",
    "y-te": "Y tế",
    "van-hoa-thong-tin": "Văn hóa, thông tin",
    "tu-phap-phap-luat": "Tư pháp, pháp luật",
    "giao-duc": "Giáo dục",
    "kinh-te-tai-chinh": "Kinh tế, tài chính",
    "noi-vu": "Nội vụ",
    "to-tung": "Cơ quan tố tụng",
    "dang": "Cơ quan Đảng",
    "mat-tran-doan-the": "Mặt trận, đoàn thể",
    "phoi-hop-lien-nganh": "Tổ chức phối hợp liên ngành",
    "khac": "Khác",
}
ROLES = {
    "chu-tri": "Chủ trì",
    "phoi-hop": "Phối hợp",
    "thuc-hien": "Thực hiện",
    "de-nghi": "Được đề nghị thực hiện",
}
ACTS = {
    "tham-muu": "Tham mưu",
    "thuong-truc": "Thường trực",
    "chi-dao": "Chỉ đạo",
    "huong-dan": "Hướng dẫn",
    "giam-sat": "Giám sát",
    "tong-hop-bao-cao": "Tổng hợp, báo cáo",
    "cung-cap-thong-tin": "Cung cấp thông tin",
    "bo-tri-kinh-phi": "Bố trí kinh phí",
    "kien-nghi": "Kiến nghị",
    "to-chuc-thuc-hien": "Tổ chức thực hiện",
}
ORIGINS = {"ke-hoach": "Kế hoạch nêu", "bien-tap": "Biên tập liên kết"}
CONFIDENCE = {"cao": "cao", "trung-binh": "trung bình", "thap": "thấp"}
CERTAINTY = {"da-doc": "đã đọc điều khoản", "suy-ra": "suy ra, chưa đọc điều khoản"}
PRECISION = {"thang": "chỉ rõ đến tháng", "nam": "chỉ rõ đến năm"}
PERIODS = {"nam": "một năm", "nhieu-nam": "nhiều năm"}
SCOPES = {"toan-bo": "toàn bộ", "mot-phan": "một phần"}
STATUSES = {
    "chua-co-hieu-luc": "Chưa có hiệu lực",
    "con-hieu-luc": "Còn hiệu lực",
    "het-hieu-luc-mot-phan": "Còn hiệu lực, có phần đã sửa hoặc hết hiệu lực",
    "het-hieu-luc": "Hết hiệu lực",
    "ngung-hieu-luc": "Ngưng hiệu lực",
    "chua-ro": "Chưa rõ",
}
OBSERVED = tuple(STATUSES)
PARTIAL_EFFECTS = {
    "bat-dau": "bắt đầu có hiệu lực",
    "sua-doi": "được sửa đổi",
    "het-hieu-luc": "hết hiệu lực",
    "ngung": "ngưng hiệu lực",
}
SITUATIONS = {
    "ket-thuc-truoc": "Hành vi đã kết thúc trước ngày văn bản mới có hiệu lực",
    "dang-dien-ra": "Hành vi đang diễn ra vào ngày văn bản mới có hiệu lực",
    "da-quyet-dinh": "Đã có quyết định xử phạt, nay khiếu nại",
}
LAW_ON_DECISION_DAY = "phap-luat-tai-ngay-quyet-dinh"
CYCLES = {
    "nam": "hằng năm",
    "quy": "hằng quý",
    "sau-thang": "sáu tháng một lần",
    "thang": "hằng tháng",
    "su-kien": "theo từng việc",
    "mot-lan": "một lần",
    "khong-dinh-ky": "không định kỳ, không nêu ngày nộp",
}
RECURRENCES = {"hang-nam": "hằng năm", "mot-lan": "một lần"}
YES_NO = {"co": "có", "khong": "không"}
END_OF_PERIOD = "cuoi-ky"
AUDIENCES = {
    "hoc-sinh-thcs": "Học sinh trung học cơ sở",
    "hoc-sinh-thpt": "Học sinh trung học phổ thông",
    "sinh-vien": "Sinh viên",
    "thanh-nien": "Thanh niên",
    "cha-me": "Cha mẹ, người chăm sóc trẻ",
    "phu-nu": "Phụ nữ, hội viên",
    "lao-dong-di-cu": "Người lao động di cư",
    "cong-nhan-kcn": "Công nhân khu công nghiệp",
    "chu-co-so": "Chủ cơ sở kinh doanh dịch vụ",
    "nguoi-dan": "Người dân thôn, ấp, tổ dân phố",
    "doi-kiem-tra": "Thành viên đội kiểm tra liên ngành",
    "doi-tinh-nguyen": "Đội công tác xã hội tình nguyện",
    "tuyen-truyen-vien": "Tuyên truyền viên, báo cáo viên",
    "can-bo": "Cán bộ, công chức cấp xã",
    "giao-vien": "Giáo viên",
}
TRAINING_FORMS = {
    "buoi-tap-huan": "Buổi tập huấn",
    "sinh-hoat": "Buổi sinh hoạt",
    "phat-thanh": "Bài phát thanh",
    "to-roi": "Tờ phát tay",
    "trang-giai-thich": "Trang giải thích",
}
CLAIM_KINDS = {"phap-luat": "Nêu pháp luật", "loi-khuyen": "Lời khuyên"}
TRUE_FALSE = {"dung": "Đúng", "sai": "Sai"}
