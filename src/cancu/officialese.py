"""Words of offices and of law that a listener in the village would not use at home.

A closed list, written for this knowledge base from the language of plans and decrees; ``reading``
counts them as difficult words. Words of the subject itself that have no plainer form ("mại dâm",
"pháp luật", "tố giác") are left out: they are taught, not avoided.
"""

from __future__ import annotations

_WORDS = """
an sinh xã hội; ấn phẩm; ban hành; bảo đảm; bất cập; bao che; biện pháp; biến tướng; bố trí; bổ sung; can thiệp;
cấp thẩm quyền; cấu thành; chấn chỉnh; chấp hành; chế độ; chế tài; chỉ đạo; chỉ tiêu; chủ động; chủ trì; chủ trương;
chuyên đề; chuyên môn; chuyên ngành; chuyển đổi số; chuyển hóa; chuyển tiếp; chức năng; công tác; công cụ; củng cố;
cưỡng bức; cưỡng chế; cơ cấu; cơ chế; cụ thể hóa; dân cư; dung túng; duy trì; đa dạng hóa; đấu tranh; đẩy mạnh;
địa bàn; điều chỉnh; điều khoản; định hướng; định khung; định kỳ; đôn đốc; đồng bộ; đối tượng; đồi trụy; đột xuất;
động viên; gia tăng; giai đoạn; giám sát; giảm hại; giảm thiểu; hành chính; hành vi; hậu quả; hệ lụy; hệ thống chính trị;
hiện hành; hiệu lực; hiệu quả; hình sự; hòa nhập cộng đồng; hoạt động; hồ sơ; huy động; hướng dẫn thi hành; kế thừa;
khai thác; khắc phục; khảo sát; khiếu nại; khởi tố; khung hình phạt; khuyến khích; kích dục; kiểm soát; kiểm tra liên ngành;
kiên quyết; kiện toàn; kiến nghị; kinh phí; lãnh đạo; liên ngành; lồng ghép; lĩnh vực; lực lượng; lưu hành; lưu trú;
mô hình; môi trường; mục đích; năng lực; ngăn chặn; ngân sách; nghiêm minh; nghiệp vụ; nguồn lực; nhân rộng; nhận thức;
nội dung; nâng cao; nền tảng số; ngành nghề; phạm vi; phát huy; phát sinh; phản biện; phản ánh; phân bổ; phân công;
phân định; phân loại; phân luồng; phê duyệt; phổ biến; phối hợp; phong trào; phức tạp; phương thức; quán triệt; quản lý;
quy chế; quy định; quy hoạch; quy phạm; quyền hạn; quyết định; rà soát; sơ kết; tác động; tái hòa nhập; tăng cường;
tăng nặng; tập trung; tham mưu; thẩm quyền; thanh tra; thành viên; thể chế; thể thức; theo dõi; thiết chế; thiết lập;
thi hành; thống kê; thời hạn; thời hiệu; thu hồi; thụ lý; thực hiện; thực thi; thực tiễn; thủ đoạn; thủ tục; thường trực;
tích cực; tiếp cận; tiếp nhận; tiêu chí; tiến hành; tình hình; tình tiết; tinh gọn; tinh vi; tổ chức thực hiện; tổng hợp;
tổng kết; tội danh; tố tụng; trá hình; trách nhiệm; triển khai; triệt phá; triệt xóa; trình tự; trọng điểm; trọng tâm;
truy cứu; truy tố; truyền thông; tuyên truyền; tụ điểm; tương tác; ứng dụng; ưu tiên; vận động; vi phạm hành chính;
vụ việc; xác minh; xã hội hóa; xét xử; xử lý; xử phạt; yêu cầu
"""
WORDS = frozenset(
    tuple(word.strip().split()) for word in _WORDS.replace("\n", " ").split(";") if word.strip()
)
LONGEST = max(len(word) for word in WORDS)
_FIRST = frozenset(word[0] for word in WORDS)


def length_at(syllables: list[str], start: int) -> int:
    """How many syllables the longest listed word takes from ``start``; 0 where none stands."""
    if syllables[start] not in _FIRST:
        return 0
    for size in range(min(LONGEST, len(syllables) - start), 0, -1):
        if tuple(syllables[start : start + size]) in WORDS:
            return size
    return 0
