"""The record does not depend on arrival: any order, any repeats, and the past as known then never changes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import PLACES, actor, claim, killed, known, moment, noon, report
from trucewatch.model.claim import Claim
from trucewatch.model.when import Window
from trucewatch.record.fold import build

START = date(2016, 2, 1)
SAYERS = ("North", "South", "Oman", None)
TRUCE_KINDS = (
    "truce.agreed", "truce.declared", "truce.in_effect", "truce.extended", "truce.expiry", "truce.collapsed",
    "truce.terminated", "truce.exclusion", "truce.undertaking", "truce.discussed", "truce.reaffirmed",
    "violation.alleged",
)  # fmt: skip
OTHER_KINDS = ("casualty.incident", "talks.scheduled", "talks.held", "contact.reported", "document.issued")


def day(n: int) -> str:
    return (START + timedelta(days=n)).isoformat()


@st.composite
def truce_claims(draw: st.DrawFn) -> Claim:
    """A few days and few places, so that claims meet: chains, renewals, nested and contradicting truces come out."""
    published = draw(st.sampled_from([0, 2, 4, 5, 7, 9, 40, 100]))
    start = draw(st.none() | st.integers(-2, 2))
    clock = draw(st.sampled_from(["", "", "T00:01+02:00", "T12:00Z"]))
    sayer = draw(st.sampled_from(SAYERS))
    unreal = st.sampled_from(["planned", "historical", "desired"])
    return claim(
        draw(st.sampled_from(TRUCE_KINDS[:4]) | st.sampled_from(TRUCE_KINDS)),
        report(f"r{published}-{draw(st.integers(0, 2))}", draw(st.sampled_from([day(published)] * 4 + [None]))),
        at=draw(st.integers(0, 5)) * 100,
        by=[sayer] if sayer else [],
        place=draw(st.sampled_from([None, "Aleppo", "Aleppo", "Latakia", "Syria"])),
        conflict=draw(st.sampled_from(["SY", "SY", "SY", "AZ", None])),
        start=None if start is None else day(published + start) + clock,
        hours=draw(st.sampled_from([None, 48, 48, 72])),
        when=draw(st.none() | st.just(day(published))),
        subtype=draw(st.sampled_from(["ceasefire", "regime_of_calm", "cessation_of_hostilities"])),
        modality=draw(st.just("actual") | st.just("actual") | unreal),
        polarity=draw(st.sampled_from(["asserted"] * 5 + ["denied"])),
        unilateral=draw(st.sampled_from([None, None, True])),
        actors=[actor("North", "party"), actor("South", "announcer")][: draw(st.integers(0, 2))],
    )


@st.composite
def other_claims(draw: st.DrawFn) -> Claim:
    n = draw(st.integers(0, 60))
    of = report(f"r{n}-0", day(n))
    kind = draw(
        st.sampled_from(["casualty.incident", "talks.scheduled", "talks.held", "contact.reported", "document.issued"])
    )
    figure = killed(draw(st.integers(1, 4)) * 10, window=Window(start=day(n // 10 * 10), kind="incident"))
    people = [actor(name, "participant") for name in ("Anna Moravec", "Piet Orlov")]
    return claim(
        kind,
        of,
        by=["Observatory"],
        when=day(n - n % 4),
        figure=figure if kind.startswith("casualty") else None,
        place=PLACES["Aleppo"].model_copy(update={"role": "venue" if kind.startswith("talks") else "event"}),
        actors=[*people, actor("North", "issuer")],
        subtype="call" if kind.startswith("contact") else None,
    )


BATCHES = st.lists(truce_claims() | truce_claims() | other_claims(), max_size=16)


def one_ref_a_report(claims: list[Claim]) -> list[Claim]:
    """A report has one date: the generator may give two, so the first one drawn stays."""
    refs = {c.report.id: c.report for c in reversed(claims)}
    return [c.model_copy(update={"report": refs[c.report.id]}) for c in claims]


@settings(max_examples=150, deadline=None)
@given(BATCHES, st.randoms(use_true_random=False), st.integers(0, 150))
def test_any_order_gives_the_same_record(claims: list[Claim], shuffler: random.Random, on: int) -> None:
    claims = one_ref_a_report(claims)
    reports = known(*claims)
    first = build(claims, reports, noon(day(on)), moment("2017-01-01"))
    shuffler.shuffle(claims)
    shuffler.shuffle(reports)
    assert build(claims, reports, noon(day(on)), moment("2017-01-01")) == first


@settings(max_examples=75, deadline=None)
@given(BATCHES)
def test_the_same_claims_again_change_nothing(claims: list[Claim]) -> None:
    claims = one_ref_a_report(claims)
    reports = known(*claims)
    once = build(claims, reports, noon("2016-06-01"), moment("2017-01-01"))
    assert build(claims * 2, reports * 2, noon("2016-06-01"), moment("2017-01-01")) == once


@settings(max_examples=75, deadline=None)
@given(BATCHES, BATCHES, st.integers(0, 60))
def test_later_reports_leave_the_past_as_known_then(claims: list[Claim], more: list[Claim], then: int) -> None:
    everything = one_ref_a_report([*claims, *more])
    reports = known(*everything)
    cut = moment(day(then))
    early = [one for one in reports if one.known_at <= cut]
    ids = {one.ref.id for one in early}
    was = build([c for c in everything if c.report.id in ids], early, noon(day(then)), cut)
    assert build(everything, reports, noon(day(then)), cut) == was


@settings(max_examples=75, deadline=None)
@given(BATCHES, st.integers(0, 150))
def test_every_claim_named_is_a_known_one_and_no_truce_shares_a_claim(claims: list[Claim], on: int) -> None:
    claims = one_ref_a_report(claims)
    record = build(claims, known(*claims), noon(day(on)), moment("2017-01-01"))
    ids = {c.id for c in claims}
    told = [id for truce in record.truces for id in truce.claims]
    assert len(told) == len(set(told))
    assert set(told) <= ids
    assert len({truce.id for truce in record.truces}) == len(record.truces)
    for truce in record.truces:
        used = (*truce.terms, *truce.parties, *truce.excluded, *truce.coverage, *truce.undertakings, *truce.history)
        assert all(set(value.claims) <= set(truce.claims) for value in used)
        assert [term.seq for term in truce.terms] == list(range(1, len(truce.terms) + 1))
