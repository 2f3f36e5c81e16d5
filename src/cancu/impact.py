"""What a change touches: two states of the content, compared, told in Markdown for a pull request."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from . import checks, names, pages
from . import vocabulary as v
from .bases import Alarm
from .checks import revisions
from .checks.addresses import Addresses
from .glossary import KINDS
from .graph import PlanTask
from .issues import Issue, Severity, errors
from .load import Library, load
from .records import Instrument, Record
from .site import Settings, Site
from .text import lower_first

MOST_LINES = 30
MOST_PLACES = 8
_LABELS = {kind.id: lower_first(kind.label) for kind in KINDS} | {"van-ban": "văn bản"}


@dataclass(frozen=True)
class State:
    """The content at one moment, judged on one day."""

    library: Library
    on: date

    @classmethod
    def of(cls, root: Path, on: date) -> State:
        return cls(load(root), on)

    @cached_property
    def site(self) -> Site:
        return Site.of(self.library, Settings(on=self.on))

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return checks.run(self.library, self.on)

    @cached_property
    def sound(self) -> bool:
        return not errors(self.issues)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Address → finished content. Only sound content can be rendered."""
        return {page.url: page.body for page in pages.render(pages.Renderer(self.site))}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Addresses of files alone, for content that cannot be rendered."""
        context = checks.Context(self.library, self.on)
        return {url: "" for url in (context.addresses.url_of_path(path) for path in context.sources) if url and "#" not in url}

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        return Addresses(checks.Context(self.library, self.on)).redirects

    @cached_property
    def records(self) -> Mapping[tuple[str, str], Record]:
        return {(kind, r.id): r for kind, records in self.library.records.items() for r in records.values()}

    def status(self, instrument_id: str) -> str:
        """The status on the day; empty where there is no such document."""
        span = self.site.span(instrument_id) if instrument_id in self.site.graph.instruments else None
        return span.status if span else ""

    def tasks_on(self, instrument_id: str) -> list[PlanTask]:
        """A plan's own tasks, and tasks that rest on a document, directly or through their plan."""
        rests = {t.id for t in self.site.graph.tasks if any(s.instrument.id == instrument_id for s in self.site.support[t.id])}
        return [t for t in self.site.graph.tasks if t.plan.id == instrument_id or t.id in rests]

    def materials_on(self, instrument_id: str) -> list[Record]:
        """Training materials that rest on a document."""
        materials = self.library.of("tap-huan").values()
        return sorted(m for m in materials if any(b.instrument == instrument_id for b in m.bases))

    @cached_property
    def alarms(self) -> Mapping[tuple[str, str], Alarm]:
        """(task, dead document) → the alarm."""
        return {(task, a.support.instrument.id): a for task, found in self.site.alarms.items() for a in found}


def between(root: Path, revision: str, on: date) -> str:
    """The working tree against a revision. Raises RevisionError where there is none."""
    with tempfile.TemporaryDirectory(prefix="can-cu-") as folder:
        revisions.extract(root, revision, Path(folder))
        return report(State.of(Path(folder), on), State.of(root, on))


def report(before: State, after: State) -> str:
    """The whole comment."""
    parts = [*_headlines(before, after), *_records(before, after), *_pages(before, after), *_issues(before, after)]
    body = "\n\n".join(parts) if parts else "Không có gì thay đổi trên trang."
    return f"## Thay đổi này chạm tới gì\n\n{body}\n"


def plain(text: str) -> str:
    """Text of a contribution inside Markdown: nothing in it is markup, a mention or a link."""
    bare = re.sub(r"([\\`*_{}\[\]()#+!|~])", r"\\\1", " ".join(text.split()))
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&#64;"), ("://", ":&#47;&#47;")):
        bare = bare.replace(sign, entity)
    return bare


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    """A titled list, cut where it grows long; nothing for an empty one."""
    items = list(lines)
    shown = [f"- {line}" for line in items[:MOST_LINES]]
    shown += [f"- … và {len(items) - MOST_LINES} mục nữa"] if len(items) > MOST_LINES else []
    return ["\n".join([f"### {title}", "", *shown])] if items else []


def _headlines(before: State, after: State) -> list[str]:
    """What a reader asks first: which document changed its status, and what rests on it."""
    ids = sorted({*before.site.graph.instruments, *after.site.graph.instruments})
    return _listed("Hiệu lực", [line for i in ids for line in _headline(i, before, after)])


def _headline(instrument_id: str, before: State, after: State) -> Iterator[str]:
    old, new = before.status(instrument_id), after.status(instrument_id)
    later = not (old and new and old == new) or before.site.timelines.get(instrument_id) != after.site.timelines.get(instrument_id)
    if not later:
        return
    state = after if instrument_id in after.site.graph.instruments else before
    instrument = state.site.graph.instruments[instrument_id]
    yield f"**{plain(names.short_name(instrument))}** {_change(old, new, instrument_id, before, after)}: {_touched(instrument_id, before, after)}."


