"""Sends what a change touches as one comment: python3 scripts/comment.py FOLDER [--thu]. The standard library and ``gh`` alone.

FOLDER comes from the check of a pull request, perhaps of a stranger's fork: its two files are text to be shown
and a number, and nothing else is read from it.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_LETTERS = 60_000


def read(folder: Path) -> tuple[str, str]:
    """The number of the pull request and the comment. Raises ValueError where there is no number."""
    number = (folder / "so").read_text("utf-8", "replace")[:20].strip()
    if not re.fullmatch(r"[1-9]\d{0,9}", number):
        raise ValueError("Tệp `so` không có số của đề nghị sửa đổi.")
    text = (folder / "tac-dong.md").read_bytes()[: 4 * MOST_LETTERS].decode("utf-8", "replace")
    return number, text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}\n\n… (đã cắt bớt)\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="comment.py", description="Gửi bình luận tác động, thay bản trước.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--thu", action="store_true", help="chỉ in ra, không gửi")
    options = parser.parse_args()
    try:
        number, text = read(options.folder)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.thu:
        print(f"#{number}\n{text}")
        return 0
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as body:
        body.write(text)
        body.flush()
        command = ["gh", "pr", "comment", number, "--repo", os.environ["REPO"], "--body-file", body.name, "--edit-last", "--create-if-none"]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
