"""``scripts/new.py``: flags in, or questions at a terminal; a draft out, never over another file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from . import checks, graph, scaffold
from .days import parse_day
from .load import load
from .scaffold import Desk, Draft, ScaffoldError

WRONG_USE = 2


def main(root: Path, arguments: Sequence[str] | None = None) -> int:
    """Make one file. 0 when it stands, 1 when it cannot be made, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    root = Path(options.root).resolve() if options.root else root
    try:
        on = parse_day(options.ngay) if options.ngay else date.today()  # noqa: DTZ011  # the editor's calendar day
    except ValueError as error:
        return _say(str(error), WRONG_USE)
    library = load(root)
    try:
        draft = _MAKERS[options.loai_tep](Desk(library, graph.build(library), on), options)
        draft.write(root)
    except ScaffoldError as error:
        return _say(str(error), 1)
    sys.stdout.write(f"{draft.path}\n")
    _tell_what_is_left(root, draft, on)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="new.py", description="Lập tệp mới, điền sẵn những gì suy ra được.")
    parser.add_argument("--root", metavar="DIR", help="thư mục chứa legal/ và docs/ (kho này)")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="ngày lập (hôm nay)")
    kinds = parser.add_subparsers(dest="loai_tep", required=True, metavar="van-ban|ke-hoach|phan-cong|tap-huan|co-quan")
    _instrument_flags(kinds.add_parser("van-ban", help="một văn bản, từ số của nó"))
    _plan_flags(kinds.add_parser("ke-hoach", help="kế hoạch của một địa phương cho một năm"))
    _assignment_flags(kinds.add_parser("phan-cong", help="phân công của một kế hoạch cho một cơ quan"))
    _material_flags(kinds.add_parser("tap-huan", help="một tài liệu tập huấn"))
    _agency_flags(kinds.add_parser("co-quan", help="một cơ quan"))
    return parser


def _instrument_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("so", nargs="?", default="", help="số, ký hiệu, ví dụ 282/2025/NĐ-CP")
    parser.add_argument("--loai", default="", help="loại văn bản, khi số không nói lên")
    parser.add_argument("--ten", default="", help="tên như bản in")
    parser.add_argument("--ngay-ban-hanh", default="", metavar="dd/mm/yyyy")
    parser.add_argument("--ngay-hieu-luc", default="", metavar="dd/mm/yyyy")
    parser.add_argument("--co-quan-ban-hanh", action="append", default=[], metavar="MÃ")
    parser.add_argument("--dia-phuong", default="", metavar="MÃ")


def _plan_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("so", nargs="?", default="", help="số, ký hiệu, ví dụ 15/KH-UBND (nếu có)")
    parser.add_argument("--dia-phuong", default="", metavar="MÃ", help="mã địa phương")
    parser.add_argument("--nam", default="", help="năm của kế hoạch")
    parser.add_argument("--co-quan-ban-hanh", default="", metavar="MÃ", help="mã cơ quan ban hành (ubnd-xa)")
    parser.add_argument("--ten", default="", help="tên như bản in")
    parser.add_argument("--ngay-ban-hanh", default="", metavar="dd/mm/yyyy")


def _assignment_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ke-hoach", default="", metavar="MÃ", help="mã kế hoạch")
    parser.add_argument("--co-quan", default="", metavar="MÃ", help="mã cơ quan")
    parser.add_argument("--muc", default="", help="số mục trong kế hoạch, ví dụ IV.2")


def _material_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ten", nargs="?", default="", help="tên tài liệu")
    parser.add_argument("--doi-tuong", default="", help="nhóm người nghe, ví dụ cha-me")
    parser.add_argument("--thoi-luong", default="45", help="số phút (45)")


def _agency_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ten", nargs="?", default="", help="tên cơ quan")
    parser.add_argument("--cap", action="append", default=[], help="trung-uong, tinh, huyen hoặc xa")
    parser.add_argument("--nganh", default="", help="ngành, ví dụ cong-an")
    parser.add_argument("--ma", default="", help="mã, khi khác tên viết không dấu")


