"""Compares a published site with this commit: python3 scripts/verify.py DIA_CHI|THU_MUC --ngay dd/mm/yyyy.

``--manifest THU_MUC`` only prints the SHA-256 of every file of a folder.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _venv import ROOT, enter

enter()

from cancu.publication import FOR_THE_HOST, compare, fetch_manifest, manifest  # only importable inside .venv


def main() -> int:
    """0 when every byte is the same."""
    parser = argparse.ArgumentParser(prog="verify.py", description="So trang đã đăng với một lần sửa.")
    parser.add_argument("published", nargs="?", help="địa chỉ hoặc thư mục của trang đã đăng")
    parser.add_argument("--ngay", metavar="dd/mm/yyyy", help="ngày ghi ở chân trang đã đăng")
    parser.add_argument("--manifest", metavar="THU_MUC", help="chỉ in mã băm của từng tệp")
    arguments = parser.parse_args()
    if arguments.manifest:
        print("\n".join(f"{digest}  {path}" for path, digest in manifest(Path(arguments.manifest)).items()))
        return 0
    if not arguments.published:
        parser.error("cần địa chỉ hoặc thư mục")
    return _verify(arguments.published, arguments.ngay)


def _verify(published: str, day: str | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        command = [sys.executable, str(ROOT / "scripts/build.py"), "--out", str(target)]
        environment = {**os.environ}
        if published.startswith("http"):
            environment.setdefault("CANCU_ADDRESS", published)
        done = subprocess.run([*command, *(["--ngay", day] if day else [])], env=environment, check=False)
        if done.returncode:
            return done.returncode
        built = manifest(target)
        if published.startswith("http"):
            built = {path: digest for path, digest in built.items() if path not in FOR_THE_HOST}
        there = fetch_manifest(published, list(built)) if published.startswith("http") else manifest(Path(published))
    found = compare(built, there)
    print("\n".join(f"{d.kind}: {d.path}" for d in found) or f"Giống từng byte: {len(built)} tệp.")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
