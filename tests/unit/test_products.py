"""What is made from a training material: PDFs, cards, their words, their bytes."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from samples import graph_of, instrument, link

from cancu import claims, downloads
from cancu.days import Day
from cancu.graph import Graph
from cancu.pages.page import Asset
from cancu.products import assets, blocks, cache, codes, content, typesetting
from cancu.records import Claim, ClaimBasis, Phrase, Quiz, Segment, Spoken, SupportLine, Training
from cancu.site import Settings, Site
from cancu.text import nfc

DAY = date(2026, 11, 22)
PARTICIPANTS = ("to-phat-tay.pdf", "to-gap-ba.pdf", "trinh-chieu.pdf")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of finished files for all tests of this module: never the checkout's own."""
    return tmp_path_factory.mktemp("kho")


@pytest.fixture(autouse=True)
def _own_cache(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_CACHE", str(kept))


@pytest.fixture(scope="session")
def site(graph: Graph) -> Site:
    return Site(graph, Settings(on=DAY, address="https://can-cu.example/"))


@pytest.fixture
def made(site: Site) -> dict[str, bytes]:
    return by_url(assets(site))


def by_url(found: tuple[Asset, ...]) -> dict[str, bytes]:
    return {asset.url: asset.content for asset in found}


@lru_cache(maxsize=256)
def words(pdf: bytes) -> str:
    """The text of a PDF on one line, in NFC."""
    return squeezed(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))


def squeezed(text: str) -> str:
    # A line may break anywhere inside a number or after a dash: white space does not count at all.
    return re.sub(r"\s+", "", nfc(text))


def embedded(font: DictionaryObject) -> bool:
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    return "BeVietnamPro" in str(descriptor["/FontName"]) and bool({"/FontFile2", "/FontFile3"} & descriptor.keys())


def material(**values: object) -> Training:
    known: dict[str, object] = {
        "id": "thu", "path": "docs/tap-huan/thu.md", "title": "Buổi thử", "summary": "Giúp người thử.",
        "audiences": ("cha-me",), "forms": ("buoi-tap-huan",), "minutes": "10", "topics": (), "goals": ("Nhớ một câu.",),
        "messages": (Claim(text="Người bị ép không có lỗi.", bases=(ClaimBasis(instrument="cu", article="24"),)),),
        "script": (Segment(minutes="10", activity="Cùng đọc", content="Đọc to.", notes="Chỉ người dẫn biết điều này."),),
        "quiz": (Quiz(question="Ai có lỗi?", options=("Người ép", "Người bị ép"), answer="A", explanation="Luật nói vậy.",
                      bases=(ClaimBasis(instrument="moi", article="32"),)),),
        "loudspeaker": (Spoken(seconds="20", words="Kính thưa bà con.", pause="3"), Spoken(seconds="10", words="Xin cảm ơn.")),
        "say": (Phrase(text="Tôi nghe đây.", reason="Dịu."),), "body": "## Nhớ\n\n- **Một** điều.\n", "card_text": "Không ai có lỗi.",
        "reviewed": Day(2026, 11, 22), "next_review": Day(2027, 5, 20),
    }
    return Training(**(known | values))  # type: ignore[arg-type]  # a test's own values


def small(address: str = "", **values: object) -> Site:
    """A site of one material whose first article died and was replaced."""
    old, new = instrument("cu", number="1/2020/NĐ-CP"), instrument(
        "moi", number="2/2025/NĐ-CP", issued="01/11/2025", effective="15/12/2025", replaces=link("cu"))
    graph = graph_of(old, new, trainings={"thu": material(**values)})
    return Site(graph, Settings(on=DAY, address=address))


