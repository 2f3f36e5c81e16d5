"""A small site in memory: two decrees, a plan with a dead basis, an office that ended, days to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cancu.days import Day
from cancu.graph import Graph
from cancu.records import (
    Abbreviation,
    AdministrativePlace,
    Agency,
    ArticlePair,
    Assignment,
    Basis,
    Deadline,
    Duty,
    Evidence,
    Heir,
    Instrument,
    Observance,
    Period,
    PlaceName,
    Relation,
    Task,
    Term,
    TimeLimit,
    Topic,
)
from cancu.site import Settings, Site

TODAY = date(2026, 6, 1)
CHECKED = Evidence(checked=Day(2026, 5, 20), confidence="cao", description="Bản đã đọc.")


def day(text: str) -> Day:
    return Day.parse(text)


def decree(id_: str, number: str, issued: str, effective: str, **more: Any) -> Instrument:
    known: dict[str, Any] = {"title": "Quy định xử phạt", "type": "nghi-dinh", "nature": "quy-pham", "evidence": CHECKED}
    return Instrument(
        id=id_, path=f"legal/can-cu/{id_}.md", number=number, issued=day(issued), effective=day(effective),
        **(known | {"issuers": ("chinh-phu",), "topics": ("xu-phat",)} | more),
    )


OLD = decree("nd-cu", "144/2021/NĐ-CP", "31/12/2021", "01/01/2022")
NEW = decree(
    "nd-moi", "282/2025/NĐ-CP", "30/10/2025", "15/12/2025",
    replaces=(Relation(target="nd-cu", certainty="da-doc", pairs=(ArticlePair(old="24", new="32"),)),),
)
UNCLEAR = Instrument(
    id="qd-mo", path="legal/can-cu/qd-mo.md", title="Quyết định chưa rõ", type="quyet-dinh", nature="quy-pham",
    unknowns=(("trang_thai", "Chưa tìm thấy."), ("so_ky_hieu", "Bản nguồn để trống.")),
)
PARTY = Instrument(
    id="ct-dang", path="legal/chi-dao/ct-dang.md", title="Chỉ thị của Đảng", type="chi-thi", nature="dang",
    number="36-CT/TW", issued=day("16/08/2019"),
)
PLAN = Instrument(
    id="kh-xa-2026", path="legal/chi-dao/kh-xa-2026.md", title="Kế hoạch năm 2026", type="ke-hoach", nature="ca-biet",
    number="05/KH-UBND", issuers=("ubnd-xa",), place="xa-mau", issued=day("10/01/2026"), evidence=CHECKED,
    period=Period(first=day("01/01/2026"), last=day("31/12/2026")),
    bases=(Relation(target="nd-cu", certainty="da-doc"), Relation(target="ct-dang", certainty="suy-ra")),
    duties=(
        Duty(id="bao-cao-quy", subject="báo cáo quý", cycle="quy", day="15", month="cuoi-ky", who=("cong-an-xa",),
             to=("ubnd-xa",), spot="V.1"),
        Duty(id="dot-xuat", subject="báo cáo đột xuất", cycle="khong-dinh-ky", who=("ubnd-xa",)),
    ),
)
TASKS = (
    Task(id="iv-1-1", spot="IV.1/1", summary="=kiểm tra cơ sở karaoke", role="chu-tri", acts=("chi-dao",),
         partners=("ubnd-xa", "cong-an-xa"), topics=("xu-phat",),
         bases=(Basis(instrument="nd-cu", article="24", origin="ke-hoach"),),
         limits=(TimeLimit(subject="gửi thống kê", cycle="sau-thang"),)),
    Task(id="iv-1-2", spot="V.1", summary="báo cáo quý", role="thuc-hien", topics=("xu-phat",),
         limits=(TimeLimit(cycle="quy", day="15", month="cuoi-ky"),)),
)
ASSIGNMENT = Assignment(
    id="kh-xa-2026/cong-an-xa", path="docs/phan-cong/kh-xa-2026/cong-an-xa.md", title="Công an xã",
    plan="kh-xa-2026", agencies=("cong-an-xa",), spot="IV.1", tasks=TASKS,
)
AGENCIES = (
    Agency(id="chinh-phu", path="docs/co-quan/chinh-phu.md", title="Chính phủ", levels=("trung-uong",), sector="chinh-quyen"),
    Agency(id="ubnd-xa", path="docs/co-quan/ubnd-xa.md", title="Ủy ban nhân dân cấp xã", short_name="Ủy ban nhân dân", levels=("xa",), sector="chinh-quyen"),
    Agency(id="cong-an-xa", path="docs/co-quan/cong-an-xa.md", title="Công an cấp xã", levels=("xa",), sector="cong-an"),
    Agency(
        id="cong-an-huyen", path="docs/co-quan/cong-an-huyen.md", title="Công an cấp huyện", levels=("huyen",),
        sector="cong-an", until=day("01/03/2025"),
        heirs=(Heir(agency="cong-an-xa", function="địa bàn", bases=(Basis(instrument="nd-moi", article="1"),)),),
    ),
)
PLACE = AdministrativePlace(
    id="xa-mau", path="docs/dia-phuong/xa-mau.md", title="Xã Mẫu", levels=("huyen", "xa"),
    names=(
        PlaceName(name="huyện Mẫu", within="tỉnh Cũ", until=day("01/07/2025")),
        PlaceName(name="xã Mẫu", within="tỉnh Mới", since=day("01/07/2025")),
    ),
)
DEADLINES = (
    Deadline(id="han-nam", path="docs/lich/thoi-han/han-nam.md", title="Báo cáo năm", cycle="nam", day="10", month="7",
             due_text="10/7", who=("ubnd-xa",), bases=(Basis(instrument="nd-moi"),), evidence=CHECKED),
    Deadline(id="han-chet", path="docs/lich/thoi-han/han-chet.md", title="Hạn của nghị định cũ", cycle="nam", day="10",
             month="7", who=("ubnd-xa",), bases=(Basis(instrument="nd-cu"),), evidence=CHECKED),
)
OBSERVANCES = (
    Observance(id="thang-hiv", path="docs/lich/ngay-truyen-thong/thang-hiv.md", title="Tháng hành động", first="10/11",
               last="10/12", evidence=CHECKED),
    Observance(id="mot-lan", path="docs/lich/ngay-truyen-thong/mot-lan.md", title="Tháng 12/2003", first="01/12",
               last="31/12", recurrence="mot-lan", year="2003"),
)


def _by_id(records: Any) -> dict[str, Any]:
    return {record.id: record for record in records}


def graph(*more: Instrument) -> Graph:
    return Graph(
        instruments=_by_id((OLD, NEW, UNCLEAR, PARTY, PLAN, *more)), assignments=_by_id([ASSIGNMENT]),
        agencies=_by_id(AGENCIES), places=_by_id([PLACE]),
        topics=_by_id([Topic(id="xu-phat", path="docs/chu-de/xu-phat.md", title="Xử phạt", summary="Xử phạt hành chính.")]),
        terms=_by_id([Term(id="mai-dam", path="docs/thuat-ngu/mai-dam.md", title="Mại dâm", definition="Mua và bán dâm.",
                           bases=(Basis(instrument="nd-moi", article="3"),))]),
        abbreviations=(Abbreviation(short="UBND", full="Ủy ban nhân dân"),),
        deadlines=_by_id(DEADLINES), observances=_by_id(OBSERVANCES),
    )


def site(on: date = TODAY, address: str = "", *more: Instrument) -> Site:
    return Site(graph(*more), Settings(on=on, address=address))


def changed(instrument: Instrument, **values: Any) -> Instrument:
    return replace(instrument, **values)
