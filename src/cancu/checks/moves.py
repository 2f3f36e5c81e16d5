"""``docs/chuyen-huong.yml``, as the rules read it: the same way as the build does."""

from __future__ import annotations

from ..moves import FILE, Move, address, load, read, well_formed

__all__ = ["FILE", "Move", "address", "load", "read", "well_formed"]
