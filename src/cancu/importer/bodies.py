"""How the names of Vietnamese public bodies are built: known cores, groups, titles of office, levels and places."""

from __future__ import annotations

import re

from .letters import CAPITAL, LOWER, UPPER

_S = r"\s*[-–]\s*"
LEVEL = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư)(?!\w)"
PLACE = rf"(?:[{UPPER}][{UPPER}{LOWER}]*|\d{{1,2}})(?:[\s-]{CAPITAL}){{0,4}}"
_NO_PLACE = r"(?!(?:Sở|Công|Phòng|Ủy|UBND|Ban|Hội|Đoàn|Trung|Viện|Tòa|Mặt|Chi|Cục|Đài|Báo|Bộ|Liên|Tỉnh|Thành|Huyện|Trạm|Trường|Thanh|Văn)(?![{LOWER}{UPPER}]))".replace("{LOWER}", LOWER).replace("{UPPER}", UPPER)
# A place without the word that says what it is: "Đài Phát thanh - Truyền hình Đồng Nai".
_BARE_PLACE = rf"(?-i:{_NO_PLACE}[{UPPER}][{LOWER}]+(?:\s{_NO_PLACE}[{UPPER}][{LOWER}]+){{1,3}})"
LEVELS = (
    rf"(?:\s+(?:(?:của\s+|ở\s+|tại\s+|trên địa bàn\s+)?(?:các\s+)?(?:{LEVEL}(?:(?:\s*,\s*|\s*/\s*|{_S}|\s+và\s+){LEVEL}(?!\s+(?:chỉ đạo|chủ trì)))*"
    rf"(?:\s+{_NO_PLACE}{PLACE})?|cấp\s+(?:tỉnh|huyện|xã|trên|cơ sở)|các cấp|cùng cấp|Trung ương|địa phương|cơ sở)(?:\s+trực thuộc Trung ương)?|{_BARE_PLACE}))?"
)

