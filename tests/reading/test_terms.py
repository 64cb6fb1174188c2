"""From when, until when, for how long: what a report states, and what follows from it (domain reference §3.3)."""

from __future__ import annotations

import pytest

from tests.reading.factory import one, term, told
from trucewatch.model.when import Term


def declared(sentence: str, published: str | None = "2016-05-12") -> Term:
    return term(one(told(sentence, published=published), "truce.declared"))


@pytest.mark.parametrize(
    ("words", "start", "end", "hours"),
    [
        ("for 48 hours", None, None, 48),
        ("for three days", None, None, 72),
        ("for a week", None, None, 168),
        ("lasting 36 hours", None, None, 36),
        ("from Saturday", "2016-05-14", None, None),
        ("starting on Saturday", "2016-05-14", None, None),
        ("beginning at 6 a.m. on Saturday", "2016-05-14T06:00+03:00", None, None),
        ("from 6 a.m. on Saturday", "2016-05-14T06:00+03:00", None, None),
        ("from midnight on Friday", "2016-05-13T00:00+03:00", None, None),
        ("until Sunday", None, "2016-05-15", None),
        ("until midnight on Sunday", None, "2016-05-15T24:00+03:00", None),
        ("from Saturday until Monday", "2016-05-14", "2016-05-16", None),
        ("from 8 a.m. until 6 p.m. on Saturday", "2016-05-14T08:00+03:00", "2016-05-14T18:00+03:00", 10),
        ("for 72 hours from 1 a.m. on Saturday", "2016-05-14T01:00+03:00", "2016-05-17T01:00+03:00", 72),
        ("for three days from Saturday", "2016-05-14", "2016-05-16", 72),
        ("for 48 hours starting at noon on Friday", "2016-05-13T12:00+03:00", "2016-05-15T12:00+03:00", 48),
    ],
)
def test_a_declared_term(words: str, start: str | None, end: str | None, hours: float | None) -> None:
    found = declared(f"On Thursday the Syrian army declared a truce in Aleppo {words}.")
    assert (found.start, found.end, found.hours) == (start, end, hours)


@pytest.mark.parametrize(
    ("noun", "hours"),
    [
        ("48-hour truce", 48),
        ("three-day truce", 72),
        ("two-week truce", 336),
        ("week-long truce", 168),
        ("truce of 36 hours", 36),
        ("12-hour truce", 12),
    ],
)
def test_the_length_may_stand_on_the_noun(noun: str, hours: float) -> None:
    assert declared(f"The Syrian army declared a {noun} in Aleppo on Tuesday.").hours == hours


def test_days_are_calendar_days_and_hours_are_elapsed() -> None:
    """The clocks of Damascus went forward on 25 March 2016: 48 hours end an hour later by the wall clock."""
    hours = declared("The Syrian army declared a truce in Aleppo for 48 hours from 6 p.m. on Thursday.", "2016-03-24")
    assert (hours.start, hours.end) == ("2016-03-24T18:00+02:00", "2016-03-26T19:00+03:00")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army declared a truce in Aleppo after 11 days of fighting.",
        "The Syrian army declared a truce in Aleppo within hours of the raid.",
        "The Syrian army declared a truce in Aleppo following three weeks of shelling.",
        "After a siege of 90 days the Syrian army declared a truce in Aleppo.",
        "The Syrian army declared a truce in Aleppo in which a five-hour meeting had a part.",
        "The Syrian army, which has fought for five years, declared a truce in Aleppo.",
    ],
)
def test_other_lengths_are_not_the_length_of_the_truce(sentence: str) -> None:
    claim = one(told(sentence), "truce.declared")
    assert claim.term is None or claim.term.hours is None


def test_another_48_hours_count_from_the_end_before() -> None:
    claims = told(
        (
            "The truce in Aleppo was extended on Monday for another 48 hours. It had "
            "been due to expire at midnight on Monday."
        ),
        published="2016-05-10",
    )
    extended = term(one(claims, "truce.extended"))
    assert (extended.start, extended.end, extended.hours) == ("2016-05-10", "2016-05-11", 48)
    assert extended.basis is not None
    assert "previous end" in extended.basis


def test_the_end_before_may_stand_before() -> None:
    claims = told(
        "The truce in Aleppo was due to expire at 1 a.m. on Tuesday. The Syrian army then prolonged it by 48 hours.",
        published="2016-05-10",
    )
    extended = term(one(claims, "truce.extended"))
    assert (extended.start, extended.end) == ("2016-05-10T01:00+03:00", "2016-05-12T01:00+03:00")


