"""How found mentions are counted against labelled ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.score_actors import is_name, score

TEXT = (
    "Foreign Minister Ali Haddo met fighters of the Kandu Liberation Brigade in Aleppo on Monday. "
    "He said Russia had promised the truce would hold."
)
GOLD = [("Ali Haddo", "Person"), ("Kandu Liberation Brigade", "Organisation"), ("Aleppo", "Location")]


def corpus(folder: Path, gold: list[tuple[str, str]], confidence: float = 1.0) -> Path:
    """One labelled document; each pair is the words and their type."""
    entities = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind, "confidence": confidence}
        for words, kind in gold
    ]
    path = folder / "dev.jsonl"
    path.write_text(json.dumps({"text": TEXT, "entities": entities}) + "\n", encoding="utf-8")
    return path


def test_what_is_labelled_is_found(tmp_path: Path) -> None:
    tallies = score(corpus(tmp_path, GOLD), names=True)
    assert tallies["all"].overlap == tallies["all"].gold == 3
    assert tallies["location"].exact == 1
    assert tallies["person"].exact == 0  # ours begins with the title


def test_a_mention_of_another_type_counts_twice_against_us(tmp_path: Path) -> None:
    tallies = score(corpus(tmp_path, [("Aleppo", "Organisation")]), names=True)
    assert (tallies["organisation"].overlap, tallies["location"].overlap) == (0, 0)
    assert tallies["organisation"].missed
    assert tallies["location"].wrong


def test_rejected_labels_are_no_gold(tmp_path: Path) -> None:
    assert score(corpus(tmp_path, GOLD, confidence=0.3))["all"].gold == 0


def test_pronouns_count_unless_only_names_are_asked_for(tmp_path: Path) -> None:
    path = corpus(tmp_path, [("He", "Person"), ("Ali Haddo", "Person")])
    assert (score(path)["person"].overlap, score(path, names=True)["person"].overlap) == (2, 1)


@pytest.mark.parametrize(
    ("words", "answer"),
    [("Aleppo", True), ("the Kandu Brigade", True), ("We", False), ("the town", False), ("Some men", False)],
)
def test_is_name(words: str, answer: bool) -> None:
    assert is_name(words) is answer
