"""Runs every test: python3 scripts/run_tests.py [pytest's own arguments]."""

import os
import shutil
import sys
import tempfile

from _venv import ROOT, enter

enter()

import pytest  # only importable inside .venv

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    """Pytest's exit code; with ``CI=true`` a missing Chromium is a failure."""
    os.chdir(ROOT)
    found = os.environ.get("CANCU_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), "")
    if found:
        os.environ["CANCU_CHROMIUM"] = found
    elif os.environ.get("CI") == "true":
        print("Không thấy Chromium: CI cần nó cho các kiểm thử trong trình duyệt.", file=sys.stderr)
        return 1
    else:
        print("Không thấy Chromium: bỏ qua kiểm thử trong trình duyệt. Cài bằng `apt install chromium`.", file=sys.stderr)
    # Tests build sites: keep their temporary files out of the checkout.
    os.environ.setdefault("TMPDIR", tempfile.gettempdir())
    return int(pytest.main(sys.argv[1:] or ["-n", "2", "--dist", "loadfile"]))


if __name__ == "__main__":
    raise SystemExit(main())
