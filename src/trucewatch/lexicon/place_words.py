"""Words that tell places from persons, bodies and plain English: cue lists and name lists.

`data/places_words.csv`: given names and surnames (the frequent ones of the United States census of 1990, public domain,
with our own list of names from the countries that ceasefire news is about), and common English words that are also the
name of some town. `data/places_cues.toml`: cue words by kind.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from trucewatch.lexicon.gazetteer_rows import table


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    path = resources.files("trucewatch.lexicon") / "data" / "places_cues.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return {kind: frozenset(words if isinstance(words, list) else words.split()) for kind, words in tables.items()}


@lru_cache(maxsize=64)
def cue_words(kind: str) -> frozenset[str]:
    """Cue words of one kind, in lower case. Raises KeyError for a kind that the table does not have."""
    return _cues()[kind]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["kinds"].split()) for row in table("places_words.csv")}


@lru_cache(maxsize=50_000)
def word_kinds(low: str) -> frozenset[str]:
    """What else a lower-case word is: any of ``common``, ``given``, ``surname``."""
    return _words().get(low, frozenset())
