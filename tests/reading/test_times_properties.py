"""What must hold for any text: offsets point at their own words, nothing overlaps, nothing fails."""

from __future__ import annotations

import re
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.when import earliest, latest
from trucewatch.reading.times import Anchor, find_times, resolve
from trucewatch.reading.times.timex import timex_value

PIECES = st.sampled_from(
    [
        "on Monday",
        "at midnight",
        "until",
        "from",
        "to",
        "and",
        "the",
        "next",
        "last",
        "May",
        "march",
        "31",
        "1st",
        "2016",
        "2016-02-30",
        "99:99",
        "24:00",
        "a.m.",
        "GMT",
        "(",
        ")",
        ",",
        ".",
        "\n\n",
        "\n",
        "-",
        "–",
        "hours",
        "day",
        "48",
        "1,995",
        "half",
        "a",
        "week",
        "ago",
        "later",
        "early",
        "of",
        "Eid al-Fitr",
        "Ramadan",
        "anniversary",
        "second",
        "weekend",
        "every",
        "Feb.",
        "B.C.",
        "1980s",
        "century",
        "twenty",
        "hundred",
        "999999999",
        "centuries",
        "Khartoum time",
        "local time",
        "sunset",
        "overnight",
        "within",
        "'s",
        "’",
        "o’clock",
        "Sat",
        "Sun",
        "٣",
        "²",
        "İstanbul",
        "ß",
        "年",
    ]
)
PROSE = st.lists(PIECES, max_size=14).map(" ".join)
ANCHORS = st.builds(
    Anchor,
    published=st.sampled_from(
        [None, "2016", "2016-05", "2016-05-10", "2016-02-29", "2016-05-10T23:30+03:00", "2016-05-10T08:00Z"]
    ),
    zone=st.sampled_from([None, "Asia/Damascus", "Africa/Khartoum", "America/New_York"]),
    tense=st.sampled_from(["past", "present", "future"]),
)


@settings(deadline=None)  # the first call compiles the grammar
@given(st.one_of(PROSE, st.text(max_size=60)), st.integers(0, 5000))
def test_every_mention_points_at_its_own_words(text: str, base: int) -> None:
    end = base
    for mention in find_times(text, base):
        assert text[mention.start - base : mention.end - base] == mention.text
        assert mention.text
        assert mention.start >= end, "mentions overlap or are out of order"
        end = mention.end


@settings(deadline=None, max_examples=300)
@given(PROSE, ANCHORS)
def test_whatever_is_found_can_be_resolved(text: str, anchor: Anchor) -> None:
    for mention in find_times(text):
        found = resolve(mention, anchor)
        assert found.basis
        assert timex_value(mention, found) is None or found.expression
        for iso in (found.start, found.end):
            if iso is not None:
                assert earliest(iso, anchor.zone) <= latest(iso, anchor.zone)
        if found.start and found.end and not mention.through:
            assert earliest(found.start, anchor.zone) <= latest(found.end, anchor.zone)


@settings(deadline=None)
@given(st.datetimes(datetime(1995, 1, 1), datetime(2029, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_past_weekday_lies_in_the_week_before_publication(published: datetime, weekday: str) -> None:
    (mention,) = find_times(f"They met on {weekday}.")
    found = resolve(mention, Anchor(published.date().isoformat(), None, "past")).start
    assert found is not None
    day = datetime.fromisoformat(found)
    assert 0 <= (published.replace(hour=0, minute=0, second=0, microsecond=0) - day).days < 7
    assert day.strftime("%A") == weekday


@settings(deadline=None)
@given(PROSE)
def test_a_report_of_unknown_date_yields_no_year_that_it_does_not_name(text: str) -> None:
    for mention in find_times(text):
        found = resolve(mention, Anchor())
        if found.start is not None:
            named = re.findall(r"\d{2,4}", text)
            assert any(found.start[2:4] in one or found.start[:2] in one for one in named)
