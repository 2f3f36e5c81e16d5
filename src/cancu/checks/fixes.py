"""What can be put right without a person: each fix changes how a fact is written, never the fact.

Safe by construction and by proof: after the fixes the front matter must read as before, but for the
values that were meant to change; a file for which that does not hold is left as it was.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import frontmatter, load
from ..citations import number_key
from ..fields import Choice, DayType, Group, ListOf, Ref
from ..frontmatter import Mapping, Node, Scalar, Sequence
from ..glossary import Kind
from ..text import fold, nfc, place_tones, slug
from . import order
from .context import Context
from .numbers import canonical
from .order import all_keys
from .sources import Source, without_addresses, without_code

# Rules whose issues these fixes remove; a test holds the list to what they do.
FIXED_CODES = frozenset({"CT001", "CT002", "CT003", "CT004", "CT005", "CT007", "TC005", "VB007"})
_WORD = re.compile(r"\w+")
_DAY_LINE = re.compile(r"^([ \t]*(?:- )?([a-z_]+):[ \t]*)([\"']?)(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2})[/.-](\d{1,2}))\3([ \t]*)$", re.MULTILINE)
_NUMBER = re.compile(
    r"(?<![\w/.-])\d{1,5}[a-z]?[ \t]{0,9}(?:/[ \t]{0,9}\d{4}[ \t]{0,9})?/[ \t]{0,9}[A-ZĐ]{1,6}(?:[ \t]{0,9}[-–/][ \t]{0,9}[A-ZĐ][A-Za-zĐđƯư0-9]{0,20}+){0,9}"
)
_KEY_LINE = re.compile(r"(?m)^([ \t]*(?:- )?)([^\s:#'\"\[{&*!|>%@`-][^:\n]*?):(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Fix:
    """A file before and after."""

    path: str
    before: str
    after: str

    def diff(self) -> str:
        """A unified diff."""
        return "".join(difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), f"a/{self.path}", f"b/{self.path}",
        ))


def find(context: Context, wanted: Callable[[str], bool] = lambda path: True) -> Iterator[Fix]:
    """A Fix for every wanted file that has something to put right, in path order."""
    for path, source in sorted(context.sources.items()):
        kind = load.kind_for(path)
        if kind is None or not wanted(path):
            continue
        after = fixed(source.text, kind, context)
        if after != source.text and _same_facts(source.text, after, path):
            yield Fix(path, source.text, after)


def write(root: Path, fix: Fix) -> None:
    """Replace the file at once, never half."""
    file = root / fix.path
    aside = file.with_name(f".{file.name}.moi")
    aside.write_text(fix.after, "utf-8", newline="\n")
    os.replace(aside, file)


def fixed(text: str, kind: Kind, context: Context) -> str:
    """The text with every safe fix applied, in a fixed order."""
    text = nfc(text)
    text = _keys(text, kind.group)
    text = _days(text, kind.group)
    text = _ids(text, kind, context)
    text = _numbers(text, context)
    text = _tones(text)
    # Lines can only be moved where it is sure what belongs together.
    return text if frontmatter.read(text, "").issues else _order(text, kind.group)


def _head(text: str) -> tuple[str, str]:
    """Front matter (with its lines of dashes) and body."""
    at = Source("", text).body_at
    return text[:at], text[at:]


def _keys(text: str, group: Group) -> str:
    """Keys typed with marks, spaces or capitals: "Ngày ban hành" → "ngay_ban_hanh"."""
    head, body = _head(text)
    names = _names(group)
    typed = set(re.findall(r"(?m)^[ \t]*(?:- )?([a-z_]+):", head))

    def exact(match: re.Match[str]) -> str:
        right = re.sub(r"\W+", "_", fold(match[2]).strip())
        known = right in names and match[2] not in names and right not in typed
        return f"{match[1]}{right}:" if known else match[0]

    return _KEY_LINE.sub(exact, head) + body


def _names(group: Group) -> frozenset[str]:
    return frozenset(key.name for key in all_keys(group))


def _days(text: str, group: Group) -> str:
    """ "1/7/2025", "1-7-2025" and "2025-07-01" → "01/07/2025", for keys that hold a day."""
    head, body = _head(text)
    keys = {key.name for key in all_keys(group) if isinstance(key.type, DayType)}

    def full(match: re.Match[str]) -> str:
        if match[2] not in keys:
            return match[0]
        day, month, year = (match[4], match[5], match[6]) if match[4] else (match[9], match[8], match[7])
        return f"{match[1]}{match[3]}{int(day):02}/{int(month):02}/{year}{match[3]}{match[10]}"

    return _DAY_LINE.sub(full, head) + body


def _ids(text: str, kind: Kind, context: Context) -> str:
    """Ids typed with marks or capitals, where the plain form is a known one: "Công-an-xã" → "cong-an-xa"."""
    reading = frontmatter.read(text, "")
    if reading.issues:
        return text
    source = Source("", text)
    changes = []
    for scalar, known in _id_scalars(kind.group, reading.meta, context):
        right = slug(scalar.text)
        at = source.offset(scalar.place)
        if right != scalar.text and right in known and text.startswith(scalar.text, at):
            changes.append((at, scalar.text, right))
    for at, old, new in sorted(changes, reverse=True):
        text = text[:at] + new + text[at + len(old) :]
    return text


def _id_scalars(group: Group, node: Node, context: Context) -> Iterator[tuple[Scalar, frozenset[str]]]:
    """Every value that must be an id or a word of a closed list, with the ones known."""
    if not isinstance(node, Mapping):
        return
    for name, value in node.entries:
        key = group.key(name.text)
        if key:
            yield from _of_type(key.type, value, context)


def _of_type(type_: object, node: Node, context: Context) -> Iterator[tuple[Scalar, frozenset[str]]]:
    if isinstance(type_, ListOf) and isinstance(node, Sequence):
        for item in node.items:
            yield from _of_type(type_.item, item, context)
    elif isinstance(type_, Group):
        yield from _id_scalars(type_, node, context)
    elif isinstance(node, Scalar) and isinstance(type_, Choice):
        yield node, frozenset(type_.options)
    elif isinstance(node, Scalar) and isinstance(type_, Ref) and type_.kind:
        yield node, frozenset(context.library.of(type_.kind))


def _numbers(text: str, context: Context) -> str:
    """Spaces and D for Đ inside document numbers, outside code and addresses."""
    known = {number_key(canonical(it.number)): canonical(it.number) for it in context.graph.instruments.values() if it.number}
    masked = without_addresses(without_code(text))
    parts, end = [], 0
    for match in _NUMBER.finditer(masked):
        right = _right_number(match[0], known)
        parts += [text[end : match.start()], right]
        end = match.end()
    return "".join([*parts, text[end:]])


def _right_number(typed: str, known: dict[str, str]) -> str:
    """The number as printed: joined where it was loose; with the known one's letters where it is known."""
    joined = canonical(typed)
    same = known.get(number_key(joined), "")
    if same and same.lstrip("0") != joined.lstrip("0"):
        return same
    loose = re.search(r"[\s–]", typed)
    return joined if loose or same else typed


