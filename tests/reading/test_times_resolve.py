"""What the expressions mean for a report of a known day, and what stays open without one."""

from __future__ import annotations

import pytest

from trucewatch.model.when import When
from trucewatch.reading.times import Anchor, Tense, find_times, resolve, tense_for

TUESDAY = "2016-05-10"


def when(
    words: str,
    published: str | None = TUESDAY,
    tense: Tense = "past",
    zone: str | None = "Asia/Damascus",
    reference: When | None = None,
) -> When:
    return resolve(find_times(words)[0], Anchor(published, zone, tense), reference)


def dates(
    words: str, published: str | None = TUESDAY, tense: Tense = "past", **more: object
) -> tuple[str | None, str | None, str]:
    found = when(words, published, tense, **more)  # type: ignore[arg-type]
    return found.start, found.end, found.precision


@pytest.mark.parametrize(
    ("words", "tense", "day"),
    [
        ("on Monday", "past", "2016-05-09"),
        ("on Tuesday", "past", "2016-05-10"),
        ("on Wednesday", "past", "2016-05-04"),
        ("on Wednesday", "future", "2016-05-11"),
        ("on Tuesday", "future", "2016-05-10"),
        ("on Sunday", "present", "2016-05-08"),
        ("on Thursday", "present", "2016-05-12"),
        ("last Tuesday", "past", "2016-05-03"),
        ("next Tuesday", "future", "2016-05-17"),
        ("Thursday of next week", "future", "2016-05-19"),
        ("yesterday", "past", "2016-05-09"),
        ("tomorrow", "future", "2016-05-11"),
        ("the day before yesterday", "past", "2016-05-08"),
        ("three days ago", "past", "2016-05-07"),
    ],
)
def test_days_are_read_by_tense_against_publication(words: str, tense: Tense, day: str) -> None:
    assert dates(words, tense=tense) == (day, None, "day")


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("last week", "2016-05-02", "2016-05-08", "week"),
        ("this week", "2016-05-09", "2016-05-15", "week"),
        ("next week", "2016-05-16", "2016-05-22", "week"),
        ("the weekend", "2016-05-07", "2016-05-08", "day"),
        ("last month", "2016-04", None, "month"),
        ("later this month", "2016-05", None, "month"),
        ("earlier this year", "2016", None, "year"),
        ("three weeks ago", "2016-04-18", "2016-04-24", "week"),
        ("two years ago", "2014", None, "year"),
        ("in the past 24 hours", "2016-05-09", "2016-05-10", "day"),
        ("over the past two weeks", "2016-04-26", "2016-05-10", "approximate"),
        ("late February", "2016-02-21", "2016-02-29", "approximate"),
        ("early March", "2016-03-01", "2016-03-10", "approximate"),
        ("mid-April", "2016-04-11", "2016-04-20", "approximate"),
        ("the first week of May", "2016-05-01", "2016-05-07", "approximate"),
        ("the second half of 2008", "2008-07-01", "2008-12-31", "approximate"),
        ("early 2021", "2021-01", "2021-04", "approximate"),
        ("in April", "2016-04", None, "month"),
        ("in September", "2015-09", None, "month"),
        ("since September 2014", "2014-09", None, "month"),
        ("in 2012", "2012", None, "year"),
        ("the 1980s", "1980", "1989", "year"),
        ("April 28", "2016-04-28", None, "day"),
        ("December 15", "2015-12-15", None, "day"),
        ("late Thursday", "2016-05-05", None, "part_of_day"),
        ("Monday night", "2016-05-09", None, "part_of_day"),
        ("overnight", "2016-05-09", "2016-05-10", "part_of_day"),
        ("May 17 last year", "2015-05-17", None, "day"),
        ("from Friday to Sunday", "2016-05-06", "2016-05-08", "day"),
        ("on Feb. 11-12", "2016-02-11", "2016-02-12", "day"),
        ("between July 27, 2019 and July 27, 2020", "2019-07-27", "2020-07-27", "day"),
        ("Friday, 6 May", "2016-05-06", None, "day"),
    ],
)
def test_stretches_and_points_keep_their_precision(words: str, start: str, end: str | None, precision: str) -> None:
    assert dates(words) == (start, end, precision)


