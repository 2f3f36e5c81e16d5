"""Known holes in the locked libraries (PyPI's advisories): python3 scripts/audit.py. Exit 1 on one, 2 where nothing could be asked."""

import json
import subprocess
import sys

from _venv import ROOT, enter

enter()


def main() -> int:
    """Asks for every line of requirements.txt; a mirror without advisories answers nothing, and that is said."""
    command = [sys.executable, "-m", "pip_audit", "-r", "requirements.txt", "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    try:
        libraries = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(done.stderr.strip()[-500:] or "pip-audit không trả lời.", file=sys.stderr)
        return 2
    asked = [library for library in libraries if "skip_reason" not in library]
    holes = [(library, hole) for library in asked for hole in library["vulns"]]
    for library, hole in holes:
        right = ", ".join(hole["fix_versions"]) or "chưa có bản vá"
        print(f"{library['name']} {library['version']}: {hole['id']} (bản đã vá: {right})")
    print(f"{len(asked)}/{len(libraries)} thư viện hỏi được, {len(holes)} lỗ hổng.", file=sys.stderr)
    return 1 if holes else 0 if asked else 2


if __name__ == "__main__":
    raise SystemExit(main())
