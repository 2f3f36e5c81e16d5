"""Takes the pictures of the README and the guides: python3 scripts/screenshots.py. Needs Chromium; builds in a copy of its own."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from _venv import ROOT, enter

enter()

import _scenes  # only importable inside .venv
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

# picture → (page, width, height, what to do first)
PAGES = {
    "nhiem-vu": ("phan-cong/kh-2234-tphcm-2018/so-ldtbxh/#iii-1-2", 1000, 760, "document.querySelector('#iii-1-2 details').open = true"),
    "van-ban": ("van-ban/nd-282-2025-nd-cp/", 1000, 700, ""),
    "sua-trang": ("van-ban/nd-282-2025-nd-cp/", 1000, 300, "document.querySelector('.sua-trang').scrollIntoView({block: 'center'})"),
    "dien-thoai": ("phan-cong/kh-ke-sat-2026/cong-an-xa/", 360, 700, ""),
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
COPIED = ("src", "scripts", "hooks", "theme", "legal", "docs", ".github", "mkdocs.yml", "requirements.txt", "pyproject.toml")
DAY = "2026-11-22"
DECREE = "legal/can-cu/nd-282-2025-nd-cp.md"
MOST_BYTES = 60_000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def copy_tree(target: Path) -> Path:
    """The tree as it stands, as a repository with one commit, so that changes can be compared with it."""
    for name in COPIED:
        source = ROOT / name
        shutil.copytree(source, target / name) if source.is_dir() else shutil.copy(source, target / name)
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a"]):
        subprocess.run(["git", *command], cwd=target, check=True)
    return target


def scenes(copy: Path) -> dict[str, tuple[str, int]]:
    """Picture → (a page to photograph, its width). Every answer is a real one; the facts are the repository's own."""
    decree = copy / DECREE
    whole = decree.read_text("utf-8")
    decree.write_text(whole.replace("ngay_hieu_luc: 15/12/2025", "ngay_hieu_lucc: 15/12/2025"), "utf-8")
    typo = _scenes.run(copy, "scripts/check.py", DECREE, "--changed-since", "HEAD")
    decree.write_text(whole.replace("ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 2025-12-15"), "utf-8")
    fixed = _scenes.run(copy, "scripts/check.py", "--fix", DECREE, "--changed-since", "HEAD")
    decree.unlink()
    number = ("scripts/new.py", "van-ban", "282/2025/NĐ-CP", "--ngay-ban-hanh", "30/10/2025")
    made = _scenes.run(copy, *number)
    draft = decree.read_text("utf-8").strip()
    decree.write_text(whole, "utf-8")
    return {
        "loi-mot-khoa": (_scenes.terminal((f"python3 scripts/check.py {DECREE}", typo)), 900),
        "tu-sua": (_scenes.terminal((f"python3 scripts/check.py --fix {DECREE}", fixed)), 900),
        "lap-tep": (_scenes.terminal((f'python3 {" ".join(number)}'.replace(number[2], f'"{number[2]}"'), made), (f"cat {DECREE}", draft)), 900),
        "tac-dong": (_scenes.comment(replaced(copy, whole)), 900),
        "bieu-mau": (_scenes.form(copy / ".github/ISSUE_TEMPLATE/van-ban-moi.yml"), 700),
    }


def replaced(copy: Path, whole: str) -> str:
    """What the preview says when the replacement of the old decree is written into the new one."""
    decree, old = copy / DECREE, copy / "legal/can-cu/nd-144-2021-nd-cp.md"
    # The relation alone is to tell the old decree's end, as it does for an editor who writes it first.
    old.write_text("\n".join(line for line in old.read_text("utf-8").split("\n") if not line.startswith("ngay_het_hieu_luc")), "utf-8")
    start = whole.index("thay_the:\n")
    end = next(at for at in range(whole.index("\n", start) + 1, len(whole)) if whole[at - 1] == "\n" and whole[at] not in " -")
    decree.write_text(whole[:start] + whole[end:], "utf-8")
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-a", "-m", "b"]
    subprocess.run(command, cwd=copy, check=True)
    decree.write_text(whole, "utf-8")
    told = _scenes.run(copy, "scripts/impact.py", "HEAD", "--ngay", "22/11/2026")
    lines = told.split("\n")
    changed = next((n for n, line in enumerate(lines) if line.startswith("### Trang đổi")), len(lines))
    return "\n".join([*lines[: changed + 6], "- …"])


def shrink(picture: bytes, target: Path) -> None:
    """A palette is enough for letters and lines, and a third of the bytes."""
    with Image.open(io.BytesIO(picture)) as image:
        for colours in (128, 64, 32, 16):
            out = io.BytesIO()
            image.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
            if out.tell() < MOST_BYTES:
                break
    target.write_bytes(out.getvalue())


def take(browser: Browser, address: str, copy: Path, target: Path) -> None:
    for name, (path, width, height, before) in PAGES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN", color_scheme="light")
        page.goto(f"{address}/{path}")
        if before:
            page.evaluate(before)
        page.wait_for_timeout(200)
        shrink(page.screenshot(), target / f"{name}.png")
        page.close()
    for name, (html, width) in scenes(copy).items():
        page = browser.new_page(viewport={"width": width, "height": 200}, locale="vi-VN", color_scheme="light")
        page.set_content(html)
        shrink(page.screenshot(full_page=True), target / f"{name}.png")
        page.close()


def main() -> int:
    """Writes ``docs/assets/anh/*.png``."""
    chromium = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("Cần Chromium; đặt CANCU_CHROMIUM nếu nó ở chỗ khác.", file=sys.stderr)
        return 1
    target = ROOT / "docs/assets/anh"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="can-cu-anh-") as folder:
        copy = copy_tree(Path(folder))
        # With an address of the repository, so that the links for editing stand on the pages.
        environment = {**os.environ, "CANCU_NO_VENV": "1", "CANCU_NGAY": DAY, "CANCU_REPO": "https://github.com/can-cu/can-cu"}
        subprocess.run([sys.executable, "scripts/build.py"], cwd=copy, check=True, env=environment, stdout=sys.stderr)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(copy / "site")))
        Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            take(browser, f"http://127.0.0.1:{server.server_address[1]}", copy, target)
            browser.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
