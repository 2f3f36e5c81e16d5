"""The real content with attack strings wherever a contributor may write, built by the real build without its check.

Run as a program it builds a site: ``PYTHONPATH=src:tests python tests/security/hostile.py THU_MUC``. The check refuses most of these strings; what is
shown here is that nothing depends on it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from security.vectors import VECTORS

from cancu.fields import Group, ListOf, Reasons, Text, Type
from cancu.glossary import KINDS
from cancu.glossary.common import ADDRESS
from cancu.load import Library
from cancu.records import Record

ROOT = Path(__file__).resolve().parents[2]

# An id is a folder of the site: no stroke, no line break, no NUL, and no longer than a file name may be.
IDS = tuple(v.text for v in VECTORS if len(v.text.encode()) < 90 and not set(v.text) & set("/\\\n\0#?%") and v.text.isprintable())[:12]
ADDRESSES = ('https://x.example/"onmouseover="xss(0)', "https://x.example/'><img/src=x/onerror=xss(0)>", "http://javascript:xss(0)")
# Whatever an earlier string left open ends here, so that the next one stands in the text again.
_CLOSED = "\n\n</textarea></title></style></script></xmp></noscript></template></svg></math></select>-->\n\n"


class Poison:
    """Puts the strings in, one after the other, and knows where it has put which."""

    def __init__(self) -> None:
        self.turn = 0

    def next(self, many: int = 1) -> Iterator[str]:
        for _ in range(many):
            yield VECTORS[self.turn % len(VECTORS)].text
            self.turn += 1

    def value(self, type_: Type, value: Any) -> Any:
        """The value of a field with strings in every free text; ids, days and closed lists stay."""
        if isinstance(type_, ListOf):
            return tuple(self.value(type_.item, item) for item in value or ())
        if isinstance(type_, Reasons):
            return tuple((key, self.text(reason)) for key, reason in value or ())
        if isinstance(type_, Group):
            return value if value is None else self.fields(type_, value)
        if type_ is ADDRESS and value:
            return ADDRESSES[self.turn % len(ADDRESSES)]
        return self.text(value) if isinstance(type_, Text) and not type_.form and value else value

    def text(self, value: str) -> str:
        one, two = self.next(2)
        # The words stay: the site still finds names, numbers and places in them.
        # A line of the front matter holds no control character: reading refuses it, and no check can be asked to let it by.
        return re.sub(r"[\x00-\x1f]", " ", f"{value} {one} {two}")

    def fields(self, group: Group, record: Any) -> Any:
        kept = {key.field: getattr(record, key.field) for key in group.keys if key.field not in _KEYS}
        types = {key.field: key.type for key in group.keys}
        return replace(record, **{name: self.value(types[name], value) for name, value in kept.items()})

    def record(self, group: Group, record: Record, whole: bool) -> Record:
        texts = [v.text for v in VECTORS] if whole else list(self.next(4))
        body = record.body + "".join(f"\n\n{text}{_CLOSED}" for text in texts)
        return replace(self.fields(group, record), body=body.replace("\0", "\ufffd"))


# Free texts that name a place in another record, an anchor or a number: another value would be another record.
_KEYS = frozenset({"id", "article", "article_to", "clause", "point", "section", "annex", "spot", "old", "new", "code"})


def poisoned(library: Library) -> Library:
    """Every record with strings in it; of each kind the first has all in its body, and one more an id that is a string."""
    poison = Poison()
    for kind in {kind.id: kind for kind in KINDS}.values():
        records = library.records.get(kind.id, {})
        for number, (record_id, record) in enumerate(sorted(records.items())):
            records[record_id] = poison.record(kind.group, record, whole=number == 0)
        if kind.id in ("co-quan", "chu-de", "dia-phuong", "tap-huan", "trang", "van-ban", "thuat-ngu") and records:
            last = records[max(records)]
            for record_id in IDS[: 12 if kind.id == "trang" else 2]:
                strange = f"huong-dan/{record_id}" if kind.id == "trang" else record_id
                records[strange] = replace(last, id=strange, path=f"{kind.folder}/{strange}.md")
                library.digests[records[strange].path] = library.digests[last.path]
    library.issues.clear()
    return library


def main(target: Path) -> int:
    """The site of the poisoned content, by the same hook, theme and exports as the real one."""
    import cancu.checks
    import cancu.load
    import cancu.products

    read = cancu.load.load
    cancu.load.load = lambda *arguments, **options: poisoned(read(*arguments, **options))
    cancu.checks.run = lambda *_, **__: ()
    # Typeset pages of a fixed size: what is too long for them the check refuses.
    cancu.products.assets = lambda *_, **__: ()
    from mkdocs.__main__ import cli

    os.chdir(ROOT)
    cli.main(["build", "--no-strict", "--site-dir", str(target)], standalone_mode=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
