"""The personal-data gate for text: numbers, addresses and names of people have no place here.

Law: Luật số 91/2025/QH15 (personal data); the signatories of documents stand by their office only.
Offices' own numbers and addresses stand in ``allow.yml``, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .context import Context
from .people import FULL, MIDDLE, SHORT, SMALL, SMALL_SURNAME, SURNAMES, UPPER, public
from .rule import Check, Finding, error
from .sources import Source
from .telling import Words, telling

Match = re.Match[str]
_LEAVE = "Bỏ đi; nếu là của cơ quan, ghi vào `src/cancu/checks/allow.yml` kèm lý do."
_IN_A_CASE, _NO_NAME = "Có tên người cạnh từ chỉ người liên quan vụ việc.", "Bỏ tên; chỉ nêu hành vi, số liệu tổng hợp."
_A_NAME, _OFFICE_ONLY = "Có tên người.", "Bỏ tên; người ký chỉ ghi chức vụ."
_NOT_PEOPLE = r"(?!\s*(?:đồng|VNĐ|VND|người|lượt|hộ|m2|ha)\b)"
_IDENTITY = re.compile(rf"(?<![\w/.,-])(?:\d{{12}}|\d{{9}}|\d{{3}}[ .]\d{{3}}[ .]\d{{3}}[ .]\d{{3}}|\d{{3}} \d{{3}} \d{{3}})(?![\w/]|[.,-]\d){_NOT_PEOPLE}")
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+84|84(?=[ .-]?[35789])|0|\(0\d{1,3}\))[\d .()-]{7,15}\d(?!\w|/(?!\s?(?:0|\+84)\d)|[.,-]\d)")
_MOBILE = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")
_LOOKS_LIKE_DAY = re.compile(r"\(?\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+(?:\s?@\s?|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+")
# Each form with the words one of which must stand in a file before it is looked for.
_HOMES = (
    (telling("số nhà", "nhà số"), re.compile(r"(?i:số nhà|nhà số)\s*:?\s*\d+")),
    (telling("tại"), re.compile(r"tại\s*:?\s+(?:số|Số|nhà|Nhà|tổ|Tổ|ấp|Ấp|khu phố|Khu phố|KP|ngõ|hẻm)\s+\d")),
    (telling("nơi ở", "chỗ ở", "địa chỉ nhà", "hộ khẩu", "trú"),
     re.compile(r"(?i:nơi ở|chỗ ở|địa chỉ nhà|hộ khẩu(?: thường trú)?|thường trú|tạm trú)\s*(?:hiện nay)?\s*:\s*\S+")),
    (telling("nhà riêng", "hktt"), re.compile(r"(?i:nhà riêng)\s*(?::|ở|tại)\s+\D{0,9}\d|HKTT\s*:?\s*\w+")),
)
# In a street. Towns have the same words in their names: first it is asked whether a number stands right before one.
_STREET = telling("đường", "phố", "ngõ", "ngách", "hẻm", "kiệt")
_NUMBERED = re.compile(r"\d(?=[A-Za-z]?[\s,]+(?i:đường|phố|ngõ|ngách|hẻm|kiệt)\s)")
_IN_A_STREET = (
    re.compile(r"\d(?<![\w/]\d)(?<![sS]ố \d)\d{0,3}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?){1,4}\s*,?\s+(?i:đường|phố)\s+[A-ZĐ]"),
    re.compile(r"[sS]ố\s+\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*\s*,?\s+(?i:đường|phố|ngõ|ngách|hẻm|kiệt)\s+\w+"),
)
_LIVES = re.compile(r"(?i:ngụ|trú|thường trú|tạm trú|cư trú|sinh sống|ở|sống)\s+\Z")
_ACCUSED = "bị can|bị cáo|nghi can|nghi phạm|đối tượng|nạn nhân|người bị hại|bị hại|đương sự|bị bắt|bị tạm giữ|người vi phạm|người bán dâm|người mua dâm|người tố giác|người tố cáo|phạm nhân|bị án|can phạm"
_IN_A_CASE_WORDS = telling(*_ACCUSED.split("|"))
_ADDRESS_FORMS = "ông|bà|anh|chị|cháu|em|cô|chú|bác|đồng chí|đ/c|người tên"
_OFFICES = "chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|trưởng ban|bộ trưởng|thứ trưởng|thủ tướng|cục trưởng|chi cục trưởng|bí thư|thiếu tá|trung tá|thượng tá|đại tá|thiếu tướng|đại úy|thượng úy|trung úy|chánh văn phòng|trưởng công an|điều tra viên|kiểm sát viên|thẩm phán|luật sư|người ký|liên hệ|đầu mối|phụ trách|biên soạn|người soạn|tác giả|cán bộ|công chức|phóng viên"
_LINKING = r"[\s:,]*(?:(?:là|tên|tên là|có tên|gồm)\s+)?(?:(?:ông|bà|anh|chị|cháu|em|cô|tên)\s+)?"
_TOLD_BEFORE = re.compile(rf"(?<!\w)(?i:{_ACCUSED}){_LINKING}\Z")
_NAMED_BEFORE = re.compile(rf"(?<!\w)(?i:{_ADDRESS_FORMS}|{_OFFICES})[\s:]+(?:(?i:ông|bà|đồng chí)\s+)?\Z")
_TOLD_AFTER = re.compile(rf"[\s,(]+(?:là\s+)?(?:{_ACCUSED})(?!\w)")
# One name or one letter is enough beside such a word: "nạn nhân là chị Hoa", "đối tượng H (sinh năm …)".
# Each with the words of which, too, one must stand in a file before it is looked for, and what must stand before it.
_IN_COURT = "bị can|bị cáo|nghi can|nghi phạm|phạm nhân|bị án|can phạm"
_ONE_NAME = (
    (_IN_A_CASE_WORDS, re.compile(r"(?:ông|bà|anh|chị|cháu|em|bé|cô|chú)\s+[A-ZĐ]"), re.compile(rf"(?<!\w)(?i:{_ACCUSED})[\s:,]*(?:là\s+|tên\s+|gồm\s+)?\Z")),
    (telling("sinh n", "sn", " tuổi", "ngụ", "trú"),
     re.compile(r"(?<= )[A-ZĐ](?:\.[A-ZĐ]){0,3}\.?[\s,(]{1,3}+(?:sinh năm|sinh ngày|SN\b|\d{1,2} tuổi|ngụ|trú)"), re.compile(rf"(?<!\w)(?i:{_ACCUSED})\s+\Z")),
    (telling(*_IN_COURT.split("|")), re.compile(rf"(?!(?:{'|'.join(SURNAMES)}|Việt|Trung|Hàn|Đài)\b)(?<= )[{UPPER}]\w*\s+[{UPPER}]\w*"),
     re.compile(rf"(?<!\w)(?i:{_IN_COURT})\s+(?:là\s+|tên\s+)?\Z")),
)
_ADDRESSED_BEFORE = re.compile(r"(?<!\w)(?i:ông|bà|anh|chị|cháu|em|bé|cô|chú|bác)\s+\Z")
# Streets, schools and prizes bear names of people.
_BORNE_BEFORE = re.compile(r"(?i:đường|phố|trường|thpt|thcs|tiểu học|mầm non|giải thưởng|giải|quỹ|công viên|cầu|chợ|bệnh viện|khu|liệt sĩ|liệt sỹ|anh hùng|tượng đài|thôn|ấp|tổ)\s+\Z")
_BORN_AFTER = re.compile(r"[\s,(]+(?i:sinh năm|sinh ngày|SN|bị bắt|bị khởi tố|bị truy tố|có hành vi|là nạn nhân|là đối tượng)(?!\w)")
_PLATE = re.compile(r"(?i:biển (?:số|kiểm soát)(?: xe)?|(?<!\w)BKS)\s*:?\s*[\w-]{0,5}\d[\w.-]*\d{2}|(?<![\w/.-])\d{2}(?:[A-ZĐ]\d?|LD|NN|NG|QT|DA|MĐ|KT|HC|TĐ|CV|MK|RM|CD)[ -]\d{3}(?:\.?\d{2}|\d)(?![\w/])|(?<![\w/.-])\d{2}-[A-ZĐ]\d[ .-]?\d{3}\.?\d{2}(?![\w/])")
_ACCOUNT = re.compile(r"(?i:số tài khoản|chuyển khoản|số thẻ|(?<!\w)tk(?:\s+số)?|stk|tài khoản(?:\s+(?:số|ngân hàng))?|account)(?:\s+(?:số|ngân hàng)?)?[\s:.]*(?:[A-Za-zĐđÀ-ỹ]{2,20}[\s:.-]+){0,3}(?P<number>\d[\d .-]{5,22}\d)")


def _rule(form: re.Pattern[str], says: str, hint: str, wanted: Callable[[Context, Match], bool], words: Words = frozenset()) -> Check:
    """A rule that looks for one form in everything that is typed, where one of ``words`` (or, without, long digits) stands."""

    def run(context: Context) -> Iterator[Finding]:
        for source in context.texts:
            if source.has(words) if words else source.long_digits:
                for match in form.finditer(source.readable):
                    if wanted(context, match):
                        yield Finding(source.place(match.start()), says, hint)

    return run


def _about_people(tells: Callable[[Match], bool], says: str, hint: str) -> Check:
    """A rule about what looks like a name, where the words around tell that it is one."""

    def run(context: Context) -> Iterator[Finding]:
        for source in context.texts:
            for match in source.people:
                if not public(match[0]) and match[0] not in context.allowed.words and tells(match):
                    yield Finding(source.place(match.start()), says, hint)

    return run


def _together(*checks: Check) -> Check:
    """One rule of several searches; what two of them see at one place is told once."""

    def run(context: Context) -> Iterator[Finding]:
        yield from dict.fromkeys(finding for check in checks for finding in check(context))

    return run


def _told(match: Match) -> bool:
    """Next to a word for somebody in a case."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    return bool(_TOLD_BEFORE.search(before) or (len(match[0].split()) > 2 and _TOLD_AFTER.match(match.string, match.end())))


