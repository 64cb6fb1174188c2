"""How far what one sentence gives holds for the others."""

from __future__ import annotations

import pytest

from tests.reading.factory import names, one, places, told
from trucewatch.model.claim import Place
from trucewatch.reading.reach import NOUN, PRONOUN, Reach

UKRAINE = Place(name="Ukraine", country="UA", precision="country")


@pytest.mark.parametrize(
    ("giver", "taker", "far", "lends"),
    [
        (1, 2, PRONOUN, True),
        (1, 1 + PRONOUN, PRONOUN, True),
        (0, 1 + PRONOUN, PRONOUN, False),
        (0, 1 + PRONOUN, NOUN, True),
        (3, 2, NOUN, False),  # nothing is lent to what stands before
        (1, 4, NOUN, False),  # sentence 4 turns to another war
        (4, 5, NOUN, False),
        (1, 5, NOUN, True),  # and sentence 5 turns back
        (1, 6, NOUN, False),  # sentence 6 looks back
    ],
)
def test_stretches(giver: int, taker: int, far: int, *, lends: bool) -> None:
    stretches = Reach({4: UKRAINE}, frozenset({6}))
    assert stretches.lends(giver, taker, far) is lends


def test_a_headline_may_run_ahead_of_its_lead() -> None:
    assert Reach().lends(2, 0, NOUN, ahead=2)


def test_another_side_that_declares_its_own_truce_lends_no_party() -> None:
    claims = told(
        "The Syrian army declared a truce in Aleppo on Monday.",
        "Rebels and troops fought on in the suburbs. Witnesses saw smoke.",
        "Ahrar al-Sham announced a ceasefire of its own in Idlib on Tuesday.",
    )
    own = next(c for c in claims if c.kind == "truce.declared" and "Idlib" in places(c, "coverage"))
    assert names(own) == {"Ahrar al-Sham"}


def test_an_old_truce_lends_no_party_to_the_new_one() -> None:
    claims = told(
        "A truce in Aleppo took effect on Tuesday, residents said.",
        "In February 2014 Jaish al-Islam and the Syrian army had signed a ceasefire in Homs.",
        "The truce in Aleppo was extended by two days on Wednesday.",
    )
    assert names(one(claims, "truce.extended")) == set()


def test_who_welcomes_a_truce_is_no_party_to_it() -> None:
    claims = told(
        "The Syrian army and Jaish al-Islam agreed on Monday to a truce in Douma.",
        "Jordan's foreign minister Omar Nadim welcomed the truce and said it would start on Friday.",
        "The truce took effect on Tuesday.",
    )
    assert all("Jordan" not in names(c, "party") for c in claims if c.kind.startswith("truce."))
