"""Actors from sentence to sentence: names, people, and the words that point back to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.factory import clean_report
from trucewatch.lexicon.parties import find_parties
from trucewatch.lexicon.words import load_words
from trucewatch.reading.mentions import Memory, find_actors
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import find_sentences


def read_actors(text: str) -> list[list[ActorMention]]:
    """The actors of each sentence, told one after another as the reader does."""
    memory, words = Memory(), load_words("en")
    found = []
    for sentence in find_sentences(clean_report(text)):
        hits = tuple(
            replace(hit, start=hit.start + sentence.start, end=hit.end + sentence.start)
            for hit in find_parties(sentence.text)
        )
        found.append(list(find_actors(sentence, hits, memory, words)))
    return found


def meant(text: str, words: str) -> list[str]:
    """Who ``words`` stand for where they are met last."""
    mentions = [m for sentence in read_actors(text) for m in sentence if m.text == words]
    return [actor.name for actor in mentions[-1].actors] if mentions else []


MINISTERS = "Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State John Kerry in the lakeside hotel."


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (f"{MINISTERS} He spoke for an hour.", "He", ["Sergei Lavrov"]),
        (f"{MINISTERS} Kerry said little.", "John Kerry", ["John Kerry"]),
        (f"{MINISTERS} The two ministers shook hands.", "The two ministers", ["Sergei Lavrov", "John Kerry"]),
        (f"{MINISTERS} Both said that the guns should fall silent.", "Both", ["Sergei Lavrov", "John Kerry"]),
        (
            "The Russian Defence Ministry published a map on Tuesday. The ministry said it was complete.",
            "The ministry",
            ["Russian Defense Ministry"],
        ),
        (
            "The Syrian Observatory for Human Rights counted the dead. The observatory said they were civilians.",
            "The observatory",
            ["Syrian Observatory for Human Rights"],
        ),
        (
            "The Syrian Observatory for Human Rights counted the dead on Tuesday. It said most were civilians.",
            "It",
            ["Syrian Observatory for Human Rights"],
        ),
        (
            "Yemen's army and the Houthis accused each other on Tuesday. Both sides said they were ready to talk.",
            "Both sides",
            ["Yemeni army", "Houthis"],
        ),
        (f"{MINISTERS} The two agreed to meet again.", "The two", ["Sergei Lavrov", "John Kerry"]),
        (f"{MINISTERS} The pair, tired, said little.", "The pair", ["Sergei Lavrov", "John Kerry"]),
        (
            "Russia, Turkey and Iran met in Astana on Tuesday. The three countries will meet again.",
            "The three countries",
            ["Russia", "Turkey", "Iran"],
        ),
        (
            "Moscow and Washington announced the plan on Tuesday. The two countries will chair the talks.",
            "The two countries",
            ["Russia", "United States"],
        ),
        (
            "Staffan de Mistura, the UN envoy for Syria, spoke on Tuesday. The envoy said he was hopeful.",
            "The envoy",
            ["Staffan de Mistura"],
        ),
    ],
)
def test_words_that_point_back(text: str, words: str, who: list[str]) -> None:
    assert meant(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained on the village from morning to night on Tuesday.", "It"),
        ("Nobody came on Tuesday, and both sides of the road were empty.", "both sides"),
        (f"{MINISTERS} The two wounded men were flown out.", "The two"),
        (f"{MINISTERS} The two convoys were late.", "The two"),
        (f"{MINISTERS} The statesmen left at noon.", "The states"),
        (f"{MINISTERS} The three countries were absent.", "The three countries"),
        ("He came alone and left before the others had arrived at the gate.", "He"),
    ],
)
def test_what_fits_nobody_stays_open(text: str, words: str) -> None:
    assert meant(text, words) == []


@pytest.mark.parametrize(
    ("before", "words", "who"),
    [
        ("The Russian Defence Ministry published a map.", "The Ministry of Defence", "Russian Defense Ministry"),
        ("The Russian General Staff published a map.", "The Ministry of Defence", "Russian Defense Ministry"),
        ("The Russian Foreign Ministry published a map.", "The Ministry of Defence", "Defense Ministry"),
        ("The Israeli army fired on the town.", "The Health Ministry", "Health Ministry"),
        (
            "The Russian Defence Ministry denied what the Turkish Defence Ministry had said.",
            "The Ministry of Defence",
            "Defense Ministry",
        ),
    ],
)
def test_a_bare_ministry_is_of_the_one_state_whose_ministry_was_named(before: str, words: str, who: str) -> None:
    last = read_actors(f"{before} {words} said it was complete.")[-1]
    assert next(m.actor.name for m in last if m.text in words) == who


def test_people_speak_for_a_side() -> None:
    (first,) = read_actors(MINISTERS)
    people = {m.actor.name: (m.side, m.country) for m in first if m.form == "person"}
    assert people == {"Sergei Lavrov": ("Russia", "RU"), "John Kerry": ("United States", "US")}


def test_every_mention_stands_at_its_own_words() -> None:
    text = f"{MINISTERS} He said the army of Yemen and the Houthis had agreed, and both sides confirmed it."
    report = clean_report(text)
    assert all(report.text[m.start : m.end] for sentence in read_actors(text) for m in sentence)
    for sentence in read_actors(text):
        for mention in sentence:
            if mention.form != "person":
                assert report.text[mention.start : mention.end] == mention.text
