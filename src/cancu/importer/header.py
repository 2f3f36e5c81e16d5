"""Metadata of a document: type, number, day, place, issuer, level, title, office of the signer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..citations import type_of_number
from ..days import Day
from ..text import capital, fold, lower_first, squeeze
from ..vocabulary import DOCUMENT_TYPES
from .letters import LOWER, UPPER, shouted
from .paper import Paragraph
from .regions import Regions, type_of_line

_NUMBER = re.compile(rf"(?<!\w)S[ốôỐÔ6o]\s*[:.]?\s*(?P<n>[^/\n|]{{0,24}}?)(?P<s>[/-])\s?(?P<t>[{UPPER}][{UPPER}{LOWER}0-9&]*(?:\s?[-/]\s?[{UPPER}][{UPPER}{LOWER}0-9&]*)*|\d{{4}}/[{UPPER}][\w&-]*)")
_DIGITS = re.compile(r"^\d{1,5}[a-zA-Z]?(?:/\d{4})?$")
_DATE = re.compile(
    r"(?:(?P<place>[^\n|,;:]{2,60}?)\s*,\s*)?ngày\s*(?P<d>[\d.…_\s]{0,8}?)\s*tháng\s*(?P<m>[\d.…_\s]{0,8}?)\s*năm\s*(?P<y>\d{4}|[\d.…_]{0,6})",
    re.IGNORECASE,
)
_BROKEN_PLACE = re.compile(rf"(?<=[{LOWER}])\n(?=[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+)*,\s*ngày)")
_SHORT_DATE = re.compile(r"(?:(?P<place>[^\n|,;:]{2,60}?)\s*,\s*)?ngày\s*:?\s*(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})", re.IGNORECASE)
_MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]?\s*Tự\s+do\s*[-–]?\s*Hạnh\s+phúc|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|[-–_=*]{3,}|\|",
    re.IGNORECASE,
)
_OFFICE_HEAD = re.compile(r"(?:ỦY\s+BAN|UBND|BỘ|SỞ|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|TỈNH\s+ỦY|THÀNH\s+ỦY|HUYỆN\s+ỦY|QUẬN\s+ỦY|THỊ\s+ỦY|ĐẢNG\s+ỦY|PHÒNG|BAN|CÔNG\s+AN|CỤC|TỔNG\s+CỤC|CHI\s+CỤC|HỘI|ĐOÀN|LIÊN\s+ĐOÀN|VIỆN|TÒA|BAN\s+CHẤP\s+HÀNH|TRƯỜNG|TRUNG\s+TÂM|VĂN\s+PHÒNG|QUỐC\s+HỘI)\b")
_LEVEL_WORD = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_ACTS = re.compile(
    rf"(?<!của )(?<!của Chủ tịch )(?P<who>(?:Ủy ban nhân dân|UBND)\s+(?P<level>(?i:{_LEVEL_WORD}))(?P<name>(?:\s+[{UPPER}][{UPPER}{LOWER}]*){{0,5}}))\s*,?\s*"
    r"(?:xây dựng|ban hành|lập|triển khai|đề ra|yêu cầu|chỉ thị|tổ chức|kế hoạch|[Kk]ế hoạch)"
)
_AUTHORITY = re.compile(rf"(?:ỦY BAN NHÂN DÂN|UBND)\s+(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+[{UPPER} ]+")
_CENTRAL_CITIES = frozenset(("ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"))
_OFFICES = (
    "PHÓ THỦ TƯỚNG", "THỦ TƯỚNG", "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "THỨ TRƯỞNG", "BỘ TRƯỞNG", "PHÓ TỔNG GIÁM ĐỐC", "TỔNG GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ BÍ THƯ THƯỜNG TRỰC", "PHÓ BÍ THƯ", "BÍ THƯ",
    "PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG BAN", "TRƯỞNG BAN", "PHÓ TRƯỞNG CÔNG AN", "TRƯỞNG CÔNG AN",
    "PHÓ CỤC TRƯỞNG", "CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG",
    "PHÓ VIỆN TRƯỞNG", "VIỆN TRƯỞNG", "PHÓ CHÁNH ÁN", "CHÁNH ÁN", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG",
)
_SIGNER = re.compile(r"(?P<acting>Q\.?\s+|QUYỀN\s+)?(?<!\w)(?P<office>" + "|".join(sorted(_OFFICES, key=len, reverse=True)) + r")(?!\w)")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head and the foot of a document say; empty where they say nothing."""

    type: str = ""
    number: str = ""
    issued: Day | None = None
    place: str = ""
    issuer: str = ""
    level: str = ""
    title: str = ""
    signer: str = ""
    stands_for: str = ""
    blank_number: bool = False


