"""How a truce is kept, said by whom; apart from whether it is in force."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, one, places, told

STARTED = "A truce in Hama took effect on Monday."


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The truce in Hama was holding on Wednesday, the observers said.", "holding"),
        ("The truce in Hama was largely holding on Wednesday, the observers said.", "largely_holding"),
        ("The truce in Hama held for the most part on Wednesday.", "largely_holding"),
        ("The ceasefire in Hama is being respected, the army said.", "holding"),
        ("The ceasefire in Hama has generally been observed, the envoy said.", "largely_holding"),
        ("The truce in Hama remained largely intact on Wednesday.", "largely_holding"),
        ("The truce in Hama is barely holding, the envoy said.", "strained"),
        ("The truce in Hama remained fragile on Wednesday.", "strained"),
        ("The truce in Hama is under strain, the envoy said.", "strained"),
        ("The second day of the truce in Hama was marred by shelling.", "strained"),
        ("The truce in Hama is not being respected, the rebels said.", "broken"),
        ("The truce in Hama exists only on paper, a rebel commander said.", "broken"),
    ],
)
def test_the_level_said(sentence: str, level: str) -> None:
    assert one(told(sentence), "compliance.assessed").details["level"] == level


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Calm prevailed in the city on Tuesday, residents said.", "holding"),
        ("Relative calm returned to the city on Tuesday, residents said.", "largely_holding"),
        ("The front was mostly quiet on Tuesday, the observers said.", "largely_holding"),
        ("Shelling flared on Tuesday despite the ceasefire.", "strained"),
    ],
)
def test_what_happens_on_the_ground_of_a_truce(sentence: str, level: str) -> None:
    assert one(told(STARTED, sentence), "compliance.assessed").details["level"] == level


@pytest.mark.parametrize(
    ("sentence", "trend"),
    [
        ("Violence has dropped sharply since Monday, the observers said.", "falling"),
        ("The observers recorded fewer violations on Tuesday.", "falling"),
        ("The observers noted an increase in violations on Tuesday.", "rising"),
    ],
)
def test_a_drop_says_which_way_things_go(sentence: str, trend: str) -> None:
    assert one(told(STARTED, sentence), "compliance.assessed").details["trend"] == trend


def test_who_assesses_it_and_where() -> None:
    claim = one(told("The truce was largely holding in Hama, the Syrian army said."), "compliance.assessed")
    assert claim.claimants == ("Syrian army",)
    assert claim.details["area"] == ["Hama"]
    assert "Hama" in places(claim)


def test_a_fragile_truce_has_not_collapsed() -> None:
    claims = told("The fragile truce in Hama entered its second day on Tuesday.")
    assert one(claims, "compliance.assessed").details["level"] == "strained"
    assert not {"truce.collapsed", "truce.terminated"} & set(kinds(claims))


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy hoped that the truce in Hama would hold.",
        "If the truce in Hama holds, aid will follow.",
        "The envoy urged both sides to respect the truce in Hama.",
        "The envoy appealed for calm in Hama.",
        "Forty people died in Hama in the week before the guns fell silent there on Thursday.",
        "Will the truce in Hama hold?",
        "The army said it holds the town of Hama.",
        "The minister remained calm during the talks on a truce in Hama.",
        "There was little calm in Hama during the truce.",
        "Residents hope for a truce in Hama respected by all.",
        "Diplomats want a lasting ceasefire and no fragile truce.",
    ],
)
def test_what_is_wished_feared_or_asked_is_no_assessment(sentence: str) -> None:
    assert "compliance.assessed" not in kinds(told(sentence))


def test_fighting_before_any_truce_is_no_breach_of_one() -> None:
    assert "compliance.assessed" not in kinds(told("Shelling intensified in Hama. Both sides rejected a truce."))
