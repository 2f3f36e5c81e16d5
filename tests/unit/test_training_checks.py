"""What the check says of a material that could do harm or could not be used."""

from __future__ import annotations

from datetime import date

import pytest

from cancu import checks, load
from cancu.checks import training, training_texts
from cancu.checks.context import Context

ON = date(2026, 11, 22)
DECREE = """---
title: Nghị định thử
loai_van_ban: nghi-dinh
tinh_chat: quy-pham
so_ky_hieu: 1/2020/NĐ-CP
ngay_ban_hanh: 01/01/2020
ngay_hieu_luc: 01/02/2020
quy_dinh:
  - dieu: "3"
    noi_dung: Nội dung thử
{more}nguon:
  mo_ta: Thử.
  doi_chieu: 22/11/2026
  do_tin_cay: cao
---
"""
BASIS = """
    can_cu:
      - van_ban: nd-1-2020-nd-cp
        dieu: "3"
"""
SESSION = """---
title: Buổi thử
mo_ta: Thử.
doi_tuong:
  - {audience}
hinh_thuc:
  - buoi-tap-huan
thoi_luong: "20"
muc_tieu:
  - Biết.
thong_diep:
  - noi_dung: Pháp luật nói điều này.{claim}  - noi_dung: Người bị ép không có lỗi.
    loai: loi-khuyen
  - noi_dung: Hỏi kỹ trước khi đi.
    loai: loi-khuyen
kich_ban:
  - phut: "{minutes}"
    hoat_dong: Mở đầu
    noi_dung: {content}
    ghi_chu_nguoi_dan: Nhẹ nhàng.
  - phut: "10"
    hoat_dong: Kết thúc
    noi_dung: Chào nhau.
trac_nghiem:
  - cau_hoi: Báo ở đâu?
    lua_chon:
      - Công an xã
      - Trên mạng
{answer}    giai_thich: Gần nhất.{quiz}{more}duong_chuyen_gui:
  - buoc: Báo Công an xã.
ngay_ra_soat: 22/11/2026
ra_soat_tiep: 20/05/2027
---

{body}
"""
GOOD = {
    "audience": "nguoi-dan", "minutes": "10", "content": "Chào hỏi.", "answer": "    dap_an: A\n", "claim": BASIS,
    "quiz": BASIS, "more": "", "body": "Mình chào nhau như mọi ngày.",
}
LOUDSPEAKER = "loa:\n  - giay: \"{seconds}\"\n    loi: {words}\n"


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "legal/can-cu").mkdir(parents=True)
    (tmp_path / "docs/tap-huan").mkdir(parents=True)
    (tmp_path / "docs/ho-tro").mkdir(parents=True)
    (tmp_path / "legal/can-cu/nd-1-2020-nd-cp.md").write_text(DECREE.format(more=""), "utf-8")
    return tmp_path


def findings(tree, **changes):
    """The messages of the training rules on a session with some parts changed."""
    (tree / "docs/tap-huan/buoi-thu.md").write_text(SESSION.format(**(GOOD | changes)), "utf-8")
    library = load.load(tree)
    assert library.issues == []
    context = Context(library, ON)
    rules = (*training.RULES, *training_texts.RULES)
    return [f"{issue.code} {issue.message}" for rule in rules for issue in rule.issues(context)]


def only(messages, word):
    assert len(messages) == 1, messages
    assert word in messages[0]


def test_a_good_session_is_let_alone(tree):
    assert findings(tree) == []


def test_minutes_that_do_not_add_up_fail(tree):
    only(findings(tree, minutes="5"), "15 phút")


def test_a_question_without_an_answer_fails(tree):
    only(findings(tree, answer=""), "đáp án")


def test_an_answer_that_names_no_option_fails(tree):
    only(findings(tree, answer="    dap_an: D\n"), "đáp án")


def test_a_claim_of_law_without_an_article_fails(tree):
    only(findings(tree, claim="\n"), "căn cứ")


def test_a_basis_without_an_article_fails(tree):
    only(findings(tree, claim="\n    can_cu:\n      - van_ban: nd-1-2020-nd-cp\n"), "điều")


def test_an_article_nobody_has_listed_is_shown(tree):
    only(findings(tree, claim=BASIS.replace('"3"', '"9"')), "Điều 9")


