"""Organisations that stand in no table, and capitals that are none."""

from __future__ import annotations

import time

import pytest

from tests.reading.factory import names, one, told
from trucewatch.lexicon.parties import find_parties
from trucewatch.reading.unlisted import with_unlisted


def found(text: str) -> list[str]:
    """Names of the parties of ``text`` that no table lists, in reading order."""
    return [hit.party.name for hit in with_unlisted(text, find_parties(text)) if hit.party.sort == "unlisted"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Fighters of the Kandu Liberation Brigade left the town.", "Kandu Liberation Brigade", "armed_group"),
        ("The Free Bogland Army fired first, he said.", "Free Bogland Army", "armed_group"),
        ("The Kandu People’s Defence Front said so.", "Kandu People’s Defence Front", "armed_group"),
        ("an official of the Ministry of Water and Irrigation", "Ministry of Water and Irrigation", "ministry"),
        ("a spokesman for the Council of Elders said", "Council of Elders", "other"),
        ("it was heard on Kandu Radio that day", "Kandu Radio", "media"),
        ("they belong to the Kandu militia, he said", "Kandu militia", "armed_group"),
        ("the Bogland Relief Fund sent two trucks", "Bogland Relief Fund", "humanitarian_ngo"),
        ("Free Bogland Army Commander Ali Haddo came late", "Free Bogland Army", "armed_group"),
        ("The Syrian Computer Society was there too.", "Syrian Computer Society", "other"),
        ("men of the 45th Kandu Brigade fired", "45th Kandu Brigade", "armed_forces"),
        ("the Kandu National Security Force fired on them.", "Kandu National Security Force", "armed_forces"),
        ("the Kandu Salvation Army fired on them.", "Kandu Salvation Army", "armed_group"),
        ("a UK-based group, the London-based Kandu Observatory, counted", "Kandu Observatory", "monitor"),
    ],
)
def test_a_noun_for_an_organisation_makes_the_name(text: str, name: str, kind: str) -> None:
    (hit,) = [hit for hit in with_unlisted(text, find_parties(text)) if hit.party.sort == "unlisted"]
    assert (hit.party.name, hit.party.kind) == (name, kind)
    assert text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    "text",
    [
        "on the Eastern Front all was quiet",  # a direction alone is no name
        "they met in Union Square at noon",  # what follows is no office
        "He walked down Grand Army Road to the river.",
        "the Salafist movement and the French company",  # adjectives, not names
        "the Tuesday group meets at noon",
        "The Army said so.",
        "Rebel Council Says It Will Keep Truce With Bogland Army Tonight",  # a headline in capitals
        "Two Improvised Explosive Devices (IED) were found.",
        "Bosko Kandu and Mary Smith walked home.",
    ],
)
def test_capitals_alone_name_nobody(text: str) -> None:
    assert found(text) == []


def test_an_acronym_in_brackets_stands_for_the_name_from_then_on() -> None:
    text = "The Movement for the Liberation of Kandu (MLK) rejected it. A day later MLK fighters left; so did MLKX."
    assert found(text) == ["Movement for the Liberation of Kandu"] * 3


def test_an_acronym_may_be_told_in_words() -> None:
    assert found("The Kandu Democratic Front, known as KDF, signed. KDF men came.") == ["Kandu Democratic Front"] * 3


def test_letters_that_abbreviate_something_else_are_nobody() -> None:
    assert found("The Kandu Democratic Front (XYZ) signed, and XYZ men came.") == ["Kandu Democratic Front"]


def test_the_party_of_a_table_stands_and_takes_the_acronym_given_to_it() -> None:
    text = "The Norwegian Refugee Council (NRC) and the Syrian Army met."
    hits = with_unlisted(text, find_parties(text))
    assert [hit.party.sort for hit in hits] == ["monitor", "monitor", "group"]


@pytest.mark.parametrize("other", ["Russia", "Hamas", "the Kandu Red Star Party", "Kandu Red Star Party"])
def test_an_and_that_joins_another_party_ends_the_name(other: str) -> None:
    assert found(f"It was agreed by the Ministry of Water and {other} on Monday.")[0] == "Ministry of Water"


def test_a_possessive_ends_the_name() -> None:
    assert found("President Kiir’s Tribal Council met.") == ["Tribal Council"]


def test_an_unlisted_party_is_an_actor_without_id() -> None:
    claims = told("The Kandu Liberation Brigade declared a three-day ceasefire on Tuesday.")
    declared = one(claims, "truce.declared")
    assert names(declared) == {"Kandu Liberation Brigade"}
    assert [actor.id for actor in declared.actors] == [None]


@pytest.mark.parametrize("piece", ["A ", "The Army of ", "Kandu (A) ", "People’s ", "’", "of the "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    began = time.perf_counter()
    with_unlisted(piece * 8000, ())
    assert time.perf_counter() - began < 5