def ask(value: str, question: str, right: Callable[[str], object] = str) -> str:
    """A flag's value, or an answer typed at the terminal, asked again while ``right`` refuses it.

    Raises ScaffoldError where nobody can be asked, or nothing was answered.
    """
    if value:
        return value
    if not sys.stdin.isatty():
        raise ScaffoldError(f"Thiếu: {question}. Xem `python3 scripts/new.py --help`.")
    while True:
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            raise ScaffoldError(f"Thiếu: {question}.")
        try:
            right(answer)
        except ScaffoldError as error:
            _say(str(error), 1)
        else:
            return answer


def _year(text: str) -> int:
    if not (text.isdigit() and len(text) == 4):
        raise ScaffoldError(f"`{text}` không phải một năm.")
    return int(text)


def _instrument(desk: Desk, options: argparse.Namespace) -> Draft:
    number = ask(options.so, "Số, ký hiệu (ví dụ 282/2025/NĐ-CP)")
    return scaffold.instrument(
        desk, number, options.loai, options.ten, options.ngay_ban_hanh, options.ngay_hieu_luc, options.co_quan_ban_hanh, options.dia_phuong,
    )


def _plan(desk: Desk, options: argparse.Namespace) -> Draft:
    place = ask(options.dia_phuong, "Mã địa phương (tên tệp trong docs/dia-phuong/)", lambda id_: desk.known("dia-phuong", id_, "địa phương"))
    year = _year(ask(options.nam, "Năm của kế hoạch", _year))
    issuer = options.co_quan_ban_hanh or "ubnd-xa"
    return scaffold.plan(desk, place, year, issuer, options.so, options.ten, options.ngay_ban_hanh)


def _assignment(desk: Desk, options: argparse.Namespace) -> Draft:
    plan = ask(options.ke_hoach, "Mã kế hoạch (tên tệp trong legal/chi-dao/)")
    agency = ask(options.co_quan, "Mã cơ quan (tên tệp trong docs/co-quan/)", lambda id_: desk.known("co-quan", id_, "cơ quan"))
    return scaffold.assignment(desk, plan, agency, ask(options.muc, "Số mục trong kế hoạch (ví dụ IV.2)"))


def _material(desk: Desk, options: argparse.Namespace) -> Draft:
    title = ask(options.ten, "Tên tài liệu")
    audience = ask(options.doi_tuong, "Nhóm người nghe (ví dụ cha-me)")
    if not options.thoi_luong.isdigit():
        raise ScaffoldError(f"`{options.thoi_luong}` không phải số phút.")
    return scaffold.material(desk, title, audience, int(options.thoi_luong))


def _agency(desk: Desk, options: argparse.Namespace) -> Draft:
    title = ask(options.ten, "Tên cơ quan")
    levels = options.cap or [ask("", "Cấp (trung-uong, tinh, huyen, xa)")]
    return scaffold.agency(desk, title, levels, ask(options.nganh, "Ngành (ví dụ cong-an)"), options.ma)


_MAKERS: dict[str, Callable[[Desk, argparse.Namespace], Draft]] = {
    "van-ban": _instrument, "ke-hoach": _plan, "phan-cong": _assignment, "tap-huan": _material, "co-quan": _agency,
}


def _tell_what_is_left(root: Path, draft: Draft, on: date) -> None:
    left = [i for i in checks.run(load(root), on) if i.place.path == draft.path and i.code == "SO001"]
    _say(f"Đã lập {draft.path}. Còn {len(left)} chỗ `{scaffold.TO_FILL}`; điền xong chạy `python3 scripts/check.py {draft.path}`.", 0)
    for issue in left:
        _say(f"  dòng {issue.place.line}: {issue.message}", 0)


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code
