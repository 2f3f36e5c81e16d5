"""Checks the content: python3 scripts/check.py [paths] [--fix] [--format text|github|json|sarif] [--changed-since REV]."""

from _venv import ROOT, enter

enter()

from cancu.checks.command import main  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(main(ROOT))
