"""Hours of a truce: elapsed time on the clock, days covered on the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.when import latest
from trucewatch.reading.times import add_hours, end_of_term, start_of_term

ZONES = st.sampled_from(
    ["Asia/Damascus", "Europe/Kyiv", "Africa/Khartoum", "Asia/Kolkata", "America/New_York", "Asia/Tehran", "Etc/UTC"]
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2030, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
HOURS = st.integers(1, 24 * 400)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2016-05-10", 48, "2016-05-11"),
        ("2016-05-10", 24, "2016-05-10"),
        ("2016-05-10", 5, "2016-05-10"),
        ("2016-05-07", 72, "2016-05-09"),
        ("2023-06-10T06:00+02:00", 24, "2023-06-11T06:00+02:00"),
        ("2016-05-07T00:00+03:00", 72, "2016-05-10T00:00+03:00"),
        ("2016-05-06T24:00+03:00", 72, "2016-05-10T00:00+03:00"),
        ("2016-05", 48, None),
        ("2016-05-10", 0, None),
    ],
)
def test_the_end_of_a_term(start: str, hours: float, end: str | None) -> None:
    assert end_of_term(start, hours) == end


@pytest.mark.parametrize(
    ("end", "hours", "start"),
    [
        ("2016-05-11", 48, "2016-05-10"),
        ("2016-05-09T24:00+03:00", 72, "2016-05-07T00:00+03:00"),
        ("2016-05-07T01:00", 48, "2016-05-05T01:00"),
    ],
)
def test_the_start_of_a_term(end: str, hours: float, start: str) -> None:
    assert start_of_term(end, hours) == start


def test_a_term_over_the_change_of_clocks_is_elapsed_time() -> None:
    # Damascus moved from +02:00 to +03:00 in the night to 25 March 2016.
    assert add_hours("2016-03-24T12:00+02:00", 24, "Asia/Damascus") == "2016-03-25T13:00+03:00"


def test_day_precision_can_be_asked_for() -> None:
    assert end_of_term("2016-05-10T01:00+03:00", 48, "day") == "2016-05-11"


@pytest.mark.parametrize("iso", ["2016-05", "2016", "Monday", ""])
def test_hours_cannot_be_added_to_a_month(iso: str) -> None:
    with pytest.raises(ValueError, match="neither a day nor a clock time"):
        add_hours(iso, 24)


@settings(deadline=None)
@given(MOMENTS, HOURS, ZONES)
def test_added_hours_are_elapsed_hours_in_every_zone(moment: datetime, hours: int, zone: str) -> None:
    start = moment.replace(tzinfo=UTC).isoformat(timespec="minutes")
    end = datetime.fromisoformat(add_hours(start, hours, zone))
    assert end.astimezone(UTC) == moment.replace(tzinfo=UTC) + timedelta(hours=hours)


@settings(deadline=None)
@given(MOMENTS, HOURS, ZONES)
def test_start_and_end_of_a_term_are_inverse(moment: datetime, hours: int, zone: str) -> None:
    for start in (moment.date().isoformat(), moment.isoformat(timespec="minutes") + "+00:00"):
        end = end_of_term(start, hours, zone=zone)
        assert end is not None
        back = start_of_term(end, hours, zone=zone)
        assert back is not None
        assert latest(back, zone) == latest(start, zone)
