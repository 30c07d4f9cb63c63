"""Until when a text asks to be held, in the words of press releases, with a flag for all that is doubtful."""

import datetime as dt

import pytest

from articles.interchange import embargo
from articles.interchange.sheet import Sheet

NOW = dt.datetime(2026, 11, 20, 3, tzinfo=dt.UTC)


def utc(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


def read(line: str, *, language: str = "ko", now: dt.datetime = NOW, day: dt.date | None = None):
    sheet = Sheet(language, [], now, day)
    return embargo.read(sheet, line), [flag.code for flag in sheet.flags]


@pytest.mark.parametrize(
    ("line", "online", "print_on"),
    [
        ("보도시점 2026. 11. 24.(화) 12:00 이후", utc(24, 3), None),
        ("11.24.(화) 12:00 이후, 11.25.(수) 조간", utc(24, 3), dt.date(2026, 11, 25)),
        ("보도시점 : '26. 11. 24.(화) 석간", None, dt.date(2026, 11, 24)),
        ("보도시점: 2026.11.24(화) 오전 9시 30분부터", utc(24, 0, 30), None),
        ("엠바고 11월 24일 낮 12시", utc(24, 3), None),
        ("엠바고: 11월 24일(화) 정오 이후", utc(24, 3), None),
        ("보도시점 2026. 11. 24.(화) 24:00 이후", utc(24, 15), None),
        ("보도시점 2026. 11. 24.(화) 자정 이후", utc(23, 15), None),
        ("2026년 11월 25일(수) 조간부터 보도해 주시기 바랍니다. (인터넷, 방송은 11월 24일 낮 12시 이후)",
         utc(24, 3), dt.date(2026, 11, 25)),
        ("(인터넷·방송) 11. 24.(화) 18:00 이후 (신문) 11. 25.(수)", utc(24, 9), dt.date(2026, 11, 25)),
        ("온라인 11.24 12:00, 지면 11.25", utc(24, 3), dt.date(2026, 11, 25)),
        ("EMBARGOED UNTIL 12:00 KST, TUESDAY 24 NOVEMBER 2026", utc(24, 3), None),
        ("Embargoed until Nov. 24, 2026, 12:00 p.m. KST", utc(24, 3), None),
        ("Strictly embargoed until 00:01 GMT on Tuesday 24 November", utc(24, 0, 1), None),
        ("NOT FOR RELEASE BEFORE 9 a.m. ET, November 24th, 2026", utc(24, 14), None),
        ("EMBARGO: 2026-11-24 15:00 Seoul time", utc(24, 6), None),
        ("Embargoed until noon KST 24 November 2026", utc(24, 3), None),
    ],
)  # fmt: skip
def test_instant_and_print_day_are_read_in_the_right_zone(line, online, print_on):
    assert embargo.is_embargo(line)
    held, flags = read(line, language="en" if line[0] in "ESN" else "ko")
    assert held is not None
    assert (held.online_at, held.print_on, held.verbatim, flags) == (online, print_on, line, [])


@pytest.mark.parametrize(
    ("line", "now", "online"),
    [
        ("보도시점 1.2.(토) 12:00 이후", utc(30, 3, month=12), utc(2, 3, month=1, year=2027)),
        ("보도시점 12.31.(목) 12:00 이후", utc(2, 3, month=1, year=2027), utc(31, 3, month=12)),
        ("보도시점 2.29. 12:00 이후", utc(1, 3, month=2, year=2028), utc(29, 3, month=2, year=2028)),
    ],
)
def test_absent_year_is_the_one_nearest_by(line, now, online):
    held, _flags = read(line, now=now)
    assert held is not None and held.online_at == online


def test_absent_year_follows_the_day_the_text_was_sent():
    held, flags = read("보도시점 11.24.(월) 12:00", day=dt.date(2025, 11, 20))
    assert held is not None and held.online_at == utc(24, 3, year=2025)
    assert flags == ["embargo_past"]


@pytest.mark.parametrize("line", ["보도시점 2026. 11. 24.(수) 12:00 이후", "보도시점 11.24.(수) 12:00 이후"])
def test_weekday_of_another_date_is_flagged_and_the_date_kept(line):
    held, flags = read(line)
    assert held is not None and held.online_at == utc(24, 3)
    assert flags == ["weekday_mismatch"]


def test_past_embargo_is_flagged():
    assert read("보도시점 2026. 11. 19.(목) 12:00 이후")[1] == ["embargo_past"]


def test_day_without_a_time_is_flagged_and_not_completed():
    assert read("보도시점 2026. 11. 24.(화) 이후") == (None, ["embargo_no_time"])


@pytest.mark.parametrize("line", ["엠바고 24일 정오", "엠바고 준수 부탁", "보도시점 2026. 13. 45. 12:00"])
def test_embargo_without_a_readable_date_is_flagged(line):
    assert read(line) == (None, ["embargo_unread"])


def test_time_without_a_zone_in_english_is_flagged():
    held, flags = read("Embargoed until 9:00 am, 24 November 2026", language="en")
    assert held is not None and held.online_at == utc(24, 0)
    assert flags == ["zone_assumed"]


@pytest.mark.parametrize(
    "line",
    ["보도시점 배포 즉시", "보도시점 : 즉시 보도 가능", "보도시점: 없음", "FOR IMMEDIATE RELEASE",
     "보도시점 배포 후 즉시"],
)  # fmt: skip
def test_text_that_may_run_at_once_is_free(line):
    assert embargo.is_embargo(line) and embargo.is_free(line)


@pytest.mark.parametrize(
    "line",
    [
        "정부는 11월 24일 12시까지 엠바고를 요청했다고 밝혔다.",
        "회의는 2026. 11. 24.(화) 12:00 이후 열린다.",
        "11월 24일 조간신문은 배를 크게 다뤘다.",
        "The embargo on grain was lifted on 24 November.",
        "보도시점" + "가" * 400,
    ],
)
def test_sentence_about_an_embargo_is_none(line):
    assert not embargo.is_embargo(line)


def test_local_time_that_never_was_is_flagged_with_its_reason():
    held, flags = read("EMBARGOED UNTIL 2:30 a.m. ET, March 8, 2026", language="en")
    assert held is None and flags == ["embargo_unread"]
