"""Realistic documents of all kinds in any number, the same for the same seed.

Half are instruments with relations and provisions, three in ten assignments of plans, the rest agencies,
places and pages of prose; all prose cites instruments, so that linking has its real work.

Bodies come in two lengths. ``SHORT``: as in this repository, which restates (the median body of ``legal/`` is
some 130 bytes). ``WHOLE``: as in the four plans this repository began with, 18 to 36 KB of text in sections, lists
and tables; so a province's documents would stand if their texts were put in whole.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

_WORDS = ["tuyên", "truyền", "phổ", "biến", "pháp", "luật", "kiểm", "tra", "cơ", "sở", "kinh", "doanh", "dịch", "vụ", "phối", "hợp", "hướng", "dẫn", "địa", "bàn", "khu", "công", "nghiệp", "người", "lao", "động", "hỗ", "trợ", "hòa", "nhập", "cộng", "đồng", "y", "tế", "giảm", "hại", "trường", "học", "cha", "mẹ", "thanh", "niên", "môi", "trường", "mạng", "báo", "cáo", "định", "kỳ", "kế", "hoạch", "kinh", "phí", "nguồn", "lực", "liên", "ngành", "thôn", "tổ", "dân", "phố", "truyền", "thanh", "hội", "viên", "đoàn", "viên", "tư", "vấn", "việc", "làm"]
_TOPICS = ("tuyen-truyen", "kiem-tra-lien-nganh", "hoa-nhap-cong-dong", "giao-duc-nha-truong", "kinh-phi")
_ROLES = ("chu-tri", "phoi-hop", "thuc-hien", "de-nghi")
_TYPES = (("nghi-dinh", "NĐ-CP"), ("thong-tu", "TT-BYT"), ("quyet-dinh", "QĐ-TTg"))
_ISSUERS = {"nghi-dinh": "chinh-phu", "thong-tu": "bo-y-te", "quyet-dinh": "thu-tuong-chinh-phu", "": "ubnd-xa"}


SHORT = (0, 300)
WHOLE = (18_000, 36_000)


class Writer:
    """Writes a content tree below ``root``; ``bodies`` are the least and the most bytes of a document's body."""

    def __init__(self, root: Path, count: int, seed: int = 1, bodies: tuple[int, int] = SHORT) -> None:
        self.root = root
        self.count = count
        self.bodies = bodies
        self.random = random.Random(seed)  # noqa: S311  # repeatable, not secret
        self.instruments: list[tuple[str, str]] = []
        self.agencies: list[str] = []

    def write(self) -> int:
        """Every document; returns how many files were written."""
        files = [*self._lists(), *self._agencies(), *self._places(), *self._instruments(), *self._plans(), *self._prose()]
        for path, text in files:
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return len(files)

    def _share(self, part: float) -> int:
        return max(2, int(self.count * part))

    def _sentence(self, words: int = 22) -> str:
        chosen = [self.random.choice(_WORDS) for _ in range(words)]
        return " ".join(chosen).capitalize() + "."

    def _paragraphs(self, number: int = 4) -> str:
        """Prose that cites."""
        parts = []
        for _ in range(number):
            lines = [self._sentence() for _ in range(3)]
            if self.instruments:
                _, printed = self.random.choice(self.instruments)
                lines.insert(1, f"Theo khoản 2 Điều {self.random.randint(1, 9)} {printed}, {self._sentence(8).lower()}")
            parts.append(" ".join(lines))
        return "\n\n".join(parts)

    def _body(self) -> str:
        """Paragraphs, lists, tables and sections in turn, up to a length within bounds."""
        makers = cycle((self._paragraph, self._list, self._paragraph, self._table, self._heading))
        wanted, written, parts = self.random.randint(*self.bodies), 0, []
        while written < wanted:
            parts.append(next(makers)())
            written += len(parts[-1].encode())
        return "\n\n".join(parts)

    def _paragraph(self) -> str:
        return self._paragraphs(1)

    def _heading(self) -> str:
        return f"## {self._sentence(6)[:-1]}"

    def _list(self) -> str:
        return "\n".join(f"- {self._paragraphs(1)}" if n == 1 else f"- {self._sentence()}" for n in range(4))

    def _table(self) -> str:
        rows = "\n".join(f"| {n} | {self._sentence(9)} | {self._sentence(4)} |" for n in range(1, 4))
        return f"| TT | Nội dung | Thời hạn |\n| --- | --- | --- |\n{rows}"

    def _lists(self) -> Iterator[tuple[str, str]]:
        for topic in _TOPICS:
            yield f"docs/chu-de/{topic}.md", f"---\ntitle: Chủ đề {topic}\nmo_ta: {self._sentence(10)}\n---\n"
        short = "".join(f"  - ngan: {a}\n    day_du: {b}\n" for a, b in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")))
        yield "docs/thuat-ngu/chu-viet-tat.md", f"---\ntitle: Chữ viết tắt\nviet_tat:\n{short}---\n"
        yield "docs/index.md", "---\ntitle: Căn cứ\ndescription: Thử tải.\n---\n"
        yield "docs/huong-dan/index.md", f"---\ntitle: Hướng dẫn\n---\n{self._paragraphs(1)}\n"

    def _agencies(self) -> Iterator[tuple[str, str]]:
        for own in _ISSUERS.values():
            level = "xa" if own == "ubnd-xa" else "trung-uong"
            meta = f"title: Cơ quan {own}\nten_ngan: {own}\ncap:\n  - {level}\nnganh: chinh-quyen\n"
            yield f"docs/co-quan/{own}.md", f"---\n{meta}{_SOURCE}---\n"
        for n in range(self._share(0.08)):
            self.agencies.append(f"co-quan-{n}")
            meta = f"title: Cơ quan số {n}\nten_ngan: Cơ quan {n}\ncap:\n  - xa\nnganh: chinh-quyen\n"
            yield f"docs/co-quan/co-quan-{n}.md", f"---\n{meta}{_SOURCE}---\n{self._paragraphs(1)}\n"

    def _places(self) -> Iterator[tuple[str, str]]:
        for n in range(self._share(0.04)):
            meta = f"title: Xã số {n}\ncap:\n  - xa\nten_goi:\n  - ten: xã số {n}\n    thuoc: tỉnh {n % 34}\n"
            yield f"docs/dia-phuong/xa-{n}.md", f"---\n{meta}{_SOURCE}---\n"

    def _instruments(self) -> Iterator[tuple[str, str]]:
        for n in range(self._share(0.5)):
            type_, sign = _TYPES[n % 3]
            year = 2001 + n * 25 // max(1, self._share(0.5))
            number = f"{n + 1}/{year}/{sign}"
            own = f"{type_}-{n + 1}-{year}"
            yield f"legal/can-cu/{own}.md", self._instrument(own, type_, number, year)
            names = {"nghi-dinh": "Nghị định", "thong-tu": "Thông tư", "quyet-dinh": "Quyết định"}
            self.instruments.append((own, f"{names[type_]} số {number}"))

    def _instrument(self, own: str, type_: str, number: str, year: int) -> str:
        relations = ""
        if len(self.instruments) > 3:
            kind = self.random.choice(("thuc_hien", "can_cu", "can_cu"))
            older = self.random.choice(self.instruments[:-2])[0]
            relations = f"{kind}:\n  - van_ban: {older}\n    nguon_quan_he: suy-ra\n"
        provisions = "".join(f'  - dieu: "{d}"\n    noi_dung: {self._sentence(9)}\n' for d in range(1, 10))
        return (
            f"---\ntitle: Quy định số {own} về {self._sentence(12)}\nloai_van_ban: {type_}\ntinh_chat: quy-pham\n"
            f"so_ky_hieu: {number}\nco_quan_ban_hanh:\n  - {_ISSUERS[type_]}\n"
            f"chu_de:\n  - {self.random.choice(_TOPICS)}\nngay_ban_hanh: 02/03/{year}\nngay_hieu_luc: 01/05/{year}\n"
            f"{relations}quy_dinh:\n{provisions}{_SOURCE}---\n{self._body()}\n"
        )

    def _plans(self) -> Iterator[tuple[str, str]]:
        """A plan for every ten assignments, five tasks each."""
        per_plan = 10
        for n in range(self._share(0.3) // per_plan + 1):
            plan, year = f"kh-xa-{n}", 2018 + n % 9
            meta = (
                f"title: Kế hoạch phòng ngừa năm {year} của xã số {n}\nloai_van_ban: ke-hoach\ntinh_chat: ca-biet\n"
                f"so_ky_hieu: {n + 1}/KH-UBND\nco_quan_ban_hanh:\n  - ubnd-xa\nngay_ban_hanh: 05/01/{year}\n"
                f"thoi_ky:\n  tu: 01/01/{year}\n  den: 31/12/{year}\n  loai: nam\n"
            )
            yield f"legal/chi-dao/{plan}.md", f"---\n{meta}{_SOURCE}---\n{self._body()}\n"
            chosen = self.random.sample(self.agencies, min(per_plan, len(self.agencies)))
            for place, agency in enumerate(chosen, 1):
                yield f"docs/phan-cong/{plan}/{agency}.md", self._assignment(plan, agency, place)

    def _assignment(self, plan: str, agency: str, place: int) -> str:
        tasks = "".join(
            f"  - id: iv-{place}-{t}\n    vi_tri: IV.{place}/{t}\n    noi_dung: {self._sentence(30)}\n"
            f"    vai_tro: {self.random.choice(_ROLES)}\n    chu_de:\n      - {self.random.choice(_TOPICS)}\n"
            f'    can_cu:\n      - van_ban: {self.random.choice(self.instruments)[0]}\n        dieu: "{t}"\n        goc: bien-tap\n'
            for t in range(1, 6)
        )
        return f"---\ntitle: Cơ quan trong kế hoạch\nke_hoach: {plan}\nco_quan:\n  - {agency}\nmuc: IV.{place}\nnhiem_vu:\n{tasks}---\n"

    def _prose(self) -> Iterator[tuple[str, str]]:
        for n in range(self._share(0.05)):
            yield f"docs/huong-dan/bai-{n}.md", f"---\ntitle: Bài viết số {n}\n---\n## Một\n\n{self._paragraphs(6)}\n\n## Hai\n\n{self._paragraphs(3)}\n"


_SOURCE = "nguon:\n  mo_ta: Tài liệu thử.\n  doi_chieu: 01/06/2026\n  do_tin_cay: cao\n"