def test_a_past_date_is_never_in_the_future() -> None:
    assert dates("on May 17") == ("2015-05-17", None, "day")
    assert dates("on May 17", tense="future") == ("2016-05-17", None, "day")


def test_the_weekday_named_decides_between_years() -> None:
    assert dates("Tuesday, January 10", published="2018-01-20") == ("2017-01-10", None, "day")


@pytest.mark.parametrize(
    "words",
    [
        "on Monday",
        "last week",
        "yesterday",
        "on April 13",
        "in April",
        "three weeks ago",
        "the past 24 hours",
        "Eid al-Fitr",
    ],
)
def test_without_a_publication_date_nothing_relative_is_dated(words: str) -> None:
    found = when(words, published=None)
    assert (found.start, found.end) == (None, None)
    assert (found.basis or "").startswith("unresolved: ")
    assert found.expression == find_times(words)[0].text


def test_absolute_dates_need_no_publication_date() -> None:
    assert dates("July 6, 2016", published=None) == ("2016-07-06", None, "day")


@pytest.mark.parametrize(
    ("words", "tense", "day"),
    [
        ("agreed on a halt starting Saturday", "future", "2016-05-14"),
        ("agreed on a halt that started Saturday", "past", "2016-05-07"),
        ("agreed to stop until Wednesday", "present", "2016-05-11"),
        ("was due to expire on Monday", "present", "2016-05-09"),
        ("expired on Wednesday", "past", "2016-05-04"),
        ("met on Wednesday", "past", "2016-05-04"),
    ],
)
def test_cues_look_ahead_of_a_past_clause(words: str, tense: Tense, day: str) -> None:
    (mention,) = find_times(words)
    assert tense_for(mention, "past") == tense
    assert resolve(mention, Anchor(TUESDAY, tense=tense)).start == day


# ---- midnight and the clock


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("until midnight on Monday", "2016-05-09T24:00+03:00"),
        ("due to expire at midnight on Monday", "2016-05-09T24:00+03:00"),
        ("from midnight on Monday", "2016-05-09T00:00+03:00"),
        ("starting at midnight on Monday", "2016-05-09T00:00+03:00"),
        ("at the end of Monday", "2016-05-09"),
    ],
)
def test_midnight_belongs_to_the_day_by_its_cue(words: str, start: str) -> None:
    assert when(words).start == start


def test_midnight_without_a_cue_gives_the_day_and_says_so() -> None:
    found = when("midnight on Monday")
    assert (found.start, found.precision) == ("2016-05-09", "day")
    assert "beginning or the end" in (found.basis or "")


def test_the_caller_may_know_what_midnight_ends() -> None:
    (mention,) = find_times("midnight on Monday")
    assert resolve(mention, Anchor(TUESDAY, "Asia/Damascus"), clock_role="end").start == "2016-05-09T24:00+03:00"


@pytest.mark.parametrize(
    ("words", "zone", "start"),
    [
        ("on May 9 at 6 a.m.", "Asia/Damascus", "2016-05-09T06:00+03:00"),
        ("on February 27 at 6 a.m.", "Asia/Damascus", "2016-02-27T06:00+02:00"),
        ("on May 9 at 6 a.m.", None, "2016-05-09T06:00"),
        ("at 1945 GMT on May 9", "Asia/Damascus", "2016-05-09T19:45+00:00"),
        ("on May 9 at 6:00 a.m. Khartoum time", "Asia/Riyadh", "2016-05-09T06:00+03:00"),
        ("on May 9 at 17:00 IST", "Asia/Kolkata", "2016-05-09T17:00+05:30"),
        ("on May 9 at 17:00 IST", "Asia/Gaza", "2016-05-09T17:00+03:00"),
        ("on May 9 at 17:00 IST", None, "2016-05-09T17:00"),
        ("on May 9 at 10:00 GMT+3", None, "2016-05-09T10:00+03:00"),
        ("at 01:00 (22:00 GMT) on May 9", None, "2016-05-09T01:00+03:00"),
        ("at midnight (2100 GMT Monday)", "Asia/Damascus", "2016-05-10T00:00+03:00"),
    ],
)
def test_clock_times_carry_the_offset_of_the_zone_spoken_of(words: str, zone: str | None, start: str) -> None:
    assert when(words, zone=zone).start == start


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("from 8 to 11 a.m. on May 9", "2016-05-09T08:00", "2016-05-09T11:00"),
        ("from 10 to 2 p.m. on May 9", "2016-05-09T10:00", "2016-05-09T14:00"),
        ("on May 9 from 08:00 until 19:00", "2016-05-09", None),
        ("from 08:00 until 19:00 on May 9", "2016-05-09T08:00", "2016-05-09T19:00"),
    ],
)
def test_the_hours_of_a_pause_share_their_day(words: str, start: str, end: str | None) -> None:
    found = when(words, zone=None)
    assert (found.start, found.end) == (start, end)


