"""Zip archives whose bytes depend on nothing but their content and a day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date


def pack(files: Iterable[tuple[str, bytes]], on: date) -> bytes:
    """Names and contents, in the order given, all stamped with one day."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return memory.getvalue()


def repack(content: bytes, on: date) -> bytes:
    """An archive made by a library that stamps the clock, stamped with the day instead."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = [(info.filename, archive.read(info)) for info in archive.infolist()]
    return pack(files, on)
