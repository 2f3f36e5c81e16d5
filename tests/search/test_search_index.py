"""Documents, phrases, index and shards, made from the repository's own records."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cancu import search
from cancu.load import Library
from cancu.pages import Renderer, render
from cancu.pages.page import Asset, Page
from cancu.pages.search import SCRIPT
from cancu.search import client, everyday, index, law_documents, postings, shelves
from cancu.search.phrases import Phrases, reviewed
from cancu.site import Settings, Site


@pytest.fixture(scope="session")
def own(library: Library) -> Site:
    return Site.of(library, Settings(on=date(2026, 11, 22)))


@pytest.fixture(scope="session")
def pages(own: Site) -> tuple[Page, ...]:
    return render(Renderer(own))


@pytest.fixture(scope="session")
def made(own: Site, pages: tuple[Page, ...]) -> tuple[Asset, ...]:
    return search.assets(own, pages)


@pytest.fixture(scope="session")
def folder(made: tuple[Asset, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index on disk."""
    target = tmp_path_factory.mktemp("tim")
    for asset in made:
        (target / Path(asset.url).name).write_bytes(asset.content)
    return target


def test_every_task_provision_and_agency_is_found_under_its_own_address(own: Site, pages: tuple[Page, ...]) -> None:
    urls = {document.url for document in search.documents(own, pages)}
    assert {task.url for task in own.graph.tasks} <= urls
    assert {f"co-quan/{agency}/" for agency in own.graph.agencies} <= urls
    assert "van-ban/pl-10-2003-ubtvqh11/#dieu-12" in urls


def test_every_document_leads_to_a_page_and_an_anchor_that_exist(own: Site, pages: tuple[Page, ...]) -> None:
    bodies = {page.url: page.body for page in pages}
    missing = []
    for document in search.documents(own, pages):
        body = bodies.get(document.page)
        anchor = document.url.partition("#")[2]
        if body is None or (anchor and f'id="{anchor}"' not in body):
            missing.append(document.url)
    assert missing == []


def test_the_same_records_give_the_same_bytes(own: Site, pages: tuple[Page, ...], made: tuple[Asset, ...]) -> None:
    assert search.assets(Site(own.graph, own.settings), pages) == made


def test_a_task_of_a_running_plan_ranks_above_one_of_a_plan_that_ended(own: Site, pages: tuple[Page, ...]) -> None:
    ranks = {d.url: d.rank for d in search.documents(own, pages)}
    assert ranks["phan-cong/kh-ke-sat-2026/truong-hoc/#iv-5-1"] > ranks["phan-cong/kh-tan-chau-2022/phong-gddt-huyen/#iv-6-1"]


def test_an_abbreviation_and_its_full_form_are_one_phrase(own: Site) -> None:
    phrases = Phrases.of(own.graph)
    together = [forms for forms in phrases.forms.values() if ("pbgdpl",) in forms]
    assert any(("phổ", "biến", "giáo", "dục", "pháp", "luật") in forms for forms in together)


def test_the_syllables_of_a_word_are_no_words_of_their_own(own: Site, pages: tuple[Page, ...]) -> None:
    built = index.build(search.documents(own, pages), Phrases.of(own.graph))
    said = [n for n, d in enumerate(built.documents) if d.title == "Mại dâm"]
    assert said
    assert set(said) <= {n for n, _ in built.pairs["mai dam"]["mai5 dâm"]}
    assert not set(said) & {n for n, _ in built.words["mai"]["mai5"]}


def test_an_article_is_found_under_what_a_material_says_of_it(own: Site) -> None:
    articles = {d.url: d for d in law_documents.documents(own)}
    assert any("cam kết" in text for text in articles["van-ban/pl-10-2003-ubtvqh11/#dieu-15"].said)


def test_what_people_say_leads_to_documents_that_exist(own: Site, pages: tuple[Page, ...]) -> None:
    urls = {d.url for d in search.documents(own, pages)}
    parts = {url.split("/")[0] + "/*/" + "#" + url.split("#")[1] for url in urls if "#" in url}
    assert sorted(set(everyday.sayings()) - urls - parts) == []


