"""Builds the site into site/, or previews it: python3 scripts/build.py [--serve] [--ngay dd/mm/yyyy]."""

from _venv import ROOT, enter

enter()

from cancu.cli import build_site  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(build_site(ROOT))
