"""Each step of a truce's life needs its own evidence; violations never end a truce (domain reference §3.1, §3.2)."""

from __future__ import annotations

import pytest

from tests.factory import actor, claim, known, moment, noon, report
from trucewatch.model.claim import Claim, Figure
from trucewatch.model.truce import Truce
from trucewatch.record.fold import build

NORTH, SOUTH = actor("North", "party"), actor("South", "party")
AGREED = claim(
    "truce.agreed", report("agreed", "2016-03-01"), by=["Oman"], start="2016-03-02", end_kind="open", scope="country",
    actors=[NORTH, SOUTH, actor("Oman", "mediator")], when="2016-03-01", subtype="ceasefire",
)  # fmt: skip


def truce(*claims: Claim, on: str = "2016-03-10", as_known: str = "2026-12-31") -> Truce:
    (found,) = build(claims, known(*claims), noon(on), moment(as_known)).truces
    return found


def steps(found: Truce) -> list[str]:
    return [step.to for step in found.history]


def news(kind: str, id: str, published: str = "2016-03-05", **more: object) -> Claim:
    return claim(kind, report(id, published), scope="country", subtype="ceasefire", **more)  # type: ignore[arg-type]


def test_agreed_then_in_effect_by_the_clock_and_confirmed_by_word() -> None:
    assert (truce(AGREED).status, truce(AGREED).confirmed) == ("in_effect", False)
    assert truce(AGREED, news("truce.in_effect", "n")).confirmed
    assert steps(truce(AGREED)) == ["agreed", "in_effect"]


def test_before_it_was_agreed_there_is_no_truce() -> None:
    assert build([AGREED], known(AGREED), noon("2016-02-01"), moment("2016-12-31")).truces == ()


def test_one_side_speaking_for_itself_only_proposes() -> None:
    alone = news("truce.agreed", "a", by=["North"], when="2016-03-05", actors=[NORTH])
    assert truce(alone).status == "proposed"


def test_a_proposal_before_the_agreement_is_its_first_step() -> None:
    proposed = news("truce.proposed", "p", "2016-02-25", by=["Oman"], when="2016-02-25")
    assert steps(truce(AGREED, proposed)) == ["proposed", "agreed", "in_effect"]


def test_one_claimant_cannot_make_it_collapse() -> None:
    found = truce(AGREED, news("truce.collapsed", "c", by=["North"]))
    assert (found.status, found.compliance) == ("in_effect", "strained")


def test_the_press_in_its_own_voice_is_one_claimant_however_many_outlets() -> None:
    found = truce(AGREED, news("truce.collapsed", "c1"), news("truce.collapsed", "c2"))
    assert found.status == "in_effect"


def test_two_sides_make_it_collapse_on_the_earlier_day() -> None:
    found = truce(
        AGREED,
        news("truce.collapsed", "c1", "2016-03-05", by=["North"]),
        news("truce.collapsed", "c2", "2016-03-06", by=["South"]),
    )
    assert (found.status, found.status_since) == ("collapsed", "2016-03-05")


def test_the_mediators_word_is_enough() -> None:
    found = truce(AGREED, news("truce.collapsed", "c", by=["Oman"], actors=[actor("Oman", "mediator")]))
    assert found.status == "collapsed"


def test_a_plan_to_end_it_does_not_end_it() -> None:
    assert (
        truce(AGREED, news("truce.terminated", "t", by=["North"], actors=[NORTH], modality="planned")).status
        == "in_effect"
    )


@pytest.mark.parametrize(("kind", "status"), [("truce.suspended", "suspended"), ("truce.terminated", "terminated")])
def test_the_act_of_a_party_counts_from_its_day(kind: str, status: str) -> None:
    act = news(kind, "t", "2016-03-05", by=["North"], actors=[NORTH], when="2016-03-04")
    assert (truce(AGREED, act).status, truce(AGREED, act).status_since) == (status, "2016-03-04")
    assert truce(AGREED, act, on="2016-03-03").status == "in_effect"


def test_the_act_of_nobody_is_no_act() -> None:
    assert truce(AGREED, news("truce.terminated", "t")).status == "in_effect"


