"""Place and day of an operation hold for what the report goes on to tell of it, along the words that refer to it."""

from __future__ import annotations

import pytest

from tests.reading.factory import one, read_text
from trucewatch.model.claim import Claim

_FRONT = "QALDA, May 12 (Agency) -- "


def detention(text: str) -> Claim:
    return one(read_text(_FRONT + text), "detainees.reported")


def names(claim: Claim) -> list[str]:
    return [place.name for place in claim.places]


def day(claim: Claim) -> str | None:
    return claim.when.start if claim.when else None


@pytest.mark.parametrize(
    "text",
    [
        "Army commandos carried out an operation against rebels in Homs on Tuesday. Two men were detained during the"
        " operation.",
        "In Homs, government troops conducted a search for a rebel commander on Tuesday. The force detained two"
        " suspected insurgents.",
        "Government troops detained two insurgents during an operation to arrest a rebel leader in Homs on Tuesday.",
        "Two suspected rebels were detained by government troops as they searched for a commander in Homs on Tuesday.",
        "On Tuesday, soldiers conducted an operation in Homs that resulted in the detention of two insurgents.",
    ],
)
def test_a_detention_has_the_place_and_day_of_its_operation(text: str) -> None:
    claim = detention(text)
    assert names(claim) == ["Homs"]
    assert day(claim) == "2016-05-10"


def test_a_loan_is_written_into_the_reasons() -> None:
    claim = detention(
        "Government troops carried out a raid on rebels in Homs on Tuesday. Two men were detained during the raid."
    )
    assert any("the operation of sentence" in (reason.detail or "") for reason in claim.because)


@pytest.mark.parametrize(
    "text",
    [
        # Nothing refers to the operation.
        "Army commandos carried out an operation against rebels in Homs on Tuesday. Soldiers detained two insurgents.",
        # Another operation.
        "Government troops carried out a raid on rebels in Homs on Tuesday. In a separate operation the force detained"
        " two insurgents.",
        # It is still to come.
        "Government troops will carry out a raid on rebels in Homs on Saturday. Two men were detained before the raid.",
    ],
)
def test_without_a_reference_nothing_is_lent(text: str) -> None:
    claim = detention(text)
    assert names(claim) == []
    assert day(claim) is None


def test_where_a_wanted_man_comes_from_is_not_where_the_operation_was() -> None:
    claim = detention(
        "Government troops carried out an operation against a rebel leader who had fled Homs. The force detained two"
        " insurgents."
    )
    assert names(claim) == []


def test_a_place_of_its_own_stays() -> None:
    claim = detention(
        "Government troops carried out an operation in Homs on Tuesday. The force detained two insurgents in Palmyra."
    )
    assert names(claim) == ["Palmyra"]
    assert day(claim) == "2016-05-10"
