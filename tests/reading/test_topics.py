"""Which truce a claim speaks of: its places, and what one sentence lends to the next."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, places, read_text, told


def test_the_truce_is_the_one_named_before() -> None:
    claims = told("The Syrian army declared a truce in Aleppo on Monday. The truce took effect on Tuesday.")
    started = one(claims, "truce.in_effect")
    assert places(started, "coverage") == {"Aleppo"}
    assert "named in sentence" in " ".join(reason.detail for reason in started.because)


def test_two_truces_of_one_report_are_kept_apart() -> None:
    claims = told(
        "The truce in Aleppo was extended by 48 hours on Monday.",
        "The truce in Latakia expired on Tuesday.",
    )
    assert places(one(claims, "truce.extended"), "coverage") == {"Aleppo"}
    assert places(one(claims, "truce.expiry"), "coverage") == {"Latakia"}


def test_a_truce_of_two_places_covers_both() -> None:
    claims = told("The truce in Aleppo and Latakia was extended by 72 hours on Friday.")
    assert places(one(claims, "truce.extended"), "coverage") == {"Aleppo", "Latakia"}


@pytest.mark.parametrize(
    ("sentence", "coverage", "scope"),
    [
        ("A truce in Aleppo was declared by the Syrian army on Tuesday.", {"Aleppo"}, "local"),
        ("A truce in the Syrian city of Aleppo was declared on Tuesday.", {"Aleppo"}, "local"),
        ("The Aleppo truce was extended by 48 hours on Tuesday.", {"Aleppo"}, "local"),
        ("Aleppo's truce was extended by 48 hours on Tuesday.", {"Aleppo"}, "local"),
        ("A nationwide ceasefire was declared by the Syrian army on Tuesday.", {"Syria"}, "country"),
        ("A ceasefire across Syria took effect on Tuesday.", {"Syria"}, "country"),
        ("The Syrian army declared a ceasefire throughout the country on Tuesday.", {"Syria"}, "country"),
        ("In Aleppo, a truce declared by the Syrian army took hold on Tuesday.", {"Aleppo"}, "local"),
    ],
)
def test_coverage_and_scope(sentence: str, coverage: set[str], scope: str) -> None:
    claims = [
        c
        for c in told(sentence, front="Syrian government troops and rebels have fought over the area for months.")
        if c.kind.startswith("truce")
    ]
    assert claims
    assert {frozenset(places(c, "coverage")) for c in claims} == {frozenset(coverage)}
    assert {c.details["scope"] for c in claims} == {scope}


def test_a_truce_without_a_place_holds_in_the_country_and_not_in_its_capital() -> None:
    claims = told(
        "A ceasefire took effect on Tuesday.", front="Syrian government troops and rebels have fought for months."
    )
    (place,) = one(claims, "truce.in_effect").places
    assert (place.name, place.country, place.precision) == ("Syria", "SY", "country")


@pytest.mark.parametrize(
    "sentence",
    [
        "Damascus declared a truce in Aleppo on Tuesday.",
        "Moscow said on Tuesday that a truce had been declared in Aleppo.",
        "Officials in Geneva said on Tuesday that a truce had been declared in Aleppo.",
        "A truce in Aleppo was declared on Tuesday after talks in Geneva.",
        "Ministers meeting in Vienna declared a truce in Aleppo on Tuesday.",
        "The truce in Aleppo, on which Moscow and Washington had worked in Geneva, was declared on Tuesday.",
    ],
)
def test_capitals_that_act_and_towns_that_host_are_no_coverage(sentence: str) -> None:
    assert places(one(told(sentence), "truce.declared"), "coverage") == {"Aleppo"}


def test_a_dateline_is_no_place_of_the_truce() -> None:
    text = (
        "BEIRUT, May 11 -- A ceasefire between the Syrian army and the rebels took effect on Tuesday.\n\n"
        "Syrian troops and rebels have fought for five years."
    )
    started = one(read_text(text), "truce.in_effect")
    assert places(started, "coverage") == {"Syria"}


def test_the_city_is_the_one_named_before() -> None:
    claims = told("Rockets hit Aleppo on Monday. A truce in the city took effect on Tuesday.")
    assert places(one(claims, "truce.in_effect"), "coverage") == {"Aleppo"}


def test_another_war_named_in_passing_keeps_its_own_place() -> None:
    claims = told(
        "The truce in Aleppo took effect on Tuesday.",
        "In eastern Ukraine, a ceasefire under the Minsk agreements was violated by separatists, Kiev said.",
    )
    assert places(one(claims, "truce.in_effect"), "coverage") == {"Aleppo"}
    assert all("Aleppo" not in places(c) for c in claims if "Minsk" in c.sentence.text)


def test_parties_named_once_hold_for_the_same_truce() -> None:
    claims = told(
        "Jaish al-Islam and the Syrian army agreed on Monday to a truce in Douma.",
        "The truce in Douma took effect on Tuesday.",
    )
    started = one(claims, "truce.in_effect")
    assert {"Army of Islam", "Syrian army"} <= names(started, "party")
    assert any(reason.rule == "truce/parties" for reason in started.because)


def test_the_army_and_the_rebels_are_those_of_the_country_of_the_report() -> None:
    """Generic names alone would join strangers in the record."""
    claims = told("The army and the rebels accepted a truce in the Syrian city of Aleppo on Monday.")
    assert names(one(claims, "truce.agreed"), "party") == {"Syrian army", "Syrian rebels"}


@pytest.mark.parametrize(
    ("sentence", "front", "conflict"),
    [
        (
            "A truce in Aleppo took effect on Tuesday.",
            "Syrian government troops and rebels have fought for months.",
            "SY",
        ),
        (
            "A truce in Taiz took effect on Tuesday.",
            "Houthi fighters and government troops have fought over the city.",
            "YE",
        ),
        (
            "A truce in Gaza took effect on Tuesday.",
            "Israeli troops and Hamas fighters have traded fire for weeks.",
            "IL-PS",
        ),
        (
            "A truce in Nagorno-Karabakh took effect on Tuesday.",
            "Armenian and Azerbaijani troops have fought for days.",
            "AZ",
        ),
        (
            "A truce in Khartoum took effect on Tuesday.",
            "Sudanese troops and the Rapid Support Forces have fought there.",
            "SD",
        ),
        (
            "A truce in Donetsk took effect on Tuesday.",
            "Ukrainian troops and separatists have shelled each other for weeks.",
            "UA",
        ),
    ],
)
def test_the_conflict_is_found_from_places_and_actors(sentence: str, front: str, conflict: str) -> None:
    assert one(told(sentence, front=front), "truce.in_effect").details["conflict"] == conflict


def test_no_truce_without_a_conflict_to_place_it_in() -> None:
    """Without any name of a place nothing is made up."""
    claims = told("A ceasefire took effect on Tuesday.")
    assert kinds(claims, "truce") == ["truce.in_effect"]
    assert one(claims, "truce.in_effect").places == ()
    assert "conflict" not in one(claims, "truce.in_effect").details


@pytest.mark.parametrize(
    "office", ["a UN spokesman in Zagreb", "a Red Cross official in Nairobi", "a diplomat in Geneva"]
)
def test_where_a_speaker_has_his_office_is_no_country_of_the_war(office: str) -> None:
    claims = told("The ceasefire in Bosnia took effect on Tuesday.", f'"It is holding," {office} said.')
    assert {p.country for c in claims if c.kind.startswith("truce") for p in c.places} == {"BA"}
    nowhere = told("A ceasefire took effect on Tuesday.", f'"It is holding," {office} said.')
    assert [p for c in nowhere for p in c.places] == []


def test_who_speaks_from_the_war_itself_tells_where_it_is() -> None:
    claims = told("A ceasefire took effect on Tuesday.", '"It is holding," a doctor in Goma said.')
    assert one(claims, "truce.in_effect").details["conflict"] == "CD"


def test_there_is_the_place_named_last() -> None:
    claims = told(
        "A truce holds in Aleppo.",
        "The province of Idlib is not part of it. Air strikes there killed 10 civilians on Monday, doctors said.",
    )
    toll = one(claims, "casualty.incident")
    assert places(toll, "event") == {"Idlib"}


def test_a_bare_toll_is_not_pinned_to_the_town_of_the_truce() -> None:
    claims = told("A truce holds in Aleppo, Syria.", "Bombardment killed six people on Wednesday, doctors said.")
    toll = one(claims, "casualty.incident")
    assert places(toll, "event") == {"Syria"}
