"""The rules the reader itself holds: front matter, values, keys, files. They have no function here."""

from __future__ import annotations

from .rule import error

RULES = (
    error("FM001", "Thiếu phần khai báo đầu tệp", "Tệp không bắt đầu bằng dòng `---`.", "Bắt đầu tệp bằng `---`, các khóa, rồi một dòng `---` nữa."),
    error("FM002", "Phần khai báo không khép lại", "Không có dòng `---` thứ hai.", "Thêm một dòng `---` sau các khóa."),
    error("FM003", "Phần khai báo sai cú pháp", "Thường do dấu hai chấm trong giá trị không có ngoặc kép, hoặc thụt dòng sai.", "Đặt giá trị trong ngoặc kép; thụt bằng hai dấu cách."),
    error("FM004", "Phần khai báo không phải các dòng khóa và giá trị", "Phần giữa hai dòng `---` là danh sách hoặc một câu.", "Viết mỗi dòng `khóa: giá trị`."),
    error("FM005", "Khóa lặp lại", "Một khóa được viết hai lần; YAML thường lặng lẽ lấy giá trị sau.", "Giữ một dòng."),
    error("FM007", "Bí danh YAML", "Dùng `&` hoặc `*` để chép giá trị; cách này có thể phình ra vô hạn.", "Viết lại giá trị đầy đủ."),
    error("FM008", "Thẻ kiểu YAML", "Dùng thẻ như `!!python/object`.", "Bỏ thẻ, chỉ viết giá trị."),
    error("TY001", "Giá trị để trống", "Khóa không có giá trị.", "Ghi giá trị; chưa biết thì bỏ khóa và ghi lý do ở `chua_ro`."),
    error("TY002", "Giá trị sai dạng", "Giá trị không theo dạng của khóa.", "Theo ví dụ trong từ điển khóa."),
    error("TY003", "Không phải một ngày có thật", "Ngày không tồn tại hoặc viết sai dạng.", "Viết dd/mm/yyyy, ví dụ 15/12/2025."),
    error("TY004", "Ngày thiếu ngày hoặc tháng", "Khóa này cần ngày đầy đủ.", "Viết dd/mm/yyyy, hoặc bỏ khóa và ghi lý do ở `chua_ro`."),
    error("TY005", "Ngoài danh mục", "Giá trị không có trong danh mục đóng của khóa.", "Chọn một giá trị trong danh mục."),
    error("TY006", "Không phải mã định danh", "Ở đây cần mã của một bản ghi (tên tệp không có đuôi), không phải tên hay số văn bản.", "Dùng mã như `cong-an-xa`, `nd-282-2025-nd-cp`."),
    error("TY007", "Cần một danh sách", "Khóa này nhận nhiều giá trị.", "Viết mỗi giá trị trên một dòng, bắt đầu bằng `- `."),
    error("TY008", "Cần một nhóm khóa", "Khóa này có các khóa con.", "Viết các khóa con thụt vào hai dấu cách."),
    error("KY001", "Khóa lạ", "Bộ khóa của mỗi loại tệp là bộ đóng; khóa viết sai hoặc không thuộc loại tệp này.", "Sửa theo gợi ý, hoặc xem từ điển khóa."),
    error("KY002", "Thiếu khóa bắt buộc", "Loại tệp này không thể thiếu khóa đó.", "Thêm khóa theo ví dụ."),
    error("LD001", "Tệp ngoài thư mục nội dung", "Tệp không nằm trong `legal/can-cu/`, `legal/chi-dao/` hay `docs/`.", "Chuyển tệp vào đúng thư mục."),
    error("LD002", "Hai tệp một mã", "Mã là tên tệp; hai tệp cùng loại không được trùng tên.", "Đổi tên một tệp, hoặc gộp hai tệp."),
    error("LD003", "Liên kết tượng trưng", "Tệp là symlink, có thể trỏ ra ngoài cây.", "Thay bằng tệp thật."),
    error("LD004", "Tệp quá lớn", "Tệp chữ lớn hơn 1 MB.", "Chia nhỏ, hoặc dẫn tới bản toàn văn."),
    error("LD005", "Không phải UTF-8", "Tệp lưu bằng bảng mã khác.", "Lưu lại với UTF-8."),
    error("LD006", "Tên tệp sai dạng", "Tên tệp là địa chỉ của trang nên chỉ gồm chữ thường không dấu, số, gạch nối.", "Đổi tên, ví dụ `cong-an-xa.md`."),
    error("LD007", "Ký tự ẩn", "Có ký tự điều khiển hoặc đảo chiều chữ; chúng làm chữ trên màn hình khác chữ trong tệp.", "Xóa ký tự; gõ lại nếu cần."),
)
