"""Locks every dependency by hash, for any Python from 3.11.2 on: python3 scripts/lock.py."""

import subprocess
import sys

from _venv import ROOT, enter

enter()


def main() -> int:
    """uv's universal resolution of ``pyproject.toml``; the header names a command anyone can run."""
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11.2",
        "--group", "dev", "--generate-hashes", "--no-emit-index-url", "--custom-compile-command", "python3 scripts/lock.py",
        "pyproject.toml", "-o", "requirements.txt",
    ]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
