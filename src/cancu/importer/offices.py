"""Names of agencies in Vietnamese prose: where one begins, where it ends, and how a joined heading splits.

A name is a known core ("Sở Lao động - Thương binh và Xã hội", "các sở, ban, ngành") with its level and place
("tỉnh Nghệ An", "các xã, phường"). Unknown names ("Chi cục Dân số") are taken up to the first verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .letters import CAPITAL, LOWER, UPPER, shouted

_S = r"\s*[-–]\s*"
_LEVEL = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư)"
_PLACE = rf"(?:[{UPPER}][{UPPER}{LOWER}]*|\d{{1,2}})(?:[\s-]{CAPITAL}){{0,4}}"
LEVELS = (
    rf"(?:\s+(?:của\s+|ở\s+|tại\s+|trên địa bàn\s+)?(?:các\s+)?(?:{_LEVEL}(?:(?:\s*,\s*|\s*/\s*|{_S}|\s+và\s+){_LEVEL}(?!\s+(?:chỉ đạo|chủ trì)))*"
    rf"(?:\s+(?!(?:Sở|Công|Phòng|Ủy|UBND|Ban|Hội|Đoàn|Trung|Viện|Tòa|Mặt)\b){_PLACE})?|cấp\s+(?:tỉnh|huyện|xã|trên|cơ sở)|các cấp|cùng cấp|Trung ương|địa phương|cơ sở)(?:\s+trực thuộc Trung ương)?)?"
)

_FIELDS = "|".join((
    rf"Lao động\s*[-–,]?\s*Thương binh và Xã hội|Lao động{_S}TB\s?(?:&|và)?\s?XH|LĐ\s?-?\s?TB\s?&?\s?XH|LĐTBXH|Lao động TBXH",
    rf"Văn hóa, Thể thao,? và Du lịch|Văn hóa và Thể thao|Văn hóa, Khoa học và Thông tin|Văn hóa{_S}Thông tin|Văn hóa và Thông tin|Văn hóa{_S}Xã hội|Văn hóa, Thể thao và Truyền thông|VH,?\s?TT\s?&?\s?(?:và\s)?DL|VH{_S}TT|VH{_S}XH|VHXH|VHTT&?DL|VHTT",
    r"Thông tin và Truyền thông|TT\s?&\s?TT|TTTT",
    r"Giáo dục và Đào tạo|Giáo dục, Đào tạo|GD\s?&\s?ĐT|GD-ĐT|GDĐT",
    rf"Kế hoạch và Đầu tư|KH\s?&\s?ĐT|KHĐT|Tài chính{_S}Kế hoạch|Tài chính và Kế hoạch|TC{_S}KH|Tài chính",
    r"Công Thương|Công thương|Nội vụ|Tư pháp|Y tế|Xây dựng|Giao thông vận tải|Giao thông Vận tải|Ngoại vụ|Ngoại giao|Quốc phòng|Du lịch",
    r"Nông nghiệp và Phát triển nông thôn|Nông nghiệp và PTNT|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|TN\s?&\s?MT|Khoa học và Công nghệ|KH\s?&\s?CN",
    rf"Dân tộc và Tôn giáo|Dân tộc{_S}Tôn giáo|Dân tộc|Kinh tế{_S}Hạ tầng|Kinh tế, Hạ tầng và Đô thị|Kinh tế và Hạ tầng|Quản lý đô thị|Kinh tế",
))
_CORES = (
    rf"Văn phòng\s+(?:Đoàn đại biểu Quốc hội và\s+|Đoàn ĐBQH và\s+)?(?:Hội đồng nhân dân|HĐND){LEVELS}\s*(?:và|,|&|{_S})\s*(?:Ủy ban nhân dân|UBND){LEVELS}",
    rf"Văn phòng\s+(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Chính phủ|Quốc hội|Trung ương Đảng|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Bộ|Sở){LEVELS}",
    rf"(?:Ban Thường trực\s+|Thường trực\s+|Ban Thường vụ\s+)?(?:Ủy ban\s+|UB\s?)?(?:Trung ương\s+)?(?:Mặt trận Tổ quốc|MTTQ)(?:\s*(?:Việt Nam|VN))?{LEVELS}(?:\s+và\s+các\s+(?:tổ chức|đoàn thể)\s+thành viên)?",
    rf"Thường trực\s+(?:Hội đồng nhân dân|HĐND){LEVELS}",
    rf"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND){LEVELS}",
    rf"(?:Ban Thường vụ\s+|Thường trực\s+)?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy){LEVELS}",
    rf"(?:Viện [Kk]iểm sát(?: nhân dân)?(?: tối cao)?|VKSND(?:TC)?|Viện KSND){LEVELS}",
    rf"(?:Tòa án(?: nhân dân)?(?: tối cao)?|TAND(?:TC)?){LEVELS}",
    rf"(?:Bộ Chỉ huy|Bộ chỉ huy|Bộ Tư lệnh)\s+(?:Quân sự|quân sự|Bộ đội Biên phòng|BĐBP){LEVELS}|Bộ CHQS{LEVELS}",
    rf"Ban [Cc]hỉ huy\s+[Qq]uân sự{LEVELS}|(?:Ban CHQS|BCH Quân sự|BCHQS){LEVELS}",
    rf"(?:Bộ đội [Bb]iên phòng|BĐBP){LEVELS}",
    rf"(?:Các\s+|các\s+)?[Đđ]ồn [Bb]iên phòng(?:\s+{_PLACE}(?:(?:,\s+|\s+và\s+)(?!Công an|Sở|Ban|Hội|Phòng|Đoàn){_PLACE})*)?",
    rf"(?:Tổng\s+)?Liên đoàn Lao động(?: Việt Nam)?{LEVELS}|LĐLĐ{LEVELS}|Công đoàn{LEVELS}",
    rf"(?:Trung ương\s+)?Hội\s+(?:Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu [Cc]hiến binh|CCB|Chữ thập đỏ|Người cao tuổi|Luật gia|Cựu [Tt]hanh niên xung phong|Khuyến học|Nạn nhân chất độc da cam)(?: Việt Nam)?{LEVELS}",
    rf"(?:Trung ương\s+|Thành\s+|Tỉnh\s+|Huyện\s+|Quận\s+)?[ĐĐđ]oàn\s+(?:[Tt]hanh niên|TNCS)(?:\s+[Cc]ộng sản)?(?:\s+Hồ Chí Minh|\s+HCM)?{LEVELS}|(?:Tỉnh|Thành|Huyện|Quận|Thị)\s+đoàn{LEVELS}|Đoàn TN{LEVELS}",
    r"Ban [Cc]hỉ đạo\s+(?:phòng,? chống tội phạm,? tệ nạn xã hội và (?:xây dựng )?[Pp]hong trào [Tt]oàn dân bảo vệ (?:an ninh Tổ quốc|ANTQ|ANTT)|\d{2,3})" + LEVELS,
    rf"(?:Các\s+|các\s+)?(?:Đội|Đoàn|Tổ)(?:,\s*(?:Đội|Đoàn|Tổ))*(?:\s+\d)?\s+[Kk]iểm tra\s+[Ll]iên ngành(?:\s+\d{{3}}|\s+Văn hóa{_S}Xã hội|\s+phòng, chống mại dâm|\s+VH{_S}XH)?{LEVELS}",
    rf"(?:Các\s+|các\s+)?Đội công tác xã hội tình nguyện{LEVELS}",
    r"Phòng\s+(?:Cảnh sát|PC\d\d|nghiệp vụ|Đăng ký kinh doanh|An ninh)[^,;.:]{0,60}?(?=\s+(?:thuộc|chủ trì|phối hợp|tham mưu)|[,;.:]|$)",
    rf"(?:Các\s+|các\s+)?Phòng nghiệp vụ(?:\s+(?:trực thuộc|thuộc)\s+Công an{LEVELS})?",
    rf"(?:Đội|Cục|Phòng)\s+Cảnh sát\s+điều tra tội phạm về (?:trật tự xã hội|ma túy|tham nhũng[^,;.]*?){LEVELS}",
    rf"(?:Bộ\s+)?Công an(?!\s+(?:nhân dân))(?:\s+các đơn vị, địa phương)?{LEVELS}",
    rf"(?:Thanh tra\s+|Công đoàn\s+)?(?:Sở|Bộ|Phòng|Ty)\s+(?:{_FIELDS}){LEVELS}",
    rf"(?:Trung tâm|Trạm|Bệnh viện)\s+(?:Y tế|Dịch vụ sự nghiệp công|Dịch vụ việc làm|Kiểm soát bệnh tật|Công tác xã hội|Trợ giúp pháp lý(?: nhà nước)?|Văn hóa,? Thể thao và Truyền thanh|Văn hóa,? Thông tin và Thể thao|Văn hóa{_S}Thể thao|Truyền thông{_S}Văn hóa|Văn hóa,? Truyền thông và Thể thao|Cung ứng dịch vụ (?:sự nghiệp )?công|Phục vụ hành chính công|Chính trị|Bảo trợ xã hội|Giáo dục nghề nghiệp{_S}Giáo dục thường xuyên){LEVELS}",
    rf"Chi cục\s+(?:Phòng, chống tệ nạn xã hội|PCTNXH|Dân số|Quản lý thị trường|Bảo vệ trẻ em|Thuế|Hải quan){LEVELS}",
    rf"Cục\s+(?:Phòng, chống tệ nạn xã hội|Bảo trợ xã hội|Thuế|Hải quan|Quản lý thị trường|Thống kê|Trẻ em){LEVELS}",
    rf"(?:Thuế|Hải quan|Kho bạc [Nn]hà nước|Bảo hiểm xã hội|Ngân hàng (?:Chính sách xã hội|Nhà nước)|Quản lý thị trường|Thanh tra|Ban Dân tộc|Ban Tuyên giáo(?: và Dân vận)?|Ban Dân vận|Ban Tổ chức|Ban Nội chính|Ban Quản lý|Báo và Đài|Đài [Pp]hát thanh(?: và |{_S})[Tt]ruyền hình|Đài Truyền thanh|Đài Truyền hình)(?:\s+(?:khu công nghiệp|các khu công nghiệp|khu kinh tế|Việt Nam))?{LEVELS}",
    rf"[Hh]ệ thống truyền thanh(?: cơ sở)?{LEVELS}",
    r"[Cc]hủ\s+(?:các\s+)?(?:cơ sở|doanh nghiệp|hộ)(?:\s+kinh doanh)?(?:\s+dịch vụ)?(?:\s+có điều kiện)?",
    r"Thủ tướng Chính phủ|Chính phủ|Ủy ban [Tt]hường vụ Quốc hội|Quốc hội|Thông tấn xã Việt Nam|Đài Tiếng nói Việt Nam|Ủy ban Dân tộc|Ủy ban Quốc gia phòng, chống AIDS và phòng, chống tệ nạn ma túy, mại dâm",
)
_NOUN = (
    r"(?:[Ss]ở|[Bb]an|[Nn]gành|[Bb]ộ|[Cc]ơ quan(?: ngang bộ| thuộc Chính phủ| chuyên môn| chức năng| báo chí| báo, đài| quản lý nhà nước| bảo vệ pháp luật| tiến hành tố tụng| truyền thông| thông tin)?|"
    r"[Đđ]ơn vị(?: sự nghiệp| trực thuộc| chức năng| địa phương)?|[Pp]hòng ban|[Pp]hòng|[Đđ]oàn thể(?: chính trị(?: - xã hội)?)?|[Tt]ổ chức(?: chính trị(?:\s*[-–,]\s*xã hội)?| xã hội| thành viên| đoàn thể| có liên quan)?|"
    r"[Hh]ội(?: đoàn thể)?|[Đđ]ịa phương|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu|thôn|bản|ấp|khu phố|tổ dân phố|[Tt]rường học|[Tt]rường|[Cc]ơ sở giáo dục|[Cc]ơ sở kinh doanh(?: dịch vụ)?|"
    r"[Ll]ực lượng chức năng|[Dd]oanh nghiệp|[Cc]ấp ủy|[Cc]hi bộ|[Đđ]ảng bộ|[Cc]ấp|lĩnh vực)"
)
_GROUP = rf"(?:[Cc]ác\s+|[Mm]ột số\s+)(?:{_NOUN})(?:(?:\s*,\s*(?:các\s+)?|\s+và\s+(?:các\s+)?|{_S}|\s+(?=ngành|cấp\b)){_NOUN})*{LEVELS}(?:\s+(?:có\s+)?liên quan|\s+thành viên|\s+khác|\s+trực thuộc|\s+quản lý chuyên ngành)*{LEVELS}(?:\s+trên địa bàn(?:\s+(?:tỉnh|huyện|xã|phường|thành phố|toàn \w+))?)?"
_BARE_GROUP = rf"(?:[Ss]ở|[Bb]ộ|[Cc]ơ quan|[Bb]an)(?:\s*,\s*|\s*[-–]\s*)(?:{_NOUN})(?:(?:\s*,\s*|\s+và\s+|{_S}){_NOUN})*{LEVELS}(?:\s+(?:có\s+)?liên quan)?|[Cc]ơ quan(?:, đơn vị)?(?: chức năng| chuyên môn| có thẩm quyền)?(?:\s+(?:có\s+)?liên quan)?"
_TITLE = (
    r"(?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Trưởng|Chánh|Hiệu trưởng|Tổng Giám đốc|Bộ trưởng|Thứ trưởng|Chỉ huy trưởng|Chỉ huy Trưởng|Người đứng đầu|Lãnh đạo|Viện trưởng|Chánh án|Tổng Biên tập|Chánh Văn phòng|Trưởng phòng|Trưởng ban)\s*(?:,\s+(?=Thủ trưởng|Giám đốc|Chủ tịch|Trưởng))?)+\s*"
)
_KNOWN = re.compile("|".join(f"(?:{core})" for core in _CORES))
_KNOWN_LOUD = re.compile("|".join(f"(?:{core})" for core in _CORES), re.IGNORECASE)
_GROUPS = re.compile(f"(?:{_GROUP})")
_BARE = re.compile(f"(?:{_BARE_GROUP})")
_OFFICER = re.compile(rf"(?:{_TITLE})(?=(?:các\s+)?[{UPPER}{LOWER}])")

_FORCE = re.compile(r"(?:các\s+)?(?:lực lượng|ngành)\s+(?=Công an|Bộ đội|Biên phòng|Lao động|Y tế|Giáo dục|Văn hóa|Quân sự)", re.IGNORECASE)
_SECTOR = re.compile(rf"(?:{_FIELDS}|Biên phòng|Giáo dục|Quân sự){LEVELS}")

_PREFIX = (
    r"Sở|Vụ(?!\s+(?:việc|án))|Tạp chí|Bộ|Phòng(?!,|\s+(?:ngừa|chống|bệnh))|Ban(?!\s+hành)|Công an|Ủy ban|UBND|HĐND|Hội(?!\s+(?:nghị|thảo|thi|viên))|Đoàn(?!\s+kết)|Thành đoàn|Tỉnh đoàn|Huyện đoàn|Liên đoàn|LĐLĐ|Công đoàn|Viện|VKSND|TAND|Tòa án|"
    r"Trung tâm(?!\s+(?:của|là))|Chi cục|Cục|Tổng cục|Văn phòng|Trạm|Bệnh viện|Trường|Nhà trường|Thanh tra|Kho bạc|Báo(?!\s+cáo)|Đài|Bộ đội|Mặt trận|MTTQ|UBMTTQ|Thường trực|Hiệu trưởng|Giám đốc|Thủ trưởng|Chủ tịch|"
    r"Trưởng|Chánh|Hội đồng|Ngân hàng|Bảo hiểm|Bưu điện|Quỹ|Đội(?!\s+ngũ)|Tổ(?!\s+chức)|Cán bộ|Công chức|Bí thư|Thôn|Khu|Ấp|Tổng Công ty|Công ty|Đồn|Hạt|Hải quan|Thuế|Doanh nghiệp|Chủ (?:các )?cơ sở|Quân sự|Chính phủ|Thủ tướng|Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy|Cấp ủy|Chi bộ|Khối|Lực lượng|Cơ quan|Đơn vị|Các(?!\s+(?:hoạt động|biện pháp|nhiệm vụ|giải pháp|nội dung|chỉ tiêu|mục tiêu|hành vi|đối tượng|mô hình|chương trình|dự án|loại|văn bản|hình thức|vấn đề|công tác|tệ nạn|yêu cầu|bước|chính sách|chế độ|quy định|trường hợp|điều kiện|tài liệu|sản phẩm))"
)
STARTS = re.compile(rf"(?:{_PREFIX})(?![{LOWER}{UPPER}])")
_STOP = re.compile(
    r"[,;:.()“”\"]|\s(?:chủ trì|phối hợp|tham mưu|tổ chức(?!\s+chính trị)|thực hiện|triển khai|hướng dẫn|chỉ đạo|tăng cường|xây dựng|kiểm tra(?!\s+liên ngành)|rà soát|đẩy mạnh|tiếp tục|thường xuyên|"
    r"có trách nhiệm|chịu trách nhiệm|căn cứ|trong|để|theo|về|đối với|trên|tại|có liên quan|liên quan|nghiên cứu|lồng ghép|báo cáo|cung cấp|tuyên truyền|vận động|thông qua|nhằm|cân đối|bố trí|"
    r"đề xuất|quản lý|giám sát|theo dõi|đôn đốc|tổng hợp|kịp thời|chủ động|và|cùng|với|là|được|phải|cho|từ|khi|thuộc|củng cố|phát huy|nâng cao|ban hành|đưa|làm|mở|giúp|hỗ trợ|tham gia|tiếp nhận|thống kê|điều tra|xử lý|ngăn chặn|phát hiện|phòng ngừa|thẩm định|lập|gửi|đánh giá|các)\b"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An agency as printed, with where it stands in its text; ``known``: its core is in the list."""

    name: str
    start: int
    end: int
    known: bool = True