def _named(match: Match) -> bool:
    """A full name after a form of address or an office, one with "Văn" or "Thị" anywhere, or letters for one."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if "." in match[0][:2]:
        return bool(_ADDRESSED_BEFORE.search(before))
    if len(match[0].split()) < 3:
        return False
    return bool(_NAMED_BEFORE.search(before) or (MIDDLE.match(match[0]) and not _BORNE_BEFORE.search(before)))


def single_names(context: Context) -> Iterator[Finding]:
    """One name, or a letter for one, beside a word for somebody in a case."""
    for source in (source for source in context.texts if source.has(_IN_A_CASE_WORDS)):
        for words, form, before in _ONE_NAME:
            for match in form.finditer(source.readable) if source.has(words) else ():
                if before.search(source.readable[max(0, match.start() - 60) : match.start()]):
                    yield Finding(source.place(match.start()), _IN_A_CASE, _NO_NAME)


def small_names(context: Context) -> Iterator[Finding]:
    """A whole name in small letters."""
    for source in context.texts:
        for match in SMALL.finditer(source.readable):
            surname = SMALL_SURNAME.search(source.readable, max(0, match.start() - 8), match.start())
            if surname:
                yield Finding(source.place(surname.start()), _A_NAME, _OFFICE_ONLY)


def _born(match: Match) -> bool:
    """Before a year of birth or an arrest."""
    return bool(_BORN_AFTER.match(match.string, match.end()))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _identity(context: Context, match: Match) -> bool:
    digits = _digits(match[0])
    abroad = re.search(r"\+?84[ .-]?\Z", match.string[max(0, match.start() - 5) : match.start()])
    return digits not in context.allowed.phones and not _MOBILE.fullmatch(digits) and not abroad


def _phone(context: Context, match: Match) -> bool:
    digits = re.sub(r"^84(?=\d{9,10}$)", "0", _digits(match[0]))
    if _LOOKS_LIKE_DAY.match(match[0]) or digits in context.allowed.phones:
        return False
    return bool(_MOBILE.fullmatch(digits))


def _email(context: Context, match: Match) -> bool:
    address = match[0].lower()
    return address not in context.allowed.emails and not re.search(r"@(?:[\w-]+\.)*example(?:\.\w+)?$", address)


def homes(context: Context) -> Iterator[Finding]:
    """Where somebody lives."""
    for source in context.texts:
        for form in _home_forms(source):
            for match in form.finditer(source.readable):
                if _home(context, match):
                    yield Finding(source.place(match.start()), "Có địa chỉ nhà hoặc nơi ở.", _LEAVE)


def _home_forms(source: Source) -> Iterator[re.Pattern[str]]:
    """The forms that may be found in a file."""
    yield from (form for words, form in _HOMES if source.has(words))
    if source.has(_STREET) and _NUMBERED.search(source.readable):
        yield from _IN_A_STREET


def _home(context: Context, match: Match) -> bool:
    """ "Tại tổ 3" alone may be a meeting; "ngụ tại tổ 3" is a home."""
    if match[0].startswith("tại") and not _LIVES.search(match.string[max(0, match.start() - 14) : match.start()]):
        return False
    around = match.string[match.start() : match.start() + 120]
    return not any(allowed in around for allowed in context.allowed.addresses)


def _account(context: Context, match: Match) -> bool:
    return _digits(match["number"]) not in context.allowed.accounts


def plates(context: Context) -> Iterator[Finding]:
    """Whose vehicle it is."""
    for source in context.texts:
        for match in _PLATE.finditer(source.readable) if source.plate_digits else ():
            yield Finding(source.place(match.start()), "Có biển số xe.", "Xóa biển số.")


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
    for form, what in ((_IDENTITY, "số giấy tờ tùy thân"), (_EMAIL, "thư điện tử"), (_HOMES[0][1], "địa chỉ nhà"), (_PLATE, "biển số xe")):
        if form.search(text):
            return what
    person = re.search(FULL, text)
    return "tên người" if person and not public(person[0]) else ""


RULES = (
    error("CN001", "Số giấy tờ tùy thân", "Có dãy 9 hoặc 12 chữ số như số căn cước, chứng minh nhân dân.", "Xóa số; kho không giữ dữ liệu của cá nhân.", _rule(_IDENTITY, "Có dãy số như số giấy tờ tùy thân.", _LEAVE, _identity)),
    error("CN002", "Số điện thoại", "Có số điện thoại; chỉ số của cơ quan đã ghi lý do mới được in.", "Xóa số, hoặc thêm số của cơ quan vào danh sách cho phép.", _rule(_PHONE, "Có số điện thoại.", _LEAVE, _phone)),
    error("CN003", "Thư điện tử", "Có địa chỉ thư điện tử.", "Xóa, hoặc thêm địa chỉ của cơ quan vào danh sách cho phép.", _rule(_EMAIL, "Có địa chỉ thư điện tử.", _LEAVE, _email, telling("@", "at]", "at)"))),
    error("CN004", "Địa chỉ nhà", "Có số nhà, nơi ở.", "Xóa; chỉ nêu xã, phường.", homes),
    error("CN005", "Tên người liên quan vụ việc", "Tên đứng cạnh từ như bị can, nạn nhân, đối tượng, người bán dâm.", "Bỏ tên; chỉ nêu hành vi và số liệu tổng hợp.", _together(_about_people(_told, _IN_A_CASE, _NO_NAME), single_names)),
    error("CN006", "Tên người", "Có họ tên sau cách xưng hô hoặc chức vụ.", "Chỉ ghi chức vụ.", _together(_about_people(_named, _A_NAME, _OFFICE_ONLY), small_names)),
    error("CN007", "Tên người kèm năm sinh hoặc hành vi", "Họ tên đứng trước năm sinh hoặc việc bị bắt, bị khởi tố.", "Bỏ tên và năm sinh.", _about_people(_born, "Có tên người kèm năm sinh hoặc hành vi.", "Bỏ tên và năm sinh.")),
    error("CN008", "Biển số xe", "Có biển số xe.", "Xóa biển số.", plates),
    error("CN009", "Số tài khoản ngân hàng", "Có số tài khoản.", "Xóa số tài khoản.", _rule(_ACCOUNT, "Có số tài khoản ngân hàng.", _LEAVE, _account, telling("tài khoản", "account", "chuyển khoản", "số thẻ", "tk"))),
    error("CN010", "Tên người ký", "`nguoi_ky_chuc_vu` ghi tên thay vì chức vụ.", "Chỉ ghi chức vụ.", in_signer),
)
