"""Truces only spoken of: a reference, which changes nothing."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, one, places, told


def test_a_truce_named_by_place_and_date_is_referred_to() -> None:
    claim = one(told("He pressed her on the February ceasefire in eastern Ukraine."), "truce.reference")
    assert places(claim, "coverage") == {"eastern Ukraine"}
    assert claim.when is not None
    assert claim.when.start == "2016-02"
    assert claim.details["stance"] == "demands"


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke about the truce.",
        "There is no ceasefire in Idlib.",
        "Who wants the truce in Idlib?",
        "The truce in Aleppo has collapsed.",
    ],
)
def test_no_reference_without_a_name_nor_beside_a_claim_of_the_truce(sentence: str) -> None:
    assert "truce.reference" not in kinds(told(sentence))
