"""Breaches are alleged, denied, verified or counted; the accused and the accuser are kept apart."""

from __future__ import annotations

import pytest

from tests.reading.factory import figure, kinds, names, one, told


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army accused Ahrar al-Sham of violating the truce in Aleppo.",
        "Ahrar al-Sham was accused by the Syrian army of breaking the truce in Aleppo.",
        "The Syrian army said Ahrar al-Sham had violated the truce in Aleppo.",
        "Ahrar al-Sham violated the truce in Aleppo on Tuesday, the Syrian army said.",
        "The truce in Aleppo was violated by Ahrar al-Sham, the Syrian army said.",
        "The Syrian army blamed Ahrar al-Sham for breaches of the truce in Aleppo.",
        "The Syrian army reported violations of the Aleppo truce by Ahrar al-Sham.",
        "Ahrar al-Sham has been accused of breaking the truce in Aleppo by the Syrian army.",
    ],
)
def test_the_accused_and_who_accuses(sentence: str) -> None:
    alleged = one(told(sentence), "violation.alleged")
    assert names(alleged, "accused") == {"Ahrar al-Sham"}
    assert "Syrian army" in {*alleged.claimants, *names(alleged, "accuser")}
    assert "Syrian army" not in names(alleged, "accused")


@pytest.mark.parametrize(
    "sentence",
    [
        "It was violated within hours, the Syrian army said.",
        "Ahrar al-Sham broke the truce minutes after it began, the Syrian army said.",
    ],
)
def test_a_breach_within_hours_is_of_the_day_the_truce_began(sentence: str) -> None:
    alleged = one(told("A truce took effect in Aleppo on Monday.", sentence), "violation.alleged")
    assert alleged.when is not None
    assert (alleged.when.start, alleged.when.basis) == ("2016-05-09", "start of the truce (sentence 0)")


def test_a_breach_hours_after_something_else_has_no_day() -> None:
    sentence = "Ahrar al-Sham broke the truce hours after the talks ended, the Syrian army said."
    assert one(told("A truce took effect in Aleppo on Monday.", sentence), "violation.alleged").when is None


def test_a_headline_that_drops_the_auxiliary_accuses_its_subject() -> None:
    alleged = one(told("Ahrar al-Sham accused of violating truce in Aleppo."), "violation.alleged")
    assert names(alleged, "accused") == {"Ahrar al-Sham"}
    assert names(alleged, "accuser") == set()


def test_sides_that_charge_each_other_make_two_linked_charges() -> None:
    claims = told("The Syrian army and Ahrar al-Sham accused each other of violating the truce in Aleppo.")
    pairs = {(c.claimants, *names(c, "accused")) for c in claims if c.kind == "violation.alleged"}
    assert pairs == {(("Syrian army",), "Ahrar al-Sham"), (("Ahrar al-Sham",), "Syrian army")}
    assert all(c.details["mutual"] for c in claims if c.kind == "violation.alleged")


@pytest.mark.parametrize(
    "sentence",
    [
        "The warring sides traded accusations over breaches of the truce in Aleppo.",
        "Both sides blamed each other for breaking the truce in Aleppo.",
    ],
)
def test_sides_that_are_not_named_make_one_charge(sentence: str) -> None:
    alleged = one(told(sentence), "violation.alleged")
    assert alleged.details["mutual"]
    assert names(alleged, "accused") == set()


@pytest.mark.parametrize(
    ("sentence", "kind", "weapons"),
    [
        (
            "Ahrar al-Sham shelled Hama with 82mm mortars in violation of the truce, the Syrian army said.",
            "indirect_fire",
            ["82mm mortars"],
        ),
        ("Ahrar al-Sham broke the truce in Hama by firing machine guns.", "small_arms", ["machine guns"]),
        ("Ahrar al-Sham violated the truce with a drone attack on Hama.", "drone", ["drone"]),
        ("Ahrar al-Sham breached the truce by attacking a clinic in Hama.", "attack_on_medical", None),
        ("Ahrar al-Sham broke the truce in Hama on Tuesday.", "unspecified", None),
    ],
)
def test_what_the_breach_consisted_of(sentence: str, kind: str, weapons: list[str] | None) -> None:
    alleged = one(told(sentence), "violation.alleged")
    assert alleged.subtype == kind
    assert alleged.details.get("weapons") == weapons
    assert names(alleged, "accused") == {"Ahrar al-Sham"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ahrar al-Sham shelled the town despite the truce, the Syrian army said.",
        "Hours after the truce took effect, Ahrar al-Sham opened fire on the town.",
        "Ahrar al-Sham attacked the town a day after the two sides signed a ceasefire, the Syrian army said.",
    ],
)
def test_a_deed_set_against_the_truce_is_a_breach(sentence: str) -> None:
    alleged = one(told("A truce was signed in Hama.", sentence), "violation.alleged")
    assert names(alleged, "accused") == {"Ahrar al-Sham"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ahrar al-Sham shelled the town before the truce took effect.",
        "Ahrar al-Sham shelled the town after the truce had collapsed.",
        "Ahrar al-Sham threatened to shell the town despite the truce.",
        "Ahrar al-Sham did not fire on the town despite the truce being broken.",
    ],
)
def test_a_deed_outside_the_truce_is_none(sentence: str) -> None:
    claims = told("A truce was signed in Hama.", sentence)
    assert not [c for c in claims if c.kind == "violation.alleged" and "shell" in c.trigger.text]
    assert not [c for c in claims if c.kind == "violation.alleged" and "fire" in c.trigger.text]


