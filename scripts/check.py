"""Checks the content: python3 scripts/check.py [paths] [--fix] [--format text|github|json|sarif] [--changed-since REV]."""

import gc

from _venv import ROOT, enter

enter()
# A short run that makes many small objects: looking for garbage among them costs a fifth of the time.
gc.disable()

from cancu.checks.command import main  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(main(ROOT))
