"""Compiled templates and what they may ask for."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import jinja2.bccache
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from .. import agenda, corrections, days, links, names, prose, reasons, succession, text, urls
from .. import vocabulary as v
from ..enrich import Enricher, address
from ..graph import PlanTask
from ..prose import Heading
from ..provisions import Pinpoint
from ..records import Basis, Instrument, Record
from ..site import Site
from ..validity import Span
from .page import Crumb, Page
from .paging import Limits

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = TEMPLATES / "__pycache__"


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """One environment for all: everything is escaped unless it is Markup; a missing value is an error."""
    env = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = lambda value: str(value) if value else ""
    env.filters["date"] = lambda value: days.show(value) if value else ""
    env.filters["capital"] = text.capital
    env.filters["slug"] = text.slug
    env.filters["place"] = text.place_id
    # The library names compiled templates by their path as UTF-8: where the system's names are in another code, none is kept.
    with contextlib.suppress(UnicodeError):
        str(TEMPLATES).encode()
        env.bytecode_cache = _Compiled(str(COMPILED))
    return env


class _Straight(CodeGenerator):
    """Calls go straight to what is called: nothing our templates call asks for the library's context.

    To look whether it does takes the library longer than most of the calls.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # the library names it
        self.visit(node.node, frame)
        # What the library writes next begins with a comma.
        self.write("(*()")
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        """Every value passes ``_Environment.written``, whoever typed it."""
        self.write("environment.written(")


# Of what ``escape`` changes.
_SPECIAL = re.compile("[&<>\"']")


class _Environment(jinja2.Environment):
    code_generator_class = _Straight

    @staticmethod
    def written(value: object) -> str:
        """``escape``, but that no object is made around what has nothing to escape."""
        if isinstance(value, Markup | int) or (type(value) is str and not _SPECIAL.search(value)):
            return str(value)
        return escape(value)


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates are code: compiled, they lie beside their sources as Python's modules do, and under the same conditions."""

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                COMPILED.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


def ready() -> None:
    """Every template loaded now, once, rather than in each process; none is looked at again for changes."""
    env = environment()
    for name in env.list_templates(extensions=["html"]):
        env.get_template(name)
    env.auto_reload = False


def _link(href: str, words: str) -> Markup:
    return Markup(f'<a href="{escape(href)}">{escape(words)}</a>')  # noqa: S704  # both escaped


@cache
def _badge(status: str) -> Markup:
    look, word = (status, v.STATUSES[status]) if status else ("chua-ro", "Chưa ban hành")
    return Markup(f'<span class="tt tt-{escape(look)}">{escape(word)}</span>')  # noqa: S704  # as above


class View:
    """What a template of one page sees: the site, and links relative to the page."""

    def __init__(self, site: Site, base: str) -> None:
        self.site = site
        self.graph = site.graph
        self.on = site.on
        self.base = base
        self.v = v
        self.names = names

    def href(self, url: str) -> str:
        """From this page to a site-root-relative address."""
        return urls.relative(url, self.base)

    def to(self, kind: str, record_id: str) -> str:
        return self.href(self.graph.url(kind, record_id))

    def instrument(self, instrument_id: str) -> Instrument | None:
        return self.graph.instruments.get(instrument_id)

    def span(self, instrument: Instrument | str, on: date | None = None) -> Span | None:
        return self.site.span(instrument, on)

    def explain(self, span: Span, instrument: Instrument | None = None) -> str:
        return reasons.explain(span, self.graph, instrument)

    def agency(self, agency_id: str) -> str:
        return names.agency_name(agency_id, self.graph)

    def office(self, agency_id: str, plan: Instrument) -> str:
        on = plan.issued.first if plan.issued else self.on
        return names.office_name(agency_id, self.graph.places.get(plan.place), self.graph, on)

    def issuer(self, instrument: Instrument) -> str:
        return names.issuer_name(instrument, self.graph)

    def topic(self, topic_id: str) -> str:
        topic = self.graph.topics.get(topic_id)
        return topic.title if topic else topic_id

    def pin_href(self, instrument: Instrument, pinpoint: Pinpoint) -> str:
        return self.href(address(self.site, instrument, pinpoint))

    # What every list is full of is put together here: a macro takes five times as long, and there are tens of thousands.

    def doc(self, instrument: Instrument, pinpoint: Pinpoint | None = None) -> Markup:
        """A link to a document, or to a provision of it."""
        if pinpoint:
            return _link(self.pin_href(instrument, pinpoint), f"{pinpoint} {names.short_name(instrument)}")
        return _link(self.to("van-ban", instrument.id), names.short_name(instrument))

    def agency_link(self, agency_id: str) -> Markup:
        return _link(self.to("co-quan", agency_id), self.agency(agency_id))

    def agency_links(self, agencies: Iterable[str]) -> Markup:
        return Markup(", ").join(map(self.agency_link, agencies))

    def status(self, instrument: Instrument) -> Markup:
        """The badge of a document on the site's day."""
        return self.badge(self.site.span(instrument))

    def badge(self, span: Span | None) -> Markup:
        """What holds in a span of time, in a word."""
        return _badge(span.status if span else "")

    def basis_name(self, basis: Basis) -> str:
        instrument = self.instrument(basis.instrument)
        name = names.short_name(instrument) if instrument else basis.instrument
        return f"{basis.pinpoint} {name}" if basis.pinpoint else name

    def now(self, task: PlanTask) -> tuple[succession.Answer, ...]:
        return succession.today_of(task, self.on, self.graph)

    def answer(self, agency_id: str, topics: Iterable[str] = ()) -> succession.Answer:
        return succession.succession(agency_id, self.on, self.graph, topics)

    def corrections(self, record: Record) -> list[corrections.Entry]:
        """What of a record was published wrong, up to the site's day."""
        return [entry for entry in corrections.of(record) if entry.correction.day.first <= self.on]

    def sorted_by_title(self, records: Iterable[Any]) -> list[Any]:
        return sorted(records, key=lambda record: text.collation_key(record.title))