def at(text: str, start: int = 0, loud: bool = False) -> Office | None:
    """The agency name that begins at ``start``, or None."""
    officer = _OFFICER.match(text, start)
    begin = officer.end() if officer else start
    force = _FORCE.match(text, begin)
    begin = force.end() if force else begin
    patterns = [_KNOWN_LOUD if loud else _KNOWN, _GROUPS, _BARE, *([_SECTOR] if force else [])]
    matches = (pattern.match(text, begin) for pattern in patterns)
    best = max((m for m in matches if m and m.end() > begin), key=lambda m: m.end(), default=None)
    if best:
        end = _whole(text, _trim(text, best.end()), loud)
        return Office(text[start:end], start, end)
    if not STARTS.match(text, begin):
        return None
    stop = _STOP.search(text, begin + 1)
    end = _trim(text, stop.start() if stop else len(text))
    size = len(text[begin:end].split())
    return Office(text[start:end], start, end, known=False) if 1 < size <= 12 else None


def _whole(text: str, end: int, loud: bool) -> int:
    """Past the body an office belongs to: "Ban Tuyên giáo Huyện ủy", "Đảng ủy Công an huyện"."""
    above = (_KNOWN_LOUD if loud else _KNOWN).match(text, end + 1) if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() else None
    return _trim(text, above.end()) if above and above.end() > end + 1 else end


