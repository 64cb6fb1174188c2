"""Statements and demands: who takes which stance, in which words, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.reading.factory import names, one, told
from trucewatch.model.claim import Claim


def statements(*paragraphs: str) -> list[Claim]:
    return [c for c in told(*paragraphs) if c.kind == "statement.made"]


def statement(*paragraphs: str) -> Claim:
    return one(told(*paragraphs), "statement.made")


@pytest.mark.parametrize(
    ("sentence", "subtype", "stance", "speaker"),
    [
        ("Turkey welcomed the truce in Aleppo on Monday.", "welcome", "welcomes", "Turkey"),
        ("Iran's foreign ministry condemned the raid on Homs.", "condemnation", "condemns", "Iranian Foreign Ministry"),
        ("Hamas warned that the truce in Gaza could collapse.", "warning", "warns", "Hamas"),
        ("Hezbollah threatened to strike Haifa if the raids went on.", "threat", "threatens", "Hezbollah"),
        ("Ukraine accused Russia of shelling Mariupol.", "accusation", "accuses", "Ukraine"),
        ("Russia dismissed the accusations about the truce.", "denial", "rejects", "Russia"),
        ("The Houthis vowed to avenge the attack on Hodeidah.", "pledge", "pledges", "Houthis"),
        ("Qatar thanked both delegations for their work on the truce.", "welcome", "thanks", "Qatar"),
        ("The European Union voiced deep concern at the fighting.", "position", "expresses concern", "European Union"),
        ("Germany regretted the collapse of the talks.", "position", "regrets", "Germany"),
        ("The Syrian army said it would respect the truce in Aleppo.", "pledge", "pledges", "Syrian army"),
        ("Condemning the raid on Homs, Iran recalled its envoy.", "condemnation", "condemns", "Iran"),
        ("The truce in Aleppo was welcomed by Turkey.", "welcome", "welcomes", "Turkey"),
    ],
)
def test_a_stance_by_its_verb(sentence: str, subtype: str, stance: str, speaker: str) -> None:
    claim = statement(sentence)
    assert (claim.subtype, claim.details["stance"]) == (subtype, stance)
    assert claim.claimants == (speaker,)
    assert names(claim, "speaker") == {speaker}


@pytest.mark.parametrize(
    ("sentence", "addressee", "action"),
    [
        ("Turkey urged Russia to stop the air strikes on Idlib.", "Russia", "stop the air strikes on Idlib"),
        ("Turkey called on Russia to stop the air strikes.", "Russia", "stop the air strikes"),
        ("Turkey called for an end to the air strikes.", None, "an end to the air strikes"),
        ("Turkey demanded that Russia stop the air strikes.", "Russia", "stop the air strikes"),
        ("Turkey demanded an end to the air strikes.", None, "an end to the air strikes"),
        ("Turkey told Russia to stop the air strikes.", "Russia", "stop the air strikes"),
        ("Turkey pressed both sides to free all prisoners of war.", "both sides", "free all prisoners of war"),
        ("Turkey urged an immediate halt to hostilities.", None, "an immediate halt to hostilities"),
    ],
)
def test_what_is_demanded_of_whom(sentence: str, addressee: str | None, action: str) -> None:
    claim = statement(sentence)
    assert claim.subtype == "demand"
    assert claim.details["demand"] == {"addressee": addressee, "action": action}
    assert claim.details["content"] == "desired"
    assert names(claim, "speaker") == {"Turkey"}


def test_a_demand_is_no_fact() -> None:
    """What is asked for has not happened; that it was asked for has."""
    claims = told("Turkey urged Russia to extend the truce in Aleppo.")
    assert one(claims, "statement.made").modality == "actual"
    assert all(c.modality == "desired" for c in claims if c.kind == "truce.extended")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We will keep this truce alive,” Lavrov said.", "We will keep this truce alive"),
        ("‘We will keep this truce alive,’ Lavrov said.", "We will keep this truce alive"),
        ("Lavrov said the truce was a “real chance for peace”.", "real chance for peace"),
        ("“The truce,” Lavrov said, “is alive and will hold.”", "The truce … is alive and will hold."),
        (
            "“We will keep this truce alive. Nobody will break it,” Lavrov said.",
            "We will keep this truce alive. Nobody will break it",
        ),
        ("Lavrov said: “The truce is alive. Nobody will break it.”", "The truce is alive. Nobody will break it."),
    ],
)
def test_words_between_quotation_marks_are_kept_as_they_are(text: str, quote: str) -> None:
    first, *others = statements("Russian Foreign Minister Sergei Lavrov spoke in Geneva on Monday.", text)
    assert (first.quote, first.directness, others) == (quote, "quote", [])
    assert first.claimants == ("Sergei Lavrov",)
    assert first.details["capacity"] == "Russian Foreign Minister"


def test_a_quotation_without_a_speaker_of_its_own_is_of_the_one_before() -> None:
    said = statements(
        "“They broke the truce,” said Lieutenant General Sergei Kuralenko. “We will answer every attack.”"
    )
    assert [(c.claimants, c.quote) for c in said] == [
        (("Sergei Kuralenko",), "They broke the truce"),
        (("Sergei Kuralenko",), "We will answer every attack."),
    ]


def test_who_tells_of_a_stance_passes_it_on() -> None:
    claim = statement(
        "Foreign Ministers Sergei Lavrov and Bernard Kouchner stressed the need for a truce, "
        "the Russian Foreign Ministry said."
    )
    assert set(claim.claimants) == {"Sergei Lavrov", "Bernard Kouchner"}
    assert claim.relayed_by == ("Russian Foreign Ministry",)


def test_whom_an_accusation_is_against() -> None:
    assert names(statement("Ukraine accused Russia of shelling Mariupol."), "accused") == {"Russia"}
    assert names(statement("Ukraine blamed the shelling of Mariupol on Russia."), "accused") == {"Russia"}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Turkey welcomed the ceasefire.", "truce"),
        ("Turkey welcomed the peace talks in Geneva.", "talks"),
        ("Turkey welcomed the aid convoy to Aleppo.", "aid"),
        ("Turkey condemned the bombing of Aleppo.", "fighting"),
    ],
)
def test_the_topic_is_read_off_the_words(sentence: str, topic: str) -> None:
    assert statement(sentence).details["topic"] == topic


def test_a_headline_told_again_below_is_one_statement() -> None:
    claim = statement("Turkey condemns raid on Homs", "Turkey condemned the raid on Homs on Monday.")
    assert claim.sentence.text.startswith("Turkey condemned")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syrian army said five people were killed in Aleppo.",  # a fact, claimed as what it is
        "Iran is expected to welcome the truce in Aleppo.",
        "Iran has not condemned the attack on Aleppo.",
        "Iran would condemn any attack on Aleppo.",
        "Will Turkey condemn the attack on Aleppo?",
        "The truce in Aleppo, criticised for its gaps, took effect on Monday.",
        "“I lost two shoes in the shop,” said Ahmed Ali, a baker in Aleppo.",  # about no war
        "The offensive threatens the truce in Aleppo.",
        "President Salva Kiir dismissed his deputy before the war.",
        "Both armies observe the truce in Aleppo.",
        "The general called a meeting on the truce.",
        "The report was published on Monday by Reuters.",
    ],
)
def test_no_statement_where_nobody_takes_a_stand(sentence: str) -> None:
    assert statements(sentence) == []


def test_a_speaker_of_another_clause_is_not_lent() -> None:
    said = statements("After Hamas condemned the raid, Egypt warned that the truce in Gaza could collapse.")
    assert _told(said) == {("Hamas", "condemns"), ("Egypt", "warns")}


def _told(said: Sequence[Claim]) -> set[tuple[str, Any]]:
    return {(", ".join(c.claimants), c.details["stance"]) for c in said}


@pytest.mark.parametrize(
    ("sentence", "subtype", "speaker"),
    [
        ("Germany wants the truce in Aleppo to be kept without conditions.", "demand", "Germany"),
        ("Turkey reaffirmed that the truce in Aleppo bound all sides.", "position", "Turkey"),
    ],
)
def test_more_words_that_take_a_stance(sentence: str, subtype: str, speaker: str) -> None:
    claim = statement(sentence)
    assert (claim.subtype, claim.claimants) == (subtype, (speaker,))


def test_wanting_a_thing_is_no_demand() -> None:
    assert not statements("Rebels near Aleppo wanted fuel for the trucks during the truce.")
