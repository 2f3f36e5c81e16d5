"""Who issued a document: from its letterhead, else from its opening sentences, its number and its signature."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ..days import Day
from ..text import capital, fold, squeeze
from . import offices
from .letters import UPPER, shouted
from .regions import type_of_line

MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]?\s*Tự\s+do\s*[-–]?\s*Hạnh\s+phúc|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|ĐOÀN\s+TNCS\s+HỒ\s+CHÍ\s+MINH(?!\s+\S)|[-–_=*]{3,}|\|",
    re.IGNORECASE,
)
_LEVEL = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_HEAD = re.compile(
    r"(?:ỦY\s+BAN|UBND|BỘ|SỞ|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|TỈNH\s+ỦY|THÀNH\s+ỦY|HUYỆN\s+ỦY|QUẬN\s+ỦY|THỊ\s+ỦY|ĐẢNG\s+(?:ỦY|BỘ|ĐOÀN)|PHÒNG(?!,|\s+CHỐNG)|BAN|CÔNG\s+AN|"
    r"CỤC|TỔNG\s+CỤC|CHI\s+CỤC|HỘI|ĐOÀN|(?:TỈNH|THÀNH|HUYỆN|QUẬN)\s+ĐOÀN|LIÊN\s+ĐOÀN|VIỆN|TÒA|TRƯỜNG|TRUNG\s+TÂM|VĂN\s+PHÒNG|QUỐC\s+HỘI|MẶT\s+TRẬN|THƯỜNG\s+TRỰC|TRẠM|BCH|BTV|"
    r"ĐỘI|ĐỒN|HẠT|CÔNG\s+ĐOÀN|NGÂN\s+HÀNG|BẢO\s+HIỂM|THANH\s+TRA|BỆNH\s+VIỆN|CHI\s+BỘ)(?![\w])"
)
# A part of a Party or mass organisation: it is named together with the whole.
_PART = re.compile(r"BAN THƯỜNG VỤ|BTV|BAN CHẤP HÀNH(?! TRUNG ƯƠNG)|BCH(?! QUÂN)|THƯỜNG TRỰC|BAN THƯỜNG TRỰC|ĐẢNG ĐOÀN|BAN CÁN SỰ|BAN TUYÊN GIÁO|BAN DÂN VẬN|BAN TỔ CHỨC|BAN NỘI CHÍNH|ỦY BAN KIỂM TRA|VĂN PHÒNG$")
_ALONE = re.compile(r"(?i)bộ\b|cục\b|tổng cục|trường|bệnh viện|ban chấp hành trung ương|ban bí thư|chính phủ|thủ tướng|quốc hội|(?:tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)")
_AUTHORITY = re.compile(rf"(?:ỦY BAN NHÂN DÂN|UBND)\s+(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+[{UPPER} ]+")
_ACTS = re.compile(
    r"\s*,?\s*(?:xây dựng|ban hành|lập|triển khai|đề ra|yêu cầu|chỉ thị|tổ chức|đề nghị|phê duyệt|thống nhất|điều chỉnh|[Kk]ế hoạch)(?!\w)"
)
_SCOPE = re.compile(rf"(?i:địa bàn|toàn|của)\s+((?i:{_LEVEL})\s+[{UPPER}][\w\s]*?)(?=\s+(?:năm|giai đoạn|đến|từ|quý|và|\d+ tháng)|[,.;\n]|$)")
_SIGNED = re.compile(rf"T[M/]\.?\s*M?\.?\s*(?:ỦY BAN NHÂN DÂN|UBND)(?:\s+(?P<level>(?i:{_LEVEL})))?")
_OPENING = 6000
_FIRST_PART = re.compile(r"(?m)^(?:I|1|A|Phần|PHẦN|Điều 1)\b\s*[.:/)-]")
_AUTHORITY_LINE = re.compile(
    rf"(?m)^(?:CHỦ TỊCH\s+|BỘ TRƯỞNG\s+|GIÁM ĐỐC\s+)?(?P<office>THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)\s+(?:{_LEVEL.upper()})(?:\s+[{UPPER}0-9 ]+)?|(?:BỘ|SỞ)\s+[{UPPER}][{UPPER} ,-]+)$"
)
_NO_DISTRICTS = date(2025, 7, 1)
"""From this day on no city stands below a province (Luật 72/2025/QH15)."""
# A city that sends its documents to the centre stands directly below it.
_REPORTS_UP = re.compile(r"Nơi nhận(?s:.{0,400}?)(?:Ban Bí thư|Bộ Chính trị|Văn phòng Trung ương|Thủ tướng Chính phủ|Văn phòng Chính phủ|[Bb]an (?:đảng )?Trung ương|Bộ Công an|Bộ Y tế|Bộ Nội vụ)")
_DEPARTMENTS = re.compile(r"(?:Thủ trưởng|Giám đốc) các [Ss]ở|(?:UBND|Ủy ban nhân dân|Chủ tịch UBND) các quận")


def issuer(head: str, body: str, place: str, title: str, number: str = "", day: Day | None = None) -> tuple[str, str]:
    """The issuing body in full, with its place, and its level; empty where nothing tells them."""
    lines = _letterhead(head)
    joint = joint_bodies(number)
    if joint > 1 and len(lines) >= joint:
        names = [*(_with_place(line, "", "", "") for line in lines[-joint:-1]), _with_place(lines[-1], place, title, body)]
        name = ", ".join(names)
    else:
        name = _with_place(_office(lines), place, title, body) if lines else ""
    if not name or name == "Ủy ban nhân dân":
        name = _unheaded(body, place, title, number) or name
    level = next((level for level in map(level_of, (name, *reversed(lines))) if level), "")
    if level == "huyen" and re.search(r"(?i)thành phố|^thành (?:ủy|đoàn)", name) and ((day.last if day else date.min) >= _NO_DISTRICTS or _DEPARTMENTS.search(body) or _REPORTS_UP.search(body)):
        level = "tinh"
    return name, level


def joint_bodies(number: str) -> int:
    """How many bodies a joint number names ("1180/KHLT-SGDĐT-CAT-TĐ" → 3); 0 where it is one body's."""
    signs = re.split(r"[-/]", re.sub(r"^[\d/]+[-/]?", "", number))
    return len(signs) - 1 if re.search(r"(?:LT|LN|PH)$", signs[0]) else 0


