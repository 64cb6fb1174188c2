"""Counts as news writes them, with the bounds of the domain reference §4.9."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.quantities import find_numbers
from trucewatch.reading.scene import Number


def number(text: str) -> Number:
    found = find_numbers(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "bound"),
    [
        ("12 people", 12, 12, 12, "exact"),
        ("twelve people", 12, 12, 12, "exact"),
        ("twenty-five people", 25, 25, 25, "exact"),
        ("one hundred and twenty people", 120, 120, 120, "exact"),
        ("a hundred people", 100, 100, 100, "exact"),
        ("a hundred and five people", 105, 105, 105, "exact"),
        ("two thousand three hundred and forty-one people", 2341, 2341, 2341, "exact"),
        ("three hundred and fifty thousand people", 350_000, 350_000, 350_000, "exact"),
        ("at least twenty-five people", 25, 25, None, "at_least"),
        ("twenty-five thousand people", 25_000, 25_000, 25_000, "exact"),
        ("two hundred people", 200, 200, 200, "exact"),
        ("1,250 people", 1250, 1250, 1250, "exact"),
        ("3.5 million people", 3_500_000, 3_500_000, 3_500_000, "exact"),
        ("a quarter of a million people", 250_000, 250_000, 250_000, "exact"),
        ("half a million people", 500_000, 500_000, 500_000, "exact"),
        ("a dozen people", 12, 12, 12, "exact"),
        ("two dozen people", 24, 24, 24, "exact"),
        ("at least 12 people", 12, 12, None, "at_least"),
        ("no fewer than 12 people", 12, 12, None, "at_least"),
        ("12 or more people", 12, 12, None, "at_least"),
        ("more than 12 people", 13, 12, None, "more_than"),
        ("over 12 people", 13, 12, None, "more_than"),
        ("up to 12 people", None, None, 12, "up_to"),
        ("as many as 12 people", None, None, 12, "up_to"),
        ("fewer than 12 people", None, None, 11, "up_to"),
        ("less than a hundred people", None, None, 99, "up_to"),
        ("no fewer than twelve people", 12, 12, None, "at_least"),
        ("no more than 12 people", None, None, 12, "up_to"),
        ("about 100 people", 90, 100, 110, "about"),
        ("some 50 people", 45, 50, 55, "about"),
        ("an estimated 200 people", 180, 200, 220, "about"),
        ("nearly 300 people", None, 300, 300, "nearly"),
        ("almost 300 people", None, 300, 300, "nearly"),
        ("20 to 25 people", 20, None, 25, "unknown"),
        ("20-25 people", 20, None, 25, "unknown"),
        ("between 20 and 25 people", 20, None, 25, "unknown"),
        ("5 to 7 thousand people", 5_000, None, 7_000, "unknown"),
        ("ten to twenty-five people", 10, None, 25, "unknown"),
        ("between one hundred and two hundred people", 100, None, 200, "unknown"),
        ("between one hundred and twenty and one hundred and thirty people", 120, None, 130, "unknown"),
        ("dozens of people", 24, None, None, "at_least"),
        ("scores of people", 40, None, None, "at_least"),
        ("hundreds of people", 200, None, None, "at_least"),
        ("thousands of people", 2000, None, None, "at_least"),
        ("tens of thousands of people", 20_000, None, None, "at_least"),
    ],
)
def test_bounds(text: str, low: int | None, best: int | None, high: int | None, bound: str) -> None:
    found = number(text)
    assert (found.low, found.best, found.high, found.bound) == (low, best, high, bound)


def test_two_numbers_joined_by_and_stay_two() -> None:
    assert [n.best for n in find_numbers("one hundred and two hundred people")] == [100, 200]
    assert [n.best for n in find_numbers("twenty and thirty people")] == [20, 30]


@pytest.mark.parametrize(
    "text",
    ["$250 in fees", "12% of the vote", "at 10:30", "the S-300 system", "T-72 tanks", "on 1.2.2016"],
)
def test_prices_shares_clocks_and_weapons_are_no_counts(text: str) -> None:
    assert find_numbers(text) == ()


def test_the_words_are_kept_where_they_stand() -> None:
    text = "By noon at least 31 people had left."
    found = find_numbers(text, base=1000)[0]
    assert found.text == "at least 31"
    assert text[found.start - 1000 : found.end - 1000] == found.text


@given(st.integers(0, 999_999_999))
def test_digits_with_thousands_are_read_as_they_are_written(n: int) -> None:
    assert number(f"about {n:,} people").best == n
    assert number(f"{n:,} people").low == n


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–abcdnty%$atleshundred"), max_size=60), st.integers(0, 500))
def test_any_text_gives_numbers_at_their_own_words(text: str, base: int) -> None:
    for found in find_numbers(text, base):
        assert text[found.start - base : found.end - base] == found.text
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
