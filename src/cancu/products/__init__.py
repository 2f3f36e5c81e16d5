"""What people take away from a training material: PDFs and image cards, made from the same records as the pages."""

from __future__ import annotations

from ..downloads import listed as downloads
from .making import assets

__all__ = ["assets", "downloads"]
