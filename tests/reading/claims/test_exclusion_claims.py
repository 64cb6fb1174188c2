"""Groups that a truce leaves out; that a group is called terrorist is said by whoever says it, never by us."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, told

FRONT = "Russia and the United States brokered the truce in Syria, where the army and rebels have fought for years."


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceasefire does not apply to Islamic State or the Nusra Front.",
        "The ceasefire does not cover Islamic State and the Nusra Front.",
        "Islamic State and the Nusra Front are excluded from the ceasefire.",
        "Islamic State and the Nusra Front are not part of the ceasefire.",
        "The ceasefire excludes Islamic State and the Nusra Front.",
        "The ceasefire, which excludes Islamic State and the Nusra Front, began on Saturday.",
        "All groups except Islamic State and the Nusra Front are bound by the ceasefire.",
        "Neither Islamic State nor the Nusra Front is covered by the ceasefire.",
        "The ceasefire covers neither Islamic State nor the Nusra Front.",
        "The ceasefire applies neither to Islamic State nor to the Nusra Front.",
        "Left out of the ceasefire are Islamic State and the Nusra Front.",
        "Islamic State and the Nusra Front stay outside the ceasefire.",
        "Nor does the ceasefire cover Islamic State or the Nusra Front.",
        "The ceasefire holds for all sides, with the exception of Islamic State and the Nusra Front.",
    ],
)
def test_excluded_groups(sentence: str) -> None:
    exclusion = one(told(sentence, front=FRONT), "truce.exclusion")
    assert names(exclusion, "excluded") == {"Islamic State", "Nusra Front"}


def test_the_list_of_the_council_is_a_basis_of_its_own() -> None:
    exclusion = one(
        told(
            "The ceasefire excludes Islamic State, the Nusra Front and other groups designated as terrorist "
            "by the UN Security Council.",
            front=FRONT,
        ),
        "truce.exclusion",
    )  # fmt: skip
    assert exclusion.details["basis"] == "UNSC_list"
    assert "UN Security Council" in exclusion.details["designated_by"]


def test_without_a_list_the_text_is_the_basis() -> None:
    exclusion = one(told("The ceasefire does not apply to the Nusra Front.", front=FRONT), "truce.exclusion")
    assert exclusion.details["basis"] == "text"
    assert "designated_by" not in exclusion.details or not exclusion.details["designated_by"]


def test_a_side_that_says_a_group_is_out_claims_it() -> None:
    exclusion = one(
        told("The Syrian army said the ceasefire did not apply to the Nusra Front.", front=FRONT), "truce.exclusion"
    )
    assert exclusion.claimants == ("Syrian army",)


def test_neither_of_two_who_say_so_leaves_the_group_covered() -> None:
    claims = told("Neither Russia nor the United States said the Nusra Front is covered by the ceasefire.", front=FRONT)
    assert "truce.exclusion" not in kinds(claims)


def test_a_covered_group_is_not_excluded() -> None:
    claims = told("The ceasefire applies to Ahrar al-Sham and the Army of Islam as well.", front=FRONT)
    assert "truce.exclusion" not in kinds(claims)


def test_a_party_that_fights_an_excluded_group_is_not_excluded() -> None:
    exclusion = one(
        told("The army may go on fighting the Nusra Front, which is excluded from the ceasefire.", front=FRONT),
        "truce.exclusion",
    )
    assert names(exclusion, "excluded") == {"Nusra Front"}


def test_fighters_who_stay_outside_a_town_are_not_left_out() -> None:
    sentence = "Fighters of the Nusra Front stayed outside the town of Daraya as the deal was signed."
    assert "truce.exclusion" not in kinds(told(sentence, front=FRONT))
