"""Counts of breaches: by whom, where, how many of how many; parts that do not add up; findings by a mechanism."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, names, one, told

CENTRE = "the Russian Reconciliation Center said on Wednesday"
TRUCE = "A truce took effect in Syria on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        f"Nine violations of the truce were registered, four in Aleppo, three in Hama and two in Latakia, {CENTRE}.",
        f"Nine ceasefire violations were recorded: Aleppo 4, Hama 3, Latakia 2, {CENTRE}.",
        f"Nine ceasefire violations were recorded in the provinces of Aleppo (4), Hama (3) and Latakia (2), {CENTRE}.",
        f"The truce was violated nine times (four in Aleppo, three in Hama, two in Latakia), {CENTRE}.",
    ],
)
def test_parts_by_place(sentence: str) -> None:
    claim = one(told(sentence), "violation.tally")
    assert (figure(claim).best, claim.details["by_place"]) == (9, {"Aleppo": 4, "Hama": 3, "Latakia": 2})
    assert "sum_mismatch" not in claim.details
    assert claim.claimants == ("Russian Reconciliation Center",)


def test_parts_that_do_not_add_up_keep_both_numbers() -> None:
    claim = one(
        told(f"Ten ceasefire violations were registered, four in Aleppo, three in Hama and two in Latakia, {CENTRE}."),
        "violation.tally",
    )
    assert figure(claim).best == 10
    assert claim.details["sum_mismatch"] == {"total": 10, "by_place": 9}


def test_some_of_the_parts_need_not_add_up() -> None:
    claim = one(
        told(f"Ten ceasefire violations were registered, including four in Aleppo and three in Hama, {CENTRE}."),
        "violation.tally",
    )
    assert claim.details["by_place"] == {"Aleppo": 4, "Hama": 3}
    assert "sum_mismatch" not in claim.details


def test_parts_by_side_are_not_netted() -> None:
    claim = one(
        told(
            "Observers logged 14 violations of the truce in Aleppo, nine by Ahrar al-Sham and five by the Syrian army."
        ),
        "violation.tally",
    )
    assert figure(claim).best == 14
    assert claim.details["by_side"] == {"Ahrar al-Sham": 9, "Syrian army": 5}


@pytest.mark.parametrize(
    "sentence",
    [
        f"No violations of the truce were registered in Aleppo, {CENTRE}.",
        "The Russian Reconciliation Center recorded no violations of the truce in Aleppo on Wednesday.",
    ],
)
def test_none_registered_is_a_count_of_zero_by_who_counts(sentence: str) -> None:
    claim = one(told(sentence), "violation.tally")
    assert (figure(claim).best, claim.claimants) == (0, ("Russian Reconciliation Center",))


def test_silence_is_not_zero() -> None:
    assert not kinds(told("No violations of the truce in Aleppo were reported on Wednesday."), "violation")


@pytest.mark.parametrize(
    ("sentence", "n"),
    [
        ("The Syrian army accused Ahrar al-Sham of violating the truce in Aleppo 23 times.", 23),
        ("Ahrar al-Sham violated ceasefire twice in Aleppo, the Syrian army said.", 2),
        ("Ahrar al-Sham has opened fire 14 times since the truce took effect, the Syrian army said.", 14),
        ("Some 300 incidents of ceasefire violations were recorded in Aleppo this week.", 300),
        ("As many as 513 ceasefire violations by Ahrar al-Sham have taken place in Aleppo, the Syrian army said.", 513),
    ],
)
def test_how_often(sentence: str, n: int) -> None:
    (claim,) = [c for c in told(TRUCE, sentence) if c.kind.startswith("violation")]
    assert n in (figure(claim).best, figure(claim).high)


@pytest.mark.parametrize(
    "sentence",
    [
        "The observers confirmed that Ahrar al-Sham had violated the truce in Aleppo.",
        "The monitoring mission verified a breach of the truce in Aleppo by Ahrar al-Sham.",
        "Breaches of the truce in Aleppo by Ahrar al-Sham were verified by the observers.",
    ],
)
def test_verified_by_those_whose_task_it_is(sentence: str) -> None:
    claim = one(told(sentence), "violation.verified")
    assert names(claim, "accused") == {"Ahrar al-Sham"}
    assert claim.details["verified_by"]


def test_how_it_was_verified_and_how_many_of_how_many() -> None:
    claim = one(
        told("The observers confirmed two of the five reported violations of the truce in Aleppo after a site visit."),
        "violation.verified",
    )
    assert claim.details["confirmed"] == {"n": 2, "of": 5}
    assert claim.details["method"] == "site visit"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army confirmed that Ahrar al-Sham had violated the truce in Aleppo.",
        "The observers could not confirm that Ahrar al-Sham had violated the truce in Aleppo.",
        "The observers will verify the alleged violations of the truce in Aleppo.",
        "The alleged violations of the truce in Aleppo could not be independently verified.",
    ],
)
def test_a_side_verifies_nothing_and_a_plan_neither(sentence: str) -> None:
    assert "violation.verified" not in kinds(told(sentence))


def test_what_could_not_be_verified_says_so() -> None:
    claim = one(
        told("Ahrar al-Sham violated the truce in Aleppo, the Syrian army said, but the claim could not be verified."),
        "violation.alleged",
    )
    assert claim.details["verification"] == "not_verified"


def test_what_a_mission_hears_is_counted_and_laid_to_nobody() -> None:
    claim = one(told(TRUCE, "The OSCE mission logged 212 explosions and could not say who fired."), "violation.tally")
    assert (figure(claim).best, claim.details["unit"]) == (212, "explosion")
    assert names(claim, "accused") == set()


def test_attacks_counted_in_a_truce_are_charged_to_who_is_named() -> None:
    claims = told(TRUCE, "The Syrian army counted nine mortar attacks by Ahrar al-Sham in a day.")
    alleged = one(claims, "violation.alleged")
    assert (figure(alleged).best, alleged.details["unit"], alleged.subtype) == (9, "strike", "indirect_fire")
    assert names(alleged, "accused") == {"Ahrar al-Sham"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A joint room in Geneva will log breaches of the truce.",
        "The army would answer violations of the truce.",
        "The sides discussed a mechanism against violations of the truce.",
    ],
)
def test_breaches_to_come_are_none(sentence: str) -> None:
    assert not kinds(told(TRUCE, sentence), "violation")


def test_a_bulletin_goes_on_to_tell_what_it_counted() -> None:
    claims = told(
        "The Russian Reconciliation Center counted seven breaches of the ceasefire in Syria on Tuesday.",
        "Shells fell on a suburb of Aleppo, it added.",
    )
    alleged = one(claims, "violation.alleged")
    assert (alleged.subtype, alleged.claimants) == ("indirect_fire", ("Russian Reconciliation Center",))