_FIELD_NAMES = "|".join((
    rf"Lao động\s*[-–,]?\s*Thương binh và Xã hội|Lao động{_S}TB\s?(?:&|và)?\s?XH|LĐ\s?-?\s?TB\s?&?\s?XH|LĐTBXH|Lao động TBXH",
    rf"Văn hóa, Thể thao,? và Du lịch|Văn hóa và Thể thao|Văn hóa, Khoa học và Thông tin|Văn hóa{_S}Thông tin|Văn hóa và Thông tin|Văn hóa{_S}Xã hội|Văn hóa, Thể thao và Truyền thông|VH,?\s?TT\s?&?\s?(?:và\s)?DL|VH{_S}TT|VH{_S}XH|VHXH|VHTT&?DL|VHTT",
    r"Thông tin và Truyền thông|TT\s?&\s?TT|TTTT",
    r"Giáo dục và Đào tạo|Giáo dục, Đào tạo|GD\s?&\s?ĐT|GD-ĐT|GDĐT",
    rf"Kế hoạch và Đầu tư|KH\s?&\s?ĐT|KHĐT|Tài chính{_S}Kế hoạch|Tài chính và Kế hoạch|TC{_S}KH|Tài chính",
    r"Công Thương|Công thương|Nội vụ|Tư pháp|Y tế|Xây dựng|Giao thông vận tải|Giao thông Vận tải|Ngoại vụ|Ngoại giao|Quốc phòng|Du lịch",
    r"Nông nghiệp và Phát triển nông thôn|Nông nghiệp và PTNT|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|TN\s?&\s?MT|Khoa học và Công nghệ|KH\s?&\s?CN",
    rf"Dân tộc và Tôn giáo|Dân tộc{_S}Tôn giáo|Dân tộc|Kinh tế{_S}Hạ tầng|Kinh tế, Hạ tầng và Đô thị|Kinh tế và Hạ tầng|Quản lý đô thị|Kinh tế",
))
FIELDS = rf"(?=[{UPPER}])(?i:{_FIELD_NAMES})(?![{LOWER}{UPPER}])"
_CORES = (
    rf"Văn phòng\s+(?:Đoàn đại biểu Quốc hội và\s+|Đoàn ĐBQH và\s+)?(?:Hội đồng nhân dân|HĐND){LEVELS}\s*(?:và|,|&|{_S})\s*(?:Ủy ban nhân dân|UBND){LEVELS}",
    rf"Văn phòng\s+(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Chính phủ|Quốc hội|Trung ương Đảng|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Bộ|Sở){LEVELS}",
    rf"(?:Ban Thường trực\s+|Thường trực\s+|Ban Thường vụ\s+)?(?:Ủy ban\s+|UB\s?)?(?:Trung ương\s+)?(?:Mặt trận Tổ quốc|MTTQ)(?:\s*(?:Việt Nam|VN))?{LEVELS}(?:\s+và\s+các\s+(?:tổ chức|đoàn thể)\s+thành viên)?",
    rf"Thường trực\s+(?:Hội đồng nhân dân|HĐND){LEVELS}",
    rf"(?:(?:[Cc]ác )?(?:Ban|[Đđ]ại biểu) )?(?:Hội đồng nhân dân|HĐND){LEVELS}|(?:Ủy ban nhân dân|UBND){LEVELS}|(?:[Cc]ác )?[Đđ]ại biểu Quốc hội{LEVELS}",
    rf"(?:Ban Thường vụ\s+|Thường trực\s+)?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy){LEVELS}",
    rf"Ban [Cc]án sự [Đđ]ảng|Đảng đoàn|(?:Ban Chấp hành )?Đảng bộ{LEVELS}|Ủy ban [Kk]iểm tra|Ban Thường vụ|Ban Chấp hành",
    rf"(?:Viện [Kk]iểm sát(?: nhân dân)?(?: tối cao)?|VKSND(?:TC)?|Viện KSND){LEVELS}",
    rf"(?:Tòa án(?: nhân dân)?(?: tối cao)?|TAND(?:TC)?){LEVELS}",
    rf"(?:Bộ Chỉ huy|Bộ chỉ huy|Bộ Tư lệnh)\s+(?:Quân sự|quân sự|Bộ đội Biên phòng|BĐBP){LEVELS}|Bộ CHQS{LEVELS}",
    rf"Ban [Cc]hỉ huy\s+[Qq]uân sự{LEVELS}|(?:Ban CHQS|BCH Quân sự|BCHQS){LEVELS}",
    rf"(?:Bộ đội [Bb]iên phòng|BĐBP){LEVELS}",
    rf"(?:Các\s+|các\s+)?[Đđ]ồn [Bb]iên phòng(?:\s+{PLACE}(?:(?:,\s+|\s+và\s+)(?!Công an|Sở|Ban|Hội|Phòng|Đoàn){PLACE})*)?",
    rf"(?:Tổng\s+)?Liên đoàn Lao động(?: Việt Nam)?{LEVELS}|LĐLĐ{LEVELS}|Công đoàn{LEVELS}",
    rf"(?:Trung ương\s+)?Hội\s+(?:Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu [Cc]hiến binh|CCB|Chữ thập đỏ|Người cao tuổi|Luật gia|Cựu [Tt]hanh niên xung phong|Khuyến học|Nạn nhân chất độc da cam)(?: Việt Nam)?{LEVELS}",
    rf"(?:Trung ương\s+|Thành\s+|Tỉnh\s+|Huyện\s+|Quận\s+)?[ĐĐđ]oàn\s+(?:[Tt]hanh niên|TNCS)(?:\s+[Cc]ộng sản)?(?:\s+Hồ Chí Minh|\s+HCM)?{LEVELS}|(?:Tỉnh|Thành|Huyện|Quận|Thị)\s+[Đđ]oàn{LEVELS}|Đoàn TN{LEVELS}",
    r"Ban [Cc]hỉ đạo\s+(?:phòng,? chống tội phạm,? tệ nạn xã hội và (?:xây dựng )?[Pp]hong trào [Tt]oàn dân bảo vệ (?:an ninh Tổ quốc|ANTQ|ANTT)|\d{2,3})" + LEVELS,
    rf"(?:Các\s+|các\s+)?(?:Đội|Đoàn|Tổ)(?:,\s*(?:Đội|Đoàn|Tổ))*(?:\s+\d)?\s+[Kk]iểm tra\s+[Ll]iên ngành(?:\s+\d{{3}}|\s+Văn hóa{_S}Xã hội|\s+phòng, chống mại dâm|\s+VH{_S}XH)?{LEVELS}",
    rf"(?:Các\s+|các\s+)?Đội công tác xã hội tình nguyện{LEVELS}",
    r"Phòng\s+(?:Cảnh sát|PC\d\d|nghiệp vụ|Đăng ký kinh doanh|An ninh)[^,;.:]{0,60}?(?=\s+(?:thuộc|chủ trì|phối hợp|tham mưu)|[,;.:]|$)",
    rf"(?:Các\s+|các\s+)?Phòng nghiệp vụ(?:\s+(?:trực thuộc|thuộc)\s+Công an{LEVELS})?",
    rf"(?:Đội|Cục|Phòng)\s+Cảnh sát\s+điều tra tội phạm về (?:trật tự xã hội|ma túy|tham nhũng[^,;.]*?){LEVELS}",
    rf"(?:Bộ\s+)?Công an(?!\s+(?:nhân dân))(?:\s+các đơn vị, địa phương)?{LEVELS}",
    rf"(?:Thanh tra\s+|Công đoàn\s+)?(?:Sở|Bộ|Phòng|Ty)\s+(?:{FIELDS}){LEVELS}",
    rf"(?:Trung tâm|Trạm|Bệnh viện)\s+(?:Y tế|Dịch vụ sự nghiệp công|Dịch vụ việc làm|Kiểm soát bệnh tật|Công tác xã hội|Trợ giúp pháp lý(?: nhà nước)?|Văn hóa,? Thể thao và Truyền thanh|Văn hóa,? Thông tin và Thể thao|Văn hóa{_S}Thể thao|Truyền thông{_S}Văn hóa|Văn hóa,? Truyền thông và Thể thao|Cung ứng dịch vụ (?:sự nghiệp )?công|Phục vụ hành chính công|Chính trị|Bảo trợ xã hội|Giáo dục nghề nghiệp{_S}Giáo dục thường xuyên){LEVELS}",
    rf"Chi cục\s+(?:Phòng, chống tệ nạn xã hội|PCTNXH|Dân số|Quản lý thị trường|Bảo vệ trẻ em|Thuế|Hải quan){LEVELS}",
    rf"Cục\s+(?:Phòng, chống tệ nạn xã hội|Bảo trợ xã hội|Thuế|Hải quan|Quản lý thị trường|Thống kê|Trẻ em){LEVELS}",
    rf"(?:Thuế|Hải quan|Kho bạc [Nn]hà nước|Bảo hiểm xã hội|Ngân hàng (?:Chính sách xã hội|Nhà nước)|Quản lý thị trường|Thanh tra|Ban Dân tộc|Ban Tuyên giáo(?: và Dân vận)?|Ban Dân vận|Ban Tổ chức|Ban Nội chính|(?:Báo(?: và |,\s*){{,1}})?(?:Đài )?[Pp]hát thanh(?: và |,\s*|{_S})[Tt]ruyền hình|Báo và Đài|Đài [Tt]ruyền thanh(?:{_S}[Tt]ruyền hình)?|Đài Truyền hình)(?:\s+(?:khu công nghiệp|các khu công nghiệp|khu kinh tế|Việt Nam))?{LEVELS}",
    rf"[Ll]ực lượng tham gia bảo vệ (?:an ninh,? trật tự|ANTT)(?: ở)? cơ sở{LEVELS}|[Cc]ác (?:Bộ trưởng|Thứ trưởng)",
    rf"(?:Điện lực|Bưu điện|Thư viện|Bảo tàng){LEVELS}",
    rf"[Hh]ệ thống truyền thanh(?: cơ sở)?{LEVELS}",
    r"[Cc]hủ\s+(?:các\s+)?(?:cơ sở|doanh nghiệp|hộ)(?:\s+kinh doanh)?(?:\s+dịch vụ)?(?:\s+có điều kiện)?",
    r"Thủ tướng Chính phủ|Chính phủ|Ủy ban [Tt]hường vụ Quốc hội|Quốc hội|Thông tấn xã Việt Nam|Đài Tiếng nói Việt Nam|Ủy ban Dân tộc|Ủy ban Quốc gia phòng, chống AIDS và phòng, chống tệ nạn ma túy, mại dâm",
)
_OF = r"(?: ngang bộ| thuộc chính phủ| chuyên môn| chức năng| báo chí| báo, đài| thông tấn, báo chí| quản lý nhà nước| bảo vệ pháp luật| tiến hành tố tụng| tư pháp| truyền thông| thông tin(?: đại chúng)?| của Đảng| trung ương)?"
_NOUN = (
    rf"(?i:sở|ban(?!\s+hành)|ngành|bộ(?!\s+(?:phận|đội))|cơ quan{_OF}|đơn vị(?: sự nghiệp| trực thuộc| chức năng| địa phương| nghiệp vụ)?|phòng ban|phòng(?: nghiệp vụ| chuyên môn)?|"
    rf"đoàn thể(?: chính trị(?:\s*[-–]\s*xã hội)?)?|tổ chức(?: chính trị(?:\s*[-–,]\s*xã hội)?| xã hội(?:\s*[-–]\s*nghề nghiệp)?| thành viên(?: của Mặt trận)?| đoàn thể| đảng| có liên quan)?|"
    r"hội(?!\s+(?:nghị|viên|thảo))(?: đoàn thể| quần chúng| đặc thù)?|địa phương|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|khu dân cư|tổ dân phố|trường học|trường(?!\s+hợp)|cơ sở giáo dục|"
    r"cơ sở kinh doanh(?: dịch vụ)?|lực lượng(?: chức năng| vũ trang)?|doanh nghiệp|cấp ủy|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|chi bộ|đảng bộ|thành viên(?:\s+Ban Chỉ đạo)?|cấp|lĩnh vực)(?!\w)"
)
_OTHERS = r"(?:\s+(?:có\s+)?liên quan|\s+thành viên(?: của Mặt trận)?|\s+khác|\s+trực thuộc(?: (?:Trung ương|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy(?: xã| phường| đặc khu)?|Sở|Bộ|UBND (?:tỉnh|huyện|xã)))?|\s+quản lý chuyên ngành)*"
_AREA = r"(?:\s+(?:trên|trong)\s+(?:địa bàn|toàn)(?:\s+(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|thị trấn|toàn \w+))?)?"
_GROUP = rf"(?:[Cc]ác\s+|[Mm]ột số\s+)(?:{_NOUN})(?:(?:\s*,\s*(?:các\s+)?|\s+và\s+(?:các\s+)?|{_S}|\s+(?=ngành|cấp\b)){_NOUN})*{LEVELS}{_OTHERS}{LEVELS}{_AREA}"
_BARE_GROUP = rf"(?:[Ss]ở|[Bb]ộ|[Cc]ơ quan|[Bb]an|[Pp]hòng)(?:\s*,\s*|\s*[-–]\s*)(?:{_NOUN})(?:(?:\s*,\s*|\s+và\s+|{_S}){_NOUN})*{LEVELS}(?:\s+(?:có\s+)?liên quan)?|[Cc]ơ quan(?:, đơn vị)?(?: ngang [Bb]ộ| thuộc [Cc]hính phủ| chức năng| chuyên môn| có thẩm quyền)?(?:\s+(?:có\s+)?liên quan)?"
_OFFICE = (
    r"Giám đốc|Thủ trưởng|Chủ tịch|Chánh|Hiệu trưởng|Tổng Giám đốc|Bộ trưởng|Thứ trưởng|Chỉ huy [Tt]rưởng|Người đứng đầu|Lãnh đạo|Viện trưởng|Chánh án|Tổng Biên tập|Bí thư|Chỉ huy(?=\s+(?:Công an|[Cc]ác|[Đđ]ơn vị|Đội|Đồn|Quân sự))|"
    r"Cục trưởng|Chi cục trưởng|Đội trưởng|Đồn trưởng|Trạm trưởng|Hạt trưởng|Tổ trưởng|Chủ nhiệm|Trưởng"
)
_TITLE = rf"(?:(?:Phó\s+)?(?:{_OFFICE})\s*(?:(?:,|và)\s+(?=Thủ trưởng|Giám đốc|Chủ tịch|Trưởng|Bí thư|Hiệu trưởng))?)+\s*"
KNOWN = re.compile("|".join(f"(?:{core})" for core in _CORES))
KNOWN_LOUD = re.compile("|".join(f"(?:{core})" for core in _CORES), re.IGNORECASE)
GROUPS = re.compile(f"(?:{_GROUP})")
BARE = re.compile(f"(?:{_BARE_GROUP})")
OFFICER = re.compile(rf"(?:{_TITLE})(?=(?:các\s+)?[{UPPER}{LOWER}])")