def read(paragraphs: Sequence[Paragraph], regions: Regions) -> Head:
    """The metadata, from the head, the title, the first sentences and the signature."""
    head_text = "\n".join(p.text for p in paragraphs[regions.head[0] : max(regions.head[1], 1)])
    body = "\n".join(p.text for p in paragraphs[regions.title[0] :])
    number, blank = _number(head_text)
    issued, place = _issued(head_text)
    kind = regions.type or type_of_number(number) or ("cong-van" if re.search(r"(?m)^(?:V/v|Kính gửi)", head_text + body[:600]) else "")
    title = _title(paragraphs, regions, kind, body)
    place = place.strip()
    issuer = _issuer(head_text, body, place, title)
    signer, stands_for = _signer(paragraphs, regions)
    return Head(kind, number, issued, place, issuer, level_of(issuer), title, signer, stands_for, blank)


def _number(text: str) -> tuple[str, bool]:
    match = _NUMBER.search(text)
    if not match:
        return "", False
    letters = re.sub(r"\s+", "", match["t"])
    digits = re.sub(r"[\s.…_-]+", "", match["n"])
    if re.match(r"\d{4}/", letters):
        digits, letters = f"{digits}/{letters[:4]}", letters[5:]
    if not _DIGITS.match(digits):
        return "", True
    return f"{digits}{match['s']}{letters}", False


def _issued(text: str) -> tuple[Day | None, str]:
    best: tuple[Day | None, str] = (None, "")
    for match in _DATE.finditer(_BROKEN_PLACE.sub(" ", text)):
        day = _day(match["d"], match["m"], match["y"])
        place = _place(match["place"] or "")
        if place or day:
            return day, place
        best = (day, place)
    short = _SHORT_DATE.search(text)
    return (_day(short["d"], short["m"], short["y"]), _place(short["place"] or "")) if short else best


def _day(day: str, month: str, year: str) -> Day | None:
    numbers = [int(n) if n.strip().isdigit() else 0 for n in (re.sub(r"[.…_\s]", "", x) for x in (day, month, year))]
    if numbers[2] < 1900:
        return None
    try:
        return Day.parse("/".join(f"{n:02}" for n in numbers if n)) if numbers[1] else Day(numbers[2])
    except ValueError:
        return Day(numbers[2])


def _place(text: str) -> str:
    """The place before ", ngày": without the number or motto that stood on the same line."""
    text = _MOTTO.sub(" ", text)
    text = re.sub(rf"^.*?/[{UPPER}][{UPPER}{LOWER}0-9&]*(?:\s?[-/]\s?[{UPPER}][{UPPER}{LOWER}0-9&]*)*\s+", "", text)
    text = squeeze(re.sub(r"^(?:S[ốô]\s*[:.]?\s*[\d./…]*\s*)", "", text)).strip(" .:-*")
    found = re.search(rf"((?:[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|TP\.?)\s+)?[{UPPER}][{UPPER}{LOWER}’'-]*(?:[\s-]+[{UPPER}0-9][{UPPER}{LOWER}0-9’'-]*)*$", text)
    if shouted(text):
        return capital(text.title())
    return found[0] if found else (text if text[:1].isupper() else "")


def _title(paragraphs: Sequence[Paragraph], regions: Regions, kind: str, body: str) -> str:
    lines = [p.text for p in paragraphs[slice(*regions.title)]]
    if lines and type_of_line(lines[0])[0]:
        lines[0] = type_of_line(lines[0])[1]
    text = squeeze(" ".join(lines)).strip(" .:*-") or (_enacted(body) if kind == "quyet-dinh" else "")
    if kind == "cong-van" and not text:
        about = re.search(r"(?m)^V/v:?\s+(.+)$", "\n".join(p.text for p in paragraphs[:25]))
        text = f"về việc {about[1]}" if about else ""
    if shouted(text):
        text = sentence_case(text, body)
    name = DOCUMENT_TYPES[kind].name if kind else ""
    if not text or fold(text).startswith(fold(name)):
        return capital(text) or name
    return f"{name} {lower_first(text)}" if name else capital(text)


