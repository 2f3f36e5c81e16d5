"""Says what a change touches, as Markdown: python3 scripts/impact.py REV."""

from _venv import ROOT, enter

enter()

from cancu.preview import main  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(main(ROOT))
