"""Index to files: small, deterministic, each a classic script so that they load from ``file://`` too.

A query needs the base (once), one word shard for each head word it has, the facets, and the document
shards of the results shown. Word shards are chosen by a hash of the head word, so that names are
stable; every file carries the version of the whole, so that old and new files are never mixed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import orjson

from ..pages.page import Asset
from .base import base
from .columns import columns
from .document import KINDS, Answer, Document, Link
from .index import Index, Postings, frequency
from .phrases import broader, near, short
from .postings import encode
from .shelves import baskets, shelved
from .words import word

FOLDER = "tim-kiem/chi-muc"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# The base of a small index is smaller too: its shards may be larger.
_WORD_SHARD, _SMALL_WORD_SHARD, _SMALL = 18_500, 22_000, 260_000
_DOCUMENT_SHARD = 12_000
_COLUMNS_APART = 60_000
# "dieu-15-khoan-3" → "dieu-15", "khoan-3"; what is not numbered by article stays whole.
_STEP = re.compile(r"(?:dieu|khoan|diem)-[^-]+|^(?!dieu-).+")
# A key that stands in more documents than this share (and this many) tells little: it keeps only its best.
_COMMON_SHARE, _COMMON_LEAST = 0.02, 600
# Nearly the same is a help where it is rare; where it is common, its best are enough.
_NEAR_MOST = 120


def files(index: Index, machine: str) -> tuple[Asset, ...]:
    """Every file of the index, sorted by address, and the client ``machine`` with the base inside it.

    The base also stands alone, for a client whose copy is older than the index it finds.
    """
    place, parts = _parts(index)
    bounds = sorted(int(name.partition("-")[2]) for name in parts if name.startswith("d-"))
    first = {**base(index, bounds, place), "shards": sum(name.startswith("w-") for name in parts)}
    known = columns(index.documents)
    # Small ones travel with the base: one request less.
    if len(told := _json(known)) < _COLUMNS_APART:
        first["columns"] = known
    else:
        parts["loc"] = told
    parts["goc"] = _json(first)
    version = _version(parts)
    made = [Asset(f"{FOLDER}/may.js", f"self.canCuGoc=[{version},{parts['goc']}];\n{machine}".encode())]
    # Of a large index one copy is enough.
    made += [Asset(f"{FOLDER}/{name}.js", f"canCuTim({json.dumps(name)},{version},{parts.pop(name)})\n".encode()) for name in list(parts)]
    return tuple(sorted(made, key=lambda asset: asset.url))


def _version(parts: Mapping[str, str]) -> str:
    """Of the whole, as JSON."""
    told = hashlib.sha256()
    for name, part in sorted(parts.items()):
        told.update(f"{name}\0{part}\0".encode())
    return json.dumps(told.hexdigest()[:10])


def _parts(index: Index) -> tuple[dict[str, int], dict[str, str]]:
    """Where each word lies, and the shards as JSON: written once, for a large index is most of the work and memory."""
    place, shards = _word_shards(index)
    return place, {**shards, **_document_shards(index)}


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode().replace("<", "\\u003c")


def _object(members: Mapping[str, str]) -> str:
    """An object whose members are JSON already."""
    return "{" + ",".join(f"{_json(key)}:{member}" for key, member in sorted(members.items())) + "}"


def _array(items: Iterable[str]) -> str:
    return "[" + ",".join(items) + "]"


def digest(text: str) -> int:
    """FNV-1a, its high half folded in (``postings.js`` does the same)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value ^ value >> 15


