"""A search document: the unit a person wants to land on, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "nhiem-vu": "Nhiệm vụ",
    "phan-cong": "Phân công",
    "van-ban": "Văn bản",
    "dieu-khoan": "Điều khoản",
    "muc": "Mục của kế hoạch",
    "chi-tieu": "Chỉ tiêu",
    "thoi-han": "Thời hạn, báo cáo",
    "ngay": "Ngày truyền thông",
    "tai-lieu": "Tài liệu tập huấn",
    "duong-day": "Đường dây hỗ trợ",
    "co-quan": "Cơ quan",
    "dia-phuong": "Địa phương",
    "chu-de": "Chủ đề",
    "thuat-ngu": "Thuật ngữ",
    "trang": "Trang",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads; the address may be empty."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question about a task: who leads, who answers today, what it rests on, when due."""

    role: str = ""
    offices: tuple[Link, ...] = ()
    today: tuple[Link, ...] = ()
    bases: tuple[Link, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number and the documents to show after it: what replaced it, what cites it."""

    number: str
    type: str
    year: str
    successors: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """Values a reader filters by, as they are shown; several where several hold."""

    type: str = ""
    issuers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    place: str = ""
    year: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """``text`` is the passage shown; ``names`` other things it is called; ``context`` where it stands.

    ``said`` is what others say of it (see ``citing``), ``asked`` how people ask for it (see ``everyday``); ``entities`` are ids of phrases (see ``phrases``) that the document belongs to though its text need
    not say so. ``spans`` are (first day, status), the one that holds today first. ``rank`` lifts
    (1.0) or lowers what is otherwise equal: a running plan above one that has ended. ``shown_only``:
    the passage is there to be read, its words are found elsewhere. ``articles``: the anchors of what it
    states, its own first ("Điều 48–50" is asked for by any of the three).
    """

    url: str
    kind: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    crumbs: tuple[Link, ...] = ()
    facets: Facets = Facets()
    spans: tuple[tuple[str, str], ...] = ()
    rank: float = 1.0
    shown_only: bool = False
    answer: Answer | None = None
    number: Number | None = None
    articles: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The address without its anchor: hits of one page are grouped."""
        return self.url.partition("#")[0]
