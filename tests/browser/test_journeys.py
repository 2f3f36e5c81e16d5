"""The three journeys, by phone and desktop, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
KINDS = {
    "front page": "", "instrument": "van-ban/nd-282-2025-nd-cp/", "dead instrument": "van-ban/nd-144-2021-nd-cp/",
    "plan": "van-ban/kh-ke-sat-2026/", "assignment": "phan-cong/kh-2234-tphcm-2018/so-ldtbxh/",
    "agency": "co-quan/so-y-te/", "place": "dia-phuong/tan-chau-tay-ninh/", "year": "nam/2025/",
    "topic": "chu-de/kiem-tra-lien-nganh/", "type": "loai-van-ban/nghi-dinh/", "index": "van-ban/",
    "terms": "thuat-ngu/", "calendar": "lich/", "matrix": "ma-tran/", "comparison": "so-sanh/",
    "review": "can-xem-lai/", "bases": "can-cu/", "data": "du-lieu/", "guide": "huong-dan/",
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_phone(kind: str, visit: Open) -> None:
    for width in (320, 360):
        page = visit(KINDS[kind], width=width)
        spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spill <= 0, f"{kind} at {width} px spills {spill} px"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_no_other_host_and_logs_no_error(kind: str, visit: Open, address: str) -> None:
    page = visit()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert all(url.startswith((address, "data:")) for url in asked), asked
    assert not errors


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_one_main_heading_a_language_and_a_title(kind: str, visit: Open) -> None:
    page = visit(KINDS[kind], javascript=False)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "vi"
    assert "Căn cứ" in page.title()


def test_staff_find_the_basis_of_a_task_without_scripts(visit: Open) -> None:
    page = visit("", width=360, javascript=False)
    page.get_by_role("link", name="Tra căn cứ").first.click()
    page.goto(page.url.replace("van-ban/", "phan-cong/"))
    page.get_by_role("link", name="Công an xã", exact=True).first.click()
    task = page.locator("#iv-2-b")
    expect(task.locator(".vt").first).to_have_text("Chủ trì")
    task.locator("details.dua-tren > summary").click()
    expect(task.get_by_role("link", name="Pháp lệnh Phòng, chống mại dâm").first).to_be_visible()


def test_the_page_answers_for_another_day_without_a_server(visit: Open) -> None:
    page = visit("van-ban/nd-144-2021-nd-cp/")
    answer = page.locator("[data-hoi-ngay] output")
    for day, words in (("2025-12-14", "Còn hiệu lực"), ("2025-12-15", "Hết hiệu lực"), ("2020-01-01", "Chưa ban hành")):
        page.locator("#ngay-hoi").fill(day)
        expect(answer).to_contain_text(words)


def test_without_scripts_the_timeline_still_tells_it(visit: Open) -> None:
    page = visit("van-ban/nd-144-2021-nd-cp/", javascript=False)
    expect(page.locator(".tg-ds li").last).to_contain_text("Nghị định 282/2025/NĐ-CP thay thế")
    expect(page.locator("[data-hoi-ngay]")).to_be_hidden()


def test_which_decree_governs_an_act_is_answered_by_its_days(visit: Open) -> None:
    page = visit("van-ban/nd-282-2025-nd-cp/")
    form = page.locator(".chuyen-tiep form")
    expect(page.locator(".chuyen-tiep table")).to_contain_text("Nghị định 144/2021/NĐ-CP")
    form.locator("[name=dau]").fill("2025-12-01")
    form.locator("[name=cuoi]").fill("2025-12-10")
    expect(form.locator("output")).to_contain_text("Nghị định 144/2021/NĐ-CP")
    form.locator("[name=cuoi]").fill("2025-12-20")
    expect(form.locator("output")).to_contain_text("Nghị định 282/2025/NĐ-CP")
    form.locator("[name=quyet]").fill("2025-12-12")
    expect(form.locator("output")).to_contain_text("ngày ra quyết định")


def test_ticked_bases_come_out_in_order_and_as_plain_text(visit: Open) -> None:
    page = visit("can-cu/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("input[value=nd-282-2025-nd-cp]").check()
    page.locator("input[value=pl-10-2003-ubtvqh11]").check()
    lines = page.locator("#vung-da-chon p")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Căn cứ Pháp lệnh Phòng, chống mại dâm số 10/2003/PL-UBTVQH11 ngày 17 tháng 3 năm 2003")
    page.locator("[data-sao-chep=vung-da-chon]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("\n") == 1
    assert "<" not in copied
    assert copied.splitlines()[1].startswith("Căn cứ Nghị định số 282/2025/NĐ-CP ngày 30 tháng 10 năm 2025 của Chính phủ quy định")


def test_a_dead_basis_is_not_among_those_to_tick_first(visit: Open) -> None:
    page = visit("can-cu/", javascript=False)
    assert page.locator(".da-het input[value=nd-144-2021-nd-cp]").count() == 1
    assert page.locator("input[value=nd-144-2021-nd-cp]").count() == 1


def test_an_abbreviation_is_explained_to_the_keyboard(visit: Open) -> None:
    page = visit("van-ban/pl-10-2003-ubtvqh11/")
    short = page.locator("main abbr[data-full]").first
    short.focus()
    shown = short.evaluate("node => getComputedStyle(node, '::after').content")
    assert short.get_attribute("data-full") in shown


def test_a_link_into_a_folded_part_opens_it(visit: Open) -> None:
    page = visit("van-ban/kh-ke-sat-2026/#muc-luc")
    expect(page.locator("#muc-luc")).to_be_in_viewport()


def test_a_long_list_filters_without_marks(visit: Open) -> None:
    page = visit("co-quan/")
    page.locator("#loc").fill("cong an xa")
    expect(page.locator("[data-loc-duoc] > li:visible").first).to_contain_text("Công an cấp xã")
    assert page.locator("[data-loc-duoc] > li:visible").count() <= 3


def test_print_unfolds_everything_and_drops_the_frame(visit: Open) -> None:
    page = visit("phan-cong/kh-ke-sat-2026/cong-an-xa/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("header.md-header")).to_be_hidden()
    assert page.locator("details:not([open])").count() == 0


def test_the_reader_s_choice_of_a_dark_page_is_kept(visit: Open) -> None:
    page = visit()
    page.locator("button[data-nen]").click()
    chosen = page.locator("html").get_attribute("data-nen")
    page.reload()
    assert page.locator("html").get_attribute("data-nen") == chosen == "toi"