def test_a_printed_gmt_time_that_disagrees_is_said_to() -> None:
    assert "does not agree" in (when("at 00:01 (22:00 GMT) on May 9").basis or "")


def test_a_clock_time_alone_waits_for_its_day() -> None:
    assert when("at 6:03 p.m.").start is None
    assert when("at 6:03 p.m.", reference=When(start="2016-05-07", precision="day")).start == "2016-05-07T18:03+03:00"


# ---- the time told of


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("two days later", "2016-05-04"),
        ("a day earlier", "2016-05-01"),
        ("the same day", "2016-05-02"),
        ("the following morning", "2016-05-03"),
        ("the next day", "2016-05-03"),
        ("that year", "2016"),
    ],
)
def test_the_narrative_counts_from_the_time_told_of(words: str, start: str) -> None:
    told = When(start="2016-05-02", precision="day")
    assert when(words, reference=told).start == start
    assert when(words).start is None


def test_a_report_without_a_date_may_lend_a_year_from_the_time_told_of() -> None:
    told = When(start="1975-03", precision="month")
    assert dates("on 30 April", published=None, reference=told) == ("1975-04-30", None, "day")


# ---- feasts


def test_moon_feasts_are_uncertain_by_a_day() -> None:
    assert dates("during Eid al-Fitr", published="2016-07-08") == ("2016-07-06", "2016-07-08", "approximate")
    assert dates("for Ramadan", published="2016-06-01", tense="future") == ("2016-06-06", "2016-07-05", "approximate")


def test_the_feast_of_the_season_is_meant_on_its_eve() -> None:
    assert dates("as Eid al-Fitr began", published="2016-07-05")[0] == "2016-07-06"


@pytest.mark.parametrize(
    ("words", "year", "day"),
    [
        ("Easter", 2016, "2016-03-27"),
        ("Orthodox Easter", 2016, "2016-05-01"),
        ("Orthodox Easter", 2022, "2022-04-24"),
        ("Good Friday", 2015, "2015-04-03"),
    ],
)
def test_easter_is_computed(words: str, year: int, day: str) -> None:
    assert dates(f"{words} {year}")[0] == day


# ---- figures


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("05.04.2016", None, "2016-04-05"),
        ("2016/06/09", None, "2016-06-09"),
        ("21Feb16", None, "2016-02-21"),
        ("25/12/2015", None, "2015-12-25"),
        ("12/25/2015", None, "2015-12-25"),
        ("9/5/2016", "2016-05-10", "2016-05-09"),
        ("5/9/2016", "2016-05-10", "2016-05-09"),
        ("5/9/2016", None, None),
        ("4/5/2016", "2016-04-20", None),
    ],
)
def test_dates_in_figures_are_read_only_when_their_order_is_known(
    words: str, published: str | None, day: str | None
) -> None:
    assert dates(words, published=published)[0] == day


def test_a_muslim_year_is_not_ours() -> None:
    assert find_times("Issue of 1444/11/20") == ()


def test_a_deadline_counts_from_publication() -> None:
    assert dates("must leave within 48 hours", tense="future") == ("2016-05-10", "2016-05-12", "day")
    found = when("must leave within 48 hours", published="2016-05-10T09:00+03:00", tense="future")
    assert (found.start, found.end) == ("2016-05-10T09:00+03:00", "2016-05-12T09:00+03:00")