class Renderer:
    """Makes pages: template, then links and explanations."""

    def __init__(self, site: Site, limits: Limits = Limits(), plain: Site | None = None) -> None:  # noqa: B008  # frozen
        """``plain`` is the site untraced, for what is worked out once for all pages."""
        self.site = site
        self.limits = limits
        self._plain = plain or site

    @cached_property
    def enricher(self) -> Enricher:
        return Enricher(self.site)

    @property
    def offices_with_dates(self) -> frozenset[str]:
        """Agencies that have a calendar file."""
        self.site.note("offices")
        return self._offices

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(agenda.by_agency(agenda.series(self._plain)))

    def named(self) -> dict[str, object]:
        """What pages note by name, for comparing with the last build."""
        return {"offices": self._offices}

    def view(self, url: str) -> View:
        return View(self.site, url)

    def page(
        self, template: str, url: str, title: str, source: str, *, kind: str = "", record: str = "",
        description: str = "", crumbs: tuple[Crumb, ...] = (), **context: Any,
    ) -> Page:
        """A page from a template; ``context`` goes to the template beside ``view``."""
        view = self.view(url)
        body = environment().get_template(template).render(
            view=view, site=self.site, title=title, crumbs=crumbs, url=url, v=v, names=names,
            edit=self.site.settings.edit_url(source), source=source, record=record, kind=kind, **context,
        )
        html = self.enricher.enrich(body, url, own=record if kind == "van-ban" else "")
        return Page(url, title, html, source, kind, record, description, crumbs, headings(html))

    def markdown(self, record: Record, url: str) -> Markup:
        """A record's body as safe HTML, its links led to the pages of the files they name."""
        self.site.note("body", record.path)
        if not record.body.strip():
            return Markup("")
        html = prose.render(record.body).text
        return Markup(links.rewrite(html, record.path, url))  # noqa: S704  # the allow-list in prose.render has cleaned it


_HEADING = re.compile(r'<h([23])(?: id="([^"]+)")(?! class="an")[^>]*>(.*?)</h\1>', re.DOTALL)


def headings(html: str) -> tuple[Heading, ...]:
    """The second and third level headings that have an anchor, for the list beside the page."""
    found = ((int(m[1]), m[2], unescape(re.sub(r"<[^>]+>", "", m[3]))) for m in _HEADING.finditer(html))
    return tuple(Heading(level, anchor, text.squeeze(words)) for level, anchor, words in found)


HOME_CRUMB = Crumb("Trang chủ", "")


def trail(*steps: tuple[str, str]) -> tuple[Crumb, ...]:
    """The front page, then (title, url) steps."""
    return (HOME_CRUMB, *(Crumb(title, url) for title, url in steps))