FORCE = re.compile(r"(?:các\s+)?(?:lực lượng|ngành)\s+(?=Công an|Bộ đội|Biên phòng|Lao động|Y tế|Giáo dục|Văn hóa|Quân sự)", re.IGNORECASE)
SECTOR = re.compile(rf"(?:{FIELDS}|Biên phòng|Giáo dục|Quân sự){LEVELS}")

_PREFIX = (
    r"Sở|Vụ(?!\s+(?:việc|án))|Tạp chí|Bộ|Phòng(?!,|\s+(?:ngừa|chống|bệnh))|Ban(?!\s+hành)|Công an|Ủy ban|UBND|HĐND|Hội(?!\s+(?:nghị|thảo|thi|viên))|Đoàn(?!\s+kết)|Thành đoàn|Tỉnh đoàn|Huyện đoàn|Liên đoàn|LĐLĐ|Công đoàn|Viện|VKSND|TAND|Tòa án|"
    r"Trung tâm(?!\s+(?:của|là))|Chi cục|Cục|Tổng cục|Văn phòng|Trạm|Bệnh viện|Trường|Nhà trường|Thanh tra|Kho bạc|Báo(?!\s+cáo)|Đài|Bộ đội|Mặt trận|MTTQ|UBMTTQ|Thường trực|Hiệu trưởng|Giám đốc|Thủ trưởng|Chủ tịch|"
    r"Trưởng|Chánh|Hội đồng|Ngân hàng|Bảo hiểm|Bưu điện|Quỹ|Đội(?!\s+ngũ)|Tổ(?!\s+chức)|Cán bộ|Công chức|Bí thư|Thôn|Khu|Ấp|Chi hội|Chi đoàn|Hợp tác xã|Câu lạc bộ|Liên minh|Liên hiệp(?: các)?|Nhà(?=\s+(?:[Vv]ăn hóa|[Tt]hiếu nhi|máy|xuất bản|hát))|Bản|Điện lực|Bảo tàng|Thư viện|Cảng vụ|Cảng|Học viện|Đại học|Xí nghiệp|Nông trường|Lâm trường|Vườn quốc gia|Phân viện|Tòa soạn|Tổng Công ty|Công ty|Đồn|Hạt|Hải quan|Thuế|Doanh nghiệp|Thành viên|Cơ sở(?=\s+(?:cai nghiện|bảo trợ|điều trị|giáo dục|trợ giúp|xã hội|Cai|Bảo|Điều))|Chủ (?:các )?cơ sở|Quân sự|Chính phủ|Thủ tướng|Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy|Cấp ủy|Chi bộ|Khối|Lực lượng|Cơ quan|Đơn vị|Các(?!\s+(?:hoạt động|biện pháp|nhiệm vụ|giải pháp|nội dung|chỉ tiêu|mục tiêu|hành vi|đối tượng|mô hình|chương trình|dự án|loại|văn bản|hình thức|vấn đề|công tác|tệ nạn|yêu cầu|bước|chính sách|chế độ|quy định|trường hợp|điều kiện|tài liệu|sản phẩm))"
)
STARTS = re.compile(rf"(?:{_PREFIX})(?![{LOWER}{UPPER}])")
ACTS = (
    r"(?:chủ trì|phối hợp|tham mưu|(?<!các )tổ chức(?!\s+(?:chính trị|đảng|đoàn thể|thành viên))|thực hiện|triển khai|hướng dẫn|chỉ đạo|lãnh đạo|tăng cường|(?<!đầu tư )xây dựng|kiểm tra(?!\s+liên ngành)|rà soát|đẩy mạnh|tiếp tục|"
    r"thường xuyên|có trách nhiệm|chịu trách nhiệm|căn cứ|nghiên cứu|lồng ghép|báo cáo|cung cấp|tuyên truyền|vận động|cân đối|bố trí|đề xuất|quản lý|giám sát|theo dõi|đôn đốc|tổng hợp|kịp thời|chủ động|"
    r"củng cố|phát huy|nâng cao|ban hành|hỗ trợ|tham gia|tiếp nhận|thống kê|điều tra|xử lý|ngăn chặn|phát hiện|phòng ngừa|thẩm định|đánh giá|bảo đảm|đảm bảo|phổ biến|quán triệt|"
    r"duy trì|kiện toàn|thanh tra|quy định|phân công|phân bổ|huy động|tư vấn|chăm sóc|tập huấn|bồi dưỡng|truyền thông|đăng tải|phát sóng|biên soạn|định kỳ|hằng năm|hàng năm|tích cực|tập trung|"
    r"xác minh|truy tố|xét xử|đấu tranh|triệt phá|triệt xóa|chuẩn bị|hoàn thiện|ưu tiên|công bố|kết hợp|khảo sát|quan tâm|nhân rộng|sơ kết|thành lập|tuần tra|tiến hành|giới thiệu|dự toán|thu thập|theo chức năng)"
)
"""Words by which a sentence says what an agency does; they end its name."""
_SHORT_ACTS = r"đưa|mở|giúp|gửi|giao|(?<!Đăng )ký|đăng|viết|khám|nắm|cử|gắn|lo|(?<!Việc )làm|(?<!Đào )tạo|(?<!Thành )(?<!Độc )lập"
STOP = re.compile(
    rf"[,;:.()“”\"]|\s(?:{ACTS}|{_SHORT_ACTS}|trong|để|theo|về|đối với|trên|tại|có|liên quan|thông qua|nhằm|và|cùng|với|là|được|phải|cho|từ|khi|thuộc|các(?!\s+(?:khu|tổ chức|dự án|công trình|hội)\b)|của|sẽ|đã|cần|không)(?![{LOWER}{UPPER}])"
)
# Bodies whose field goes on after a comma, a dash or "và": "Trung tâm Văn hóa, Thông tin và Thể thao".
_FIELDED = r"Sở|Bộ|Phòng|Ban|Cục|Chi cục|Tổng cục|Trung tâm|Viện|Vụ|Hội|Trường|Trạm|Ngân hàng|Văn phòng|Ủy ban|Quỹ|Khoa"
_STANDING = r"Hạt|Đội|Đồn|Tổ|Tổ Công tác|Liên đoàn|Liên hiệp|Liên minh|Công ty|Tổng công ty|Kho bạc|Bảo hiểm|Bưu điện|Bệnh viện|Đài|Báo|Thanh tra|Hội đồng|Đoàn|Công đoàn|Nhà|Câu lạc bộ|Hợp tác xã|Cảng vụ|Học viện|Đại học|Nông trường|Lâm trường|Xí nghiệp|Bảo tàng|Cơ sở|Tạp chí|Ban Chỉ huy|Ban Chỉ đạo|Ban Quản lý"
FIELDED = re.compile(rf"(?:{_FIELDED})(?=\s+[{UPPER}])")
BODY = re.compile(rf"(?:{_FIELDED}|{_STANDING})\s+(?=[{UPPER}])(?!Chống|Hành\b|Nghị\b)")
GOES_ON = re.compile(rf"(?:\s*,|\s+và|{_S})\s*(?=[{UPPER}][{LOWER}])")
