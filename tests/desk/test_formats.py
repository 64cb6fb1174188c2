"""Values in words: dates with their place and UTC, figures with their bounds, sentences around their trigger."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs.fakes import filing_of
from trucewatch.desk import formats
from trucewatch.model.claim import Bound, Claim, Figure
from trucewatch.model.report import Hints
from trucewatch.model.span import Span
from trucewatch.model.truce import TruceTerm


@pytest.mark.parametrize(
    ("iso", "zone", "words"),
    [
        ("2016-05-10T01:00+03:00", "Asia/Damascus", "Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon)"),
        ("2016-05-09T22:00Z", "Asia/Damascus", "Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon)"),
        ("2016-05-10T01:00", "Asia/Damascus", "Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon)"),
        ("2016-05-10T12:00+03:00", "Asia/Damascus", "Tue 10 May 2016, 12:00 Damascus (09:00 UTC)"),
        ("2016-05-09T24:00+03:00", "Asia/Damascus", "Mon 9 May 2016, 24:00 Damascus (21:00 UTC)"),
        ("2016-05-09T24:00", None, "Mon 9 May 2016, 24:00 (place unknown)"),
        ("2016-05-10T01:00+03:00", None, "Tue 10 May 2016, 01:00 UTC+0300 (22:00 UTC Mon)"),
        ("2015-02-15T00:00+02:00", "Europe/Kyiv", "Sun 15 Feb 2015, 00:00 Kyiv (22:00 UTC Sat)"),
        ("2016-04-05T12:00", "America/Argentina/Buenos_Aires", "Tue 5 Apr 2016, 12:00 Buenos Aires (15:00 UTC)"),
        ("2016-05-10T12:00Z", None, "Tue 10 May 2016, 12:00 UTC"),
        ("2016-05-10T12:00", None, "Tue 10 May 2016, 12:00 (place unknown)"),
        ("2016-05-10", "Asia/Damascus", "Tue 10 May 2016"),
        ("2016-05", None, "May 2016"),
        ("2016-04-21/2016-04-30", None, "Thu 21 Apr 2016 to Sat 30 Apr 2016"),
        ("2016", None, "2016"),
        (None, "Asia/Damascus", "?"),
    ],
)
def test_moments(iso: str | None, zone: str | None, words: str) -> None:
    assert formats.moment(iso, zone) == words


def test_disputed_values_that_are_dates_read_as_dates() -> None:
    assert formats.value("2016-05-10T01:00+03:00", "Asia/Damascus").startswith("Tue 10 May 2016, 01:00 Damascus")
    assert formats.value("asserted") == "asserted"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)), st.sampled_from(["Asia/Damascus", "Asia/Kabul", None]))
def test_every_moment_shows_its_utc_time(naive: datetime, zone: str | None) -> None:
    at = naive.replace(tzinfo=UTC)
    assert f"{at:%H:%M} UTC" in formats.moment(at.isoformat(timespec="minutes"), zone)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=25), "25 min"),
        (timedelta(hours=1, minutes=5), "1 h 5 min"),
        (timedelta(hours=11, minutes=59), "11 h"),
        (timedelta(hours=51), "2 d 3 h"),
        (timedelta(days=30, hours=4), "30 d"),
        (timedelta(days=2), "2 d"),
        (timedelta(seconds=-5), "0 min"),
    ],
)
def test_time_left(span: timedelta, words: str) -> None:
    assert formats.left(span) == words


def test_stretches_name_what_was_given() -> None:
    assert formats.stretch("2016-05-05", "2016-05-07") == "Thu 5 May 2016 to Sat 7 May 2016"
    assert formats.stretch("2016-05-05", None) == "from Thu 5 May 2016"
    assert formats.stretch(None, "2016-05-07") == "until Sat 7 May 2016"
    assert formats.stretch(None, None) == "dates unknown"
    assert formats.happening("2016-05-05", None) == "Thu 5 May 2016"


def test_lengths() -> None:
    assert formats.duration(48) == "48 h"
    assert formats.duration(148.983333) == "148 h 59 min"
    assert formats.duration(None) == "length unknown"


@pytest.mark.parametrize(
    ("bound", "low", "best", "high", "words"),
    [
        ("exact", 50, 50, 50, "50 civilians killed"),
        ("at_least", 50, 50, None, "at least 50 civilians killed"),
        ("more_than", 281, None, None, "more than 280 civilians killed"),
        ("more_than", 281, 280, None, "more than 280 civilians killed"),
        ("at_least", 40, None, None, "scores (at least 40) civilians killed"),
        ("up_to", None, None, 10, "up to 10 civilians killed"),
        ("nearly", None, 300, 300, "nearly 300 civilians killed"),
        ("exact", 10, None, 12, "10 to 12 civilians killed"),
        ("about", 225_000, 250_000, 275_000, "about 250,000 civilians killed"),
        ("unknown", None, None, None, "scores civilians killed"),
    ],
)
def test_figures_say_the_number_that_was_said(
    bound: Bound, low: int | None, best: int | None, high: int | None, words: str
) -> None:
    value = Figure(measure="killed", population="civilians", low=low, best=best, high=high, bound=bound, text="scores")
    assert formats.figure(value) == words


def test_a_figure_of_everybody_names_nobody() -> None:
    assert formats.figure(Figure(measure="killed", population="all", best=12, text="12")) == "12 killed"


def test_terms_show_the_length_as_announced_and_how_far_it_is_off() -> None:
    third = TruceTerm(
        seq=3, start="2016-05-10T01:00+03:00", end="2016-05-11T24:00+03:00", hours=48, mismatch_minutes=-60
    )
    assert formats.term(third, "Asia/Damascus") == (
        "48 h: Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon) to Wed 11 May 2016, 24:00 Damascus (21:00 UTC) "
        "(-60 min against the announced length)"
    )
    assert formats.term(TruceTerm(seq=1, start="2016-02-27", end_kind="open")) == "from Sat 27 Feb 2016, open end"
    assert formats.term(TruceTerm(seq=1)) == "dates unknown"


def claim(**changes: object) -> Claim:
    (made,) = filing_of("talks.held: They met.\n", hints=Hints(outlet="Harbour News")).claims
    return made.model_copy(update=changes)


def test_speakers_are_the_original_ones_with_the_relay_behind_them() -> None:
    told = claim(claimants=("Russian Ministry of Defence",), relayed_by=("RIA Novosti",))
    assert formats.speaker(told) == "Russian Ministry of Defence via RIA Novosti"
    assert formats.speaker(claim(claimants=())) == "Harbour News (own words)"


def test_what_is_no_plain_fact_is_said_to_be_none() -> None:
    assert formats.standing(claim()) == ""
    assert formats.standing(claim(modality="planned", polarity="denied")) == "planned, denied"


@given(st.text(max_size=300), st.text(min_size=1, max_size=20), st.text(max_size=300), st.integers(40, 200))
def test_an_excerpt_keeps_its_trigger_and_its_width(before: str, word: str, after: str, width: int) -> None:
    text = before + word + after
    sentence, trigger = Span.of(text, 0, len(text)), Span.of(text, len(before), len(before) + len(word))
    ahead, marked, rest = formats.excerpt(sentence, trigger, width)
    assert len(ahead + marked + rest) <= width + 2
    assert "\n" not in ahead + marked + rest
    assert not marked or marked.split() == word.split()


def test_an_excerpt_of_a_long_sentence_is_cut_on_both_sides() -> None:
    text = "a " * 100 + "extended" + " b" * 100
    ahead, marked, rest = formats.excerpt(Span.of(text, 0, len(text)), Span.of(text, 200, 208), 60)
    assert (ahead[0], marked, rest[-1]) == ("…", "extended", "…")