def test_words_asked_for_together_lie_in_one_shard_and_shards_are_even() -> None:
    texts = [("phạt", "mua", "dâm"), ("loa", "phát", "thanh")] * 9
    place = shelves.shelved(dict.fromkeys((w for text in texts for w in text), 10), texts, 2)
    assert place["phạt"] == place["mua"] == place["dâm"] != place["loa"]
    assert place["loa"] == place["phát"] == place["thanh"]


def test_a_range_of_articles_is_found_by_each(own: Site) -> None:
    articles = {d.url: d.articles for d in law_documents.documents(own)}
    assert articles["van-ban/nd-178-2004-nd-cp/#dieu-33"] == ("dieu-33", "dieu-34")


def test_a_plan_belongs_to_its_place_and_to_what_that_place_was_in(own: Site, pages: tuple[Page, ...]) -> None:
    found = {d.url: d.entities for d in search.documents(own, pages)}
    places = {e for e in found["van-ban/kh-lap-thach-2021/"] if e.startswith("dia-phuong/")}
    assert places == {"dia-phuong/lap-thach-vinh-phuc", "dia-phuong/tinh-phu-tho", "dia-phuong/tinh-vinh-phuc"}


def test_an_office_is_found_by_the_first_of_its_fields(own: Site) -> None:
    forms = Phrases.of(own.graph).forms
    assert ("sở", "lao", "động") in forms["co-quan/so-ldtbxh"]
    assert ("phòng", "tư", "pháp") in forms["co-quan/phong-tu-phap-huyen"]


def test_the_document_of_a_page_comes_before_those_of_its_parts(own: Site, pages: tuple[Page, ...]) -> None:
    found = search.documents(own, pages)
    first = {d.page: d for d in reversed(found)}
    assert all("#" not in first[d.page].url for d in found if "#" not in d.url)


def test_no_synonym_stands_in_two_lines() -> None:
    seen: dict[str, int] = {}
    for number, line in enumerate(reviewed()["dong_nghia"]):
        for text in ", ".join(map(str, line)).replace(";", ",").split(","):
            assert seen.setdefault(text.strip(), number) == number, text


def test_every_file_says_its_name_and_one_version(made: tuple[Asset, ...]) -> None:
    versions = set()
    for asset in made:
        text = asset.content.decode()
        if asset.url.endswith(("/may.js", SCRIPT)):
            continue
        name, version, _ = json.loads(f"[{text.strip().removeprefix('canCuTim(').removesuffix(')')}]")
        assert asset.url.endswith(f"/{name}.js")
        versions.add(version)
    assert len(versions) == 1


@pytest.mark.parametrize("value", [0, 69, 70, 1779, 1780, 1781, 8099, 123_456, 700_000])
def test_numbers_are_written_as_the_client_reads_them(value: int, tmp_path: Path) -> None:
    script = f"import {{ numbers }} from '{client.SOURCES.as_uri()}/postings.js'; numbers({json.dumps(postings.number(value))}, (n) => console.log(n));"
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(value)]


def test_the_bundle_is_one_valid_script(tmp_path: Path) -> None:
    file = tmp_path / "may.js"
    file.write_text(client.script(), "utf-8")
    subprocess.run(["node", "--check", str(file)], check=True)
    assert "import " not in client.script()


def test_the_page_of_results_has_the_box_and_itself_in_one_valid_script(made: tuple[Asset, ...], tmp_path: Path) -> None:
    file = tmp_path / "ket-qua.js"
    file.write_bytes(next(asset.content for asset in made if asset.url == SCRIPT))
    subprocess.run(["node", "--check", str(file)], check=True)
    assert SCRIPT.count("/") == 2, "the box finds the site from where it stands"
    assert file.read_text("utf-8").index("self.canCuTimKiem = {") < file.read_text("utf-8").index("} = self.canCuTimKiem")


def test_the_bundle_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    for name in client.MODULES:
        (tmp_path / f"{name}.js").write_text('import * as x from "./words.js";\n' if name == "words" else "", "utf-8")
    with pytest.raises(ValueError, match=r"words\.js"):
        client.script(tmp_path)


def test_the_client_passes_its_own_tests(folder: Path) -> None:
    file = Path(__file__).parent / "search.test.mjs"
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", str(file)], capture_output=True, text=True, check=False,
        env={"INDEX": str(folder), "PATH": os.environ["PATH"]},
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
