"""Absolute days as pages print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.clean.dates import find_days, parse_stamp

MONTHS = [date(2001, month, 1).strftime("%B") for month in range(1, 13)]


def first(words: str) -> str | None:
    day = next(find_days(words), None)
    return day.partial if day else None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("April 11, 2016", "2016-04-11"),
        ("Apr. 11 2016", "2016-04-11"),
        ("5 December 2016", "2016-12-05"),
        ("the 5th of December, 2016", "2016-12-05"),
        ("21Feb16", "2016-02-21"),
        ("21-Feb-2016", "2016-02-21"),
        ("05.04.2016", "2016-04-05"),
        ("28-07-2020", "2020-07-28"),
        ("07/28/2020", "2020-07-28"),
        ("2023/06/09", "2023-06-09"),
        ("2016-05-10T08:00:00Z", "2016-05-10"),
        ("Jun 132016", "2016-06-13"),
        ("13 January 202016.00", "2020-01-13"),
        ("Aug. 26", "--08-26"),
        ("11 May", "--05-11"),
        ("20 Nov, 2019 05:47", "2019-11-20"),
    ],
)
def test_days_are_read_in_the_forms_pages_use(words: str, day: str) -> None:
    assert first(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "1444/11/20",
        "31 April 2016",
        "13.13.2016",
        "section 107",
        "S/2016/438",
        "1,995 times",
        "room 5 may open",
        "v2.10.2016.1",
    ],
)
def test_what_is_no_day_is_passed_over(words: str) -> None:
    assert first(words) is None


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{s} {d} {y}"]))
def test_every_day_of_the_calendar_is_read_back(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    printed = form.format(m=month, s=month[:3], d=day.day, y=day.year)
    text = f"Town, {printed} (Agency) -- The truce held."
    found = next(find_days(text))
    assert found.iso == day.isoformat()
    assert text[found.start : found.end] == printed


def test_day_and_month_that_may_be_exchanged_are_marked() -> None:
    assert next(find_days("03/04/2016")).ambiguous
    assert not next(find_days("13/04/2016")).ambiguous
    assert not next(find_days("03.04.2016")).ambiguous


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("May 20, 2021 9:52 pm GMT", "2021-05-20T21:52+00:00"),
        ("28-07-2020 19:48 IST", "2020-07-28T19:48+05:30"),
        ("August 19, 2015, 2:59 UTC+3", "2015-08-19T02:59+03:00"),
        ("May 20, 2021 9:52 pm", "2021-05-20"),
        ("May 20, 2021 12:15 am EST", "2021-05-20T00:15-05:00"),
    ],
)
def test_a_clock_counts_only_with_its_zone(words: str, iso: str) -> None:
    assert next(find_days(words)).iso == iso


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("2016-05-10T09:30:00Z", "2016-05-10T09:30+00:00"),
        ("2016-05-10T09:30:00.123+0300", "2016-05-10T09:30+03:00"),
        ("2016-05-10T09:30:00", "2016-05-10"),
        ("2016-05-10", "2016-05-10"),
        ("20160510", "2016-05-10"),
        ("Tue, 10 May 2016 09:30:00 GMT", "2016-05-10T09:30+00:00"),
        ("yesterday", None),
        ("", None),
        ("03/04/2016", None),
    ],
)
def test_machine_stamps_keep_their_precision(stamp: str, iso: str | None) -> None:
    assert parse_stamp(stamp) == iso
