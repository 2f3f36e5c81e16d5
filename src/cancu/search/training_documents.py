"""Search documents of training materials, part by part, and of lines that give help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import urls
from .. import vocabulary as v
from ..records import Claim, SupportLine, Training
from ..site import Site
from ..text import PASSAGE
from .body import body_text
from .document import Answer, Document, Facets, Link
from .plan_documents import basis_link, topic_titles

_CRUMB = Link("Tuyên truyền", "tap-huan/")
_BASES = 4


def documents(site: Site) -> Iterator[Document]:
    """Materials by id, each with its parts; then the lines."""
    for _, material in sorted(site.graph.trainings.items()):
        yield _material(material, site)
        yield from _parts(material, site)
    for _, line in sorted(site.graph.support_lines.items()):
        yield _line(line, site)


def _facets(material: Training, site: Site) -> Facets:
    return Facets(topics=topic_titles(material.topics, site), year=str(material.reviewed.year))


def _material(material: Training, site: Site) -> Document:
    forms = tuple(v.TRAINING_FORMS[f] for f in material.forms)
    return Document(
        url=urls.page("tap-huan", material.id), kind="tai-lieu", title=material.title, text=material.summary,
        names=material.other_names,
        context=(*_listeners(material), *forms, f"{material.minutes} phút", *topic_titles(material.topics, site), *material.goals),
        crumbs=(_CRUMB,), facets=_facets(material, site),
        answer=Answer(bases=tuple(basis_link(b, site) for b in material.bases[:_BASES])),
    )


def _listeners(material: Training) -> tuple[str, ...]:
    return tuple(v.AUDIENCES[a] for a in material.audiences)


def _parts(material: Training, site: Site) -> Iterator[Document]:
    """The parts a person opens a material for, where it has them."""
    found: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("thong-diep", "Điều cần nhớ", _texts(material.messages)),
        ("kich-ban", "Kịch bản buổi nói chuyện", (f"{s.activity}: {s.content}" for s in material.script)),
        ("thao-luan", "Câu hỏi thảo luận", (d.question for d in material.discussion)),
        ("trac-nghiem", "Trắc nghiệm có đáp án", (q.question for q in material.quiz)),
        ("do-truoc-sau", "Đo trước và sau, đúng hay sai", (s.text for s in material.pretest)),
        ("hoc-lieu", "Học liệu, thẻ, tình huống", (f"{aid.title}: {'; '.join(aid.items)}." for aid in material.aids)),
        ("noi-the-nao", "Nên nói, không nên nói", (p.text for p in (*material.say, *material.avoid))),
        ("khi-co-nguoi-ke", "Khi có người kể chuyện của mình", _disclosure(material)),
        ("loi-loa", "Lời đọc trên loa", (s.words for s in material.loudspeaker)),
        ("quy-tac-tre-em", "Quy tắc khi có người dưới 18 tuổi", _texts(material.child_rules)),
        ("can-giup", "Cần giúp thì đi đâu", (r.step for r in material.referral)),
        ("mang-ve", "Phần mang về", (body_text(material, site),)),
        ("chia-se", "Tin để chia sẻ", (material.share_text,)),
        ("luan-diem", "Luận điểm khác", _texts(material.claims)),
    )
    for anchor, title, texts in found:
        text = " ".join(texts)
        if text.strip():
            yield Document(
                url=f"{urls.page('tap-huan', material.id)}#{anchor}", kind="tai-lieu", title=f"{title}: {material.title}",
                text=text[: PASSAGE * 2], context=_listeners(material), crumbs=(_CRUMB, Link(material.title, urls.page("tap-huan", material.id))),
                facets=_facets(material, site), rank=0.95,
            )


def _disclosure(material: Training) -> Iterator[str]:
    told = material.disclosure
    if told:
        yield from (*told.say, *told.act, *told.avoid)


def _texts(claims: Iterable[Claim]) -> Iterator[str]:
    return (claim.text for claim in claims)


def _line(line: SupportLine, site: Site) -> Document:
    return Document(
        url=urls.page("duong-day", line.id), kind="duong-day", title=line.title, text=f"{line.number}: {line.purpose}",
        names=(*line.other_names, line.number), context=("tổng đài", "đường dây hỗ trợ", *topic_titles(line.topics, site)),
        crumbs=(Link("Gọi ai, tới đâu", "ho-tro/"),), facets=Facets(topics=topic_titles(line.topics, site)),
        answer=Answer(bases=tuple(basis_link(b, site) for b in line.bases)),
    )
