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
        ("The UN envoy for Syria Mirela Donk arrived on Monday.", "Mirela Donk", "United Nations"),
        ("U.S. Under-Secretary for African Affairs Mirela Donk arrived.", "Mirela Donk", "United States"),
        ("The Houthis' chief negotiator, Mohammed Abdulsalam, arrived on Monday.", "Mohammed Abdulsalam", "Houthis"),
        ("He met his Polish counterpart, Aruna Tesh, on Monday.", "Aruna Tesh", "Poland"),
        ("Head of Sudan's delegation Aruna Tesh arrived on Monday.", "Aruna Tesh", "Sudanese delegation"),
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
        "Western leaders Monday praised the deal.",
        "The head of the agency, Syria and Oman were late.",
        "The minister, Northern Command and the police were told.",
    ],
)
def test_institutions_are_no_people(sentence: str) -> None:
    assert people(sentence) == []


def test_an_office_in_the_plural_is_of_the_whole_list() -> None:
    found = people("Presidents Aruna Tesh and Mirela Donk arrived on Monday.")
    assert [person.name for person in found] == ["Aruna Tesh", "Mirela Donk"]


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Russian Foreign Minister Sergei Lavrov arrived.", "Russian Foreign Minister Sergei Lavrov"),
        ("With his Polish counterpart, Aruna Tesh, he left.", "his Polish counterpart, Aruna Tesh,"),
        ("Aruna Tesh, the Polish envoy, and others left.", "Aruna Tesh, the Polish envoy,"),
    ],
)
def test_the_words_of_the_office_belong_to_the_person(sentence: str, whole: str) -> None:
    (person,) = people(sentence)
    assert sentence[person.first : person.last] == whole


def test_a_person_listed_next_is_no_apposition() -> None:
    found = people("Iranian envoy Aruna Tesh, European Union envoy Mirela Donk and others left on Monday.")
    assert [(person.name, person.side) for person in found] == [
        ("Aruna Tesh", "Iran"),
        ("Mirela Donk", "European Union"),
    ]


def test_a_surname_stands_for_the_person_named_before() -> None:
    known: dict[str, Person] = {}
    people("Russian Foreign Minister Sergei Lavrov arrived on Monday.", known)
    (person,) = people("Lavrov left on Tuesday.", known)
    assert (person.name, person.country) == ("Sergei Lavrov", "RU")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Asaad al-Zoubi", "Asaad Zoubi"),
        ("José Ramos", "Jose Ramos"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert person_id(one) == person_id(other)


def test_two_people_of_one_surname_are_two() -> None:
    assert person_id("Bashar Assad") != person_id("Maher Assad")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rojava Foreign Minister Ali Haddo signed it.", "Ali Haddo"),
        ("Kandu Interim President Getan Rado met them.", "Getan Rado"),
        ("Somali President Hassan Sheikh Bado met them.", "Hassan Sheikh Bado"),  # "Sheikh" is part of the name
    ],
)
def test_capitals_before_an_office_are_its_owner(text: str, name: str) -> None:
    assert [person.name for person in people(text)] == [name]
