"""People are found by their offices and by what they do with words, never from a list of names."""

from __future__ import annotations

import pytest

from trucewatch.lexicon.parties import find_parties
from trucewatch.lexicon.words import load_words
from trucewatch.reading.persons import Person, find_persons, person_id


def people(sentence: str, known: dict[str, Person] | None = None) -> list[Person]:
    say = load_words("en").forms_of("attribution", "say")
    return list(find_persons(sentence, 0, find_parties(sentence), {} if known is None else known, say))


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        ("Russian Foreign Minister Sergei Lavrov arrived on Monday.", "Sergei Lavrov", "Russia"),
        ("Houthi spokesman Mohammed Abdul-Salam arrived on Monday.", "Mohammed Abdul-Salam", "Houthis"),
        ("Staffan de Mistura, the UN envoy for Syria, arrived on Monday.", "Staffan de Mistura", "United Nations"),
        ("Mirela Donk, a member of the committee, arrived on Monday.", "Mirela Donk", None),
        ("General Aruna Tesh of the northern command arrived on Monday.", "Aruna Tesh", None),
        ("The road is closed, said Mirela Donk.", "Mirela Donk", None),
        ("“The road is closed,” Mirela Donk told reporters.", "Mirela Donk", None),
    ],
)
def test_found_by_office_or_speech(sentence: str, name: str, side: str | None) -> None:
    (person,) = people(sentence)
    assert (person.name, person.side) == (name, side)
    assert sentence[person.start : person.end] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Red Crescent lorries reached Deir Ezzor on Monday.",
        "The Foreign Ministry said nothing on Monday.",
        "Northern Command said the road was closed.",
        "State Television showed the road on Monday.",
    ],
)
def test_institutions_are_no_people(sentence: str) -> None:
    assert people(sentence) == []


def test_a_surname_stands_for_the_person_named_before() -> None:
    known: dict[str, Person] = {}
    people("Russian Foreign Minister Sergei Lavrov arrived on Monday.", known)
    (person,) = people("Lavrov left on Tuesday.", known)
    assert (person.name, person.country) == ("Sergei Lavrov", "RU")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei Lavrov", "Sergey Lavrov"), ("Asaad al-Zoubi", "Asaad Zoubi"), ("José Ramos", "Jose Ramos")],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert person_id(one) == person_id(other)


def test_two_people_of_one_surname_are_two() -> None:
    assert person_id("Bashar Assad") != person_id("Maher Assad")
