"""The ways in and out: the script, the files of a pull request, the page's data, the browser's document."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from drafts import DAY, PLANS, Settings, Site, drafted, opened, plan_text

from cancu import checks
from cancu.draft import Drafting, data
from cancu.draft.command import main
from cancu.draft.markdown import files
from cancu.graph import Graph
from cancu.issues import errors
from cancu.load import load
from cancu.pages import draft as pages

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = """
const fs = require("node:fs"), vm = require("node:vm");
const [word, page, json, out] = process.argv.slice(1);
const world = { TextEncoder }; world.self = world; vm.createContext(world);
for (const file of [word, page]) vm.runInContext(fs.readFileSync(file, "utf8"), world);
const data = JSON.parse(fs.readFileSync(json, "utf8"));
world.data = data;
world.choice = {
  level: "xa", place: { ten: "phường A", dv: "phường", tren: "tỉnh B", tren_dv: "tỉnh", rieng: "A", luu_y: "" },
  topics: new Set(Object.keys(data.chu_de)), grounds: new Set(data.cap.xa.can_cu.map((g) => g.ma)), given: {},
};
fs.writeFileSync(out, vm.runInContext("canCuWord.docx(canCuSoan.compose(data, choice))", world));
"""


def test_the_markdown_passes_the_check_when_it_comes_back(tmp_path: Path, graph: Graph) -> None:
    for folder in ("legal", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    written = []
    for plan in PLANS:
        for path, text in files(drafted(graph, plan)):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
            written.append(path)
    found = errors(checks.run(load(tmp_path), DAY))
    assert [issue for issue in found if issue.place.path in written] == []
    assert len(set(written)) == len(written)


def test_the_draft_that_comes_back_rests_on_nothing_dead(tmp_path: Path, graph: Graph) -> None:
    for path, text in files(drafted(graph, "kh-ke-sat-2026")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    library = load(tmp_path)
    assert not library.issues
    draft = library.of("van-ban")["kh-ke-sat-2027"]
    assert draft.why_unknown("trang_thai")
    assert draft.period.first.first == date(2027, 1, 1)


def test_the_script_writes_word_and_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "du-thao.docx"
    code = main(ROOT, ["--tu", "kh-ke-sat-2026", "--nam", "2027", "--ngay", "22/11/2026", "--out", str(out), "--markdown", str(tmp_path)])
    printed = capsys.readouterr()
    assert code == 0
    assert str(out) in printed.out.splitlines()
    assert (tmp_path / "legal/chi-dao/kh-ke-sat-2027.md").is_file()
    assert "Kẻ Sặt" in plan_text(opened(out.read_bytes()))


@pytest.mark.parametrize(("arguments", "told"), [
    (["--tu", "kh-ke-sat"], "Có phải 'kh-ke-sat-2026'?"),
    (["--tu", "kh-ke-sat-2026", "--ngay", "32/01/2026"], "không phải một ngày"),
    (["--tu", "kh-ke-sat-2026", "--dia-phuong", "tinh-phu-tho", "--cap", "xa"], "không phải cấp xã"),
])
def test_the_script_says_what_to_type_instead(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT, arguments) == 2
    assert told in capsys.readouterr().err


def test_every_plan_has_its_downloads_and_the_files_are_made(graph: Graph) -> None:
    site = Site(graph, Settings(on=DAY))
    made = files_of(site)
    for plan in graph.plans:
        offered = pages.downloads(plan, site)
        assert [d.url.rpartition("2027")[2] for d in offered] == [".docx", ".md.txt", ".zip"]
        assert all(d.url in made for d in offered)
        with zipfile.ZipFile(io.BytesIO(made[offered[2].url])) as bundle:
            assert offered[1].saved.removesuffix(".md") in "".join(bundle.namelist())
    assert made == files_of(Site(graph, Settings(on=DAY)))


def files_of(site: Site) -> dict[str, bytes]:
    return {asset.url: asset.content for plan in site.graph.plans for asset in pages.assets(site, plan.id)}


def test_the_models_and_places_stand_in_a_file_too_for_when_they_are_many(graph: Graph) -> None:
    site = Site(graph, Settings(on=DAY))
    found = json.loads(files_of(site)[pages.CATALOGUE])
    assert {model["ma"] for model in found["mau"]} == {plan.id for plan in graph.plans}
    assert found["noi"] == data.places(site)


def test_the_data_of_the_page_keeps_places_open(graph: Graph) -> None:
    site = Site(graph, Settings(on=DAY))
    found = json.loads(data.choices(Drafting(site, graph.instruments["kh-tan-chau-2022"], 2027)))
    assert set(found["cap"]) == {"tinh", "xa"}
    assert "{ten}" in found["cap"]["xa"]["ten"]
    assert {place["cap"] for place in data.places(site)} == {"tinh", "xa"}
    names = [(place["ten"], place["tren"]) for place in data.places(site)]
    assert len(set(names)) == len(names)


@pytest.mark.skipif(not shutil.which("node"), reason="cần Node")
@pytest.mark.parametrize("plan", PLANS)
def test_the_browser_makes_a_document_that_word_can_open(plan: str, tmp_path: Path, graph: Graph) -> None:
    site = Site(graph, Settings(on=DAY))
    source, out = tmp_path / "data.json", tmp_path / "out.docx"
    source.write_bytes(data.choices(Drafting(site, graph.instruments[plan], 2027)))
    assets = ROOT / "docs/assets"
    arguments = ["node", "-e", COMPOSE, str(assets / "soan-ke-hoach-word.js"), str(assets / "soan-ke-hoach.js"), str(source), str(out)]
    subprocess.run(arguments, check=True, timeout=60)
    document = opened(out.read_bytes())
    text = plan_text(document)
    assert "phường A" in text
    assert "{" not in text
    assert len(list(document.comments)) > 2
    same = plan_text(opened_by_python(graph, plan))
    assert text.split("\n")[-1].endswith("./.")
    assert text.split("như sau:")[1] == same.split("như sau:")[1]


def opened_by_python(graph: Graph, plan: str) -> object:
    from cancu.draft.word import docx

    return opened(docx(drafted(graph, plan, place="phường A, tỉnh B")))
