"""Calls, meetings and joint texts: who took part, who asked for it, who published what."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, places, told

MINISTERS = {"Sergei Lavrov", "John Kerry"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian Foreign Minister Sergei Lavrov spoke by telephone with U.S. Secretary of State John Kerry on Monday.",
        "U.S. Secretary of State John Kerry and Russian Foreign Minister Sergei Lavrov spoke by phone on Monday.",
        "Russian Foreign Minister Sergei Lavrov telephoned U.S. Secretary of State John Kerry on Monday.",
        (
            "In a phone call on Monday, U.S. Secretary of State John Kerry and Russian "
            "Foreign Minister Sergei Lavrov discussed Syria."
        ),
        (
            "A telephone conversation took place on Monday between U.S. Secretary of State "
            "John Kerry and Russian Foreign Minister Sergei Lavrov."
        ),
        "Russian Foreign Minister Sergei Lavrov held a phone call with U.S. Secretary of State John Kerry on Monday.",
    ],
)
def test_a_call_has_one_record_and_two_participants(sentence: str) -> None:
    call = one(told(sentence), "contact.reported")
    assert call.subtype == "call"
    assert names(call, "participant") == MINISTERS
    assert call.when is not None
    assert call.when.start == "2016-05-09"


@pytest.mark.parametrize(
    ("sentence", "initiator"),
    [
        (
            (
                "At the Kremlin's request, President Vladimir Putin spoke by phone with "
                "U.S. President Barack Obama on Monday."
            ),
            "Kremlin",
        ),
        (
            (
                "President Vladimir Putin spoke by phone with U.S. President Barack Obama on "
                "Monday at the initiative of the American side."
            ),
            "United States",
        ),
        (
            (
                "Sergei Lavrov, the Russian foreign minister, spoke by phone with John Kerry, the U.S. "
                "secretary of state, on Monday in a call initiated by Washington."
            ),
            "United States",
        ),
    ],
)
def test_who_asked_for_the_call(sentence: str, initiator: str) -> None:
    assert one(told(sentence), "contact.reported").details["initiator"] == initiator


def test_nobody_is_said_to_have_asked() -> None:
    sentence = (
        "Russian Foreign Minister Sergei Lavrov spoke by telephone with U.S. Secretary of State John Kerry on Monday."
    )
    assert "initiator" not in one(told(sentence), "contact.reported").details


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State John Kerry in Geneva on Monday.",
        (
            "Russian Foreign Minister Sergei Lavrov held talks with U.S. Secretary of "
            "State John Kerry in Geneva on Monday."
        ),
        (
            "A meeting between U.S. Secretary of State John Kerry and Russian Foreign "
            "Minister Sergei Lavrov was held in Geneva on Monday."
        ),
    ],
)
def test_a_meeting_has_a_venue(sentence: str) -> None:
    meeting = one(told(sentence), "contact.reported")
    assert meeting.subtype == "meeting"
    assert names(meeting, "participant") == MINISTERS
    assert places(meeting, "venue") == {"Geneva"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian Foreign Minister Sergei Lavrov will meet U.S. Secretary of State John Kerry in Geneva on Saturday.",
        "Russian Foreign Minister Sergei Lavrov refused to meet U.S. Secretary of State John Kerry.",
        "Russian Foreign Minister Sergei Lavrov wants to speak with U.S. Secretary of State John Kerry by telephone.",
        "Russian Foreign Minister Sergei Lavrov has not spoken with U.S. Secretary of State John Kerry by telephone.",
    ],
)
def test_contacts_that_did_not_happen_are_none(sentence: str) -> None:
    assert "contact.reported" not in kinds(told(sentence))


def test_a_meeting_that_was_had_keeps_its_sides() -> None:
    sentence = "A phone call was held on Monday between President Vladimir Putin and President Barack Obama."
    assert names(one(told(sentence), "contact.reported"), "participant") == {"Vladimir Putin", "Barack Obama"}


def test_the_seat_of_who_asked_is_no_venue() -> None:
    call = one(
        told("President Vladimir Putin spoke by phone with President Barack Obama at Washington's initiative."),
        "contact.reported",
    )
    assert call.details["initiator"] == "United States"
    assert not call.places


@pytest.mark.parametrize(
    ("met", "participants"),
    [
        ("French Foreign Minister Jean-Marc Ayrault", {"Jean-Marc Ayrault"}),
        ("the foreign ministers of Germany and France", {"Germany", "France"}),
    ],
)
def test_a_named_minister_comes_and_not_the_state(met: str, participants: set[str]) -> None:
    sentence = f"Russian Foreign Minister Sergei Lavrov met {met} in Geneva on Monday."
    participating = names(one(told(sentence), "contact.reported"), "participant")
    assert participating - {"Sergei Lavrov"} == participants


def test_a_readout_belongs_to_the_side_that_gave_it() -> None:
    sentence = (
        "U.S. Secretary of State John Kerry and Russian Foreign Minister Sergei Lavrov spoke by telephone on Monday, "
        "the Russian Foreign Ministry said."
    )
    call = one(told(sentence), "contact.reported")
    assert call.claimants == ("Russian Foreign Ministry",)
