"""Packs for a USB stick: the finished site as folders that open by double click, without a server or a network."""

from __future__ import annotations

from .making import Pack, make

__all__ = ["Pack", "make"]
