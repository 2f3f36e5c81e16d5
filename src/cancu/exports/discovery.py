"""What programs read first: ``llms.txt``, the map of the site and the OpenSearch description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from .. import urls
from ..graph import Graph
from ..names import full_name
from ..pages.page import Asset, Page
from ..site import Site
from . import calendars, feeds
from .datasets import DATASETS
from .tables import BOOKS

_NAME = "Căn cứ"
_ABOUT = (
    "Cơ sở tri thức pháp luật về phòng, chống mại dâm cho chính quyền địa phương Việt Nam: văn bản làm căn cứ và "
    "hiệu lực theo ngày, nhiệm vụ từng cơ quan trong các kế hoạch, cơ quan trước và nay, thời hạn."
)
_RULES = (
    "Trạng thái hiệu lực tính từ ngày tháng và quan hệ giữa các văn bản; `chua-ro` là chưa rõ, không phải còn hiệu lực.",
    "Nhiệm vụ viết lại bằng lời của người biên tập; `vi_tri` chỉ chỗ trong kế hoạch gốc.",
    "Trang này giúp tra cứu, không thay cho bản chính thức của văn bản.",
)
_PAGES = (
    ("Văn bản", "van-ban/", "căn cứ pháp lý và văn bản chỉ đạo"),
    ("Phân công", "phan-cong/", "kế hoạch giao việc gì cho cơ quan nào"),
    ("Cơ quan", "co-quan/", "trước và nay, nhiệm vụ, hạn"),
    ("Thuật ngữ", "thuat-ngu/", "định nghĩa kèm điều khoản"),
    ("Ma trận vai trò", "ma-tran/", "cơ quan nào chủ trì chủ đề nào"),
    ("Lịch", "lich/", "hạn báo cáo, ngày truyền thông"),
)
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


def assets(site: Site) -> Iterator[Asset]:
    """``llms.txt`` always; ``opensearch.xml`` only where the address is known: its template must be absolute."""
    yield Asset("llms.txt", llms(site).encode())
    if site.settings.address:
        yield Asset("opensearch.xml", opensearch(site.settings.address))


def sitemap(listed: Iterable[Page], site: Site) -> Iterator[Asset]:
    """``sitemap.xml`` (sitemaps.org 0.9): the pages of lists and tools, and every record's own; the address is known."""
    root = f"{site.settings.address.rstrip('/')}/"
    top = etree.Element("urlset", xmlns=_SITEMAP)
    for url in sorted({*(page.url for page in listed), *_of_records(site.graph)}):
        etree.SubElement(etree.SubElement(top, "url"), "loc").text = root + url
    yield Asset("sitemap.xml", bytes(etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True)))


def _of_records(graph: Graph) -> Iterator[str]:
    for kind, ids in (
        ("van-ban", graph.instruments), ("phan-cong", {task.assignment.id for task in graph.tasks}), ("co-quan", graph.agencies),
        ("dia-phuong", graph.places), ("chu-de", graph.topics), ("tap-huan", graph.trainings),
    ):
        yield from (urls.page(kind, id_) for id_ in ids)
    yield from (urls.prose(id_) for id_ in graph.prose)


def llms(site: Site) -> str:
    """Markdown as llmstxt.org has it: a title, a summary, lists of links. Links without an address are relative."""
    root = f"{site.settings.address.rstrip('/')}/" if site.settings.address else ""
    plans = [(full_name(plan), site.graph.url("van-ban", plan.id), "") for plan in site.graph.plans]
    sections = (("Trang chính", _PAGES), ("Kế hoạch", plans), ("Dữ liệu mở", list(_data())), ("Optional", list(_more())))
    lines = [f"# {_NAME}", "", f"> {_ABOUT}", "", *(f"- {rule}" for rule in _RULES)]
    for title, links in sections:
        lines += ["", f"## {title}", "", *(_link(root, *link) for link in links)]
    return "\n".join([*lines, ""])


def _link(root: str, title: str, url: str, note: str) -> str:
    return f"- [{title}]({root}{url})" + (f": {note}" if note else "")


def _data() -> Iterator[tuple[str, str, str]]:
    for dataset in DATASETS:
        yield f"{dataset.title} (JSON)", f"du-lieu/{dataset.slug}.json", dataset.description
        yield f"{dataset.title} (JSON Schema)", f"du-lieu/{dataset.slug}.schema.json", ""


def _more() -> Iterator[tuple[str, str, str]]:
    yield "Lịch (iCalendar)", f"lich/{calendars.ALL}.ics", "hạn và ngày truyền thông"
    yield "Có gì mới (Atom)", feeds.ALL, "văn bản ban hành, có hiệu lực, hết hiệu lực"
    for book in BOOKS:
        yield f"{book.title} (CSV)", f"du-lieu/{book.slug}.csv", ""


def opensearch(address: str) -> bytes:
    """OpenSearch 1.1: lets a browser search the site from its address bar."""
    root = f"{address.rstrip('/')}/"
    top = etree.Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    for name, text in (
        ("ShortName", _NAME), ("Description", "Tra căn cứ pháp lý và nhiệm vụ phòng, chống mại dâm."),
        ("InputEncoding", "UTF-8"), ("Language", "vi"),
    ):
        etree.SubElement(top, name).text = text
    etree.SubElement(top, "Url", type="text/html", template=f"{root}tim-kiem/?q={{searchTerms}}")
    return bytes(etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True))
