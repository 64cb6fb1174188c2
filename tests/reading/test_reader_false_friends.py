"""Truces that are none of arms, and the same words where they are."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, read_text


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