def _unheaded(body: str, place: str, title: str, number: str) -> str:
    """The issuer of a copy without its letterhead."""
    part = _FIRST_PART.search(body)
    opening = body[: min(part.start() if part else len(body), _OPENING)]
    authority = _AUTHORITY_LINE.search(opening)
    acting = authority["office"] if authority else _acting(opening)
    if acting:
        return _with_place(squeeze(acting), place, title, body)
    scope, signed = _SCOPE.search(title), _SIGNED.search(body)
    if not re.search(r"[-/]UBND\b", number) and not signed:
        return ""
    if scope:
        return f"Ủy ban nhân dân {scope[1]}"
    level = (signed["level"] if signed else "") or _usual_level(body)
    return _with_place(f"Ủy ban nhân dân {level.lower()}", place, title, body) if level else ""


def _usual_level(body: str) -> str:
    """The level whose committee a document of a committee names most: its own."""
    named = Counter(m[1].lower() for m in re.finditer(rf"(?:UBND|Ủy ban nhân dân) ({_LEVEL})(?!\w)(?!\s*,)", body))
    return named.most_common(1)[0][0] if named and named.most_common(1)[0][1] > 1 else ""


def _letterhead(head: str) -> list[str]:
    """The offices above the number, from the highest to the lowest."""
    before = re.split(r"(?m)(?<!\w)S[ốôỐÔ6]\s*[:.]?\s*[\d.…_\s]*[/-]", MOTTO.sub("\n", head))[0]
    lines = [squeeze(line).strip(" *.-") for line in before.split("\n")]
    kept = [line for line in lines if line and shouted(line) and "ngày" not in line.lower() and not type_of_line(line)[0]]
    joined: list[str] = []
    for line in kept:
        if joined and (joined[-1] in ("ỦY", "MẶT TRẬN") or not _HEAD.match(line)):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    found = [line for line in joined if _HEAD.match(line)]
    whole = _AUTHORITY.search(head)
    return [squeeze(whole[0])] if whole and found and found[-1] in ("ỦY BAN NHÂN DÂN", "UBND") else found


