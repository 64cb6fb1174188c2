"""Which truce a sentence speaks of: what must come out apart, and what must come out as one."""

from __future__ import annotations

from tests.factory import actor, claim, known, moment, noon, report
from trucewatch.model.claim import Claim, Modality
from trucewatch.model.truce import Record
from trucewatch.record.atlas import conflict_name
from trucewatch.record.fold import build
from trucewatch.record.identity import FEATURES

AZ = conflict_name("AZ")


def record(*claims: Claim, on: str = "2016-12-31", as_known: str = "2016-12-31") -> Record:
    return build(claims, known(*claims), noon(on), moment(as_known))


def ids(found: Record) -> list[str]:
    return [truce.id for truce in found.truces]


def test_weights_stand_in_one_table_and_sum_to_one() -> None:
    assert round(sum(feature.weight for feature in FEATURES), 9) == 1.0


class TestNationalAndLocal:
    FEBRUARY = claim(
        "truce.agreed", report("a", "2016-02-22"), start="2016-02-27", scope="country", end_kind="open",
        subtype="cessation_of_hostilities", actors=[actor("Russia", "sponsor"), actor("United States", "sponsor")],
    )  # fmt: skip
    SEPTEMBER = claim(
        "truce.agreed", report("b", "2016-09-10"), start="2016-09-12T19:00+03:00", hours=48, scope="country",
        subtype="cessation_of_hostilities", by=["United States"],
        actors=[actor("Russia", "sponsor"), actor("United States", "sponsor")],
    )  # fmt: skip

    def test_a_new_start_inside_an_open_ended_truce_is_a_new_truce_that_supersedes_it(self) -> None:
        found = record(self.FEBRUARY, self.SEPTEMBER, on="2016-09-13")
        assert ids(found) == ["sy-2016-02-27", "sy-2016-09-12"]
        old, new = found.truces
        assert (old.status, new.status) == ("end_unknown", "in_effect")
        assert [(link.kind, link.to) for link in new.links] == [("succeeds", "sy-2016-02-27")]

    def test_news_of_the_truce_keeps_it_alive_until_it_is_superseded(self) -> None:
        held = claim("truce.reaffirmed", report("c", "2016-07-01"), subtype="cessation_of_hostilities", by=["Russia"])
        old, _ = record(self.FEBRUARY, self.SEPTEMBER, held, on="2016-09-13").truces
        assert (old.status, old.status_since) == ("superseded", "2016-09-12T19:00+03:00")

    def test_a_sentence_without_a_place_means_the_whole_conflict(self) -> None:
        calm = claim("truce.declared", report("d", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48)
        left_out = claim("truce.exclusion", report("e", "2016-05-06"), actors=[actor("Sahra Brigade", "excluded")])
        national, local = record(self.FEBRUARY, calm, left_out, on="2016-05-06").truces
        assert [group.name for group in national.excluded] == ["Sahra Brigade"]
        assert local.excluded == ()

    def test_a_local_calm_in_another_town_is_another_truce(self) -> None:
        there = claim("truce.declared", report("d", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48)
        here = claim("truce.declared", report("f", "2016-05-05"), place="Latakia", start="2016-05-05", hours=72)
        assert ids(record(there, here, on="2016-05-06")) == ["sy-aleppo-2016-05-05", "sy-latakia-2016-05-05"]

    def test_one_declaration_for_two_towns_is_one_truce(self) -> None:
        towns = ["Aleppo", "Latakia"]
        both = claim("truce.declared", report("d", "2016-05-07"), place=towns, start="2016-05-07", hours=72)
        (truce,) = record(both, on="2016-05-08").truces
        assert [place.name for place in truce.coverage] == ["Aleppo", "Latakia"]

    def test_a_report_of_the_missing_term_ties_two_truces_into_one_chain(self) -> None:
        first = claim("truce.declared", report("a1", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48)
        third = claim(
            "truce.extended", report("a3", "2016-05-10"), place="Aleppo", start="2016-05-10", end="2016-05-11"
        )
        second = claim("truce.extended", report("a2", "2016-05-06"), place="Aleppo", hours=72, when="2016-05-06")
        assert len(record(first, third, on="2016-05-10").truces) == 2
        (truce,) = record(first, second, third, on="2016-05-10").truces
        assert [(term.start, term.end) for term in truce.terms] == [
            ("2016-05-05", "2016-05-06"), ("2016-05-07", "2016-05-09"), ("2016-05-10", "2016-05-11"),
        ]  # fmt: skip


class TestKarabakh:
    """Agreed on 8 April by one report, in force since noon of the 5th by the parties' ministries (§3.5)."""

    AGENCY = claim(
        "truce.agreed", report("agency", "2016-04-11"), when="2016-04-08", place="Nagorno-Karabakh", conflict="AZ",
        subtype="truce", actors=[actor("Azerbaijan", "party"), actor("Armenia", "party")],
    )  # fmt: skip
    MINISTRY = claim(
        "truce.agreed", report("ministry", "2016-04-05"), by=["Azerbaijan"], when="2016-04-05", subtype="ceasefire",
        place="Nagorno-Karabakh", conflict="AZ", start="2016-04-05T12:00+04:00", end_kind="open",
        actors=[actor("Azerbaijan", "party"), actor("Armenia", "party"), actor("Russia", "mediator")],
    )  # fmt: skip

    def test_both_days_stand_and_the_ministry_counts(self) -> None:
        (truce,) = record(self.AGENCY, self.MINISTRY, on="2016-04-12").truces
        assert truce.terms[0].start_utc == "2016-04-05T08:00Z"
        assert truce.status == "in_effect"
        assert truce.conflict == AZ
        (dispute,) = [dispute for dispute in truce.disputes if dispute.field == "agreed"]
        assert [value.value for value in dispute.values] == ["2016-04-05", "2016-04-08"]

    def test_it_is_apart_from_the_syrian_truces_of_the_same_report(self) -> None:
        national = claim("truce.in_effect", self.AGENCY.report, at=50, subtype="ceasefire", scope="country")
        assert {truce.conflict for truce in record(self.AGENCY, national, on="2016-04-12").truces} == {"Syria", AZ}


class TestReciprocal:
    def test_each_side_declaring_its_own_halt_makes_two_linked_truces(self) -> None:
        north = claim(
            "truce.declared", report("n", "2016-06-01"), by=["Northern Front"], place="Aleppo",
            start="2016-06-02T06:00Z", end_kind="open", unilateral=True,
            actors=[actor("Northern Front", "announcer", "armed_group")],
        )  # fmt: skip
        army = claim(
            "truce.declared", report("s", "2016-06-01"), by=["army"], place="Aleppo", start="2016-06-02T06:00Z",
            end_kind="open", unilateral=True, actors=[actor("army", "announcer", "armed_forces")],
        )  # fmt: skip
        one, two = record(north, army, on="2016-06-03").truces
        assert (one.sides, two.sides) == ("unilateral", "unilateral")
        assert (one.status, two.status) == ("in_effect", "in_effect")
        assert {(link.kind, link.to) for link in one.links} == {("reciprocal", two.id)}
        assert {(link.kind, link.to) for link in two.links} == {("reciprocal", one.id)}


UNREAL: tuple[Modality, ...] = ("desired", "conditional", "hypothetical")


class TestNoTruce:
    def test_wishes_conditions_and_suppositions_make_none(self) -> None:
        wished = [
            claim("truce.declared", report("w", "2016-03-01"), modality=modality, start="2016-03-02", scope="country")
            for modality in UNREAL
        ]
        assert record(*wished).truces == ()

    def test_a_denial_makes_none(self) -> None:
        told = report("d", "2016-03-01")
        denied = claim("truce.agreed", told, polarity="denied", start="2016-03-02", scope="country")
        assert record(denied).truces == ()

    def test_a_plan_to_agree_makes_none(self) -> None:
        told = report("p", "2016-03-01")
        planned = claim("truce.agreed", told, modality="planned", start="2016-03-02", scope="country")
        assert record(planned).truces == ()

    def test_a_year_is_too_coarse_to_found_a_truce(self) -> None:
        told = claim("truce.in_effect", report("y", "2016-08-27"), when="2016", background=True, modality="historical")
        assert record(told).truces == ()

    def test_nowhere_and_nobody_make_none(self) -> None:
        bare = claim("truce.declared", report("b", "2016-03-01"), conflict=None, start="2016-03-02")
        assert record(bare).truces == ()


def test_a_denial_stands_beside_what_it_denies() -> None:
    said = claim("truce.agreed", report("a", "2016-03-01"), by=["Oman"], start="2016-03-02", scope="country",
                 actors=[actor("North", "party"), actor("South", "party")])  # fmt: skip
    denied = claim("truce.agreed", report("b", "2016-03-02"), by=["South"], polarity="denied", scope="country")
    (truce,) = record(said, denied, on="2016-03-03").truces
    (dispute,) = truce.disputes
    assert {value.value: value.claimants for value in dispute.values} == {"asserted": ("Oman",), "denied": ("South",)}


def test_undated_truces_are_kept_without_a_clock_and_never_in_force() -> None:
    first = claim("truce.extended", report("u1"), by=["Russia"], place="Aleppo", hours=48)
    other = claim("truce.extended", report("u2"), by=["Russia"], place="Aleppo", hours=48)
    found = record(first, other)
    assert len(found.truces) == 2
    assert {truce.status for truce in found.truces} == {"end_unknown"}
    assert all(truce.terms[0].start is None and truce.terms[0].hours == 48 for truce in found.truces)


def test_an_undated_aside_joins_no_dated_truce() -> None:
    dated = claim("truce.declared", report("a", "2016-05-05"), place="Aleppo", start="2016-05-05", hours=48)
    aside = claim("truce.exclusion", report("u"), place="Aleppo", actors=[actor("Sahra Brigade", "excluded")])
    (truce,) = record(dated, aside).truces
    assert truce.excluded == ()
