"""Makes packs for a USB stick from the finished site: python3 scripts/pack.py [--site site] [--truoc thư-mục]."""

import argparse
import sys
from pathlib import Path

from _venv import ROOT, enter

enter()

from cancu.packs.command import pack  # only importable inside .venv


def main() -> int:
    """The packs, from the command line."""
    parser = argparse.ArgumentParser(prog="pack.py", description="Đóng gói trang đã dựng để mở không cần mạng.")
    parser.add_argument("--site", help="thư mục trang đã dựng (site)")
    parser.add_argument("--truoc", help="gói trước, hoặc thư mục chứa các gói trước, để nói điều đã đổi")
    given = parser.parse_args()
    folder = Path(given.site or ROOT / "site").resolve()
    return pack(ROOT, folder, Path(given.truoc) if given.truoc else None, lambda line: print(line, file=sys.stderr))


if __name__ == "__main__":
    raise SystemExit(main())
