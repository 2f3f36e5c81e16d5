"""What is kept from the last build is what a clean build would make, whatever was edited in between."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from building import ROOT

from cancu import inputs
from cancu.bench.synthetic import Writer
from cancu.load import load
from cancu.making import WHOLE, Shard, Workshop
from cancu.pages import Page
from cancu.search import client
from cancu.site import Settings, Site
from cancu.spare import put_by
from cancu.store import MANIFEST, Store

DAY = date(2026, 11, 22)
# More of both on a machine with time: CANCU_FUZZ multiplies the edits.
EDITS = 8 * int(os.environ.get("CANCU_FUZZ", "1"))
Edit = Callable[[Path, random.Random], None]


def compose(page: Page) -> tuple[str, bytes]:
    return f"{page.url}index.html", repr(page).encode()


def made(root: Path, store: Store, target: Path, shard: Shard = WHOLE, spare: Path | None = None) -> set[str]:
    """Builds; returns the jobs that were really done."""
    library = load(root)
    shop = Workshop(Site.of(library, Settings(on=DAY)), library.digests, store, compose, shard, parallel=False, spare=spare)
    before = dict(store.made)
    found = shop.make(target)
    return {job for job, one in found.items() if before.get(job) is not one}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    Writer(root, 70, seed=3).write()
    return root


def _some(root: Path, chance: random.Random, pattern: str) -> Path:
    return chance.choice(sorted(root.glob(pattern)))


def another_year(root: Path, chance: random.Random) -> None:
    file = _some(root, chance, "legal/**/*.md")
    dates = re.findall(r"\d\d/\d\d/\d{4}", file.read_text("utf-8"))
    old = chance.choice(dates)
    file.write_text(file.read_text("utf-8").replace(old, f"{old[:6]}{chance.randint(2001, 2028)}", 1), "utf-8")


def more_prose(root: Path, chance: random.Random) -> None:
    file, cited = _some(root, chance, "**/*.md"), _some(root, chance, "legal/can-cu/*.md")
    number = re.search(r"so_ky_hieu: (.+)", cited.read_text("utf-8"))
    assert number
    file.write_text(file.read_text("utf-8") + f"\nTheo Nghị định số {number[1]}, UBND xã làm thêm một việc.\n", "utf-8")


def another_title(root: Path, chance: random.Random) -> None:
    file = _some(root, chance, "**/*.md")
    file.write_text(file.read_text("utf-8").replace("title: ", f"title: Mới {chance.randint(1, 99)} ", 1), "utf-8")


def read_relation(root: Path, chance: random.Random) -> None:
    file = _some(root, chance, "legal/can-cu/*.md")
    text = file.read_text("utf-8").replace("suy-ra", "da-doc").replace("can_cu:\n  - van_ban", "thay_the:\n  - van_ban")
    file.write_text(text, "utf-8")


def one_more(root: Path, chance: random.Random) -> None:
    file = _some(root, chance, "legal/can-cu/*.md")
    number = chance.randint(500, 999)
    text = re.sub(r"so_ky_hieu: \d+", f"so_ky_hieu: {number}", file.read_text("utf-8"))
    file.with_name(f"{file.stem.split('-')[0]}-dinh-{number}.md").write_text(text, "utf-8")


def one_less(root: Path, chance: random.Random) -> None:
    if len(list(root.glob("docs/huong-dan/*.md"))) > 1:
        _some(root, chance, "docs/huong-dan/*.md").unlink()


def another_abbreviation(root: Path, chance: random.Random) -> None:
    file = root / "docs/thuat-ngu/chu-viet-tat.md"
    short = "".join(chance.choices("BCĐGHKLMNPTX", k=3))
    file.write_text(file.read_text("utf-8").replace("---\n", f"  - ngan: {short}\n    day_du: Chữ mới\n---\n").replace(f"  - ngan: {short}\n    day_du: Chữ mới\n---\n", "---\n", 1), "utf-8")


def another_task(root: Path, chance: random.Random) -> None:
    file = _some(root, chance, "docs/phan-cong/**/*.md")
    text = file.read_text("utf-8").replace("vai_tro: chu-tri", "vai_tro: phoi-hop", 1)
    file.write_text(text.replace("noi_dung: ", "noi_dung: Theo Luật mới, ", 1), "utf-8")


ALL: tuple[Edit, ...] = (another_year, more_prose, another_title, read_relation, one_more, one_less, another_abbreviation, another_task)


@pytest.mark.parametrize("seed", range(2))
def test_after_random_edits_the_files_are_those_of_a_clean_build(content: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # repeatable, not secret
    folder = tmp_path / "store"
    for number in range(EDITS // 2):
        if number:
            chance.choice(ALL)(content, chance)
            chance.choice(ALL)(content, chance)
        kept, clean = tmp_path / f"kept-{number}", tmp_path / f"clean-{number}"
        with Store.open(folder, "1") as store:
            made(content, store, kept, spare=tmp_path / "spare")
        made(content, Store(tmp_path / f"store-{number}", "1"), clean)
        assert files(kept) == files(clean)
        # As when the next site has taken the place of this one.
        put_by(kept, tmp_path / "spare")


def test_nothing_is_made_twice_where_nothing_changed(content: Path, tmp_path: Path) -> None:
    for number, expected in ((0, True), (1, False)):
        with Store.open(tmp_path / "store", "1") as store:
            assert bool(made(content, store, tmp_path / f"out-{number}")) is expected


def test_an_edited_body_makes_its_own_page_and_search_and_little_else(content: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "one")
    file = sorted((content / "legal/can-cu").glob("*.md"))[3]
    file.write_text(file.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    with Store.open(tmp_path / "store", "1") as store:
        assert made(content, store, tmp_path / "two") == {f"trang/instrument/{file.stem}", "tim-kiem/"}


@pytest.mark.parametrize("damage", ["", "{", '{"version": "1"}', '{"version": "1", "keys": [], "jobs": {"x": 3}}'])
def test_a_store_that_cannot_be_read_is_made_anew_without_a_word(content: Path, tmp_path: Path, damage: str) -> None:
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "one")
    (tmp_path / "store" / MANIFEST).write_text(damage, "utf-8")
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_kept_file_that_was_changed_or_lost_is_made_again(content: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "one")
    wanted = files(tmp_path / "one")
    shutil.rmtree(tmp_path / "one")
    kept = [Path(store.path(url)) for url in wanted if url.startswith("van-ban/")]
    kept[0].write_text("khác", "utf-8")
    kept[1].unlink()
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "two")
    assert files(tmp_path / "two") == wanted


def test_another_version_of_the_code_keeps_nothing(content: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", "1") as store:
        everything = made(content, store, tmp_path / "one")
    with Store.open(tmp_path / "store", "2") as store:
        assert made(content, store, tmp_path / "two") == everything


def test_two_builds_at_one_moment_do_not_share_a_store(content: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", "1") as store:
        made(content, store, tmp_path / "one")
    done = f"from pathlib import Path; from cancu.store import Store\nwith Store.open(Path({str(tmp_path / 'store')!r}), '1') as s: print(len(s.made))"
    with Store.open(tmp_path / "store", "1"):
        import subprocess
        import sys

        other = subprocess.run([sys.executable, "-c", done], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert other.stdout.strip() == "0"


def test_three_machines_make_disjoint_parts_that_together_are_the_whole(content: Path, tmp_path: Path) -> None:
    made(content, Store(tmp_path / "store", "1"), tmp_path / "whole")
    merged: dict[str, bytes] = {}
    for number in (1, 2, 3):
        made(content, Store(tmp_path / f"store-{number}", "1"), tmp_path / f"part-{number}", Shard(number, 3))
        part = files(tmp_path / f"part-{number}")
        assert part
        assert not merged.keys() & part.keys()
        merged |= part
    assert dict(sorted(merged.items())) == dict(sorted(files(tmp_path / "whole").items()))


def test_what_the_browser_runs_is_code_wherever_it_lies(tmp_path: Path) -> None:
    """A changed client of the search makes its scripts anew: nothing kept from before is taken for good."""
    source = tmp_path / client.SOURCES.relative_to(ROOT) / "page.js"
    source.parent.mkdir(parents=True)
    source.write_text("1", "utf-8")
    before = inputs.version(tmp_path, None, "")
    source.write_text("2", "utf-8")
    assert inputs.version(tmp_path, None, "") != before
