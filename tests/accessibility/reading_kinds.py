"""One page of every kind, and those that ask most of a reader's eyes and hands."""

from __future__ import annotations

KINDS = {
    "front page": "", "instrument": "van-ban/nd-282-2025-nd-cp/", "dead instrument": "van-ban/nd-144-2021-nd-cp/",
    "long instrument": "van-ban/pl-10-2003-ubtvqh11/", "plan": "van-ban/kh-ke-sat-2026/",
    "assignment": "phan-cong/kh-ke-sat-2026/cong-an-xa/", "long assignment": "phan-cong/kh-2234-tphcm-2018/so-ldtbxh/",
    "agency": "co-quan/ubnd-huyen/", "place": "dia-phuong/tan-chau-tay-ninh/", "year": "nam/2018/",
    "topic": "chu-de/quan-ly-co-so-kinh-doanh/", "type": "loai-van-ban/nghi-dinh/", "documents": "van-ban/",
    "agencies": "co-quan/", "assignments": "phan-cong/", "places": "dia-phuong/", "years": "nam/", "topics": "chu-de/",
    "types": "loai-van-ban/", "issuers": "co-quan-ban-hanh/", "terms": "thuat-ngu/", "calendar": "lich/",
    "matrix": "ma-tran/", "matrix of a plan": "ma-tran/kh-lap-thach-2021/", "comparisons": "so-sanh/",
    "comparison": "so-sanh/kh-2234-tphcm-2018--kh-lap-thach-2021/", "review": "can-xem-lai/", "bases": "can-cu/",
    "data": "du-lieu/", "guide": "huong-dan/", "rules": "huong-dan/quy-tac-kiem-tra/", "keys": "huong-dan/tu-dien-khoa/",
    "prose with tables": "du-an/nhap-ke-hoach/", "training": "tap-huan/", "session": "tap-huan/doi-kiem-tra-lien-nganh/",
    "pupils' session": "tap-huan/hoc-sinh-thcs/", "loudspeaker": "tap-huan/loa-thon-ap/",
    "awareness day": "tap-huan/ngay/ngay-9-11/", "changes": "tap-huan/tu-buoi-truoc/mua-ban-nguoi/", "lines": "ho-tro/",
    "support line": "ho-tro/tong-dai-111/", "packs": "tap-huan/mang-ve/", "draft": "soan-ke-hoach/",
    "offline": "ngoai-tuyen/", "empty search": "tim-kiem/", "results": "tim-kiem/?q=karaoke", "no such page": "404.html",
    "corrections": "dinh-chinh/", "about": "du-an/", "decision record": "du-an/quyet-dinh/0003-ngay-ban-hanh-khong-ro/",
    "list that goes on": "van-ban/pl-10-2003-ubtvqh11/ai-dan/", "part of the review": "can-xem-lai/theo-tep/",
    "second page of a list": "can-xem-lai/theo-tep/trang-2/", "second page of tasks": "phan-cong/kh-lap-thach-2021/ubnd-huyen/trang-2/",
}
HEAVY = ("instrument", "long assignment", "matrix", "session", "results", "draft", "plan", "training")
RESULTS = "#ket-qua[aria-busy='false'] > li"
