"""Truces that are none of arms, and the same words where they are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.reading.factory import kinds, read_text
from tools.false_friends import reports, score
from trucewatch.lexicon.parties import find_parties
from trucewatch.lexicon.words import load_words
from trucewatch.reading.gate import is_about_arms, other_world

WARS = [
    json.loads(line) for line in (Path(__file__).parents[1] / "false_friends" / "wars.jsonl").open(encoding="utf-8")
]
"""Reports of wars with a word of sport, trade or film in a side line: ``published``, ``kind`` and ``text``."""


@pytest.mark.parametrize(
    "text",
    [
        (
            "Washington and Beijing extended their trade truce by 90 days on Monday. Tariffs on "
            "imports stay at ten percent, and markets rose."
        ),
        (
            "The two managers declared a truce before Saturday's derby. The league had "
            "fined both clubs after last season's match."
        ),
        (
            "Rival factions of the ruling party agreed a ceasefire on Tuesday. Backbenchers had "
            "threatened a leadership contest at the party congress."
        ),
        "Gangs in San Salvador announced a truce on Monday. Homicides had doubled since Barrio 18 left the last one.",
        (
            "A film called Ceasefire took the festival's main prize on Sunday. Its director "
            "thanked the cast and the actress who plays a nurse."
        ),
        "Supermarkets called a truce in their price war on Thursday. Shareholders of both chains welcomed the pause.",
        "Athletes were asked to sign the Olympic truce on Friday. The Olympics open in the main stadium next month.",
        "Wreaths were laid on the anniversary of the armistice of 1918. Veterans of later wars attended the memorial.",
        "The phone makers reached a ceasefire in their patent lawsuit on Wednesday. The CEO said shares had risen.",
        "Two newspapers in the capital have agreed a truce in their circulation war, advertisers said.",
        "Parents and teenagers can agree a truce over screen time, says a new book.",
    ],
)
def test_no_truce_of_arms(text: str) -> None:
    assert kinds(read_text(text), "truce") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels declared a truce in Homs so that a football match could be "
        "played on Friday. Shelling had emptied the stadium.",
        (
            "A truce between the Syrian army and rebels took effect in Homs on Tuesday, the "
            "anniversary of the uprising, while shells fell elsewhere."
        ),
        "Rebels in Hama announced a ceasefire on Tuesday. The army had shelled the market where traders sell imports.",
    ],
)
def test_war_with_a_word_of_another_world_is_still_war(text: str) -> None:
    assert any(kind in ("truce.declared", "truce.in_effect") for kind in kinds(read_text(text), "truce"))


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on the capital on Tuesday, and the river rose by two metres before noon.",
        "Parliament passed a budget on Tuesday after a night of debate about schools and hospitals.",
    ],
)
def test_a_report_about_neither_war_nor_truce_says_nothing(text: str) -> None:
    assert read_text(text) == ()


def test_no_false_friend_opens_or_changes_a_truce() -> None:
    figures = score()
    assert figures["claims"] == []
    assert figures["reports"] >= 100


def test_the_false_friends_are_of_many_sorts() -> None:
    sorts = Counter(report["kind"] for report in reports())
    assert len(sorts) >= 25
    assert max(sorts.values()) <= len(reports()) / 10


@pytest.mark.parametrize("report", WARS, ids=[report["id"] for report in WARS])
def test_a_war_with_a_side_line_keeps_its_truce(report: dict[str, str]) -> None:
    claims = read_text(report["text"], report["published"])
    told = {c.kind for c in claims if c.polarity == "asserted" and c.modality in ("actual", "planned")}
    told |= {c.kind for c in claims if c.kind == "truce.rejected"}
    assert report["kind"] in told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Washington and Beijing extended their tariff truce.", "tariff"),
        ("The two chains called a truce in their price war.", "price war"),
        ("Both parties agreed to a ceasefire over spending.", "spending"),
        ("Two airlines agreed a ceasefire on the Baltic coast.", "airlines"),
        ("The gangs announced a truce.", "gangs"),
        ("The army and the rebels agreed to a ceasefire over the feast.", None),
        ("The army and gangs of looters agreed to a truce.", None),
        ("Troops and rebels agreed to a truce in the province.", None),
    ],
)
def test_the_word_that_makes_a_truce_one_of_another_world(text: str, word: str | None) -> None:
    words = load_words("en")
    found = words.truce_pattern.search(text)
    assert found
    assert other_world(text, found.start(), found.end(), words) == word


def test_a_war_report_with_a_paragraph_of_business_is_still_about_arms() -> None:
    war = (
        "Fighters on the hill fired mortars at the town for a third day. Residents hid in cellars while the shelling "
        "went on. A ceasefire of January has failed, and troops have brought up artillery."
    )
    business = (
        "Shareholders of the mine met in London. The chief executive said revenue, wages and market share had fallen, "
        "that a merger with a rival was off and that the lawsuit over its licensing goes on."
    )
    words = load_words("en")
    mixed = f"{war}\n\n{business}"
    assert is_about_arms(mixed, find_parties(mixed), words)
    assert not is_about_arms(business, find_parties(business), words)
