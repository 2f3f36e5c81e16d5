"""The data files: each one object with a single list, and a schema made from the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..fields import Group
from ..glossary.assignment import TASK
from ..glossary.instrument import INSTRUMENT
from ..glossary.office import AGENCY, PLACE
from ..glossary.word import TERM
from ..site import Site
from . import columns as c
from . import schema as s
from .plain import fields


@dataclass(frozen=True, slots=True)
class Dataset:
    """One data file: ``name`` is the list's key, ``slug`` the file's name."""

    name: str
    slug: str
    title: str
    description: str
    group: Group
    columns: tuple[c.Column, ...]
    records: Callable[[Site], Iterable[Any]]
    inner: Callable[[Any], Any] = lambda record: record

    def rows(self, site: Site) -> Iterator[dict[str, Any]]:
        """One plain object per record: its id, the front matter's keys, then the computed ones."""
        for record in self.records(site):
            computed = {column.name: column.value(record, site) for column in self.columns}
            yield {"id": None} | fields(self.group, self.inner(record)) | computed

    def schema(self) -> s.Schema:
        """The JSON Schema of the file."""
        typed = {key.name: s.of_key(key) for key in self.group.keys}
        computed = {col.name: s.titled(col.schema, col.title, col.description) for col in self.columns}
        item = s.of_object({"id": {}} | typed | computed)
        return s.document(self.name, self.title, self.description, item)


DATASETS = (
    Dataset(
        "van_ban", "van-ban", "Văn bản", "Văn bản làm căn cứ và văn bản chỉ đạo, với toàn bộ đường hiệu lực.",
        INSTRUMENT, (c.id_of("văn bản"), *c.INSTRUMENT, c.url_of("van-ban")),
        lambda site: _sorted(site.graph.instruments),
    ),
    Dataset(
        "nhiem_vu", "nhiem-vu", "Nhiệm vụ", "Nhiệm vụ mà các kế hoạch giao, mỗi gạch đầu dòng một nhiệm vụ.",
        TASK, c.TASK, lambda site: site.graph.tasks, lambda task: task.task,
    ),
    Dataset(
        "co_quan", "co-quan", "Cơ quan", "Cơ quan trước và nay, với cơ quan kế thừa theo chức năng.",
        AGENCY, (c.id_of("cơ quan"), *c.AGENCY, c.url_of("co-quan")), lambda site: _sorted(site.graph.agencies),
    ),
    Dataset(
        "dia_phuong", "dia-phuong", "Địa phương", "Địa phương với tên gọi qua các thời kỳ.",
        PLACE, (c.id_of("địa phương"), c.url_of("dia-phuong")), lambda site: _sorted(site.graph.places),
    ),
    Dataset(
        "thuat_ngu", "thuat-ngu", "Thuật ngữ", "Thuật ngữ và điều khoản định nghĩa.",
        TERM, (c.id_of("thuật ngữ"), c.url_of("thuat-ngu")), lambda site: _sorted(site.graph.terms),
    ),
)


def _sorted(records: Any) -> list[Any]:
    return [record for _, record in sorted(records.items())]
