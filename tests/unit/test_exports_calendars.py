"""Calendars, read back by a parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from exports_site import PLAN, site
from icalendar import Calendar

from cancu import agenda
from cancu.days import Day
from cancu.exports.calendars import assets
from cancu.graph import Graph
from cancu.records import Basis
from cancu.site import Settings, Site


def files(of: Site | None = None) -> dict[str, bytes]:
    return {asset.url: asset.content for asset in assets(of or site())}


def entries(url: str = "lich/tat-ca.ics", of: Site | None = None) -> dict[str, Any]:
    calendar = Calendar.from_ical(files(of)[url])
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def test_there_is_one_calendar_for_all_and_one_for_each_agency_with_a_day() -> None:
    assert sorted(files()) == ["lich/cong-an-xa.ics", "lich/tat-ca.ics", "lich/ubnd-xa.ics"]


def test_each_calendar_is_a_valid_rfc_5545_object() -> None:
    for content in files().values():
        assert content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")
        calendar = Calendar.from_ical(content)
        assert str(calendar["VERSION"]) == "2.0"
        assert str(calendar["X-WR-TIMEZONE"]) == "Asia/Ho_Chi_Minh"
        assert calendar["PRODID"]
        assert calendar.walk("VEVENT")
        assert not [error for part in calendar.walk() for error in getattr(part, "errors", [])]


def test_a_quarterly_report_has_its_last_day_in_time_and_names_the_printed_day() -> None:
    found = entries("lich/cong-an-xa.ics")
    entry = found["kh-xa-2026/bao-cao-quy-2026-03-14@can-cu"]
    assert entry["DTSTART"].dt == date(2026, 3, 14)
    assert entry["DTEND"].dt == date(2026, 3, 15)
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert str(entry["SUMMARY"]) == "Báo cáo quý (trước ngày 15/03/2026)"
    assert "RRULE" not in entry


def test_a_period_without_a_day_says_so() -> None:
    entry = entries()["kh-xa-2026/iv-1-1/1-2026-06-30@can-cu"]
    assert str(entry["SUMMARY"]) == "Gửi thống kê (sáu tháng đầu năm 2026, không nêu ngày)"


def test_a_duty_and_the_task_that_repeats_it_are_one_event() -> None:
    assert not [uid for uid in entries() if uid.startswith("kh-xa-2026/iv-1-2/")]


def test_what_comes_back_every_year_is_one_event_with_a_rule() -> None:
    deadline, month = entries()["thoi-han/han-nam-07-09@can-cu"], entries()["ngay-truyen-thong/thang-hiv-11-10@can-cu"]
    assert deadline["RRULE"].to_ical() == month["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert str(deadline["SUMMARY"]) == "Báo cáo năm (hạn: 10/7)"
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (date(2026, 11, 10), date(2026, 12, 11))


def test_a_month_kept_once_has_no_rule() -> None:
    entry = entries()["ngay-truyen-thong/mot-lan-2003-12-01@can-cu"]
    assert "RRULE" not in entry
    assert entry["DTEND"].dt == date(2004, 1, 1)


def test_a_deadline_whose_only_basis_is_dead_is_gone() -> None:
    assert not [uid for uid in entries() if "han-chet" in uid]


def test_a_deadline_ends_with_the_last_of_its_bases() -> None:
    known = site()
    ended = replace(known.graph.instruments["nd-moi"], expired=Day.parse("01/01/2029"))
    both = replace(known.graph.deadlines["han-nam"], bases=(Basis(instrument="nd-cu"), Basis(instrument="nd-moi")))
    graph = replace(
        known.graph, instruments={**known.graph.instruments, "nd-moi": ended}, deadlines={"han-nam": both}
    )
    rule = entries(of=Site(graph, known.settings))["thoi-han/han-nam-07-09@can-cu"]["RRULE"]
    assert rule["UNTIL"] == [date(2028, 12, 31)]


def test_the_stamp_is_the_day_of_checking_and_else_the_day_of_issue() -> None:
    uid = "kh-xa-2026/bao-cao-quy-2026-03-14@can-cu"
    assert entries()[uid]["DTSTAMP"].dt.date() == date(2026, 5, 20)
    graph = Graph(instruments={PLAN.id: replace(PLAN, evidence=None)})
    bare = Site(graph, Settings(on=date(2026, 6, 1)))
    assert entries(of=bare)[uid]["DTSTAMP"].dt.date() == date(2026, 1, 10)


def test_uids_are_unique_and_do_not_move_with_the_day_of_building() -> None:
    later = files(site(date(2027, 3, 1)))
    assert later == files()
    content = files()["lich/tat-ca.ics"].decode()
    assert content.count("UID:") == len(entries())


def test_a_link_is_given_where_the_address_is_known() -> None:
    uid = "kh-xa-2026/bao-cao-quy-2026-03-14@can-cu"
    assert "URL" not in entries()[uid]
    known = entries(of=site(date(2026, 6, 1), "https://vi-du.vn/can-cu/"))[uid]
    assert str(known["URL"]) == "https://vi-du.vn/can-cu/van-ban/kh-xa-2026/#bao-cao-bao-cao-quy"


def test_no_event_means_no_file() -> None:
    assert files(Site(Graph(instruments={}), Settings(on=date(2026, 1, 1)))) == {}


def test_a_window_spells_out_every_year() -> None:
    found = agenda.between(agenda.series(site()), date(2027, 1, 1), date(2028, 12, 31))
    assert [e.first.isoformat() for e in found if e.key == "thoi-han/han-nam"] == ["2027-07-09", "2028-07-09"]
    assert next(e.note for e in found if e.key == "thoi-han/han-nam") == "trước ngày 10/07/2027"
    assert not [e for e in found if e.kind == "bao-cao"]


def test_a_window_keeps_what_began_before_it() -> None:
    found = agenda.between(agenda.series(site()), date(2027, 12, 1), date(2027, 12, 1))
    assert [e.key for e in found] == ["ngay-truyen-thong/thang-hiv"]
