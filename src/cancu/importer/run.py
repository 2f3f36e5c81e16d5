"""The two commands: import a plan, and score the importer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .. import load as loading
from ..days import Day, of
from ..graph import Graph, build
from . import scoring
from .drafts import Source, drafts, write, written_by_hand
from .extraction import Extraction, as_json, extract
from .paper import Unreadable
from .reading import lines_of

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str]) -> int:
    """``import_plan.py FILE``: 0 when done, 1 with one line on stderr when the file cannot be imported."""
    options = _options(arguments)
    try:
        lines = lines_of(options.file, _say)
    except Unreadable as error:
        _say(str(error))
        return 1
    graph = _graph(options.root)
    found = extract(lines, graph)
    if options.json:
        json.dump(as_json(found), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return 0
    return _write(found, graph, options)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="import_plan.py", add_help=False, description="Nhập một văn bản chỉ đạo thành bản nháp để duyệt.",
        usage="python3 scripts/import_plan.py TỆP [--json] [--ngay dd/mm/yyyy]",
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help=".docx, .pdf có lớp chữ, .txt hoặc .md")
    parser.add_argument("--json", action="store_true", help="chỉ in kết quả bóc tách, không ghi tệp nào")
    parser.add_argument("--ngay", type=_day, default=of(_today()), metavar="dd/mm/yyyy", help="ngày nhập ghi vào nguồn")
    parser.add_argument("--goc", dest="root", type=Path, default=ROOT, metavar="THƯ MỤC", help="thư mục chứa legal/ và docs/")
    parser.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
    return parser.parse_args(arguments)


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def _day(text: str) -> Day:
    day = Day.parse(text)
    if not day.exact:
        raise ValueError(text)
    return day


def _graph(root: Path) -> Graph:
    """The records to match with; a content error elsewhere does not stop an import."""
    return build(loading.load(root))


def _write(found: Extraction, graph: Graph, options: argparse.Namespace) -> int:
    by_hand = written_by_hand(found, graph)
    if by_hand:
        sys.stdout.write(f"Đã có bản do người viết, không ghi gì: {by_hand}\n")
        return 0
    files = drafts(found, graph, Source(options.file.name, options.ngay))
    written, kept = write(files, options.root)
    for path in written:
        sys.stdout.write(f"Đã ghi bản nháp: {path}\n")
    for path in kept:
        sys.stdout.write(f"Đã có, giữ nguyên: {path}\n")
    tasks = sum(len(section.tasks) for section in found.assigned)
    _say(f"{tasks} nhiệm vụ, {len(found.cited)} trích dẫn, {len(found.repairs)} chỗ sửa lỗi bản chụp, {len(found.doubts)} điều cần xem lại.")
    for doubt in found.doubts:
        _say(f"  {doubt.spot or '-'}: {doubt.reason}")
    if written:
        _say("Duyệt từng tệp: viết lại câu có dấu NGUYÊN VĂN NGUỒN, xóa `nhap: co`, rồi chạy lại bước kiểm.")
    return 0


def score_main(arguments: Sequence[str]) -> int:
    """``score_import.py``: scores on stdout; 1 where a measure is below its bar."""
    parser = argparse.ArgumentParser(prog="score_import.py", usage="python3 scripts/score_import.py [--chi-tiet] [--giu-rieng]")
    parser.add_argument("--chi-tiet", dest="details", action="store_true", help="in từng chỗ thiếu và thừa")
    parser.add_argument("--giu-rieng", dest="held_out", action="store_true", help="chấm bộ giữ riêng, chưa từng dùng để sửa bộ nhập")
    options = parser.parse_args(arguments)
    folder = ROOT / "tests" / "importer" / ("held_out/gold" if options.held_out else "gold")
    graph = _graph(ROOT)
    scores: list[dict[str, scoring.Score]] = []
    for path in scoring.gold_files(folder):
        gold = scoring.read_gold(path)
        source = scoring.source_of(gold, folder, ROOT)
        if source is None:
            sys.stdout.write(f"{path.stem}: bỏ qua, không có bản chữ của kế hoạch ở đây.\n")
            continue
        scores.append(scoring.score(gold, source, graph))
        _print(path.stem, scores[-1], options.details)
    added = scoring.total(scores)
    _print(f"Cộng {len(scores)} văn bản", added, False)
    below = [m for m, bar in scoring.BARS.items() if round(added[m].f1, 3) < bar]
    for measure in below:
        sys.stdout.write(f"Dưới mức: {scoring.LABELS[measure]} {added[measure].f1:.3f} < {scoring.BARS[measure]}\n")
    return 1 if below else 0


def _print(title: str, scores: dict[str, scoring.Score], details: bool) -> None:
    sys.stdout.write(f"{title}\n")
    for measure, score in scores.items():
        sys.stdout.write(f"  {scoring.LABELS[measure]:14} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  ({score.right}/{score.expected})\n")
        for sign, items in (("thiếu", score.missed), ("thừa", score.wrong)):
            for item in items if details else ():
                sys.stdout.write(f"      {sign}: {' · '.join(part for part in item if part)}\n")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