def test_an_extension_states_its_own_clock() -> None:
    extended = term(
        one(
            told(
                "The truce in Aleppo was extended from 1 a.m. on Tuesday until midnight on Wednesday.",
                published="2016-05-10",
            ),
            "truce.extended",
        )
    )
    assert (extended.start, extended.end) == ("2016-05-10T01:00+03:00", "2016-05-11T24:00+03:00")
    assert extended.hours == 47


def test_an_extension_without_an_end_before_has_no_start() -> None:
    extended = term(one(told("The truce in Aleppo was extended for another 48 hours."), "truce.extended"))
    assert (extended.start, extended.end, extended.hours) == (None, None, 48)


def test_an_extension_until_a_day() -> None:
    extended = term(one(told("On Thursday the army extended the truce in Aleppo until Saturday."), "truce.extended"))
    assert extended.end == "2016-05-14"


def test_the_first_term_is_computed_back_from_its_extension() -> None:
    claims = told(
        "The Syrian army declared a 48-hour truce in Aleppo. It was later extended for 72 hours from Saturday.",
        published="2016-05-08",
    )
    assert term(one(claims, "truce.extended")).start == "2016-05-07"
    first = term(one(claims, "truce.declared"))
    assert first.start == "2016-05-05"
    assert first.basis is not None
    assert "start of the extension" in first.basis


def test_the_first_term_is_computed_back_from_its_end() -> None:
    claims = told("The Syrian army declared a three-day truce in Aleppo. The truce expires at midnight on Saturday.")
    first = term(one(claims, "truce.declared"))
    assert (first.start, first.end) == ("2016-05-12", "2016-05-14T24:00+03:00")


@pytest.mark.xfail(strict=True, reason="'It takes effect at ...' (present tense) behind a declaration is lost")
def test_length_and_start_in_two_sentences_make_one_term() -> None:
    claims = told("The Syrian army declared a 72-hour truce in Aleppo. It takes effect at 1 a.m. on Saturday.")
    started = one(claims, "truce.in_effect")
    assert term(started).start == "2016-05-14T01:00+03:00"


def test_what_is_computed_says_so() -> None:
    found = declared("The Syrian army declared a truce in Aleppo for 72 hours from Saturday.")
    assert found.basis is not None
    assert "start" in found.basis


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        ("Aleppo", "+03:00"),
        ("Taiz", "+03:00"),
        ("Donetsk", "+03:00"),
        ("Stepanakert", "+04:00"),
        ("Khartoum", "+03:00"),
    ],
)
def test_clocks_are_those_of_the_place_covered(place: str, offset: str) -> None:
    found = declared(f"A truce was declared in {place} from 6 a.m. on Saturday.")
    assert found.start == f"2016-05-14T06:00{offset}"


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2016-02-25", "+02:00"), ("2016-05-12", "+03:00")],
)
def test_winter_and_summer_time(day: str, offset: str) -> None:
    found = declared("The Syrian army declared a truce in Aleppo from midnight on Friday.", day)
    assert found.start is not None
    assert found.start.endswith(f"T00:00{offset}")


def test_an_undated_report_keeps_what_it_cannot_date_open() -> None:
    claim = one(
        told("The Syrian army declared a truce in Aleppo on Tuesday, starting on Saturday.", published=None),
        "truce.declared",
    )
    assert claim.when is not None
    assert claim.when.start is None
    assert claim.when.expression == "Tuesday" or claim.when.expression == "on Tuesday"
    assert claim.term is None or claim.term.start is None


def test_an_undated_report_with_full_dates_is_dated_by_itself() -> None:
    claim = one(told("The Syrian army declared a truce in Aleppo on 10 May 2016.", published=None), "truce.declared")
    assert claim.when is not None
    assert claim.when.start == "2016-05-10"


def test_an_old_truce_is_background() -> None:
    claim = one(told("A truce in Homs was agreed in February 2014."), "truce.agreed")
    assert claim.modality == "historical"
    assert claim.details["background"] is True


def test_a_term_that_ends_when_something_happens_has_no_made_up_end() -> None:
    claim = one(told("The Syrian army declared a truce in Aleppo until the wounded have left."), "truce.declared")
    assert claim.term is None or claim.term.end is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army declared a truce in Aleppo on Tuesday.",
        "On Tuesday the Syrian army declared a truce in Aleppo, state television said.",
        "The Syrian army declared a truce in Aleppo on Tuesday, state television said.",
        "A truce in Aleppo was declared on Tuesday, the Syrian army said on Wednesday.",
    ],
)
def test_the_day_of_declaring(sentence: str) -> None:
    claim = one(told(sentence), "truce.declared")
    assert claim.when is not None
    assert claim.when.start == "2016-05-10"
