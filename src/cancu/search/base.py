"""The base of the index: what a client must know before it can read a query. Words, pairs, phrases, ways to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .. import vocabulary as v
from .document import KINDS, Document
from .index import Index
from .phrases import broader, reviewed, short
from .postings import number
from .terms import STOP_WORDS
from .words import word, words


def base(index: Index, bounds: list[int], place: Mapping[str, int]) -> dict[str, object]:
    """Everything but the shards' own numbers, ready for JSON; words are told by their place in the list of words."""
    lists, lexicon = reviewed(), _lexicon(index)
    return {
        "documents": len(index.documents), "bounds": bounds,
        "words": _written(lexicon, index), "pairs": _pairs(lexicon, index), "shelves": _shelves(lexicon, place),
        "phrases": _phrases(lexicon, index),
        "broader": _broader(index),
        "ask": {key: list(value) for key, value in lists["cach_hoi"].items()}, "stop": lists["tu_hoi"], "small": " ".join(sorted(STOP_WORDS)),
        "letters": _letters(index.documents),
        "types": {t.id: [t.name, t.letters] for t in v.DOCUMENT_TYPES.values()},
        "kinds": list(KINDS.values()), "roles": v.ROLES, "statuses": v.STATUSES,
    }


def _letters(documents: Sequence[Document]) -> str:
    """The signs that stand in numbers: "cp nd qd ttg"."""
    signs = (w.folded for d in documents if d.number for w in words(d.number.number))
    return " ".join(sorted({sign for sign in signs if not sign[0].isdigit()}))


def _lexicon(index: Index) -> dict[str, str]:
    """Marked word → how it is written: those of the documents by their letters, then those that only phrases have."""
    said = {word(part).marked: part for forms in index.forms.forms.values() for form in forms for part in form}
    rest = {marked: part for marked, part in said.items() if marked not in index.common}
    known = {marked: index.surfaces[marked] for marked in index.common}
    return dict((*sorted(known.items(), key=_by_letters), *sorted(rest.items(), key=_by_letters)))


def _by_letters(entry: tuple[str, str]) -> tuple[str, str]:
    return word(entry[1]).folded, entry[0]


def _written(lexicon: Mapping[str, str], index: Index) -> str:
    """Each word and, as a letter, how common it is (a: once, b: two or three, c: four to seven …; `: in phrases only)."""
    return " ".join(f"{surface}/{chr(96 + index.common.get(marked, 0).bit_length())}" for marked, surface in lexicon.items())


def _shelves(lexicon: Mapping[str, str], place: Mapping[str, int]) -> str:
    """The shard of each word in turn; one word marked in several ways lies in one."""
    return "".join(number(place.get(word(surface).folded, 0)) for surface in lexicon.values())


def _pairs(lexicon: Mapping[str, str], index: Index) -> str:
    """For each word in turn the numbers of those that follow it, the commonest first."""
    place = {marked: n for n, marked in enumerate(lexicon)}
    tails: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for variants in index.pairs.values():
        for marked, postings in variants.items():
            a, b = marked.split(" ")
            tails[a].append((-len(postings), place[b]))
    return " ".join("".join(number(n) for _, n in sorted(tails[marked])) for marked in lexicon).rstrip()


def _broader(index: Index) -> dict[str, list[str]]:
    known = short(index.forms)
    return {known[key]: [known[wide] for wide in own] for key, own in broader(index.forms).items()}


def _phrases(lexicon: Mapping[str, str], index: Index) -> dict[str, str]:
    """For each kind the phrases in order of their ids, each its forms as the numbers of their words."""
    place = {marked: n for n, marked in enumerate(lexicon)}
    found: dict[str, list[str]] = defaultdict(list)
    for key, own in short(index.forms).items():
        forms = index.forms.forms[key]
        found[own[0]].append(" ".join("".join(number(place[word(part).marked]) for part in form) for form in forms))
    return {kind: "  ".join(phrases) for kind, phrases in found.items()}
