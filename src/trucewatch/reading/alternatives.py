"""Lists of the language data as parts of regular expressions."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.lexicon.words import Words


def one_of(words: Words, table: str, key: str) -> str:
    """The words of a list as alternatives ("armed|main|rival"), longest first; KeyError when the data lost the list."""
    return "|".join(map(re.escape, sorted(words.set_of(table, key), key=lambda word: (-len(word), word))))


@cache
def any_word(words: Words, table: str, key: str) -> re.Pattern[str]:
    """Any one of the words of a list, as a whole word in either case."""
    return re.compile(rf"\b(?:{one_of(words, table, key)})\b", re.IGNORECASE)
