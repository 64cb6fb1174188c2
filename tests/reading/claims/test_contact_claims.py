"""Calls, meetings and joint texts: who took part, who asked for it, who published what."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, places, told, wrong

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
        wrong(
            "'a telephone conversation took place between A and B' is no contact",
            (
                "A telephone conversation took place on Monday between U.S. Secretary of State "
                "John Kerry and Russian Foreign Minister Sergei Lavrov."
            ),
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
        wrong(
            "'at the initiative of the American side' names no initiator",
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
        wrong(
            "'a meeting between A and B was held' is no contact",
            (
                "A meeting between U.S. Secretary of State John Kerry and Russian Foreign "
                "Minister Sergei Lavrov was held in Geneva on Monday."
            ),
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


def test_a_readout_belongs_to_the_side_that_gave_it() -> None:
    sentence = (
        "U.S. Secretary of State John Kerry and Russian Foreign Minister Sergei Lavrov spoke by telephone on Monday, "
        "the Russian Foreign Ministry said."
    )
    call = one(told(sentence), "contact.reported")
    assert call.claimants == ("Russian Foreign Ministry",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia and the United States said in a joint statement on Monday that they would redouble efforts in Syria.",
        wrong(
            "'in a joint statement, A and B pledged' has no issuers and is lost",
            "In a joint statement on Monday, Russia and the United States pledged to redouble efforts in Syria.",
        ),
        "Russia and the United States issued a joint statement on Syria on Monday.",
        "A joint statement on Syria was issued by Russia and the United States on Monday.",
    ],
)
def test_a_joint_statement_has_two_issuers(sentence: str) -> None:
    document = one(told(sentence), "document.issued")
    assert document.subtype == "joint_statement"
    assert names(document, "issuer") == {"Russia", "United States"}


def test_a_statement_of_one_side_is_no_joint_text() -> None:
    assert "document.issued" not in kinds(
        told("Russia said in a statement on Monday that it would redouble efforts in Syria.")
    )
