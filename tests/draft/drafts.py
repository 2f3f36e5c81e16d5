"""What the tests of drafts share: the four plans drafted for 2027, and small worlds of their own."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import docx
from samples import agency, instrument, link, period

from cancu.draft import Draft, Options, make
from cancu.graph import Graph
from cancu.provisions import Pinpoint
from cancu.records import (
    AdministrativePlace,
    Agency,
    Assignment,
    Basis,
    Heir,
    Instrument,
    PlaceName,
    Task,
    Topic,
)
from cancu.site import Settings, Site

DAY = date(2026, 11, 22)
YEAR = 2027
PLANS = ("kh-tan-chau-2022", "kh-2234-tphcm-2018", "kh-ke-sat-2026", "kh-lap-thach-2021")
LIST_TITLE = "CẦN KIỂM TRA TRƯỚC KHI KÝ"
NOWHERE = Pinpoint()


def drafted(graph: Graph, plan: str, on: date = DAY, **options: Any) -> Draft:
    """A plan of a graph, drafted for 2027."""
    site = Site(graph, Settings(on=on))
    return make(site, graph.instruments[plan], Options(year=YEAR, on=on, **options))


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def paragraphs(document: Any) -> list[str]:
    """The text of every paragraph of the body, tables left out."""
    return [p.text for p in document.paragraphs if p.text.strip()]


def plan_text(document: Any) -> str:
    """The plan itself: from its name to the last words, without căn cứ, annexes, sheet and list."""
    lines = paragraphs(document)
    last = next(n for n, line in enumerate(lines) if line.endswith("./."))
    return "\n".join(line for line in lines[: last + 1] if not line.startswith("Căn cứ "))


def before_the_list(document: Any) -> str:
    """Every word of the document that stands before the list, comments and tables included."""
    words: list[str] = []
    for block in document.element.body:
        text = "\n".join(node.text or "" for node in block.iter() if node.tag.endswith("}t"))
        if text.strip() == LIST_TITLE:
            break
        words.append(text)
    return "\n".join([*words, *(comment.text for comment in document.comments)])


def grounds_in(document: Any) -> list[str]:
    return [line for line in paragraphs(document) if line.startswith("Căn cứ ")]


def numbers_in(text: str) -> list[str]:
    return re.findall(r"\d+(?:/\d{4})?/[A-ZĐƯ][\wĐđƯư-]*|\d+-[A-ZĐ]+/TW", text)


# A small world: a district that ended, a commune that took its place, offices with and without heirs.

ENDED = "01/07/2025"


def office(id_: str, title: str, level: str, until: str = "", heirs: tuple[Heir, ...] = (), **values: Any) -> Agency:
    known = {"short_name": title, "sector": "khac"} | values
    made = agency(id_, until, heirs)
    return replace(made, title=f"{title} cấp {level}", levels=(level,), **known)


def offices() -> dict[str, Agency]:
    heir = Heir(agency="phong-vhxh-xa", function="Phòng, chống tệ nạn xã hội", default="co", bases=(Basis(instrument="nd-150"),))
    police = (
        Heir(agency="cong-an-xa", function="Quản lý địa bàn", topics=("quan-ly-dia-ban",)),
        Heir(agency="cong-an-tinh", function="Việc chuyển lên cấp tỉnh"),
    )
    made = [
        office("ubnd-huyen", "Ủy ban nhân dân", "huyen", ENDED, sector="chinh-quyen"),
        office("ubnd-xa", "Ủy ban nhân dân", "xa", sector="chinh-quyen"),
        office("ubnd-tinh", "Ủy ban nhân dân", "tinh", sector="chinh-quyen"),
        office("phong-ldtbxh-huyen", "Phòng Lao động - Thương binh và Xã hội", "huyen", ENDED, (heir,), sector="lao-dong-xa-hoi"),
        office("phong-vhxh-xa", "Phòng Văn hóa - Xã hội", "xa", sector="van-hoa-thong-tin"),
        office("cong-an-huyen", "Công an", "huyen", "01/03/2025", police, sector="cong-an"),
        office("cong-an-xa", "Công an", "xa", sector="cong-an"),
        office("cong-an-tinh", "Công an", "tinh", sector="cong-an"),
        office("phong-tai-chinh-huyen", "Phòng Tài chính - Kế hoạch", "huyen", ENDED),
        office("so-cu", "Sở Thông tin và Truyền thông", "tinh", unknowns=(("den_ngay", "Chưa rõ."),)),
    ]
    return {a.id: a for a in made}


def places() -> dict[str, AdministrativePlace]:
    from samples import day

    names = (
        PlaceName(name="huyện Thử", within="tỉnh Mẫu", until=day(ENDED)),
        PlaceName(name="xã Thử", within="tỉnh Mẫu", since=day(ENDED)),
    )
    province = (PlaceName(name="tỉnh Mẫu"),)
    made = [
        AdministrativePlace(id="thu", path="docs/dia-phuong/thu.md", title="Thử", levels=("huyen", "xa"), names=names, partial="co", parent="mau"),
        AdministrativePlace(id="mau", path="docs/dia-phuong/mau.md", title="Mẫu", levels=("tinh",), names=province),
    ]
    return {p.id: p for p in made}


def task(n: int, summary: str, topics: tuple[str, ...] = ("tuyen-truyen",), **values: Any) -> Task:
    known = {"role": "thuc-hien", "id": f"iv-1-{n}", "spot": f"IV.1/{n}"} | values
    return Task(summary=summary, topics=topics, **known)


def world(*tasks: Task, agency_id: str = "phong-ldtbxh-huyen", instruments: tuple[Instrument, ...] = (), others: tuple[Assignment, ...] = (), **values: Any) -> Graph:
    """A district's plan of 2022 with one assignment, and what is put beside it."""
    known: dict[str, Any] = {
        "type": "ke-hoach", "nature": "ca-biet", "issued": "21/02/2022", "effective": None, "place": "thu",
        "issuers": ("ubnd-huyen",), "period": period("01/01/2022", "31/12/2022"), "title": "Kế hoạch phòng, chống mại dâm năm 2022 trên địa bàn huyện Thử",
    }
    model = instrument("kh-thu-2022", **(known | values))
    assignment = Assignment(
        id=f"kh-thu-2022/{agency_id}", path="docs/phan-cong/x.md", title="Phòng Lao động - Thương binh và Xã hội",
        plan="kh-thu-2022", agencies=(agency_id,), spot="IV.1", tasks=tasks,
    )
    acts = instrument("nd-150", number="150/2025/NĐ-CP", issued="12/06/2025", effective="16/06/2025")
    data = instrument(
        "luat-91-2025-qh15", type="luat", number="91/2025/QH15", title="Luật Bảo vệ dữ liệu cá nhân", issued="26/06/2025", effective="01/01/2026",
    )
    known_instruments = {i.id: i for i in (model, acts, data, *instruments)}
    topics = {t: Topic(id=t, path=f"docs/chu-de/{t}.md", title=t, summary=t) for t in ("tuyen-truyen", "quan-ly-dia-ban", "kinh-phi")}
    return Graph(
        instruments=known_instruments, assignments={a.id: a for a in (assignment, *others)}, agencies=offices(),
        places=places(), topics=topics,
    )


__all__ = ["DAY", "LIST_TITLE", "NOWHERE", "PLANS", "YEAR", "Basis", "Settings", "Site", "before_the_list", "drafted", "grounds_in", "link", "numbers_in", "opened", "paragraphs", "plan_text", "task", "world"]
