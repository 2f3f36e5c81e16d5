"""New files with everything that can be derived filled in, and the rest marked ``CẦN ĐIỀN``.

What a document's number tells is read from its form (Nghị định 30/2020/NĐ-CP, Phụ lục I and III):
type, issuer, nature, id. Nothing else is guessed; a draft passes the check but for its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from . import vocabulary as v
from .checks.numbers import canonical
from .citations import number_key, type_of_number
from .days import Day, show
from .fields import suggestion
from .graph import Graph
from .load import Library
from .text import fold, place_id, slug

TO_FILL = "CẦN ĐIỀN"
_HAS_YEAR = re.compile(r"^\d+[a-z]?/(\d{4})/")
_PARTY = re.compile(r"^\d+-[^/]+/[A-ZĐ]{2,5}$")
_ISSUERS = {"cp": "chinh-phu", "ttg": "thu-tuong-chinh-phu"}
_PUPILS = frozenset({"hoc-sinh-thcs", "hoc-sinh-thpt"})
_MONTHS_TO_REVIEW = 6


class ScaffoldError(ValueError):
    """The file cannot be made; the message is Vietnamese and says what to do instead."""


@dataclass(frozen=True)
class Draft:
    """A file to be: where, and its front matter."""

    path: str
    keys: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """The file's text: block lists, values quoted where YAML asks for it."""
        meta = yaml.dump(self.keys, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
        return f"---\n{meta}---\n"

    def write(self, root: Path) -> Path:
        """Make the file. Raises ScaffoldError where one stands already; it is never overwritten."""
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as out:
                out.write(self.text())
        except FileExistsError:
            raise ScaffoldError(f"Tệp {self.path} đã có; không ghi đè. Mở tệp đó để sửa.") from None
        return file


class _Dumper(yaml.SafeDumper):
    """Lists stand two spaces in, as everywhere in the content."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def mark(what: str) -> str:
    """A place to be filled in, which the check finds."""
    return f"{TO_FILL}: {what}"


@dataclass(frozen=True)
class Desk:
    """What a draft may look at: the records there are, and the day."""

    library: Library
    graph: Graph
    on: date

    def known(self, kind: str, record_id: str, what: str) -> str:
        """The id itself. Raises ScaffoldError with the nearest one where it is unknown."""
        if record_id not in self.library.of(kind):
            hint = suggestion(slug(record_id), self.library.of(kind)) or "Xem danh sách tệp."
            raise ScaffoldError(f"Không có {what} `{record_id}`. {hint}")
        return record_id


def instrument(desk: Desk, number: str, kind: str = "", title: str = "", issued: str = "", effective: str = "",
               issuers: Iterable[str] = (), place: str = "") -> Draft:
    """A legal basis or directing document from its number."""
    number = canonical(number)
    _not_there_yet(desk, number)
    kind = kind or type_of_number(number)
    if not re.match(r"\d+[a-z]?[-/]", number):
        raise ScaffoldError(f"`{number}` không có dạng số, ký hiệu. Viết như bản in, ví dụ 282/2025/NĐ-CP.")
    if kind not in v.DOCUMENT_TYPES:
        raise ScaffoldError(f"Không suy ra được loại văn bản từ `{number}`. Thêm `--loai`, ví dụ `--loai quyet-dinh`.")
    nature = nature_of(number, kind)
    issuing = [desk.known("co-quan", i, "cơ quan") for i in issuers] or issuer_of(number, desk.graph)
    place = desk.known("dia-phuong", place, "địa phương") if place else ""
    keys = _instrument_keys(title, kind, nature, number, issuing, place, issued, effective)
    folder = "legal/chi-dao" if kind in v.DIRECTING_TYPES else "legal/can-cu"
    return Draft(f"{folder}/{id_of(number, kind, issued, place)}.md", keys | _evidence(desk.on) | _reasons(keys, nature))


def _instrument_keys(title: str, kind: str, nature: str, number: str, issuers: list[str], place: str, issued: str, effective: str) -> dict[str, Any]:
    keys: dict[str, Any] = {"title": title or mark("tên như bản chính thức in, không kèm số"), "loai_van_ban": kind, "tinh_chat": nature}
    keys |= {"so_ky_hieu": number} if number else {}
    keys |= {"co_quan_ban_hanh": issuers} if issuers else {}
    keys |= {"pham_vi_dia_ban": place} if place else {}
    for name, text in (("ngay_ban_hanh", issued), ("ngay_hieu_luc", effective)):
        if text:
            keys[name] = str(_day(text))
    return keys


def _day(text: str) -> Day:
    try:
        day = Day.parse(text)
    except ValueError:
        day = Day(0)
    if not day.exact:
        raise ScaffoldError(f"`{text}` không phải một ngày; viết dd/mm/yyyy, ví dụ 15/12/2025.")
    return day


def _not_there_yet(desk: Desk, number: str) -> None:
    twin = next((i for i in desk.graph.instruments.values() if i.number and number_key(i.number) == number_key(number)), None)
    if twin and _HAS_YEAR.match(number):
        raise ScaffoldError(f"Văn bản số {number} đã có ở {twin.path}.")


def _evidence(on: date) -> dict[str, Any]:
    return {"nguon": {"mo_ta": mark("nơi đã đọc văn bản"), "doi_chieu": show(on), "do_tin_cay": "thap"}}


def _reasons(keys: dict[str, Any], nature: str) -> dict[str, Any]:
    """What the check wants to know and nobody has said yet."""
    wanted = {"so_ky_hieu": "số, ký hiệu, hoặc vì sao không có", "co_quan_ban_hanh": "cơ quan ban hành, hoặc vì sao chưa rõ",
              "ngay_ban_hanh": "ngày ban hành, hoặc vì sao chưa rõ"}
    wanted |= {"ngay_hieu_luc": "ngày hiệu lực, hoặc vì sao chưa rõ"} if nature in ("quy-pham", "lien-tich") else {}
    missing = {key: mark(what) for key, what in wanted.items() if key not in keys}
    return {"chua_ro": missing} if missing else {}


def _file_name(text: str) -> str:
    """An id for a file. Raises ScaffoldError on a text that makes none."""
    made = slug(text)
    if not made:
        raise ScaffoldError(f"Không lập được mã từ `{text}`; dùng chữ hoặc số.")
    return made


def nature_of(number: str, kind: str) -> str:
    """Normative numbers carry the year; the Party's and joint ones have their own forms."""
    if _PARTY.match(number):
        return "dang"
    if kind in ("thong-tu-lien-tich", "nghi-quyet-lien-tich"):
        return "lien-tich"
    if kind == "van-ban-hop-nhat":
        return "hop-nhat"
    return "quy-pham" if _HAS_YEAR.match(number) and kind not in v.DIRECTING_TYPES else "ca-biet"


def issuer_of(number: str, graph: Graph) -> list[str]:
    """The issuer that a number's last letters tell, where there is such a record; else none."""
    if re.search(r"/QH\d+$", number):
        found = "quoc-hoi"
    elif re.search(r"UBTVQH\d+$", number):
        found = "uy-ban-thuong-vu-quoc-hoi"
    else:
        letters = fold(re.split(r"[-/]", number)[-1])
        by_letters = {fold(short): a.id for a in graph.agencies.values() for short in a.abbreviations}
        found = _ISSUERS.get(letters) or by_letters.get(letters, "")
    return [found] if found in graph.agencies else []


def id_of(number: str, kind: str, issued: str = "", place: str = "") -> str:
    """The id, which is the file's name: "282/2025/NĐ-CP" → "nd-282-2025-nd-cp"; a year where the number has none."""
    short = slug(v.DOCUMENT_TYPES[kind].letters) or {"luat": "luat", "bo-luat": "bl", "hien-phap": "hp", "cong-van": "cv"}.get(kind, kind)
    year = str(Day.parse(issued).year) if issued and not _HAS_YEAR.match(number) else ""
    return "-".join(part for part in (short, slug(number), place, year) if part)


def plan(desk: Desk, place: str, year: int, issuer: str, number: str = "", title: str = "", issued: str = "") -> Draft:
    """A plan of a place for a year."""
    desk.known("dia-phuong", place, "địa phương")
    desk.known("co-quan", issuer, "cơ quan")
    number = canonical(number)
    keys = _instrument_keys(title or mark("tên kế hoạch như bản in"), "ke-hoach", "ca-biet", number, [issuer], place, issued, "")
    keys["thoi_ky"] = {"tu": f"01/01/{year}", "den": f"31/12/{year}", "loai": "nam"}
    head = re.match(r"\d+", number)
    name = "-".join(["kh", *([head[0]] if head else []), place, str(year)])
    return Draft(f"legal/chi-dao/{name}.md", keys | _evidence(desk.on) | _reasons(keys, "ca-biet"))


def assignment(desk: Desk, plan_id: str, agency: str, spot: str) -> Draft:
    """What a plan asks of an agency, with a first task to be filled in."""
    desk.known("van-ban", plan_id, "kế hoạch")
    desk.known("co-quan", agency, "cơ quan")
    task_spot = f"{spot}/1"
    task = {
        "id": place_id(task_spot), "vi_tri": task_spot, "noi_dung": mark("nhiệm vụ bằng lời của ta"), "vai_tro": "thuc-hien",
        "chu_de": [_a_topic(desk)],
    }
    title = desk.graph.agencies[agency].title
    keys = {"title": title, "ke_hoach": plan_id, "co_quan": [agency], "muc": spot, "nhiem_vu": [task]}
    return Draft(f"docs/phan-cong/{plan_id}/{agency}.md", keys)


def _a_topic(desk: Desk) -> str:
    """Propaganda, which every plan has, or the first topic there is."""
    topics = sorted(desk.graph.topics)
    if not topics:
        raise ScaffoldError("Kho chưa có chủ đề nào ở `docs/chu-de/`; lập chủ đề trước.")
    return "tuyen-truyen" if "tuyen-truyen" in topics else topics[0]


def material(desk: Desk, title: str, audience: str, minutes: int = 45) -> Draft:
    """A training material whose session adds up."""
    if audience not in v.AUDIENCES:
        raise ScaffoldError(f"Không có nhóm người nghe `{audience}`. {suggestion(slug(audience), v.AUDIENCES) or 'Chọn: ' + ', '.join(v.AUDIENCES)}")
    opening, closing = max(1, minutes // 6), max(1, minutes // 6)
    parts = ((opening, "Mở đầu"), (minutes - opening - closing, "Nội dung chính"), (closing, "Kết thúc"))
    if minutes < 3:
        raise ScaffoldError("Thời lượng phải từ 3 phút.")
    keys: dict[str, Any] = {
        "title": title, "mo_ta": mark("giúp ai làm được gì"), "doi_tuong": [audience], "hinh_thuc": ["buoi-tap-huan"],
        "thoi_luong": str(minutes), "chu_de": [_a_topic(desk)], "muc_tieu": [mark("sau buổi này làm được gì")],
        "thong_diep": [{"noi_dung": mark(f"điều cần nhớ thứ {n}"), "loai": "loi-khuyen"} for n in (1, 2, 3)],
        "kich_ban": [{"phut": str(m), "hoat_dong": name, "noi_dung": mark("làm gì")} for m, name in parts],
    }
    keys |= _for_pupils(desk) if audience in _PUPILS else {}
    lines = sorted(desk.library.of("duong-day"))
    keys |= {"noi_giup": lines} if lines else {}
    keys |= {"ngay_ra_soat": show(desk.on), "ra_soat_tiep": show(_months_later(desk.on, _MONTHS_TO_REVIEW))}
    return Draft(f"docs/tap-huan/{_file_name(title)}.md", keys)


def _for_pupils(desk: Desk) -> dict[str, Any]:
    """What a session with pupils must have: what to do when one tells, a way to help, rules for minors."""
    return {
        "khi_co_nguoi_tam_su": {name: [mark(what)] for name, what in (("noi", "lời nên nói"), ("lam", "việc nên làm"), ("tranh", "điều nên tránh"))},
        "duong_chuyen_gui": [{"buoc": mark("khi nào, đưa tới đâu")}],
        "quy_tac_tre_em": [{"noi_dung": mark("việc phải giữ"), "loai": "loi-khuyen"}],
    }


def _months_later(day: date, months: int) -> date:
    """The same day some months on, or the month's last where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next(date(year, month + 1, d) for d in range(day.day, 0, -1) if _exists(year, month + 1, d))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def agency(desk: Desk, title: str, levels: Iterable[str], sector: str, agency_id: str = "") -> Draft:
    """An agency, generic by level."""
    levels = list(levels)
    for text, options, what in (*((level, v.LEVELS, "cấp") for level in levels), (sector, v.SECTORS, "ngành")):
        if text not in options:
            raise ScaffoldError(f"Không có {what} `{text}`. {suggestion(slug(text), options) or 'Chọn: ' + ', '.join(options)}")
    twin = next((a for a in desk.graph.agencies.values() if fold(a.title) == fold(title)), None)
    if twin:
        raise ScaffoldError(f"Cơ quan \"{title}\" đã có ở {twin.path}.")
    keys = {"title": title, "cap": levels, "nganh": sector} | _evidence(desk.on)
    return Draft(f"docs/co-quan/{_file_name(agency_id or title)}.md", keys)
