"""One dead or injured person told by an article, vague "several", and tolls that rise."""

from __future__ import annotations

import pytest

from tests.reading.factory import figures, told


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A soldier was killed in Homs on Tuesday.", ("killed", "combatants", 1, 1, 1)),
        ("The strike on Homs killed a nurse.", ("killed", "staff", 1, 1, 1)),
        ("Another policeman died of his wounds in Homs on Monday.", ("killed", None, 1, 1, 1)),
        ("A sniper wounded a boy in Homs.", ("injured", "children", 1, 1, 1)),
        ("Several civilians were killed in Homs on Tuesday.", ("killed", "civilians", 3, None, None)),
        ("The army killed several hundred fighters in Homs.", ("killed", "combatants", 300, None, None)),
        ("A spokesman said the toll had risen from 14 to 27 in Homs.", ("killed", None, 27, 27, 27)),
    ],
)
def test_one_person_several_and_a_rising_toll(
    sentence: str, found: tuple[str, str | None, int | None, int | None, int | None]
) -> None:
    assert figures(told(sentence)) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "A soldier said the raid on Homs was over.",
        "A commander fled Homs after the raid.",
        "A soldier could be killed in Homs.",
        "More than 30 tanks were destroyed in Homs.",
    ],
)
def test_nobody_is_counted_who_did_not_come_to_harm(sentence: str) -> None:
    assert figures(told(sentence)) == []


def test_a_range_in_one_word_is_no_toll_that_rises() -> None:
    found = figures(told("Soldiers from 2-87 Infantry wounded three rebels in Homs."))
    assert ("injured", "combatants", 3, 3, 3) in found


def test_who_kills_is_not_among_the_dead() -> None:
    assert figures(told("A commander killed 12 people in Homs.")) == [("killed", "all", 12, 12, 12)]
