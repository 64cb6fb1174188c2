"""Incidents: what kind, on what, with what, by whom; one claim for each event, and none for what did not happen."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, names, one, places, told


@pytest.mark.parametrize(
    ("sentence", "subtype", "where", "target"),
    [
        ("Russian air strikes hit a clinic in Aleppo on Tuesday, killing 12 people.", "strike", "Aleppo", "clinic"),
        ("Warplanes bombed a market in Idlib on Monday, residents said.", "strike", "Idlib", "market"),
        ("Helicopters dropped barrel bombs on the town of Daraya on Monday.", "strike", "Daraya", "town of Daraya"),
        ("A drone strike killed a commander in Raqqa.", "strike", "Raqqa", None),
        ("The army shelled rebel positions near Homs overnight.", "shelling", "Homs", "rebel positions"),
        ("Twelve people were killed in shelling of the town of Douma.", "shelling", "Douma", "town of Douma"),
        ("Clashes erupted near Hama on Sunday.", "clash", "Hama", None),
        ("Fighting raged in Aleppo on Monday.", "clash", "Aleppo", None),
        ("A car bomb exploded near a mosque in Kabul on Friday.", "ied", "Kabul", "mosque"),
        ("Three soldiers were wounded when a roadside bomb hit their vehicle near Mosul.", "ied", "Mosul", "vehicle"),
        ("Gunmen attacked a police station in Baghdad, killing three officers.", "attack", "Baghdad", "police station"),
        ("The convoy was ambushed near Goma on Tuesday.", "attack", "Goma", "convoy"),
        ("Militants kidnapped 12 girls from a school in Borno.", "abduction", "Borno", "12 girls"),
    ],
)
def test_an_event_with_its_place_and_target(sentence: str, subtype: str, where: str, target: str | None) -> None:
    claim = one(told(sentence), "incident.reported")
    assert (claim.subtype, claim.details.get("target")) == (subtype, target)
    assert where in places(claim, "event")


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States threatened air strikes on Homs.",
        "If the rebels attack Damascus, the army will respond.",
        "The rebels vowed to attack the capital.",
        "There have been no air strikes on Aleppo since Saturday.",
        "Russia denied carrying out air strikes on Aleppo.",
        "Will the army shell Douma again?",
        "The envoy called for an end to the shelling of Douma.",
        "Teachers went on strike in Homs on Monday.",
        "The opposition attacked the government's record on the economy.",
        "An explosion at a gas plant killed three people in Homs on Monday.",
        "A warplane crashed near a market in Homs on Monday.",
        "He died of a heart attack in Homs on Monday.",
        "The council will talk only if the shelling of Douma ends.",
        "Hezbollah said it would keep fighting Islamic State in Homs.",
        "The pilots believed they were bombing a base in Homs.",
        "Hezbollah often targets army checkpoints in Homs.",
    ],
)
def test_no_incident_where_none_is_said_to_have_happened(sentence: str) -> None:
    assert kinds(told(sentence), "incident") == []


def test_two_words_for_one_event_are_one_claim() -> None:
    claims = told("Rebels attacked and shelled an army base near Hama on Sunday.")
    assert kinds(claims, "incident") == ["incident.reported"]


def test_two_events_of_one_sentence_are_two_claims() -> None:
    claims = told("Warplanes bombed a market in Idlib, and a car bomb exploded near a mosque in Damascus.")
    assert [(c.subtype, places(c)) for c in claims if c.kind == "incident.reported"] == [
        ("strike", {"Idlib"}),
        ("ied", {"Damascus"}),
    ]


def test_those_who_clash_are_parties_and_no_attackers() -> None:
    claim = one(told("Clashes erupted between Hezbollah and Islamic State near Hama on Sunday."), "incident.reported")
    assert names(claim, "party") == {"Hezbollah", "Islamic State"}
    assert names(claim, "attacker") == set()


def test_strikes_are_counted_as_attacks() -> None:
    claim = one(told("At least 20 air strikes were carried out on Idlib on Monday."), "incident.reported")
    assert (figure(claim).measure, figure(claim).low) == ("attacks", 20)


def test_who_speaks_of_itself_did_it() -> None:
    claim = one(told("Russia said it had carried out 40 air strikes on targets in Palmyra."), "incident.reported")
    assert (claim.claimants, names(claim, "attacker")) == (("Russia",), {"Russia"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Warplanes bombed a market in Idlib on Monday.",
        "An Iraqi car bombing killed 12 people in Baghdad on Monday.",
    ],
)
def test_machines_and_origins_name_no_attacker(sentence: str) -> None:
    assert names(one(told(sentence), "incident.reported"), "attacker") == set()


@pytest.mark.parametrize(
    ("sentence", "subtype"),
    [
        ("Rebel shells killed three people in Taiz on Monday.", "shelling"),
        ("Five civilians were killed by rebel rockets in Taiz on Monday.", "shelling"),
        ("A drone wounded two policemen in Taiz on Monday.", "strike"),
        ("A landmine killed a shepherd near Taiz on Monday.", "ied"),
        ("Gunmen killed three people at a market in Taiz on Monday.", "attack"),
        ("A clinic in Taiz was hit on Monday.", "attack"),
    ],
)
def test_what_harms_people_is_an_incident_of_its_own_sort(sentence: str, subtype: str) -> None:
    assert one(told(sentence), "incident.reported").subtype == subtype


def test_what_else_hits_a_clinic_is_no_attack() -> None:
    assert not kinds(told("The clinic in Taiz was hit by a shortage of staff on Monday."), "incident")


@pytest.mark.parametrize(
    "sentence",
    [
        "The commander is responsible for attacks on army posts in Homs.",
        "The rebel leader conducts roadside bomb attacks against the army in Homs.",
        "The cell was involved in numerous rocket attacks against the army in Homs.",
        "Sleeper cells of the rebels continue to carry out deadly attacks in Homs.",
    ],
)
def test_what_somebody_is_known_for_is_no_event(sentence: str) -> None:
    assert "incident.reported" not in kinds(told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The commander is responsible for the attacks on army posts in Homs.",
        "The rebels have carried out attacks on army posts in Homs.",
        "Government planes are carrying out air strikes on Homs.",
        "The commander was responsible for attacks on army posts in Homs on Tuesday.",
    ],
)
def test_attacks_that_are_meant_as_such_are_told(sentence: str) -> None:
    assert "incident.reported" in kinds(told(sentence))


def test_a_grenade_that_is_thrown_is_an_attack_and_no_bomb_that_was_laid() -> None:
    thrown = one(told("A grenade attack killed two soldiers in Goma on Tuesday."), "incident.reported")
    assert (thrown.subtype, thrown.details["weapon"]) == ("attack", "grenade")
    laid = one(told("A car bomb attack killed two soldiers in Goma on Tuesday."), "incident.reported")
    assert laid.subtype == "ied"
