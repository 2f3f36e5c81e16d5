"""Tasks put to today's offices in today's words; what cannot be put is listed."""

from __future__ import annotations

import pytest
from drafts import drafted, task, world

from cancu.draft import Draft
from cancu.draft.persons import spare, warning
from cancu.records import Target


def carried(*summaries: str, **values: object) -> Draft:
    return drafted(world(*(task(n, text, **values) for n, text in enumerate(summaries, 1))), "kh-thu-2022")  # type: ignore[arg-type]


def text_of(summary: str, **values: object) -> str:
    draft = carried(summary, **values)
    return draft.fill(draft.items[0].text) if draft.items else ""


def test_a_districts_office_goes_to_its_heir_at_the_commune() -> None:
    draft = carried("Tuyên truyền trong huyện.")
    assert draft.items[0].agencies == ("phong-vhxh-xa",)
    assert draft.fill(draft.items[0].text) == "Tuyên truyền trong xã."


def test_a_task_without_a_single_heir_is_listed_with_offices_to_consider() -> None:
    draft = drafted(world(task(1, "Kiểm tra cơ sở."), agency_id="cong-an-huyen"), "kh-thu-2022")
    assert not draft.items
    doubt = draft.of("nhiem-vu")[0]
    assert ("cong-an-xa", "Công an {dv}") in doubt.candidates
    assert doubt.text == "Kiểm tra cơ sở."
    assert "Công an cấp xa" in doubt.why


def test_the_function_decides_between_heirs() -> None:
    draft = drafted(world(task(1, "Quản lý địa bàn.", topics=("quan-ly-dia-ban",)), agency_id="cong-an-huyen"), "kh-thu-2022")
    assert draft.items[0].agencies == ("cong-an-xa",)


def test_an_office_whose_being_is_not_known_gets_no_task() -> None:
    draft = drafted(world(task(1, "Hướng dẫn báo, đài."), agency_id="so-cu"), "kh-thu-2022")
    assert not draft.items
    assert "Chưa rõ nay còn hay không" in draft.of("nhiem-vu")[0].why


def test_the_models_issuer_is_answered_by_the_drafts_issuer() -> None:
    assert text_of("Tham mưu Ủy ban nhân dân huyện chỉ đạo.") == "Tham mưu Ủy ban nhân dân xã chỉ đạo."


def test_a_partner_without_an_heir_goes_unnamed_and_is_listed() -> None:
    draft = carried("Cùng Phòng Tài chính - Kế hoạch huyện lập dự toán.", partners=("phong-tai-chinh-huyen",))
    assert draft.items[0].text == "Cùng cơ quan, đơn vị liên quan lập dự toán."
    assert [doubt.key for doubt in draft.of("co-quan")] == ["phong-tai-chinh-huyen"]
    assert "Phòng Tài chính" not in "".join(draft.items[0].notes)


def test_an_office_without_an_heir_that_the_sentence_is_about_stops_the_sentence() -> None:
    draft = carried("Kiện toàn Phòng Tài chính - Kế hoạch huyện.")
    assert not draft.items
    assert "Gắn với Phòng Tài chính - Kế hoạch" in draft.of("nhiem-vu")[0].why


@pytest.mark.parametrize("summary", [
    "Chỉ đạo các xã, thị trấn rà soát địa bàn.", "Làm theo Kế hoạch của huyện.", "Kiểm tra tại quận 5.",
    "Thực hiện Chương trình giai đoạn 2016-2020.", "Báo cáo trước ngày 15/12/2022.", "Làm theo Quyết định số 999/QĐ-UBND.",
])
def test_what_cannot_be_said_of_the_new_place_and_year_is_listed(summary: str) -> None:
    assert text_of(summary) == ""


@pytest.mark.parametrize(("summary", "expected"), [
    ("Phát tài liệu tới các xã, thị trấn, khu dân cư.", "Phát tài liệu trên địa bàn xã, khu dân cư."),
    ("Xây dựng xã, thị trấn lành mạnh.", "Xây dựng xã lành mạnh."),
    ("Đề nghị tỉnh mở lớp tập huấn năm 2022.", "Đề nghị tỉnh mở lớp tập huấn năm 2027."),
    ("Truyền thông ở huyện Thử.", "Truyền thông ở xã Thử."),
    ("Giữ an toàn xã hội.", "Giữ an toàn xã hội."),
    ("Cùng các ban, ngành, đoàn thể và các xã, thị trấn trong huyện tuyên truyền.", "Cùng cơ quan, đơn vị, đoàn thể liên quan tuyên truyền."),
])
def test_words_of_the_district_become_words_of_the_commune(summary: str, expected: str) -> None:
    assert text_of(summary) == expected


def test_last_years_figures_leave_an_empty_field() -> None:
    target = Target(amount="50 - 60", unit="lượt cơ sở", subject="kiểm tra")
    draft = carried("Kiểm tra 50 - 60 lượt cơ sở.", targets=(target,))
    assert draft.items[0].text == "Kiểm tra …… lượt cơ sở."
    assert [(goal.target.amount, goal.task) for goal in draft.goals] == [("50 - 60", "kh-thu-2022/iv-1-1")]


@pytest.mark.parametrize(("asked", "expected"), [
    ("Rà soát, thống kê số người bán dâm.", "Tổng hợp số liệu chung, không theo từng người, về người bán dâm."),
    ("Cùng xã thống kê nhóm có nguy cơ cao.", "Cùng xã tổng hợp số liệu chung, không theo từng người, về nhóm có nguy cơ cao."),
    ("Lập danh sách nạn nhân bị mua bán.", "Tổng hợp số liệu chung, không theo từng người, về nạn nhân bị mua bán."),
    ("Lập danh sách cơ sở kinh doanh.", "Lập danh sách cơ sở kinh doanh."),
    ("Thống kê số cơ sở. Giúp người bán dâm học nghề.", "Thống kê số cơ sở. Giúp người bán dâm học nghề."),
])
def test_statistics_of_persons_become_totals(asked: str, expected: str) -> None:
    assert spare(asked).text == expected
    assert not spare(asked).refused


def test_a_file_on_persons_is_refused() -> None:
    assert spare("Lập hồ sơ người nghiện.").refused
    assert spare("Theo dõi di biến động; quản lý người nghiện.").refused
    assert text_of("Lập hồ sơ người nghiện.") == ""


def test_the_warning_names_the_law_only_while_it_is_in_force() -> None:
    assert "91/2025" in text_of("Thống kê số người bán dâm.")
    assert warning("").endswith("dữ liệu cá nhân.")
