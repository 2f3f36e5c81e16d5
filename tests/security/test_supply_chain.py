"""What is published can be traced and made again: locked, listed, attested, byte by byte the same anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest
from building import DAY, ROOT, copy_tree, served

from cancu.publication import compare, fetch_manifest, manifest


def script(name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "CANCU_NO_VENV": "1", **environment}
    return subprocess.run([sys.executable, f"scripts/{name}.py", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site, as a host holds it."""
    target = tmp_path_factory.mktemp("da-dang") / "site"
    shutil.copytree(site, target)
    return target


def test_a_published_folder_is_the_commits_byte_for_byte(published: Path) -> None:
    done = script("verify", str(published), "--ngay", "22/11/2026", "--khong-goi", CANCU_COMMIT="")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^Giống từng byte: \d+ tệp\.$", done.stdout, re.MULTILINE)


def test_one_changed_byte_one_file_too_few_and_one_too_many_are_each_named(published: Path, tmp_path: Path) -> None:
    touched = tmp_path / "site"
    shutil.copytree(published, touched)
    page = touched / "van-ban/nd-282-2025-nd-cp/index.html"
    changed = bytearray(page.read_bytes())
    changed[len(changed) // 2] ^= 1
    page.write_bytes(changed)
    (touched / "lich/tat-ca.ics").unlink()
    (touched / "them.js").write_text("1", "utf-8")
    done = script("verify", str(touched), "--ngay", "22/11/2026", "--khong-goi", CANCU_COMMIT="")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["thiếu: lich/tat-ca.ics", "thừa: them.js", "khác: van-ban/nd-282-2025-nd-cp/index.html"]


def test_a_changed_byte_on_a_server_is_found_too(published: Path, tmp_path: Path) -> None:
    there = tmp_path / "site"
    shutil.copytree(published, there)
    style = there / "assets/kieu.css"
    style.write_bytes(style.read_bytes() + b" ")
    with served(there) as address:
        done = script("verify", address, "--ngay", "22/11/2026", "--khong-goi", CANCU_ADDRESS="", CANCU_COMMIT="")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["khác: assets/kieu.css"]


def test_a_site_built_as_the_workflow_builds_it_is_the_commits(tmp_path: Path) -> None:
    command = next(line for line in (ROOT / ".github/workflows/xuat-ban.yml").read_text("utf-8").splitlines() if "scripts/build.py" in line)
    arguments = command.partition("scripts/build.py")[2].split()
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    given = {"CANCU_NGAY": "2026-11-22", "CANCU_COMMIT": head, "CANCU_ADDRESS": "https://vi-du.gov.vn/"}
    done = script("build", *arguments, "--out", str(tmp_path / "site"), **given)
    assert done.returncode == 0, done.stderr
    checked = script("verify", str(tmp_path / "site"), "--ngay", "22/11/2026", CANCU_ADDRESS="https://vi-du.gov.vn/")
    assert checked.returncode == 0, checked.stdout[:2000]


def test_a_server_that_does_not_answer_is_not_told_to_have_lost_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1", "utf-8")
    with served(tmp_path) as address:
        there = fetch_manifest(address, ["a.txt", "b.txt"])
    built = manifest(tmp_path) | {"b.txt": "0"}
    assert [(d.kind, d.path) for d in compare(built, there)] == [("thiếu", "b.txt")]
    silent = fetch_manifest(address, ["a.txt"])
    assert [(d.kind, d.path) for d in compare(manifest(tmp_path), silent)] == [("không trả lời", "a.txt")]


def test_everything_that_is_installed_is_locked_by_hash_and_listed() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    locked = re.findall(r"^([a-zA-Z0-9_.-]+)==(\S+)", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-zA-Z])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block.split("\n")[0])
    done = script("sbom")
    assert done.returncode == 0, done.stderr
    listed = json.loads(done.stdout)
    assert listed["bomFormat"] == "CycloneDX"
    assert {(c["name"].lower(), c["version"]) for c in listed["components"]} >= {(name.lower(), version) for name, version in locked}
    assert "--require-hashes" in (ROOT / "scripts/_venv.py").read_text("utf-8")


def test_a_release_carries_its_hashes_its_parts_and_where_it_was_made() -> None:
    workflow = (ROOT / ".github/workflows/phat-hanh.yml").read_text("utf-8")
    for piece in ("scripts/release.py", "attest-build-provenance@", "attestations: write", "id-token: write"):
        assert piece in workflow
    script = (ROOT / "scripts/release.py").read_text("utf-8")
    for piece in ("scripts/verify.py", "--manifest", "scripts/sbom.py"):
        assert piece in script
    for file in (ROOT / ".github/workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", file.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), f"{file.name}: {used} is not pinned to a commit"


# Another machine, as far as one machine can be another: folder, user, interpreter, clock's zone, language, order of sets, rights.
HERE = {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "USER": "mot", "HOME": "/tmp"}
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LANG": "POSIX", "LC_ALL": "POSIX", "PYTHONHASHSEED": "54321", "USER": "hai", "HOME": "/nonexistent", "COLUMNS": "40", "PYTHONUTF8": "0"}


def _other_user() -> list[str]:
    """Root becomes nobody, with the system's own Python where it can load the same libraries."""
    libraries = sysconfig.get_paths()["purelib"]
    python = "/usr/bin/python3"
    if os.geteuid() or not shutil.which("setpriv"):
        return [sys.executable]
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", f"PYTHONPATH={libraries}", python]
    works = subprocess.run([*become, "-c", "import mkdocs, nh3, yaml, typst, lxml"], cwd="/", capture_output=True, check=False)
    return become if works.returncode == 0 else [sys.executable]


def _made(place: Path, name: str, environment: dict[str, str], umask: str, command: list[str]) -> dict[str, str]:
    """A cold build of a copy of the checkout; digests of what it made."""
    root = copy_tree(place / name)
    site, cache = place / "ra/site", place / "cache"
    for folder in (site.parent, cache):
        folder.mkdir()
        folder.chmod(0o777)
    own = {"CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, "CANCU_CACHE": str(cache), "CANCU_REPO": "https://github.com/mot/can-cu", "TMPDIR": str(cache)}
    words = " ".join(f"'{word}'" for word in [*command, "scripts/build.py", "--out", str(site)])
    done = subprocess.run(["bash", "-c", f"umask {umask}; exec {words}"], cwd=root, env={"PATH": os.environ["PATH"], **environment, **own}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return manifest(site)


def test_two_machines_make_the_same_bytes() -> None:
    # Not below pytest's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory(prefix="may-mot-") as one, tempfile.TemporaryDirectory(prefix="may-hai-") as two:
        for folder in (one, two):
            Path(folder).chmod(0o755)
        here = _made(Path(one), "a", HERE, "022", [sys.executable])
        elsewhere = _made(Path(two), "một tên khác, dài hơn", ELSEWHERE, "077", _other_user())
    assert here == elsewhere
