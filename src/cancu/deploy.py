"""Puts a built site where it is read: an S3-compatible store, or a folder of a web server.

Whoever reads while this runs sees the old page or the new one, never half: on a web server a whole copy is
unpacked beside the old one and a link is swapped; in a store, files that pages ask for go first, pages after
them, and what is gone is deleted last.
"""

from __future__ import annotations

import hashlib
import io
import re
import shlex
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from .exports.headers import HEADERS
from .publication import FOR_THE_HOST, manifest

FOREVER = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
# A status must never be older than its day: asked again each time, answered 304 where nothing changed.
ASK_AGAIN = HEADERS["Cache-Control"]
_HASHED = re.compile(r"[.-][0-9a-f]{8,64}\.[a-z0-9.]+\Z")
_PICTURES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "svg", "ico", "woff2"})
_TEXT = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "csv": "text/csv", "txt": "text/plain",
    "ics": "text/calendar", "md": "text/markdown",
}
_OTHER = {
    "json": "application/json", "jsonld": "application/ld+json", "webmanifest": "application/manifest+json", "xml": "application/xml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif",
    "ico": "image/x-icon", "woff2": "font/woff2", "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "wasm": "application/wasm", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class DeployError(ValueError):
    """Nothing was put anywhere; the message is Vietnamese and says what to do."""


_ANSWERS = {
    "NoSuchBucket": "không có thùng này; tạo thùng trước, hoặc sửa tên", "AccessDenied": "khóa không có quyền ghi vào thùng này",
    "InvalidAccessKeyId": "AWS_ACCESS_KEY_ID không đúng", "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY không đúng",
    "ExpiredToken": "khóa đã hết hạn",
}


def reason(error: Exception) -> str:
    """What went wrong, in one line: a store's answer by its code, anything else by its first words."""
    text = str(error)
    code = re.search(r"<Code>(\w+)</Code>", text)
    return _ANSWERS.get(code[1], code[1]) if code else text.split("\n", maxsplit=1)[0][:300]


def content_type(path: str) -> str:
    """The media type to send with a file, with its alphabet where it is text."""
    ending = path.rpartition(".")[2].lower()
    if path.startswith("nguon-tin/") and ending == "xml":
        return "application/atom+xml; charset=utf-8"
    return f"{_TEXT[ending]}; charset=utf-8" if ending in _TEXT else _OTHER.get(ending, "application/octet-stream")


def cache_control(path: str) -> str:
    """How long a browser may keep a file without asking."""
    if _HASHED.search(path.rpartition("/")[2]):
        return FOREVER
    return DAY if path.rpartition(".")[2].lower() in _PICTURES else ASK_AGAIN


@dataclass(frozen=True, slots=True)
class Plan:
    """What to put, in order, and what to delete after it."""

    put: tuple[str, ...]
    delete: tuple[str, ...]
    same: int


def checked(site: Path) -> Path:
    """The folder, if it holds a whole built site. Raises DeployError otherwise."""
    if not (site / "index.html").is_file() or not (site / "404.html").is_file():
        raise DeployError(f"`{site}` chưa phải một trang đã dựng. Chạy `python3 scripts/build.py` trước.")
    return site


def plan(site: Path, there: Mapping[str, str], again: bool = False) -> Plan:
    """Compare a site with a store's keys and their MD5; ``again`` puts every file, for headers that changed."""
    here = {path: _md5(site / path) for path in manifest(site) if path not in FOR_THE_HOST}
    if there and "index.html" not in there:
        raise DeployError("Nơi đăng đang chứa thứ khác, không phải một trang đã đăng. Chọn một thùng hoặc thư mục trống.")
    changed = [path for path, digest in here.items() if again or there.get(path) != digest]
    gone = tuple(sorted(path for path in there if path not in here))
    return Plan(tuple(sorted(changed, key=_turn)), gone, len(here) - len(changed))


def _turn(path: str) -> tuple[int, str]:
    """Files that pages ask for, then pages, then what hands out pages: the front page and the worker that keeps pages."""
    last = path in ("index.html", "404.html") or path.endswith(("sw.js", "sitemap.xml"))
    return (2 if last else 1 if path.endswith(".html") else 0), path


def _md5(file: Path) -> str:
    """A store names an object's version by it; nobody's safety rests on it."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


class Store(Protocol):
    """What this needs of an object store."""

    def keys(self) -> Mapping[str, str]: ...

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> None: ...

    def delete(self, paths: Sequence[str]) -> None: ...


class S3:
    """An S3-compatible store. Keys to it are read from the environment, as every such tool does."""

    def __init__(self, bucket: str, prefix: str = "", endpoint: str = "", region: str = "") -> None:
        import obstore  # noqa: PLC0415  # wanted here alone

        where: dict[str, Any] = {"region": region or "us-east-1"}
        where |= {"endpoint": endpoint} if endpoint else {}
        # Only a store on this machine or network is spoken to in the clear, and only where that is asked for.
        where |= {"client_options": {"allow_http": True}} if endpoint.startswith("http://") else {}
        self._api: Any = obstore
        self._store: Any = obstore.store.S3Store(bucket, prefix=prefix or None, **where)

    def keys(self) -> Mapping[str, str]:
        found = (row for page in self._api.list(self._store) for row in page)
        return {str(row["path"]): str(row["e_tag"] or "").strip('"') for row in found}

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> None:
        self._api.put(self._store, path, content, attributes=dict(headers), use_multipart=False)

    def delete(self, paths: Sequence[str]) -> None:
        self._api.delete(self._store, list(paths))


def to_store(site: Path, store: Store, dry: bool = False, again: bool = False) -> Iterator[str]:
    """Put a site into a store; yields a line for everything done, or to be done."""
    todo = plan(site, store.keys(), again)
    for path in todo.put:
        headers = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
        yield f"đưa lên  {path}  ({headers['Content-Type']}; {headers['Cache-Control']})"
        if not dry:
            store.put(path, (site / path).read_bytes(), headers)
    yield from (f"xóa      {path}" for path in todo.delete)
    if todo.delete and not dry:
        store.delete(todo.delete)
    yield f"{len(todo.put)} tệp đưa lên, {len(todo.delete)} tệp xóa, {todo.same} tệp giữ nguyên."


def release(site: Path) -> str:
    """The name of a copy: the same for the same files."""
    listed = "".join(f"{path} {digest}\n" for path, digest in sorted(manifest(site).items()))
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def commands(folder: str, name: str, files: int, keep: int = 3) -> str:
    """The shell script a web server runs, the packed site on its standard input; POSIX but for ``mv -T``."""
    base = shlex.quote(folder.rstrip("/") or "/")
    lines = [
        "set -eu", "umask 022", f"cd {base} 2>/dev/null || {{ mkdir -p {base}; cd {base}; }}", "mkdir -p ban",
        f"rm -rf ban/{name}.moi", f"mkdir ban/{name}.moi", f"tar -xzf - -C ban/{name}.moi",
        # Half a copy (a line that broke) is never shown.
        f'[ "$(find ban/{name}.moi -type f | wc -l)" -eq {files} ] || {{ echo "Thiếu tệp, giữ bản cũ." >&2; exit 1; }}',
        f"rm -rf ban/{name}.cu", f"if [ -d ban/{name} ]; then mv ban/{name} ban/{name}.cu; fi",
        f"mv ban/{name}.moi ban/{name}", f"rm -rf ban/{name}.cu", f"touch ban/{name}",
        f"ln -sfn ban/{name} hien-hanh.moi", "mv -T hien-hanh.moi hien-hanh",
        f"ls -1t ban | tail -n +{keep + 1} | while read -r old; do rm -rf \"ban/$old\"; done",
    ]
    return "\n".join(lines)


def to_server(site: Path, target: str, dry: bool = False, keep: int = 3) -> Iterator[str]:
    """Put a site on a web server by ssh ("user@host:/folder"), or into a folder of this machine ("/folder")."""
    host, colon, folder = target.rpartition(":")
    script = commands(folder, release(site), len(manifest(site)), keep)
    if host.startswith("-") or not folder.startswith("/"):
        raise DeployError(f"`{target}` không phải nơi đăng. Viết `nguoi@may-chu:/thu/muc` hoặc `/thu/muc`.")
    yield f"gói {len(manifest(site))} tệp, bản {release(site)}, tới {target}"
    if dry:
        yield script
        return
    command = ["ssh", "--", host, script] if colon else ["sh", "-c", script]
    done = subprocess.run(command, input=_packed(site), check=False, capture_output=True)
    if done.returncode:
        raise DeployError(f"Không đăng được, bản cũ giữ nguyên: {done.stderr.decode('utf-8', 'replace').strip()}")
    yield f"Xong. Máy chủ đọc từ `{folder.rstrip('/')}/hien-hanh`."


def _packed(site: Path) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as tar:
        for path in manifest(site):
            tar.add(site / path, path, filter=_plain)
    return out.getvalue()


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """No names and rights of this machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


def run(site: Path, target: str, *, endpoint: str = "", region: str = "", dry: bool = False, again: bool = False) -> Iterable[str]:
    """Deploy by the form of the address: ``s3://thung/tien-to``, ``nguoi@may:/thu/muc``, ``/thu/muc``."""
    checked(site)
    if not target.startswith("s3://"):
        return to_server(site, target, dry)
    bucket, _, prefix = target.removeprefix("s3://").partition("/")
    if not bucket:
        raise DeployError("Thiếu tên thùng. Viết `s3://ten-thung` hoặc `s3://ten-thung/thu-muc`.")
    return to_store(site, S3(bucket, prefix.strip("/"), endpoint, region), dry, again)
