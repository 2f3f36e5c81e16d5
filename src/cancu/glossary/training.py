"""Keys of ``docs/tap-huan/**`` and ``docs/ho-tro/**``."""

from __future__ import annotations

from .. import vocabulary as v
from ..fields import Choice, Group, Key, ListOf, Ref, Text
from ..records import (
    Aid,
    Claim,
    ClaimBasis,
    Disclosure,
    Discussion,
    Phrase,
    PlanSpot,
    Quiz,
    Referral,
    Segment,
    Spoken,
    Statement,
    SupportLine,
    Training,
)
from . import common as c

_MINUTES = Text(form=r"[1-9]\d{0,2}", means="số phút, ví dụ \"45\"")
_SECONDS = Text(form=r"\d{1,3}", means="số giây, ví dụ \"20\"")
_LINES = ListOf(c.PROSE)

_BASIS = Group(ClaimBasis, (
    Key("van_ban", "instrument", "Văn bản", "Mã văn bản làm căn cứ.", Ref("van-ban"), required=True),
    *c.ARTICLE_KEYS,
    Key("vi_tri", "spot", "Vị trí", "Chỗ khác trong văn bản, khi số điều chưa đối chiếu; đúng như tệp văn bản ghi.", c.LINE, example="Nguyên tắc"),
    Key("chua_ro_dieu", "unknown_article", "Chưa rõ điều", "Vì sao chưa ghi được số điều; hiện ra cho người đọc.", c.PROSE),
    Key("lich_su", "past", "Lịch sử", "`co` khi nêu điều khoản đã hết hiệu lực để so sánh.", Choice(v.YES_NO), example="co"),
))
_BASES = Key("can_cu", "bases", "Căn cứ", "Điều khoản đứng sau câu này.", ListOf(_BASIS))
_CLAIM = Group(Claim, (
    Key("noi_dung", "text", "Nội dung", "Câu nói ngắn, dễ nhớ.", c.PROSE, required=True),
    Key("loai", "kind", "Loại", "`phap-luat` (mặc định) phải có căn cứ; `loi-khuyen` không khẳng định pháp luật.", Choice(v.CLAIM_KINDS), example="loi-khuyen"),
    _BASES,
))
_SEGMENT = Group(Segment, (
    Key("phut", "minutes", "Phút", "Số phút của phần này.", _MINUTES, required=True, example='"10"'),
    Key("hoat_dong", "activity", "Hoạt động", "Tên hoạt động.", c.LINE, required=True),
    Key("noi_dung", "content", "Nội dung", "Điều người tham dự thấy và làm.", c.PROSE, required=True),
    Key("ghi_chu_nguoi_dan", "notes", "Ghi chú cho người dẫn", "Chỉ người dẫn đọc, không hiện cho người tham dự.", c.PROSE),
))
_AID = Group(Aid, (
    Key("ten", "title", "Tên", "Tên bộ thẻ, câu chuyện, tình huống.", c.LINE, required=True),
    Key("cac_muc", "items", "Các mục", "Mỗi mục một thẻ, một câu chuyện; người tham dự được thấy.", _LINES, required=True),
    Key("goi_y", "hints", "Gợi ý", "Lời giải; chỉ người dẫn đọc.", c.PROSE),
))
_DISCUSSION = Group(Discussion, (
    Key("cau_hoi", "question", "Câu hỏi", "Câu hỏi mở.", c.PROSE, required=True),
    Key("goi_y", "hints", "Gợi ý", "Ý cần nghe được; chỉ người dẫn đọc.", c.PROSE),
))
_QUIZ = Group(Quiz, (
    Key("cau_hoi", "question", "Câu hỏi", "Câu hỏi.", c.PROSE, required=True),
    Key("lua_chon", "options", "Lựa chọn", "Hai đến bốn lựa chọn, theo thứ tự A, B, C, D.", ListOf(c.PROSE), required=True),
    Key("dap_an", "answer", "Đáp án", "Chữ của lựa chọn đúng.", Text(form=r"[A-Da-d]", means="chữ A, B, C hoặc D"), example="B"),
    Key("giai_thich", "explanation", "Giải thích", "Vì sao đúng.", c.PROSE),
    _BASES,
))
_STATEMENT = Group(Statement, (
    Key("nhan_dinh", "text", "Nhận định", "Một câu đúng hoặc sai.", c.PROSE, required=True),
    Key("dap_an", "answer", "Đáp án", "Đúng hay sai.", Choice(v.TRUE_FALSE), example="sai"),
    Key("giai_thich", "explanation", "Giải thích", "Vì sao.", c.PROSE),
    _BASES,
))
_SAY = Group(Phrase, (
    Key("noi", "text", "Câu nói", "Lời nên nói.", c.PROSE, required=True),
    Key("vi_sao", "reason", "Vì sao", "Lý do.", c.PROSE, required=True),
))
_AVOID = Group(Phrase, (
    Key("noi", "text", "Câu nói", "Lời không nên nói.", c.PROSE, required=True),
    Key("vi_sao", "reason", "Vì sao", "Lý do.", c.PROSE, required=True),
    Key("thay_bang", "instead", "Thay bằng", "Nói thế nào cho đúng.", c.PROSE),
))
_DISCLOSURE = Group(Disclosure, (
    Key("noi", "say", "Nói", "Lời nên nói.", _LINES, required=True),
    Key("lam", "act", "Làm", "Việc nên làm.", _LINES, required=True),
    Key("tranh", "avoid", "Tránh", "Điều không nói, không làm.", _LINES, required=True),
))
_REFERRAL = Group(Referral, (
    Key("buoc", "step", "Bước", "Khi nào và để làm gì.", c.PROSE, required=True),
    Key("co_quan", "offices", "Cơ quan", "Mã các cơ quan tiếp nhận.", c.AGENCIES),
    _BASES,
))
_SPOKEN = Group(Spoken, (
    Key("giay", "seconds", "Giây", "Số giây để đọc đoạn này.", _SECONDS, required=True, example='"20"'),
    Key("loi", "words", "Lời", "Lời đọc.", c.PROSE, required=True),
    Key("nghi", "pause", "Nghỉ", "Số giây im lặng sau đoạn.", _SECONDS, example='"2"'),
))
_PLAN = Group(PlanSpot, (
    Key("van_ban", "plan", "Kế hoạch", "Mã kế hoạch.", Ref("van-ban"), required=True),
    Key("vi_tri", "spot", "Vị trí", "Chỗ kế hoạch nêu nhóm này.", c.SPOT),
))
_TRAINING_KEYS = (
    Key("title", "title", "Tên", "Tên tài liệu, ngắn và gần gũi.", c.LINE, required=True),
    c.OTHER_NAMES,
    Key("mo_ta", "summary", "Mô tả", "Tài liệu giúp ai làm được gì.", c.PROSE, required=True),
    Key("doi_tuong", "audiences", "Người nghe", "Nhóm người nghe, trong danh mục đóng.", ListOf(Choice(v.AUDIENCES)), required=True, example="[cha-me]"),
    Key("hinh_thuc", "forms", "Hình thức", "Dùng ở những hình thức nào; hình thức chính đứng đầu.", ListOf(Choice(v.TRAINING_FORMS)), required=True, example="[buoi-tap-huan, to-roi]"),
    Key("thoi_luong", "minutes", "Thời lượng", "Số phút.", _MINUTES, required=True, example='"60"'),
    c.TOPIC_IDS,
    Key("muc_tieu", "goals", "Mục tiêu", "Sau buổi này người tham dự làm được gì.", _LINES, required=True),
    Key("thong_diep", "messages", "Thông điệp chính", "Ba đến sáu câu người nghe cần nhớ.", ListOf(_CLAIM), required=True),
    Key("chuan_bi", "preparation", "Chuẩn bị", "Việc người dẫn làm trước.", _LINES),
    Key("kich_ban", "script", "Kịch bản", "Các phần của buổi; cộng lại bằng thời lượng.", ListOf(_SEGMENT)),
    Key("hoc_lieu", "aids", "Học liệu", "Thẻ, câu chuyện, tình huống dùng trong buổi; đều là tưởng tượng.", ListOf(_AID)),
    Key("cau_hoi_thao_luan", "discussion", "Câu hỏi thảo luận", "Câu hỏi mở.", ListOf(_DISCUSSION)),
    Key("trac_nghiem", "quiz", "Trắc nghiệm", "Câu hỏi có đáp án và điều khoản.", ListOf(_QUIZ)),
    Key("truoc_sau", "pretest", "Đo trước và sau", "Câu đúng, sai hỏi trước và sau buổi.", ListOf(_STATEMENT)),
    Key("nen_noi", "say", "Nên nói", "Lời nên nói và lý do.", ListOf(_SAY)),
    Key("khong_nen_noi", "avoid", "Không nên nói", "Lời không nên nói, lý do, và nói thế nào cho đúng.", ListOf(_AVOID)),
    Key("khi_co_nguoi_tam_su", "disclosure", "Khi có người tâm sự", "Nói gì, làm gì khi có người kể chuyện của mình.", _DISCLOSURE),
    Key("duong_chuyen_gui", "referral", "Đường chuyển gửi", "Các bước đưa người cần giúp tới nơi giúp.", ListOf(_REFERRAL)),
    Key("quy_tac_tre_em", "child_rules", "Quy tắc với trẻ em", "Việc phải giữ khi có người dưới 18 tuổi.", ListOf(_CLAIM)),
    Key("loa", "loudspeaker", "Lời phát thanh", "Lời đọc trên loa, có giây và chỗ nghỉ; không tả chi tiết.", ListOf(_SPOKEN)),
    Key("noi_giup", "lines", "Nơi giúp", "Mã đường dây hỗ trợ.", ListOf(Ref("duong-day"))),
    Key("ngay_truyen_thong", "observances", "Ngày truyền thông", "Mã ngày truyền thông phù hợp.", ListOf(Ref("ngay-truyen-thong"))),
    Key("ke_hoach_neu", "plans", "Kế hoạch nêu", "Kế hoạch giao việc này, nêu nhóm này.", ListOf(_PLAN)),
    Key("can_cu", "own_bases", "Căn cứ", "Điều khoản làm nền cho cả tài liệu.", ListOf(_BASIS)),
    Key("luan_diem", "claims", "Luận điểm", "Câu khẳng định pháp luật khác, mỗi câu một căn cứ.", ListOf(_CLAIM)),
    Key("thong_diep_chia_se", "share_text", "Tin chia sẻ", "Dưới 500 ký tự.", c.PROSE),
    Key("chu_tren_the", "card_text", "Chữ trên thẻ ảnh", "Một câu ngắn; cũng là chữ thay thế của ảnh.", c.LINE),
    Key("phien_ban", "version", "Phiên bản", "Số phiên bản của nội dung.", Text(form=r"\d+(\.\d+)*", means="số phiên bản, ví dụ \"1\"")),
    Key("ngay_ra_soat", "reviewed", "Ngày rà soát", "Ngày có người đọc lại và đối chiếu pháp luật.", c.DAY, required=True, example="22/11/2026"),
    Key("ra_soat_tiep", "next_review", "Rà soát tiếp", "Ngày phải đọc lại, trong sáu tháng.", c.DAY, required=True, example="20/05/2027"),
    c.EVIDENCE,
)
TRAINING = Group(Training, (*_TRAINING_KEYS, *c.CARE, c.unknowns(_TRAINING_KEYS)))

