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
        (
            "U.S. Secretary of State John Kerry and his Russian counterpart, Sergei Lavrov, stressed in a "
            "telephone conversation on Monday that the front had to stay quiet."
        ),
        (
            "U.S. Secretary of State John Kerry and Foreign Minister Sergei Lavrov had a telephone "
            "conversation on Monday, the ministry said on Tuesday."
        ),
        (
            "Top diplomats Sergei Lavrov and John Kerry, whose staffs had argued for days, talked over a secure "
            "hotline on Monday."
        ),
        (
            "The lorries left after a phone call on Monday between U.S. Secretary of State John Kerry and Russian "
            "Foreign Minister Sergei Lavrov."
        ),
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
        (
            "the foreign ministers of Germany and France and the UN envoy for Syria, Staffan de Mistura,",
            {"Germany", "France", "Staffan de Mistura"},
        ),
        ("Jordan's Foreign Minister Nasser Judeh", {"Nasser Judeh"}),
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


@pytest.mark.parametrize(
    ("sentence", "people", "where"),
    [
        (
            "President Salva Kiir and rebel leader Riek Machar, whose troops fight on, met on Monday in Addis Ababa.",
            {"Salva Kiir", "Riek Machar"},
            {"Addis Ababa"},
        ),
        (
            "In Berlin, UN envoy Staffan de Mistura met opposition coordinator Riad Hijab on Monday.",
            {"Staffan de Mistura", "Riad Hijab"},
            {"Berlin"},
        ),
        (
            "After talks on Monday with Chancellor Angela Merkel in Berlin, President Petro Poroshenko was hopeful.",
            {"Angela Merkel", "Petro Poroshenko"},
            {"Berlin"},
        ),
        (
            "President Salva Kiir flew to Entebbe on Monday, where he met President Yoweri Museveni.",
            {"Salva Kiir", "Yoweri Museveni"},
            {"Entebbe"},
        ),
        (
            "President Salva Kiir was received by President Yoweri Museveni in Entebbe on Monday.",
            {"Salva Kiir", "Yoweri Museveni"},
            {"Entebbe"},
        ),
        (
            "Meeting with allies in Paris on Monday, French Foreign Minister Jean-Marc Ayrault called for calm.",
            {"Jean-Marc Ayrault"},
            {"Paris"},
        ),
    ],
)
def test_who_met_where(sentence: str, people: set[str], where: set[str]) -> None:
    meeting = one(told(sentence), "contact.reported")
    assert meeting.subtype == "meeting"
    assert names(meeting, "participant") == people
    assert places(meeting, "venue") == where


def test_a_letter_has_a_writer_and_an_addressee() -> None:
    letter = one(
        told(
            "In a letter to U.N. Secretary-General Ban Ki-moon on Monday, Syrian Foreign Minister Walid Muallem "
            "asked for observers."
        ),
        "contact.reported",
    )
    assert letter.subtype == "letter"
    assert names(letter, "participant") == {"Walid Muallem", "Ban Ki-moon"}


def test_how_they_spoke_is_not_always_said() -> None:
    sentence = (
        "The Egyptian foreign minister, Sameh Shoukry, spoke with his Saudi and Jordanian counterparts on Monday."
    )
    spoke = one(told(sentence), "contact.reported")
    assert spoke.subtype is None
    assert names(spoke, "participant") == {"Sameh Shoukry", "Saudi Arabia", "Jordan"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Government soldiers met Houthi fighters near the bridge on Monday.",
        "President Salva Kiir met opponents of the plan and rejected the demands of Uganda on Monday.",
        "A call by UN envoy Staffan de Mistura to the United States and Russia to save the truce went unheard.",
        "President Salva Kiir received 200 fighters at the barracks on Monday, as Uganda had asked.",
        "President Salva Kiir had spoken with President Yoweri Museveni before.",
        "Spokesman Ned Price said in written comments on the call with President Yoweri Museveni that all was well.",
        "Talks in Brussels hosted by President Charles Michel went on.",
        "He hoped for progress at the planned meeting of President Salva Kiir with President Yoweri Museveni.",
    ],
)
def test_not_everything_met_or_called_is_a_contact(sentence: str) -> None:
    assert "contact.reported" not in kinds(told(sentence))


def test_a_meeting_to_come_is_on_the_calendar() -> None:
    sentence = (
        "U.S. Secretary of State John Kerry is to meet Russian Foreign Minister Sergei Lavrov in Geneva on Saturday."
    )
    planned = one(told(sentence), "talks.scheduled")
    assert (planned.subtype, planned.modality) == ("meeting", "planned")
    assert names(planned, "party") == MINISTERS
    assert planned.when is not None
    assert planned.when.start == "2016-05-14"


@pytest.mark.parametrize(
    "behind",
    [
        "The initiative for the call came from the American side.",
        "The conversation was initiated by Washington.",
        "The ministry added that the call took place at the initiative of the United States.",
    ],
)
def test_who_asked_may_be_told_in_the_sentence_behind(behind: str) -> None:
    call = one(
        told(
            "Russian Foreign Minister Sergei Lavrov spoke by telephone with U.S. Secretary of State John Kerry on "
            f"Monday. {behind}"
        ),
        "contact.reported",
    )
    assert call.details["initiator"] == "United States"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        (
            "President Vladimir Putin and President Barack Obama discussed the front in a phone call on Monday.",
            "the front",
        ),
        ("President Vladimir Putin spoke by phone with President Barack Obama on Monday about the truce.", "the truce"),
    ],
)
def test_topics_are_the_words_of_the_report(sentence: str, topic: str) -> None:
    assert one(told(sentence), "contact.reported").details["topics"] == [topic]


def test_what_they_met_for_has_a_place_of_its_own() -> None:
    meeting = one(
        told("President Salva Kiir met President Yoweri Museveni on Monday to discuss a summit in Nairobi."),
        "contact.reported",
    )
    assert not meeting.places


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said in a text on Monday that President Salva Kiir had a call with President Yoweri Museveni.",
        "Envoy Martin Griffiths, who hopes for talks in Sweden in July, met President Salva Kiir.",
        "President Salva Kiir spoke by phone with President Yoweri Museveni for the first time since July 27.",
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_contact(sentence: str) -> None:
    assert one(told(sentence), "contact.reported").when is None
