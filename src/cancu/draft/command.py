"""``scripts/draft_plan.py``: a model and a year in; a Word file out, or the files of a pull request."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .. import load
from ..days import Day, show
from ..fields import suggestion
from ..records import Instrument
from ..site import Settings, Site
from .making import make
from .markdown import files
from .record import Draft, Options
from .target import LEVELS
from .word import docx

WRONG_USE = 2


def main(root: Path, arguments: Sequence[str] | None = None) -> int:
    """0 when the draft stands, 2 on wrong use. The paths written go to stdout, progress to stderr."""
    asked = _parser().parse_args(arguments)
    home = Path(asked.root).resolve() if asked.root else root
    try:
        on = Day.parse(asked.ngay).first if asked.ngay else date.today()  # noqa: DTZ011  # the drafter's calendar day
    except ValueError:
        return _say(f"`{asked.ngay}` không phải một ngày; viết dd/mm/yyyy, ví dụ 22/11/2026.", WRONG_USE)
    site = Site.of(load.load(home), Settings(on=on))
    plan = site.graph.instruments.get(asked.tu)
    if plan is None or asked.tu not in site.graph.tasks_of_plan:
        return _say(_no_plan(asked.tu, site), WRONG_USE)
    options = Options(year=asked.nam or on.year + 1, on=on, place=asked.dia_phuong, level=asked.cap)
    try:
        draft = make(site, plan, options)
    except ValueError as error:
        return _say(str(error), WRONG_USE)
    _write(draft, asked)
    return _tell(draft, plan)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="draft_plan.py", description="Soạn dự thảo kế hoạch năm sau từ một kế hoạch có trong kho.")
    parser.add_argument("--tu", required=True, metavar="MÃ", help="kế hoạch làm mẫu, ví dụ kh-ke-sat-2026")
    parser.add_argument("--nam", type=int, metavar="NĂM", help="năm của kế hoạch mới (năm sau)")
    parser.add_argument("--dia-phuong", default="", metavar="MÃ|TÊN", help="mã địa phương, hoặc \"phường A, tỉnh B\" (nơi kế thừa của mẫu)")
    parser.add_argument("--cap", choices=tuple(sorted(LEVELS)), default="", help="cấp ban hành khi chưa rõ địa phương")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="tính pháp luật, cơ quan vào ngày này (hôm nay)")
    parser.add_argument("--out", metavar="TỆP.docx", help="tệp Word (tên theo mã kế hoạch)")
    parser.add_argument("--markdown", metavar="THƯ MỤC", help="viết các tệp Markdown của một đề nghị thêm nội dung vào thư mục này")
    parser.add_argument("--root", metavar="THƯ MỤC", help="thư mục chứa legal/ và docs/ (kho này)")
    return parser


def _no_plan(wanted: str, site: Site) -> str:
    known = [plan.id for plan in site.graph.plans]
    hint = suggestion(wanted, known) or f"Chọn một trong: {', '.join(sorted(known))}."
    return f"Không có kế hoạch `{wanted}` kèm phân công. {hint}"


def _write(draft: Draft, asked: argparse.Namespace) -> None:
    """The Word file, unless only Markdown was asked for."""
    if asked.markdown:
        for path, text in files(draft):
            _put(Path(asked.markdown) / path, text.encode())
    if asked.out or not asked.markdown:
        _put(Path(asked.out or f"{draft.id}.docx"), docx(draft))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sys.stdout.write(f"{path}\n")


def _tell(draft: Draft, plan: Instrument) -> int:
    name = draft.fill(draft.title)
    counts = f"{len(draft.grounds)} căn cứ, {len(draft.items)} nhiệm vụ, {len(draft.doubts)} điểm cần kiểm tra trước khi ký"
    return _say(f"Dự thảo \"{name}\" từ {plan.id}, tính đến {show(draft.on)}: {counts}.", 0)


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code
