"""Search documents of plans: tasks, assignments, sections, targets, reporting duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import names, succession, urls
from .. import vocabulary as v
from ..bases import running
from ..due import due_text
from ..enrich import provision_url
from ..graph import PlanTask, group
from ..records import Assignment, Basis, Duty, Heading, Instrument, Target
from ..site import Site
from ..text import place_id
from .document import Answer, Document, Facets, Link

PAST = 0.86


def documents(site: Site) -> Iterator[Document]:
    """Everything plans say that a person may look for."""
    per_file = group((task.assignment.id, task) for task in site.graph.tasks)
    for tasks in per_file.values():
        yield _assignment(tasks, site)
        yield from (_task(task, site) for task in tasks)
    for instrument in sorted(site.graph.instruments.values()):
        assigned = {task.assignment.spot for task in site.graph.tasks_of_plan.get(instrument.id, ())}
        told = (h for h in instrument.outline if h.summary and h.spot not in assigned)
        yield from (_section(h, instrument, site) for h in told)
        yield from (_target(t, instrument, site) for t in instrument.targets)
        yield from (_duty(d, instrument, site) for d in instrument.duties)


def rank(plan: Instrument, site: Site) -> float:
    """Running plans first; older ones lower, and of two old ones the later first."""
    if running(plan, site.on):
        return 1.0
    return max(0.78, PAST - 0.005 * (site.on.year - names.plan_year(plan)))


def plan_facets(plan: Instrument, site: Site, **more: tuple[str, ...]) -> Facets:
    """What every document of a plan shares."""
    span = site.span(plan)
    return Facets(
        type=names.type_name(plan), issuers=agency_titles(plan.issuers, site), place=place_name(plan, site),
        year=str(names.plan_year(plan) or ""), status=span.status if span else "", **more,
    )


def place_name(instrument: Instrument, site: Site) -> str:
    """The place a document is for, by its name then."""
    place = site.graph.places.get(instrument.place)
    if place is None:
        return ""
    return str(place.name_on(instrument.issued.first if instrument.issued else site.on))


def agency_titles(agencies: Iterable[str], site: Site) -> tuple[str, ...]:
    return tuple(names.agency_name(a, site.graph) for a in agencies)


def topic_titles(topics: Iterable[str], site: Site) -> tuple[str, ...]:
    known = site.graph.topics
    return tuple(known[t].title for t in topics if t in known)


def basis_link(basis: Basis, site: Site) -> Link:
    """ "Điều 12 Pháp lệnh … (còn hiệu lực)" with its address, as it stands on the site's day."""
    instrument = site.graph.instruments.get(basis.instrument)
    if instrument is None:
        return Link(basis.instrument)
    name = names.short_name(instrument)
    text = f"{basis.pinpoint} {name}" if basis.pinpoint else name
    span = site.span(instrument)
    state = v.STATUSES[span.status].lower() if span else "chưa ban hành"
    return Link(f"{text} ({state})", provision_url(instrument, basis.pinpoint))


def agency_link(agency: str, site: Site) -> Link:
    return Link(names.agency_name(agency, site.graph), urls.page("co-quan", agency))


def levels(agencies: Iterable[str], site: Site) -> tuple[str, ...]:
    known = site.graph.agencies
    found = dict.fromkeys(level for a in agencies if a in known for level in known[a].levels)
    return tuple(v.LEVELS[level] for level in found) if len(found) < len(v.LEVELS) else ()


def plan_crumb(plan: Instrument) -> Link:
    return Link(names.short_name(plan), urls.page("van-ban", plan.id))


def _assignment(tasks: tuple[PlanTask, ...], site: Site) -> Document:
    assignment, plan = tasks[0].assignment, tasks[0].plan
    topics = tuple(dict.fromkeys(topic for task in tasks for topic in task.task.topics))
    return Document(
        url=urls.page("phan-cong", assignment.id), kind="phan-cong",
        title=f"Nhiệm vụ của {_office(assignment, plan, site)} ({_plan_label(plan, site)})",
        text="; ".join(names.task_title(task, 90) for task in tasks),
        context=(place_name(plan, site), names.short_name(plan), f"năm {names.plan_year(plan)}"),
        entities=tuple(f"co-quan/{a}" for a in assignment.agencies), crumbs=(plan_crumb(plan),),
        facets=plan_facets(
            plan, site, agencies=agency_titles(assignment.agencies, site),
            topics=topic_titles(topics, site), levels=levels(assignment.agencies, site),
        ),
        rank=rank(plan, site), shown_only=True,
        answer=Answer(offices=tuple(agency_link(a, site) for a in assignment.agencies), today=_today(tasks[0], site)),
    )