def test_what_has_expired_cannot_be_ended_again() -> None:
    fixed = claim(
        "truce.declared", report("f", "2016-03-01"), start="2016-03-02", end="2016-03-04", scope="country",
        by=["North"], actors=[actor("North", "announcer")],
    )  # fmt: skip
    late = claim(
        "truce.terminated", report("t", "2016-03-05"), scope="country", by=["North"], actors=[NORTH], when="2016-03-05"
    )
    found = truce(fixed, late)
    assert (found.status, found.status_since) == ("expired", "2016-03-04")


def test_violations_change_compliance_alone() -> None:
    found = truce(AGREED, news("violation.alleged", "v", by=["South"]))
    assert (found.status, found.compliance, found.confirmed) == ("in_effect", "strained", True)


def test_an_assessment_outweighs_a_count_of_breaches() -> None:
    found = truce(AGREED, news("violation.alleged", "v"), news("compliance.assessed", "c", level="largely_holding"))
    assert found.compliance == "largely_holding"


def test_a_count_of_no_breaches_is_no_breach() -> None:
    none = Figure(measure="violations", low=0, best=0, high=0, text="no")
    counted = news("violation.tally", "v", by=["Monitor"]).model_copy(update={"figure": none})
    assert truce(AGREED, counted).compliance == "not_assessed"


def test_nothing_observed_is_not_holding() -> None:
    assert truce(AGREED).compliance == "not_assessed"


def test_an_open_end_never_expires_but_silence_ends_as_unknown() -> None:
    assert truce(AGREED, on="2016-08-20").status == "in_effect"
    found = truce(AGREED, on="2016-09-10")
    assert (found.status, found.status_since) == ("end_unknown", "2016-03-02")


def test_news_in_autumn_shows_that_it_had_not_ended_in_summer() -> None:
    held = news("truce.in_effect", "h", "2016-10-01")
    assert truce(AGREED, held, on="2016-09-10").status == "in_effect"
    assert truce(AGREED, held, on="2016-09-10", as_known="2016-09-10").status == "end_unknown"


def test_a_fixed_term_needs_no_news_to_run() -> None:
    year = claim("truce.agreed", report("y", "2016-01-01"), start="2016-01-01", end="2016-12-31", scope="country")
    assert truce(year, on="2016-11-01").status == "in_effect"


def test_reaffirmed_changes_no_clock() -> None:
    found = truce(AGREED, news("truce.reaffirmed", "r", by=["North"], when="2016-03-06"))
    assert (found.status, found.status_since) == ("in_effect", "2016-03-02")
    assert found.history[-1].rule == "#8: reaffirmed"


def test_daily_windows_are_one_truce_that_pauses_at_night() -> None:
    first = claim(
        "truce.declared", report("d1", "2016-10-19"), place="Aleppo", start="2016-10-20T08:00+03:00",
        end="2016-10-20T19:00+03:00", subtype="humanitarian_pause",
        by=["Russia"], actors=[actor("Russia", "announcer")],
    )  # fmt: skip
    second = claim(
        "truce.extended", report("d2", "2016-10-20"), place="Aleppo", start="2016-10-21T08:00+03:00",
        end="2016-10-21T19:00+03:00", subtype="humanitarian_pause",
        by=["Russia"], actors=[actor("Russia", "announcer")],
    )  # fmt: skip
    assert len(truce(first, second, on="2016-10-21").terms) == 2
    (night,) = build([first, second], known(first, second), moment("2016-10-20T20:00Z"), moment("2016-12-31")).truces
    assert night.status == "expired"
    assert truce(first, second, on="2016-10-21").status == "in_effect"


def test_a_reading_a_week_longer_stands_beside_the_brokers_two_days() -> None:
    brokers = claim(
        "truce.agreed", report("b", "2016-09-10"), by=["United States"], start="2016-09-12T19:00+03:00", hours=48,
        scope="country", actors=[actor("United States", "sponsor"), actor("Russia", "sponsor")], directness="document",
    )  # fmt: skip
    renewed = claim(
        "truce.extended", report("b2", "2016-09-14"), by=["United States"], hours=48, scope="country",
        when="2016-09-14",
        actors=[actor("United States", "sponsor")],
    )  # fmt: skip
    army = claim(
        "truce.declared", report("a", "2016-09-12"), by=["army"], start="2016-09-12T19:00+03:00",
        end="2016-09-18T23:59+03:00", hours=168, scope="country", actors=[actor("army", "announcer", "armed_forces")],
    )  # fmt: skip
    found = truce(brokers, renewed, army, on="2016-09-15")
    assert [term.end for term in found.terms] == ["2016-09-14T19:00+03:00", "2016-09-16T19:00+03:00"]
    assert {reading.hours for reading in found.terms[0].readings} == {48, 168}
    assert {dispute.field for dispute in found.disputes} == {"hours"}