def _trim(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " ,;-–":
        end -= 1
    return end


_JOINT = re.compile(r"\s*(?:,|;|\s+và\s+|\s+cùng\s+(?:với\s+)?|\s*&\s*)\s*(?:và\s+)?")


def run(text: str, start: int = 0) -> tuple[list[Office], int]:
    """The agencies joined by commas and "và" from ``start`` on, and where they end."""
    found: list[Office] = []
    position = start
    while True:
        office = at(text, position)
        if office is None:
            break
        found.append(office)
        joint = _JOINT.match(text, office.end)
        if not joint or at(text, joint.end()) is None:
            return found, office.end
        position = joint.end()
    return found, found[-1].end if found else start


_ASKING = re.compile(r"^(?:Đề nghị|ĐỀ NGHỊ)(?:\s+(?:các cơ quan|phối hợp))?\s*:?\s+(?=\S)")
_GIVING = re.compile(r"^(?:(?:Giao|Yêu cầu|Đối với|Trách nhiệm của|Nhiệm vụ của|GIAO|YÊU CẦU|ĐỐI VỚI|TRÁCH NHIỆM CỦA)\s+(?:cho\s+)?)")
_INVITING = re.compile(r"^(?:Đề nghị|Giao|Yêu cầu|Đối với)\s+(?:cho\s+)?(?=\S)")
_HEAD_STOP = re.compile(
    r"\b(?:chủ trì|phối hợp (?:với|chặt)|tham mưu|tăng cường|đẩy mạnh|triển khai|thực hiện|xây dựng|hướng dẫn|có trách nhiệm|chịu trách nhiệm|tuyên truyền|rà soát|nâng cao|tiếp tục|lồng ghép|giám sát|theo dõi|đôn đốc|báo cáo|vận động|cung cấp|kịp thời|chủ động|phát huy|củng cố|bố trí|ban hành|căn cứ|bảo đảm|đảm bảo|phổ biến|quán triệt|tham gia|duy trì|đề xuất|thường xuyên|kiện toàn|phát hiện|ngăn chặn|xử lý)\b"
)


def asks(heading: str) -> bool:
    """Whether a heading asks ("Đề nghị …") rather than orders."""
    return bool(_ASKING.match(heading))


def bare(heading: str) -> str:
    """A heading without "Đề nghị", "Giao", "Trách nhiệm của" and its colon."""
    text = _GIVING.sub("", _ASKING.sub("", heading.strip())).strip()
    return text.rstrip(" :.;-")


def opening(sentence: str) -> str:
    """A sentence without the word that addresses its agency ("Giao", "Đề nghị")."""
    return _INVITING.sub("", sentence.strip())


def heading(text: str) -> list[str]:
    """The agencies a heading consists of, as printed; empty where it is no heading of agencies."""
    name = bare(text)
    if not name or len(name.split()) > 45:
        return []
    loud = shouted(re.sub(r"\([^)]*\)", "", name))
    if shared := _shared(name):
        return shared
    names = split(name)
    first = at(name, loud=loud)
    if first is None and not loud:
        return []
    if first is not None and len(names) == 1 and first.end >= len(name.rstrip()) and first.known:
        return names
    if _HEAD_STOP.search(name if not loud else name.lower()):
        return []
    return names if all(_is_name(n, loud) for n in names) else []


def _is_name(name: str, loud: bool) -> bool:
    office = at(name, loud=loud)
    if office is None:
        return False
    rest = name[office.end :].strip()
    if not rest or rest.startswith("("):
        return True
    return len(name.split()) <= 16 and "." not in rest


def leads(text: str) -> bool:
    """Whether a sentence begins with an agency and a colon: "Phòng Tư pháp: …"."""
    return bool(before_colon(text)[0])


def before_colon(text: str) -> tuple[list[str], str]:
    """The agencies before the first colon of a sentence and the words after it; nothing where there are none."""
    match = re.match(r"([^:]{3,200}):\s*(?=\S)", opening(text))
    names = heading(match[1]) if match else []
    return (names, opening(text)[match.end() :]) if match and names else ([], "")


_SHARED = re.compile(rf"(?:Giám đốc\s+|Thủ trưởng\s+|Bộ trưởng\s+)?[Cc]ác\s+(?:[Ss]ở|[Bb]ộ|[Pp]hòng)\s*:?\s+(?:{_FIELDS}){LEVELS}")
_FIELD = re.compile(rf"\s*(?:,|;|\bvà\b)\s*(?P<field>(?:{_FIELDS}|Công an){LEVELS})")


def _shared(name: str) -> list[str]:
    """"Giám đốc các Sở: Y tế, Công Thương" as its fields, the first with the words all share."""
    first = _SHARED.match(name)
    if not first:
        return []
    parts, end = [first[0]], first.end()
    while match := _FIELD.match(name, end):
        parts.append(match["field"])
        end = match.end()
    return parts if len(parts) > 1 and end == len(name) else []


def shared_subject(sentence: str) -> tuple[list[str], str, str]:
    """A sentence whose subject shares its first word ("Các bộ: Y tế, Tư pháp …"): names, sentence, and the rest."""
    text = opening(sentence)
    first = _SHARED.match(text)
    if not first:
        return [], "", ""
    end = first.end()
    while match := _FIELD.match(text, end):
        end = match.end()
    names = _shared(text[:end])
    return (names, sentence, text[end:].strip(" ,:")) if names and text[end:].strip(" ,:") else ([], "", "")


def split(name: str) -> list[str]:
    """A joined heading as its agencies: "Viện kiểm sát nhân dân và Tòa án nhân dân huyện" is two."""
    if shared := _shared(name):
        return shared
    loud = shouted(re.sub(r"\([^)]*\)", "", name))
    parts: list[str] = []
    position = begin = 0
    while begin < len(name):
        office = at(name, begin, loud)
        position = office.end if office and office.known else begin
        joint = next((j for j in _JOINT.finditer(name, position) if _begins(name, j.end(), loud) and not _inside(name, j)), None)
        if joint is None:
            parts.append(name[begin:].strip(" ,;"))
            break
        parts.append(name[begin : joint.start()].strip(" ,;"))
        begin = joint.end()
    return [p for p in parts if p]


def _begins(name: str, start: int, loud: bool) -> bool:
    office = at(name, start, loud)
    return office is not None and (office.known or name[start : start + 1].isupper())


def _inside(name: str, joint: re.Match[str]) -> bool:
    """Whether a comma stands inside brackets."""
    before = name[: joint.start()]
    return before.count("(") > before.count(")")


def mentioned(text: str) -> Iterator[Office]:
    """Every agency of a text, in order, not overlapping."""
    position = 0
    for match in re.finditer(rf"(?<![{LOWER}{UPPER}])(?:[{UPPER}]|các\s|lực lượng\s|ngành\s)", text):
        if match.start() < position:
            continue
        office = at(text, match.start())
        if office and office.known:
            yield office
            position = office.end
