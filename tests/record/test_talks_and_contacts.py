"""Talks with every date they were planned for; one call with as many readouts as sides that spoke."""

from __future__ import annotations

from typing import Any

from tests.factory import actor, claim, known, moment, noon, report
from trucewatch.model.claim import Claim, Place
from trucewatch.model.truce import Contact, Document, Talks
from trucewatch.record.fold import build

GENEVA = Place(name="Geneva", country="CH", precision="city", role="venue")
VIENNA = Place(name="Vienna", country="AT", precision="city", role="venue")


def talks(*claims: Claim, on: str = "2016-12-31", as_known: str = "2016-12-31") -> tuple[Talks, ...]:
    return build(claims, known(*claims), noon(on), moment(as_known)).talks


def told(kind: str, id: str, published: str | None, when: str | None, place: Place = GENEVA, **more: Any) -> Claim:
    return claim(
        f"talks.{kind}", report(id, published), when=when, place=place, subtype=more.pop("subtype", "round"), **more
    )


class TestTalks:
    def test_a_round_four_days_late(self) -> None:
        (found,) = talks(told("scheduled", "a", "2016-04-11", "2016-04-13", previous="2016-04-09", slipped_days=4))
        assert found.id == "talks-sy-geneva-2016-04-13"
        assert found.name == "Geneva talks on Syria, April 2016"
        assert [(date.planned_for, date.stated_at) for date in found.scheduled] == [
            ("2016-04-09", None), ("2016-04-13", "2016-04-11"),
        ]  # fmt: skip
        assert (found.slipped_days, found.status) == (4, "planned")

    def test_three_reports_three_dates_one_round(self) -> None:
        (found,) = talks(
            told("scheduled", "a", "2016-03-25", "2016-04-09"),
            told("scheduled", "b", "2016-04-05", "2016-04-11"),
            told("scheduled", "c", "2016-04-08", "2016-04-13"),
        )
        assert [date.planned_for for date in found.scheduled] == ["2016-04-09", "2016-04-11", "2016-04-13"]
        assert found.slipped_days == 4

    def test_the_round_that_broke_off_in_april_is_the_one_planned_for_april(self) -> None:
        (found,) = talks(
            told("scheduled", "a", "2016-04-11", "2016-04-13"),
            told("collapsed", "b", "2016-05-10", "2016-04", subtype=None),
        )
        assert (found.status, found.ended) == ("collapsed", "2016-04")

    def test_the_round_before_is_another_one(self) -> None:
        found = talks(
            told("concluded", "a", "2016-04-11", "2016-03-14", outcome="12-point paper", round="latest"),
            told("scheduled", "a", "2016-04-11", "2016-04-13", round="next"),
        )
        assert [(one.status, one.outcome) for one in found] == [("concluded", "12-point paper"), ("planned", None)]

    def test_another_venue_is_another_session(self) -> None:
        assert (
            len(
                talks(
                    told("scheduled", "a", "2016-05-10", "2016-05-17", VIENNA),
                    told("scheduled", "b", "2016-05-10", "2016-05-17"),
                )
            )
            == 2
        )

    def test_what_happened_after_the_moment_asked_for_has_not_happened(self) -> None:
        planned, sat = told("scheduled", "a", "2016-04-11", "2016-04-13"), told("held", "b", "2016-04-14", "2016-04-13")
        assert talks(planned, sat, on="2016-04-12")[0].status == "planned"
        assert talks(planned, sat, on="2016-04-14")[0].status == "held"

    def test_a_week_is_not_a_day(self) -> None:
        (found,) = talks(told("scheduled", "a", "2016-08-27", "2016-08-29", until="2016-09-04", subtype="meeting"))
        assert found.scheduled[0].planned_for == "2016-08-29/2016-09-04"
        assert found.slipped_days is None

    def test_undated_talks_of_two_reports_stay_apart(self) -> None:
        assert len(talks(told("held", "a", None, None), told("held", "b", None, None))) == 2


LAVROV = actor("Sergei Lavrov", "participant", "official", "office:RU/foreign-minister")
LAVROV_ALSO = actor("Sergey Lavrov", "participant", "official")
KERRY = actor("John Kerry", "participant", "official", "office:US/secretary-of-state")


def contacts(*claims: Claim) -> tuple[Contact, ...]:
    return build(claims, known(*claims), noon("2016-12-31"), moment("2016-12-31")).contacts


def call(id: str, when: str | None, by: str, *people: Any, subtype: str = "call", **more: Any) -> Claim:
    return claim(
        "contact.reported", report(id, "2016-05-10"), when=when, by=[by], subtype=subtype,
        actors=people or (LAVROV, KERRY), **more,
    )  # fmt: skip


class TestContacts:
    def test_one_call_two_readouts(self) -> None:
        (found,) = contacts(
            call("a", "2016-05-09", "Russian Foreign Ministry", words="They spoke of the lull."),
            call("b", "2016-05-09", "State Department", LAVROV_ALSO, KERRY, words="They spoke of aid."),
        )
        assert found.id == "call-kerry-lavrov-2016-05-09"
        assert {readout.by for readout in found.readouts} == {"Russian Foreign Ministry", "State Department"}

    def test_a_call_a_day_later_is_another(self) -> None:
        assert len(contacts(call("a", "2016-05-09", "x"), call("b", "2016-05-10", "x"))) == 2

    def test_a_meeting_is_no_call(self) -> None:
        assert len(contacts(call("a", "2016-05-09", "x"), call("b", "2016-05-09", "x", subtype="meeting"))) == 2

    def test_who_asked_for_it(self) -> None:
        obama, putin = actor("Barack Obama", "participant"), actor("Vladimir Putin", "participant")
        (found,) = contacts(
            call("a", "2016-02-22", "White House", obama, putin, initiator="Kremlin", topics=["the halt"])
        )
        assert (found.initiator, found.topics) == ("Kremlin", ("the halt",))
        assert [readout.by for readout in found.readouts] == ["White House"]

    def test_an_undated_mention_joins_the_call_its_own_report_dates(self) -> None:
        dated, mention = call("a", "2016-05-09", "x", at=1), call("a", None, "x", at=2)
        elsewhere = call("b", None, "x")
        assert sorted(len(one.claims) for one in contacts(dated, mention, elsewhere)) == [1, 2]


class TestDocuments:
    @staticmethod
    def documents(*claims: Claim) -> tuple[Document, ...]:
        return build(claims, known(*claims), noon("2016-12-31"), moment("2016-12-31")).documents

    def test_one_text_told_twice(self) -> None:
        issuers = [actor("Russia", "issuer"), actor("United States", "issuer")]
        told = [
            claim(
                "document.issued",
                report(id, "2016-05-10"),
                when="2016-05-09",
                subtype="joint_statement",
                actors=issuers,
            )
            for id in ("a", "b")
        ]
        (found,) = self.documents(*told)
        assert found.id == "joint-statement-russia-united-states-2016-05-09"
        assert len(found.claims) == 2