def test_every_pdf_says_its_title_in_whole_vietnamese_words(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        for download in downloads.of(training):
            if download.name.endswith(".pdf"):
                text = words(made[downloads.address(training.id, download.name)])
                assert squeezed(training.title) in text, download.name
                assert "\ufffd" not in text


def test_every_claim_stands_with_its_article_in_what_participants_take_home(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        for name in PARTICIPANTS:
            url = downloads.address(training.id, name)
            text = words(made[url]) if url in made else None
            for claim in training.messages if text is not None else ():
                assert squeezed(claim.text) in text, url
                for basis in claim.bases:
                    assert squeezed(content.named(basis, site)) in text, (url, basis)


def test_the_booklet_has_every_article_and_every_note(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        text = words(made[downloads.address(training.id, "so-tay.pdf")])
        for basis in training.bases:
            assert squeezed(content.named(basis, site)) in text, (training.id, basis)
        for segment in training.script:
            assert squeezed(segment.notes) in text


def test_the_loudspeaker_script_has_every_word_its_seconds_and_its_pauses(site: Site, made: dict[str, bytes]) -> None:
    spoken = [t for t in site.graph.trainings.values() if t.loudspeaker]
    assert spoken
    for training in spoken:
        text = words(made[downloads.address(training.id, "loi-loa.pdf")])
        for part in training.loudspeaker:
            assert squeezed(part.words) in text
            assert f"{part.seconds}giây" in text
            assert part.pause == "0" or f"nghỉ{part.pause}giây" in text


def test_what_participants_hold_never_shows_a_facilitators_note() -> None:
    found = by_url(assets(small()))
    for name in PARTICIPANTS:
        assert "Chỉngườidẫnbiết" not in words(found[f"tap-huan/thu/{name}"])
    assert "Chỉngườidẫnbiết" in words(found["tap-huan/thu/so-tay.pdf"])


def test_handouts_leaflets_and_forms_keep_to_their_pages(site: Site, made: dict[str, bytes]) -> None:
    limits = {"to-phat-tay.pdf": (1, 2), "to-gap-ba.pdf": (2, 2), "phieu-bao-cao.pdf": (1, 1)}
    for training in site.graph.trainings.values():
        for name, (least, most) in limits.items():
            assert least <= typesetting.pages(made[downloads.address(training.id, name)]) <= most, (training.id, name)


def test_the_cover_of_a_leaflet_is_on_the_outside_and_its_text_on_the_inside(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        outside, inside = (squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(made[downloads.address(training.id, "to-gap-ba.pdf")])).pages)
        assert squeezed(training.title) in outside, training.id
        assert all(squeezed(claim.text) in outside for claim in training.messages), training.id
        assert not training.lines or squeezed("Gọi ai") in outside
        assert "Phiênbản" in outside
        first = next(line for line in training.body.splitlines() if line.startswith("## "))
        assert squeezed(first.removeprefix("## ")) in inside, training.id


def test_every_slide_fits_its_page(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        if training.script:
            most = 4 + len(training.messages) + len(training.script) + bool(training.discussion) + 2 * len(training.pretest) + 2 * len(training.quiz)
            assert typesetting.pages(made[downloads.address(training.id, "trinh-chieu.pdf")]) <= most, training.id


def test_a_dead_article_is_said_on_paper_with_the_one_that_took_its_place() -> None:
    found = by_url(assets(small()))
    for name in (*PARTICIPANTS, "loi-loa.pdf", "so-tay.pdf"):
        text = words(found[f"tap-huan/thu/{name}"])
        assert "Đãhếthiệulực;naylàNghịđịnh2/2025/NĐ-CP" in text, name
        assert "Dừnglại:1căncứ" in text, name


def test_a_dead_article_told_as_history_raises_no_alarm() -> None:
    past = ClaimBasis(instrument="cu", article="24", past="co")
    found = claims.standing(past, small())
    assert (found.state, found.alarming) == (claims.PAST, False)


def test_an_article_of_an_unknown_document_raises_an_alarm() -> None:
    assert claims.standing(ClaimBasis(instrument="khong-co", article="1"), small()).alarming


def test_a_pdf_is_tagged_names_its_language_and_embeds_its_fonts(made: dict[str, bytes]) -> None:
    for url, data in made.items():
        if url.startswith("tap-huan/cha-me/") and url.endswith(".pdf"):
            reader = PdfReader(io.BytesIO(data))
            root = reader.trailer["/Root"]
            assert root["/MarkInfo"]["/Marked"], url
            assert str(root["/Lang"]).startswith("vi"), url
            assert reader.metadata is not None
            assert reader.metadata.title
            assert reader.pages[0]["/Resources"]["/Font"], url
            assert all(embedded(font.get_object()) for font in reader.pages[0]["/Resources"]["/Font"].values()), url


def test_no_page_of_a_pdf_is_empty_and_ink_stays_off_the_edges(made: dict[str, bytes]) -> None:
    for name in ("to-phat-tay", "to-gap-ba", "trinh-chieu", "so-tay", "phieu-bao-cao"):
        document = pypdfium2.PdfDocument(made[f"tap-huan/doi-kiem-tra-lien-nganh/{name}.pdf"])
        for page in document:
            grey = page.render(scale=0.5).to_pil().convert("L")
            assert grey.getextrema()[0] < 100, name
            edge = [grey.getpixel((x, y)) for y in range(grey.height) for x in (0, grey.width - 1)]
            assert min(edge) > 200, name


def test_the_same_material_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = by_url(assets(small("https://can-cu.example/")))
    monkeypatch.setenv("CANCU_CACHE", str(tmp_path))
    typesetting._compiler.cache_clear()
    assert by_url(assets(small("https://can-cu.example/"))) == first


def test_only_a_changed_material_is_set_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CANCU_CACHE", str(tmp_path))
    assets(small())
    before = {file.name for file in (tmp_path / "tap-huan").iterdir()}
    assets(small())
    assert {file.name for file in (tmp_path / "tap-huan").iterdir()} == before
    assets(small(title="Buổi thử khác"))
    assert before < {file.name for file in (tmp_path / "tap-huan").iterdir()}


def test_a_day_that_changes_no_status_changes_no_file(graph: Graph) -> None:
    days = [Site(graph, Settings(on=day)) for day in (DAY, date(2026, 11, 23))]
    cards = [content.material(site.graph.trainings["cha-me"], site) for site in days]
    assert cards[0] == cards[1]


def test_without_an_address_the_path_is_printed_and_there_is_no_code() -> None:
    data = content.material(material(), small())
    assert (data["address"], data["qr"]) == ("/tap-huan/thu/", "")
    assert "/tap-huan/thu/" in words(by_url(assets(small()))["tap-huan/thu/to-phat-tay.pdf"])


def test_with_an_address_the_code_leads_to_the_page() -> None:
    data = content.material(material(), small("https://can-cu.example"))
    assert data["address"] == "https://can-cu.example/tap-huan/thu/"
    assert data["qr"] == codes.qr("https://can-cu.example/tap-huan/thu/")
    assert data["qr"].startswith("<svg")


def test_the_report_form_asks_for_no_name(made: dict[str, bytes]) -> None:
    text = words(made["tap-huan/cha-me/phieu-bao-cao.pdf"])
    assert "Khôngghitên" in text
    assert not re.search(r"[Hh]ọvàtên|[Hh]ọtên|CCCD|Sốđiệnthoại:", text)


def test_cards_are_pictures_of_the_size_that_networks_show(made: dict[str, bytes]) -> None:
    cards = {url: data for url, data in made.items() if url.endswith(".png")}
    assert cards
    for data in cards.values():
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)


def test_every_link_to_a_file_leads_to_a_file_that_is_made(site: Site, made: dict[str, bytes]) -> None:
    for training in site.graph.trainings.values():
        assert {url for _, url in downloads.listed(training)} <= made.keys()
    assert {course.url for course in downloads.courses(site.graph)} <= made.keys()


def test_a_course_holds_every_material_for_its_audience(site: Site, made: dict[str, bytes]) -> None:
    for course in downloads.courses(site.graph):
        text = words(made[course.url])
        assert all(squeezed(m.title) in text for m in course.materials)


def test_a_support_line_prints_only_what_is_known() -> None:
    line = SupportLine(id="so", path="docs/ho-tro/so.md", title="Đường dây thử", number="999", purpose="Giúp người thử.",
                       checked=Day(2026, 11, 22), next_review=Day(2027, 5, 20))
    base = small(lines=("so",))
    site = Site(Graph(instruments=base.graph.instruments, trainings=base.graph.trainings, support_lines={"so": line}), base.settings)
    text = words(by_url(assets(site))["tap-huan/thu/to-phat-tay.pdf"])
    assert "999" in text
    assert "Giờtrực" not in text


def test_markdown_becomes_blocks_and_nothing_is_lost() -> None:
    found = blocks.blocks("## Đầu\n\nMột **đậm** và *nghiêng*.\n\n1. Hai\n2. Ba\n    - Bốn\n\n| A | B |\n|---|---|\n| c | d |\n")
    assert [block["kind"] for block in found] == ["heading", "para", "list", "table"]
    assert [run["t"] for run in found[1]["runs"] if run["b"]] == ["đậm"]
    assert found[2]["ordered"]
    assert found[2]["items"][1][1]["kind"] == "list"
    assert (found[3]["width"], len(found[3]["rows"])) == (2, 1)


def test_a_script_in_a_record_never_reaches_the_typesetter_as_code() -> None:
    found = by_url(assets(small(title="Buổi #panic() $x$ *thử*")))
    assert "#panic()$x$*thử*" in words(found["tap-huan/thu/to-phat-tay.pdf"])


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("không phải thư mục")
    monkeypatch.setenv("CANCU_CACHE", str(blocked))
    assert cache.kept("x", lambda: b"y") == b"y"


def test_words_that_run_over_a_picture_still_give_one_picture() -> None:
    data = {"title": "Rất dài " * 200, "card": "Không ai có lỗi. " * 60, "lines": [], "checked": "22/11/2026"}
    assert typesetting.png("card", data).startswith(b"\x89PNG")
