"""What the words of a statement mean: its stance, its topic, and whether it is about the war at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A stance and the words that show it; ``needs`` and ``content`` as the data file explains them."""

    name: str
    subtype: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    needs: str
    content: str | None


@cache
def stance_rows(words: Words) -> tuple[StanceRow, ...]:
    """The rows of ``[[statement.stance]]`` in their order."""
    return tuple(
        StanceRow(
            row["name"],
            row["subtype"],
            frozenset(row.get("verbs", ())),
            frozenset(row.get("nouns", ())),
            row["needs"],
            row.get("content"),
        )
        for row in words.tables["statement"]["stance"]
    )


def row_of_verb(words: Words, lemma: str) -> StanceRow | None:
    return next((row for row in stance_rows(words) if lemma in row.verbs), None)


def row_of_noun(words: Words, lemma: str) -> StanceRow | None:
    return next((row for row in stance_rows(words) if lemma in row.nouns), None)


def topic_of(text: str, words: Words) -> str:
    """The first topic of the data file that has a word in the text; "other" for none."""
    low = f" {text.lower()}"
    topics: dict[str, list[str]] = words.tables["statement"]["topics"]
    return next((topic for topic, stems in topics.items() if any(stem in low for stem in stems)), "other")


def is_about_war(text: str, words: Words) -> bool:
    """A word of truces, talks, war or aid stands in the text."""
    return bool(words.truce_pattern.search(text) or words.war.search(text) or _about(words).search(text))


def points_back(text: str, words: Words) -> bool:
    """A word that may stand for what the report told before: "the move", "it"."""
    return bool(_back(words).search(text))


@cache
def _about(words: Words) -> re.Pattern[str]:
    return _any_of(words.tables["statement"]["about"])


@cache
def _back(words: Words) -> re.Pattern[str]:
    return _any_of(words.tables["statement"]["back_words"])


def _any_of(listed: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, listed), key=len, reverse=True))})\b", re.IGNORECASE)
