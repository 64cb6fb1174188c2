"""What a side takes upon itself, in its own words; what is demanded of it is no undertaking."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, told

FRONT = "The truce in Syria, where the army and rebels have fought for years, was announced in February."


@pytest.mark.parametrize(
    ("sentence", "undertaker", "action"),
    [
        (
            "Russia pledged to halt air strikes on opposition groups that join the truce.",
            "Russia",
            "halt_air",
        ),
        (
            "Russia promised that it would press Damascus to limit flights over populated areas under the truce.",
            "Russia",
            "influence_ally",
        ),
        (
            "The United States undertook to stop the flow of weapons across the border during the truce.",
            "United States",
            "prevent_arms_flow",
        ),
        (
            "Turkey vowed to halt the movement of fighters into Syria during the truce.",
            "Turkey",
            "prevent_arms_flow",
        ),
        ("Russia promised to stop bombing opposition groups during the truce.", "Russia", "halt_air"),
        ("Turkey vowed to let aid convoys pass through the crossing during the truce.", "Turkey", "allow_aid"),
        ("Under the truce the Syrian army has agreed to release detainees.", "Syrian army", "release_detainees"),
        ("Under the truce the Syrian army committed itself to withdraw from the road.", "Syrian army", "withdraw"),
    ],
)
def test_undertakings(sentence: str, undertaker: str, action: str) -> None:
    found = one(told(sentence, front=FRONT), "truce.undertaking")
    assert names(found, "undertaker") == {undertaker}
    assert found.subtype == action
    assert found.details["text"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey urged Russia to halt air strikes during the truce.",
        "Russia was asked to press Damascus during the truce.",
        "Russia refused to halt air strikes during the truce.",
        "Russia should halt air strikes during the truce, the envoy said.",
    ],
)
def test_a_demand_is_no_undertaking(sentence: str) -> None:
    assert "truce.undertaking" not in kinds(told(sentence, front=FRONT))
