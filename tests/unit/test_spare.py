"""Old folders are built into again: whatever stands in them, only the wanted files remain."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cancu.spare import put_by, taken_up


@pytest.fixture
def wanted(tmp_path: Path) -> dict[str, str]:
    """Two finished files, by address."""
    found = {}
    for url in ("index.html", "van-ban/a/index.html"):
        file = tmp_path / f"kept-{len(found)}"
        file.write_text(url, "utf-8")
        found[url] = os.fspath(file)
    return found


def stand(folder: Path, url: str, source: str = "") -> Path:
    file = folder / url
    file.parent.mkdir(parents=True, exist_ok=True)
    if source:
        os.link(source, file)
    else:
        file.write_text("cũ", "utf-8")
    return file


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_file_that_is_the_wanted_one_stays_and_all_else_goes(tmp_path: Path, wanted: dict[str, str]) -> None:
    spare = tmp_path / "cay"
    stand(spare, "index.html", wanted["index.html"])
    stand(spare, "van-ban/a/index.html")
    stand(spare, "van-ban/b/index.html")
    (spare / "lien-ket").symlink_to(tmp_path)
    assert taken_up(spare, tmp_path / "site", wanted) == {"index.html"}
    assert left(tmp_path / "site") == {"index.html"}
    assert not spare.exists()


def test_the_same_words_in_another_file_are_not_the_wanted_file(tmp_path: Path, wanted: dict[str, str]) -> None:
    stand(tmp_path / "cay", "index.html").write_text("index.html", "utf-8")
    assert taken_up(tmp_path / "cay", tmp_path / "site", wanted) == frozenset()
    assert left(tmp_path / "site") == set()


def test_without_a_spare_or_where_the_target_holds_something_nothing_happens(tmp_path: Path, wanted: dict[str, str]) -> None:
    assert taken_up(tmp_path / "cay", tmp_path / "site", wanted) == frozenset()
    stand(tmp_path / "cay", "index.html", wanted["index.html"])
    mine = stand(tmp_path / "site", "cua-toi.txt")
    assert taken_up(tmp_path / "cay", tmp_path / "site", wanted) == frozenset()
    assert mine.read_text("utf-8") == "cũ"


def test_the_old_site_becomes_the_spare_one_where_there_is_none(tmp_path: Path) -> None:
    stand(tmp_path / "site", "cu.html")
    put_by(tmp_path / "site", tmp_path / ".cache/cay")
    assert left(tmp_path / ".cache/cay") == {"cu.html"}
    assert not (tmp_path / "site").exists()


def test_a_spare_that_is_there_stays_for_who_may_be_taking_it(tmp_path: Path) -> None:
    stand(tmp_path / "cay", "rat-cu.html")
    stand(tmp_path / "site", "cu.html")
    put_by(tmp_path / "site", tmp_path / "cay")
    assert left(tmp_path / "cay") == {"rat-cu.html"}
    assert left(tmp_path / "site") == {"cu.html"}
