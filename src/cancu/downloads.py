"""The files made from a training material: their names, what people call them, their addresses.

``products`` makes them; pages link them. Both ask here, so that no link leads to a file that is not made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import vocabulary as v
from .graph import Graph
from .records import Training

# A course is what one audience can be taken through; one session alone is no course.
COURSE_FROM = 2
EVERYONE = "tat-ca"


@dataclass(frozen=True, slots=True)
class Download:
    """A file people take away; ``kind`` names the template it is set with."""

    kind: str
    name: str
    label: str
    note: str


HANDOUT = Download("handout", "to-phat-tay.pdf", "Tờ phát tay", "PDF, A4, một hoặc hai trang")
LEAFLET = Download("leaflet", "to-gap-ba.pdf", "Tờ gấp ba", "PDF, A4 in hai mặt, gấp làm ba")
SLIDES = Download("slides", "trinh-chieu.pdf", "Trang trình chiếu", "PDF, 16:9")
LOUDSPEAKER = Download("loudspeaker", "loi-loa.pdf", "Lời đọc trên loa", "PDF, A4, chữ to, có giây và chỗ nghỉ")
AIDS = Download("aids", "hoc-lieu.pdf", "Thẻ, tình huống để in và cắt", "PDF, A4, mỗi thẻ một khung")
BOOKLET = Download("booklet", "so-tay.pdf", "Sổ tay người dẫn", "PDF, A4, đủ kịch bản, ghi chú, đáp án")
REPORT = Download("report", "phieu-bao-cao.pdf", "Phiếu báo cáo sau buổi", "PDF, A4 một trang, chỉ số tổng hợp, không ghi tên ai")
CARD = Download("card", "the-anh.png", "Thẻ ảnh để chia sẻ", "PNG, 1200 × 630")


def of(material: Training) -> tuple[Download, ...]:
    """What is made from a material, in the order people look for it."""
    found = [HANDOUT, LEAFLET]
    found += [SLIDES] if material.script else []
    found += [AIDS] if material.aids else []
    found += [LOUDSPEAKER] if material.loudspeaker else []
    found += [BOOKLET, REPORT]
    return (*found, CARD) if material.card_text else tuple(found)


def address(material_id: str, name: str) -> str:
    """ ``tap-huan/cha-me/to-phat-tay.pdf``."""
    return f"tap-huan/{material_id}/{name}"


def listed(material: Training) -> list[tuple[str, str]]:
    """(label, address) of every file of a material."""
    return [(download.label, address(material.id, download.name)) for download in of(material)]


@dataclass(frozen=True, slots=True)
class Course:
    """All materials for one audience, or for everyone, as one trainer's booklet."""

    id: str
    title: str
    materials: tuple[Training, ...]

    @property
    def url(self) -> str:
        return f"tap-huan/khoa/{self.id}/{BOOKLET.name}"


def courses(graph: Graph) -> tuple[Course, ...]:
    """One for every audience with more than one material, and one for all; in the order of the closed list."""
    materials = [material for _, material in sorted(graph.trainings.items())]
    found = [Course(id_, title, _for(id_, materials)) for id_, title in v.AUDIENCES.items()]
    everyone = Course(EVERYONE, "Mọi người nghe", tuple(materials))
    return tuple(course for course in (*found, everyone) if len(course.materials) >= COURSE_FROM)


def _for(audience: str, materials: Iterable[Training]) -> tuple[Training, ...]:
    return tuple(material for material in materials if audience in material.audiences)
