"""A small static server that compresses, as web hosts do; on 127.0.0.1, on a port of its own."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


@lru_cache(maxsize=4096)
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class Log(list[tuple[str, int]]):
    """Path and bytes of every answer, in order."""

    def of(self, *parts: str) -> tuple[int, int]:
        """Requests and bytes for the paths that contain one of ``parts``."""
        own = [size for path, size in self if any(part in path for part in parts)]
        return len(own), sum(own)


@contextmanager
def serve(folder: Path, log: Log | None = None) -> Iterator[str]:
    """The address of ``folder`` while the block runs; what it answers goes to ``log``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = folder / path / "index.html" if path.endswith("/") or not path else folder / path
            if not file.is_file():
                self._answer(404, b"", "text/plain", plain=True)
                return
            packed = file.suffix in (".woff2", ".gz", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
            self._answer(200, file.read_bytes() if packed else _compressed(file), _TYPES.get(file.suffix, "application/octet-stream"), plain=packed)

        def _answer(self, code: int, body: bytes, kind: str, *, plain: bool) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if not plain:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)
            if log is not None:
                log.append((urlsplit(self.path).path, len(body)))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