def shard_of(head: str, count: int) -> int:
    """Which word shard holds what begins with no known word."""
    return digest(head) % count


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A whole name as a short key; it lies in the shard of its rarest word."""
    value, letters = digest(name), ""
    while value:
        value, rest = divmod(value, 36)
        letters = _DIGITS[rest] + letters
    return f"={letters}"


def _word_shards(index: Index) -> tuple[dict[str, int], dict[str, str]]:
    """Where each word lies, and the shards."""
    entries = {key: _json(entry) for key, entry in _entries(index)}
    lengths = {key: len(entry) + len(key) for key, entry in entries.items()}
    total = sum(lengths.values())
    count = max(1, round(total / (_SMALL_WORD_SHARD if total < _SMALL else _WORD_SHARD)))
    heads = {**_heads(index), **_name_heads(index)}
    owners = {key: {head.split(" ")[0] for head in heads.get(key, {key})} for key in entries}
    place = shelved(_weights(owners, lengths, index), baskets(index.documents), count)
    shards: dict[int, dict[str, str]] = defaultdict(dict)
    for key, entry in entries.items():
        for head in owners[key]:
            shards[place.get(head, shard_of(head, count))][key] = entry
    return place, {f"w-{n:03}": _object(shards.get(n, {})) for n in range(count)}


def _weights(owners: Mapping[str, set[str]], lengths: Mapping[str, int], index: Index) -> dict[str, int]:
    """Known word → how long all is that lies with it."""
    said = (part for forms in index.forms.forms.values() for form in forms for part in form)
    known = {word(surface).folded for surface in (*index.surfaces.values(), *said)}
    weights: dict[str, int] = defaultdict(int)
    for key, heads in owners.items():
        for head in heads & known:
            weights[head] += lengths[key]
    return weights


def _heads(index: Index) -> dict[str, set[str]]:
    """Phrase → the words it may begin with: it is kept with each, so that it never costs a file of its own.

    Those that mean nearly the same have many, and matter less: they are kept once.
    """
    heads = {key: {word(form[0]).folded for form in forms} for key, forms in index.forms.forms.items()}
    heads.update({key: {word(index.forms.forms[key][0][0]).folded} for key in near(index.forms)})
    for narrow, wide in broader(index.forms).items():
        for key in wide:
            heads[key] |= heads[narrow]
    known = short(index.forms)
    return {f"~{known[key]}": found for key, found in heads.items()}


def _name_heads(index: Index) -> dict[str, set[str]]:
    """Name → its rarest word, the first of several (``engine.js`` does the same)."""
    common: dict[str, int] = defaultdict(int)
    for marked, count in index.common.items():
        folded = word(index.surfaces[marked]).folded
        common[folded] = max(common[folded], count.bit_length())
    return {name_key(name): {min(name.split(" "), key=lambda part: common[part])} for name in index.names}


def _entries(index: Index) -> Iterator[tuple[str, object]]:
    """Key → its frequency, then variant, gaps, levels for each variant."""
    keep = _Champions(index.documents)
    some = near(index.forms)
    for table in (index.words, index.pairs):
        for key, variants in table.items():
            row: list[object] = [frequency(variants)]
            for marked, postings in sorted(variants.items()):
                row += [marked, *encode(keep(postings))]
            yield key, row
    known = short(index.forms)
    for key, postings in index.phrases.items():
        # What belongs to something that nobody has a way to call is not looked up.
        if key in known:
            yield f"~{known[key]}", [len(postings), "", *encode(keep(postings, _NEAR_MOST if key in some else 0))]
    for key, postings in index.names.items():
        yield name_key(key), [len(postings), "", *encode(keep(postings))]
    for key, postings in _provisions(index.documents).items():
        yield f"@{key}", [len(postings), "", *encode(postings)]
    for key, numbers in _numbers(index.documents).items():
        yield f"#{key}", numbers


class _Champions:
    """Cuts the lists of very common keys to the documents that have them most."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.limit = max(_COMMON_LEAST, int(len(documents) * _COMMON_SHARE))

    def __call__(self, postings: Postings, most: int = 0) -> Postings:
        if len(postings) <= (most or self.limit):
            return postings
        best = sorted(postings, key=lambda p: (-p[1] * self.documents[p[0]].rank, p[0]))[: most or self.limit // 2]
        return Postings(sorted(best))


def _numbers(documents: Sequence[Document]) -> dict[str, list[object]]:
    """First figure of a number → documents that have it, with what replaced and who cites them."""
    place = {document.url: n for n, document in reversed(list(enumerate(documents)))}
    found: dict[str, list[object]] = defaultdict(list)
    for n, document in enumerate(documents):
        if document.number:
            own = document.number
            later = [place[u] for u in own.successors if u in place]
            citing = [place[u] for u in own.citing if u in place]
            figure = own.number.replace("-", "/").split("/")[0].lstrip("0")
            found[figure].append([n, own.number, own.type, own.year, later, citing])
    return found


def _provisions(documents: Sequence[Document]) -> dict[str, Postings]:
    """Steps to a provision → where it stands; a wider one also finds what lies in it, less strongly.

    All below one article lie in one file (see ``shard_of``): a clause that is not listed is looked for as its article.
    """
    found: dict[str, Postings] = defaultdict(Postings)
    for n, document in enumerate(documents):
        for anchor in document.articles:
            steps = _STEP.findall(anchor)
            for end in range(1, len(steps) + 1):
                found[" ".join(steps[:end])].add(n, 10 if end == len(steps) else 5)
    return found


def _document_shards(index: Index) -> dict[str, str]:
    """Documents in order, a page never divided unless it is long; named by the first one's number."""
    shards: dict[str, list[str]] = {"d-000000": []}
    rows, size = shards["d-000000"], 0
    number = 0
    for _, page in groupby(index.documents, key=lambda document: document.page):
        for part in _cut([_json(_row(document)) for document in page]):
            length = len(_array(part))
            if rows and (size + length > _DOCUMENT_SHARD):
                rows, size = shards.setdefault(f"d-{number:06}", []), 0
            rows += part
            size += length
            number += len(part)
    return {name: _array(shards.pop(name)) for name in list(shards)}


def _cut(rows: list[str]) -> list[list[str]]:
    """The rows of a page in one piece, or of a long one in several about as long as a shard."""
    pieces = max(1, round(len(_array(rows)) / _DOCUMENT_SHARD))
    step = -(-len(rows) // pieces)
    return [rows[at : at + step] for at in range(0, len(rows), step)]


def _row(document: Document) -> list[object]:
    """Address, kind, title (0 when it is the start of the passage), passage, crumbs, spans, answer."""
    title = 0 if document.text.startswith(document.title.removesuffix(" …")) else document.title
    row: list[object] = [
        document.url, list(KINDS).index(document.kind), title, document.text, _links(document.crumbs),
        [list(span) for span in document.spans], _answer(document.answer), list(document.names),
    ]
    while row and row[-1] in (0, [], None, ""):
        row.pop()
    return row


def _links(links: Iterable[Link]) -> list[str]:
    return [part for link in links for part in (link.text, link.url)]


def _answer(answer: Answer | None) -> object:
    if answer is None or answer == Answer():
        return 0
    return [answer.role, _links(answer.offices), _links(answer.today), _links(answer.bases), answer.due]
