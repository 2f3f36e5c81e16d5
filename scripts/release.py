"""What a release holds: python3 scripts/release.py [--out DIR]. The site as of the commit's day, its digests, its bill of materials."""

import argparse
import gzip
import os
import subprocess
import sys
import tarfile
from pathlib import Path

from _venv import ROOT, enter

enter()


def run(*arguments: str, **environment: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}).stdout


def pack(site: Path, target: Path) -> None:
    """The same bytes for the same files: sorted, no times, no names of a machine."""
    with target.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            tar.add(path, f"site/{path.relative_to(site).as_posix()}", filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


def main() -> int:
    parser = argparse.ArgumentParser(prog="release.py", description="Làm các tệp của một bản phát hành.")
    parser.add_argument("--out", type=Path, default=ROOT, metavar="DIR", help="thư mục để các tệp (gốc kho)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    day = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    run("scripts/build.py", CANCU_NGAY=day)
    (options.out / "site.sha256").write_text(run("scripts/verify.py", "--manifest", "site"), "utf-8")
    pack(ROOT / "site", options.out / "site.tar.gz")
    (options.out / "sbom.cdx.json").write_text(run("scripts/sbom.py"), "utf-8")
    print("\n".join(str(options.out / name) for name in ("site.tar.gz", "site.sha256", "sbom.cdx.json")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
