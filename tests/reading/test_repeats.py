"""A report says the same in its headline, its lead and below: one claim, from the sentence that says most."""

from __future__ import annotations

from tests.reading.factory import kinds, one, read_text, term, told


def test_the_fuller_sentence_stays() -> None:
    claims = told(
        "The truce in Aleppo has been extended.",
        "The truce in Aleppo was extended on Monday by 48 hours, the Syrian army said.",
    )
    extended = one(claims, "truce.extended")
    assert term(extended).hours == 48
    assert extended.claimants == ("Syrian army",)


def test_the_headline_gives_way_to_the_body() -> None:
    claims = read_text(
        "Aleppo truce extended by 48 hours\n\n"
        "The truce in Aleppo was extended by 48 hours, the Syrian army said. "
        "Troops and rebels had fought there for months."
    )
    assert one(claims, "truce.extended").sentence.text.startswith("The truce in Aleppo")


def test_two_speakers_with_different_clocks_are_two_claims() -> None:
    claims = told(
        "The truce in Aleppo was extended from 1 a.m. on Saturday, the Syrian army said.",
        "The truce in Aleppo was extended from noon on Friday, the Russian Defence Ministry said.",
        published="2016-05-08",
    )
    starts = {term(c).start for c in claims if c.kind == "truce.extended"}
    assert starts == {"2016-05-07T01:00+03:00", "2016-05-06T12:00+03:00"}


def test_truces_of_two_places_are_never_one() -> None:
    claims = told("A truce in Aleppo took effect on Tuesday.", "A truce in Hama took effect on Tuesday.")
    assert kinds(claims, "truce") == ["truce.in_effect", "truce.in_effect"]


def test_two_extensions_of_one_truce_are_two() -> None:
    claims = told(
        "The truce in Aleppo was extended by 72 hours from Saturday.",
        "The truce in Aleppo was extended by another 48 hours from Tuesday.",
        published="2016-05-11",
    )
    assert [term(c).hours for c in claims if c.kind == "truce.extended"] == [72, 48]


def test_figures_that_differ_are_never_one() -> None:
    claims = told(
        "Rockets killed 12 people in Homs on Tuesday.", "Rockets killed 14 people in Homs on Tuesday, medics said."
    )
    assert kinds(claims, "casualty") == ["casualty.incident", "casualty.incident"]


def test_an_attack_told_in_headline_and_lead_is_one_claim() -> None:
    claims = read_text(
        "Air strikes hit a clinic in Homs\n\n"
        "Air strikes hit a clinic in Homs on Tuesday. Rebels and the army are at war."
    )
    assert kinds(claims, "incident") == ["incident.reported"]


def test_two_attacks_on_two_targets_stay_two_claims() -> None:
    claims = read_text(
        "Air strikes hit a clinic in Homs. Air strikes hit a school in Homs. Rebels and the army are at war."
    )
    assert kinds(claims, "incident") == ["incident.reported"] * 2