def test_a_declaration_on_the_day_it_starts_is_a_step_of_its_own() -> None:
    """In Damascus the day begins two or three hours before it does in UTC."""
    calm = claim(
        "truce.declared", report("c", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48, when="2016-05-05"
    )
    assert steps(truce(calm, on="2016-05-06")) == ["declared", "in_effect"]


def test_what_has_not_begun_is_not_confirmed() -> None:
    held = news("truce.in_effect", "h", "2016-03-05")
    assert not truce(AGREED, held, on="2016-03-01").confirmed


def test_an_extension_that_is_only_expected_adds_no_term() -> None:
    first = claim("truce.declared", report("f", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48)
    expected = claim(
        "truce.extended", report("e", "2016-05-06"), place="Aleppo", hours=48, modality="planned", when="2016-05-06"
    )
    assert len(truce(first, expected, on="2016-05-06").terms) == 1


def test_hours_that_nobody_put_on_a_clock_do_not_stand_for_half_a_year() -> None:
    bare = claim("truce.declared", report("b", "2016-05-04"), place="Aleppo", hours=48, when="2016-05-04")
    assert truce(bare, on="2016-05-06").status == "declared"
    assert truce(bare, on="2016-05-30").status == "end_unknown"


def test_midnight_as_24_00_carries_on_as_the_next_day() -> None:
    first = claim(
        "truce.declared", report("f", "2016-05-07"), place="Aleppo", start="2016-05-07T00:00+03:00",
        end="2016-05-09T24:00+03:00",
    )  # fmt: skip
    more = claim("truce.extended", report("m", "2016-05-10"), place="Aleppo", hours=48, when="2016-05-10")
    found = truce(first, more, on="2016-05-10")
    assert found.terms[1].start == "2016-05-10T00:00+03:00"
    assert found.terms[1].end == "2016-05-12T00:00+03:00"
    assert found.terms[1].basis == "previous end"


def test_a_calm_of_hours_does_not_take_the_place_of_a_lasting_truce() -> None:
    calm = claim(
        "truce.declared",
        report("c", "2016-03-20"),
        scope="country",
        start="2016-03-21",
        hours=72,
        subtype="regime_of_calm",
    )
    lasting, pause = build([AGREED, calm], known(AGREED, calm), noon("2016-03-22"), moment("2016-12-31")).truces
    assert (lasting.status, pause.status) == ("in_effect", "in_effect")
    assert pause.links == ()


def test_the_length_of_one_report_and_the_start_of_another_give_the_end() -> None:
    begun = claim("truce.in_effect", report("b", "2016-06-16"), place="Aleppo", start="2016-06-16T00:01+03:00")
    length = claim("truce.declared", report("l", "2016-06-15"), place="Aleppo", hours=48, when="2016-06-15")
    (term,) = truce(begun, length, on="2016-06-17").terms
    assert (term.end, term.basis) == ("2016-06-18T00:01+03:00", "end = start + 48 h")
    assert term.announced_at == "2016-06-15"


def test_an_end_that_reading_counted_contradicts_no_stated_end() -> None:
    counted = claim(
        "truce.extended", report("a", "2016-05-06"), place="Aleppo", start="2016-05-07T01:00+03:00",
        end="2016-05-10T01:00+03:00", hours=72, term_basis="stated: Saturday; end = start + 72 h",
    )  # fmt: skip
    stated = claim("truce.expiry", report("b", "2016-05-09"), place="Aleppo", end="2016-05-09")
    found = truce(counted, stated, on="2016-05-08")
    assert found.disputes == ()
    assert found.terms[0].end == "2016-05-09"
    assert found.terms[0].mismatch_minutes == -60


def test_the_february_truce_dates_no_end() -> None:
    aside = news("truce.expiry", "e", "2016-05-10", end="2016-03", modality="historical", background=True)
    (term,) = truce(AGREED, aside).terms
    assert term.end is None


def test_held_over_the_past_week_is_no_start() -> None:
    held = news(
        "truce.in_effect", "h", "2016-04-28", start="2016-04-21", when="2016-04-21", until="2016-04-28", hours=None
    )
    (term,) = truce(AGREED, held, on="2016-04-29").terms
    assert term.start == "2016-03-02"


def test_a_breach_in_a_town_is_a_breach_of_the_national_truce_when_there_is_no_local_one() -> None:
    breach = claim("violation.alleged", report("v", "2016-03-05"), place="Aleppo", by=["South"])
    found = truce(AGREED, breach)
    assert found.compliance == "strained"
    assert found.coverage == ()


def test_an_agreement_reported_in_autumn_is_not_that_of_spring() -> None:
    autumn = news("truce.agreed", "x", "2016-10-02", when="2016-10-01", actors=[NORTH, SOUTH])
    found = build([AGREED, autumn], known(AGREED, autumn), noon("2016-10-03"), moment("2016-12-31")).truces
    assert len(found) == 2


def test_an_aside_about_the_agreement_without_its_day_is_about_the_one_in_force() -> None:
    aside = news("truce.agreed", "x", "2016-05-02", actors=[NORTH, SOUTH])
    assert "x" in truce(AGREED, aside).reports


def test_a_year_misread_on_one_edge_is_dropped() -> None:
    told = claim(
        "truce.extended", report("r", "2016-10-21"), place="Aleppo", start="2015-10-22T08:00+03:00",
        end="2016-10-22T19:00+03:00", hours=11,
    )  # fmt: skip
    (term,) = truce(told, on="2016-10-22").terms
    assert (term.start, term.end) == ("2016-10-22T08:00+03:00", "2016-10-22T19:00+03:00")


def test_an_end_before_its_start_is_dropped() -> None:
    told = claim(
        "truce.declared", report("r", "2016-09-12"), place="Aleppo", start="2016-09-12T19:00+03:00",
        end="2015-09-18T23:59+03:00",
    )  # fmt: skip
    (term,) = truce(told, on="2016-09-13").terms
    assert (term.start, term.end) == ("2016-09-12T19:00+03:00", None)


def test_an_extension_without_any_clock_says_that_it_was_in_force() -> None:
    told = news("truce.extended", "x", "2016-03-05", by=["North"])
    assert (truce(told).status, truce(told).status_since) == ("in_effect", "2016-03-05")


def test_one_report_may_tell_the_beginning_and_the_end_of_half_a_year() -> None:
    of = report("r", "2022-10-03")
    agreed = claim("truce.agreed", of, at=1, when="2022-04", scope="country", background=True, modality="historical")
    over = claim("truce.expiry", of, at=2, when="2022-10-02", end="2022-10-02", scope="country", state="lapsed")
    found = truce(agreed, over, on="2022-10-05")
    assert (found.status, found.terms[0].announced_at) == ("expired", "2022-04")


def test_a_start_that_reading_counted_makes_no_second_term_beside_the_stated_one() -> None:
    stated = claim("truce.expiry", report("a", "2023-05-29"), scope="country", end="2023-05-29T21:45+02:00", hours=168)
    counted = claim(
        "truce.agreed", report("a", "2023-05-29"), at=9, scope="country", start="2023-05-24T21:45+02:00",
        end="2023-05-29T21:45+02:00", hours=120, term_basis="start of the extension; end = start + 120 h",
    )  # fmt: skip
    (term,) = truce(stated, counted, on="2023-05-28").terms
    assert term.end == "2023-05-29T21:45+02:00"


def test_an_extension_without_length_or_end_leaves_the_end_unknown() -> None:
    declared = claim(
        "truce.declared", report("declared", "2016-03-01"), by=["North"], start="2016-03-02", hours=48, scope="country",
        actors=[actor("North", "announcer")], when="2016-03-01", subtype="ceasefire",
    )  # fmt: skip
    extended = news("truce.extended", "x", "2016-03-04", by=["North"], when="2016-03-04")
    assert truce(declared, on="2016-03-06").status == "expired"
    prolonged = truce(declared, extended, on="2016-03-06")
    assert (prolonged.status, [term.end for term in prolonged.terms][-1]) == ("in_effect", None)
