"""Times this project against plain MkDocs + Material: python3 scripts/bench.py [--documents N] [--versus plain]."""

import argparse
import sys
import tempfile
from pathlib import Path

from _venv import ROOT, enter

enter()

from cancu.bench import measure  # only importable inside .venv
from cancu.bench.measure import Sample, spread
from cancu.bench.synthetic import SHORT, WHOLE, Writer

BODIES = {"ngan": SHORT, "toan-van": WHOLE}


def main() -> int:
    """Cold, warm and one-edit builds in turn with the plain one; a Markdown table on stdout."""
    parser = argparse.ArgumentParser(prog="bench.py", description="Đo thời gian dựng trang.")
    parser.add_argument("--documents", type=int, default=1000, help="số tài liệu (1000)")
    parser.add_argument("--versus", choices=("plain", "none"), default="plain", help="so với MkDocs trần")
    parser.add_argument("--bodies", choices=tuple(BODIES), default="toan-van", help="thân bài: ngắn như kho này, hay toàn văn như bốn kế hoạch gốc (toan-van)")
    parser.add_argument("--runs", type=int, default=3, help="số lượt (3)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = _measure(Path(folder), arguments, arguments.versus == "plain")
    print(table)
    return 0


def _measure(folder: Path, arguments: argparse.Namespace, versus: bool) -> str:
    content, ours, plain, runs = folder / "noi-dung", folder / "ta", folder / "tran", arguments.runs
    files = Writer(content, arguments.documents, bodies=BODIES[arguments.bodies]).write()
    ours.mkdir()
    plain.mkdir()
    measure.prepare_ours(ROOT, content, ours)
    measure.prepare_plain(content, plain)
    found: dict[str, list[Sample]] = {"lạnh": [], "ấm": [], "sửa một tệp": [], "MkDocs trần": []}
    for run in range(runs):
        _say(f"lượt {run + 1}/{runs} …")
        for old in (ours / ".cache", ours / "site", plain / "site"):
            measure.put_away(old, folder / "cu")
        found["lạnh"].append(measure.build_ours(ours))
        if versus:
            found["MkDocs trần"].append(measure.build_plain(plain))
        found["ấm"].append(measure.build_ours(ours))
        edited = next(iter(sorted((ours / "legal/can-cu").glob("*.md"))))
        edited.write_text(edited.read_text("utf-8") + f"\nThêm một câu ở lượt {run}.\n", "utf-8")
        found["sửa một tệp"].append(measure.build_ours(ours))
    edited = next(iter(sorted((ours / "legal/can-cu").glob("*.md"))))
    waits = [measure.preview(ours, f"van-ban/{edited.stem}/", edited, 8900 + run) for run in range(runs)]
    return f"{_table(found, files)}\n\nXem trước: từ lúc lưu một tệp tới lúc trang hiện chữ mới {spread(waits)} giây."


def _table(found: dict[str, list[Sample]], files: int) -> str:
    plain = found["MkDocs trần"]
    rows = [f"{files} tệp; mỗi ô: nhỏ nhất / trung vị / lớn nhất", "", "| Lần dựng | Giây | Bộ nhớ đỉnh (MB) | Dung lượng (MB) | Giây so với trần | Bộ nhớ so với trần |", "| --- | --- | --- | --- | --- | --- |"]
    for name, samples in found.items():
        if samples:
            ratios = [a.seconds / b.seconds for a, b in zip(samples, plain, strict=False)] or [0.0]
            memory = [a.memory / b.memory for a, b in zip(samples, plain, strict=False)] or [0.0]
            rows.append(
                f"| {name} | {spread([s.seconds for s in samples])} | {spread([s.memory for s in samples])} | "
                f"{samples[-1].size / 1e6:.1f} | {spread(ratios)} | {spread(memory)} |"
            )
    return "\n".join(rows)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
