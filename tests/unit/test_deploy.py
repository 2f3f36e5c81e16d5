"""One command puts a site where it is read, with the right headers, never half: a store and a folder on this machine."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape, unescape

import pytest

from cancu import deploy

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    for path, text in {
        "index.html": "trang chủ", "404.html": "không có", "van-ban/index.html": "văn bản", "assets/a.css": "b{}", "assets/a.0123456789ab.js": "1",
        "assets/a.png": "hình", "du-lieu/a.json": "{}", "nguon-tin/a.xml": "<feed/>", "lich/a.ics": "BEGIN", "_headers": "/*",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


class FakeS3:
    """The few words of the protocol that are needed: list, put, delete. It keeps what came, in order."""

    def __init__(self):
        self.objects = {}
        self.log = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def key(self):
                return unquote(urlsplit(self.path).path).removeprefix("/thung").lstrip("/")

            def answer(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                prefix = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
                rows = "".join(
                    f"<Contents><Key>{escape(key)}</Key><LastModified>2026-11-22T00:00:00.000Z</LastModified>"
                    f"<ETag>&quot;{hashlib.md5(content).hexdigest()}&quot;</ETag><Size>{len(content)}</Size></Contents>"
                    for key, (content, _) in sorted(outer.objects.items()) if key.startswith(prefix)
                )
                body = f"<ListBucketResult><Name>thung</Name><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"
                self.answer(200, body.encode(), Content_Type="application/xml")

            def do_PUT(self):
                content = self.rfile.read(int(self.headers["Content-Length"]))
                assert "AWS4-HMAC-SHA256" in self.headers["Authorization"]
                outer.objects[self.key()] = (content, {name.title(): value for name, value in self.headers.items()})
                outer.log.append(("put", self.key()))
                self.answer(200, ETag=f'"{hashlib.md5(content).hexdigest()}"')

            def do_POST(self):
                asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
                keys = re.findall(r"<Key>(.*?)</Key>", asked)
                for key in map(unescape, keys):
                    outer.objects.pop(key, None)
                    outer.log.append(("delete", key))
                told = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
                self.answer(200, f"<DeleteResult>{told}</DeleteResult>".encode(), Content_Type="application/xml")

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def store(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "thu")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "thu")
    fake = FakeS3()
    yield fake
    fake.server.shutdown()


def put(site, store, **options):
    return list(deploy.run(site, "s3://thung/can-cu", endpoint=store.address, **options))


def test_a_store_gets_every_file_with_its_type_and_how_long_it_keeps(site, store):
    lines = put(site, store)
    assert lines[-1] == "9 tệp đưa lên, 0 tệp xóa, 0 tệp giữ nguyên."
    sent = {key.removeprefix("can-cu/"): (headers["Content-Type"], headers["Cache-Control"]) for key, (_, headers) in store.objects.items()}
    assert sent == {
        "index.html": ("text/html; charset=utf-8", "no-cache"), "404.html": ("text/html; charset=utf-8", "no-cache"),
        "van-ban/index.html": ("text/html; charset=utf-8", "no-cache"), "assets/a.css": ("text/css; charset=utf-8", "no-cache"),
        "assets/a.0123456789ab.js": ("text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        "assets/a.png": ("image/png", "public, max-age=86400"), "du-lieu/a.json": ("application/json", "no-cache"),
        "nguon-tin/a.xml": ("application/atom+xml; charset=utf-8", "no-cache"), "lich/a.ics": ("text/calendar; charset=utf-8", "no-cache"),
    }
    assert store.objects["can-cu/index.html"][0] == "trang chủ".encode()


def test_a_second_time_only_what_changed_goes_and_what_is_gone_is_deleted_last(site, store):
    put(site, store)
    store.log.clear()
    (site / "van-ban/index.html").write_text("văn bản mới", "utf-8")
    (site / "assets/a.css").write_text("c{}", "utf-8")
    (site / "index.html").write_text("trang chủ mới", "utf-8")
    (site / "lich/a.ics").unlink()
    assert put(site, store)[-1] == "3 tệp đưa lên, 1 tệp xóa, 5 tệp giữ nguyên."
    assert store.log == [("put", "can-cu/assets/a.css"), ("put", "can-cu/van-ban/index.html"), ("put", "can-cu/index.html"), ("delete", "can-cu/lich/a.ics")]
    store.log.clear()
    assert put(site, store)[-1] == "0 tệp đưa lên, 0 tệp xóa, 8 tệp giữ nguyên."
    assert put(site, store, again=True)[-1] == "8 tệp đưa lên, 0 tệp xóa, 0 tệp giữ nguyên."


def test_a_trial_puts_nothing(site, store):
    assert put(site, store, dry=True)[-1].startswith("9 tệp")
    assert store.log == []


def test_a_store_with_something_else_in_it_is_left_alone(site, store):
    store.objects["can-cu/anh-cuoi.jpg"] = (b"x", {})
    with pytest.raises(deploy.DeployError, match="thứ khác"):
        put(site, store)
    store.objects = {"khac/anh.jpg": (b"x", {})}
    put(site, store)
    assert "khac/anh.jpg" in store.objects


@pytest.mark.parametrize("target", ["s3://", "-oProxyCommand=x:/a", "may:thu/muc", "thu/muc"])
def test_an_address_that_is_none_is_refused(site, target):
    with pytest.raises(deploy.DeployError):
        list(deploy.run(site, target))


def test_a_folder_that_is_no_built_site_is_refused(tmp_path):
    with pytest.raises(deploy.DeployError, match=r"build\.py"):
        deploy.run(tmp_path, "s3://thung")


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_web_server_gets_a_whole_copy_and_a_swapped_link(site, tmp_path):
    target = tmp_path / "www" / "can cu"
    list(deploy.run(site, str(target)))
    assert files(target / "hien-hanh") == files(site)
    first = os.readlink(target / "hien-hanh")
    (site / "index.html").write_text("mới", "utf-8")
    list(deploy.run(site, str(target)))
    assert files(target / "hien-hanh") == files(site)
    assert os.readlink(target / "hien-hanh") != first
    assert (target / first / "index.html").read_text("utf-8") == "trang chủ"


def test_three_copies_are_kept_and_the_same_site_makes_no_new_one(site, tmp_path):
    for number in range(5):
        (site / "index.html").write_text(f"bản {number}", "utf-8")
        list(deploy.run(site, str(tmp_path / "www")))
        list(deploy.run(site, str(tmp_path / "www")))
    assert len(list((tmp_path / "www/ban").iterdir())) == 3
    assert (tmp_path / "www/hien-hanh/index.html").read_text("utf-8") == "bản 4"


def test_half_a_copy_is_never_shown(site, tmp_path):
    target = tmp_path / "www"
    list(deploy.run(site, str(target)))
    before = os.readlink(target / "hien-hanh")
    script = deploy.commands(str(target), "a" * 16, files=99)
    packed = subprocess.run(["tar", "-cz", "-C", str(site), "index.html"], check=True, capture_output=True).stdout
    done = subprocess.run(["sh", "-c", script], input=packed, check=False, capture_output=True)
    assert done.returncode == 1
    assert os.readlink(target / "hien-hanh") == before


def test_a_line_that_breaks_keeps_the_old_copy(site, tmp_path):
    target = tmp_path / "www"
    list(deploy.run(site, str(target)))
    before = os.readlink(target / "hien-hanh")
    packed = subprocess.run(["tar", "-cz", "-C", str(site), "."], check=True, capture_output=True).stdout
    done = subprocess.run(["sh", "-c", deploy.commands(str(target), "b" * 16, files=10)], input=packed[: len(packed) // 2], check=False, capture_output=True)
    assert done.returncode
    assert os.readlink(target / "hien-hanh") == before


def test_the_command_tells_a_failure_in_one_line(site, tmp_path):
    blocked = tmp_path / "la-tep"
    blocked.write_text("", "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/deploy.py"), str(blocked / "www"), "--site", str(site)], check=False, capture_output=True, text=True,
        env={**os.environ, "CANCU_NO_VENV": "1"})
    assert done.returncode == 1
    assert done.stderr.startswith("Không đăng được:")


def test_what_a_store_answers_is_told_in_vietnamese():
    assert deploy.reason(OSError("x <Code>NoSuchBucket</Code>\n\nDebug source: …")).startswith("không có thùng")
    assert deploy.reason(OSError("dòng một\ndòng hai")) == "dòng một"