def _change(old: str, new: str, instrument_id: str, before: State, after: State) -> str:
    if instrument_id not in after.site.graph.instruments:
        return "bị bỏ khỏi kho"
    if instrument_id not in before.site.graph.instruments:
        return f"mới vào kho ({v.STATUSES.get(new, 'chưa ban hành').lower()})"
    if old != new:
        return f"{v.STATUSES.get(new, 'chưa ban hành').lower()} (trước: {v.STATUSES.get(old, 'chưa ban hành').lower()})"
    return "đổi dòng thời gian hiệu lực"


def _touched(instrument_id: str, before: State, after: State) -> str:
    """ "4 nhiệm vụ, 2 tài liệu, 3 cơ quan, 1 cảnh báo mới"."""
    state = after if instrument_id in after.site.graph.instruments else before
    tasks = state.tasks_on(instrument_id)
    agencies = {agency for task in tasks for agency in task.agencies}
    fresh = [key for key in after.alarms if key[1] == instrument_id and key not in before.alarms]
    gone = [key for key in before.alarms if key[1] == instrument_id and key not in after.alarms]
    parts = [f"{len(tasks)} nhiệm vụ", f"{len(state.materials_on(instrument_id))} tài liệu", f"{len(agencies)} cơ quan", f"{len(fresh)} cảnh báo mới"]
    return ", ".join(parts + ([f"{len(gone)} cảnh báo hết"] if gone else []))


def _records(before: State, after: State) -> list[str]:
    added = sorted(after.records.keys() - before.records.keys())
    gone = sorted(before.records.keys() - after.records.keys())
    changed = sorted(k for k in after.records.keys() & before.records.keys() if after.records[k] != before.records[k])
    return [
        *_listed(f"Bản ghi mới ({len(added)})", (_record(key, after.records[key]) for key in added)),
        *_listed(f"Bản ghi bị bỏ ({len(gone)})", (_record(key, before.records[key]) for key in gone)),
        *_listed(f"Bản ghi đổi ({len(changed)})", (_changed(key, before, after) for key in changed)),
    ]


def _record(key: tuple[str, str], record: Record) -> str:
    name = names.short_name(record) if isinstance(record, Instrument) else record.title
    return f"{_LABELS.get(key[0], key[0])}: {plain(name)} (`{_code(record.path)}`)"


def _code(text: str) -> str:
    """A path between backticks."""
    return text.replace("`", "'").replace("\n", " ")


def _changed(key: tuple[str, str], before: State, after: State) -> str:
    """A changed record with the keys that changed."""
    old, new = before.records[key], after.records[key]
    group = next(kind.group for kind in KINDS if kind.id == key[0])
    found = [f"`{k.name}`" for k in group.keys if getattr(old, k.field, None) != getattr(new, k.field, None)]
    found += ["thân bài"] if old.body != new.body else []
    found += ["chỗ đặt tệp"] if old.path != new.path else []
    return f"{_record(key, new)}: {', '.join(found)}"


def _pages(before: State, after: State) -> list[str]:
    """Pages added, gone and changed, and addresses that would break."""
    both = before.sound and after.sound
    old, new = (before.pages, after.pages) if both else (before.addresses, after.addresses)
    added, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    changed = sorted(u for u in new.keys() & old.keys() if new[u] != old[u])
    broken = [url for url in gone if url not in after.redirects]
    return [
        *_listed(f"Trang mới ({len(added)})", map(_url, added)),
        *_listed(f"Trang mất ({len(gone)})", (f"{_url(u)}{_goes(u, after)}" for u in gone)),
        *_listed(f"Trang đổi ({len(changed)})", map(_url, changed)),
        *_listed("Địa chỉ cần chuyển hướng (thêm vào `docs/chuyen-huong.yml`)", map(_url, broken)),
    ]


def _url(url: str) -> str:
    return f"`/{_code(url)}`"


def _goes(url: str, after: State) -> str:
    return f" → {_url(after.redirects[url])}" if url in after.redirects else ""


def _issues(before: State, after: State) -> list[str]:
    """Errors and warnings that were not there, lines apart: a line that only moved is not news."""
    known = {_told(issue) for issue in before.issues}
    fresh = [issue for issue in after.issues if _told(issue) not in known]
    wrong = [i for i in fresh if i.severity is Severity.ERROR]
    minor = [i for i in fresh if i.severity is Severity.WARNING]
    note = [] if before.sound and after.sound else ["Nội dung có lỗi nên chưa dựng được trang; phần trang ở trên chỉ so địa chỉ."]
    return [
        *_listed(f"Lỗi mới ({len(wrong)})", _grouped(wrong)),
        *_listed(f"Cảnh báo mới ({len(minor)})", _grouped(minor)),
        *note,
    ]


def _told(issue: Issue) -> tuple[str, str, str]:
    return issue.place.path, issue.code, issue.message


def _grouped(issues: Iterable[Issue]) -> Iterator[str]:
    """One line for all places of a file that have the same wrong with them."""
    found: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in issues:
        found.setdefault(_told(issue), []).append(issue)
    for (path, code, message), same in found.items():
        lines = sorted({issue.place.line for issue in same})
        shown = ", ".join(map(str, lines[:MOST_PLACES])) + (" …" if len(lines) > MOST_PLACES else "")
        where = str(same[0].place) if len(same) == 1 else path
        many = f" ({len(same)} chỗ: dòng {shown})" if len(same) > 1 else ""
        yield f"`{_code(where)}` {code}{many}: {plain(message)}"
