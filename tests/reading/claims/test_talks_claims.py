"""Talks: planned, put off, held, broken off, taken up again, closed."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, one, places, told, wrong

WAR = "Houthi fighters and government troops have fought over the ports of Yemen for more than a year."


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Peace talks on Yemen will open in Kuwait City on Saturday.", "talks.scheduled"),
        ("A third round of Yemen peace talks is scheduled for Saturday in Kuwait City.", "talks.scheduled"),
        ("The Yemen peace talks due in Kuwait City on Saturday will go ahead, the envoy said.", "talks.scheduled"),
        ("Yemen's warring sides are to hold peace talks in Kuwait City on Saturday.", "talks.scheduled"),
        ("Yemen's warring sides held peace talks in Kuwait City on Tuesday.", "talks.held"),
        ("Peace talks on Yemen began in Kuwait City on Tuesday.", "talks.held"),
        ("Kuwait hosted peace talks on Yemen on Tuesday.", "talks.held"),
        wrong(
            "postponing the opening (start, launch) of talks is not heard as postponing talks",
            "The opening of the Yemen peace talks in Kuwait City was postponed on Tuesday.",
            "talks.postponed",
        ),
        ("Peace talks on Yemen have been put off until Saturday.", "talks.postponed"),
        ("Peace talks on Yemen were pushed back from Tuesday to Saturday.", "talks.postponed"),
        ("Peace talks on Yemen collapsed on Tuesday.", "talks.collapsed"),
        ("Peace talks on Yemen broke down in Kuwait City on Tuesday.", "talks.collapsed"),
        wrong(
            "walking out of talks is no claim",
            "The opposition walked out of the peace talks in Kuwait City on Tuesday.",
            "talks.collapsed",
        ),
        ("Peace talks on Yemen resumed in Kuwait City on Tuesday.", "talks.resumed"),
        wrong(
            "going back to talks is no claim",
            "The warring sides went back to the peace talks in Kuwait City on Tuesday.",
            "talks.resumed",
        ),
        ("Peace talks on Yemen ended in Kuwait City on Tuesday.", "talks.concluded"),
        ("The second round of peace talks on Yemen wrapped up in Kuwait City on Tuesday.", "talks.concluded"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    claim = one(told(sentence, front=WAR), kind)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Peace talks on Yemen will resume in Kuwait City on Saturday.", "2016-05-14"),
        wrong(
            "talks on X that 'will start in Y on (day)' are lost",
            "Peace talks on Yemen will start in Kuwait City on 18 May.",
            "2016-05-18",
        ),
        ("The envoy expects peace talks on Yemen to begin in Kuwait City on Monday.", "2016-05-16"),
    ],
)
def test_talks_to_come_have_a_day_and_a_venue(sentence: str, day: str) -> None:
    talks = one(told(sentence, front=WAR), "talks.scheduled")
    assert talks.modality == "planned"
    assert talks.when is not None
    assert talks.when.start == day
    assert places(talks, "venue") == {"Kuwait City"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peace talks on Yemen will open on Thursday, three days later than planned.",
        wrong(
            "the futurate present ('talks open on Thursday') is no plan",
            "Peace talks on Yemen open on Thursday, three days behind schedule.",
        ),
        "Peace talks on Yemen opened on Thursday, three days late.",
    ],
)
def test_a_slip_in_days_gives_the_day_planned_before(sentence: str) -> None:
    (talks,) = [c for c in told(sentence, front=WAR) if c.kind.startswith("talks")]
    assert talks.details["slipped_days"] == 3
    assert talks.details["previous"] == "2016-05-09"


@pytest.mark.xfail(
    strict=True,
    reason="'put off to Saturday' is resolved to the past, and the day planned before becomes a schedule of its own",
)
def test_two_days_named_are_the_old_and_the_new_one() -> None:
    talks = one(
        told("Peace talks on Yemen, originally planned for Tuesday, were put off to Saturday.", front=WAR),
        "talks.postponed",
    )
    assert talks.details["previous"] == "2016-05-10"
    assert talks.when is not None
    assert talks.when.start == "2016-05-14"


def test_rounds_are_counted() -> None:
    talks = one(
        told("The third round of peace talks on Yemen opened in Kuwait City on Tuesday.", front=WAR), "talks.held"
    )
    assert (talks.subtype, talks.details["round"]) == ("round", "third")


def test_an_outcome_is_kept() -> None:
    talks = one(
        told("Peace talks on Yemen ended in Kuwait City on Tuesday without an agreement.", front=WAR), "talks.concluded"
    )
    assert talks.details["outcome"] == "without an agreement"


def test_hosts_are_venues_and_never_coverage() -> None:
    claims = told("Delegates at the talks in Kuwait City agreed on a truce in Yemen on Tuesday.", front=WAR)
    agreed = one(claims, "truce.agreed")
    assert places(agreed, "coverage") == {"Yemen"}
    assert "Kuwait City" not in {p.name for c in claims for p in c.places if p.role == "coverage"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy called for peace talks on Yemen.",
        "Peace talks on Yemen might open on Saturday.",
        "Will peace talks on Yemen open on Saturday?",
        "No peace talks on Yemen have been scheduled.",
        "If the shelling stops, peace talks on Yemen will open on Saturday.",
        wrong(
            "talks on another matter, between parties that have no part in the war, count as its talks",
            "Trade talks between the European Union and Canada opened in Brussels on Tuesday.",
        ),
    ],
)
def test_wished_or_doubtful_talks_are_no_talks(sentence: str) -> None:
    assert kinds(told(sentence, front=WAR), "talks") == []


def test_a_press_conference_is_no_conference() -> None:
    claims = told("The envoy held a press conference on Yemen in Kuwait City on Tuesday.", front=WAR)
    assert kinds(claims, "talks") == []
