"""A first guess at the topics of a task, from its words; the editor decides."""

from __future__ import annotations

import re

from ..graph import Graph
from ..text import fold

MOST = 3
_ALWAYS = "chi-dao-dieu-hanh"
_WORDS = (
    ("kinh-phi", r"kinh phi|ngan sach|du toan"),
    ("giao-duc-nha-truong", r"hoc sinh|nha truong|truong hoc|ngoai khoa|hoc duong"),
    ("kiem-tra-lien-nganh", r"kiem tra lien nganh|thanh tra|doi kiem tra|doan kiem tra"),
    ("quan-ly-co-so-kinh-doanh", r"co so kinh doanh|co so luu tru|karaoke|massage|dang ky kinh doanh|ho kinh doanh"),
    ("dau-tranh-toi-pham", r"triet (?:pha|xoa)|dieu tra|truy to|xet xu|to giac|duong day|dau tranh"),
    ("mua-ban-nguoi", r"mua ban nguoi|nan nhan"),
    ("phong-chong-ma-tuy", r"ma tuy|cai nghien"),
    ("phong-chong-hiv", r"hiv"),
    ("giam-hai-y-te", r"giam hai|giam tac hai|bao cao su|suc khoe"),
    ("hoa-nhap-cong-dong", r"hoa nhap|ho tro nguoi ban dam|hoan luong"),
    ("viec-lam-sinh-ke", r"viec lam|hoc nghe|day nghe|vay von|sinh ke"),
    ("bien-gioi-cua-khau", r"bien gioi|cua khau|cang bien"),
    ("moi-truong-mang", r"moi truong mang|mang xa hoi|khong gian mang|internet"),
    ("thong-ke-bao-cao", r"bao cao|thong ke|tong hop|co so du lieu"),
    ("tap-huan-can-bo", r"tap huan|boi duong"),
    ("pho-bien-phap-luat", r"pho bien(?:,)? (?:giao duc )?phap luat|giao duc phap luat"),
    ("hoan-thien-the-che", r"sua doi, bo sung|hoan thien|co che, chinh sach|van ban quy pham"),
    ("tuyen-truyen", r"tuyen truyen|truyen thong|truyen thanh|phong su|tin, bai"),
    ("quan-ly-dia-ban", r"quan ly dia ban|dia ban trong diem|tu diem"),
    ("thi-dua-trach-nhiem", r"khen thuong|nguoi dung dau|thi dua"),
)


def topics_of(text: str, graph: Graph) -> list[str]:
    """One to three topic ids, those named most first."""
    key = fold(text)
    counted = [(len(re.findall(pattern, key)), -order, topic) for order, (topic, pattern) in enumerate(_WORDS)]
    found = [topic for count, _order, topic in sorted(counted, reverse=True) if count and topic in graph.topics]
    return found[:MOST] or [_ALWAYS]
