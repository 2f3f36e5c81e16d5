"""The bars of the project on the queries it was tuned on: a guard against falling back, no proof for unseen ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import quality

from cancu import search
from cancu.load import Library
from cancu.pages import Renderer, render
from cancu.site import Settings, Site


@pytest.fixture(scope="session")
def rates(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, float, float]]:
    site = Site.of(library, Settings(on=date(2026, 11, 22)))
    folder = tmp_path_factory.mktemp("do")
    for asset in search.assets(site, render(Renderer(site))):
        (folder / Path(asset.url).name).write_bytes(asset.content)
    queries = quality.load()
    answers = quality.run(queries, folder)
    return quality.rates(queries, [quality.place(q, a) for q, a in zip(queries, answers, strict=True)])


def test_there_are_enough_judged_queries() -> None:
    assert len(quality.load()) >= 200


def test_every_judged_address_is_that_of_a_document_or_the_beginning_of_one(library: Library) -> None:
    site = Site.of(library, Settings(on=date(2026, 11, 22)))
    urls = [d.url for d in search.documents(site, render(Renderer(site)))]
    lost = {w for q in (*quality.load(), *quality.load(quality.HELD_OUT)) for w in q.wanted if not any(quality.fits(w, url) for url in urls)}
    assert lost == set()


def test_the_bars_hold_overall(rates: dict[str, tuple[int, float, float]]) -> None:
    _, first, five = rates["all"]
    assert (first, five) >= quality.BARS["all"]
    assert five >= quality.BARS["all"][1]


def test_document_numbers_are_always_found_first(rates: dict[str, tuple[int, float, float]]) -> None:
    assert rates["so-hieu"][1:] == quality.BARS["so-hieu"]


def test_no_class_falls_behind(rates: dict[str, tuple[int, float, float]]) -> None:
    least = quality.BARS["each"]
    assert {kind: r for kind, r in rates.items() if r[1] < least[0] or r[2] < least[1]} == {}
