"""A bad pull request cannot hurt the builder: refused in Vietnamese, in bounded time and memory, measured on the whole process."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from checks_cases import Case

from cancu import checks

ROOT = Path(__file__).parents[2]
SECONDS = 20.0
MEGABYTES = 400
HEAD = "---\ntitle: Trang mẫu\n---\n\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def zeros(megabytes: int) -> bytes:
    """Zeros, deflated to a thousandth."""
    pack = zlib.compressobj(9)
    return b"".join([*(pack.compress(bytes(1 << 20)) for _ in range(megabytes)), pack.flush()])


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, *chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def pdf(root: bytes = b"", page: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page; ``more`` are objects from number 4 on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R" + root + b">>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]" + page + b">>", *more]
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out))


def stream(content: bytes, filters: bytes) -> bytes:
    return b"<</Type/Metadata/Filter%b/Length %d>>stream\n%b\nendstream" % (filters, len(content), content)


BILLION = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)).replace("&a0;", "&a;") + "]>"
PAGE = "docs/huong-dan/la.md"
# what it is → (path, content, code, words of the message)
HOSTILE: dict[str, tuple[str, bytes | str, str, str]] = {
    "aliases that explode": (PAGE, "---\ntitle: x\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*{f'b{n - 1}' if n else 'a'}, *{f'b{n - 1}' if n else 'a'}]\n" for n in range(200)) + "---\n", "FM007", "bí danh"),
    "a tag that makes objects": (PAGE, "---\ntitle: !!python/object/apply:os.system [id]\n---\n", "FM008", "thẻ kiểu"),
    "lists nested without end": (PAGE, "---\ntitle: " + "[" * 100_000 + "\n---\n", "FM003", "lồng quá sâu"),
    "control characters": (PAGE, HEAD + "xóa\x1b[2K\x07", "LD007", "U+001B"),
    "a change of direction": (PAGE, HEAD + "Luật \u202e5202/19 ", "LD007", "U+202E"),
    "isolates": (PAGE, HEAD + "a\u2066b\u2069", "LD007", "U+2066"),
    "a byte that is no text": (PAGE, b"---\ntitle: \xff\xfe\n---\n", "LD005", "UTF-8"),
    "a path up and out": (PAGE, HEAD + "[Xem thêm luật](../../../../etc/passwd)", "LK005", "ra ngoài kho"),
    "a path up and out, in disguise": (PAGE, HEAD + "[Xem thêm luật](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "LK005", "ra ngoài kho"),
    "a script in a page": (PAGE, HEAD + "<script>alert(1)</script>", "MD004", "<script>"),
    "a table of nothing but signs": ("docs/huong-dan/a.csv", "a@b.vn\n" + "@" * 4_990_000, "CN003", "thư điện tử"),
    "an archive": ("docs/huong-dan/a.zip", zipped("a.js", b"alert(1)"), "TP001", ".zip"),
    "an archive that explodes": ("docs/huong-dan/a.zip", zipped("a.js", bytes(200_000_000)), "TP001", ".zip"),
    "an archive under a picture's name": ("docs/huong-dan/a.png", zipped("a.js", b"alert(1)"), "TP004", "không phải PNG"),
    "an archive without an ending": ("docs/huong-dan/a", zipped("a.js", b"alert(1)"), "TP001", "Không nhận"),
    "a Word file with macros": ("docs/huong-dan/a.docm", zipped("word/vbaProject.bin", b"x"), "TP001", ".docm"),
    "a Word file": ("docs/huong-dan/a.docx", zipped("word/document.xml", b"<script/>"), "TP001", ".docx"),
    "a spreadsheet": ("docs/huong-dan/a.xlsx", zipped("xl/workbook.xml", b"x"), "TP001", ".xlsx"),
    "a page of another generator": ("docs/huong-dan/a.markdown", HEAD + "<script>", "TP001", ".markdown"),
    "a page in capitals": ("docs/huong-dan/A.MD", HEAD + "<script>", "TP001", ".MD"),
    "settings of a web server": ("docs/huong-dan/.htaccess", "Redirect / https://example.com", "TP001", ".htaccess"),
    "a web page": ("docs/huong-dan/a.html", "<script>", "TP001", ".html"),
    "a program": ("docs/huong-dan/a.js", "alert(1)", "TP001", ".js"),
    "a drawing with a script": ("docs/huong-dan/a.svg", SVG.format("<script>alert(1)</script>"), "TP005", "script"),
    "a drawing with a handler": ("docs/huong-dan/a.svg", SVG.format('<rect onclick="x()"/>'), "TP005", "chạy mã"),
    "a drawing with a page inside": ("docs/huong-dan/a.svg", SVG.format("<foreignObject><p>x</p></foreignObject>"), "TP005", "thẻ nhúng"),
    "a drawing that asks elsewhere": ("docs/huong-dan/a.svg", SVG.format('<image xlink:href="//example.com/x.png"/>'), "TP005", "ra ngoài"),
    "a drawing that runs a link": ("docs/huong-dan/a.svg", SVG.format('<a href="javascript:x()"><text>a</text></a>'), "TP005", "ra ngoài"),
    "a drawing that sets a handler": ("docs/huong-dan/a.svg", SVG.format('<set attributeName="onload" to="x()"/>'), "TP005", "không nhận"),
    "a drawing whose style loads": ("docs/huong-dan/a.svg", SVG.format("<style>@\\69mport 'x'</style>"), "TP005", "nơi khác"),
    "a drawing in another alphabet": ("docs/huong-dan/a.svg", SVG.format("<script>1</script>").encode("utf-16"), "TP005", "không nhận"),
    "a drawing with a billion laughs": ("docs/huong-dan/a.svg", BILLION + SVG.format("<text>&a9;</text>"), "TP005", "thực thể"),
    "the same in another alphabet": ("docs/huong-dan/a.svg", (BILLION + SVG.format("<text>&a9;</text>")).encode("utf-16"), "TP005", ""),
    "a drawing with an instruction": ("docs/huong-dan/a.svg", "<?xml-stylesheet type='text/css'?>" + SVG.format(""), "TP005", "chỉ thị"),
    "a picture of many pixels": ("docs/huong-dan/a.png", png(60_000, chunk(b"IDAT", zeros(50))), "TP008", "Không mở được"),
    "a picture whose words explode": ("docs/huong-dan/a.png", png(9, chunk(b"zTXt", b"Comment\0\0" + zeros(2000))), "TP008", "Không mở được"),
    "a PDF that runs": ("docs/huong-dan/a.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "TP006", "JavaScript"),
    "a PDF that runs in disguise": ("docs/huong-dan/a.pdf", pdf(b"", b"/Annots[<</Subtype/Link/A<</S/J#61vaScript/J#53(x)>>>>]"), "TP006", "JavaScript"),
    "a PDF that starts programs": ("docs/huong-dan/a.pdf", pdf(b"", b"/Annots[<</Subtype/Link/A<</S/L#61unch/F(cmd)>>>>]"), "TP006", "chương trình"),
    "a PDF with a file inside": ("docs/huong-dan/a.pdf", pdf(b"/Names<</EmbeddedFiles 4 0 R>>", b"", b"<<>>"), "TP006", "đính kèm"),
    "a PDF that explodes": ("docs/huong-dan/a.pdf", pdf(b"/Metadata 4 0 R", b"", stream(zeros(3000), b"/FlateDecode")), "TP008", "Không mở được"),
    "a PDF that explodes twice": ("docs/huong-dan/a.pdf", pdf(b"/Metadata 4 0 R", b"", stream(zlib.compress(zeros(3000)), b"[/FlateDecode/FlateDecode]")), "TP008", "Không mở được"),
}


def checked(root: Path) -> tuple[list[dict[str, str]], float, float]:
    """Issues, seconds of processor time and megabytes at the peak, of the whole check as a process of its own."""
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), "--ngay", "22/11/2026", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "CANCU_NO_VENV": "1"}) as process:
        out = process.stdout.read() if process.stdout else b""
        _, state, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(state)
    assert process.returncode == 1
    return json.loads(out)["issues"], used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def refused(root: Path, path: str, code: str, words: str) -> None:
    issues, seconds, megabytes = checked(root)
    assert [i for i in issues if i["path"] == path and i["code"] == code and words in i["message"]], issues
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert checks.by_code()[code].severity == "error"


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_bounded_time_and_memory(name, tmp_path):
    path, content, code, words = HOSTILE[name]
    root = Case(why="").build(tmp_path / "library")
    (root / path).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    refused(root, path, code, words)


@pytest.mark.parametrize(("path", "code"), [
    (PAGE, "LD004"), ("legal/can-cu/a.md", "LD004"), ("docs/huong-dan/a.pdf", "TP002"), ("docs/huong-dan/a.svg", "TP002"), ("docs/huong-dan/a.csv", "TP002"),
])
def test_fifty_megabytes_are_refused_unread(path, code, tmp_path):
    root = Case(why="", sizes={path: 50_000_000}).build(tmp_path / "library")
    refused(root, path, code, "MB")


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../../../../etc/passwd", "/dev/zero", "khong-co", "la.md"])
def test_a_page_that_is_a_link_is_refused_and_never_followed(target, tmp_path):
    root = Case(why="", links={PAGE: target}).build(tmp_path / "library")
    refused(root, PAGE, "LD003", "symlink")


@pytest.mark.parametrize("path", ["docs/huong-dan/a.png", "docs/huong-dan/thu-muc", "legal/can-cu/thu-muc"])
def test_a_picture_or_folder_that_is_a_link_is_refused(path, tmp_path):
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai/mat.md").write_text(HEAD + "bí mật", "utf-8")
    root = Case(why="", links={path: str(tmp_path / "ngoai")}).build(tmp_path / "library")
    refused(root, path, "TP003", "symlink")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    root = Case(why="").build(tmp_path / "library")
    os.mkfifo(root / "docs/huong-dan/a.csv")
    refused(root, "docs/huong-dan/a.csv", "TP003", "")


def test_a_sound_drawing_and_a_sound_pdf_pass(tmp_path):
    root = Case(why="").build(tmp_path / "library")
    (root / "docs/huong-dan/a.svg").write_text(SVG.format('<title>a</title><path d="M0 0h1" style="fill:url(#m)"/><use href="#m"/>'), "utf-8")
    (root / "docs/huong-dan/a.pdf").write_bytes(pdf(b"", b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.com)>>>>]"))
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), "--ngay", "22/11/2026"], check=False, capture_output=True,
        text=True, env={**os.environ, "CANCU_NO_VENV": "1"})
    assert (done.returncode, done.stdout) == (0, "")
