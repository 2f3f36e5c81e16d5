"""Drafts next year's plan: python3 scripts/draft_plan.py --tu kh-ke-sat-2026 --nam 2027 [--dia-phuong …] [--ngay dd/mm/yyyy]."""

from _venv import ROOT, enter

enter()

from cancu.draft.command import main  # only importable inside .venv

if __name__ == "__main__":
    raise SystemExit(main(ROOT))
