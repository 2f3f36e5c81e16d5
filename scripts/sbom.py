"""The bill of materials (CycloneDX) of what requirements.txt locks, to stdout: python3 scripts/sbom.py."""

import subprocess
import sys

from _venv import ROOT, enter

enter()


def main() -> int:
    """cyclonedx-py's exit code; reproducible: no timestamp, no serial number."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "requirements.txt"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
