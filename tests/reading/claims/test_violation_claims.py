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
