"""Who is held responsible for a deed, who admits it and who denies it: never a fact in the writer's voice."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine accused Russia of shelling Kharkiv.",
        "Ukraine blamed Russia for the strike on Kharkiv.",
        "Ukraine blamed the strike on Russia.",
        "Ukraine held Russia responsible for the strike on Kharkiv.",
        "Russia was accused by Ukraine of bombing a hospital in Kharkiv.",
        "Ukraine said Russia was responsible for the massacre.",
        "Ukraine attributed the strike to Russia.",
    ],
)
def test_accused_and_accuser(sentence: str) -> None:
    claim = one(told(sentence), "responsibility.claimed")
    assert (names(claim, "accused"), claim.claimants) == ({"Russia"}, ("Ukraine",))
    assert claim.polarity == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Taliban claimed responsibility for the bombing in Kabul.",
        "The Taliban admitted that it had shelled the village.",
        "Responsibility for the bombing was claimed by the Taliban.",
    ],
)
def test_an_admission_is_of_who_makes_it(sentence: str) -> None:
    claim = one(told(sentence), "responsibility.claimed")
    assert (names(claim, "accused"), claim.details.get("admission")) == ({"Taliban"}, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia denied bombing the hospital.",
        "Russia denied that it had shelled the village.",
        "Russia denied responsibility for the strike.",
        "Russia denied any involvement in the attack.",
    ],
)
def test_a_denial_is_of_who_makes_it(sentence: str) -> None:
    claim = one(told(sentence), "responsibility.claimed")
    assert (names(claim, "accused"), claim.polarity, claim.claimants) == ({"Russia"}, "denied", ("Russia",))


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility for the bombing in Kabul.",
        "The Taliban has not claimed responsibility for the bombing.",
        "Ukraine accused Russia of corruption.",
        "Ukraine accused Russia of violating the ceasefire.",
        "Ukraine could blame Russia for the strike.",
        "Did Russia bomb the hospital?",
    ],
)
def test_no_claim_of_responsibility(sentence: str) -> None:
    assert kinds(told(sentence), "responsibility") == []


FRONT = "The Syrian army and rebels fought near Idlib on Monday while a truce was in place. "


@pytest.mark.parametrize(
    ("sentence", "denier", "accused"),
    [
        ("Russia denied that any aircraft had bombed the camp.", "Russia", "Russia"),
        ("Russia denied that its jets had flown over the camp.", "Russia", "Russia"),
        ("Turkey denied stopping families from leaving the town.", "Turkey", "Turkey"),
        ("Israel denied it was behind the blast.", "Israel", "Israel"),
        ("Israel denied any role.", "Israel", "Israel"),
        ("A rebel commander denied that Hezbollah had shelled the village.", "A rebel commander", "Hezbollah"),
        ("Russia rejected the charge that its navy was responsible for the raid.", "Russia", "Russia"),
    ],
)
def test_who_denies_what_of_whom(sentence: str, denier: str, accused: str) -> None:
    claim = one(told(FRONT + sentence), "responsibility.claimed")
    assert (claim.claimants, names(claim, "accused"), claim.polarity) == ((denier,), {accused}, "denied")


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia denied any role in the talks.",
        "Turkey denied it was behind schedule.",
        "Turkey denied having agreed to it.",
    ],
)
def test_a_denial_of_something_else(sentence: str) -> None:
    assert "responsibility.claimed" not in kinds(told(FRONT + sentence))


def test_a_deed_that_is_claimed_is_admitted() -> None:
    claim = one(told(FRONT + "Hamas claimed the attack in Jerusalem."), "responsibility.claimed")
    assert (claim.claimants, claim.details["admission"]) == (("Hamas",), True)


@pytest.mark.parametrize("sentence", ["The attack claimed 12 lives.", "Diplomats pointed at the text of the truce."])
def test_neither_claimed_nor_blamed(sentence: str) -> None:
    assert "responsibility.claimed" not in kinds(told(FRONT + sentence))


def test_pointing_at_somebody_blames_them() -> None:
    claim = one(told(FRONT + "Rebel officials pointed at Hezbollah."), "responsibility.claimed")
    assert names(claim, "accused") == {"Hezbollah"}
