"""A QR code as SVG: the address of a page, for a phone's camera."""

from __future__ import annotations

import io

import segno


def qr(address: str) -> str:
    """The code of an address; an empty string for an empty address."""
    if not address:
        return ""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode("utf-8")
