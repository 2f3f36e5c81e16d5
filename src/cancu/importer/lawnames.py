"""Names of laws as texts write them: those with commas and small words inside, and shortened ones."""

from __future__ import annotations

import re

# A comma or a word such as "tại" would seem to end these; they are whole.
_INNER = "|".join((
    r"phòng,\s?chống tác hại của rượu, bia", r"xuất cảnh, nhập cảnh của công dân Việt Nam",
    r"nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam",
    r"quản lý, sử dụng (?:vũ khí, )?vật liệu nổ và công cụ hỗ trợ|quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    r"lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", r"phòng cháy(?:,| và) chữa cháy(?: và cứu nạn, cứu hộ)?",
    r"người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng|đưa người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng",
    r"hòa giải, đối thoại tại Tòa án", r"thực hành tiết kiệm, chống lãng phí", r"trật tự, an toàn giao thông đường bộ", r"thể dục, thể thao",
    r"thi hành tạm giữ, tạm giam", r"khám bệnh, chữa bệnh", r"an toàn, vệ sinh lao động", r"tín ngưỡng, tôn giáo",
    r"bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", r"hoạt động giám sát của Quốc hội và Hội đồng nhân dân", r"tổ chức (?:HĐND|Hội đồng nhân dân) và (?:UBND|Ủy ban nhân dân)",
    r"xử lý vi phạm hành chính", r"giáo dục quốc phòng và an ninh", r"hôn nhân và gia đình", r"sĩ quan quân đội nhân dân Việt Nam",
))
WHOLE = re.compile(rf"\s+(?i:{_INNER})(?!\w)")

# Older documents begin a law's name with a small letter: "Luật phòng, chống bạo lực gia đình".
SMALL = (
    r"(?:phòng,?\s?(?:chống|cháy)|xử lý vi phạm|tổ chức|hôn nhân|bình đẳng|trẻ em|khiếu nại|tố cáo|giáo dục|bảo vệ|thi hành án|doanh nghiệp|an ninh|xuất cảnh|nhập cảnh|lao động|"
    r"việc làm|hình sự|dân sự|tố tụng|cư trú|thanh tra|ngân sách|ban hành|khám bệnh|đất đai|báo chí|du lịch|giao thông|bảo hiểm|người cao tuổi|người khuyết tật|thanh niên|công an)(?!\w)"
)
SMALL_START = re.compile(SMALL)

SHORT = {
    "PCMT": "Phòng, chống ma túy", "PCMBN": "Phòng, chống mua bán người", "PCMD": "Phòng, chống mại dâm", "XLVPHC": "Xử lý vi phạm hành chính",
    "PCBLGĐ": "Phòng, chống bạo lực gia đình", "PCTN": "Phòng, chống tham nhũng", "BHXH": "Bảo hiểm xã hội", "HN&GĐ": "Hôn nhân và gia đình",
    "BLHS": "Bộ luật Hình sự", "BLTTHS": "Bộ luật Tố tụng hình sự",
}
_SHORT = re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, SHORT)) + r")(?![\w&])")

def spelled(name: str) -> str:
    """A law's name with its abbreviations spelled out: "Luật PCMT" → "Luật Phòng, chống ma túy"."""
    return _SHORT.sub(lambda match: SHORT[match[0]], name)