def _office(lines: list[str]) -> str:
    """The lowest office, with its superior's name or place where it has none of its own."""
    own, above = lines[-1], re.sub(r"^ĐẢNG BỘ (TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)", lambda m: f"{m[1].split()[0]} ỦY", lines[-2]) if len(lines) > 1 else ""
    if above and (part := _PART.match(own)):
        rest = own[part.end() :].strip()
        if not rest:
            return f"{own} {above}"
        if not re.match(rf"(?i)(?:{_LEVEL})\s+(?!(?:ủy|đoàn)\b)", rest):
            return own
        # "HỘI LHPN TỈNH …" above "BAN THƯỜNG VỤ HUYỆN …": the organisation is named only once.
        whole = re.split(rf"\s(?i:{_LEVEL})\s", above)[0]
        return f"{part[0]} {whole} {rest}"
    if above and not _ALONE.match(own) and not re.search(rf"(?i)({_LEVEL.replace('|xã|', '|xã(?!.hội)|')})\s+\S", own):
        place = re.search(rf"(?i)\b({_LEVEL}|TP\.?)(?!\s+hội)\s+(.+)$", lines[0])
        level = re.sub(r"(?i)^TP\.?$", "THÀNH PHỐ", place[1]) if place else ""
        own = re.sub(rf"(?i)\s{level}$", "", own) if level else own
        return f"{own} {level} {place[2]}" if place else own
    return own


def _acting(opening: str) -> str:
    """Who says in the opening that it issues the document."""
    for office in offices.mentioned(opening):
        before = opening[max(0, office.start - 12) : office.start]
        if _ACTS.match(opening, office.end) and not re.search(r"(?:của|do|với|và)\s*(?:Chủ tịch\s*)?$", before):
            return re.sub(r"^UBND", "Ủy ban nhân dân", re.sub(r"^(?:Chủ tịch|Giám đốc|Bộ trưởng)\s+(?=\S)", "", office.name))
    return ""


def _with_place(office: str, place: str, title: str, body: str) -> str:
    text = re.sub(r"^UBND(?=\s)", "ỦY BAN NHÂN DÂN", office) if shouted(office) else office
    if shouted(text):
        text = _office_case(text)
    if place and re.search(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)$", text):
        return f"{text} {_bare_place(place)}"
    bare = re.match(rf"^(.*\b)(?i:({_LEVEL}))$", text)
    if not bare:
        return text
    name = _bare_place(place)
    scope = re.search(rf"(?i:{bare[2]})\s+([{UPPER}][\w]*(?:\s[{UPPER}][\w]*)*)", title) or re.search(rf"(?i:TM\. ỦY BAN NHÂN DÂN|UBND) {bare[2].upper()} ([{UPPER} ]+)$", body)
    known = (scope[1] if scope else "") or name
    level = capital(bare[2]) if fold(place).startswith("thanh pho") and place[:1] == "T" and bare[2].lower() == "thành phố" else bare[2].lower()
    return f"{bare[1]}{level} {known}".strip()


def _bare_place(place: str) -> str:
    return re.sub(rf"(?i)^(?:{_LEVEL}|TP\.?)\s+", "", place)