def _plan_label(plan: Instrument, site: Site) -> str:
    place = site.graph.places.get(plan.place)
    local = names.local_name(place, plan.issued.first if plan.issued else site.on) if place else ""
    return f"kế hoạch {local} {names.plan_year(plan)}".replace("  ", " ")


def _office(assignment: Assignment, plan: Instrument, site: Site) -> str:
    return "; ".join(names.agency_name(a, site.graph) for a in assignment.agencies) or assignment.title


def _task(task: PlanTask, site: Site) -> Document:
    plan, agencies = task.plan, task.agencies
    partners = (*task.task.partners, *task.task.directs)
    topics = topic_titles(task.task.topics, site)
    return Document(
        url=task.url, kind="nhiem-vu", title=names.task_title(task), text=task.task.summary,
        context=(v.ROLES[task.task.role], *agency_titles(partners, site)),
        entities=tuple(f"co-quan/{a}" for a in agencies),
        crumbs=(plan_crumb(plan), Link(task.assignment.title, urls.page("phan-cong", task.assignment.id))),
        facets=plan_facets(
            plan, site, agencies=agency_titles(agencies, site), topics=topics, levels=levels(agencies, site),
        ),
        rank=rank(plan, site), answer=_answer(task, site),
    )


def _answer(task: PlanTask, site: Site) -> Answer:
    return Answer(
        role=task.task.role,
        offices=tuple(agency_link(a, site) for a in task.agencies),
        today=_today(task, site),
        bases=tuple(basis_link(b, site) for b in task.task.bases),
        due="; ".join(dict.fromkeys(due_text(limit) for limit in task.task.limits)),
    )


def _today(task: PlanTask, site: Site) -> tuple[Link, ...]:
    """Who answers today, where that is no longer the office the plan names."""
    answers = succession.today_of(task, site.on, site.graph)
    return tuple(agency_link(a, site) for answer in answers if answer.changed for a in answer.agencies)


def _part(plan: Instrument, site: Site, spot: str, **fields: object) -> Document:
    shared = {
        "crumbs": (Link(f"{names.short_name(plan)}, mục {spot}" if spot else names.short_name(plan), urls.page("van-ban", plan.id)),),
        "rank": rank(plan, site),
    }
    return Document(**{**shared, **fields})  # type: ignore[arg-type]


def _section(heading: Heading, plan: Instrument, site: Site) -> Document:
    return _part(
        plan, site, heading.spot, url=f"{urls.page('van-ban', plan.id)}#muc-{place_id(heading.spot)}",
        kind="muc", title=heading.title, text=heading.summary, facets=plan_facets(plan, site),
    )


def _target(target: Target, plan: Instrument, site: Site) -> Document:
    return _part(
        plan, site, target.spot, url=f"{urls.page('van-ban', plan.id)}#chi-tieu", kind="chi-tieu",
        title=f"Chỉ tiêu: {target.amount} {target.unit}", text=target.subject, facets=plan_facets(plan, site),
    )


def _duty(duty: Duty, plan: Instrument, site: Site) -> Document:
    due = due_text(duty)
    who, to = agency_titles(duty.who, site), agency_titles(duty.to, site)
    text = ". ".join(part for part in (
        f"Hạn: {due}", f"Ai báo cáo: {', '.join(who)}" if who else "", f"Gửi: {', '.join(to)}" if to else "",
    ) if part)
    return _part(
        plan, site, duty.spot, url=f"{urls.page('van-ban', plan.id)}#bao-cao-{duty.id}", kind="thoi-han",
        title=duty.subject, text=text, context=("hạn nộp báo cáo",), facets=plan_facets(plan, site, agencies=who),
        entities=tuple(f"co-quan/{a}" for a in duty.who),
        answer=Answer(
            offices=tuple(agency_link(a, site) for a in duty.who), due=due,
            bases=(Link(f"{names.short_name(plan)}, mục {duty.spot}", urls.page("van-ban", plan.id)),),
        ),
    )
