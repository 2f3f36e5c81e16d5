"""Vietnamese before Unicode: TCVN3 (TCVN 5712:1993, the fonts .VnTime …) and VNI, recognised and converted.

Both put Vietnamese letters on places of the Western code page, so such a text looks like "ph¸p luËt" or
"phaùp luaät". A text is converted only where that makes Vietnamese syllables of it.
"""

from __future__ import annotations

import re
import unicodedata

from .letters import LOWER, UPPER

_TCVN3_FROM = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_TO = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)
_TCVN3_SIGNS = re.compile(rf"[A-Za-z][®µ¸¶·¹¨»¾¼½©ª«¬\u00ad×Ý]|[®µ¸¶·¹¨»¾¼½©ª«¬\u00ad×][A-Za-z{LOWER}]")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(r"(?i)([aeouyôö])([ùøûõïâáàåãäêéèúüë])|([ñôöíìæóòî])")
_VNI_SIGNS = re.compile(r"[aeouyAEOUYôöÔÖ][ùøûõïåäüëÙØÛÕÏÅÄÜË]|ñ[aeouyô]")

_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|uay|uoi|uou|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnptiuoy])?"
)
_ALPHABET = re.compile(rf"[{LOWER}{UPPER}]+")
_SURE = 0.8


def modern(text: str) -> str:
    """``text`` in Unicode: converted from TCVN3 or VNI where it is written so, else as it is."""
    if re.search(r"[\u1ea0-\u1ef9]", text):
        return text
    if _TCVN3_SIGNS.search(text) and vietnamese(text.translate(_TCVN3)):
        return text.translate(_TCVN3)
    if _VNI_SIGNS.search(text):
        converted = _VNI.sub(_vni, text)
        if vietnamese(converted):
            return converted
    return text


def vietnamese(text: str) -> bool:
    """Whether nearly all words of a text are Vietnamese syllables."""
    words = [w.strip(".,;:!?()[]“”\"'’…/-–") for w in text.split()]
    words = [w for w in words if w and not any(c.isdigit() for c in w) and not w.isupper()]
    if not words:
        return bool(_ALPHABET.search(text))
    return sum(_is_syllable(w) for w in words) >= _SURE * len(words)


def _is_syllable(word: str) -> bool:
    folded = unicodedata.normalize("NFC", word).lower()
    if not _ALPHABET.fullmatch(folded):
        return False
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c)).replace("đ", "d")
    return bool(_SYLLABLE.fullmatch(bare))


def _vni(match: re.Match[str]) -> str:
    if match[3]:
        single = _VNI_SINGLE[match[3].lower()]
        return single.upper() if match[3].isupper() else single
    base = _VNI_SINGLE.get(match[1].lower(), match[1].lower())
    made = unicodedata.normalize("NFC", base + _VNI_MARKS[match[2].lower()])
    return made.upper() if match[1].isupper() else made
