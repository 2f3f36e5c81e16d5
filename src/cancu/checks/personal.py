"""The personal-data gate for text: numbers, addresses and names of people have no place here.

Law: Luật số 91/2025/QH15 (personal data); the signatories of documents stand by their office only.
Offices' own numbers and addresses stand in ``allow.yml``, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .context import Context
from .people import FULL, INITIALS, SHORT, public
from .rule import Check, Finding, error
from .sources import Source, without_addresses

Match = re.Match[str]
_NOT_PEOPLE = r"(?!\s*(?:đồng|VNĐ|VND|người|lượt|hộ|m2|ha)\b)"
_IDENTITY = re.compile(rf"(?<![\w/.,-])(?:\d{{12}}|\d{{9}}|\d{{3}}[ .]\d{{3}}[ .]\d{{3}}[ .]\d{{3}}|\d{{3}} \d{{3}} \d{{3}})(?![\w/]|[.,-]\d){_NOT_PEOPLE}")
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+84|84(?=[ .-]?[35789])|0|\(0\d{1,3}\))[\d .()-]{7,15}\d(?![\w/]|[.,-]\d)")
_MOBILE = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")
_LOOKS_LIKE_DAY = re.compile(r"\(?\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_EMAIL = re.compile(r"[\w.+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]+(?:\.[\w-]+)+")
_HOME = re.compile(
    r"(?i:số nhà|nhà số)\s*:?\s*\d+"
    r"|(?i:ngụ|trú|thường trú|tạm trú|cư trú|sinh sống|ở)\s+tại\s*:?\s+(?:(?i:số|nhà|tổ|ấp|khu phố|kp|ngõ|hẻm)\s+)\d"
    r"|(?i:nơi ở|chỗ ở|địa chỉ nhà|hộ khẩu(?: thường trú)?|thường trú|tạm trú)\s*(?:hiện nay)?\s*:\s*\S+"
    r"|(?<![\w/])(?i:số)\s+\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*\s*,?\s+(?i:đường|phố|ngõ|ngách|hẻm|kiệt)\s+\w+"
)
_ACCUSED = "bị can|bị cáo|nghi can|nghi phạm|đối tượng|nạn nhân|người bị hại|bị hại|đương sự|bị bắt|bị tạm giữ|người vi phạm|người bán dâm|người mua dâm|người tố giác|người tố cáo|phạm nhân|bị án|can phạm"
_ADDRESS_FORMS = "ông|bà|anh|chị|cháu|em|cô|chú|bác|đồng chí|đ/c|người tên"
_OFFICES = "chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|trưởng ban|bộ trưởng|thứ trưởng|thủ tướng|cục trưởng|chi cục trưởng|bí thư|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|đại úy|thượng úy|trung úy|chánh văn phòng|trưởng công an|điều tra viên|kiểm sát viên|thẩm phán|luật sư|người ký"
_LINKING = r"[\s:,]*(?:(?:là|tên|tên là|có tên|gồm)\s+)?(?:(?:ông|bà|anh|chị|cháu|em|cô|tên)\s+)?"
_TOLD = re.compile(rf"(?<!\w)(?i:{_ACCUSED}){_LINKING}(?P<name>{SHORT}|{INITIALS})")
_NAMED = re.compile(rf"(?<!\w)(?i:{_ADDRESS_FORMS}|{_OFFICES})[\s:]+(?:(?i:ông|bà|đồng chí)\s+)?(?P<name>{FULL})")
_BORN = re.compile(rf"(?P<name>{SHORT})[\s,(]+(?i:sinh năm|sinh ngày|SN|bị bắt|bị khởi tố|bị truy tố|có hành vi|là nạn nhân|là đối tượng)(?!\w)")
_PLATE = re.compile(r"(?<![\w/.-])\d{2}[A-ZĐ]\d?[ -]\d{3}(?:\.?\d{2}|\d)(?![\w/])|(?<![\w/.-])\d{2}-[A-ZĐ]\d[ .-]?\d{3}\.?\d{2}(?![\w/])")
_ACCOUNT = re.compile(r"(?i:số tài khoản|stk|tài khoản(?:\s+(?:số|ngân hàng))?|account)(?:\s+(?:số|ngân hàng)?)?[\s:.]*(?:[A-Za-zĐđÀ-ỹ]{2,20}[\s:.-]+){0,3}(?P<number>\d[\d .-]{5,22}\d)")


def _rule(form: re.Pattern[str], says: str, hint: str, wanted: Callable[[Context, Match], bool]) -> Check:
    """A rule that looks for one form in everything that is typed, front matter and body."""

    def run(context: Context) -> Iterator[Finding]:
        for source in context.sources.values():
            for match in form.finditer(_readable(source)):
                if wanted(context, match):
                    yield Finding(source.place(match.start()), says, hint)

    return run


def _readable(source: Source) -> str:
    return without_addresses(source.text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _identity(context: Context, match: Match) -> bool:
    digits = _digits(match[0])
    return digits not in context.allowed.phones and not _MOBILE.fullmatch(digits)


def _phone(context: Context, match: Match) -> bool:
    digits = re.sub(r"^84(?=\d{9,10}$)", "0", _digits(match[0]))
    if _LOOKS_LIKE_DAY.match(match[0]) or digits in context.allowed.phones:
        return False
    return bool(_MOBILE.fullmatch(digits))


def _email(context: Context, match: Match) -> bool:
    address = match[0].lower()
    return address not in context.allowed.emails and not re.search(r"@(?:[\w-]+\.)*example(?:\.\w+)?$", address)


def _home(context: Context, match: Match) -> bool:
    return not any(match[0] in allowed or allowed in match.string[match.start() : match.start() + 120] for allowed in context.allowed.addresses)


def _account(context: Context, match: Match) -> bool:
    return _digits(match["number"]) not in context.allowed.accounts


def _person(context: Context, match: Match) -> bool:
    return not public(match["name"]) and match["name"] not in context.allowed.words


def _any(context: Context, match: Match) -> bool:
    return True


def names_in(text: str) -> Iterator[Match]:
    """Names of people next to words that tell who they are."""
    for form in (_TOLD, _NAMED, _BORN):
        yield from (m for m in form.finditer(text) if not public(m["name"]))


def in_signer(context: Context) -> Iterator[Finding]:
    """Who signed stands by office, never by name."""
    name = re.compile(SHORT)
    for _, it in sorted(context.graph.instruments.items()):
        match = name.search(it.signer)
        if match and not public(match[0]):
            yield Finding(context.place(it, "nguoi_ky_chuc_vu"), "`nguoi_ky_chuc_vu` có tên người.", "Chỉ ghi chức vụ, ví dụ `Phó Chủ tịch (ký thay Chủ tịch)`.")


def finds(text: str) -> str:
    """What kind of personal data a short text (a property of a file) holds, or an empty string."""
    if any(_MOBILE.fullmatch(_digits(m[0])) for m in _PHONE.finditer(text)):
        return "số điện thoại"
    for form, what in ((_IDENTITY, "số giấy tờ tùy thân"), (_EMAIL, "thư điện tử"), (_HOME, "địa chỉ nhà"), (_PLATE, "biển số xe")):
        if form.search(text):
            return what
    person = re.search(FULL, text)
    return "tên người" if person and not public(person[0]) else ""


_LEAVE = "Bỏ đi; nếu là của cơ quan, thêm vào `allow.yml` với lý do."
RULES = (
    error("CN001", "Số giấy tờ tùy thân", "Có dãy 9 hoặc 12 chữ số như số căn cước, chứng minh nhân dân.", "Xóa số; kho không giữ dữ liệu của cá nhân.", _rule(_IDENTITY, "Có dãy số như số giấy tờ tùy thân.", _LEAVE, _identity)),
    error("CN002", "Số điện thoại", "Có số điện thoại; chỉ số của cơ quan đã ghi lý do mới được in.", "Xóa số, hoặc thêm số của cơ quan vào danh sách cho phép.", _rule(_PHONE, "Có số điện thoại.", _LEAVE, _phone)),
    error("CN003", "Thư điện tử", "Có địa chỉ thư điện tử.", "Xóa, hoặc thêm địa chỉ của cơ quan vào danh sách cho phép.", _rule(_EMAIL, "Có địa chỉ thư điện tử.", _LEAVE, _email)),
    error("CN004", "Địa chỉ nhà", "Có số nhà, nơi ở.", "Xóa; chỉ nêu xã, phường.", _rule(_HOME, "Có địa chỉ nhà hoặc nơi ở.", _LEAVE, _home)),
    error("CN005", "Tên người liên quan vụ việc", "Tên đứng cạnh từ như bị can, nạn nhân, đối tượng, người bán dâm.", "Bỏ tên; chỉ nêu hành vi và số liệu tổng hợp.", _rule(_TOLD, "Có tên người cạnh từ chỉ người liên quan vụ việc.", "Bỏ tên; chỉ nêu hành vi, số liệu tổng hợp.", _person)),
    error("CN006", "Tên người", "Có họ tên sau cách xưng hô hoặc chức vụ.", "Chỉ ghi chức vụ.", _rule(_NAMED, "Có tên người.", "Bỏ tên; người ký chỉ ghi chức vụ.", _person)),
    error("CN007", "Tên người kèm năm sinh hoặc hành vi", "Họ tên đứng trước năm sinh hoặc việc bị bắt, bị khởi tố.", "Bỏ tên và năm sinh.", _rule(_BORN, "Có tên người kèm năm sinh hoặc hành vi.", "Bỏ tên và năm sinh.", _person)),
    error("CN008", "Biển số xe", "Có biển số xe.", "Xóa biển số.", _rule(_PLATE, "Có biển số xe.", "Xóa biển số.", _any)),
    error("CN009", "Số tài khoản ngân hàng", "Có số tài khoản.", "Xóa số tài khoản.", _rule(_ACCOUNT, "Có số tài khoản ngân hàng.", _LEAVE, _account)),
    error("CN010", "Tên người ký", "`nguoi_ky_chuc_vu` ghi tên thay vì chức vụ.", "Chỉ ghi chức vụ.", in_signer),
)
