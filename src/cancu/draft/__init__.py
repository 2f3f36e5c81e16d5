"""Next year's plan, drafted: a site and options in, a record of a draft out; a record to .docx, Markdown, data.

Pure: nothing here reads files or asks the clock. ``Options.on`` is the day whose law is used.
"""

from __future__ import annotations

from .making import draft_for, make
from .record import Draft, Options
from .target import generic, target_of

__all__ = ["Draft", "Options", "draft_for", "generic", "make", "target_of"]
