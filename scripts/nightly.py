"""Safe fixes as a proposal: python3 scripts/nightly.py [--thu]. Puts right what needs no person, and refreshes the editor's lists."""

import argparse
import subprocess
import sys

from _venv import ROOT, enter

enter()

BRANCH = "sua-nhe"
TITLE = "Sửa nhẹ: dạng ngày, dấu, khoảng trắng trong số hiệu, thứ tự khóa, danh sách gợi ý"
# Only what the two scripts write is proposed, whatever else lies in the tree.
FOLDERS = ("legal", "docs", ".vscode")


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def main() -> int:
    """0 whether or not there was something to fix; errors that need a person are the check's, not this script's."""
    parser = argparse.ArgumentParser(prog="nightly.py", description="Sửa những gì an toàn và gửi đề nghị.")
    parser.add_argument("--thu", action="store_true", help="chỉ sửa và cho xem, không gửi")
    options = parser.parse_args()
    subprocess.run([sys.executable, "scripts/check.py", "--fix", "--format", "json"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "scripts/schemas.py"], cwd=ROOT, check=True)
    changed = git("diff", "--stat", "--", *FOLDERS)
    print(changed or "Không có gì để sửa.")
    if options.thu or not changed:
        return 0
    git("config", "user.name", BRANCH)
    git("config", "user.email", f"{BRANCH}@users.noreply.github.com")
    git("switch", "-C", BRANCH)
    git("commit", "-m", TITLE, "--", *FOLDERS)
    git("push", "--force", "origin", BRANCH)
    # One proposal stays open and follows its branch.
    open_already = subprocess.run(["gh", "pr", "view", BRANCH, "--json", "state", "--jq", ".state"], cwd=ROOT, check=False, capture_output=True, text=True)
    if open_already.stdout.strip() != "OPEN":
        subprocess.run(["gh", "pr", "create", "--fill", "--base", "main", "--head", BRANCH], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
