"""Who holds which place, and what forces do short of fighting."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, places, told


@pytest.mark.parametrize(
    ("sentence", "state", "where", "to", "away"),
    [
        ("Islamic State seized the city of Mosul on Monday.", "taken", "Mosul", {"Islamic State"}, set()),
        ("Aleppo was recaptured by Russian forces on Sunday.", "taken", "Aleppo", {"Russian Armed Forces"}, set()),
        ("Hezbollah took control of Aleppo on Monday.", "taken", "Aleppo", {"Hezbollah"}, set()),
        ("Aleppo fell to Hezbollah on Monday.", "taken", "Aleppo", {"Hezbollah"}, set()),
        ("Islamic State lost Aleppo to Hezbollah on Monday.", "lost", "Aleppo", {"Hezbollah"}, {"Islamic State"}),
        ("Hezbollah withdrew from Aleppo on Monday.", "left", "Aleppo", set(), {"Hezbollah"}),
        ("Hezbollah still controls the city of Aleppo.", "held", "Aleppo", {"Hezbollah"}, set()),
        ("The capture of Aleppo by Hezbollah was announced on Friday.", "taken", "Aleppo", {"Hezbollah"}, set()),
    ],
)
def test_a_place_passes_from_one_side_to_another(
    sentence: str, state: str, where: str, to: set[str], away: set[str]
) -> None:
    claim = one(told(sentence), "control.changed")
    assert (claim.subtype, names(claim, "to"), names(claim, "from")) == (state, to, away)
    assert places(claim) == {where}


def test_what_is_held_since_long_ago_is_held_now() -> None:
    claim = one(told("Hezbollah has held Aleppo since 2013."), "control.changed")
    assert (claim.modality, claim.details["since"]) == ("actual", "2013")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hezbollah is trying to retake Aleppo.",
        "Hezbollah wants to capture Aleppo.",
        "Hezbollah will seize Aleppo if it must.",
        "Has Hezbollah taken Aleppo?",
        "Police seized drugs and cash in Homs on Monday.",
        "The attack in Homs was captured on video.",
        "Hezbollah seized the opportunity in Homs.",
        "Hezbollah has surrounded Aleppo.",
        "Hezbollah holds no part of Aleppo.",
        "Hezbollah was moving to retake Aleppo.",
    ],
)
def test_no_change_of_control_where_none_is_told(sentence: str) -> None:
    assert kinds(told(sentence), "control") == []


@pytest.mark.parametrize(
    ("sentence", "operation", "change"),
    [
        ("Turkey has massed troops near Aleppo.", "deployment", "build-up"),
        ("Hezbollah sent reinforcements to Aleppo.", "deployment", "build-up"),
        ("Heavy weapons were withdrawn from the front near Donetsk on Monday.", "withdrawal", "withdrawal"),
        ("Hezbollah has besieged the town of Madaya since July.", "siege", "start"),
        ("Hezbollah fighters advanced into Aleppo on Monday.", "advance", "start"),
        ("Turkey put its troops on high alert.", "alert", "start"),
    ],
)
def test_what_forces_do_short_of_fighting(sentence: str, operation: str, change: str) -> None:
    claim = one(told(sentence), "posture.reported")
    assert (claim.details["operation"], claim.details["change"]) == (operation, change)


@pytest.mark.parametrize(
    "sentence",
    ["Turkey could send troops to Aleppo.", "Hezbollah should withdraw its fighters.", "Turkey sent a letter to Homs."],
)
def test_no_posture_where_nothing_moved(sentence: str) -> None:
    assert kinds(told(sentence), "posture") == []