_LINE_KEYS = (
    Key("title", "title", "Tên", "Tên đường dây.", c.LINE, required=True),
    c.OTHER_NAMES,
    Key("so", "number", "Số", "Số gọi.", Text(form=r"\d{3,11}", means="số gọi, chỉ gồm chữ số"), required=True, example='"111"'),
    Key("don_vi", "operator", "Đơn vị vận hành", "Ai trực máy.", c.LINE),
    Key("chuc_nang", "purpose", "Chức năng", "Giúp việc gì.", c.PROSE, required=True),
    Key("gio", "hours", "Giờ trực", "Trực vào giờ nào.", c.LINE),
    Key("phi", "cost", "Phí", "Gọi có mất tiền không.", c.LINE),
    c.TOPIC_IDS,
    c.BASES,
    Key("ngay_kiem_tra", "checked", "Ngày kiểm tra", "Ngày đối chiếu số và căn cứ.", c.DAY, required=True),
    Key("ra_soat_tiep", "next_review", "Rà soát tiếp", "Ngày phải kiểm lại, trong sáu tháng.", c.DAY, required=True),
    c.EVIDENCE,
)
SUPPORT_LINE = Group(SupportLine, (*_LINE_KEYS, *c.CARE, c.unknowns(_LINE_KEYS)))
