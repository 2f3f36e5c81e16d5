"""MkDocs where the site is made aside: while it is loaded, other cores read the content; when it has ended, so does this.

What was made is on the disk then. To take a large library apart, object by object, would serve nobody.
"""

from __future__ import annotations

import gc
import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
# Code and content come to stay: nothing is looked through for circles before the making, which says how often.
gc.disable()

from cancu import load

BEGUN = load.begun(ROOT)
# By this name the hook finds it.
sys.modules["aside"] = sys.modules[__name__]


def main() -> None:
    """``python -m mkdocs`` with the arguments given, but for its end."""
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code or 0)


if __name__ == "__main__":
    main()