def _tones(text: str) -> str:
    """Tone marks where official documents print them, outside addresses."""
    masked = without_addresses(without_code(text))
    parts, end = [], 0
    for match in _WORD.finditer(masked):
        right = place_tones(match[0])
        if right != match[0]:
            parts += [text[end : match.start()], right]
            end = match.end()
    return "".join([*parts, text[end:]])


def _order(text: str, group: Group) -> str:
    """Keys in the order of the key dictionary, at every level."""
    head, body = _head(text)
    lines = head.split("\n")
    if len(lines) < 3 or lines[0].strip() != "---":
        return text
    close = next((n for n in range(1, len(lines)) if lines[n].startswith("---")), 0)
    return "\n".join([lines[0], *order.put(lines[1:close], group), *lines[close:]]) + body


def _same_facts(before: str, after: str, path: str) -> bool:
    """Whether two texts read as the same keys and values, spelling of values apart, and no worse."""
    old, new = frontmatter.read(before, path), frontmatter.read(after, path)
    if len(new.issues) > len(old.issues):
        return False
    return sorted(_facts(old.meta)) == sorted(_facts(new.meta)) or bool(old.issues)


def _facts(node: Node, path: str = "") -> Iterator[str]:
    """Paths and values, folded to what the fixes keep: letters and digits without marks."""
    if isinstance(node, Scalar):
        digits = ".".join(sorted(str(int(d)) for d in re.findall(r"\d+", node.text)))
        letters = re.sub(r"[\W\d_]+", "", fold(node.text))
        yield f"{path}={letters}|{digits}"
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _facts(item, f"{path}/{index}")
    else:
        for name, value in node.entries:
            yield from _facts(value, f"{path}.{re.sub(r'[^a-z0-9]+', '_', fold(name.text))}")
