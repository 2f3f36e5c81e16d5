"""Asks every outside source whether it still answers: python3 scripts/outlinks.py. Exit 1 when one is broken."""

from concurrent.futures import ThreadPoolExecutor

from _venv import ROOT, enter

enter()

from cancu.graph import build  # only importable inside .venv
from cancu.load import load
from cancu.publication import judge, sources


def main() -> int:
    """Broken ones first, then the unsure."""
    with ThreadPoolExecutor(8) as pool:
        verdicts = sorted(pool.map(judge, sources(build(load(ROOT)))))
    labels = {"hong": "HỎNG", "khong-chac": "không chắc"}
    for state, label in labels.items():
        for verdict in verdicts:
            if verdict.state == state:
                print(f"{verdict.source.path}: {label} {verdict.source.url} ({verdict.reason})")
    print(f"{len(verdicts)} liên kết, {sum(v.state == 'hong' for v in verdicts)} hỏng.")
    return int(any(v.state == "hong" for v in verdicts))


if __name__ == "__main__":
    raise SystemExit(main())