def test_an_answer_to_the_charge_denies_it() -> None:
    claims = told(
        "The Syrian army accused Ahrar al-Sham of violating the truce in Aleppo.",
        "Ahrar al-Sham denied the accusation.",
    )
    denied = one(claims, "violation.denied")
    assert denied.claimants == ("Ahrar al-Sham",)
    assert len([c for c in claims if c.kind == "violation.alleged"]) == 1


def test_a_denial_of_something_else_answers_no_charge() -> None:
    claims = told(
        "The Syrian army accused Ahrar al-Sham of violating the truce in Aleppo.",
        "Turkey rejected claims that it had raised taxes.",
    )
    assert "violation.denied" not in kinds(claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army denied that it had violated the truce in Aleppo.",
        "The Syrian army denied violating the truce in Aleppo.",
        "The Syrian army rejected accusations that it had broken the truce in Aleppo.",
        "The Syrian army dismissed allegations of violating the truce in Aleppo.",
        "Accusations that it had violated the truce in Aleppo were rejected by the Syrian army.",
    ],
)
def test_a_denial_is_a_claim_of_its_own(sentence: str) -> None:
    claims = told(sentence)
    assert "violation.alleged" not in kinds(claims)
    assert one(claims, "violation.denied").claimants == ("Syrian army",)


def test_one_side_may_reject_what_another_is_charged_with() -> None:
    denied = one(
        told("Russia rejected accusations that the Syrian army had broken the truce in Aleppo."), "violation.denied"
    )
    assert denied.claimants == ("Russia",)
    assert names(denied, "accused") == {"Syrian army"}


def test_who_brokered_the_truce_is_not_accused_of_breaking_it() -> None:
    alleged = one(
        told("The Syrian army reported violations of the Aleppo truce brokered by Russia."), "violation.alleged"
    )
    assert names(alleged, "accused") == set()


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The Syrian army counted nine violations of the truce in Aleppo on Tuesday.", 9),
        ("Ahrar al-Sham violated the truce in Aleppo 14 times on Tuesday, the Syrian army said.", 14),
        ("Some 20 breaches of the truce in Aleppo were recorded on Tuesday.", 20),
    ],
)
def test_counted_breaches(sentence: str, count: int) -> None:
    (claim,) = [c for c in told(sentence) if c.kind.startswith("violation")]
    found = figure(claim)
    assert (found.measure, found.best) == ("violations", count)


def test_no_breach_alleged_is_no_breach() -> None:
    assert "violation.alleged" not in kinds(told("No violations of the truce in Aleppo were reported on Tuesday."))


@pytest.mark.parametrize(
    "sentence",
    [
        "The army would be violating the truce in Aleppo if it moved its guns.",
        "The envoy warned both sides against violating the truce in Aleppo.",
        "Both sides promised not to violate the truce in Aleppo.",
        "The envoy spoke of violations of human rights in Aleppo.",
        "The flight was a breach of the country's airspace, the ministry said.",
    ],
)
def test_other_breaches_are_none_of_the_truce(sentence: str) -> None:
    assert "violation.alleged" not in kinds(told(sentence))


def test_an_allegation_ends_no_truce() -> None:
    claims = told("The Syrian army said Ahrar al-Sham had violated the truce in Aleppo hours after it took effect.")
    assert not {"truce.collapsed", "truce.terminated", "truce.expiry"} & set(kinds(claims))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hours after the truce expired, the M23 carried out three bomb attacks on a pipeline in Goma.",
        "The M23 carried out two attacks on Goma after the end of the ceasefire.",
        "The truce took effect after the army carried out five air strikes on Goma.",
        "Police said the M23 carried out two attacks on Goma on Tuesday.",
    ],
)
def test_counted_attacks_outside_a_truce_are_no_breaches(sentence: str) -> None:
    assert kinds(told("The truce in Goma took effect on Monday.", sentence), "violation") == []


def test_counted_attacks_during_a_truce_are_breaches() -> None:
    claims = told("The truce in Goma took effect on Monday.", "The army carried out 12 attacks on Goma on Tuesday.")
    assert kinds(claims, "violation") == ["violation.alleged"]


def test_counted_attacks_once_the_truce_is_over_are_no_breaches() -> None:
    claims = told("The ceasefire expired on Monday.", "The M23 carried out two attacks on Goma on Tuesday.")
    assert kinds(claims, "violation") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry denounced the rebels for already violating the ceasefire.",
        "The ministry criticised the rebels for violations of the ceasefire.",
        "The ministry accuses the rebels, who control the valley, of breaking the truce.",
        "The ministry accused the rebels - who control the valley - of breaking the truce.",
    ],
)
def test_who_is_condemned_for_a_breach_is_accused_of_it(sentence: str) -> None:
    charge = one(told("The truce in Aleppo took effect on Monday.", sentence), "violation.alleged")
    assert charge.claimants == ("The ministry",)
    assert [a.name.split()[-1] for a in charge.actors if a.role == "accused"] == ["rebels"]


def test_whom_a_side_condemns_for_something_else_has_broken_nothing() -> None:
    sentence = "The rebels condemned the army for the talks and said Iran broke the truce."
    assert names(one(told("The truce in Aleppo took effect on Monday.", sentence), "violation.alleged"), "accused") == {
        "Iran"
    }


def test_cases_of_violations_are_counted() -> None:
    claims = told(
        "The truce in Aleppo took effect on Monday.", "The UN mission observed two cases of violations of the truce."
    )
    assert figure(one(claims, "violation.tally")).best == 2


def test_a_case_of_a_violation_is_none() -> None:
    claims = told(
        "The truce in Aleppo took effect on Monday.", "The army is ready in case of a violation of the truce."
    )
    assert kinds(claims, "violation") == []
