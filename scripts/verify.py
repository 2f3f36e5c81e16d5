"""Compares a published site with this commit: python3 scripts/verify.py DIA_CHI|THU_MUC --ngay dd/mm/yyyy.

Builds as the publishing workflow does: with the packs and with the mark of the commit. ``--khong-goi``: the site was
built without packs. Over the network only the files of the build can be asked for: what a server holds besides is seen
only in a folder. ``--manifest THU_MUC`` only prints the SHA-256 of every file of a folder.
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
    parser.add_argument("--khong-goi", action="store_true", help="trang dựng không kèm các gói mang về")
    parser.add_argument("--manifest", metavar="THU_MUC", help="chỉ in mã băm của từng tệp")
    arguments = parser.parse_args()
    if arguments.manifest:
        print("\n".join(f"{digest}  {path}" for path, digest in manifest(Path(arguments.manifest)).items()))
        return 0
    if not arguments.published:
        parser.error("cần địa chỉ hoặc thư mục")
    return _verify(arguments.published, arguments.ngay, packs=not arguments.khong_goi)


def _verify(published: str, day: str | None, *, packs: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        command = [sys.executable, str(ROOT / "scripts/build.py"), "--out", str(target)]
        command += [*(["--ngay", day] if day else []), *(["--pack"] if packs else [])]
        done = subprocess.run(command, env=_environment(published), check=False)
        if done.returncode:
            return done.returncode
        built = manifest(target)
        if published.startswith("http"):
            built = {path: digest for path, digest in built.items() if path not in FOR_THE_HOST}
        there = fetch_manifest(published, list(built)) if published.startswith("http") else manifest(Path(published))
    found = compare(built, there)
    print("\n".join(f"{d.kind}: {d.path}" for d in found) or f"Giống từng byte: {len(built)} tệp.")
    return int(bool(found))


def _environment(published: str) -> dict[str, str]:
    """What the workflow gives the build: the address and the commit."""
    head = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    given = {"CANCU_COMMIT": head, **os.environ}
    if published.startswith("http"):
        given.setdefault("CANCU_ADDRESS", published)
    return given


if __name__ == "__main__":
    raise SystemExit(main())
