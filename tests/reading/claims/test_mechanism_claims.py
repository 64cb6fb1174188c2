"""Who watches a truce and who answers for it; what it covers; who joins it and under which condition."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, names, one, places, told


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A joint commission will monitor the truce in Hama.", "commission"),
        ("Observers are monitoring the truce in Hama.", "observer_mission"),
        ("A task force in Geneva oversees the truce in Hama.", "task_force"),
        ("Both sides set up a hotline to monitor the truce in Hama.", "hotline"),
        ("A joint centre in Amman will log violations of the truce in Hama.", "joint_centre"),
        ("A ceasefire committee was formed on Tuesday.", "commission"),
    ],
)
def test_who_watches(sentence: str, kind: str) -> None:
    claim = one(told("A truce holds in Hama.", sentence), "truce.mechanism")
    assert claim.details["mechanism"] == kind


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Russia and Turkey guarantee the truce in Hama.", {"Russia", "Turkey"}),
        ("Turkey will act as guarantor of the truce in Hama.", {"Turkey"}),
        ("Iran, a guarantor of the truce in Hama, spoke of progress.", {"Iran"}),
    ],
)
def test_who_answers_for_it(sentence: str, who: set[str]) -> None:
    assert names(one(told(sentence), "truce.mechanism"), "guarantor") == who


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy wants observers to monitor the truce in Hama.",
        "There is no mission to monitor the truce in Hama.",
        "The rebels hope that Turkey would guarantee the truce in Hama.",
        "The army monitors roads around Hama during the truce.",
        "The government guarantees the safety of its staff in Hama.",
    ],
)
def test_what_is_wished_or_of_something_else_is_no_mechanism(sentence: str) -> None:
    assert "truce.mechanism" not in kinds(told(sentence))


def test_what_a_truce_covers_and_what_not() -> None:
    claim = one(told("The truce covers Hama but not Idlib."), "truce.coverage")
    assert "Hama" in places(claim, "coverage")
    assert claim.details["excluded_places"] == ["Idlib"]


def test_a_place_left_out() -> None:
    claim = one(told("The truce in Hama does not apply to Idlib, the army said."), "truce.coverage")
    assert claim.details["excluded_places"] == ["Idlib"]
    assert "Idlib" not in places(claim, "coverage")


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("The truce applies only to air strikes.", "weapons", ["air_operations"]),
        ("The truce covers strikes on energy infrastructure and ports.", "targets", ["energy_infrastructure", "ports"]),
    ],
)
def test_weapons_and_targets(sentence: str, key: str, value: list[str]) -> None:
    assert one(told(sentence), "truce.coverage").details[key] == value


def test_a_group_left_out_is_an_exclusion() -> None:
    claims = told("The truce in Syria does not apply to Islamic State in Syria.")
    assert "truce.exclusion" in kinds(claims)
    assert not any(c.details.get("excluded_places") for c in claims)


@pytest.mark.parametrize(
    ("sentence", "measure", "n", "cumulative"),
    [
        ("Eleven more settlements joined the ceasefire on Tuesday.", "settlements", 11, False),
        ("The number of towns that joined the truce has grown to 642.", "settlements", 642, True),
        ("The number of armed groups that joined the ceasefire remains unchanged at 69.", "armed_groups", 69, True),
    ],
)
def test_how_many_joined(sentence: str, measure: str, n: int, cumulative: bool) -> None:
    claim = one(told(sentence), "truce.position")
    assert (figure(claim).measure, figure(claim).best) == (measure, n)
    assert bool(claim.details.get("cumulative")) is cumulative


def test_talks_on_joining_are_no_joining() -> None:
    claims = told("Talks on joining the ceasefire continued with commanders in Hama.")
    assert not {"truce.position", "truce.extended"} & set(kinds(claims))


def test_support_from_outside_binds_nobody() -> None:
    claim = one(told("Qatar welcomed the truce in Hama."), "truce.position")
    assert claim.details["stance"] == "supports"
