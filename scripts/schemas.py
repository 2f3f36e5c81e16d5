"""Writes what VS Code needs to complete and explain keys and ids: python3 scripts/schemas.py."""

from _venv import ROOT, enter

enter()

from cancu.editor import write  # only importable inside .venv

if __name__ == "__main__":
    for path in write(ROOT):
        print(path)
