"""The comment on a pull request says what a change touches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from checks_cases import DAY, Case

from cancu.impact import MOST_LINES, State, plain, report
from cancu.preview import main

ROOT = Path(__file__).parents[2]
ND2 = "legal/can-cu/nd-2-2025-nd-cp.md"
CA = "docs/phan-cong/kh-xa-2026/cong-an-xa.md"


@pytest.fixture
def root(tmp_path):
    return Case(why="").build(tmp_path / "library")


def change(root, path, old, new):
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def told(root, edit):
    before = State.of(root, DAY)
    _ = before.pages, before.addresses, before.issues, before.redirects
    edit()
    return report(before, State.of(root, DAY))


def test_nothing_changed_is_said_in_one_line(root):
    assert told(root, lambda: None) == "## Thay đổi này chạm tới gì\n\nKhông có gì thay đổi trên trang.\n"


def test_an_expired_decree_counts_tasks_materials_agencies_and_new_alarms(root):
    text = told(root, lambda: change(root, ND2, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 15/12/2025\nngay_het_hieu_luc: 01/11/2026"))
    assert "- **Nghị định 2/2025/NĐ-CP** hết hiệu lực (trước: còn hiệu lực): 1 nhiệm vụ, 1 tài liệu, 1 cơ quan, 1 cảnh báo mới." in text
    assert "(`legal/can-cu/nd-2-2025-nd-cp.md`): `ngay_het_hieu_luc`" in text
    assert "- `/van-ban/nd-2-2025-nd-cp/`" in text.partition("### Trang đổi")[2]
    assert "HL001" in text.partition("### Cảnh báo mới")[2]


def test_a_later_expiry_is_a_changed_timeline(root):
    text = told(root, lambda: change(root, ND2, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 15/12/2025\nngay_het_hieu_luc: 01/01/2030"))
    assert "**Nghị định 2/2025/NĐ-CP** đổi dòng thời gian hiệu lực" in text


def test_a_new_page_and_a_new_record_are_listed(root):
    text = told(root, lambda: (root / "docs/huong-dan/moi.md").write_text("---\ntitle: Trang mới\n---\n\nChữ.\n", "utf-8"))
    assert "### Bản ghi mới (1)\n\n- trang viết tay: Trang mới (`docs/huong-dan/moi.md`)" in text
    assert "### Trang mới (1)\n\n- `/huong-dan/moi/`" in text


def test_a_renamed_page_needs_a_redirect_until_it_has_one(root):
    def rename():
        (root / "docs/huong-dan/moi.md").rename(root / "docs/huong-dan/khac.md")

    (root / "docs/huong-dan/moi.md").write_text("---\ntitle: Trang mới\n---\n\nChữ.\n", "utf-8")
    text = told(root, rename)
    assert "### Địa chỉ cần chuyển hướng" in text
    assert "- `/huong-dan/moi/`" in text.partition("### Trang mất (1)")[2]
    (root / "docs/huong-dan/khac.md").rename(root / "docs/huong-dan/moi.md")
    text = told(root, lambda: (rename(), (root / "docs/chuyen-huong.yml").write_text("huong-dan/moi/: huong-dan/khac/\n", "utf-8")))
    assert "### Địa chỉ cần chuyển hướng" not in text
    assert "- `/huong-dan/moi/` → `/huong-dan/khac/`" in text


def test_a_broken_change_is_told_without_pages(root):
    text = told(root, (root / "docs/co-quan/chinh-phu.md").unlink)
    assert "### Lỗi mới" in text
    assert "TR002" in text
    assert "phần trang ở trên chỉ so địa chỉ" in text
    assert "### Trang mất (1)\n\n- `/co-quan/chinh-phu/`" in text


def test_a_line_that_only_moved_is_no_new_issue(root):
    change(root, CA, "noi_dung: Tiếp nhận", "noi_dung: Thuỷ lợi, tiếp nhận")
    text = told(root, lambda: change(root, CA, "---\ntitle", "---\n# ghi chú\ntitle"))
    assert "Cảnh báo mới" not in text


def test_long_lists_are_cut(root):
    def many():
        for number in range(MOST_LINES + 5):
            (root / f"docs/huong-dan/trang-{number}.md").write_text(f"---\ntitle: Trang {number}\n---\n\nChữ.\n", "utf-8")

    text = told(root, many)
    assert "### Trang mới (35)" in text
    assert "- … và 5 mục nữa" in text


@pytest.mark.parametrize(("typed", "shown"), [
    ("<script>", "&lt;script&gt;"), ("@ai", "&#64;ai"), ("[a](https://x.example)", r"\[a\]\(https:&#47;&#47;x.example\)"),
    ("a\n# b", r"a \# b"), ("`x`", r"\`x\`"), ("**đậm**", r"\*\*đậm\*\*"),
])
def test_what_a_contributor_writes_is_only_text_in_the_comment(typed, shown):
    assert plain(typed) == shown


def test_titles_of_a_contribution_cannot_mention_or_link(root):
    page = '---\ntitle: "@all [xem](https://x.example) <img src=x>"\n---\n\nChữ.\n'
    text = told(root, lambda: (root / "docs/huong-dan/moi.md").write_text(page, "utf-8"))
    assert "@all" not in text
    assert "](http" not in text
    assert "<img" not in text


def git(root, *arguments):
    command = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def test_the_script_compares_the_working_tree_with_a_revision(root):
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "đầu")
    change(root, ND2, "ngay_hieu_luc: 15/12/2025", "ngay_hieu_luc: 15/12/2025\nngay_het_hieu_luc: 01/11/2026")
    command = [sys.executable, str(ROOT / "scripts/impact.py"), "HEAD", "--root", str(root), "--ngay", "22/11/2026"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "**Nghị định 2/2025/NĐ-CP** hết hiệu lực" in done.stdout


def test_an_unknown_revision_is_told_in_one_line(root, capsys):
    git(root, "init", "-q")
    assert main(root, ["khong-co"]) == 2
    assert capsys.readouterr().err == "Không có phiên bản `khong-co` trong kho git này.\n"
