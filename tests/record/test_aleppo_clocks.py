"""The worked chain of Aleppo, May 2016, to the minute: three sources, three clocks, one truce (§3.4)."""

from __future__ import annotations

import pytest

from tests.factory import actor, claim, known, moment, report
from trucewatch.model.claim import Claim
from trucewatch.model.truce import Truce
from trucewatch.record.fold import build

ARMY = actor("Syrian army", "announcer", "armed_forces", "forces:SY")
MOD = actor("Russian Defence Ministry", "announcer", "ministry", "ministry:RU/defence")

FIRST = claim(
    "truce.declared", report("first", "2016-05-04T20:00+03:00"), by=["Syrian army"], actors=[ARMY], place="Aleppo",
    start="2016-05-05T01:00+03:00", hours=48, when="2016-05-04", subtype="regime_of_calm",
)  # fmt: skip
SECOND = claim(
    "truce.extended", report("second", "2016-05-06T23:30+03:00"), by=["Russian Defence Ministry"], actors=[MOD],
    place=["Aleppo", "Latakia"], start="2016-05-07T00:01+03:00", hours=72, when="2016-05-06", subtype="regime_of_calm",
)  # fmt: skip
SECOND_AGENCY = claim(
    "truce.extended", report("second-agency", "2016-05-06T23:50+03:00"), by=["SANA"], place="Aleppo",
    start="2016-05-07T01:00+03:00", hours=72, subtype="regime_of_calm",
)  # fmt: skip
THIRD_ARMY = claim(
    "truce.extended", report("third-army", "2016-05-09T23:10+03:00"), by=["Syrian army"], actors=[ARMY], place="Aleppo",
    start="2016-05-10T01:00+03:00", hours=48, when="2016-05-09", subtype="regime_of_calm",
)  # fmt: skip
TUESDAY = report("tuesday", "2016-05-10T12:00+03:00")
THIRD_PRESS = [
    claim("truce.extended", TUESDAY, at=10, by=["Sergei Kuralenko"], place="Aleppo", start="2016-05-10",
          end="2016-05-11", hours=48, when="2016-05-10", subtype="truce"),
    claim("truce.expiry", TUESDAY, at=20, by=["Sergei Kuralenko"], end="2016-05-09T24:00+03:00", subtype="truce"),
]  # fmt: skip
ALL = [FIRST, SECOND, SECOND_AGENCY, THIRD_ARMY, *THIRD_PRESS]
WITHOUT_ARMY = [c for c in ALL if c is not THIRD_ARMY]


def aleppo(on: str, as_known: str | None = None, claims: list[Claim] = ALL) -> Truce:
    record = build(claims, known(*claims), moment(on), moment(as_known or on))
    (truce,) = [one for one in record.truces if one.id.startswith("sy-aleppo")]
    return truce


def test_instants_of_the_three_terms() -> None:
    truce = aleppo("2016-05-20")
    assert truce.name == "Aleppo regime of calm, May 2016"
    assert [(term.start_utc, term.end_utc) for term in truce.terms] == [
        ("2016-05-04T22:00Z", "2016-05-06T22:00Z"),
        ("2016-05-06T21:01Z", "2016-05-09T21:00Z"),
        ("2016-05-09T22:00Z", "2016-05-11T21:00Z"),
    ]
    assert [term.hours for term in truce.terms] == [48, 72, 48]
    assert truce.terms[0].end == "2016-05-07T01:00+03:00"


def test_stated_end_beats_announced_length_and_the_mismatch_is_kept() -> None:
    assert aleppo("2016-05-20").terms[2].mismatch_minutes == -60


def test_announcements_have_their_own_day() -> None:
    terms = aleppo("2016-05-20").terms
    assert [term.announced_at for term in terms] == ["2016-05-04", "2016-05-06", "2016-05-09"]
    assert terms[0].announced_by == ("Syrian army",)


def test_every_clock_is_kept_as_a_reading() -> None:
    readings = aleppo("2016-05-20").terms[1].readings
    assert [(one.start, one.claimants) for one in readings] == [
        ("2016-05-07T00:01+03:00", ("Russian Defence Ministry",)),
        ("2016-05-07T01:00+03:00", ("SANA",)),
        (None, ("Sergei Kuralenko",)),
    ]


def test_different_clocks_are_a_dispute_with_its_rule() -> None:
    starts = [dispute for dispute in aleppo("2016-05-20").disputes if dispute.field == "start"]
    assert [value.value for value in starts[0].values] == ["2016-05-07T00:01+03:00", "2016-05-07T01:00+03:00"]
    assert "declaring party" in (starts[0].rule or "")


def test_overlap_and_gap_are_told_in_minutes() -> None:
    terms = aleppo("2016-05-20").terms
    assert "overlap of 59 min" in (terms[1].basis or "")
    assert "gap of 60 min" in (terms[2].basis or "")


@pytest.mark.parametrize(
    ("on", "status", "provisional"),
    [
        ("2016-05-04T21:30Z", "declared", False),
        ("2016-05-04T22:00Z", "in_effect", False),
        ("2016-05-06T21:30Z", "in_effect", False),
        ("2016-05-09T20:00Z", "in_effect", False),
        ("2016-05-09T22:30Z", "expired", True),
        ("2016-05-10T09:30Z", "in_effect", False),
        ("2016-05-11T20:59Z", "in_effect", False),
        ("2016-05-11T21:00Z", "expired", True),
        ("2016-05-12T20:59Z", "expired", True),
        ("2016-05-12T21:00Z", "expired", False),
    ],
)
def test_status_as_known_at_each_instant_without_the_army_statement(on: str, status: str, provisional: bool) -> None:
    truce = aleppo(on, claims=WITHOUT_ARMY)
    assert (truce.status, truce.provisional) == (status, provisional)


def test_the_lapse_vanishes_once_the_extension_is_known() -> None:
    assert aleppo("2016-05-09T22:30Z", "2016-05-09T22:30Z", WITHOUT_ARMY).status == "expired"
    assert aleppo("2016-05-09T22:30Z", "2016-05-10T12:00Z", WITHOUT_ARMY).status == "in_effect"
    assert aleppo("2016-05-09T21:30Z", "2016-05-20", ALL).status == "in_effect"


def test_in_effect_since_the_first_term() -> None:
    assert aleppo("2016-05-11T12:00Z").status_since == "2016-05-05T01:00+03:00"


def test_the_next_calm_is_a_renewal() -> None:
    june = claim(
        "truce.declared", report("june", "2016-06-16"), by=["Russian Defence Ministry"], actors=[MOD], place="Aleppo",
        start="2016-06-16T00:01+03:00", hours=48, subtype="regime_of_calm",
    )  # fmt: skip
    record = build([*ALL, june], known(*ALL, june), moment("2016-06-17T00:00Z"), moment("2016-06-17"))
    old, new = record.truces
    assert (old.status, new.status) == ("expired", "in_effect")
    assert [(link.kind, link.to) for link in new.links] == [("renewal", old.id)]
