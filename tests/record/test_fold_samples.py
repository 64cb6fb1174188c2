"""The five wire reports of 2016 as claims: the truces come out apart, each with its own terms."""

from __future__ import annotations

import pytest

from tests.factory import actor, claim, known, moment, noon, report
from trucewatch.model.claim import Claim
from trucewatch.model.truce import Record, Truce
from trucewatch.record.fold import build

MAY, APRIL, FEBRUARY, AUGUST = (
    report("may", "2016-05-10", outlet="A"), report("april", "2016-04-11", agency="B"),
    report("february", "2016-02-22"), report("august", "2016-08-27", agency="B"),
)  # fmt: skip

ALEPPO = [
    claim("truce.extended", MAY, at=100, by=["Russia"], place="Aleppo", start="2016-05-10", end="2016-05-11", hours=48,
          term_basis="previous end", subtype="ceasefire", actors=[actor("Russia", "announcer")]),
    claim("truce.expiry", MAY, at=200, by=["Sergei Kuralenko"], end="2016-05-09", subtype="truce", state="due"),
    claim("truce.declared", MAY, at=600, place="Aleppo", hours=48, when="2016-05-02", until="2016-05-08",
          subtype="truce"),
    claim("truce.extended", MAY, at=610, place="Aleppo", start="2016-05-07", end="2016-05-09", hours=72,
          subtype="truce"),
]  # fmt: skip
CESSATION = [
    claim("truce.reaffirmed", MAY, at=300, by=["Russia", "United States"], subtype="cessation_of_hostilities",
          when="2016-05-09"),
    claim("truce.undertaking", MAY, at=310, actors=[actor("Russia", "undertaker")], modality="planned",
          subtype="halt_air", text="to press its ally to fly less over towns"),
    claim("truce.exclusion", MAY, at=400,
          actors=[actor("Islamic State", "excluded"), actor("Nusra Front", "excluded")]),
    claim("truce.declared", MAY, at=500, start="2016-02", modality="historical", background=True, subtype="ceasefire",
          actors=[actor("Russia", "mediator"), actor("United States", "mediator")]),
    claim("truce.declared", FEBRUARY, at=10, start="2016-02-27", modality="planned", by=["White House"],
          scope="country", subtype="ceasefire", actors=[actor("Russia", "announcer")]),
    claim("truce.agreed", FEBRUARY, at=20, by=["White House"], scope="country", subtype="ceasefire",
          actors=[actor("United States", "party"), actor("Russia", "party")]),
    claim("truce.exclusion", FEBRUARY, at=30, actors=[actor("Islamic State", "excluded")], basis="UNSC_list",
          designated_by=["United Nations"]),
]  # fmt: skip
ELSEWHERE = [
    claim("truce.agreed", APRIL, at=10, when="2016-04-08", place="Nagorno-Karabakh", conflict="AZ", subtype="truce",
          actors=[actor("Azerbaijan", "party"), actor("Armenia", "party")]),
    claim("truce.reference", FEBRUARY, at=40, conflict="UA", subtype="ceasefire"),
    claim("truce.discussed", AUGUST, at=10, subtype="cessation_of_hostilities", when="2016-08-26"),
    claim("truce.in_effect", AUGUST, at=20, subtype="cessation_of_hostilities", when="2016", background=True,
          modality="historical"),
]  # fmt: skip
ALL = [*ALEPPO, *CESSATION, *ELSEWHERE]


def record(on: str, known_at: str = "2016-12-31", claims: list[Claim] = ALL) -> Record:
    return build(claims, known(*claims), noon(on), moment(known_at))


def by_id(found: Record) -> dict[str, Truce]:
    return {truce.id: truce for truce in found.truces}


def test_three_truces_and_no_fourth() -> None:
    assert [truce.id for truce in record("2016-05-10").truces] == [
        "sy-2016-02-27", "az-nagorno-karabakh-2016-04-08", "sy-aleppo-2016-05-05",
    ]  # fmt: skip


def test_the_chain_of_three_terms_from_one_report() -> None:
    terms = by_id(record("2016-05-10"))["sy-aleppo-2016-05-05"].terms
    assert [(term.start, term.end, term.hours) for term in terms] == [
        ("2016-05-05", "2016-05-06", 48), ("2016-05-07", "2016-05-09", 72), ("2016-05-10", "2016-05-11", 48),
    ]  # fmt: skip
    assert terms[0].basis == "counted back 48 h from the start of the next term"
    assert [term.mismatch_minutes for term in terms] == [None, None, None]
    assert terms[2].end_utc == "2016-05-11T21:00Z"


@pytest.mark.parametrize(
    ("on", "status"),
    [("2016-05-04", "declared"), ("2016-05-06", "in_effect"), ("2016-05-10", "in_effect"), ("2016-05-12", "expired")],
)
def test_in_force_on_the_tenth_and_not_on_the_twelfth(on: str, status: str) -> None:
    assert by_id(record(on))["sy-aleppo-2016-05-05"].status == status


def test_the_local_calm_nests_in_the_cessation() -> None:
    truces = by_id(record("2016-05-10"))
    assert truces["sy-aleppo-2016-05-05"].parent == "sy-2016-02-27"
    assert truces["sy-2016-02-27"].parent is None
    assert truces["az-nagorno-karabakh-2016-04-08"].parent is None


def test_the_cessation_has_the_exclusions_and_the_undertaking() -> None:
    cessation = by_id(record("2016-05-10"))["sy-2016-02-27"]
    assert cessation.name == "Syria cessation of hostilities, February 2016"
    bases = {group.name: group.basis for group in cessation.excluded}
    assert bases == {"Islamic State": "UNSC_list", "Nusra Front": "text"}
    assert cessation.excluded[0].designated_by == ("United Nations",)
    assert [(given.by, given.action) for given in cessation.undertakings] == [(("Russia",), "halt_air")]
    assert cessation.status == "in_effect"
    assert cessation.terms[0].start_utc == "2016-02-26T22:00Z"


def test_what_was_only_discussed_is_no_truce() -> None:
    talked = [c for c in ALL if c.report.id == "august"]
    assert record("2016-08-27", claims=talked).truces == ()


def test_a_reference_alone_is_no_truce() -> None:
    referred = [c for c in ALL if c.kind == "truce.reference"]
    assert record("2016-08-27", claims=referred).truces == ()


def test_nothing_is_known_before_it_was_published() -> None:
    assert list(by_id(record("2016-05-10", "2016-05-09"))) == ["sy-2016-02-27", "az-nagorno-karabakh-2016-04-08"]
    assert record("2016-05-10", "2016-02-21").truces == ()


def test_a_planned_start_is_a_schedule() -> None:
    before = by_id(record("2016-02-25", "2016-02-25"))["sy-2016-02-27"]
    after = by_id(record("2016-02-28", "2016-02-28"))["sy-2016-02-27"]
    assert (before.status, before.confirmed) == ("declared", False)
    assert (after.status, after.confirmed) == ("in_effect", False)
    assert by_id(record("2016-05-10"))["sy-2016-02-27"].confirmed


def test_every_value_of_a_truce_carries_claims_of_the_truce() -> None:
    for truce in record("2016-05-12").truces:
        values = (*truce.terms, *truce.parties, *truce.excluded, *truce.coverage, *truce.undertakings, *truce.history)
        for value in values:
            assert value.claims, value
            assert set(value.claims) <= set(truce.claims)
