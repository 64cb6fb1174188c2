"""Talks: planned, put off, held, broken off, taken up again, closed."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, places, told

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
        (
            "The opening of the Yemen peace talks in Kuwait City was postponed on Tuesday.",
            "talks.postponed",
        ),
        ("Peace talks on Yemen have been put off until Saturday.", "talks.postponed"),
        ("Peace talks on Yemen were pushed back from Tuesday to Saturday.", "talks.postponed"),
        ("Peace talks on Yemen collapsed on Tuesday.", "talks.collapsed"),
        ("Peace talks on Yemen broke down in Kuwait City on Tuesday.", "talks.collapsed"),
        (
            "The opposition walked out of the peace talks in Kuwait City on Tuesday.",
            "talks.collapsed",
        ),
        ("Peace talks on Yemen resumed in Kuwait City on Tuesday.", "talks.resumed"),
        (
            "The warring sides went back to the peace talks in Kuwait City on Tuesday.",
            "talks.resumed",
        ),
        ("Peace talks on Yemen ended in Kuwait City on Tuesday.", "talks.concluded"),
        ("The second round of peace talks on Yemen wrapped up in Kuwait City on Tuesday.", "talks.concluded"),
        ("The UN on Tuesday announced a suspension of the Yemen peace talks in Kuwait City.", "talks.postponed"),
        ("Peace talks on Yemen were halted on Tuesday.", "talks.postponed"),
        ("Peace talks on Yemen have been moved to Saturday.", "talks.postponed"),
        ("The Houthis suspended their part in peace talks in Kuwait City on Tuesday.", "talks.postponed"),
        ("Yemen's government and the Houthis renewed peace talks in Kuwait City on Tuesday.", "talks.resumed"),
        ("A Houthi delegation flew to Kuwait City on Tuesday for peace talks.", "talks.scheduled"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    claim = one(told(sentence, front=WAR), kind)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Peace talks on Yemen will resume in Kuwait City on Saturday.", "2016-05-14"),
        (
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
        "Peace talks on Yemen open on Thursday, three days behind schedule.",
        "Peace talks on Yemen opened on Thursday, three days late.",
    ],
)
def test_a_slip_in_days_gives_the_day_planned_before(sentence: str) -> None:
    (talks,) = [c for c in told(sentence, front=WAR) if c.kind.startswith("talks")]
    assert talks.details["slipped_days"] == 3
    assert talks.details["previous"] == "2016-05-09"


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
        "Trade talks between the European Union and Canada opened in Brussels on Tuesday.",
    ],
)
def test_wished_or_doubtful_talks_are_no_talks(sentence: str) -> None:
    assert kinds(told(sentence, front=WAR), "talks") == []


@pytest.mark.parametrize(
    "terms",
    [
        "provided that the shelling stops",
        "on condition that both sides hold their fire",
        "only if the shelling stops",
    ],
)
def test_talks_on_terms_stay_planned(terms: str) -> None:
    talks = one(
        told(f"Peace talks on Yemen will open in Kuwait City on Saturday {terms}.", front=WAR), "talks.scheduled"
    )
    assert talks.modality == "planned"
    assert talks.when is not None
    assert talks.when.start == "2016-05-14"


def test_talks_frozen_on_terms_are_frozen() -> None:
    claims = told("The Houthis have frozen the peace talks on Yemen as long as the air raids go on.", front=WAR)
    assert one(claims, "talks.postponed").modality == "actual"


@pytest.mark.parametrize(
    ("sentence", "before", "day"),
    [
        ("Peace talks on Yemen, planned for Friday, were put off to Saturday.", "2016-05-13", "2016-05-14"),
        (
            "The Yemen peace talks due to open on Tuesday have been postponed until next Monday.",
            "2016-05-10",
            "2016-05-16",
        ),
    ],
)
def test_a_day_given_up_is_no_schedule(sentence: str, before: str, day: str) -> None:
    (talks,) = [c for c in told(sentence, front=WAR) if c.kind.startswith("talks")]
    assert (talks.kind, talks.details["previous"]) == ("talks.postponed", before)
    assert talks.when is not None
    assert talks.when.start == day


def test_talks_that_were_to_have_opened_did_not() -> None:
    claims = told("Peace talks on Yemen that were to have opened on Monday have been put off.", front=WAR)
    assert kinds(claims, "talks") == ["talks.postponed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks, which ended without a breakthrough, were the third on Yemen.",
        "The envoy hopes to get the parties to the table for a serious negotiation about how to end the war in Yemen.",
        "The Houthis threatened to walk out of the peace talks in Kuwait City.",
        "The envoy urged both sides to go back to the peace talks in Kuwait City.",
    ],
)
def test_talks_told_in_passing_are_no_news(sentence: str) -> None:
    assert kinds(told(sentence, front=WAR), "talks") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Negotiations on a pay deal opened in Brussels on Tuesday.", []),
        ("Gas talks between Algeria and Italy resumed in Rome on Tuesday.", []),
        ("Talks on Ukraine opened in Vienna on Tuesday.", []),
        ("Talks on Yemen between Saudi Arabia and Iran opened in Vienna on Tuesday.", ["talks.held"]),
        ("Talks on the economic crisis opened in Kuwait City on Tuesday.", ["talks.held"]),
        ("Political and economic talks on Yemen opened in Kuwait City on Tuesday.", ["talks.held"]),
    ],
)
def test_talks_of_a_war_are_about_the_war(sentence: str, found: list[str]) -> None:
    assert kinds(told(sentence, front=WAR), "talks") == found


def test_a_place_in_the_name_of_talks_does_not_hold_them() -> None:
    talks = one(
        told("The launch of the Yemen peace talks in Kuwait City was delayed on Tuesday.", front=WAR), "talks.postponed"
    )
    assert not talks.actors


def test_a_press_conference_is_no_conference() -> None:
    claims = told("The envoy held a press conference on Yemen in Kuwait City on Tuesday.", front=WAR)
    assert kinds(claims, "talks") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Peace talks on Yemen, which were to open in Kuwait City on Tuesday, have been put off until Friday.",
        "Peace talks on Yemen were due to open on Tuesday but were put off until Friday.",
        "Kuwait said a new round of Yemen talks scheduled to begin on May 10 would be delayed by three days.",
    ],
)
def test_the_old_day_and_the_new_one_are_told_apart(sentence: str) -> None:
    (talks,) = [c for c in told(sentence, front=WAR) if c.kind.startswith("talks")]
    assert (talks.kind, talks.modality, talks.details["previous"]) == ("talks.postponed", "actual", "2016-05-10")
    assert talks.when is not None
    assert talks.when.start == "2016-05-13"


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("The second round of Astana talks on Yemen was held in the Kazakh capital on Tuesday.", {"Astana"}),
        ("Peace talks on Yemen ended in Geneva, but the sides may meet next week in Vienna.", {"Geneva"}),
        ("Talks between Sanaa and the rebels were put off on Tuesday.", set()),
        ("Consultations ended on Tuesday without a deal on a part in the Geneva talks on Yemen.", set()),
        ("Peace talks in Geneva collapsed on Tuesday after shelling, notably in Taiz.", {"Geneva"}),
    ],
)
def test_a_venue_is_that_of_these_talks(sentence: str, where: set[str]) -> None:
    talks = next(c for c in told(sentence, front=WAR) if c.kind.startswith("talks"))
    assert places(talks, "venue") == where


def test_a_side_that_stays_away_leaves_the_plan_as_it_is() -> None:
    claims = told(
        "The Houthis have suspended their part in the Yemen peace talks due in Kuwait City later this month.", front=WAR
    )
    assert sorted(kinds(claims, "talks")) == ["talks.postponed", "talks.scheduled"]


def test_the_day_of_the_next_clause_is_not_that_of_the_talks() -> None:
    claims = told("Peace talks on Yemen ended without a deal, but the sides may meet again next week.", front=WAR)
    assert one(claims, "talks.concluded").when is None


@pytest.mark.parametrize(
    ("sentence", "role", "who"),
    [
        (
            "Talks between the Houthis and Saudi Arabia opened in Muscat on Tuesday.",
            "party",
            {"Houthis", "Saudi Arabia"},
        ),
        ("Oman hosted talks between the Houthis and Saudi Arabia on Tuesday.", "convener", {"Oman"}),
        ("The Houthis suspended the peace talks on Tuesday.", "party", {"Houthis"}),
        ("The United Nations adjourned the Yemen peace talks on Tuesday.", "convener", {"United Nations"}),
    ],
)
def test_who_talks_and_who_convenes(sentence: str, role: str, who: set[str]) -> None:
    talks = next(c for c in told(sentence, front=WAR) if c.kind.startswith("talks"))
    assert names(talks, role) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Delegates failed to make a breakthrough at the peace talks.",
        "The envoy's visit followed peace talks in Geneva on Tuesday.",
        "The envoy urged the sides to keep at it, with peace talks on Yemen possibly to be held in Vienna.",
        "A donors' conference for Yemen opened in Geneva on Tuesday.",
        "The talks on Yemen are expected to touch on the shelling of May 3 in Taiz.",
        "The Geneva meeting on Yemen was originally scheduled for Monday.",
        "The envoy stressed the importance of resuming the peace talks on Yemen.",
        "The government had been expecting the Yemen talks to resume last month but this came to nothing.",
        "They reviewed talks meant to bring home the hostages held since the Saudi-led attack of May 3.",
    ],
)
def test_words_that_look_like_news_of_talks(sentence: str) -> None:
    assert kinds(told(sentence, front=WAR), "talks") == []


def test_talks_that_failed_to_end_the_war_were_held() -> None:
    talks = one(told("Peace talks in Geneva failed on Tuesday to bring the sides closer.", front=WAR), "talks.held")
    assert places(talks, "venue") == {"Geneva"}


def test_talks_of_two_officials_are_a_contact() -> None:
    claims = told("President Salva Kiir and President Yoweri Museveni held talks in Entebbe on Tuesday.", front=WAR)
    assert [c.kind for c in claims if c.kind.startswith(("talks", "contact"))] == ["contact.reported"]
