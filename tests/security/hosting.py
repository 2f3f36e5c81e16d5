"""A host that reads ``_headers`` as Netlify and Cloudflare Pages do, on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

Rules = list[tuple[str, list[tuple[str, str]]]]


def rules(text: str) -> Rules:
    """Paths with their headers, in the order of the file."""
    found: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        else:
            found.append((line.strip(), []))
    return found


def sent(path: str, known: Rules) -> list[tuple[str, str]]:
    """The headers of an address: those of every rule whose path it matches."""
    return [pair for pattern, pairs in known if path.startswith(pattern.removesuffix("*")) for pair in pairs]


class _Host(SimpleHTTPRequestHandler):
    known: ClassVar[Rules] = []

    def end_headers(self) -> None:
        for name, value in sent(self.path, self.known):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The folder at an address of 127.0.0.1, with the headers it asks for."""
    host = type("Host", (_Host,), {"known": rules((folder / "_headers").read_text("utf-8"))})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