def _enacted(body: str) -> str:
    """What a decision without a title of its own enacts: the words of its first article."""
    found = re.search(r"Điều 1\s*[.:]\s*(Ban hành|Phê duyệt)(?: kèm theo Quyết định này(?: là)?)?\s+([^;\n]{10,400}?)(?:\.|;|\n|$)", body)
    return f"{found[1].lower()} {found[2]}" if found else ""


def sentence_case(text: str, body: str) -> str:
    """A title set in capitals as a sentence: words the body writes with a capital inside a sentence keep it."""
    words = text.lower().split()
    seen: dict[str, str] = {}
    for match in re.finditer(rf"(?<=[{LOWER},] )[{UPPER}][{UPPER}{LOWER}/-]*(?:\s[{UPPER}][{UPPER}{LOWER}/-]*)*", body):
        if not shouted(match[0]) or len(match[0].split()) == 1:
            seen.setdefault(match[0].lower(), match[0])
    made: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            key = " ".join(words[at : at + size]).strip(".,;:()“”\"")
            if key in seen and (size > 1 or "/" in key or _proper(key, body)):
                made.append(" ".join(words[at : at + size]).replace(key, seen[key]))
                at += size
                break
        else:
            made.append(words[at])
            at += 1
    return capital(" ".join(made))


def _proper(word: str, body: str) -> bool:
    """A single word is a name where the body never writes it small."""
    return not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", body)


def _issuer(head: str, body: str, place: str, title: str) -> str:
    lines = _office_lines(head)
    if lines:
        return _with_place(_office(lines), place, title, body)
    found = _ACTS.search(body[:6000])
    if found:
        return _with_place(squeeze(re.sub(r"^UBND", "Ủy ban nhân dân", found["who"])), place, title, body)
    signed = re.search(r"TM\.\s*(ỦY BAN NHÂN DÂN|UBND)", body)
    scope = re.search(rf"(?i:địa bàn)\s+((?i:{_LEVEL_WORD})\s+[{UPPER}][\w\s]*?)(?=\s+(?:năm|giai đoạn|đến)|[,.;\n]|$)", title)
    return f"Ủy ban nhân dân {scope[1]}" if signed and scope else ""


def _office_lines(head: str) -> list[str]:
    before = re.split(r"(?m)(?<!\w)S[ốôỐÔ6]\s*[:.]?\s*[\d.…_\s]*[/-]", _MOTTO.sub("\n", head))[0]
    lines = [squeeze(line).strip(" *.-") for line in before.split("\n")]
    kept = [line for line in lines if line and shouted(line) and "ngày" not in line.lower() and not type_of_line(line)[0]]
    joined: list[str] = []
    for line in kept:
        if joined and (joined[-1] == "ỦY" or not _OFFICE_HEAD.match(line)):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    found = [line for line in joined if _OFFICE_HEAD.match(line)]
    whole = _AUTHORITY.search(head)
    return [squeeze(whole[0])] if whole and found and found[-1] in ("ỦY BAN NHÂN DÂN", "UBND") else found


def _office(lines: list[str]) -> str:
    """The lowest of the offices above the number; with its superior's place where it has none."""
    own = lines[-1]
    if len(lines) > 1 and re.match(r"BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC|ĐẢNG ĐOÀN|BAN CÁN SỰ", own):
        return f"{own} {lines[-2]}"
    if len(lines) > 1 and not re.search(r"(?i)(tỉnh|thành phố|huyện|quận|thị xã|xã(?!\s+hội)|phường|thị trấn)\s+\S", own):
        above = re.search(rf"(?i)\b({_LEVEL_WORD}|TP\.?)\s+(.+)$", lines[0])
        if above and not re.match(r"(?i)bộ|cục|tổng cục", own):
            own = f"{own} {above[1]} {above[2]}"
    return own


def _with_place(office: str, place: str, title: str, body: str) -> str:
    text = re.sub(r"^UBND(?=\s)", "ỦY BAN NHÂN DÂN", office) if shouted(office) else office
    if shouted(text):
        text = _office_case(text, place, body)
    bare = re.match(rf"^(.*\b)(?i:({_LEVEL_WORD}))$", text)
    if bare:
        name = re.sub(rf"(?i)^(?:{_LEVEL_WORD}|TP\.?)\s+", "", place)
        scope = re.search(rf"(?i:{bare[2]})\s+([{UPPER}][{UPPER}{LOWER}]*(?:\s[{UPPER}][{UPPER}{LOWER}]*)*)", title)
        known = (scope[1] if scope else "") or name
        level = capital(bare[2]) if fold(place).startswith("thanh pho") and place[:1] == "T" and bare[2].lower() == "thành phố" else bare[2].lower()
        return f"{bare[1]}{level} {known}".strip()
    return text


