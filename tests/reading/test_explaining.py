"""Why a claim was made, and why none was."""

from __future__ import annotations

import pytest

from tests.reading.factory import clean_report
from trucewatch.model.explanation import Explanation, Refusal
from trucewatch.reading.explaining import explain
from trucewatch.reading.reader import read

FRONT = "Government troops shelled the rebel front near Aleppo all week."
TRUCE = "The army declared a ceasefire in Aleppo on Thursday."


def explained(*sentences: str) -> dict[str, Explanation]:
    """By sentence, for a report about a truce in a war."""
    report = clean_report(" ".join([*sentences, TRUCE, FRONT]))
    return {" ".join(each.sentence.text.split()): each for each in explain(report) if each.sentence}


def refused(sentence: str) -> list[Refusal]:
    return list(explained(sentence)[sentence].refused)


def test_claims_are_those_of_the_reader_each_at_its_sentence() -> None:
    report = clean_report(f"{TRUCE} {FRONT}")
    told = explain(report)
    assert tuple(claim for each in told for claim in each.claims) == read(report)
    for each in told:
        assert each.sentence is not None
        assert all(each.sentence.covers(claim.trigger) for claim in each.claims)


def test_every_sentence_has_a_claim_or_a_reason() -> None:
    told = explained("Nobody knew the reason.", "Will the rebels accept the ceasefire?")
    assert len(told) == 4
    for each in told.values():
        assert each.claims or each.refused


@pytest.mark.parametrize(
    ("sentence", "reason", "words"),
    [
        ("Will the rebels accept the ceasefire?", "question", None),
        ("Rebels may end the ceasefire.", "hypothetical", "end"),
        ("The envoy wanted the rebels to end the ceasefire.", "desired", "end"),
        ("The army did not end the ceasefire.", "denied", "end"),
        ("Shops, schools and the ceasefire were all that people spoke of.", "nothing_done_to_it", "ceasefire"),
        ("Nobody knew the reason.", "no_words", None),
    ],
)
def test_the_reason_is_named_with_the_words_that_gave_it(sentence: str, reason: str, words: str | None) -> None:
    first, *_ = refused(sentence)
    assert first.reason == reason
    assert (first.words.text if first.words else None) == words


def test_what_governs_a_trigger_is_quoted() -> None:
    (first, *_) = refused("The envoy wanted the rebels to end the ceasefire.")
    assert "want" in first.detail


def test_beside_a_claim_stands_what_else_was_told() -> None:
    sentence = "The envoy urged the rebels to end the ceasefire."
    explanation = explained(sentence)[sentence]
    assert "truce.terminated" not in {claim.kind for claim in explanation.claims}
    assert [(r.reason, r.family) for r in explanation.refused] == [("desired", "truce")]


def test_what_is_told_more_fully_elsewhere_points_there() -> None:
    report = clean_report(
        "Army declares ceasefire in Aleppo\n\nThe army declared a 48-hour ceasefire in Aleppo from Thursday. "
        f"The army declared a ceasefire in Aleppo. {FRONT}"
    )
    reasons = [(r.reason, r.detail) for each in explain(report) for r in each.refused]
    told = [detail for reason, detail in reasons if reason == "told_elsewhere"]
    assert told
    assert all("48-hour" in detail for detail in told)


def test_a_truce_of_another_world_is_no_truce() -> None:
    first, *_ = refused("Ministers welcomed the tariff truce with Beijing.")
    assert (first.reason, first.family) == ("false_friend", "truce")


def test_a_report_on_other_matters_says_which_words_decided() -> None:
    report = clean_report(
        "Washington and Beijing extended their trade truce by 90 days. Tariffs stay, and the trade war pauses."
    )
    (whole,) = explain(report)
    assert whole.sentence is None
    assert whole.refused[0].reason == "other_matter"
    assert "tariffs" in whole.refused[0].detail


def test_a_report_without_any_trigger_is_one_line() -> None:
    (whole,) = explain(clean_report("The council opened a library. The mayor thanked the masons."))
    assert (whole.sentence, whole.claims, whole.refused[0].reason) == (None, (), "no_words")
