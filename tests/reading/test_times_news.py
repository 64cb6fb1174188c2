"""The time expressions of ceasefire news, each with the dates it gives in a report of Tuesday 10 May 2016 on Syria."""

from __future__ import annotations

import pytest

from trucewatch.reading.times import Anchor, Tense, find_times, resolve

NEWS = Anchor("2016-05-10", "Asia/Damascus")


@pytest.mark.parametrize(
    ("text", "tense", "start", "end", "precision"),
    [
        ("The strike came late Thursday.", "past", "2016-05-05", None, "part_of_day"),
        ("Shells fell overnight.", "past", "2016-05-09", "2016-05-10", "part_of_day"),
        ("It holds from 01:00 (22:00 GMT) on Thursday.", "future", "2016-05-12T01:00+03:00", None, "minute"),
        ("The truce runs until midnight on Monday.", "future", "2016-05-16T24:00+03:00", None, "minute"),
        ("It was signed at midnight on Monday.", "past", "2016-05-09", None, "day"),  # either end of that day
        ("It starts from midnight on Monday.", "future", "2016-05-16T00:00+03:00", None, "minute"),
        ("It holds from sunset on Thursday.", "future", "2016-05-12T19:30+03:00", None, "hour"),
        ("In the last 24 hours 12 died.", "past", "2016-05-09", "2016-05-10", "day"),
        ("It began in early March.", "past", "2016-03-01", "2016-03-10", "approximate"),
        ("In the past two weeks five died.", "past", "2016-04-26", "2016-05-10", "approximate"),
        ("Eight breaches counted in past day", "past", "2016-05-09", "2016-05-10", "day"),
        ("They met on May 5-7.", "past", "2016-05-05", "2016-05-07", "day"),
        ("It will hold between 9 and 11 June.", "future", "2016-06-09", "2016-06-11", "day"),
        ("It was signed on the night of 3 to 4 May.", "past", "2016-05-03", "2016-05-04", "day"),
        ("It began at 12.01am on Friday.", "past", "2016-05-06T00:01+03:00", None, "minute"),
        ("It began at 1900 GMT on Friday.", "past", "2016-05-06T19:00+00:00", None, "minute"),
        ("It began at noon local time on Friday.", "past", "2016-05-06T12:00+03:00", None, "minute"),
        ("It began at 0900 (0600 GMT) on Thursday.", "past", "2016-05-05T09:00+03:00", None, "minute"),
        ("Orthodox Christmas was quiet.", "past", "2016-01-07", None, "day"),
        ("Orthodox Easter was quiet.", "past", "2016-05-01", None, "day"),
        ("Nowruz was quiet.", "past", "2016-03-21", None, "approximate"),
        ("It will hold during Eid al-Fitr.", "future", "2016-07-06", "2016-07-08", "approximate"),
        ("It will hold through Ramadan.", "future", "2016-06-06", "2016-07-05", "approximate"),
        ("It begins on the first day of Eid al-Fitr.", "future", "2016-07-06", None, "approximate"),
        ("It begins on the eve of Ramadan.", "future", "2016-06-05", None, "approximate"),
        ("It ends at the end of Ramadan.", "future", "2016-07-05", None, "approximate"),
        ("It held on the third day of Eid al-Adha.", "past", "2015-09-25", None, "approximate"),
        ("It will hold during Sukkot.", "future", "2016-10-17", "2016-10-23", "day"),
    ],
)
def test_the_dates_of_an_expression(text: str, tense: Tense, start: str, end: str | None, precision: str) -> None:
    mention = find_times(text)[0]
    when = resolve(mention, Anchor(NEWS.published, NEWS.zone, tense))
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It was extended for another 72 hours from Saturday.", 72),
        ("The 10-day-old truce collapsed.", 240),
        ("A 48-hour ceasefire was agreed.", 48),
        ("A week-long pause was agreed.", 168),
    ],
)
def test_the_length_of_an_expression(text: str, hours: float) -> None:
    assert find_times(text)[0].hours == hours


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the months-old truce collapsed", "months-old"),
        ("the week-old truce collapsed", "week-old"),
        ("it held for two-and-a-half years", "two-and-a-half years"),
        ("forty died in the past one-and-a-half months", "the past one-and-a-half months"),
    ],
)
def test_lengths_with_hyphens(text: str, words: str) -> None:
    assert [mention.text for mention in find_times(text)] == [words]


def test_the_last_day_of_talks_is_not_the_day_before_the_report() -> None:
    assert find_times("It was the last day of talks.") == ()


def test_another_is_on_top_of_something() -> None:
    assert find_times("It was extended for another 72 hours from Saturday.")[0].further


@pytest.mark.parametrize("text", ["The war passed its second anniversary.", "after five years of war"])
def test_what_counts_from_an_event_has_no_date(text: str) -> None:
    assert resolve(find_times(text)[0], NEWS).start is None


def test_a_gmt_time_that_contradicts_the_local_one_is_shown() -> None:
    mention = find_times("It holds from 01:00 (20:00 GMT) on Thursday.")[0]
    when = resolve(mention, Anchor(NEWS.published, NEWS.zone, "future"))
    assert when.start == "2016-05-12T01:00+03:00"
    assert "does not agree" in (when.basis or "")


@pytest.mark.parametrize("text", ["Operation Ramadan began.", "The year 1950 (2) was quiet.", "Flight 1950 landed."])
def test_names_and_numbers_are_no_times_of_day(text: str) -> None:
    assert all(mention.sort != "time" for mention in find_times(text))