def test_an_article_said_to_be_unknown_is_shown(tree):
    said = "\n    can_cu:\n      - van_ban: nd-1-2020-nd-cp\n        chua_ro_dieu: Chưa đối chiếu.\n"
    only(findings(tree, claim=said), "Chưa đối chiếu")


def test_a_claim_on_law_whose_effect_is_unknown_is_shown(tree):
    unknown = DECREE.format(more="").replace("ngay_hieu_luc: 01/02/2020\n", "")
    (tree / "legal/can-cu/nd-1-2020-nd-cp.md").write_text(unknown, "utf-8")
    assert any(m.startswith("TH018") and "chưa rõ" in m for m in findings(tree))


def test_advice_that_speaks_of_law_fails(tree):
    only(findings(tree, claim="\n    loai: loi-khuyen\n"), "lời khuyên")


def test_a_penalty_beside_a_coerced_person_fails(tree):
    only(findings(tree, content="Người bị ép thì phạt 2 triệu đồng."), "Mức phạt")
    only(findings(tree, body="Nạn nhân được giúp; kẻ gây ra bị phạt tù 5–10 năm."), "Mức phạt")


def test_a_penalty_in_a_paragraph_of_its_own_may_stand(tree):
    assert findings(tree, body="- Người bị ép là nạn nhân.\n- Kẻ môi giới: phạt tù 6 tháng–3 năm.") == []


def test_a_loudspeaker_with_sexual_detail_fails(tree):
    only(findings(tree, more=LOUDSPEAKER.format(seconds="30", words="Bà con nhắc con em đừng xem phim khiêu dâm nhé.")), "phát thanh")


def test_a_loudspeaker_with_too_few_seconds_fails(tree):
    words = "Kính thưa bà con trong thôn, hôm nay xã mình xin gửi tới bà con đôi lời."
    only(findings(tree, more=LOUDSPEAKER.format(seconds="2", words=words)), "giây")


def test_a_session_with_pupils_needs_rules_for_minors(tree):
    found = findings(tree, audience="hoc-sinh-thcs")
    assert [m for m in found if "quy_tac_tre_em" in m]
    assert [m for m in found if "khi_co_nguoi_tam_su" in m]


def test_a_text_of_officialese_does_not_pass_the_bar(tree):
    body = (
        "Tăng cường công tác lãnh đạo, chỉ đạo và tổ chức triển khai thực hiện có hiệu quả các biện pháp phối hợp liên "
        "ngành trên địa bàn theo chức năng, thẩm quyền được giao nhằm nâng cao hiệu lực quản lý."
    )
    only(findings(tree, body=body), "đọc")


def test_an_article_named_in_the_text_must_be_among_the_bases(tree):
    only(findings(tree, body="Xem Điều 7 Nghị định 1/2020/NĐ-CP."), "Điều 7")
    assert findings(tree, body="Xem Điều 3 Nghị định 1/2020/NĐ-CP.") == []


def test_a_line_that_hides_what_it_does_not_know_fails(tree):
    (tree / "docs/ho-tro/so-thu.md").write_text(
        "---\ntitle: Số thử\nso: \"111\"\nchuc_nang: Thử.\ncan_cu:\n  - van_ban: nd-1-2020-nd-cp\n    dieu: \"3\"\n"
        "ngay_kiem_tra: 22/11/2026\nra_soat_tiep: 20/05/2027\n---\n", "utf-8",
    )
    found = findings(tree)
    assert all(any(key in message for message in found) for key in ("`gio`", "`don_vi`"))


def test_a_review_more_than_six_months_away_fails(tree):
    path = tree / "docs/tap-huan/buoi-thu.md"
    path.write_text(SESSION.format(**GOOD).replace("20/05/2027", "30/06/2027"), "utf-8")
    assert [i for i in checks.run(load.load(tree), ON) if "sáu tháng" in i.message]


def test_a_claim_whose_law_died_turns_red(tree):
    dead = DECREE.format(more="").replace("quy_dinh:", "ngay_het_hieu_luc: 01/01/2026\nquy_dinh:")
    (tree / "legal/can-cu/nd-1-2020-nd-cp.md").write_text(dead, "utf-8")
    (tree / "docs/tap-huan/buoi-thu.md").write_text(SESSION.format(**GOOD), "utf-8")
    library = load.load(tree)
    assert [i for i in checks.run(library, ON) if "hết hiệu lực" in i.message and "buoi-thu" in i.place.path]
    assert not [i for i in checks.run(library, date(2025, 12, 31)) if "hết hiệu lực" in i.message]