def _office_case(text: str) -> str:
    """An office set in capitals in ordinary letters: known words as law writes them, the place's name capitalised."""
    lowered = " ".join(word if word in _LOUD or not _VOWEL.search(word) else word.lower() for word in text.split())
    lowered = re.sub(r"(?:quận|huyện|thành phố|thị xã) [^,]+? (?=(?:phường|xã|thị trấn) (?!hội\b)\S)", "", lowered) if lowered.startswith(("ủy ban nhân dân", "đảng ủy")) else lowered
    lowered = re.sub(rf"(?<!\w)((?:{_LEVEL})(?!\s+hội\b))\s+(?!(?:ủy|đoàn)\b)(.+)$", lambda m: f"{m[1]} {m[2].title()}", lowered)
    lowered = re.sub(r"(?<!\w)((?:tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)|trường \S+)\s+(.+)$", lambda m: f"{m[1]} {m[2].title()}", lowered)
    lowered = _WORDS.sub(lambda m: _SPELLED[m[0]], lowered)
    return capital(lowered)


_LOUD = frozenset(("AIDS", "HIV", "UBND", "HĐND", "HIV/AIDS"))
_VOWEL = re.compile(r"[AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ]")
_SPELLED = {word.lower(): word for word in (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Thủ tướng Chính phủ", "Chính phủ", "Sở", "Bộ", "Lao động", "Thương binh", "Xã hội", "Y tế",
    "Công an", "Văn hóa", "Thể thao", "Du lịch", "Thông tin", "Truyền thông", "Giáo dục", "Đào tạo", "Tư pháp", "Nội vụ", "Tài chính",
    "Kế hoạch", "Đầu tư", "Quốc hội", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Mặt trận Tổ quốc", "Việt Nam", "Ủy ban",
    "Liên hiệp", "Phụ nữ", "Nông dân", "Cựu chiến binh", "Thanh niên", "Cộng sản", "Hồ Chí Minh", "Trung ương", "Công Thương", "Xây dựng",
    "Nông nghiệp", "Môi trường", "Phòng", "Cục", "Chi cục", "Tổng cục", "Bảo trợ", "Cảnh sát", "Ban Thường vụ", "Ban Thường trực", "Ban Chấp hành", "Ban Chỉ đạo",
    "Tuyên giáo", "Dân vận", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Khoa học", "Công nghệ", "Kinh tế", "Hạ tầng", "Quân sự", "Biên phòng", "Chỉ huy",
    "tệ nạn xã hội",
)}
_WORDS = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _SPELLED), key=len, reverse=True)) + r")(?!\w)")
_CENTRAL = frozenset(("ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"))


def level_of(name: str) -> str:
    """The level of an office, from its name: "trung-uong", "tinh", "huyen", "xa"; empty where it does not tell."""
    key = fold(name)
    city = re.search(r"\b(?:thanh pho|tp\.?|thanh uy|thanh doan)\s+(.+)$", key)
    if re.search(r"\b(?:xa|phuong|thi tran|dac khu)\b(?!\s+hoi)", re.sub(r"thi xa\b", "thixa", key)) and not key.startswith("so "):
        return "xa"
    if re.search(r"\b(?:huyen|quan|thi xa|thi uy)\b(?!\s+(?:su|ly|doi|khu|chinh|trac))", key):
        return "huyen"
    if city:
        return "tinh" if city[1].split(" thuoc")[0] in _CENTRAL or key.startswith("so ") else "huyen"
    if re.search(r"\btinh\b|^so\b|\bthanh (?:uy|pho)\b", key):
        return "tinh"
    if re.match(r"(?:bo|chinh phu|thu tuong|quoc hoi|uy ban thuong vu|cuc|tong cuc|uy ban dan toc|ban bi thu)\b", key) or re.search(r"\btrung uong\b|\bviet nam$|\d/cp$|\bchinh phu$|\bquoc gia\b", key):
        return "trung-uong"
    return ""