def _office_case(text: str, place: str, body: str) -> str:
    """An office set in capitals in ordinary letters: known words as law writes them, the place's name capitalised."""
    lowered = text.lower()
    lowered = re.sub(rf"(?<!\w)((?:{_LEVEL_WORD})(?!\s+hội\b))\s+(?!ủy\b)(.+)$", lambda m: f"{m[1]} {m[2].title()}", lowered)
    for words in _OFFICE_WORDS:
        lowered = re.sub(rf"(?<!\w){words.lower()}(?!\w)", words, lowered)
    return capital(lowered)


_OFFICE_WORDS = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Thủ tướng Chính phủ", "Chính phủ", "Sở", "Bộ", "Lao động", "Thương binh", "Xã hội", "Y tế",
    "Công an", "Văn hóa", "Thể thao", "Du lịch", "Thông tin", "Truyền thông", "Giáo dục", "Đào tạo", "Tư pháp", "Nội vụ", "Tài chính",
    "Kế hoạch", "Đầu tư", "Quốc hội", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Đảng ủy", "Mặt trận Tổ quốc", "Việt Nam", "Liên hiệp", "Phụ nữ",
    "Nông dân", "Cựu chiến binh", "Thanh niên", "Cộng sản", "Trung ương", "Công Thương", "Xây dựng", "Nông nghiệp", "Môi trường", "Phòng", "Cục", "Chi cục", "Bảo trợ", "Cảnh sát", "Ban Thường vụ", "Ban Chấp hành", "Hội LHPN", "Hội",
)


def level_of(issuer: str) -> str:
    """The level of an office, from its name: "trung-uong", "tinh", "huyen", "xa"; empty where it does not tell."""
    key = fold(issuer)
    city = re.search(r"\b(?:thanh pho|tp\.?)\s+(.+)$", key)
    if re.search(r"\b(?:xa|phuong|thi tran|dac khu)\b(?!\s+hoi)", re.sub(r"thi xa\b", "thixa", key)) and not key.startswith("so "):
        return "xa"
    if re.search(r"\b(?:huyen|quan|thi xa)\b(?!\s+(?:su|ly|doi|khu|chinh|trac))", key):
        return "huyen"
    if city:
        return "tinh" if city[1].split(" thuoc")[0] in _CENTRAL_CITIES or key.startswith(("so ", "cong an thanh pho")) else "huyen"
    if re.search(r"\btinh\b|^so\b|\bthanh uy\b", key):
        return "tinh"
    if re.match(r"(?:bo|chinh phu|thu tuong|quoc hoi|uy ban thuong vu|cuc|tong cuc|uy ban dan toc|trung uong|ban chap hanh trung uong|ban bi thu)\b", key):
        return "trung-uong"
    return ""


def _signer(paragraphs: Sequence[Paragraph], regions: Regions) -> tuple[str, str]:
    """The office of who signed, and of whom for ("KT. CHỦ TỊCH"). Never a name."""
    spans = regions.feet or ((max(0, len(paragraphs) - 12), len(paragraphs)),)
    for span in spans:
        text = "\n".join(p.text for p in paragraphs[slice(*span)])
        found = [(m["office"], bool(m["acting"]), m.start()) for m in _SIGNER.finditer(text)]
        if found:
            office, acting, _ = found[-1]
            before = found[0][0] if len(found) > 1 and re.search(r"(?:KT\.|K/T)", text) else ""
            return ("Quyền " + _spoken(office)) if acting else capital(_spoken(office)), capital(_spoken(before)) if before else ""
    return "", ""


def _spoken(office: str) -> str:
    words = office.lower().replace("chủ tịch", "Chủ tịch").replace("thủ tướng", "Thủ tướng").replace("bộ trưởng", "Bộ trưởng")
    words = words.replace("cục trưởng", "Cục trưởng").replace("trưởng phòng", "Trưởng phòng").replace("trưởng ban", "Trưởng ban")
    words = words.replace("giám đốc", "Giám đốc").replace("bí thư", "Bí thư").replace("công an", "Công an")
    return capital(words)
