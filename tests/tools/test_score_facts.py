"""What counts as found, right, surplus and clean when claims are scored against noted facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.score_facts import load_facts, score

SENTENCE = "The army extended the truce in Kutara by 48 hours on Friday, a spokesman said."
EXTENDED: dict[str, Any] = {
    "type": "truce",
    "event": "extended",
    "evidence": "The army extended the truce",
    "start": "2019-03-08",
    "duration_hours": 48,
    "place": "Kutara",
    "declared_by": ["army"],
    "claimed_by": ["army"],
    "certainty": "asserted",
}


def claim(**changed: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": "truce.extended",
        "modality": "actual",
        "polarity": "asserted",
        "claimants": ["Kutaran army"],
        "relayed_by": [],
        "actors": [{"name": "Kutaran army"}],
        "places": [{"name": "Kutara"}],
        "when": None,
        "term": {"start": "2019-03-08", "end": "2019-03-10", "hours": 48},
        "figure": None,
        "sentence": {"text": SENTENCE},
    }
    return told | changed


def scored(facts: list[dict[str, Any]], *claims: dict[str, Any], negative: bool = False) -> dict[str, float]:
    return score([{"id": "a", "negative": negative, "facts": facts}], {"a": claims}).figures()


def test_a_claim_with_every_value_right() -> None:
    figures = scored([EXTENDED], claim())
    assert (figures["f1"], figures["slots"], figures["facts_right"]) == (1, 1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "truce.declared"},
        {"term": {"start": "2019-03-09", "end": "2019-03-11", "hours": 48}},
        {"term": {"start": "2019-03-08", "end": None, "hours": 72}},
        {"places": [{"name": "Maro"}]},
        {"actors": [{"name": "rebels"}], "claimants": ["rebels"]},
        {"modality": "hypothetical"},
    ],
)
def test_one_wrong_value_and_the_fact_is_found_but_not_right(wrong: dict[str, Any]) -> None:
    figures = scored([EXTENDED], claim(**wrong))
    assert figures["recall"] == 1
    assert figures["facts_right"] == 0


def test_a_claim_on_another_sentence_is_surplus_and_the_fact_is_missed() -> None:
    figures = scored([EXTENDED], claim(sentence={"text": "Nothing else was said."}))
    assert (figures["recall"], figures["precision"]) == (0, 0)


def test_one_claim_answers_one_fact() -> None:
    assert scored([EXTENDED, EXTENDED], claim())["recall"] == 0.5


def test_an_optional_fact_takes_up_its_claim_and_counts_neither_way() -> None:
    figures = scored([{**EXTENDED, "optional": True}], claim())
    assert (figures["recall"], figures["precision"]) == (0, 0)
    assert score([{"id": "a", "facts": [{**EXTENDED, "optional": True}]}], {"a": [claim()]}).surplus.total() == 0


def test_the_end_of_a_day_may_be_told_as_the_next_days_beginning() -> None:
    fact = {**EXTENDED, "start": None, "end": "2019-03-10T24:00"}
    for end in ("2019-03-10", "2019-03-11T00:00+03:00"):
        assert scored([fact], claim(term={"start": None, "end": end, "hours": 48}))["facts_right"] == 1


@pytest.mark.parametrize(
    ("told", "clean"),
    [({}, 0), ({"polarity": "denied"}, 1), ({"modality": "desired"}, 1), ({"kind": "truce.reference"}, 1)],
)
def test_a_report_about_something_else_must_open_no_record(told: dict[str, Any], clean: int) -> None:
    assert scored([], claim(**told), negative=True)["negatives_clean"] == clean


def test_facts_come_as_one_object_or_one_report_a_line(tmp_path: Path) -> None:
    report = {"id": "a", "facts": []}
    (tmp_path / "facts.json").write_text(json.dumps({"reports": [report]}), encoding="utf-8")
    (tmp_path / "facts.jsonl").write_text(json.dumps(report) + "\n\n", encoding="utf-8")
    assert load_facts(tmp_path / "facts.json") == load_facts(tmp_path / "facts.jsonl") == [report]
