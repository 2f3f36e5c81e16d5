"""Next year's plan, drafted: a site and options in, a record of a draft out; a record to .docx, Markdown, data.

Pure: nothing here reads files or asks the clock. ``Options.on`` is the day whose law is used.
"""

from __future__ import annotations

from .making import Drafting, draft_id, make
from .record import Draft, Options
from .target import Target, generic, target_of

__all__ = ["Draft", "Drafting", "Options", "Target", "draft_id", "generic", "make", "target_of"]
