"""Sunset where a truce runs "from sunset": against times printed in public almanacs, within half an hour."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.times import Anchor, find_times, resolve
from trucewatch.reading.times.sun import sun_at


@pytest.mark.parametrize(
    ("day", "zone", "event", "clock"),
    [
        (date(2016, 9, 12), "Asia/Damascus", "sunset", "18:47"),
        (date(2016, 12, 21), "Europe/London", "sunset", "15:53"),
        (date(2024, 6, 21), "Europe/London", "sunrise", "04:43"),
        (date(2023, 4, 21), "Africa/Khartoum", "sunset", "18:13"),
        (date(2022, 4, 2), "Asia/Aden", "sunset", "18:02"),
        (date(2020, 6, 21), "Australia/Sydney", "sunset", "16:53"),
    ],
)
def test_sunset_agrees_with_almanacs(day: date, zone: str, event: str, clock: str) -> None:
    hour, minute = map(int, clock.split(":"))
    printed = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    found = sun_at(day, zone, rising=event == "sunrise")
    assert found is not None
    assert abs(found - printed) <= timedelta(minutes=30)


def test_where_the_sun_does_not_set_there_is_no_sunset() -> None:
    assert sun_at(date(2020, 6, 21), "Arctic/Longyearbyen", rising=False) is None


def test_a_zone_without_a_place_has_no_sunset() -> None:
    assert sun_at(date(2020, 6, 21), "Etc/GMT-3", rising=False) is None


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["Asia/Gaza", "Africa/Tripoli", "Asia/Manila"]))
def test_sunset_is_on_the_day_asked_for_and_after_sunrise(day: date, zone: str) -> None:
    rise, fall = sun_at(day, zone, rising=True), sun_at(day, zone, rising=False)
    assert rise is not None
    assert fall is not None
    assert rise < fall
    assert {rise.date(), fall.date()} == {day}


def test_a_truce_from_sunset_has_a_time_in_the_zone_of_the_place() -> None:
    (mention,) = find_times("It takes effect at sunset on Monday.")
    when = resolve(mention, Anchor("2016-09-10", "Asia/Damascus", "future"))
    assert (when.start, when.precision) == ("2016-09-12T19:00+03:00", "hour")


def test_without_a_zone_sunset_stays_a_part_of_the_day() -> None:
    (mention,) = find_times("It takes effect at sunset on Monday.")
    when = resolve(mention, Anchor("2016-09-10", None, "future"))
    assert (when.start, when.precision) == ("2016-09-12", "part_of_day")


def test_dawn_is_not_sunrise_and_stays_a_part_of_the_day() -> None:
    (mention,) = find_times("Shells fell at dawn on Monday.")
    assert resolve(mention, Anchor("2016-09-14", "Asia/Damascus")).precision == "part_of_day"
