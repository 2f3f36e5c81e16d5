"""Makes a new file: python3 scripts/new.py van-ban|ke-hoach|phan-cong|tap-huan|co-quan (--help says more)."""

from _venv import ROOT, enter

enter()

from cancu.newfile import main  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(main(ROOT))
