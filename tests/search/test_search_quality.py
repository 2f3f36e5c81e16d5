"""The bars of the project on the queries it was tuned on: a guard against falling back, no proof for unseen ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import quality

from cancu import names, search
from cancu.load import Library
from cancu.pages import Renderer, render
from cancu.site import Settings, Site

Rates = dict[str, tuple[int, float, float]]


@pytest.fixture(scope="session")
def index(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site.of(library, Settings(on=date(2026, 11, 22)))
    folder = tmp_path_factory.mktemp("do")
    for asset in search.assets(site, render(Renderer(site))):
        (folder / Path(asset.url).name).write_bytes(asset.content)
    return folder


def measured(queries: tuple[quality.Query, ...], index: Path) -> Rates:
    answers = quality.run(queries, index)
    return quality.rates(queries, [quality.place(q, a) for q, a in zip(queries, answers, strict=True)])


@pytest.fixture(scope="session")
def rates(index: Path) -> Rates:
    return measured(quality.load(), index)


def test_there_are_enough_judged_queries() -> None:
    assert len(quality.load()) >= 200


def test_every_judged_address_is_that_of_a_document_or_the_beginning_of_one(library: Library) -> None:
    site = Site.of(library, Settings(on=date(2026, 11, 22)))
    urls = [d.url for d in search.documents(site, render(Renderer(site)))]
    lost = {w for q in quality.load() for w in q.wanted if not any(quality.fits(w, url) for url in urls)}
    assert lost == set()
    asked = [q for file in (*quality.HELD_OUT, *quality.OTHERS) for q in quality.load(file)]
    hopeless = {q.text for q in asked if not any(quality.fits(w, url) for w in q.wanted for url in urls)}
    assert hopeless == set()


def test_the_bars_hold_overall(rates: Rates) -> None:
    _, first, five = rates["all"]
    assert (first, five) >= quality.BARS["all"]
    assert five >= quality.BARS["all"][1]


def test_document_numbers_are_always_found_first(rates: Rates) -> None:
    assert rates["so-hieu"][1:] == quality.BARS["so-hieu"]


def test_a_number_with_its_title_pasted_brings_the_document_itself(library: Library, index: Path) -> None:
    asked = []
    for instrument in sorted(i for i in Site.of(library, Settings(on=date(2026, 11, 22))).graph.instruments.values() if i.number):
        kind, number = names.type_name(instrument), instrument.number
        first = " ".join(instrument.title.split()[:6])
        for text in (number, f"{kind} số {number} {instrument.title}", f"{number} {instrument.title}", f"{kind} {number} {first}"):
            asked.append(quality.Query(text, "so-hieu", (f"van-ban/{instrument.id}/",)))
    answers = quality.run(asked, index)
    assert [q.text for q, a in zip(asked, answers, strict=True) if quality.place(q, a) != 1] == []


def test_no_class_falls_behind(rates: Rates) -> None:
    least = quality.BARS["each"]
    assert {kind: r for kind, r in rates.items() if r[1] < least[0] or r[2] < least[1]} == {}


@pytest.mark.parametrize(
    ("file", "first", "five"),
    [
        ("queries-thu-2.txt", 0.95, 0.98), ("queries-thu-3.txt", 0.92, 0.98),
        ("queries-thu-4.txt", 0.96, 0.98), ("queries-thu-5.txt", 0.96, 0.99), ("queries-thu-6.txt", 0.92, 0.98),
    ],
)
def test_the_other_queries_fall_back_no_further(index: Path, file: str, first: float, five: float) -> None:
    _, own_first, own_five = measured(quality.load(quality.HERE / file), index)["all"]
    assert own_first >= first
    assert own_five >= five
